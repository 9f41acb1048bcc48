"""What the network's numbers come to: cues, roles, whole quotations, and how sure that is."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.extract.find.neural import decode, files, windows
from auditor.extract.find.neural.decode import CONTENT, NONE, SOURCE, Settings
from auditor.extract.find.neural.finder import WEIGHTS, NeuralFinder, Said

Pieces = list[tuple[int, int]]
ROLES = (NONE, SOURCE, CONTENT)
SHUT = -9.0  # a logit of what is as good as impossible


@pytest.fixture(scope="module")
def finder() -> NeuralFinder:
    return NeuralFinder.load()


def floats(*values: float) -> decode.Floats:
    return np.asarray(values, dtype=np.float32)


def read(text: str) -> windows.Reading:
    return windows.read(text, [(0, len(text))], files.tokenizer(WEIGHTS / "tokenizer.json"))


def test_settings_take_their_own_from_a_mapping() -> None:
    assert Settings.of({"accept": 0.9, "else": 1}) == Settings(accept=0.9)


@pytest.mark.parametrize(
    ("mask", "found"),
    [
        ([], []),
        ([0, 0], []),
        ([1], [(0, 1)]),
        ([1, 1, 0, 1], [(0, 2), (3, 4)]),
        ([0, 1, 1, 0, 0, 1, 0], [(1, 3), (5, 6)]),
    ],
)
def test_runs_are_the_stretches_that_hold(mask: list[int], found: Pieces) -> None:
    assert decode.runs(np.asarray(mask, dtype=np.bool_)) == found


@pytest.mark.parametrize(
    ("probability", "paragraph", "found"),
    [
        ((0.1, 0.25, 0.9, 0.1), (0, 0, 0, 0), [(1, 3)]),
        ((0.25, 0.25), (0, 0), []),
        ((0.25, 0.3), (0, 0), [(0, 2)]),
        ((0.2, 0.9), (0, 0), [(1, 2)]),
        ((0.9, 0.9, 0.9), (0, 1, 1), [(0, 1), (1, 3)]),
        ((0.1, 0.9, 0.25, 0.25), (0, 0, 0, 1), [(1, 3)]),
        ((0.9, 0.9, 0.9, 0.9), (0, 0, 1, 2), [(0, 2), (2, 3), (3, 4)]),
    ],
)
def test_a_cue_is_a_likely_run_with_a_peak_in_one_paragraph(
    probability: tuple[float, ...], paragraph: tuple[int, ...], found: Pieces
) -> None:
    """Over a fifth all along, a third at its height."""
    settings = Settings(run=float(np.float32(0.2)), peak=float(np.float32(0.3)))
    assert decode.find_cues(floats(*probability), np.asarray(paragraph), settings) == found


def test_a_word_belongs_to_the_first_content_that_holds_it() -> None:
    owned = decode.owners([[(1, 3)], [(2, 5), (6, 7)]], 8)
    assert owned.tolist() == [-1, 0, 0, 1, 1, -1, 1, -1]


def test_roles_are_probabilities_and_a_cues_own_words_have_none() -> None:
    """The three add up to one; outside the text and in the cue nothing is likely but none."""
    logits = np.zeros((1, 4, 7), np.float32)
    logits[0, 0, :3] = (1.0, 2.0, 3.0)
    logits[0, :, 3:] = 50  # edges are no roles
    log = decode.log_roles(
        logits, np.asarray([[True, True, True, False]]), np.asarray([[0, 1, 2, 2]]), [(1, 2)]
    )
    assert np.exp(log[0, 0]) == pytest.approx([0.0900, 0.2447, 0.6652], abs=1e-4)
    assert np.exp(log[0, 2]) == pytest.approx([1 / 3] * 3)
    for barred in (1, 3):
        assert log[0, barred].tolist() == [0.0, -1e4, -1e4]
    first = decode.log_roles(logits[:, :2], np.asarray([[False, True]]), np.asarray([[0, 0]]), [(0, 1)])
    assert first[0].tolist() == [[0.0, -1e4, -1e4]] * 2  # a place before the text is read as its first word
    assert log.dtype == np.float32


def wishes(*rows: tuple[float, ...]) -> decode.Floats:
    """Log-probabilities in which only the content of each word is told."""
    log = np.full((len(rows), len(rows[0]), 3), np.log(0.01), np.float32)
    log[..., CONTENT] = np.log(np.asarray(rows, np.float32))
    return log


@pytest.mark.parametrize(
    ("rows", "strength", "lost"),
    [
        (((0.9,), (0.8,)), (1, 1), [[False], [True]]),
        (((0.9,), (0.8,)), (0.8, 1), [[True], [False]]),
        (((0.9,), (0.9,)), (1, 1), [[False], [False]]),
        (((0.5,), (0.4,)), (1, 1), [[False], [False]]),
        (((0.9, 0.1), (0.1, 0.9)), (1, 1), [[False, True], [True, False]]),
    ],
)
def test_what_two_want_goes_to_who_wants_it_more(
    rows: tuple[tuple[float, ...], ...], strength: tuple[float, ...], lost: list[list[bool]]
) -> None:
    """Weighed by how strong the cue is, and only where the winner is sure enough."""
    log = wishes(*rows)
    index = np.tile(np.arange(len(rows[0])), (len(rows), 1))
    left = decode.compete(log, index, floats(*strength), len(rows[0]), 0.5)
    assert (left[..., CONTENT] <= -8).tolist() == lost
    assert np.array_equal(left[..., :CONTENT], log[..., :CONTENT])
    assert np.array_equal(log, wishes(*rows)), "what was asked stays as it was"


def test_who_stands_alone_loses_nothing_and_what_is_unlikely_stays_so() -> None:
    alone = wishes((0.9, 0.1))
    assert decode.compete(alone, np.asarray([[0, 1]]), floats(1), 2, 0.0) is alone
    low = wishes((0.9,), (1e-6,))
    left = decode.compete(low, np.asarray([[0], [0]]), floats(1, 1), 1, 0.5)
    assert left[1, 0, CONTENT] == low[1, 0, CONTENT]


def worth(path: tuple[int, ...], log: decode.Floats, edges: decode.Floats, settings: Settings) -> float:
    """What a sequence of roles is worth: its words, the edges of its pieces, less a price for each piece."""
    total = float(sum(log[at, role] for at, role in enumerate(path)))
    for role, edge in ((SOURCE, 0), (CONTENT, 2)):
        for at in range(len(path)):
            if path[at] == role and (at == 0 or path[at - 1] != role):
                total += settings.edge * float(np.clip(edges[at, edge], -8, 8)) - settings.piece
            if path[at] == role and (at + 1 == len(path) or path[at + 1] != role):
                total += settings.edge * float(np.clip(edges[at, edge + 1], -8, 8))
    return total


@given(
    st.lists(st.lists(st.integers(-10, 10), min_size=7, max_size=7), min_size=1, max_size=5),
    st.sampled_from([(0.6, 0.8), (3.0, -1.0), (0.0, 0.0), (0.5, 3.0)]),
)
def test_the_best_path_is_the_best_of_all(words: list[list[int]], weights: tuple[float, float]) -> None:
    """No sequence of roles is worth more, for any numbers."""
    numbers = np.asarray(words, np.float32)
    log, edges = numbers[:, :3] / 2, numbers[:, 3:]
    settings = Settings(edge=weights[0], piece=weights[1])
    path = decode.best_paths(np.stack([log, log]), np.stack([edges, edges]), settings)
    best = max(worth(p, log, edges, settings) for p in product(ROLES, repeat=len(words)))
    assert path[0].tolist() == path[1].tolist()
    assert worth(tuple(path[0].tolist()), log, edges, settings) == pytest.approx(best, abs=1e-3)


def asked(roles: str, cue: tuple[int, int], settings: Settings) -> decode.Answer:
    """The answer for a row of words of which each is a source (s, S for surer), content (c), or neither."""
    index, real, _, _ = windows.around([cue], np.ones(len(roles), np.int64))
    logits = np.full((1, index.shape[1], 7), 0.0, np.float32)
    logits[..., 1:3] = SHUT
    for at, letter in enumerate(roles):
        place = windows.BEFORE - cue[0] + at
        if letter in "sS":
            logits[0, place, :3] = (0.0, 2.0 if letter == "s" else 6.0, SHUT)
        if letter == "c":
            logits[0, place, :3] = (0.0, SHUT, 6.0)
    cue_logits = np.full(len(roles), SHUT, np.float32)
    cue_logits[cue[0] : cue[1]] = (2.0, *(4.0 for _ in range(cue[0] + 1, cue[1])))
    (answer,) = decode.answers([cue], cue_logits, logits, index, real, settings)
    return answer


@pytest.mark.parametrize(
    ("roles", "cue", "gap", "source", "content"),
    [
        ("ss.cc", (2, 3), 1, ((0, 2),), ((3, 5),)),
        ("cc.ss", (2, 3), 1, ((3, 5),), ((0, 2),)),
        ("s.ScS..c", (1, 2), 0, ((2, 3),), ((3, 4), (7, 8))),
        ("s.c-c", (1, 2), 1, ((0, 1),), ((2, 5),)),
        ("s.c-c", (1, 2), 0, ((0, 1),), ((2, 3), (4, 5))),
        ("s.c--c", (1, 2), 1, ((0, 1),), ((2, 3), (5, 6))),
        ("c.csc", (1, 2), 1, ((3, 4),), ((0, 3), (4, 5))),
        ("..", (0, 1), 1, (), ()),
    ],
)
def test_an_answer_has_one_source_and_a_content_whose_small_gaps_are_filled(
    roles: str, cue: tuple[int, int], gap: int, source: Pieces, content: Pieces
) -> None:
    """The surest piece is the source; a gap with another role in it stays one."""
    answer = asked(roles, cue, Settings(edge=0.0, piece=0.0, gap=gap))
    assert (answer.cue, answer.source, answer.content) == (cue, source, content)


def test_facts_tell_how_sure_each_part_is() -> None:
    """Of cue, source and content: whether there, mean, least, edges; of the content its length and pieces."""
    facts = asked("ss..cc-c", (2, 4), Settings(edge=0.0, piece=0.0, gap=0)).facts
    sure = float(-np.log1p(np.exp(-2.0)))  # of a source's word
    told = float(-np.log1p(np.exp(-6.0)))  # of a content's word
    edge = float(-np.log(2))  # of an edge of which nothing is told
    expected = [1, 1, 3 / 4, 1, sure, sure / 4, edge, 1, told, told / 4, edge, np.log1p(3) / 4 + 0.5]
    assert facts == pytest.approx(expected, abs=1e-4)
    none = asked("..", (0, 1), Settings(edge=0.0, piece=0.0)).facts
    assert none == pytest.approx([1, 0.5, 0.5, *[0] * 9])


def test_facts_have_bounds_and_each_edge_its_own_column() -> None:
    """Nothing is surer than certain, nor less sure than a bound."""
    log = np.asarray([[0.0, -20.0, -9.0], [0.0, -2.0, -1.0], [0.0, -0.5, -3.0]], np.float32)
    edges = np.zeros((3, 4), np.float32)
    edges[0, 0], edges[1, 1], edges[1, 2], edges[2, 3] = -1.0, -2.0, -3.0, -50.0
    facts = decode._facts(floats(20, 40), log, edges, [(0, 2)], [(1, 3)])

    def of(x: float) -> float:
        return float(-np.log1p(np.exp(-x)))

    assert facts[:3].tolist() == [1, 2, 2]
    assert facts[3:7] == pytest.approx([1, -8, -2, (of(-1) + of(-2)) / 2], abs=1e-4)
    assert facts[7:] == pytest.approx([1, -2, -3 / 4, -8 / 2, np.log1p(2) / 4], abs=1e-4)


@pytest.mark.parametrize(
    ("text", "span", "tidied"),
    [
        ("- we won -", "- we won -", "we won"),
        ("it cost $5 , he said", "$5 ,", "$5"),
        ("up 5% , he said", "5% ,", "5%"),
        ("did we? , he said", "did we? ,", "did we?"),
        ("the S.E.C. said", "S.E.C.", "S.E.C."),
        ("by John B. said", "John B.", "John B."),
        ("by John b. said", "John b.", "John b"),
        ("by Acme Inc. said", "Inc.", "Inc."),
        ("by Acme Inc . said", "Inc .", "Inc"),
        ("(we won) he said", "(we won)", "(we won)"),
        (", , ,", ", , ,", ", , ,"),
        ("he said “we won.” Then", "“we won", "“we won.”"),
        ("he said “we won", "“we won", "we won"),
        ("we won” he said", "we won”", "we won"),
        ("“We won” , “we” lost", "We won” , “we", "“We won” , “we”"),
        ("he said ' we won", "' we won", "' we won"),
        ("he said “ we won", "we won", "we won"),
        ("a “b” c", "“", "“"),
        ("he “won", "won", "won"),
        ("„we won“ he said", "we won", "„we won“"),
        ("«we won» he said", "we won", "«we won»"),
        ("“we won; ” he said", "we won", "we won"),
        ("“we won;” he said", "we won", "“we won;”"),
        ("“we won!” he said", "we won", "we won"),
    ],
)
def test_pieces_have_whole_words_and_marks_in_pairs(text: str, span: str, tidied: str) -> None:
    """Stray marks go, a mark that closes right behind comes in, one without its other goes or comes too."""
    reading = read(text)
    start = text.index(span)
    first = int(np.searchsorted(reading.starts, start))
    last = int(np.searchsorted(reading.ends, start + len(span)))
    ((a, b),) = decode.tidy(text, reading, [(first, last + 1)])
    assert text[a:b] == tidied


HELD = "Jane Doe said that Tom Roe told her it was late."  # words: 0 Jane ... 4 Tom 5 Roe 6 told 7 her 8 it


def held(finder: NeuralFinder, inner: Pieces, roles: str, holder: Pieces) -> list[tuple[object, ...]]:
    """What is found inside a content, told by words, from numbers of the network."""
    reading = read(HELD)
    index, real, _, _ = windows.around(inner, reading.paragraph)
    logits = np.zeros((len(inner), index.shape[1], 7), np.float32)
    logits[..., 1:3] = SHUT
    for row, (a, _) in enumerate(inner):
        for at, letter in enumerate(roles):
            if letter != ".":
                logits[row, windows.BEFORE - a + at, :3] = (0, *((9, SHUT) if letter == "s" else (SHUT, 9)))
    nested = np.full(len(reading), SHUT, np.float32)
    for a, b in inner:
        nested[a:b] = 9
    outer = decode.Answer((2, 3), ((0, 2),), tuple(holder), np.zeros(decode.N_FACTS))
    more = np.zeros((len(reading), 0), np.float32)
    said = Said(nested, [outer], inner, more, nested, (logits, index, real))
    words = [HELD[s:e] for s, e in zip(reading.starts, reading.ends, strict=True)]
    assert words[6] == "told"
    found = finder._held(HELD, reading, said, [outer], 3)
    return [
        (*(" ".join(HELD[s:e] for s, e in r) for r in (f.source, f.cue, f.content)), f.within) for f in found
    ]


def test_what_is_said_in_a_content_is_found_there(finder: NeuralFinder) -> None:
    """From a cue that stands in it as a whole, of words that stand there too; it names its holder."""
    roles = "ss..ss..ccc"
    assert held(finder, [(6, 7)], roles, [(4, 11)]) == [("Tom Roe", "told", "it was late", 3)]
    assert held(finder, [(6, 7)], roles, [(6, 10)]) == [("", "told", "it was", 3)]
    assert held(finder, [(6, 7)], roles, [(7, 11)]) == []
    assert held(finder, [(6, 8)], roles, [(4, 7)]) == []
    assert held(finder, [(2, 3), (6, 7)], roles, [(4, 11)]) == [("Tom Roe", "told", "it was late", 3)]
    assert held(finder, [(6, 7)], "....cc.cccc", [(4, 6), (7, 11)]) == [], "its own content is nobody else's"
