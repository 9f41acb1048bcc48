"""Items of agencies: all formats tell the same, and what may not be published yet, or at all, is warned
of."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from auditor.model import Article, Problem
from auditor.read import read
from tests.read import made


def entries(path: Path, data: str) -> list[Article | Problem]:
    path.write_text(data, encoding="utf-8")
    return [e for e in read([str(path)]) if isinstance(e, (Article, Problem))]


HELD = [
    (
        "a.xml",
        made.newsml(management='<embargoed>2024-06-01T06:00:00Z</embargoed><pubStatus qcode="stat:usable"/>'),
        "embargo",
    ),
    ("a.xml", made.newsml(management='<pubStatus qcode="stat:withheld"/>'), "embargo"),
    ("a.xml", made.newsml(management='<pubStatus qcode="stat:canceled"/>'), "kill"),
    ("a.xml", made.nitf(' management-status="canceled"'), "kill"),
    (
        "a.xml",
        made.nitf().replace("</docdata>", '<date.release norm="20240601T060000Z"/></docdata>'),
        "embargo",
    ),
    ("a.json", json.dumps({**made.ninjs(1), "pubstatus": "canceled"}), "kill"),
    ("a.json", json.dumps({**made.ninjs(2), "embargoed": "2024-06-01T06:00:00Z"}), "embargo"),
    ("a.json", json.dumps({**made.ninjs(3), "pubStatus": "withheld"}), "embargo"),
]


@pytest.mark.parametrize(("name", "data", "code"), HELD)
def test_what_may_not_be_published_is_warned_of(tmp_path: Path, name: str, data: str, code: str) -> None:
    """An embargo with its time, a kill with its status; the item is read all the same."""
    (article,) = entries(tmp_path / name, data)
    assert isinstance(article, Article)
    assert [w.code for w in article.warnings] == [code]
    assert made.FIRST in article.text


def test_a_message_of_several_items_is_several_articles(tmp_path: Path) -> None:
    """A picture among them has no text and is named."""
    item = made.newsml().partition("?>")[2]
    picture = (
        made.newsml('<remoteContent href="a.jpg"/>').partition("?>")[2].replace("ninat:text", "ninat:picture")
    )
    message = (
        '<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2024-05-24T20:00:00Z'
        f"</sent></header><itemSet>{item}{picture}{item}</itemSet></newsMessage>"
    )
    found = entries(tmp_path / "a.xml", message)
    assert [e.id if isinstance(e, Article) else e.where for e in found] == ["a.xml#1", "a.xml#2", "a.xml#3"]
    assert isinstance(found[1], Problem)
    assert "picture" in found[1].what


def test_nitf_inside_newsml_is_read(tmp_path: Path) -> None:
    """Its quotations are blocks with the name of who is credited."""
    inner = (
        made.nitf()
        .partition("?>")[2]
        .replace(
            "</body.content>",
            "<bq><block><p>We go on.</p></block><credit>Ines Rowntree</credit></bq></body.content>",
        )
    )
    content = f'<inlineXML contenttype="application/nitf+xml">{inner}</inlineXML>'
    (article,) = entries(tmp_path / "a.xml", made.newsml(content))
    assert isinstance(article, Article)
    assert article.value("outlet") == made.OUTLET
    (quotation,) = [b for b in article.blocks if b.kind == "quotation"]
    assert article.slice(quotation.span) == "We go on."
    assert quotation.by
    assert article.slice(quotation.by) == "Ines Rowntree"


def test_plain_text_inside_newsml_is_read(tmp_path: Path) -> None:
    """A paragraph a paragraph."""
    (article,) = entries(
        tmp_path / "a.xml", made.newsml(f'<inlineData contenttype="text/plain">{made.TEXT}</inlineData>')
    )
    assert isinstance(article, Article)
    assert article.text == made.TEXT


def test_a_feed_with_summaries_alone_says_so(tmp_path: Path) -> None:
    """Each entry is an article of its own, and one without words is named."""
    feed = (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Herald</title><link>https://h.example</link><description>x'
        f"</description><item><title>A</title><description>{made.FIRST}</description></item><item><title>B</title>"
        f"<description>{made.THIRD}</description></item><item><title>C</title></item></channel></rss>"
    )
    found = entries(tmp_path / "a.xml", feed)
    assert [e.id if isinstance(e, Article) else e.where for e in found] == ["a.xml#1", "a.xml#2", "a.xml#3"]
    assert [[w.code for w in e.warnings] for e in found if isinstance(e, Article)] == [
        ["partial"],
        ["partial"],
    ]
    assert isinstance(found[2], Problem)


@pytest.mark.parametrize("make", [made.rss, made.atom, made.newsml, made.nitf])
def test_entities_are_not_read(tmp_path: Path, make: object) -> None:
    """A document that declares some is refused, so that none can flood memory or fetch a file."""
    assert callable(make)
    bomb = '<!DOCTYPE x [<!ENTITY a "said said"><!ENTITY b "&a;&a;&a;">]>'
    (problem,) = entries(tmp_path / "a.xml", make().replace("?>", f"?>{bomb}", 1))
    assert isinstance(problem, Problem)
    assert "entities" in problem.what
    assert problem.fix


def test_xml_of_another_kind_is_refused_by_name_and_passed_over_in_a_folder(tmp_path: Path) -> None:
    """It is no prose."""
    (problem,) = entries(
        tmp_path / "a.xml", "<?xml version='1.0'?><invoice><total>said the mayor</total></invoice>"
    )
    assert isinstance(problem, Problem)
    assert "XML" in problem.what
