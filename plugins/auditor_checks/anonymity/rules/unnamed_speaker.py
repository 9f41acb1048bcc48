"""People who are given a voice and no name: one of several, an office, those around somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor import Attribution, Source
from auditor.contract.reading import WORD, has, is_calling, outer, said, speaks, stems
from auditor.contract.rules import Question, rule
from auditor_checks.anonymity import words as lexis
from auditor_checks.anonymity.lacks import Lack, lacking
from auditor_checks.anonymity.people import opaque, withheld
from auditor_checks.anonymity.view import View

RULE = rule(__name__, "unnamed-speaker", "A voice without a name", "info", gravity=34)

LEAD, SOON, LONG = 3, 4, 10  # sentences of a lead; and behind it in which it tells whom it meant
BODY = re.compile(  # officials of a body or a country that is told, who speak for it
    r"(?-i:[A-Z][\w.’'-]*)\s+(?:\w+\s+)?(?:officials|authorities|activists)$|"
    r"\b(?:law\s+enforcement|health|military|security|intelligence|defen[cs]e|hospital)\s+officials$",
    re.IGNORECASE,
)
LACKS: tuple[Lack, ...] = ("description", "telling noun", "access", "reason")
ASIDE = re.compile(  # the press, and those who speak for somebody
    r"^(?:an?\s+)?(?:\w+\s+)?(?:reporters?|journalists?)\b|\w\.\w{2,3}$|"
    r"\b(?:reporters?|journalists?|interviewers?|doctors?|election|campaign)$|\b(?:spokes\w+|publicists?|lawyers?|"
    r"attorneys?|solicitors?|counsel|representatives?|reps?|agents?|managers?|management|directors?|employers?|"
    r"executives?|owners?|makers?|designers|developers|insurer|lender)\b(?!\s+(?:sources?|insiders?))|"
    r"\b(?:masked|hooded|gunm[ae]n|extremist|fighters?|someone|who\s+claim\w*|claiming)\b|"
    r"^(?:all|both|one\s+in|another\s+(?:pair|of))\b",
    re.IGNORECASE,
)
OFFICE = re.compile(  # who speak for a body, in public, in its name
    r"\b(?:police\w*|officers?|prosecutors?|investigators?|detectives?|authorities|firefighters?|rescuers?|"
    r"scientists?|researchers?|economists|astronomers|engineers|courts?|judges?|jur(?:y|ors)|administrators|"
    r"ministers|lawmakers(?=\s+from)|rebels|militants|insurgents|government|coast\s?guard|paramedics|medics|"
    r"astronauts|organisers|organizers|leaders)\b",
    re.IGNORECASE,
)
ALWAYS = re.compile(r"\b(?:users|fans|viewers|readers|commenters|bloggers|posters)$", re.IGNORECASE)
CROWD = re.compile(  # of whom what many say is reported, and no one is a voice
    r"\b(?:users|fans|admirers|residents|people|locals|viewers|readers|customers|voters|supporters|witnesses|"
    r"passengers|protest[eo]rs|shareholders|investors|creditors|members|players|workers|employees|parents|students|"
    r"pupils|families|relatives|neighbou?rs|critics|shoppers|drivers|commenters|bystanders|others|many|some|few)\b",
    re.IGNORECASE,
)
DEALT = re.compile(  # what they did in what is told, and no word to the writer
    r"\b(?:promis|order|request|agree|decid|ask|offer|demand|vow|apolog|contact)\w*", re.IGNORECASE
)
NAMED_WITHIN = re.compile(r"\b[Mm]y\s+name\s+is\b|^to\s+be\b")
VICTIM = re.compile(
    r"\b(?:rap(?:ed?|ing|ist)|sexual\w*|molest\w*|abus(?:ed?|ing)|grop(?:ed?|ing))\b", re.IGNORECASE
)
SOME = re.compile(
    r"(?:some|several|many|a\s+few|a\s+number\s+of|other)\s+(?:[a-z’'-]+\s+){0,2}[a-z]+(?:s|people|men|women)$",
    re.IGNORECASE,
)
FULL_NAME = re.compile(r"\b[A-Z][a-z]+\s+(?:[A-Z][\w.’'-]*\s+)*[A-Z][a-z]+$")
NOBODY = re.compile(
    r"\b(?:names?|(?:web)?sites?|domain|products?|hoax\w*|posts?|pages?|videos?|films?|movies?|songs?|letters?|"
    r"emails?|statements?|reports?|only|like|least)\b",
    re.IGNORECASE,
)
_KIN = re.compile(
    r"(?:fri?ends?|neighbou?rs?|relatives?|family|mothers?|fathers?|brothers?|sisters?|wife|husband|sons?|daughters?|m[ae]n|"
    r"wom[ae]n|boys?|girls?|users?|customers?|residents?|students?|hostages?|folks|guys|staff|witness(?:es)?|chiefs?|"
    r"figures|observers|experts?|owners|officials?|producers?|members?|colleagues?)"
)
THEIRS = re.compile(r"\b(?:folks|guys|team|staff)\s+(?:at|of|from)\b")
PARTY = re.compile(r"(?:the\s+)?(?:[A-Z][\w’'-]*\s*)+$")


def _known_one(view: View, attribution: Attribution, words: str) -> bool:
    """Whether "the source" is one of whom, unnamed, something was told before."""
    start = attribution.source_spans[0].start
    before = (a for a, _ in view.told_by_opaque() if a.source_spans and a.source_spans[0].start < start)
    definite = lexis.DEFINITE.match(words) and not lexis.THEIRS.match(words)  # "the Mirror's source"
    return bool(definite) and any(before)


def _people(words: str) -> bool:
    """Whether a word in it says that it is people: a trade, a post, a part in life."""
    return any(
        is_calling(w) or is_calling(w.removesuffix("s")) or _KIN.fullmatch(w)
        for w in WORD.findall(words.casefold())
    )


def look(view: View) -> Iterator[Question]:
    """Asks for a name, once for each description of them."""
    ledger, asked = view.ledger, dict[str, set[str]]()
    told = {
        words for lack in LACKS for _, _, words, _ in lacking(view, lack)
    }  # asked about for what they lack
    for attribution in sorted(ledger.attributions, key=lambda a: a.spans[0].start if a.spans else 0):
        source = ledger.source(attribution)
        words = ledger.article.words(attribution.source_spans)
        if source is None or not _asked(view, attribution, source, words):
            continue
        if words in told:
            continue
        told.add(words)
        known, here = asked.setdefault(source.id, set()), stems(words)
        if known and (
            not lexis.LOOSE.search(words) or here <= known
        ):  # "a security source", "the presidency source"
            continue
        known |= here
        _, *behind = view.sentences.near(attribution.source_spans[0].start, behind=1)
        if source.plural and any(view.bodies.meets(s) for s in behind):
            continue  # "health officials", and the ministry speaks in the next sentence
        if _told_soon(view, attribution, source) or _known_one(view, attribution, words):
            continue
        who = said(ledger, attribution.source_spans)
        message = f'Who is "{who}"? Give a name and a post, or say why there is none.'
        yield Question.about(attribution, message, (*attribution.source_spans, *view.hanging(attribution)))


def _told_soon(view: View, attribution: Attribution, source: Source) -> bool:
    """Whether names follow: of some of them beside it, or of the one with whom a lead begins."""
    first = attribution.source_spans[0]
    number = view.sentences.at(first.start)
    _, *behind = view.sentences.near(first.start, behind=SOON if number else LONG)
    loose = lexis.LOOSE.search(view.ledger.article.words(attribution.source_spans))
    if source.plural and not loose:  # a lead that sums up what some of them say with their names
        summed = view.borne.beside(
            first, behind=SOON if number < LEAD else 1, shared=1 if number < LEAD else 2
        )
        return summed or view.borne.out(attribution.content, source.id)
    return number < LEAD and not loose and any(view.named.meets(s) for s in behind)


def _asked(view: View, attribution: Attribution, source: Source, words: str) -> bool:
    """Whether somebody unnamed speaks here in words of their own, and nobody knows them by an office."""
    ledger = view.ledger
    if not words or not opaque(ledger, source) or attribution.kind != "statement":
        return False
    content, at = ledger.article.words(attribution.content), attribution.source_spans[0]
    if view.furniture(at) or view.sentences.around(at.start).rstrip().endswith("?"):
        return False
    if DEALT.search(ledger.article.words(attribution.cue)) or NAMED_WITHIN.search(content):
        return False
    if VICTIM.search(content) and not lexis.LOOSE.search(words):
        return False  # who tells of such a crime is shielded
    around = next(outer(ledger, attribution), None)
    teller = ledger.source(around) if around else None
    if has(ledger, source, "reason") or withheld(ledger, source) or (teller and teller.kind == "person"):
        return False  # there is a reason, or it is somebody's word that they say so
    if not (speaks(ledger, attribution) or attribution.quotes) or view.named_next(attribution):
        return False
    if lexis.PRONOUN.fullmatch(words) or lexis.NAME_INSIDE.search(words) or PARTY.fullmatch(words):
        return False
    if lexis.BARE_WORDS.fullmatch(words) or lexis.KNOWN_PART.match(words):
        return False  # bare, or a part of those told of before
    if FULL_NAME.search(words) or NOBODY.search(words) or ASIDE.search(words) or BODY.search(words):
        return False
    if not (_people(words) or lexis.LOOSE.search(words)):
        return False
    told = lexis.LOOSE.search(words) or THEIRS.search(words)
    if lexis.DEFINITE.match(words) and not told:
        return False  # "the extremist", "the woman": told of before
    if ALWAYS.search(words):
        return False
    if SOME.match(words) or lexis.ONE_OF_MANY.match(words) or lexis.LOOSE.search(words):
        return True
    return not (OFFICE.search(words) or CROWD.search(words))
