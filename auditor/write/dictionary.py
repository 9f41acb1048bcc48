"""What every column of the flat tables holds: its name, its type and its meaning, declared here and once."""

from __future__ import annotations

from typing import NamedTuple


class Told(NamedTuple):
    """A column: the type of its cells, and what they mean, with units and values."""

    type: type
    meaning: str


SPANS = "as `12-30 45-50` in code points, `title:` before those of a title of its own"
# In order: this is the contract, also for tables without a row. New columns come last, those that checks
# declare behind them.
COLUMNS: dict[str, dict[str, Told]] = {
    "articles": {
        "article": Told(str, "id of the article, unique in the report"),
        "path": Told(str, "its file, from the argument that named it; `-` for standard input"),
        "line": Told(int, "line of the file, from 1, where it holds one article a line"),
        "sha256": Told(str, "SHA-256 of the bytes it was read from"),
        "title": Told(str, "its title where that stands outside the text"),
        "headline": Told(str, "headline as read from text or metadata"),
        "outlet": Told(str, "who published it"),
        "byline": Told(str, "who wrote it, as the line has it"),
        "date": Told(str, "when it was published, ISO 8601, as exact as known"),
        "url": Told(str, "its address"),
        "language": Told(str, "ISO 639-1 code, detected"),
        "characters": Told(int, "length of the text in code points"),
        "sources": Told(int, "distinct sources in it"),
        "unnamed_sources": Told(int, "those of them that are unnamed persons or groups"),
        "people_at_least": Told(int, "fewest people that can be behind the unnamed mentions"),
        "people_at_most": Told(int, "most of them; empty: no upper bound"),
        "attributions": Told(int, "attributed statements in it"),
        "unnamed_attributions": Told(int, "those of them with an unnamed source"),
        "findings": Told(int, "questions asked, without those that stand under others"),
        "inconclusive": Told(str, "why the article is not scored; empty: it is"),
    },
    "sources": {
        "article": Told(str, "id of the article"),
        "source": Told(str, "id of the source, unique in the article"),
        "kind": Told(str, "`person`, `organisation`, `document`, `group`, `population`, `author`"),
        "name": Told(str, "fullest name or description in the article"),
        "named": Told(bool, "whether the reader learns who it is"),
        "count": Told(int, "number of people, where the article states it"),
        "plural": Told(bool, "more than one"),
        "part_of": Told(str, "id of the source that it is a part of"),
        "members": Told(str, "ids of the sources that it joins, with spaces between"),
        "mentions": Told(int, "how often it is mentioned"),
        "post": Told(str, "its post or role, in the article's words"),
        "body": Told(str, "the organisation that it belongs to"),
        "nationality": Told(str, "its nationality"),
        "seniority": Told(str, "its rank among its like, such as senior"),
        "access": Told(str, "how it knows: the words that say so"),
        "reason": Told(str, "why it is not named: the words that say so"),
        "reason_grade": Told(str, "`rote` (asked not to be named) or `specific` (for fear of reprisal)"),
        "allegiance": Told(str, "whose side it is on"),
        "protected": Told(str, "why not naming it is no fault: minor, victim, endangered"),
        "body_grade": Told(str, "`named`, `implied` or only a `nationality`"),
        "post_grade": Told(str, "`exact` (the mayor of Ash) or `generic` (an official)"),
        "access_grade": Told(str, "`direct` (took part), `familiar` (with the matter) or `acquainted`"),
        "standing": Told(str, "why it can speak of this: the words that say so"),
        "standing_grade": Told(
            str, "`witness`, `took-part`, `expert`, `affected`, `office`, `author` or `paper`"
        ),
    },
    "attributions": {
        "article": Told(str, "id of the article"),
        "attribution": Told(str, "id of the attribution, unique in the article"),
        "source": Told(str, "id of the source; empty: nobody is said to stand behind it"),
        "within": Told(str, "id of the attribution in whose content it stands"),
        "kind": Told(
            str, "`statement`, `belief`, `intention`, `perception`, `decree`, `evidence`, `no-response`"
        ),
        "form": Told(str, "`direct` (quoted), `mixed` or `indirect` (paraphrased)"),
        "polarity": Told(str, "`positive` or `negated`"),
        "stance": Told(
            str, "of the cue: `neutral`, `doubting`, `conceding`, `mind-reading`, `accusing`, `hardening`"
        ),
        "channel": Told(str, "where it was said, such as `interview`, `statement`; `unknown` where not told"),
        "relays": Told(str, "hands between origin and article, nearest first, with ` > ` between"),
        "source_words": Told(str, "the words of the source; ` … ` between pieces"),
        "cue_words": Told(str, "the words of the cue, such as said"),
        "content_words": Told(str, "the words of what is said"),
        "source_spans": Told(str, f"where they stand, {SPANS}"),
        "cue_spans": Told(str, "the same of the cue"),
        "content_spans": Told(str, "the same of the content"),
        "confidence": Told(float, "of the extractor, 0 to 1, where it has one"),
    },
    "results": {
        "result": Told(str, "id of the result, unique in the report"),
        "check": Told(str, "id of the check that says it"),
        "article": Told(str, "id of the article that it speaks of"),
        "story": Told(str, "id of the story, where it speaks of one"),
        "attribution": Told(str, "id of the attribution, where it speaks of one"),
        "source": Told(str, "id of the source, where it speaks of one"),
        "claim": Told(str, "id of the claim, where it speaks of one"),
        "state": Told(str, "`scored`, `not applicable`, `inconclusive` or `error`"),
        "score": Told(float, "0 to 1, only where `scored`; what 1 means is told by the check"),
        "label": Told(str, "the same in words"),
        "in_means": Told(bool, "whether the score counts in means"),
        "reasons": Told(str, "the steps of the score, with `; ` between"),
    },
    "findings": {
        "result": Told(str, "id of the result that it came with"),
        "rule": Told(str, "id of the rule, as check/rule"),
        "severity": Told(str, "`error`, `warning` or `info`"),
        "article": Told(str, "id of the article that it was found in"),
        "story": Told(str, "id of the story, where it was found in one"),
        "message": Told(str, "the question to the desk"),
        "words": Told(str, "the words it is about; ` … ` between pieces"),
        "spans": Told(str, f"where they stand, {SPANS}, and the article's id before those of a story"),
        "mend": Told(str, "`desk` can mend it, or it is `inherited` from the outlet relayed"),
        "fingerprint": Told(str, "what it is known by in later runs, whatever is edited elsewhere"),
        "gravity": Told(int, "0 to 100, the rule's own, among findings of one severity"),
        "under": Told(str, "fingerprint of the graver finding about the same words"),
    },
    "pairs": {
        "story": Told(str, "id of the story"),
        "article_a": Told(str, "id of the article of the one statement"),
        "attribution_a": Told(str, "id of its attribution"),
        "article_b": Told(str, "id of the article of the other statement"),
        "attribution_b": Told(str, "id of its attribution"),
        "relation": Told(
            str,
            "`same_quote`, `altered_quote`, `same_statement`, `corroborates`, `conflicts`, `related`, "
            "`unrelated`",
        ),
        "sort": Told(str, "of a conflict: `dispute` or `discrepancy`"),
        "confidence": Told(float, "0 to 1"),
        "changes": Told(int, "steps of the alignment of the words in which they differ"),
        "reasons": Told(str, "why, with `; ` between"),
    },
    "claims": {
        "story": Told(str, "id of the story"),
        "claim": Told(str, "id of the claim, unique in the story"),
        "article": Told(str, "id of the article whose statement speaks for it"),
        "attribution": Told(str, "id of that attribution"),
        "words": Told(str, "its words"),
        "says": Told(str, "who says so, as article#attribution, with spaces between"),
        "denies": Told(str, "who denies it, written the same"),
        "origins": Told(str, "ids of the origins that say so: those of one origin never confirm each other"),
        "origins_against": Told(str, "ids of the origins that deny it"),
        "origins_unjudged": Told(str, "ids of origins that cannot be told from others"),
        "independence": Told(
            str, "`echo`, `common source`, `independent`, `cannot be judged`, `stands alone`"
        ),
        "first_seen": Told(str, "date of the first article that has it"),
    },
    "panels": {
        "panel": Told(str, "title of the panel on the first screen"),
        "article": Told(str, "id of the article that the row leads to"),
        "story": Told(str, "id of the story, where it came from one"),
        "cells": Told(str, "as column: cell, with `; ` between"),
        "gravity": Told(float, "how high the row stands among its like"),
        "words": Told(str, "the words it leads to; ` … ` between pieces"),
        "spans": Told(str, f"where they stand, {SPANS}"),
    },
}  # fmt: skip


def of_check(check: str) -> dict[str, Told]:
    """The two columns that a check has in a table of the things it declares a column of."""
    return {
        f"{check}_label": Told(
            str, f"what the check {check} says of it in words, or the state of its result"
        ),
        f"{check}_score": Told(float, f"the score of the check {check}, 0 to 1, where it is scored"),
    }
