"""What the network reads: words, word pieces, quotation marks, paragraphs, windows."""

from __future__ import annotations

import numpy as np
import pytest

from auditor.extract.find.neural import files, windows
from auditor.extract.find.neural.finder import WEIGHTS


@pytest.fixture(scope="module")
def tokenizer() -> object:
    return files.tokenizer(WEIGHTS / "tokenizer.json")


def read(text: str, tokenizer: object) -> windows.Reading:
    return windows.read(text, [(0, len(text))], tokenizer)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ann Lee said so.", ["Ann", "Lee", "said", "so", "."]),
        ("It's ... 3.5% --- gone!!", ["It", "'", "s", "...", "3", ".", "5", "%", "---", "gone", "!!"]),
        ("", []),
    ],
)
def test_words_are_letters_or_one_mark_repeated(text: str, words: list[str], tokenizer: object) -> None:
    reading = read(text, tokenizer)
    assert [text[s:e] for s, e in zip(reading.starts, reading.ends, strict=True)] == words
    assert len(reading) == len(words)


def test_only_the_stretches_of_prose_are_read(tokenizer: object) -> None:
    text = "one two three four"
    reading = windows.read(text, [(0, 3), (8, 13)], tokenizer)  # type: ignore[arg-type]
    assert [text[s:e] for s, e in zip(reading.starts, reading.ends, strict=True)] == ["one", "three"]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("a b c", [1, 1, 1]),
        ("a b\n\nc d\n\ne", [1, 1, 2, 2, 3]),
        ("a\nb\nc\nd\ne", [1, 2, 3, 4, 5]),
        ("a\nb\n\nc", [1, 1, 2]),
        ("a\nb\nc\nd\ne\n\nf", [1, 1, 1, 1, 1, 2]),
        ("a\nb\nc\nd\ne\nf\n\ng", [1, 2, 3, 4, 5, 6, 7]),
        ("a\r\nb\r\nc", [1, 2, 3]),
        ("a\r\nb\r\n\r\nc", [1, 1, 2]),
        ("\n\na b", [1, 1]),
    ],
)
def test_paragraphs_end_at_blank_lines_or_where_those_are_rare_at_any_line(
    text: str, paragraphs: list[int], tokenizer: object
) -> None:
    """A quarter of the breaks being blank lines is enough for them to be the paragraphs' ends."""
    assert read(text, tokenizer).paragraph.tolist() == paragraphs


def test_the_case_of_a_word_and_a_paragraphs_start_are_told(tokenizer: object) -> None:
    """Lower, capitalised, capitals, neither; of every piece."""
    reading = read("a Ann NATO I 3 .\n\nB", tokenizer)
    first = reading.features[reading.first]
    cases = [windows.LOWER, windows.CAPITALISED, windows.CAPITALS, windows.CAPITALISED, windows.NO_CASE,
             windows.NO_CASE, windows.CAPITALISED]  # fmt: skip
    assert first[:, 1].tolist() == cases
    assert first[:, 2].tolist() == [1, 0, 0, 0, 0, 0, 1]
    assert first[:, 0].tolist() == [windows.OUTSIDE] * 7


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("a “ b c ” d", "022220".replace("2", "D")),
        ('a "b c" d', "0DDDD0"),
        ("a 'b c' d", "0SSSS0"),
        ("a «b» c", "0DDD0"),
        ("a „b“ c", "0DDD0"),
        ("a “b c", "0DDD"),
        ("a “b\n\nc", "0DD0"),
        ("a 'b\n\nc' d", "000000"),
        ("it's b's", "000000"),
        ("a “b 'c' d” e", "0DDDDDDD0"),
        ("a 'b \"c\" d' e", "0SSDDDSS0"),
        ("the boys' a", "0000"),
        ("a ” b", "000"),
        ('a "b" "c" d', "0DDDDDD0"),
        ("a “b “c” d", "000DDD0"),
        ("a ‘b’ c", "0SSS0"),
        ("a `b´ c", "0SSS0"),
        ("a ``b'' c", "0DDD0"),
        ("“a\n\n“b”", "DDDDD"),
        ("“a” b\n\nc “d", "DDD00DD"),
        ("a\n\nb\n\n“c\n\nd", "00DD0"),
    ],
)
def test_each_word_stands_inside_double_or_single_marks_or_neither(
    text: str, states: str, tokenizer: object
) -> None:
    """Double marks left open run to the paragraph's end, single ones are dropped; apostrophes are none."""
    letters = {windows.OUTSIDE: "0", windows.IN_DOUBLE: "D", windows.IN_SINGLE: "S"}
    assert "".join(letters[state] for state in read(text, tokenizer).quoted.tolist()) == states


def test_every_word_has_a_piece_and_a_long_one_not_too_many(tokenizer: object) -> None:
    """What the tokenizer knows nothing of is unknown; of what it cuts small, the first pieces stay."""
    reading = read("a antidisestablishmentarianismologically \x00\u0301 b", tokenizer)
    sizes = np.diff([*reading.first, len(reading.pieces)])
    assert sizes.min() >= 1
    assert sizes[1] == windows.MAX_PIECES
    text = "a \u200d b"
    odd = read(text, tokenizer)
    assert odd.pieces[odd.first].tolist().count(windows.UNKNOWN) == len(odd) - 2
    assert read("\ud800 b", tokenizer).pieces.tolist()[-1] == read("b", tokenizer).pieces.tolist()[0]


def test_pieces_do_not_depend_on_how_many_words_are_cut_at_once(
    tokenizer: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "The antiquarian's bookshop closed unexpectedly \u200d on Thursday."
    whole = read(text, tokenizer)
    monkeypatch.setattr(windows, "TOKENIZED_AT_ONCE", 3)
    parts = read(text, tokenizer)
    assert whole.pieces.tolist() == parts.pieces.tolist()
    assert whole.first.tolist() == parts.first.tolist()


def test_of_a_run_of_marks_two_are_read_and_of_a_word_its_beginning(tokenizer: object) -> None:
    assert read("--------", tokenizer).pieces.tolist() == read("--", tokenizer).pieces.tolist()
    long = "b" * windows.MAX_CHARACTERS
    assert read(long + "cdcdcd", tokenizer).pieces.tolist() == read(long, tokenizer).pieces.tolist()


@pytest.mark.parametrize(
    ("pieces", "size", "overlap", "multiple", "expected"),
    [
        (0, 10, 2, 1, []),
        (-1, 10, 2, 1, []),
        (1, 10, 2, 1, [(0, 1)]),
        (10, 10, 2, 1, [(0, 10)]),
        (11, 10, 2, 1, [(0, 7), (4, 11)]),
        (18, 10, 2, 1, [(0, 10), (8, 18)]),
        (19, 10, 2, 1, [(0, 8), (6, 14), (11, 19)]),
        (11, 10, 2, 4, [(0, 10), (1, 11)]),
        (5, 10, 2, 4, [(0, 5)]),
        (12, 12, 2, 8, [(0, 12)]),
        (13, 12, 2, 8, [(0, 12), (1, 13)]),
        (20, 30, 2, 8, [(0, 20)]),
    ],
)
def test_windows_are_evenly_long_and_overlap(
    pieces: int, size: int, overlap: int, multiple: int, expected: list[tuple[int, int]]
) -> None:
    """As few as will do; lengthened to few lengths, marks at the ends included, where that is asked."""
    assert windows.windows(pieces, size, overlap, multiple) == expected


def test_a_window_stands_between_its_two_marks(tokenizer: object) -> None:
    reading = read("Ann “said” so", tokenizer)
    ids, features = windows.encoder_inputs(reading, (1, 4))
    assert ids.tolist() == [windows.CLS, *reading.pieces[1:4].tolist(), windows.SEP]
    assert features.tolist() == [[0, 0, 0], *reading.features[1:4].tolist(), [0, 0, 0]]


def test_around_a_cue_distance_and_paragraphs_are_told() -> None:
    """Places outside the text are none; far ones are told in steps, and paragraphs up to two apart."""
    paragraph = np.repeat([1, 2, 3, 4, 5], 40)
    index, real, distance, apart = windows.around([(90, 92), (0, 1)], paragraph)
    middle, half = windows.BEFORE, (windows.N_DISTANCES - 1) // 2
    assert index.shape == (2, windows.BEFORE + 1 + windows.AFTER)
    assert index[0, middle - 2 : middle + 3].tolist() == [88, 89, 90, 91, 92]
    assert (distance[0, middle - 2 : middle + 4] - half).tolist() == [-2, -1, 0, 0, 1, 2]
    assert real[0, middle - 90 : middle + 110].all()
    assert not real[0, : middle - 90].any()
    assert not real[0, middle + 110 :].any()
    assert index[0, 0] == 0
    assert index[0, -1] == 199
    near = distance[0, middle - windows.NEAR] - half
    assert [near, distance[0, middle - windows.NEAR - 1] - half] == [-windows.NEAR, -windows.NEAR - 1]
    steps = [int(-(distance[0, middle - at] - half)) for at in (39, 40, 47, 48)]
    assert steps == [33, 34, 34, 35]
    told = [int(apart[0, middle + at]) for at in (-60, -20, 0, 31, 71)]
    assert told == [0, 1, 2, 3, 4]
    assert apart[0].min() >= 0
    assert apart[0].max() < windows.N_PARAGRAPHS
    assert int(distance.max()) < windows.N_DISTANCES
    assert not real[1, : windows.BEFORE].any()
    assert real[1, windows.BEFORE :].all()


def test_a_cut_reading_is_one_of_its_own(tokenizer: object) -> None:
    """Words and pieces count from its beginning, offsets stay those of the text."""
    text = "The antiquarian's “bookshop” closed unexpectedly on Thursday."
    whole = read(text, tokenizer)
    for start, end in ((0, 3), (1, 5), (3, len(whole)), (0, len(whole))):
        part = windows.cut(whole, start, end)
        assert len(part) == end - start
        assert part.first[0] == 0
        assert part.starts.tolist() == whole.starts[start:end].tolist()
        assert part.ends.tolist() == whole.ends[start:end].tolist()
        assert part.quoted.tolist() == whole.quoted[start:end].tolist()
        assert part.paragraph.tolist() == whole.paragraph[start:end].tolist()
        stop = whole.first[end] if end < len(whole) else len(whole.pieces)
        assert part.pieces.tolist() == whole.pieces[whole.first[start] : stop].tolist()
        assert part.features.tolist() == whole.features[whole.first[start] : stop].tolist()
        assert part.first.tolist() == (whole.first[start:end] - whole.first[start]).tolist()


@pytest.mark.parametrize(
    ("paragraphs", "most", "sizes"),
    [
        ([4], 8, [4]),
        ([8], 8, [8]),
        ([9], 8, [8, 1]),
        ([7, 7], 8, [7, 7]),
        ([6, 1, 7], 8, [7, 7]),
        ([6, 6], 8, [8, 4]),
        ([8, 8, 2], 8, [8, 8, 2]),
        ([3, 20], 8, [8, 8, 7]),
        ([], 8, []),
    ],
)
def test_a_long_reading_is_cut_at_the_last_paragraph_that_ends_near(
    paragraphs: list[int], most: int, sizes: list[int], tokenizer: object
) -> None:
    """In the last quarter of a part; else where the part is full."""
    reading = read("\n\n".join("a " * n for n in paragraphs), tokenizer)
    assert [len(part) for part in windows.sections(reading, most)] == sizes
