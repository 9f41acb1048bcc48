"""The words by which a text says that somebody is to go unnamed."""

import re

ANONYMOUS = re.compile(
    r"anonym|on background|(?:not|n['’]t) (?:(?:want|wish) )?(?:to )?be (?:publicly )?"
    r"(?:named|identified|quoted)"
    r"|declin\w+ to be (?:named|identified|quoted)"
    r"|(?:name|names|identity|identities)\b[^.;]{0,25}\b(?:with-?held|concealed|printed|published"
    r"|disclosed|used|changed|protected)"
    r"|not (?:being )?(?:named|identified|naming|identifying)|not using (?:his|her|their) (?:full "
    r"|real |last )?names?"
    r"|without (?:being named|attribution)|identified only|withh\w+ (?:his|her|their) (?:full |real "
    r"|last )?names?|refus\w+ to (?:be named|give)",
    re.I,
)
