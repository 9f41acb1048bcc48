"""A corpus that is added to day by day is what one run over all would make, and whole whatever happens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from auditor.errors import ConfigError
from auditor.model import Fact, Ledger
from auditor.run.base import OF_ARTICLES, OF_STORIES, Base
from auditor.run.corpus import REACH, Added, Corpus
from auditor.run.engine import Engine
from auditor.run.settings import Settings
from auditor.stories import events
from auditor.testing import make_ledger, source

duckdb = pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")
TOPICS = (
    "[s1 Ann Lee] [c1 said] [q1 “the paper mill at Ashford will close for good in October.”] [s2 Sources] "
    "[c2 said] [q2 the owner of the mill had known for weeks]. The Ashford mill employs four hundred people.",
    "[s1 Bo Marsh] [c1 said] [q1 “the harbour bridge at Elmport was never inspected by engineers.”] [s2 "
    "An official] [c2 said] [q2 the bridge carries lorries to the harbour]. Elmport closed it on Monday.",
)
WORDS = {"will close for good": "is going to close for ever", "never inspected": "inspected only once"}


def ledger(n: int, topic: int, day: str | None, *, altered: bool = False, name: str = "") -> Ledger:
    """An article of a topic, from one of three outlets; ``altered`` puts a quotation otherwise."""
    text = TOPICS[topic]
    for words, others in WORDS.items() if altered else ():
        text = text.replace(words, others)
    who = source(("Ann Lee", "Bo Marsh")[topic], named=True)
    unnamed = source(("Sources", "An official")[topic], id="s2", plural=topic == 0)
    made = make_ledger(f"{text} Report number {n} of outlet {n % 3}.", [who, unnamed]).model_dump()
    facts = {"outlet": f"Outlet {n % 3}", "date": day, "story": f"topic {topic}"}
    made["article"] |= {
        "id": name or f"{n:02}.txt",
        "path": name or f"{n:02}.txt",
        "metadata": {key: Fact(value=value, found_in="x") for key, value in facts.items() if value},
    }
    return Ledger.model_validate(made)


DAYS = (
    [ledger(0, 0, "2026-03-01"), ledger(1, 1, "2026-03-01"), ledger(2, 0, "2026-03-02", altered=True)],
    [ledger(3, 0, "2026-03-03"), ledger(4, 1, "2026-03-03", altered=True)],
    [ledger(5, 1, "2026-03-04"), ledger(6, 0, None)],
)


def add(place: Path, ledgers: Iterable[Ledger], **settings: Any) -> Added:
    engine = Engine(Settings(**settings))
    with Corpus(place, engine) as corpus:
        corpus.add(corpus.new(ledgers))
    return corpus.added


def rows(place: Path, sql: str) -> list[Any]:
    with duckdb.connect(str(place), read_only=True) as base:
        return base.execute(sql).fetchall()


def content(place: Path) -> dict[str, list[Any]]:
    """All rows of all tables, but for which run they are of."""
    tables = dict.fromkeys((*OF_ARTICLES, *OF_STORIES, "members", "problems"))
    found = {name: sorted(rows(place, f"FROM {name}"), key=repr) for name in tables}
    for name in ("stories", "ledgers"):
        found[name] = sorted(rows(place, f"SELECT * EXCLUDE (run) FROM {name}"), key=repr)
    return found


@pytest.mark.parametrize("stories", ["content", "field"])
def test_day_by_day_is_what_one_run_over_all_makes(tmp_path: Path, stories: str) -> None:
    """Every table, whatever makes a story; the second day tells only the stories it touches again."""
    for day in DAYS:
        add(tmp_path / "days.duckdb", day, stories=stories)
    whole = add(tmp_path / "whole.duckdb", [x for day in DAYS for x in day], stories=stories)
    assert whole.stories == 2
    told = {name for (name,) in rows(tmp_path / "whole.duckdb", "SELECT story FROM stories")}
    assert told == {"story of 00.txt", "story of 01.txt"}
    assert content(tmp_path / "days.duckdb") == content(tmp_path / "whole.duckdb")
    assert rows(tmp_path / "days.duckdb", "SELECT run, articles FROM runs") == [(1, 3), (2, 2), (3, 2)]


def test_a_day_costs_its_own_stories_alone(tmp_path: Path) -> None:
    """Those that are weeks away, or of other articles of these days, are neither told again nor lost."""
    place = tmp_path / "c.duckdb"
    add(place, [ledger(0, 0, "2026-01-01"), ledger(1, 0, "2026-01-02")])
    add(place, [ledger(2, 1, "2026-03-01"), ledger(3, 1, "2026-03-02")])
    later = add(place, [ledger(4, 0, "2026-03-01"), ledger(5, 0, "2026-03-02")])
    assert (later.stories, later.gone) == (1, 0)
    grown = add(place, [ledger(6, 1, "2026-03-03")])
    assert (grown.stories, grown.gone) == (1, 1)
    members = rows(place, "SELECT story, list(article ORDER BY article) FROM members GROUP BY 1 ORDER BY 1")
    assert [ids for _, ids in members] == [
        ["00.txt", "01.txt"], ["02.txt", "03.txt", "06.txt"], ["04.txt", "05.txt"],
    ]  # fmt: skip


def test_what_is_there_is_passed_over_and_another_text_of_its_name_gets_another(tmp_path: Path) -> None:
    """As in one run, the second article of a name is ``name~2``; the same again changes nothing."""
    place, day = tmp_path / "c.duckdb", DAYS[0]
    add(place, day)
    before = content(place)
    again = add(place, day)
    assert (again.articles, again.known, again.stories) == (0, 3, 0)
    assert content(place) == before
    other = ledger(7, 0, "2026-03-02", name="00.txt")
    assert add(place, [other, *day]).known == 3
    assert add(place, [other]).known == 1
    assert rows(place, "SELECT article FROM articles ORDER BY 1") == [
        ("00.txt",), ("00.txt~2",), ("01.txt",), ("02.txt",),
    ]  # fmt: skip


def test_a_run_is_in_it_whole_or_not_at_all(tmp_path: Path) -> None:
    """One that breaks off leaves the file as it was, and the same run then goes well."""
    place = tmp_path / "c.duckdb"
    add(place, DAYS[0])
    before = content(place)

    def stopped() -> Iterator[Ledger]:
        yield from DAYS[1]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add(place, stopped())
    assert content(place) == before
    assert add(place, DAYS[1]).articles == 2


def test_views_answer_what_is_usually_asked(tmp_path: Path) -> None:
    """The share of unnamed by outlet and month, who is quoted, and quotations that were altered."""
    place = tmp_path / "c.duckdb"
    add(place, [x for day in DAYS for x in day])
    [first, *_] = rows(place, "FROM unnamed_by_month WHERE outlet = 'Outlet 1'")
    assert first == ("Outlet 1", "2026-03", 2, 4, 2, 0.5)
    quoted = rows(place, "SELECT name, statements, articles, outlets FROM quoted")
    assert quoted == [("Ann Lee", 4, 4, 2), ("Bo Marsh", 3, 3, 2)]
    altered = rows(place, "SELECT speaker, words_a, words_b FROM altered_quotes")
    assert {speaker for speaker, _, _ in altered} == {"Ann Lee", "Bo Marsh"}
    assert all(("for good" in a) != ("for good" in b) for who, a, b in altered if who == "Ann Lee")


def test_every_column_says_what_it_holds(tmp_path: Path) -> None:
    place = tmp_path / "c.duckdb"
    add(place, DAYS[0])
    sql = "SELECT count(*), count(comment) FROM duckdb_columns() WHERE table_name = 'attributions'"
    [(columns, told)] = rows(place, sql)
    assert columns == told > 17


def refused(place: Path, ledgers: Sequence[Ledger] = (), **settings: Any) -> str:
    with pytest.raises(ConfigError) as found:
        add(place, ledgers, **settings)
    return f"{found.value}"


def test_what_cannot_be_added_to_is_refused_in_words_and_left_alone(tmp_path: Path) -> None:
    """Another kind of stories, a database of something else, no database, and articles without texts."""
    place = tmp_path / "c.duckdb"
    add(place, DAYS[0])
    assert "whose stories are found by content" in refused(place, DAYS[1], stories="field")
    assert "keeps the texts" in refused(place, DAYS[1], text=False)
    with duckdb.connect(str(tmp_path / "other.duckdb")) as other:
        other.execute("CREATE TABLE mine AS SELECT 1 AS n")
    assert "is a database, but no corpus" in refused(tmp_path / "other.duckdb")
    assert rows(tmp_path / "other.duckdb", "FROM mine") == [(1,)]
    (tmp_path / "words.duckdb").write_text("no database" * 1000)
    assert "cannot be opened" in refused(tmp_path / "words.duckdb")
    with duckdb.connect(str(place)) as base:
        base.execute("UPDATE corpus SET version = 99")
    assert "another version" in refused(place)


def test_a_question_has_the_first_cell_of_its_first_row_for_an_answer(tmp_path: Path) -> None:
    """And nothing where there is no row."""
    base = Base(tmp_path / "c.duckdb", "content", ())
    assert base.one("SELECT n + 1, n FROM range(3) AS t(n) ORDER BY n") == 1
    assert base.one("SELECT 1 WHERE false") is None
    base.close(keep=False)


def test_an_article_is_looked_for_as_many_days_off_as_one_of_its_story_may_be() -> None:
    """And no farther."""
    assert events.needed(REACH) <= 1 < events.needed(REACH + 1)


@pytest.mark.parametrize(
    ("known", "gone", "said"),
    [
        (0, 0, "3 articles added; 2 stories told"),
        (4, 0, "3 articles added, 4 were there already; 2 stories told"),
        (0, 1, "3 articles added; 2 stories told in place of 1"),
    ],
)
def test_what_a_run_came_to_is_told_in_words(known: int, gone: int, said: str) -> None:
    assert Added(articles=3, known=known, stories=2, gone=gone).said() == said
