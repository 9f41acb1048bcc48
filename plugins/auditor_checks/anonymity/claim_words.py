"""The wordings of claims by their kinds, and the words by which a sentence credits somebody."""

from __future__ import annotations

import re
from typing import NamedTuple

_NUMBER = r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a|several|many)"
_MANY = (
    r"(?:dozens|scores|hundreds|thousands|millions|tens of thousands|half|a third|a quarter|most|majority)"
)
_HEADS = (
    r"(?:people(?!\s+(?:live|attended|came))|civilians?|girls|boys|wom[ae]n|m[ae]n|children|kids|jobs|"
    r"deaths|fatalities|casualties|victims|"
    r"users|subscribers|customers|families|households|homes|houses|cases|soldiers|troops|militants|"
    r"fighters|"
    r"jihadists|refugees|migrants|workers|employees|staff|passengers|prisoners|hostages|patients|students|"
    r"voters|residents|dead|killed|injured|wounded|arrested|died|infected|missing|downloads|complaints|"
    r"schoolgirls|members|attacks|copies)"
)
FIGURE = re.compile(
    r"\d\s?(?:%|per\s?cent\b|percent\b|percentage points?\b)|"
    r"[£$€]\s?\d[\d,.]*\s?(?:[mb]n\b|m\b|million\b|billion\b|trillion\b|k\b)|[£$€]\s?\d{1,3},\d{3}|"
    r"\b\d[\d,.]*\s?(?:million|billion|trillion|[mb]n)\b(?!\s+(?:people\s+)?(?:live\b|inhabitants|"
    r"lawsuit|\w+\s+action|contract))|"
    rf"\b(?:\d[\d,]*\d|{_MANY})(?:\s+(?!(?:a|an|in|for|at|by|to|per|with)\b)[a-z]+){{0,3}}\s+{_HEADS}\b|"
    rf"\b{_NUMBER}\s+times\s+(?:higher|more|as|larger|bigger|greater|the)\b|"
    r"\b(?:rose|risen|fell|fallen|jumped|soared|plunged|slumped|doubled|tripled|halved|increased|decreased|"
    r"declined|surged|picked\s+up|outperformed|dropped)\s+(?:by\s+\d|to\s+[\d£$€]|significantly|sharply|faster|steadily|"
    r"rapidly|dramatically|in\s+recent)\b|"
    r"\b(?:significantly|sharply|rapidly|steadily|increasingly)\s+(?:in|more|common|higher|lower)\b|"
    r"\bon\s+the\s+(?:rise|increase|decline)\b|\b(?:increased|grown|risen|fallen|"
    r"become)\s+[^.,;]{0,30}\bin\s+"
    r"recent\s+(?:years|months)\b|\bhave\s+outperformed\b|\b(?:faster|lower|higher|more|worse|"
    r"better)\s+than\s+"
    r"(?:at\s+any\s+time|expected|forecast|predicted|thought|hoped|feared|anticipated|ever)\b",
    re.IGNORECASE,
)
_SCHEDULED = (
    r"(?:be|begin|start|hold|meet|take|open|appear|arrive|release|return|play|face|go|fly|visit|give|"
    r"make|leave|"
    r"retire|expire|close|launch|travel|speak|stand|hit|run|land|report|announce|publish|end|finish|"
    r"air|marry|have|"
    r"compete|fight|decide|vote|come|become|get|see|join|deliver|perform|resume|tour|testify)\b"
)
CAUSE = re.compile(
    r"\b(?:leads?|leading|led)\s+to\b(?!\s+the\s+(?:top|front))|\bresult(?:s|ed|ing)?\s+in\b|"
    r"\b(?:caus(?:es?|ed|ing)|trigger(?:s|ed|ing)?|spark(?:s|ed|ing)?|prompt(?:s|ed|ing)|fuel(?:s|"
    r"l?ed|l?ing)|"
    r"boost(?:s|ed|ing)|provok(?:es?|ed|ing)|contribut(?:es?|ed|ing)\s+to|blamed\s+(?:for|on))\b|"
    r"\bbecause\s+of\b|\bthanks\s+to\b|\bas\s+a\s+result(?:\s+of)?\b|\bdue\s+to\s+"
    r"(?:the|an?|its|fears?|lack|poor|heavy|strong|weak)\b|"
    r"\bsent\s+(?:\w+\s+){1,3}(?:shares|prices|stocks?)\b|"
    r"\bmark(?:s|ed|ing)?\s+(?:the\s+)?(?:end|beginning|start|turning)\b|\bin\s+response\s+to\b|"
    r"\bin\s+(?:an|a|apparent)\s+(?:\w+\s+)?(?:attempt|effort|bid|retaliation)\b|\bforc(?:ed|"
    r"ing)\s+\w+\s+to\b",
    re.IGNORECASE,
)
GUESS = re.compile(
    r"\b(?:is|are|was|were|seems?|looks?|look|appears?)\s+(?:now\s+|also\s+|very\s+|more\s+|most\s+|"
    r"almost\s+|"
    r"just\s+)?(?:(?:likely|unlikely|poised|bound|certain|sure|doomed|destined)\s+to\b|"
    rf"set\s+to\s+(?!{_SCHEDULED}))|"
    r"\b(?:could|might|may)\s+(?:also\s+|soon\s+|well\s+|even\s+|still\s+|yet\s+|now\s+)?"
    r"(?:be(?!\s+(?:used|seen|heard|found|contacted|reached|bought|read|downloaded|made|added|set|"
    r"opened|viewed))|(?!not\b|be\b|as\b|only\b)[a-z]+)\b|"
    r"\bshould\s+(?:come|pick|start|begin|improve|help|be\s+back|arrive|know|see|fall|rise)\b|"
    r"\b[Ii]t\s+(?:appears|seems)\b|"
    r"\b(?i:probably|apparently|presumably|perhaps|seemingly|supposedly|most\s+likely|more\s+likely|"
    r"no\s+doubt|"
    r"doubtless|undoubtedly|potentially|possibly|rumou?red|reportedly|allegedly|purportedly)\b|"
    r"\bwill\s+(?:likely|probably|almost)\b|\bwould\s+(?:be|have|become|create|make|mean|cost|"
    r"help|give|put|leave|allow|lead|cause|bring|see)\b|\blooks?\s+as\s+though\b|"
    r"\b(?i:suspected|alleged|apparent|purported)\s+[a-z]+\b|"
    r"\b(?:said|claimed|alleged|believed|thought|rumou?red|reported)\s+to\s+(?:be|have)\b|"
    r"\bwhat\s+(?:sounds|looks|"
    r"appears)\s+(?:like|to)\b"
)
PLAN = re.compile(
    r"\b(?:is|are|was|were|has\s+been|have\s+been)\s+(?:now\s+|also\s+|currently\s+|still\s+|already\s+|"
    r"secretly\s+|actively\s+)?(?:eyeing(?:\s+up)?|considering|planning|preparing|plotting|"
    r"looking\s+to|mulling|"
    r"weighing|pondering|in\s+talks|close\s+to|on\s+the\s+verge|working\s+on|developing|trying\s+to|"
    r"seeking\s+to|"
    r"hoping\s+to|aiming\s+to|thinking\s+(?:of|about)|keen\s+to|ready\s+to|about\s+to|going\s+to|"
    r"interested\s+in|"
    r"negotiating|lining\s+up|targeting|pushing|gearing\s+up)\b|\bhas\s+(?:secretly|quietly|agreed|"
    r"decided|ordered|"
    r"approved)\b|\b(?:plans|intends|wants|aims|hopes)\s+to\b"
)
EVENT = re.compile(
    r"\b(?:was|were|been|being|is|are|has|have|had|and|who)\s+(?:\w+ly\s+)?(?:shot|killed|stabbed|beheaded|"
    r"executed|murdered|kidnapped|abducted|arrested|detained|attacked|injured|wounded|hospitali[sz]ed|"
    r"raped|robbed|"
    r"evacuated|destroyed|poisoned|infected|captured|seized|crashed|exploded|died|dead|fled|found\s+dead|"
    r"collapsed|quit|resigned|fired|sacked|suspended|hacked|leaked|stolen|burned|drowned|bitten|"
    r"hurt|rescued|shut\s+down|banned|cancelled|canceled)\b"
)
FELT = re.compile(
    r"\b(?:come|came|coming|is|are|was|were)\s+under\s+(?:fire|attack|pressure|criticism|increasing|"
    r"growing)\b|"
    r"\b(?:(?:drew|draw(?:n|s|ing))|spark(?:s|ed|ing)?|prompt(?:s|ed|ing)?|caus(?:ed?|es|ing)|"
    r"rais(?:ed?|es|ing)|"
    r"br(?:ought|ings?|inging)|fuel(?:s|l?ed|l?ing)|provok(?:ed?|es|ing)|met\s+with|fac(?:ed|es|ing)|"
    r"attract(?:s|ed|ing)?|amid|stirr?(?:ed|s|ing)?|trigger(?:s|ed|ing)?|boost(?:s|ed|ing)?|won|"
    r"earned|sow(?:s|ed)?|"
    r"generat(?:ed?|es|ing)|receiv(?:ed?|es|ing))\s+(?:[\w’'-]+\s+){0,4}?(?:criticism|outrage|anger|fury|"
    r"controversy|backlash|debates?|discussions?|speculation|fears?|concerns?|hopes?|uproar|"
    r"responses?|reactions?|"
    r"questions|praise|condemnation|ridicule|attention|pressure|panic|protests|suspicions?|doubts?|"
    r"notoriety|"
    r"acclaim|support|complaints)\b|"
    r"\b(?:which|that|has|have|had|and)\s+(?:\w+ly\s+)?(?:angered|infuriated|outraged|dismayed|"
    r"alarmed|delighted|"
    r"shocked|stunned|upset|worried|embarrassed|disappointed|horrified|enraged|baffled|puzzled|thrilled)\s+"
    r"(?:the|many|some|his|her|their|[A-Z])|"
    r"\b(?:angered|infuriated|outraged|dismayed|alarmed|enraged|horrified|shocked|"
    r"stunned)\s+(?:the\s+|many\s+|"
    r"his\s+|her\s+|their\s+)?(?:fans|viewers|residents|parents|neighbou?rs|critics|users|locals|"
    r"people|nation|"
    r"world|country|community|public)\b|"
    r"\b(?i:fans|investors|traders|markets?|voters|users|viewers|readers|critics|residents|customers|"
    r"consumers|"
    r"observers|many|some|people|shareholders|creditors|analysts|experts|parents|"
    r"supporters)\s+(?:(?:have|had|are|were|"
    r"will|also|still|now|previously)\s+){0,2}(?:hop(?:ed?|es|ing)|fear(?:ed|s|ing)?|believ(?:ed?|es|ing)|"
    r"worr(?:ied|y|ying)|expect(?:ed|s|ing)?|wonder(?:ed|s|ing)?|think|thought|feel|felt|"
    r"complain(?:ed|ing)?|"
    r"question(?:ed|ing)?|doubt(?:ed|ing)?|angry|unhappy|furious|concerned|outraged|delighted|shocked)\b|"
    r"\b(?:rueing|regretting|relishing|reeling|bracing|desperate\s+to|neglected|licking)\b|"
    r"\b[Ww]hat\s+(?:most\s+)?(?:concerns|worries|angers|bothers|troubles)\b|"
    r"\b(?i:hopes|fears|concerns?|worries|speculation|rumou?rs|suspicions?)\s+(?:that|of|about|over|"
    r"are|were|is|was|"
    r"have|has|grew|grow)\b"
)
RECORD = re.compile(
    r"\bfirst\s+(?:[\w’'-]+\s+){1,6}?(?:in\s+history|ever|of\s+its\s+kind)\b|"
    r"\bin\s+(?:the\s+)?history\b|\bunprecedented\b|"
    r"\bnever\s+before\b|\bnon-?existent\b|\bno\s+(?:easy|other|known|obvious)\s+way\b|"
    r"\bworld['’]?s\s+(?:first|most|"
    r"largest|biggest|oldest|best|worst)\b|\bthe\s+only\s+(?!\w+\s+(?:he|she|they|I|we)\b)[a-z]+|"
    r"\b(?:one|some|many)\s+of\s+the\s+(?:\w+\s+)?(?:best|worst|greatest|most\s+[a-z]+)\b|"
    r"\bthe\s+(?:worst|deadliest|most\s+(?!recent)[a-z]+)\b|\bbetter-known\b|\b(?:earned|gained|won|"
    r"built)\s+(?:up\s+)?a\s+(?:\w+\s+)?(?:reputation|following)\b|\bwell-received\b|"
    r"\b(?:widely|universally)\b|\bbecoming\s+the\s+(?:first|youngest|oldest|only)\b|"
    r"\bmass(?:ive)?\s+(?:\w+)|"
    r"\bwidespread\b|\bhuge\s+\w+|\bfavou?rite\b|\bdon['’]t\s+typically\b|\b(?:typically|usually|"
    r"generally|always)\s+\w+",
    re.IGNORECASE,
)
CRIME = re.compile(
    r"\bunder\s+(?:criminal\s+|police\s+)?investigation\b|\b(?:is|are|was|were|been|being)\s+(?:\w+ly\s+)?"
    r"(?:accused|suspected|wanted|implicated|linked|blamed|behind|involved|responsible)\b|"
    r"\bdue\s+in\s+court\b|"
    r"\b(?:fake[ds]?|hoax(?:es)?|staged|fabricated|bogus|scams?|fraud(?:ulent)?|cover-?up)\b|"
    r"\b(?:not|n['’]t)\s+(?:\w+\s+)?(?:dead|true|real)\b|\b(?:is|are|he['’]s|"
    r"she['’]s)\s+(?:very\s+much\s+|still\s+)?alive\b|\buntrue\b|\bfalse\b|\bnone\s+of\s+(?:this|"
    r"it)\s+is\b",
    re.IGNORECASE,
)
VERDICT = re.compile(
    r"\b(?:hilarious(?:ly)?|bizarre(?:ly)?|outrageous|horrif(?:ic|ying)|disgraceful|"
    r"heart-?(?:breaking|warming)|"
    r"stunning|incredible|amazing|brilliant|superb|terrible|awful|ridiculous|infamous|notorious|disastrous|"
    r"controversial|so-called|sickening|vile|epic|insane|crazy|awesome|adorable|great|shocking|gruesome|"
    r"chilling|scary|terrifying|wonderful|fortunately|unfortunately|sadly|thankfully|luckily|"
    r"remarkable|weird|"
    r"creepy|genius|legendary|ingenious|lucky|unlucky|absurd|ludicrous|delirious|drawback)\b",
    re.IGNORECASE,
)
CREDITED = re.compile(
    r"\b(?:estimates?|thinks|believes|reckons|argues|predicts)\s+[A-Z]|\b(?:should|worth)\s+(?:be\s+)?not(?:ed|ing)\b|"
    r"\b(?:according\s+to|(?<!\bis\s)(?<!\bare\s)(?<!\bwas\s)(?<!\bwere\s)said|says?|saying|told|"
    r"tells?|wr(?:ote|ites)|announced|confirmed|revealed|tweeted|"
    r"(?:figures|data|statistics|records|documents|research|study|survey|poll|analysis|results|"
    r"report)\s+(?:from|by|"
    r"show(?:s|ed|n|ing)?|released|published)\b|published\s+by|released\s+by|cit(?:es?|ed|ing)|credited|"
    r"court|charges|judge|jury|convicted|sentenced|in\s+a\s+statement|by\s+the\s+(?:ministry|office|"
    r"government|agency))\b|"
    r"\b(?:[A-Z][\w’'-]*|he|she|they|it|who|which|police|officials|analysts|experts)\s+(?:(?:\w+ly|"
    r"has|have|had|also)\s+){0,2}"
    r"(?:reports?|reported|reporting|claim(?:s|ed)?|estimates?|estimated|forecasts?|predicts?|"
    r"predicted|warn(?:s|ed)?|"
    r"posted|complained|insist(?:s|ed)?|argu(?:e[sd]?)|believes?|suggests?)\b"
)
OWN = re.compile(
    r"\b(?:I|[Ww]e|[Oo]ur|my|us|[Yy]ou|[Yy]our)\b|^\W*(?:It|He|She|They)\s+(?:also\s+)?(?:question|call|urge|"
    r"describe|highlight|"
    r"f(?:ou|i)nd|recommend|pick|reveal|note|criticis|criticiz|accus|point|conclude)\w*|"
    r"\bfound\s+(?:that|those)\b"
)  # opinion, or going on
SURVEYED = re.compile(
    r"\b(?:interviewed|surveyed|respondents|polled|asked|questioned|of\s+(?:readers|those))\b", re.IGNORECASE
)
POSTED = re.compile(
    r"pic\.twitter\.com|https?://|(?<!\w)[@#]\w|^\s*[—–-]|\bRIP\b|\bRead more\b|\[[^\]]*\]$|:\s*$"
)
YEAR = re.compile(
    r"\b(?:in|since|on|of)\s+(?:\w+\s+){0,2}(?:\d{1,2},?\s+)?(?:1[89]|20)\d\d\b|\(?(?:19|20)\d\d\)?"
)
SCORE = re.compile(r"\b\d{1,2}-\d{1,2}\b")
SPOKEN = re.compile(r"^[^“]*”|^[^\"]*\"[^\"]*$")  # a quote that began before
HEADED = re.compile(
    r"(?:\W*(?:[A-Z0-9][\w’'+-]*|for|of|the|in|to|a)\b){5,}\W*$"
)  # a headline or an advertisement
QUESTION = re.compile(r"\?[\"”’')\]]*\s*$")


class Kind(NamedTuple):
    """A sort of claim: its pattern, and what a reporter is asked about it."""

    pattern: re.Pattern[str]
    question: str


KINDS = (
    Kind(CRIME, "who accuses, investigates or found that out? Name the authority or whoever says so."),
    Kind(FIGURE, "whose figure is this? Say who counted, measured or published it, and when."),
    Kind(FELT, "who felt or said so? Let one of them say it, with a name."),
    Kind(GUESS, "whose guess or forecast is this? Name them, or say what it is taken from."),
    Kind(PLAN, "who says that this is planned? Name them, or say how it is known."),
    Kind(CAUSE, "who says that the one led to the other? Name them, or say what shows it."),
    Kind(RECORD, "by whose count or judgement? Say who established it."),
    Kind(EVENT, "who saw it or established it? Name the police, the witness or the paper."),
    Kind(VERDICT, "whose judgement is this? Give it to somebody, or leave the word out."),
)


_ANY = re.compile("")
HOLDS = re.compile(
    r"\b(?:appear|seem|known|consider|hope|expect|estimat|regard|describ|call|accus|question|blam|"
    r"prais|critic|likely|"
    r"rumou?r|hail|dub|discuss)\w*\b",
    re.IGNORECASE,
)
HELD = Kind(_ANY, "who says or thinks so? Name or describe them.")
OPENS = Kind(_ANY, "the article opens with this; whose word is it? Say so in the lead.")


GRAVE = tuple(k for k in KINDS if k.pattern not in (VERDICT, FIGURE))
CLAUSE = re.compile(r"[,;:—–]\s+|\s+-\s+|\b(?:but|while|although|though)\s+")
