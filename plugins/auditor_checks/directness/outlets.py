"""Whether two names are one outlet's, as texts shorten them, and whether one is the article's own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor import Attribution, Ledger, Source
from auditor.contract.reading import is_body, is_given_name, is_place, words

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
    r"Wire|Scotsman|Soir|Stampa|Presse|Libération|Parisien|Croix|Temps|Tageszeitung|Weltwoche|Volkskrant|"
    r"Telegraaf|Standaard|Politiken|Berlingske|Tidende|Sanomat|Messaggero|Avvenire|Mundo|Vanguardia|Clar[íi]n|"
    r"Naci[óo]n|Folha|Estad[ãa]o|P[úu]blico|Expresso|Haaretz|Gazeta|Rzeczpospolita|Kommersant|Izvestia|Pravda|"
    r"Jazeera|Ahram|Cumhuriyet|H[üu]rriyet|Maverick|Xinhua|Yonhap|Kyodo|Asahi|Mainichi|Yomiuri|Nikkei|Caixin|"
    r"Daily\s+[A-Z]\w+|"
    r"Australian|Nachrichten|Mercury|Recorder|Leader|Clarion|Beacon|Banner|Variety|Metro)\b|\w+(?:zeitung|"
    r"blatt|bladet|"
    r"posten)\b"
)
GENERIC = re.compile(
    r"(?:the|that|its)\s+(?:\w+\s+)?(?:newspaper|paper|magazine|station|broadcaster|agency|channel|"
    r"network|(?:web)?site|"
    r"outlet|publication|tabloid|weekly|daily|blog)$",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\b(?:report(?:s|ed|ing)?|according to|claim(?:s|ed|ing)?|sa(?:ys?|id)|not(?:es|ed)|f(?:ound|inds)|"
    r"reveal(?:s|ed)|disclose[sd]|wr(?:ote|ites)|learn(?:s|ed)|suggest(?:s|ed)|discovered|quoted|cit(?:es|ed))\b",
    re.IGNORECASE,
)
_MEDIUM = (
    r"(?:web)?site|blog|newspaper|paper|magazine|tabloid|broadcaster|channel|station|(?:news|wire)\s+"
    r"(?:agency|service|network|site|outlet)|daily|weekly|portal|publication"
)
_DOMAIN = r"\w\.(?:com|org|net|co\.uk|tv|fr)\b"
_SITE = re.compile(rf"\b(?:{_MEDIUM})\b|{_DOMAIN}", re.IGNORECASE)
RUN = re.compile(r"[A-Z][a-z]+[A-Z][a-z]+|[a-z][A-Z]\w+|\d\w*[A-Z]\w+")  # MacRumors, iGen
_STUDY = re.compile(
    r"\b(?:survey|poll|study|research|index|report by|rating)\b|['’]s?\s+(?:own\s+)?(?:web)?site\b|"
    r"\bofficial\s+(?:\w+\s+)?(?:web)?site\b",
    re.IGNORECASE,
)
_REPORTS = re.compile(r"\breports\b|\bis reporting\b", re.IGNORECASE)  # no company of its own results
_REPORTED = re.compile(r"\breport(?:s|ed|ing)\b", re.IGNORECASE)
_PASSES_ON = re.compile(r"\breport(?:s|ed|ing)?\b|\baccording to\b", re.IGNORECASE)
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


def short(name: str) -> str:
    """A name without the words that tell what it is: "report from French Apple website iGen"."""
    if name[:1].isupper() or name[:1].isdigit():
        return name
    last = name.split()[-1]
    return f"the {last}" if re.fullmatch(_MEDIUM, last, re.IGNORECASE) else last


def told_to(attribution: Attribution) -> str:
    """To whom it was said, in the words of the text; empty where nobody is."""
    return attribution.addressee.value if attribution.addressee else ""


def is_outlet(ledger: Ledger, name: str) -> bool:
    """Whether a name is an outlet's: by its words, or as the text speaks of it."""
    if OUTLET.search(name) or RUN.fullmatch(name) or re.search(_DOMAIN, name):
        return True
    known = re.escape(name)
    said = rf"\b{known}\s+(?:reports\b|is\s+reporting\b|reported\s+that\b)|"
    said += rf"\b{known}(?:,\s+an?|['’]s)?\s+(?:\w+\s+)?(?:{_MEDIUM})\b|"
    said += rf"\b(?:{_MEDIUM})\s+(?:called\s+)?{known}\b|"
    said += rf"\b(?:reporters?|journalists?)\s+(?:at|for|of|from|with)\s+(?:the\s+)?{known}\b"
    return bool(re.search(said, ledger.article.text))


def teller(ledger: Ledger, statements: Sequence[Attribution], attribution: Attribution) -> str | None:
    """The other outlet that tells something on its own word; None for anybody else, or the article's own.

    ``statements`` are those of the article: an outlet that people speak to in it is one.
    """
    source, cue = ledger.source(attribution), ledger.article.words(attribution.cue)
    described = ledger.article.words(attribution.source_spans)
    if source is None or not source.named or not _TELLS.search(cue) or is_own(ledger, source.name):
        return None
    if _STUDY.search(described) or attribution.polarity == "negated" or is_place(source.name):
        return None
    name = source.name
    if source.kind == "person" and " " in name and not OUTLET.search(name) and not _medium(statements, name):
        return None  # who told an outlet something is no outlet
    person = source.kind == "person" and is_given_name(name) and not OUTLET.search(name)
    relayed = not person and any(same_outlet(r.name, name) for r in attribution.relays)
    reporting = OUTLET.search(name) or source.kind != "person" or _REPORTED.search(cue)
    told = not person and reporting and any(same_outlet(told_to(a), name) for a in statements)
    alone = not person and _REPORTED.search(cue) and _alone(source) and _asked(statements)
    site = _SITE.search(described) and (source.kind != "person" or _PASSES_ON.search(cue))
    run = RUN.fullmatch(name) and _PASSES_ON.search(cue) and not is_body(name)
    paper = OUTLET.search(name) and (source.kind != "person" or _PASSES_ON.search(cue))
    single = " " not in name and _REPORTS.search(cue) and not is_body(name)
    return name if relayed or told or alone or site or run or single or paper else None


def _alone(source: Source) -> bool:
    """Whether one word is all that a text tells of somebody, who may be an outlet taken for a person."""
    return source.kind == "person" and " " not in source.name and source.slots.post is None


def _asked(statements: Sequence[Attribution]) -> bool:
    """Whether people speak to "the newspaper"."""
    return any(GENERIC.match(told_to(a)) for a in statements)


def _medium(statements: Sequence[Attribution], name: str) -> bool:
    """Whether people speak to it by its name and as "the newspaper", and no given name opens that."""
    by_name = any(same_outlet(told_to(a), name) for a in statements)
    return by_name and _asked(statements) and not is_given_name(name.split()[0])


def _inside(few: list[str], many: list[str]) -> bool:
    run = "".join(many)
    return all(w in many or (len(many) == 1 and len(w) > 3 and w in run) for w in few)


def _telling(name: str) -> list[str]:
    return [w for w in words(name) if w not in _LITTLE]


def _host(url: str | None) -> str | None:
    found = re.match(r"(?:https?://)?(?:www\.)?([\w.-]+)", url or "")
    return found[1] if found else None
