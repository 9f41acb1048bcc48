"""The page: an audit to read, search and print, from files alone and without a single outside request."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from auditor.contract.reporters import Reporter
from auditor.model import Report

if TYPE_CHECKING:
    from jinja2 import Environment

    from auditor.write.page.context import Context
    from auditor.write.page.links import Links


@dataclass(frozen=True)
class Assets:
    """Style and script, beside the pages or inside the one page, and the policy that lets nothing else in."""

    inline: bool
    css: str
    js: str
    policy: str


class Html(Reporter):
    """One page per article and story with an index, or everything on one page."""

    name = "html"
    title = "pages to read, with an index (a folder), or one page (a file)"
    suffix = ".html"
    several_files = True

    def pieces(self, report: Report) -> Iterable[str]:
        """Everything on one page."""
        from auditor.write.page.story import story_view
        from auditor.write.page.view import article_view

        context, links = _context(report, None)
        views = [article_view(record, context, links) for record in report.articles]
        stories = [story_view(story, context, links) for story in report.stories]
        more = {"stories": ()} if len(views) == 1 else _index(context, links)
        return [
            _page("single.html", context, links, _assets(True), views=views, story_views=stories, **more),
            "\n",
        ]

    def folder(self, report: Report, folder: Path) -> None:
        """An index, a page of rules, a page for each article and story; beside them what they share."""
        from auditor.write.page.cards import common
        from auditor.write.page.story import story_view
        from auditor.write.page.view import article_view
        from auditor.write.page.visible import packed

        context, top = _context(report, "")
        below = top.seen_from("../")
        assets = _assets(False)
        _write(folder / "auditor.css", assets.css)
        _write(folder / "auditor.js", assets.js)
        words = common(report.articles, context)
        context.common = {text: place for place, text in enumerate(words)}
        _write(folder / "words.js", f"var WORDS = {packed(words)};\n")
        _write(folder / "index.html", _page("index.html", context, top, assets, **_index(context, top)))
        _write(folder / "rules.html", _page("rules.html", context, top, assets))
        for record in report.articles:
            view = article_view(record, context, below)
            page = _page("article.html", context, below, assets, view=view)
            _write(folder / below.file("articles", view.id), page)
        for story in report.stories:
            told = story_view(story, context, below)
            page = _page("story.html", context, below, assets, story=told)
            _write(folder / below.file("stories", told.id), page)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")


def _context(report: Report, up: str | None) -> tuple[Context, Links]:
    from auditor.write.page.context import Context
    from auditor.write.page.links import Links
    from auditor.write.standing import standings

    return Context(report, standings(report)), Links.of(report, up)


def _page(name: str, context: Context, links: Links, assets: Assets, **more: Any) -> str:
    template = _environment().get_template(name)
    return template.render(report=context.report, context=context, links=links, assets=assets, **more)


def _index(context: Context, links: Links) -> dict[str, Any]:
    from auditor.write.page.asked import graves
    from auditor.write.page.index import FORM, WHO, outlets, panel_views, rows
    from auditor.write.page.story import story_name

    stories = [
        (
            s,
            story_name(s, context),
            links.to("stories", s.facts.id).removesuffix("#top" if links.up is not None else ""),
        )
        for s in context.report.stories
    ]
    return {
        "rows": rows(context, links),
        "graves": graves(context, links),
        "panels": panel_views(context, links),
        "outlets": outlets(context, links),
        "stories": stories,
        "who": WHO,
        "form": FORM,
    }


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    from auditor.write.page.cards import said
    from auditor.write.page.links import anchor
    from auditor.write.page.visible import bare, packed, quoted, visible

    def short(text: str) -> str:
        """The beginning of long words."""
        return text if len(text) <= 240 else text[:239].rstrip() + "…"

    environment = Environment(
        loader=PackageLoader("auditor.write.page"),
        autoescape=True,
        finalize=quoted,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"v": visible, "said": said, "card": card, "short": short}
    environment.filters |= {"bare": bare, "packed": packed}
    environment.globals["rule_anchor"] = lambda plugin, rule: anchor(
        rule if "/" in rule else f"{plugin}/{rule}"
    )
    return environment


_LINK = re.compile(r"\[([^\]]+)\]\((https?://[^\s()]+)\)")


def card(text: str) -> _Safe:
    """A rule's card as HTML: paragraphs, bold, code and web links of Markdown, all else as it stands.

    A link is the one thing that leads out of the report, and only where a reader follows it.
    """
    from auditor.write.page.visible import quoted

    html = str(quoted(text.strip()))
    html = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", html)
    html = re.sub(r"`([^`]+)`", r"<code>\1</code>", html)
    html = _LINK.sub(r'<a href="\2" rel="noreferrer">\1</a>', html)
    return _Safe("".join(f"<p>{part}</p>" for part in re.split(r"\n\s*\n", html)))


@cache
def _assets(inline: bool) -> Assets:
    static = files("auditor.write.page") / "static"
    css = (static / "auditor.css").read_text(encoding="utf-8")
    js = (static / "auditor.js").read_text(encoding="utf-8")
    if inline:
        allowed = f"style-src {_hash(css)}; script-src {_hash(js)}"
    else:
        allowed = "style-src 'self'; script-src 'self'"
    policy = f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"
    return Assets(inline, _Safe(css), _Safe(js), _Safe(policy))


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii") + "'"


class _Safe(str):
    """Our own style, script and policy, which Jinja must not escape."""

    def __html__(self) -> str:
        return self
