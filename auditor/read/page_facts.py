"""Reads what a page tells of itself: JSON-LD, meta tags and marked elements, then what is printed, then
guesses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from auditor.model import Fact
from auditor.read import dates
from auditor.read.credits import credits
from auditor.read.decode import sanitised
from auditor.read.hypertext import Piece
from auditor.read.linked import Described

META = {
    "headline": ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title"),
    "byline": ("author", "byl", "parsely-author", "dc.creator", "sailthru.author", "article:author",
    "article:author_name"),
    "date": (
        "article:published_time", "article:published", "datepublished", "og:published_time",
        "pubdate", "publishdate",
        "publish-date", "parsely-pub-date", "dc.date", "dc.date.issued", "dcterms.created",
        "dcterms.issued", "sailthru.date",
        "cxenseparse:recs:publishtime", "citation_publication_date", "date",
    ),
    "section": ("article:section", "parsely-section"),
    "url": ("og:url",),
}  # fmt: skip
OUTLET_META = (
    "dc.publisher",
    "application-name",
    "apple-mobile-web-app-title",
    "citation_journal_title",
    "publisher",
)
MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "dcterms.modified",
    "article:modified",
)
PUBLISHED_CLASS = re.compile(
    r"publish|posted|entry-date|post-?date|article-?date|dateline|byline|timestamp|pubdate", re.IGNORECASE
)
CHANGED = re.compile(r"updat|modif|edit|last", re.IGNORECASE)
APART = re.compile(r"[,;|·•()]|\s[-–—]\s")
HOST = re.compile(r"^(?:www|m|amp|edition|mobile)\.")
BESIDE_NAMES = re.compile(r"(?:^|(?<=, ))by:? +| *,? *\b[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]*\w", re.IGNORECASE)
Told = tuple[str, str, str]  # name, value, where it was found


def facts(tree: Any, described: Described | None, site: str) -> dict[str, Fact]:
    """What the page states, the most telling place first."""
    tags = _tags(tree)
    return _first(
        (
            *_outlet(tags, described, site),
            *(described.told() if described else ()),
            *_tagged(tags, tree),
            *_marked(tree),
        )
    )


def guesses(
    tree: Any, described: Described | None, above: Iterable[Piece], known: dict[str, Fact]
) -> dict[str, Fact]:
    """What is told by print or by a change of the page: for what it does not state and its text does not
    tell."""
    tags = _tags(tree)
    told: list[Told] = [*_printed(above)]
    for key in MODIFIED:
        told += [("date", value, f"meta {key}, a change") for value in tags.get(key, ())[:1]]
    if described and isinstance(described.node.get("dateModified"), str):
        told.append(("date", described.node["dateModified"], "json-ld, a change"))
    told += [("headline", words, "element h1") for words in _headings(tree)]
    told += [("headline", words, "element title") for words in _titles(tree)]
    addresses = [known["url"].value] if "url" in known else []
    told += [
        ("outlet", HOST.sub("", urlsplit(url).netloc.lower()), "domain")
        for url in addresses
        if urlsplit(url).netloc
    ]
    told += [("outlet", name, "element title") for name in _behind_headline(tree)]
    return {name: fact for name, fact in _first(told).items() if name not in known}


def titles(tree: Any) -> list[str]:
    """The headline as the page shows it in several places."""
    tags = _tags(tree)
    return [*tags.get("og:title", ())[:1], *_headings(tree), *_titles(tree)]


def without_outlet(title: str, outlet: str | None) -> str:
    """A title without the name of the site behind it."""
    for mark in (" | ", " - ", " – ", " — ", " :: "):
        head, found, tail = title.rpartition(mark)
        if found and outlet and re.sub(r"\W", "", tail).casefold() == re.sub(r"\W", "", outlet).casefold():
            return head
    return title


def _behind_headline(tree: Any) -> list[str]:
    """What a title adds to the page's one heading: the name of the site."""
    headings, names = _headings(tree), _titles(tree)
    if len(headings) != 1 or not names or not names[0].startswith(headings[0]):
        return []
    behind = re.fullmatch(r"\s(?:[|–—-]|::)\s(?!by\b)([^|–—]+)", names[0][len(headings[0]) :], re.IGNORECASE)
    return [behind.group(1)] if behind else []


def _first(told: Iterable[Told]) -> dict[str, Fact]:
    found: dict[str, Fact] = {}
    for name, value, where in told:
        clean = " ".join(sanitised(unescape(value))[0].split())
        if name == "byline":
            clean = BESIDE_NAMES.sub("", clean) or clean
        if clean and name not in found:
            found[name] = Fact(value=clean, found_in=where)
    return found


def _tags(tree: Any) -> dict[str, list[str]]:
    tags: dict[str, list[str]] = {}
    for tag in tree.iter("meta"):
        key = str(tag.get("property") or tag.get("name") or tag.get("itemprop") or "").strip().lower()
        value = str(tag.get("content") or "").strip()
        if value:
            tags.setdefault(key, []).append(value)
    return tags


def _outlet(tags: dict[str, list[str]], described: Described | None, site: str) -> Iterator[Told]:
    """The name that readers know: the site's, before the company's behind it; an address comes last."""
    names = [(value, "meta og:site_name") for value in tags.get("og:site_name", ())[:1]]
    names += [
        (value, where) for name, value, where in (described.told() if described else ()) if name == "outlet"
    ]
    names += [(site, "json-ld")] if site else []
    names += [(value, f"meta {key}") for key in OUTLET_META for value in tags.get(key, ())[:1]]
    spoken = [
        (value, where)
        for value, where in names
        if not re.fullmatch(r"(?:https?://)?[\w.-]+\.[a-z]{2,12}/?\S*|@\S+", value.lower())
    ]
    yield from (("outlet", value, where) for value, where in (*spoken, *names))


def _tagged(tags: dict[str, list[str]], tree: Any) -> Iterator[Told]:
    """What the meta tags tell, then the canonical link."""
    for link in tree.iter("link"):
        if str(link.get("rel", "")).lower() == "canonical" and str(link.get("href", "")).startswith("http"):
            yield "url", str(link.get("href")), "link canonical"
    for name, key in ((name, key) for name, keys in META.items() for key in keys):
        values = [v for v in tags.get(key, ()) if not (name == "byline" and v.startswith(("http", "@")))]
        if values:
            several = ", ".join(dict.fromkeys(values)) if name == "byline" else values[0]
            yield name, several, f"meta {key}"


def _marked(tree: Any) -> Iterator[Told]:
    """Elements that are marked as the date or the author."""
    authors: list[str] = []
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        signs = " ".join(
            (element.get("itemprop") or "", element.get("class") or "", element.get("rel") or "")
        ).strip()
        prop = (element.get("itemprop") or "").lower()
        words = " ".join("".join(element.itertext()).split())
        if prop == "datepublished" or element.get("pubdate") is not None:
            yield "date", element.get("datetime") or element.get("content") or words, "element datePublished"
        elif (
            element.tag == "time"
            and element.get("datetime")
            and PUBLISHED_CLASS.search(signs)
            and not CHANGED.search(signs)
        ):
            yield "date", element.get("datetime"), "element time"
        elif (element.get("rel") or "") == "author" or (
            prop == "author" and element.get("itemscope") is None
        ):
            authors.append(words)
        elif prop == "author":
            authors += _names_in(element)
    named = [a for a in dict.fromkeys(authors) if 0 < len(a) < 80]
    if named:
        yield "byline", ", ".join(named), "element author"


def _names_in(author: Any) -> list[str]:
    """The names that the parts of a marked author are marked as."""
    named = [e for e in author.iter() if (e.get("itemprop") or "").lower() == "name"]
    return [e.get("content") or " ".join("".join(e.itertext()).split()) for e in named]


def _printed(above: Iterable[Piece]) -> Iterator[Told]:
    """Dates and names in the lines between headline and text; what was published goes before what was
    changed."""
    later: list[Told] = []
    for piece in above:
        for part in found.parts if (found := credits(piece.text)) else ():
            if part.kind == "byline" and part.value and not part.weak:
                yield "byline", part.value, "text of the page"
        for date in dates.find(piece.text):
            if date.value and len(piece.text) < 100:
                told = ("date", piece.text[date.start : date.end], "text of the page")
                before = piece.text[max(date.start - 30, 0) : date.start]
                if CHANGED.search(before) and not re.search(r"publish", before, re.I):
                    later.append(told)
                else:
                    yield told
        yield from _timed(piece)
    yield from later


def _timed(piece: Piece) -> Iterator[Told]:
    """The times that are marked in a line, but for those of a change."""
    said = ""
    for element in piece.element.iter():
        if element.tag == "time" and element.get("datetime") and not CHANGED.search(APART.split(said)[-1]):
            yield "date", element.get("datetime"), "element time"
        said += element.text or ""
        if element is not piece.element:
            said += element.tail or ""


def _headings(tree: Any) -> list[str]:
    found = [" ".join("".join(h.itertext()).split()) for h in tree.iter("h1")]
    return [words for words in found if words][:3]


def _titles(tree: Any) -> list[str]:
    return [" ".join((t.text or "").split()) for t in tree.iter("title") if (t.text or "").strip()][:1]
