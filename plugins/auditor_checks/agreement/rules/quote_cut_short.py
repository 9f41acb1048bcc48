"""A quote that closes where another article has the sentence run on, and what it hung on is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor import Ref, Relation, Span
from auditor.contract.reading import WORD
from auditor.contract.rules import Question, rule
from auditor_checks.agreement.view import View

RULE = rule(__name__, "quote-cut-short", "A quote closes before its condition", "warning")

SHORTEST = 4  # words that both quotes have
LOST = 5  # words of what is missing that stand nowhere in the article that lacks them
_CONDITION = re.compile(
    r"[\s,;–—-]*(?:and\s+)?(?:but\s+)?(?:(?:only|not|even)\s+)?(?:if|unless|when|once|until|till|provided|"
    r"providing|as long as|so long as|on condition|except|but|although|though|because|while|without|"
    r"rather than|instead of)\b",
    re.IGNORECASE,
)
_COMPLEMENT = re.compile(r"\s+(?:between|that|to|than|of|for|from|against|whether|who|whom|not|only)\b", re.I)
_CUT = re.compile(r"(?:\.\s?\.\s?\.|…|[-–—])\W*\Z")
_END = re.compile(r"[.!?…;:]")


def look(view: View) -> Iterator[Question]:
    """Asks for what was left out: once for each quote that was cut."""
    asked: set[tuple[str, str]] = set()
    for relation in view.facts.relations:
        if relation.relation not in ("same_quote", "altered_quote") or not _apart(view, relation):
            continue
        for cut, whole in ((relation.a, relation.b), (relation.b, relation.a)):
            for short, tail in _cuts(view, cut, whole):
                key = (view.text(cut.article), view.words(short))
                if key not in asked:
                    asked.add(key)
                    yield _question(view, relation, short, tail)


def _question(view: View, relation: Relation, short: Span, tail: Span) -> Question:
    return Question(
        f'{view.who(relation.a)}\'s "{view.inner_words(short)}" closes here; in another article the sentence '
        f'runs on: "{view.words(tail)}". Does it mean the same without? If not, give the rest.',
        (short, tail),
        view.on(relation),
    )


def _apart(view: View, relation: Relation) -> bool:
    return view.text(relation.a.article) != view.text(relation.b.article)


def _cuts(view: View, cut: Ref, whole: Ref) -> Iterator[tuple[Span, Span]]:
    """Quotes that close as sentences where the other runs on, each with the rest of that sentence."""
    for short in view.place(cut, "quotes"):
        text = view.article(cut).slice(short)
        words = _words(text)
        if len(words) < SHORTEST or not text.lstrip("\"“‘'«").strip()[:1].isupper() or _CUT.search(text):
            continue
        for long in view.place(whole, "quotes"):
            tail = _rest(view.article(whole).slice(long), words)
            if tail and not _stands(
                view.article(cut).text, view.article(whole).slice(long)[tail[0] : tail[1]]
            ):
                yield (
                    short,
                    long.model_copy(update={"start": long.start + tail[0], "end": long.start + tail[1]}),
                )


def _rest(text: str, words: list[str]) -> tuple[int, int] | None:
    """What follows some words in a quote, to the end of their sentence, where they hang on it."""
    found = list(WORD.finditer(text))
    norms = [m[0].casefold().replace("’", "'") for m in found]
    for at in range(len(norms) - len(words)):
        if norms[at : at + len(words)] == words:
            start = found[at + len(words) - 1].end()
            hangs = _CONDITION.match(text, start) or _COMPLEMENT.match(text, start)
            end = _END.search(text, start)
            stop = end.start() if end else len(text.rstrip("\"”’'»,. "))
            return (found[at + len(words)].start(), stop) if hangs and not _END.match(text, start) else None
    return None


def _stands(text: str, tail: str) -> bool:
    """Whether an article has the beginning of what its quote lacks after all, quoted elsewhere or not."""
    wanted = _words(tail)[:LOST]
    held = " ".join(_words(text))
    return " ".join(wanted) in held


def _words(text: str) -> list[str]:
    return [w.casefold().replace("’", "'") for w in WORD.findall(text)]
