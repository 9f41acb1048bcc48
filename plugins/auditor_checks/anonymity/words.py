"""The nouns and verbs that the anonymity rules go by."""

from __future__ import annotations

import re

_VAGUE = (
    r"(?:the author['’]s|the|a|an|one|two|three|four|five|six|seven|eight|nine|ten|both|some|many|several|"
    r"most|multiple|"
    r"other|"
    r"our|another|various|numerous|more|certain|unnamed|anonymous|senior|top|of|its|these|those|few|number|"
    r"(?:well|best|highly)[ -](?:placed|informed|connected)|reliable|trusted|trustworthy|credible|"
    r"informed|knowledgeable|"
    r"high-level|high-ranking|authoritative|separate|independent|single|inside|good|key|own|further|"
    r"confidential)"
)
_NOUNS = r"insiders?|analysts?|officials?|executives|diplomats|advis[eo]rs|aides|lawmakers"
BARE_WORDS = re.compile(
    rf"(?:{_VAGUE}\s+)*(?:sources?|people|persons?|individuals?|informants?)", re.IGNORECASE
)
OPAQUE_WORDS = re.compile(rf"(?:{_VAGUE}\s+)*(?:{_NOUNS})", re.IGNORECASE)
LOOSE = re.compile(r"\b(?:sources?|people|persons?|individuals?|insiders?|informants?)\b", re.IGNORECASE)
PLURAL = re.compile(
    r"\b(sources|officials|aides|insiders|people|advisers|advisors|executives|diplomats)\b", re.I
)
THE_ONE = re.compile(
    r"^the\s+(?:\w+\s+){0,2}(source|official|aide|insider|person|advis[eo]r|executive|diplomat)\b", re.I
)
DEFINITE = re.compile(r"(?:the|his|her|their|its|this|that|these|those|no)\b", re.IGNORECASE)
PRONOUN = re.compile(
    r"(?:who|whom|which|that|he|she|it|they|we|i|you|one|ones|the one|both|others?|another|some|many|most|"
    r"several|all|none|nobody|no one|everyone|everybody|somebody|someone|anyone|few|people)",
    re.IGNORECASE,
)
NAME_INSIDE = re.compile(
    r"\b(?:Rep|Sen|Gov|Mr|Mrs|Ms|Dr|Representative|Senator|Governor|President|Judge|Sheriff|"
    r"Mayor)\b\.?\s+[A-Z]|"
    r",\s+(?!Inc)[A-Z][\w.’'-]+\s+(?:[A-Z]\.\s+)?[A-Z]"
)
OPINION_CUE = re.compile(
    r"\b(?:predict(?:ed|s|ing)?|believ(?:ed?|es|ing)|think(?:s|ing)?|thought|fear(?:ed|s|ing)?|"
    r"suspect(?:ed|s|ing)?|speculat(?:ed?|es|ing)|guess(?:ed|es)?|doubt(?:ed|s|ing)?|blast(?:ed|s|ing)|"
    r"slam(?:s|med|ming)|critici[sz](?:ed?|es|ing)|denounc(?:ed?|es|ing)|mock(?:ed|s|ing)|ridicul(?:ed|es|"
    r"ing)|"
    r"condemn(?:ed|s|ing)?|derid(?:ed?|es|ing)|prais(?:ed|es|ing)|hail(?:ed|s|ing)|laud(?:ed|s|ing)?|"
    r"commend(?:ed|s|ing)?|complain(?:ed|s|ing)?|scoff(?:ed|s|ing)?)\b",
    re.IGNORECASE,
)
JUDGEMENT = re.compile(
    r"\b(?:disast(?:er|rous)|incompeten\w+|reckless\w*|brillian\w+|genius|unfit|foolish|dishonest|liars?|"
    r"arrogan\w+|"
    r"bully|coward\w*|crazy|idiot\w*|moron\w*|chaotic|chaos|embarrass\w+|pathetic|toxic|terrific|"
    r"outstanding|worst|"
    r"wonderful|hopeless|clueless|unhinged|erratic|weak|terrible|horrible|awful|remarkable|"
    r"impressive|stupid|"
    r"madness|mad|insane|fiasco|shambles|hypocri\w+|selfish|greedy|paranoid|delusional|"
    r"doomed|traitor|shameful|disgrac\w+|outrageous|ridiculous|absurd|nonsense|mess|"
    r"failure|lazy|childish|petty|dangerous|useless|worthless|vain|vicious|cruel|rude|corrupt|crook\w*|"
    r"thief|thieves|"
    r"snake|tyrant|bigot\w*|racist|sexist|mediocre|laughable|laughing[- ]stock|spineless|gutless|ruthless|"
    r"heartless|"
    r"ungrateful|incapable|dreadful|appalling|abysmal|catastroph\w+|ludicrous|scandalous|lunatic|lunacy|"
    r"folly|"
    r"superb|magnificent|fantastic|inept\w*|shambolic|vindictive|spiteful|manipulative|indecisive|amateurish|"
    r"visionary|inspirational)\b|"
    r"\b(?:he|she|they)(?:['’](?:s|re)| is| was| are| were)\b[^.;]{0,30}?\bthe (?!"  # "the laziest player"
    r"(?:old|young|eld|tall|long|short|larg|bigg|heavi|earli|late|rich|high|low|clos|near|small|fast|slow)est\b|"
    r"(?:most|least) (?:senior|junior|recent|likely|expensive|common)\b)"
    r"(?:[a-z]{3,}est|most [a-z]+|least [a-z]+)\b|"
    r"\bout of touch\b|\bno (?:idea|clue|shame|spine|backbone|principles)\b|\bknows? nothing\b|\bwaste of\b|"
    r"\b(?:could|can|would)(?: not|n['’]t) (?:run|organise|organize|manage|lead|be trusted|care less)\b|"
    r"\bbeyond (?:help|repair|hope)\b|"
    r"\b(?:as|is|are|was|were) an? (?:\w+ )?(?:farce|circus|sham|clown|puppet|joke|fool)\b|"
    r"\bout of (?:his|her|their) (?:depth|mind)\b|\b(?:is|are|was|were) (?:finished|hated|loathed|despised|"
    r"lost)\b(?! (?:by|in|at))|"
    r"\b(?:has|have|had) never \w+ (?:any\w*|a single)\b|\bnot up to\b|\blost the (?:trust|confidence|"
    r"respect|support) of\b|\b(?:is|was|are|were|called [\w ]{1,30}) a (?:\w+ )?fool\b|"
    r"\b(?:would|will|could|can) (?:lose|fail|collapse|never|not (?:last|survive|win)|be (?:gone|finished|"
    r"out by))\b",
    re.IGNORECASE,
)
SAME_ONE = re.compile(r"the\s+(?:person|man|woman|individual)", re.IGNORECASE)
DENIAL = re.compile(r"nonsense|absurd|ridiculous|ludicrous|laughable|outrageous", re.IGNORECASE)
CALLS = re.compile(
    r"\b(?:call(?:s|ed|ing)?|describ(?:es?|ed|ing)|dub(?:s|bed)|brand(?:s|ed)|label(?:s|led|"
    r"ed))\b",
    re.IGNORECASE,
)
INSIDE = re.compile(
    r"\b(?:members?|councillors?|ministers?|lawmakers?|players?|managers?|officials?|aides?|advis[eo]rs?|"
    r"diplomats?|executives?|staffers?|employees?|colleagues?|team-?mates?|co-?workers?|workmates?|"
    r"(?:back|front)benchers?|insiders?|associates?)\b",
    re.IGNORECASE,
)
ANYBODY = re.compile(  # who speaks for themselves only, and is given no anonymity
    r"\b(?:wom[ae]n|m[ae]n|users?|commenters?|customers?|viewers?|readers?|residents?|fans?|shoppers?|"
    r"voters?|passers-?by|"
    r"tourists?|visitors?|mothers?|fathers?|students?|pupils?|husbands?|wi(?:fe|ves)|widow(?:er)?s?|"
    r"parents?|couples?|"
    r"pensioners?|patients?|hostages?|survivors?|bystanders?|witness(?:es)?|neighbou?rs?|teenagers?|boys?|"
    r"girls?)\b",
    re.IGNORECASE,
)
NAME_FIRST = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+ (?![A-Z])")
NO_VERDICT = re.compile(r"^accused of$|\brais(?:ed|es|ing) doubts?\b", re.IGNORECASE)
ONE_WITHIN = (
    re.compile(  # one of many within a body: "a clerk in the tax office", "a former guard at the prison"
        r"(?:an?|one|another|two|three|four|several)\s+(?!.*\b(?:spokes\w+|lawyers?|attorneys?|"
        r"(?:vice[- ])?presidents?|chair\w*|"
        r"directors?|professors?|representatives?|judges?|ministers?)\b)"
        r"(?:(?:\w+ ){1,3}(?:in|at|of|from|with|for) (?:the|an?|his|her|its|their|one) .+|(?:former|senior|"
        r"junior|retired) \w+.*)",
        re.IGNORECASE | re.DOTALL,
    )
)
ONE_OF_MANY = re.compile(r"(?:an?|one|another)\b", re.IGNORECASE)
IS = re.compile(r"\b(?:is|are|was|were|became|as)\s+$", re.IGNORECASE)
DESCRIBED = re.compile(r"\b[a-z]{3,}|['’]s\b|\bof\b|\(")
ROLE_BEFORE = re.compile(
    r"(?:\b[a-z]{3,}(?:er|or|ist|ian|man|woman|ent|ant|ive|ary|ey)|[a-z],|\b(?:Reps?|Sens?|Gov|Dr|Gen|Lt|"
    r"Col|Capt|"
    r"Rev|Judge|Justice|Mayor|President|Chairman|Director|Secretary|Minister|Spokes\w+|Senator|"
    r"Representative|"
    r"Governor|Sheriff|Coach|Professor)\b\.?)\s+$"
)
ROLE_BEHIND = re.compile(
    r",\s+(?:\d+,\s+)?(?:an?|the|who|whose|former|then|his|her|their|one|of)\b|,?\s+\(|"
    r"\s+(?:of|in|at|on|from|with)\s+the\b"
)
AUTHORITY = re.compile(  # whoever told one of these has not told the writer
    r"\b(?:police|authorities|investigators?|detectives|prosecutors?|court|jury|jurors|judge|FBI|MPs|inquiry|hearing)\b"
)
REFUSES = re.compile(
    r"\b(?:ca(?:n[’']t|nnot)|could\s+not|wo(?:uld\s+not|n[’']t)|not)\s+(?:\w+\s+)?(?:give|comment|discuss|confirm|say|talk|speak)\b|\bno\s+comment\b",
    re.IGNORECASE,
)
NAMED_BEFORE = re.compile(r"(?:all|both)\b", re.IGNORECASE)  # "all three band members"
THEIRS = re.compile(r"(?P<whose>(?:the\s+)?[A-Z][\w.& -]*?)['’]s?\s+(?:own\s+)?(?:sources?|insiders?)\b")
KNOWN_PART = re.compile(
    r"(?:\w+ )?\w+ of (?:the|these|those|them) ?(?:sources|people|officials|insiders)?$", re.IGNORECASE
)
KNOWN_ALREADY = re.compile(r"(?:the|(?:\w+ of|another of) (?:the|them|those))\b", re.IGNORECASE)
KNOWS = re.compile(
    r"^(?:an?|one|two|three|four) (?:former|retired|ex-)\w* ?\w+ (?:at|of|in|from|with|for)\b|"
    r"\bwho (?:had|was|were|has|have|attended|took|saw|met|spoke|works?|worked|knows?|heard|read)\b|"
    r"\b(?:familiar|briefed|knowledge|involved|contact|present)\b|\bclose to\b",
    re.IGNORECASE,
)
WITHHELD = re.compile(  # somebody asked for it, so that anonymity was given
    r"\b(?:condition(?:s)?\s+(?:of\s+anonymity|that\b[^.]{0,30}\bnot\s+be\s+(?:named|identified|quoted))|"
    r"(?:not\s+(?:to\s+)?|n['’]t\s+(?:to\s+)?)(?:want\s+(?:to\s+be|his|her|their)\s+|wish\s+to\s+be\s+"
    r")?(?:be\s+)?"
    r"(?:named|identified|quoted\s+by\s+name)|declin\w+\s+to\s+(?:be\s+(?:named|identified)|give\s+(?:his|"
    r"her|their|a)\s+(?:full\s+|last\s+)?name)|"
    r"refus\w+\s+to\s+(?:be\s+(?:named|identified)|give\s+(?:his|her|their)\s+name)|anonymously|"
    r"remain\s+anonymous|"
    r"(?:his|her|their)\s+names?\s+(?:not\s+)?be\s+(?:withheld|used|printed|published)|"
    r"gave\s+only\s+(?:his|her|their)\s+first\s+names?)\b",
    re.IGNORECASE,
)
REASON_NEAR = re.compile(
    r"\banonym(?:ity|ously) (?:to|because|so|for|in order|as)\b|\bnot authori[sz]ed\b|"
    r"\bfear(?:s|ed|ing)?\b[^.]{0,80}\b(?:named|identified|anonym\w+)|"
    r"\b(?:name|names|anonym\w+|identity)\b[^.]{0,60}\b(?:because|for\s+fear|fear(?:s|ed|ing)|to\s+"
    r"protect|since|lest)\b|"
    r"\b(?:not to be|not be|be) (?:named|identified)\b[^.]{0,60}\b(?:because|fear\w*|for|as|"
    r"since)\b",
    re.IGNORECASE,
)
