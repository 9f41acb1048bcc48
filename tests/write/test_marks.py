"""Marks on a text: nested and overlapping, and never a character lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import Article, Attribution, Block, Extractor, Finding, Ledger, Source, Span
from auditor.write.page.marks import Mark, Piece, covered, letter, lines, marks_of
from auditor.write.page.visible import plain, visible

TEXT = "Sources told Reuters that Putin had said he was ready."


def span(words: str) -> Span:
    return Span(start=TEXT.index(words), end=TEXT.index(words) + len(words))


def nested() -> Ledger:
    outer = Attribution(
        id="a1",
        source="s1",
        source_spans=(span("Sources"),),
        cue=(span("told"),),
        content=(span("that Putin had said he was ready"),),
    )
    inner = Attribution(
        id="a2",
        source="s2",
        source_spans=(span("Putin"),),
        cue=(span("had said"),),
        content=(span("he was ready"),),
        within="a1",
    )
    sources = (
        Source(id="s1", kind="group", name="Sources", named=False),
        Source(id="s2", kind="person", name="Putin", named=True),
    )
    article = Article(id="x", path="x.txt", text=TEXT)
    return Ledger(
        article=article,
        extractor=Extractor(name="hand", version="1"),
        sources=sources,
        attributions=(outer, inner),
    )


def pieces(ledger: Ledger, findings: list[Finding] | None = None) -> dict[str, Piece]:
    found = lines(TEXT, marks_of(ledger, findings or [], "text"))
    return {p.text: p for line in found for p in line.pieces}


def test_a_nested_attribution_carries_both_numbers_innermost_first() -> None:
    found = pieces(nested())
    assert (found["he was ready"].ground, found["he was ready"].on) == ("k2", (1, 0))
    assert found["Putin"].on == (1, 0)


def test_roles_are_told_apart_by_element_and_an_unnamed_source_by_class() -> None:
    found = pieces(nested())
    assert (found["Sources"].tag, found["Sources"].css) == ("b", "un")
    assert (found["told"].tag, found["told"].ground) == ("i", None)
    assert (found["Putin"].css, found["Putin"].ground) == ("", "")


def test_what_stands_in_one_content_stands_in_one_element() -> None:
    (line,) = lines(TEXT, marks_of(nested(), [], "text"))
    texts = {g.css: "".join(p.text for p in g.pieces) for g in line.grounds if g.css is not None}
    assert texts == {"": "that Putin had said ", "k2": "he was ready"}
    told = covered([line])
    assert told["p"] == [0, 0, 0, [1, 0], [1, 0], [1, 0]]  # source, cue, content, and what is in it


def test_numbers_stand_after_the_cue_and_letters_after_the_first_words_of_a_finding() -> None:
    finding = Finding(rule="x/y", severity="info", message="?", spans=(span("Sources"), span("ready")))
    found = lines(TEXT, marks_of(nested(), [finding], "text"))
    by = {p.text: p for line in found for p in line.pieces}
    assert by["told"].notes == (0,)
    assert by["had said"].notes == (1,)
    assert by["Sources"].flags == (0,)
    assert by["ready"].flags == ()
    assert by["ready"].found == (0,)


def test_overlapping_findings_share_the_words_they_overlap_in() -> None:
    one = Finding(rule="x/y", severity="info", message="1", spans=(span("Sources told"),))
    two = Finding(rule="x/y", severity="info", message="2", spans=(span("told Reuters"),))
    found = lines(TEXT, marks_of(nested(), [one, two], "text"))
    assert [p.found for line in found for p in line.pieces if p.text == "told"] == [(0, 1)]


def test_a_span_of_another_article_leaves_no_mark() -> None:
    elsewhere = span("Sources").model_copy(update={"article": "other"})
    finding = Finding(rule="x/y", severity="info", message="?", spans=(elsewhere,))
    assert not any(m.role == "finding" for m in marks_of(nested(), [finding], "text"))


def test_a_line_is_of_the_block_that_it_stands_in_or_that_ends_with_it() -> None:
    """Also where the block begins within it; one that ends before its end leaves it as it is."""
    text = "By Ann Lee\nA caption that\ngoes on\nRain fell, it says."
    blocks = [
        Block(kind="byline", span=Span(start=3, end=10)),
        Block(kind="caption", span=Span(start=11, end=33)),
        Block(kind="section", span=Span(start=34, end=43)),
        Block(kind="markup", span=Span(start=34, end=53)),
        Block(kind="headline", span=Span(of="title", start=0, end=60)),
    ]
    found = [line.kind for line in lines(text, [], blocks)]
    assert found == ["byline", "caption", "caption", "section"]
    within = [Block(kind="byline", span=Span(start=36, end=43))]
    assert [line.kind for line in lines(text, [], within)] == ["", "", "", ""]
    reaching = [Block(kind="byline", span=Span(start=36, end=53))]
    assert [line.kind for line in lines(text, [], reaching)] == ["", "", "", "byline"]


def test_a_mark_that_ends_with_its_line_leaves_nothing_in_the_next() -> None:
    """Nor does one that begins with it."""
    found = lines("ab\ncd\nef", [Mark(0, 3, 0, "source"), Mark(2, 6, 1, "cue")])
    assert [[p.text for p in line.pieces] for line in found] == [["ab"], ["cd"], ["ef"]]
    assert [[p.tag for p in line.pieces] for line in found] == [["b"], ["i"], [""]]


def test_letters_go_on_after_z() -> None:
    assert [letter(n) for n in (0, 25, 26, 27, 701, 702)] == ["A", "Z", "AA", "AB", "ZZ", "AAA"]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.data())
def test_every_line_is_kept_whatever_is_marked(text: str, data: st.DataObject) -> None:
    ends = st.integers(0, len(text))
    marks = []
    for number in range(data.draw(st.integers(0, 5))):
        start, end = sorted((data.draw(ends), data.draw(ends)))
        role = data.draw(st.sampled_from(["source", "cue", "content", "quote", "finding"]))
        marks.append(Mark(start, end, number, role, data.draw(st.integers(0, 2))))
    found = ["".join(p.text for p in line.pieces) for line in lines(text, marks)]
    assert all(p.text for line in lines(text, marks) for p in line.pieces)
    wanted = [line for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip()]
    assert found == wanted


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_what_is_shown_holds_no_markup_and_nothing_hidden(text: str) -> None:
    shown = str(visible(text))
    bare = shown.replace('<span class="hid">', "").replace("</span>", "")
    assert "<" not in bare
    assert "\u202e" not in plain(text)
    assert "\x00" not in plain(text)
