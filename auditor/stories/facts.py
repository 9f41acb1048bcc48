"""What a statement asserts that can be compared: dates, negation, opposed predicates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from auditor.stories.words import STOP, Word, listed, normal, stem
from auditor.words.days import MONTHS, WEEKDAYS

NEGATIONS = frozenset(
    listed("""
    not no never neither nor cannot none nobody nothing without can't don't doesn't didn't won't
    wouldn't isn't wasn't aren't weren't hasn't haven't hadn't shouldn't couldn't ain't mustn't refuse
    refused refuses deny denied denies fail failed fails reject rejected rejects false untrue hardly
    doubt doubts doubted
""")
)
_ANTONYMS = listed("""
    help/hurt help/harm rise/fall rose/fell increase/decrease increase/drop raise/cut raise/lower
    up/down win/lose won/lost victory/defeat support/oppose back/oppose favor/oppose for/against
    accept/reject accept/refuse agree/disagree approve/disapprove approve/reject open/close
    guilty/innocent true/false legal/illegal lawful/unlawful constitutional/unconstitutional
    qualified/unqualified fit/unfit safe/unsafe safe/dangerous strong/weak more/less more/fewer
    higher/lower better/worse best/worst good/bad right/wrong confirm/deny admit/deny keep/leave
    remain/leave join/leave stay/leave join/quit begin/end start/stop start/end allow/ban allow/forbid
    permit/prohibit pass/fail succeed/fail success/failure alive/dead arrest/release convict/acquit
    repeal/keep repeal/defend expand/shrink grow/shrink gain/lose advance/retreat love/hate
    praise/criticize praise/condemn commend/criticize first/last everybody/nobody everyone/nobody
    everything/nothing always/never all/none possible/impossible likely/unlikely happy/unhappy
    responsible/irresponsible honest/dishonest friend/enemy peace/war include/exclude hire/fire buy/sell
    call/dismiss major/minor majority/minority public/private intended/unintended
""")


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(normal(w)) for w in text.split())


ANTONYMS = frozenset(_stems(pair.replace("/", " ")) for pair in _ANTONYMS)
PRO = _stems(
    "support back endorse favor praise commend propose proposal promise vow call urge plan want insist "
    "defend welcome approve seek advocate pledge backing demand vouch embrace applaud accept agree tout "
    "champion hail promote push vote fast-track fast track"
)
ANTI = _stems(
    "oppose opposition against condemn reject denounce criticize rebuke disagree disagreement dismiss "
    "deny denial attack blast slam decry lament question refuse contradict dispute rebut refute object "
    "resist balk fault horrified distorted intolerable blame ridicule mock repeal scrap abolish "
    "overturn block quit"
)
REACH = 5  # words after a negation that it may turn round
_BEFORE_YEARS = frozenset(
    listed(
        "the a an this that its his her their our my in of since by from until till to for during before and "
        "or after around circa early late mid spring summer autumn winter fall season between than with year"
    )
)

YEAR = 3  # the grain of a date that is a year


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of days, both ends included, and where it was read."""

    first: date
    last: date
    start: int
    end: int
    of: str = "text"
    any_year: bool = False  # a day and month without a year ("on Sept. 11"), put into the article's year


def written(value: str | None) -> date | None:
    """The day that an article's date stands for: ISO, day first, or with the month in words; None if
    unreadable.
    """
    if not value:
        return None
    if m := re.search(r"\b(\d{4})-(\d{1,2})-(\d{1,2})", value):
        return _day(int(m[1]), int(m[2]), int(m[3]))
    if m := re.search(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b", value):
        return _day(int(m[3]), int(m[2]), int(m[1])) or _day(int(m[3]), int(m[1]), int(m[2]))
    names = "|".join(f"{n[:3]}[a-z]*" for n in MONTHS)
    if m := re.search(rf"\b({names})\.?\s+(\d{{1,2}}),?\s+(\d{{4}})", value, re.IGNORECASE):
        return _day(int(m[3]), _month(m[1]), int(m[2]))
    if m := re.search(rf"\b(\d{{1,2}})\s+({names})\.?,?\s+(\d{{4}})", value, re.IGNORECASE):
        return _day(int(m[3]), _month(m[2]), int(m[1]))
    return None


def _month(name: str) -> int:
    return next(n for full, n in MONTHS.items() if full.startswith(name[:3].lower()))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def dates(found: Sequence[Word], today: date | None) -> list[When]:
    """The days, months and years a statement names; relative ones need the article's date."""
    result = []
    for i, word in enumerate(found):
        before = found[i - 1].norm if i else ""
        when = _absolute(found, i, today) or (_relative(word.norm, before, today) if today else None)
        if when:
            start = found[i - 1].start if before in ("last", "this", "next") else word.start
            result.append(When(*when, start, word.end, word.of, _any_year(found, i)))
    return result


def weekdays(found: Sequence[Word], today: date) -> list[When]:
    """The days of the week a statement names, as if it were of some day."""
    named = (When(*when, w.start, w.end, w.of) for w in found if (when := _weekday(w.norm, "", today)))
    return list(named)


def _any_year(found: Sequence[Word], i: int) -> bool:
    stated = any(re.fullmatch(r"(19|20)\d\d", w.norm) for w in found[i + 1 : i + 3])
    return found[i].norm in MONTHS and not stated


def _absolute(found: Sequence[Word], i: int, today: date | None) -> tuple[date, date] | None:
    norm = found[i].norm
    if is_year(found, i) and not _of_a_month(found, i):
        return date(int(norm), 1, 1), date(int(norm), 12, 31)
    if norm not in MONTHS or not found[i].capital:
        return None
    rest = [w.norm for w in found[i + 1 : i + 3]]
    day = next((int(m[1]) for w in rest[:1] if (m := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?", w))), None)
    year = next((int(w) for w in rest if re.fullmatch(r"(19|20)\d\d", w)), None)
    if year is None and (today is None or day is None):
        return None
    year = year or (today.year if today else 1)
    first = _day(year, MONTHS[norm], day or 1)
    if first is None or day:
        return (first, first) if first else None
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def is_year(found: Sequence[Word], i: int) -> bool:
    """Whether a number is a year: no count, which is written with a comma or has a plural behind it and
    neither an article nor a preposition before ("sold 2010 tractors", but "the 2010 elections").
    """
    word = found[i]
    if not re.fullmatch(r"(19|20)\d\d", word.norm) or word.end - word.start > len(word.norm):
        return False
    behind = found[i + 1] if i + 1 < len(found) else None
    plural = behind is not None and not behind.capital and re.fullmatch(r"[a-z]{3,}[^su]s", behind.norm)
    before = found[i - 1].norm if i else ""
    return not plural or not before or before in _BEFORE_YEARS or before in MONTHS or before[0].isdigit()


def _of_a_month(found: Sequence[Word], i: int) -> bool:
    """Whether a year belongs to the month before it: "May 2024", "May 3, 2024"."""
    before = [w.norm for w in found[max(i - 2, 0) : i]]
    return before[-1:] != [] and (before[-1] in MONTHS or (before[0] in MONTHS and before[-1][:1].isdigit()))


def _relative(norm: str, before: str, today: date) -> tuple[date, date] | None:
    shift = {"last": -1, "this": 0, "next": 1}.get(before)
    if norm == "year" and shift is not None:
        return date(today.year + shift, 1, 1), date(today.year + shift, 12, 31)
    if norm == "month" and shift is not None:
        first = (today.replace(day=15) + timedelta(days=30 * shift)).replace(day=1)
        return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    if norm == "week" and shift is not None:
        monday = today - timedelta(days=today.weekday()) + timedelta(days=7 * shift)
        return monday, monday + timedelta(days=6)
    days = {"today": 0, "yesterday": -1, "tomorrow": 1}.get(norm)
    if days is None:
        return _weekday(norm, before, today)
    day = today + timedelta(days=days)
    return day, day


def _weekday(norm: str, before: str, today: date) -> tuple[date, date] | None:
    """The last such day up to today, or the next but one where it says "next"."""
    if norm not in WEEKDAYS:
        return None
    day = today + timedelta(days=7 * (before == "next") - (today.weekday() - WEEKDAYS[norm]) % 7)
    return day, day


def dates_differ(a: Iterable[When], b: Iterable[When], slack: int = 2) -> tuple[When, When] | None:
    """Two dates of equal grain that lie more than ``slack`` days apart, where no date of a meets one of b."""
    ours, theirs = list(a), list(b)
    gap = timedelta(days=slack)
    if any(_meet(x, y, gap) for x in ours for y in theirs):
        years = [
            (x, y)
            for x in ours
            for y in theirs
            if _grain(x) == _grain(y) == YEAR and x.first.year != y.first.year
        ]
        return years[0] if years and not _years(ours) & _years(theirs) else None
    return next(((x, y) for x in ours for y in theirs if _grain(x) == _grain(y)), None)


def _meet(x: When, y: When, gap: timedelta) -> bool:
    """Whether two stretches touch; a day whose year is not stated may be of the other's year."""
    if x.any_year != y.any_year and (x.first.month, x.first.day) == (y.first.month, y.first.day):
        return True
    return x.first <= y.last + gap and y.first <= x.last + gap


def _grain(when: When) -> int:
    """0 for a day, 1 a week, 2 a month, 3 a year."""
    days = (when.last - when.first).days
    return 0 if days < 1 else 1 if days < 7 else 2 if days < 40 else YEAR


def _years(found: Iterable[When]) -> set[int]:
    return {w.first.year for w in found if _grain(w) == YEAR}


def negations(found: Iterable[Word]) -> int:
    """How many words turn the sense round."""
    return sum(negates(w) for w in found)


def negates(word: Word) -> bool:
    """Whether a word turns the sense round."""
    return word.norm in NEGATIONS or word.norm.endswith("n't")


def turned(found: Sequence[Word]) -> frozenset[str]:
    """The stems that a negation close before them turns round."""
    result = set()
    left, sentence = 0, -1
    for word in found:
        if word.sentence != sentence:
            left, sentence = 0, word.sentence
        if negates(word):
            left = REACH
            continue
        if left and word.norm not in STOP:
            result.add(stem(word.norm))
        left = max(left - 1, 0)
    return frozenset(result)


def opposed(a: Iterable[str], b: Iterable[str]) -> tuple[str, str] | None:
    """A stem of one side whose opposite stands on the other side, each on its side alone."""
    ours, theirs = set(a), set(b)
    return next(
        (
            (x, y)
            for x in sorted(ours - theirs)
            for y in sorted(theirs - ours)
            if frozenset((x, y)) in ANTONYMS
        ),
        None,
    )
