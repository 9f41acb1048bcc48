"""A run on Spark from articles to tables: what is read, in which steps, and what is written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import partial
from importlib.metadata import version
from typing import Any, Unpack

from pyspark.sql import DataFrame

from auditor.errors import ConfigError
from auditor.model import Report
from auditor.run.api import made
from auditor.run.engine import Engine
from auditor.run.keywords import Keywords
from auditor.run.settings import Settings
from auditor.spark import hands
from auditor.spark.columns import FILLED, LEDGERS, OF_ARTICLES, OF_STORIES, PROBLEMS, ROWS, STORIES, Table
from auditor.spark.given import given
from auditor.spark.stories import Stories
from auditor.spark.work import BATCH, FEW, MANY, WORK, Work
from auditor.write.tables import columns_of

NOT_HERE = ("jobs", "fail_on", "text", "log_file", "follow_links", "sarif_root")


def extract(df: DataFrame, **settings: Unpack[Keywords]) -> DataFrame:
    """A row for each article of a frame: its ledger as the line that `auditor extract` writes, or a problem.

    Columns: article, ledger, kind, what, where, fix; the last four are null where there is a ledger. ``df``
    has columns id and text, and may have title, outlet, byline, date, url and story; ``columns`` gives other
    names. It is scanned once at the call. ConfigError for what cannot be.
    """
    ready = _ready(settings)
    spark = df.sparkSession
    if spark.conf.get(BATCH) == str(MANY):
        spark.conf.set(BATCH, str(FEW))
    return _extracted(given(df, ready.columns).rows, ready)


def audit(df: DataFrame, *, out: str, **settings: Unpack[Keywords]) -> dict[str, DataFrame]:
    """The whole audit of a frame of articles: tables by name, each in Parquet in the folder ``out``.

    They are ledgers, as `extract` gives them, stories with their facts, the flat tables of the format parquet
    (articles, sources, attributions, results, findings, pairs, claims) and problems. The same call goes on
    where a stopped one was. ConfigError for what cannot be, such as a folder that holds another run.
    """
    ready = _ready(settings)
    engine = Engine(ready)
    engine.refuse()
    articles = given(df, ready.columns)
    work = Work(df.sparkSession.newSession(), out)
    decided = ready.sha256(engine.decisions.said)
    told = json.dumps([version("source-auditor"), decided, articles.count, articles.print])
    work.claim(hashlib.sha256(told.encode()).hexdigest())
    ledgers = work.kept("ledgers", lambda: _extracted(articles.rows, ready), batch=FEW)
    tables = _tables(engine)
    if not all(work.done(name) for name in tables):
        rows = _rows(work, ledgers, ready)
        for name, table in tables.items():
            work.kept(name, partial(_table, rows, table))
    work.clear()
    return {"ledgers": ledgers} | {name: work.at(name) for name in tables}


def _ready(settings: Mapping[str, Any]) -> Settings:
    for name in NOT_HERE:
        if name in settings:
            raise ConfigError(f"{name!r} means nothing on Spark", "keywords", "leave it out")
    return made(settings)


def _extracted(articles: DataFrame, settings: Settings) -> DataFrame:
    return articles.mapInArrow(partial(hands.extracted, hands.said(settings)), LEDGERS.struct)


def _rows(work: Work, ledgers: DataFrame, settings: Settings) -> DataFrame:
    """The rows of all tables, each as JSON with the name of its table."""
    how = hands.said(settings)
    judged = work.kept(
        f"{WORK}/judged", lambda: ledgers.mapInArrow(partial(hands.judged, how), ROWS.struct), batch=FEW
    )
    stories = Stories(work, ledgers.where("ledger IS NOT NULL").select("article", "ledger"), how)
    by_content = settings.stories == "content"
    members = work.kept(
        f"{WORK}/members", stories.by_content if by_content else partial(stories.by_name, settings.stories)
    )
    told = work.kept(f"{WORK}/stories", lambda: stories.rows(members))
    return judged.unionByName(told)


def _table(rows: DataFrame, table: Table) -> DataFrame:
    own = rows.where(rows["table"] == table.name).select("row")
    made = own.distinct() if table is PROBLEMS else own
    return made.mapInArrow(partial(hands.cells, table), table.struct)


def _tables(engine: Engine) -> dict[str, Table]:
    """The tables that are made of rows, with the columns that checks declare."""
    report = Report.model_construct(plugins=engine.records())
    names = dict.fromkeys((*OF_ARTICLES, *OF_STORIES))
    flat = {name: Table(name, columns_of(report, name), FILLED[name]) for name in names}
    return flat | {"stories": STORIES, "problems": PROBLEMS}
