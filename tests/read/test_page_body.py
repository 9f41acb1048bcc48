"""The article of a page is read whole, whatever made the page, and nothing of what stands around it."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.model import Article
from auditor.read import read
from tests.read.made import pages


def one(tmp_path: Path, html: str) -> Article:
    (tmp_path / "a.html").write_text(html, encoding="utf-8")
    (article,) = read([str(tmp_path)])
    assert isinstance(article, Article), article
    return article


def test_a_body_that_json_ld_alone_has_whole_is_taken(tmp_path: Path) -> None:
    """The page shows its beginning; of another article in a list nothing is taken."""
    body = "\\n\\n".join((pages.LEAD, *pages.MORE))
    script = (
        '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", '
        f'"headline": "{pages.TITLE}", "articleBody": "{body}"}}</script>'
    )
    article = one(
        tmp_path, pages.page_of(f"<article><h1>{pages.TITLE}</h1>{''.join(pages.P[:2])}</article>", script)
    )
    assert article.text.splitlines() == [pages.LEAD, *pages.MORE]
    assert article.warnings == ()
    another = script.replace('"@type"', '"@type": "ItemList", "itemListElement": {"@type"', 1).replace(
        "}</s", "}}</s"
    )
    article = one(
        tmp_path, pages.page_of(f"<article><h1>{pages.TITLE}</h1>{''.join(pages.P[:2])}</article>", another)
    )
    assert article.text.splitlines() == [pages.LEAD, pages.MORE[0]]


MORE_WAS_THERE = [
    ('"wordCount": 640', "", "partial", "640"),
    ('"isAccessibleForFree": false, "wordCount": 640', "", "paywall", "640"),
    ('"isAccessibleForFree": "False"', "", "paywall", "words"),
    (
        '"inLanguage": "en"',
        "<div class='wall'><p>Subscribe to continue reading.</p></div>",
        "paywall",
        "words",
    ),
]


@pytest.mark.parametrize(("told", "shown", "code", "words"), MORE_WAS_THERE)
def test_a_page_with_more_than_could_be_read_says_so(
    tmp_path: Path, told: str, shown: str, code: str, words: str
) -> None:
    """With both numbers where the page tells one."""
    script = (
        '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", '
        f'"headline": "{pages.TITLE}", {told}}}</script>'
    )
    article = one(
        tmp_path, pages.page_of(f"<article><h1>{pages.TITLE}</h1>{pages.P[0]}{shown}</article>", script)
    )
    assert [w.code for w in article.warnings] == [code]
    assert words in article.warnings[0].message
    assert "21" in article.warnings[0].message
    assert article.text.splitlines()[0] == pages.LEAD


QUOTED = [
    (
        "<blockquote><p>We go on.</p><footer>— Orla Devane, tenant</footer></blockquote>",
        "Orla Devane, tenant",
    ),
    (
        "<figure><blockquote><p>We go on.</p></blockquote><figcaption>— Orla Devane</figcaption></figure>",
        "Orla Devane",
    ),
    ("<blockquote>We go on. <cite>Orla Devane</cite></blockquote>", "Orla Devane"),
    ("<blockquote><p>We<br>go on.</p><p>— Orla Devane</p></blockquote>", "Orla Devane"),
    (
        '<blockquote class="twitter-tweet"><p>We go on.</p>&mdash; Orla (@orla) <a href="x">May 5</a>'
        "</blockquote>",
        "Orla (@orla) May 5",
    ),
    ('<aside class="pullquote"><p>We go on.</p><cite>Orla Devane</cite></aside>', "Orla Devane"),
    ("<blockquote><p>We go on.</p></blockquote>", None),
]


@pytest.mark.parametrize(("mark_up", "by"), QUOTED)
def test_a_quotation_is_a_block_with_who_is_named_for_it(
    tmp_path: Path, mark_up: str, by: str | None
) -> None:
    """Whatever element names him."""
    html = pages.page_of(
        f"<article><h1>{pages.TITLE}</h1>{''.join(pages.P[:3])}{mark_up}{''.join(pages.P[3:])}</article>"
    )
    article = one(tmp_path, html)
    (block,) = [b for b in article.blocks if b.kind == "quotation"]
    assert article.slice(block.span) == "We go on."
    assert (article.slice(block.by) if block.by else None) == by


def test_a_pull_quote_that_repeats_the_text_is_heard_once(tmp_path: Path) -> None:
    """In whatever element."""
    pulled = '<blockquote class="pull-quote">We were lucky, and we know that we were lucky.</blockquote>'
    article = one(
        tmp_path,
        pages.page_of(
            f"<article><h1>{pages.TITLE}</h1>{''.join(pages.P[:3])}{pulled}{''.join(pages.P[3:])}</article>"
        ),
    )
    assert article.text.count("we know that we were lucky") == 1
    assert [b for b in article.blocks if b.kind == "quotation"] == []


SEEN = [
    (
        "<p>He said on <time datetime='2025-04-07'>Monday</time> that it was safe.</p>",
        "He said on Monday that it was safe.",
    ),
    ("<p>It was <del>never</del> <ins>always</ins> safe, he said.</p>", "It was always safe, he said."),
    ("<p>“It was safe,<br>and it is,” he said.</p>", "“It was safe, and it is,” he said."),
    (
        "<p><q>It was safe</q>, he said of <q cite='x'>the <q>iron</q> crane</q>.</p>",
        "“It was safe”, he said of “the ‘iron’ crane”.",
    ),
    ("<p>It was safe<!-- no --> and sound, he said.</p>", "It was safe and sound, he said."),
]


@pytest.mark.parametrize(("mark_up", "words"), SEEN)
def test_words_inside_a_sentence_keep_their_place(tmp_path: Path, mark_up: str, words: str) -> None:
    """What is marked inside a paragraph is read as it is seen."""
    article = one(
        tmp_path,
        pages.page_of(
            f"<article><h1>{pages.TITLE}</h1>{''.join(pages.P[:3])}{mark_up}{''.join(pages.P[3:])}</article>"
        ),
    )
    assert words in article.text.splitlines()


HIDDEN = [
    "<p hidden>Blown up in secret.</p>",
    "<p aria-hidden='true'>Blown up in secret.</p>",
    "<div style='display: none'><p>Blown up in secret.</p></div>",
    "<p><del>Blown up in secret.</del></p>",
    "<noscript><p>Blown up in secret.</p></noscript>",
    "<template><p>Blown up in secret.</p></template>",
    "<span class='visually-hidden'>Blown up in secret.</span>",
]


@pytest.mark.parametrize("mark_up", HIDDEN)
def test_what_is_hidden_is_not_read(tmp_path: Path, mark_up: str) -> None:
    """By attribute, style, element or class."""
    article = one(
        tmp_path,
        pages.page_of(
            f"<article><h1>{pages.TITLE}</h1>{''.join(pages.P[:3])}{mark_up}{''.join(pages.P[3:])}</article>"
        ),
    )
    assert "Blown up" not in article.text


@pytest.mark.parametrize("name", pages.PAGES)
def test_the_whole_article_is_read_and_nothing_else(tmp_path: Path, name: str) -> None:
    """Each paragraph once and in order; no teaser, newsletter, comment or imprint is prose."""
    article = one(tmp_path, pages.PAGES[name])
    prose = article.text
    for block in sorted(article.blocks, key=lambda b: -b.span.start):
        if block.kind in ("boilerplate", "url"):
            prose = prose[: block.span.start] + prose[block.span.end :]
    places = [prose.find(p) for p in (pages.LEAD, *pages.MORE)]
    assert -1 not in places, prose
    assert places == sorted(places)
    assert all(prose.count(p) == 1 for p in pages.MORE)
    assert [junk for junk in pages.JUNK if junk in prose] == []
    assert article.value("headline") == pages.TITLE
    assert [w.code for w in article.warnings] == []


CARD = (
    "<div class='c1'><h3>Goat climbs a tower</h3><p>A keeper said that the goat had eaten the flag.</p></div>"
)
OPENED = [
    (f"<section><h2>You may also like</h2>{CARD}{CARD}</section>", False),
    (
        f"<section aria-label='More stories'><div><h2>More stories</h2></div><div>{CARD}</div></section>",
        False,
    ),
    (f"<div class='x7'><h2>Recommended for you</h2><ul><li>{CARD}</li></ul></div>", False),
    (f"<section><h2>You may also like to know</h2>{CARD}</section>", True),
    (f"<section><h2>Background</h2>{CARD}</section>", True),
    ("<h2>Read next</h2><p>A keeper said that the goat had eaten the flag.</p>", True),
]


@pytest.mark.parametrize(("part", "read_too"), OPENED)
def test_a_part_that_a_heading_for_other_stories_opens_is_no_part_of_the_article(
    tmp_path: Path, part: str, read_too: bool
) -> None:
    """All of the section or the box, sentences too; not what follows such a heading in the article itself."""
    text = one(
        tmp_path, pages.page_of(f"<article><h1>{pages.TITLE}</h1>{''.join(pages.P)}{part}</article>")
    ).text
    assert pages.LEAD in text
    assert ("the goat had eaten the flag" in text) is read_too


PROSE = (
    "<p>The harbour board will close the north quay for two years, its chairman said on Tuesday.</p>"
    "<p>The chairman, Noel Ames, said that the piles had rotted through.</p>"
)
ASKED = "".join(
    f"<p>We use cookies to give you the best experience, and {partners} of our partners measure how it is "
    "read by you and by others, on the basis of their legitimate interest.</p>"
    for partners in (12, 40, 512)
)
SECTIONED = [
    f'<div id="onetrust-sdk"><h2>Privacy</h2>{ASKED}</div><article><h1>Quay</h1>{PROSE}</article>',
    f'<main><article><h1>Quay</h1>{PROSE}</article></main><section role="alertdialog">{ASKED}</section>',
    f'<div class="x" role="dialog">{ASKED}</div><div class="page"><h1>Quay</h1><div>{PROSE}</div></div>',
    f'<main><article class="comment comment--column"><h1>Quay</h1><div class="comment-body">{PROSE}</div>'
    f'</article><section id="comments"><div class="comment-list">{ASKED}</div></section></main>',
    f'<article class="comment-piece"><h1>Quay</h1><div class="comment-piece__text">{PROSE}</div></article>',
    f'<article class="tag-consent"><h1>Quay</h1><section id="consent-told">{PROSE}</section></article>',
    f'<article class="topic-cookies"><h1>Quay</h1><div class="cookies-story">{PROSE}</div></article>',
]


@pytest.mark.parametrize("shown", SECTIONED)
def test_a_name_means_the_section_on_the_article_and_junk_beside_it(tmp_path: Path, shown: str) -> None:
    """A column is in the section "comment" and is no reader's comment; a dialog about cookies is never the
    article, however long it is, and a story about cookies is."""
    article = one(tmp_path, pages.page_of(shown))
    assert "rotted through" in article.text
    assert "legitimate interest" not in article.text
