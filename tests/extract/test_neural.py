"""What the trained extractor promises, whatever the text: exact slices, the same answers, clear errors."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.contract.finders import Found
from auditor.errors import ExtractorError
from auditor.extract.find.neural import decode, windows
from auditor.extract.find.neural.finder import WEIGHTS, NeuralFinder

NEWS = (
    "The minister, Jane Doe, said on Monday that the bridge would open in May. “We are ready,” she added.\n\n"
    "According to two officials familiar with the plan, the cost had doubled. A spokesman did not reply.\n\n"
    "The company believes it will win the contract, an aide told reporters."
)
MARKS = "\"'“”‘’«»`:,.—-\n\r\t\x00\u0085\u2028\u00a0\u0301\u200d\ufeff"
ODD = st.text(st.characters() | st.sampled_from([*MARKS, " ", "\ud800", "😀"]), max_size=120)
SAID = st.builds("{} said {}".format, ODD, ODD) | ODD


@pytest.fixture(scope="module")
def finder() -> NeuralFinder:
    return NeuralFinder.load()


def pieces(found: Found) -> list[tuple[int, int]]:
    return [*found.source, *found.cue, *found.content]


def words(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    return " ".join(text[s:e] for s, e in spans)


def test_finds_who_said_what(finder: NeuralFinder) -> None:
    """An everyday sentence gives its source, cue and content."""
    text = "The bridge will open in May, Mayor Jane Doe said on Monday."
    (found,) = [f for f in finder.find_in(text) if f.within is None]
    assert "Jane Doe" in words(text, found.source)
    assert "said" in words(text, found.cue)
    assert words(text, found.content) == "The bridge will open in May"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            NEWS,
            [
                ("The minister, Jane Doe", "said", "the bridge would open in May", None),
                ("she", "added", "“We are ready,”", None),
            ],
        ),
        (
            "The minister said the mayor had told reporters that the bridge would open in May.",
            [
                (
                    "The minister",
                    "said",
                    "the mayor had told reporters that the bridge would open in May",
                    None,
                ),
                ("the mayor", "told", "the bridge would open in May", 0),
            ],
        ),
        ("It rained in the hills on Tuesday, and the river rose by a metre before it fell.", []),
    ],
)
def test_tells_plain_sentences_in_full(
    finder: NeuralFinder, text: str, told: list[tuple[str, str, str, int | None]]
) -> None:
    """Who says what, inside another's words too; and nothing where nobody says anything."""
    found = finder.find_in(text)
    seen = [(words(text, f.source), words(text, f.cue), words(text, f.content), f.within) for f in found]
    for source, cue, content, within in told:
        assert any(
            one[0] == source and cue in one[1] and content in one[2] and one[3] == within for one in seen
        )
    assert bool(seen) == bool(told)


def test_a_higher_bar_keeps_only_the_surer(finder: NeuralFinder) -> None:
    """``least`` is the confidence asked; what the settings ask is asked without it."""
    finder.nested = False
    try:
        everything = finder.find_in(NEWS, least=0.0)
        usual = finder.find_in(NEWS)
        bar = finder.settings.accept
        assert usual == [f for f in everything if (f.confidence or 0) >= bar]
        assert usual == finder.find_in(NEWS, least=bar)
        surest = max(f.confidence or 0 for f in everything)
        assert len(finder.find_in(NEWS, least=surest - 0.001)) < len(usual)
    finally:
        finder.nested = True


def test_what_is_found_does_not_depend_on_how_much_is_read_or_asked_at_once(
    finder: NeuralFinder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sections and the number of cues asked together only bound the memory."""
    text = (NEWS + "\n\n") * 3
    whole = finder.find_in(text)
    monkeypatch.setattr("auditor.extract.find.neural.finder.CUES_AT_ONCE", 2)
    assert [(*pieces(f), f.within) for f in finder.find_in(text)] == [(*pieces(f), f.within) for f in whole]


def test_keeps_attributions_without_a_source(finder: NeuralFinder) -> None:
    """An attribution whose source is not named is found all the same."""
    text = "It was reported on Monday that the minister would resign before the end of the week."
    assert any("resign" in words(text, f.content) for f in finder.find_in(text))


def test_confidence_is_a_probability_to_three_places(finder: NeuralFinder) -> None:
    """Every attribution and each of its roles says how sure it is."""
    for found in finder.find_in(NEWS):
        assert [name for name, _ in found.roles] == ["source", "cue", "content"]
        for sure in (found.confidence, *(value for _, value in found.roles)):
            assert sure is not None
            assert 0 <= sure <= 1
            assert sure == round(sure, 3)


def test_same_text_same_answers_whatever_came_before(finder: NeuralFinder) -> None:
    """Results depend neither on earlier texts nor on the instance."""
    alone = finder.find_in(NEWS)
    finder.find_in("Something else entirely, he said. " * 40)
    assert finder.find_in(NEWS) == alone == NeuralFinder.load().find_in(NEWS)


def test_nothing_is_found_outside_the_prose(finder: NeuralFinder) -> None:
    """Only the given stretches are read."""
    first = NEWS.index("\n\n")
    last = NEWS.rindex("\n\n") + 2
    found = finder.find_in(NEWS, [(0, first), (last, len(NEWS))])
    assert found
    assert all(e <= first or s >= last for f in found for s, e in pieces(f))


def test_inner_attributions_point_to_their_holder(finder: NeuralFinder) -> None:
    """What is found inside a content lies in it and names it; the outer ones do not change for it."""
    text = NEWS + "\n\nThe governor said that his doctors had told him that the cancer was gone."
    found = finder.find_in(text)
    for one in found:
        if one.within is not None:
            holder = found[one.within]
            assert holder.within is None
            assert all(any(a <= s and e <= b for a, b in holder.content) for s, e in pieces(one))
    finder.nested = False
    try:
        assert finder.find_in(text) == [f for f in found if f.within is None]
    finally:
        finder.nested = True


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=SAID)
def test_offsets_always_slice_the_text(finder: NeuralFinder, text: str) -> None:
    """Whatever the characters, spans are sorted, not empty, in the text, and have no space at the ends."""
    for found in finder.find_in(text):
        assert found.content
        for role in (found.source, found.cue, found.content):
            assert list(role) == sorted(role)
        for start, end in pieces(found):
            assert 0 <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()


@settings(max_examples=60, deadline=None)
@given(before=st.sampled_from(["😀😀 ", "\u0301\u0301 ", "\x00\x00 ", "\ufeff", "北京 ", "𝔘𝔫𝔦 "]))
def test_odd_characters_shift_no_offset(finder: NeuralFinder, before: str) -> None:
    """Characters that tokenizers drop or count otherwise do not move the spans behind them."""
    text = before + "\n\n" + NEWS
    cues = {words(text, f.cue) for f in finder.find_in(text)}
    assert any(cue.startswith("said") for cue in cues)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "\x00",
        "…",
        "a" * 1_000_000,
        '"' * 100_000,
        "“" * 30_000 + "x",
        "ⵣⴰⵢ ⴷ ⵉⵎⵉⵔ " * 50,
        "\ud800 said",
    ],
    ids=["empty", "blank", "nul", "mark", "one long word", "quotes", "openings", "script", "surrogate"],
)
def test_bad_input_is_survived(finder: NeuralFinder, text: str) -> None:
    """Texts that are no articles end in a list, not in an error."""
    assert isinstance(finder.find_in(text), list)


def test_work_grows_with_the_length_alone(finder: NeuralFinder) -> None:
    """Ten times the text is ten times the windows, and no window is longer than the model reads."""
    tokenizer = finder._tokenizer
    sizes = []
    for times in (10, 100):
        text = (NEWS + "\n\n") * times
        reading = windows.read(text, [(0, len(text))], tokenizer)
        spans = windows.windows(len(reading.pieces))
        assert max(e - s for s, e in spans) <= windows.WINDOW
        sizes.append(len(spans))
    assert sizes[1] <= 11 * sizes[0]


@given(n=st.integers(1, 5000))
def test_windows_cover_every_piece_and_share_what_they_should(n: int) -> None:
    """No piece is left out, and neighbours overlap."""
    spans = windows.windows(n)
    assert (spans[0][0], spans[-1][1]) == (0, n)
    assert all(b[0] <= a[1] - windows.OVERLAP + 1 for a, b in pairwise(spans))
    assert {w for a, b in spans for w in range(a, b)} == set(range(n))


def test_words_in_two_windows_are_read_twice(finder: NeuralFinder) -> None:
    """What is said of a word that two windows share is the mean of both; all others have one reading."""
    text = (NEWS + "\n\n") * 7
    reading = windows.read(text, [(0, len(text))], finder._tokenizer)
    first, second = windows.windows(len(reading.pieces))
    whole = finder._encode(reading)
    a, b = np.searchsorted(reading.first, (second[0], first[1]))
    assert b - a > 20
    left = finder._encode(windows.cut(reading, 0, int(b)))
    right = finder._encode(windows.cut(reading, int(a), len(reading)))
    assert np.allclose(whole[:a], left[:a])
    assert np.allclose(whole[a:b], (left[a:] + right[: b - a]) / 2, atol=1e-5)
    assert np.allclose(whole[b:], right[b - a :])


def test_long_texts_are_cut_at_paragraphs(finder: NeuralFinder) -> None:
    """Sections hold all words once, in order, and start where a paragraph does."""
    text = (NEWS + "\n\n") * 30
    reading = windows.read(text, [(0, len(text))], finder._tokenizer)
    parts = list(windows.sections(reading, 300))
    assert np.array_equal(np.concatenate([p.starts for p in parts]), reading.starts)
    assert max(len(p) for p in parts) <= 300
    assert all(text[p.starts[0] - 1] == "\n" for p in parts[1:])


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said “we won” twice.", ["“", "we", "won", "”"]),
        ('He said "we won" twice.', ['"', "we", "won", '"']),
        ("He said 'we won' twice, didn't he?", ["'", "we", "won", "'"]),
        ("He said ``we won'' twice.", ["``", "we", "won", "''"]),
        ("He said «we won» twice.", ["«", "we", "won", "»"]),
        ("It’s the players’ choice, isn’t it?", []),
        ("“We won.\n\n“We lost.", ["“", "We", "won", ".", "“", "We", "lost", "."]),
    ],
)
def test_knows_what_is_inside_quotation_marks(finder: NeuralFinder, text: str, inside: list[str]) -> None:
    """All styles of quotes count, apostrophes do not; open ones end with the paragraph."""
    reading = windows.read(text, [(0, len(text))], finder._tokenizer)
    found = [text[s:e] for s, e, q in zip(reading.starts, reading.ends, reading.quoted, strict=True) if q]
    assert found == inside


@pytest.mark.parametrize(
    ("text", "span", "tidied"),
    [
        ("He said , we won . Then", "said , we won .", "said , we won"),
        ("“We won,” he said.", "“We won,”", "“We won,”"),
        ("“We won,” he said.", "We won", "“We won,”"),
        ("“We won,” he said.", "“We won,", "“We won,”"),
        ("He “won” it all", "“won” it all", "“won” it all"),
        ("by Acme Inc. said", "Acme Inc.", "Acme Inc."),
        ("WALLACE: no", ":", ":"),
    ],
)
def test_edges_are_tidy(finder: NeuralFinder, text: str, span: str, tidied: str) -> None:
    """Stray commas and stops go, quotation marks come in pairs, and nothing is trimmed away wholly."""
    reading = windows.read(text, [(0, len(text))], finder._tokenizer)
    start = text.index(span)
    first = int(np.searchsorted(reading.starts, start))
    last = int(np.searchsorted(reading.ends, start + len(span)))
    ((a, b),) = decode.tidy(text, reading, [(first, last + 1)])
    assert text[a:b] == tidied


@pytest.mark.parametrize("name", ["extractor.onnx", "meta.json", "tokenizer.json"])
@pytest.mark.parametrize("damage", ["missing", "cut", "junk"])
def test_damaged_weights_are_named(tmp_path: Path, name: str, damage: str) -> None:
    """A missing or damaged file is an error that names the file and the way out."""
    shutil.copytree(WEIGHTS, tmp_path / "w")
    path = tmp_path / "w" / name
    content = path.read_bytes()
    path.unlink()
    if damage != "missing":
        path.write_bytes(content[: len(content) // 2] if damage == "cut" else b"junk")
    with pytest.raises(ExtractorError) as caught:
        NeuralFinder.load(tmp_path / "w")
    assert name in caught.value.where
    assert "--extractor rules" in caught.value.fix


def test_weights_of_another_format_are_refused(tmp_path: Path) -> None:
    """A folder written for another version of the auditor is not misread."""
    meta = json.loads((WEIGHTS / "meta.json").read_text(encoding="utf-8"))
    (tmp_path / "meta.json").write_text(json.dumps({**meta, "format": 99}), encoding="utf-8")
    with pytest.raises(ExtractorError, match="format"):
        NeuralFinder.load(tmp_path)


def test_ships_small_and_says_what_it_is(finder: NeuralFinder) -> None:
    """The folder is under 30 MB and the checksum of its weights is known."""
    assert sum(path.stat().st_size for path in WEIGHTS.iterdir()) < 30_000_000
    assert len(finder.sha256 or "") == 64
    assert finder.name == "model"
    assert finder.version


def test_where_no_source_was_found_one_is_sought_again() -> None:
    """A source just less likely than none is taken if raised, but never where there is one already."""
    cues = [(2, 3)]
    index, real, _, _ = windows.around(cues, np.ones(6, np.int64))
    logits = np.zeros((1, index.shape[1], 7), np.float32)
    logits[..., 0] = 8  # none
    first = windows.BEFORE - 2
    logits[0, first, :3] = (1.0, 0.5, -8)
    logits[0, first + 3 : first + 6, :3] = (-8, -8, 8)
    cue_logits = np.asarray([-8, -8, 8, -8, -8, -8], np.float32)

    def sources(raised: float) -> tuple[tuple[int, int], ...]:
        asked = decode.Settings(edge=0.0, piece=0.0, raised=raised)
        (answer,) = decode.answers(cues, cue_logits, logits, index, real, asked)
        assert answer.content == ((3, 6),)
        return answer.source

    assert sources(0.0) == ()
    assert sources(1.0) == ((0, 1),)
    logits[0, first + 1, :3] = (1.0, 1.1, -8)
    assert sources(0.0) == sources(1.0) == ((1, 2),)


def test_nothing_is_kept_to_be_sent_to_the_makers_of_a_library(tmp_path: Path) -> None:
    """onnxruntime would put an identifier and what it saw into the user's cache, and send it."""
    code = "from auditor.extract.find.neural.finder import NeuralFinder; NeuralFinder.load()"
    home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    env = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"} | home
    assert subprocess.run([sys.executable, "-c", code], env=env, check=False).returncode == 0
    assert list(tmp_path.iterdir()) == []
