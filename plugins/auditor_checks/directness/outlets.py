"""Whether two names are one outlet's, as texts shorten them, and whether one is the article's own."""

from __future__ import annotations

import re

from auditor import Attribution, Ledger
from auditor.contract.reading import words

OUTLET = re.compile(
    r"\b(?:Herald|Times|Post|Radio|TV|News|Gazette|Journal|Dispatch|Mail|Telegraph|Guardian|Mirror|Sun|"
    r"Express|Star|Tribune|"
    r"Chronicle|Echo|Courier|Magazine|Press|CNN|BBC|NBC|CBS|ABC|Fox|Reuters|AP|AFP|Bloomberg|Weekly|"
    r"Standard|Observer|"
    r"Independent|Today|Monde|Spiegel|Figaro|Pa[íi]s|Review|Globe|Inquirer|Ledger|Bulletin|Advertiser|"
    r"Argus|Examiner|"
    r"Sentinel|Register|Messenger|Monitor|Economist|Newsweek|Channel|Sky|ITV|NPR|Politico|Axios|Vox|"
    r"BuzzFeed|HuffPost|"
    r"Huffington|Zeitung|Welt|Bild|Blatt|Blad|Dagbladet|Posten|Gazzetta|Corriere|Repubblica|Television|"
    r"Wire|Scotsman|"
    r"Australian|Nachrichten|Mercury|Recorder|Leader|Clarion|Beacon|Banner|Variety|Metro)\b|\w+(?:zeitung|"
    r"blatt|bladet|"
    r"posten)\b"
)
GENERIC = re.compile(
    r"(?:the|this|that|its)\s+(?:\w+\s+)?(?:newspaper|paper|magazine|station|broadcaster|agency|channel|"
    r"network|(?:web)?site|"
    r"outlet|publication|tabloid|weekly|daily|blog)$",
    re.IGNORECASE,
)
_LITTLE = frozenset(
    {"the", "online", "com", "co", "uk", "org", "net", "www", "newspaper", "magazine", "website", "of"}
)


def same_outlet(one: str, other: str) -> bool:
    """Whether all telling words of the one stand in the other, a domain taken as its words run together."""
    ours, theirs = _telling(one), _telling(other)
    if not ours or not theirs:
        return False
    return _inside(ours, theirs) or _inside(theirs, ours)


def is_own(ledger: Ledger, name: str) -> bool:
    """Whether a name is that of the outlet whose article this is, in full, short or as a domain."""
    known = (ledger.article.value("outlet"), _host(ledger.article.value("url")))
    return any(own and same_outlet(name, own) for own in known)


def told_to(attribution: Attribution) -> str:
    """To whom it was said, in the words of the text; empty where nobody is."""
    return attribution.addressee.value if attribution.addressee else ""


def _inside(few: list[str], many: list[str]) -> bool:
    run = "".join(many)
    return all(w in many or (len(many) == 1 and len(w) > 3 and w in run) for w in few)


def _telling(name: str) -> list[str]:
    return [w for w in words(name) if w not in _LITTLE]


def _host(url: str | None) -> str | None:
    found = re.match(r"(?:https?://)?(?:www\.)?([\w.-]+)", url or "")
    return found[1] if found else None
