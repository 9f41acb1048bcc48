"""Quotes of one utterance whose words differ, with nothing that marks it; and which article stands alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from auditor import On, Ref, Relation, Span
from auditor_checks.agreement.quotes import Compared, Side, compare
from auditor_checks.agreement.view import View


def altered(view: View) -> Iterator[tuple[Relation, Compared]]:
    """The pairs of quotes of two articles that differ without ellipsis, brackets or a translator."""
    for relation in view.sure:
        apart = relation.a.article != relation.b.article
        if relation.relation == "altered_quote" and apart and not _translated(view, relation):
            found = compare(view.story, relation)
            if found.altered and view.best(relation):
                yield relation, found


@dataclass
class Version:
    """The words that some articles have where others have other words; ``refs`` in the order of the story."""

    words: str
    spans: tuple[Span, ...]
    refs: list[Ref] = field(default_factory=list)

    @property
    def articles(self) -> int:
        """How many articles have them."""
        return len({ref.article for ref in self.refs})


def versions(view: View) -> list[tuple[str, Version, Version]]:
    """Each quote that differs, once: who said it, what most articles have, and the odd one out."""
    groups: dict[tuple[On, frozenset[str]], tuple[str, dict[str, Version]]] = {}
    for relation, found in altered(view):
        change = max(found.changes, key=lambda change: change.size)
        sides = [(relation.a, change.ours), (relation.b, change.theirs)]
        key = view.on(relation), frozenset(_words(side) for _, side in sides)
        _, told = groups.setdefault(key, (view.who(relation.a), {}))
        for ref, side in sides:
            version = told.setdefault(_words(side), _version(view, ref, side))
            if ref not in version.refs:
                version.refs.append(ref)
    rows = []
    for who, told in groups.values():
        most, odd = sorted(told.values(), key=lambda version: -version.articles)[:2]
        rows.append((who, most, odd))
    return rows


def _version(view: View, ref: Ref, side: Side) -> Version:
    """The changed words with those around them; where one article has none there, its own quotation."""
    if side.span is None:
        spans = view.place(ref, "content")[:1]
        return Version(f"not there: “{view.said(ref)}”", spans)
    return Version(view.around(side.span), (side.span,))


def _words(side: Side) -> str:
    return " ".join(side.words).casefold()


def _translated(view: View, relation: Relation) -> bool:
    """Whether one of the articles says that the words are a translation: those may differ."""
    for ref in (relation.a, relation.b):
        article = view.story.ledger(ref.article).article
        for span in view.attribution(ref).cue:
            around = (
                article.text[max(span.start - 200, 0) : span.end + 200].casefold()
                if span.of == "text"
                else ""
            )
            if "translat" in around or "interpreter" in around:
                return True
    return False
