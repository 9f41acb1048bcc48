"""What a network learns from: labels by people, a teacher's word, and which half is never read."""

from __future__ import annotations

import hashlib
import json
import random
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from auditor.extract import Extraction
from auditor.extract.find.neural import windows
from auditor.extract.find.neural.finder import WEIGHTS
from auditor.extract.find.neural.windows import KINDS
from auditor.extract.speakers.antecedents import FEATURES
from auditor.extract.speakers.ranker import Ranker
from auditor.extract.text.document import Document
from training.augment import Annotated, Attribution, edited
from training.data import TRUST, Labelled, Taught, chunks, plain_tokenizer, role_labels, shares
from training.pool import by_article, read_pool
from training.questions import Question, Read, asked, of_pool
from training.soft import Target, load, save

MET = "Ada Quill met Ruth Egge. She said it was shut."
TEXT = "Ann Bell said the mill would close because the mayor wanted it."


def piece(words: str) -> tuple[tuple[int, int], ...]:
    return ((TEXT.index(words), TEXT.index(words) + len(words)),)


OUTER = Attribution(
    piece("Ann Bell"), piece("said"), piece("the mill would close because the mayor wanted it")
)
INNER = Attribution(piece("the mayor"), piece("wanted"), piece("it"), within=0)


def only_chunk(article: Annotated, target: Target | None = None) -> Any:
    tokenizer = plain_tokenizer((WEIGHTS / "tokenizer.json").read_text(encoding="utf-8"))
    (chunk,) = chunks(article, tokenizer, random.Random(1), target)
    return chunk


def labels(path: Path, *halves: str, text: str = TEXT) -> Path:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    spans = {role: [list(p) for p in getattr(OUTER, role)] for role in ("source", "cue", "content")}
    rows = [{"id": "a", "sha256": sha256, "half": half, "attributions": [spans]} for half in halves]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def texts(path: Path) -> Path:
    path.write_text(json.dumps({"id": "a", "text": TEXT}) + "\n", encoding="utf-8")
    return path


def test_the_blind_half_is_not_learned_from(tmp_path: Path) -> None:
    """Of the labels by the guide only the open half is read, and it is told apart from PolNeAR's."""
    told = labels(tmp_path / "labels.jsonl", "blind", "open")
    (article,) = read_pool([told], [texts(tmp_path / "texts.jsonl")])
    assert article.convention == 1
    assert article.attributions[0].content == OUTER.content


def test_labels_of_another_text_are_refused(tmp_path: Path) -> None:
    """A text that changed since it was marked is named rather than learned wrongly."""
    told = labels(tmp_path / "labels.jsonl", "open", text="Another text.")
    with pytest.raises(SystemExit, match="a: the labels are of another text"):
        read_pool([told], [texts(tmp_path / "texts.jsonl")])


def test_an_article_marked_twice_is_one_article() -> None:
    """The second reading is a version of the first, not an article of its own."""
    first, second = Annotated("a", TEXT, (OUTER,)), Annotated("a", TEXT, ())
    assert by_article([first, second]) == ([first], [second])


def test_polnear_says_nothing_of_nested_cues_and_the_guide_does() -> None:
    """No nested cue in PolNeAR means nothing; by the guide every word counts in both columns."""
    polnear = only_chunk(Annotated("a", TEXT, (OUTER,)))
    guide = only_chunk(Annotated("a", TEXT, (OUTER, INNER), convention=1))
    assert polnear.counts.sum(axis=0).tolist() == [len(polnear.reading), 0]
    assert guide.counts.all()
    assert guide.is_cue.sum(axis=0).tolist() == [1, 1]
    assert [row.nested for row in guide.attributions] == [False, True]


def test_an_edit_keeps_what_is_nested_and_whose_convention_it_is() -> None:
    """A change in look changes offsets and nothing else."""
    article = edited(Annotated("a", TEXT, (OUTER, INNER), convention=1), [(0, 3, "Anna")])
    assert article.convention == 1
    assert [a.within for a in article.attributions] == [None, 0]
    assert article.text[slice(*article.attributions[0].source[0])] == "Anna Bell"


def target(n_words: int, cue: int) -> Target:
    """A teacher that is sure of one cue, and that the word behind it is content."""
    logits = np.full((n_words, 2), -8.0, np.float32)
    logits[cue, 0] = 8
    said = np.asarray([[-8, -8, 8, -8, -8, 8, 8]], np.float32)
    spans = np.asarray([[cue, cue + 1]])
    return Target(logits, spans, np.zeros(1, np.int64), spans + 1, said)


def test_people_and_teacher_share_what_both_saw() -> None:
    """A cue that both see is learned from both, by their shares; one of the teacher alone from it alone."""
    words = len(only_chunk(Annotated("a", TEXT, ())).reading)
    both = only_chunk(Annotated("a", TEXT, (OUTER,)), target(words, 2))
    assert len(both.attributions) == 1
    index, *_ = windows.around([row.cue for row in both.attributions], both.reading.paragraph)
    roles, _ = role_labels(both.attributions, index)
    centre = windows.BEFORE
    assert roles[0, centre + 2, 2] == pytest.approx(1 - TRUST, abs=0.01)  # content for people alone
    assert roles[0, centre + 1, 2] == pytest.approx(1, abs=0.01)  # for both
    alone = only_chunk(Annotated("a", TEXT, ()), target(words, 2))
    assert [row.marked for row in alone.attributions] == [False]
    assert alone.is_cue[2, 0] == pytest.approx(1, abs=0.01)


def test_roles_are_probabilities_whoever_told_them() -> None:
    """For each word the three roles add up to one, marked, taught, both or neither."""
    nothing = np.zeros(0, np.int64)
    taught = Taught(3, np.random.default_rng(1).normal(size=(5, 7)).astype(np.float32))
    rows = [
        None,
        Labelled((2, 3), np.asarray([0]), np.asarray([4, 5])),
        Labelled((2, 3), nothing, nothing, taught=taught, marked=False),
        Labelled((2, 3), np.asarray([0]), np.asarray([4, 5]), taught=taught),
    ]
    index, *_ = windows.around([(2, 3)] * 4, np.ones(9, np.int64))
    roles, edges = role_labels(rows, index)
    assert np.allclose(roles.sum(axis=-1), 1)
    assert edges.min() >= 0
    assert edges.max() <= 1


def test_targets_come_back_as_they_were_kept(tmp_path: Path) -> None:
    """Half the precision is all that a file takes away."""
    kept = target(9, 4)
    save(tmp_path / "00000.npz", {"a": kept, "b": target(5, 1)})
    back = load(tmp_path)
    assert set(back) == {"a", "b"}
    assert np.allclose(back["a"].of(0), kept.of(0), atol=0.01)
    assert back["a"].cues.tolist() == kept.cues.tolist()


def test_shares_of_the_work_are_alike() -> None:
    """Chunks are dealt out so that no worker waits long for another, and none is lost."""
    made = [only_chunk(Annotated("a", TEXT * n, ())) for n in (1, 2, 3, 4, 5, 6)]
    parts = shares(made, 2)
    sizes = [sum(len(c.reading) for c in part) for part in parts]
    assert sum(map(len, parts)) == len(made)
    assert all(abs(a - b) <= 2 * len(made[0].reading) for a, b in pairwise(sizes))


def test_no_sum_of_two_products_leaves_sixteen_bits() -> None:
    """Weights are so small that a processor without VNNI adds them up as one with it does."""
    export = pytest.importorskip("training.export", exc_type=ImportError)
    whole, scale = export.per_column(np.random.default_rng(1).normal(size=(64, 8)))
    assert 2 * 255 * int(np.abs(whole).max()) < 2**15
    assert scale.shape == (8,)


WIDTH = 6


def heard(document: Document) -> Read:
    """Words with vectors of no meaning."""
    words = [m.span() for m in re.finditer(r"\w+", document.text)]
    starts, ends = (np.array(side) for side in zip(*words, strict=True))
    draw = np.random.default_rng(len(words))
    return Read(starts, ends, draw.normal(size=(len(words), WIDTH)), np.zeros((len(words), len(KINDS))))


def questions(count: int, figure: str | None, seed: int = 3) -> list[Question]:
    """Pronouns that mean whoever has a figure; without one, whose vector is the pronoun's own."""
    draw = np.random.default_rng(seed)
    found = []
    for _ in range(count):
        rows, right = draw.random((4, len(FEATURES))), np.zeros(4, dtype=bool)
        places, chosen = draw.normal(size=(4, 2, WIDTH)), int(draw.integers(4))
        right[chosen] = True
        if figure is not None:
            rows[:, FEATURES.index(figure)] = right
        pronoun = places[chosen, 0] if figure is None else draw.normal(size=WIDTH)
        found.append(Question(rows, right, 1.0, pronoun, places, read=True))
    return found


def test_what_is_always_so_is_learned_and_in_the_same_bytes(tmp_path: Path) -> None:
    """Twice the same questions make twice the same file, of figures and of vectors alike."""
    ranker = pytest.importorskip("training.ranker", exc_type=ImportError)
    told = questions(300, "subject")
    for name in ("one", "two"):
        ranker.write(ranker.fit(told)[0], tmp_path / name)
    assert ranker.accuracy(ranker.fit(told)[0], None, questions(40, "subject", 4)) > 0.9
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_who_goes_with_a_pronoun_is_learned_from_vectors_where_no_figure_tells() -> None:
    """And what is learned can be had as one map of plain vectors, as the network says it."""
    ranker = pytest.importorskip("training.ranker", exc_type=ImportError)
    figures, maps = ranker.fit(questions(2000, None))
    other = questions(60, None, 4)
    assert ranker.accuracy(figures, maps, other) > 0.6
    assert ranker.accuracy(figures, None, other) < 0.5
    batch = ranker.Batch.of(other[:1])
    sides = maps.sides(np.stack([other[0].pronoun, *other[0].places.reshape(-1, WIDTH)])).astype(float)
    fits = (sides[1:, 1] @ sides[0, 0]).reshape(4, 2).max(axis=1)
    assert np.allclose(fits, maps(batch).detach().numpy(), atol=0.05)


def test_labels_of_the_blind_half_teach_no_pronoun() -> None:
    """They are passed over before their text is looked for."""
    rows: list[dict[str, Any]] = [
        {"id": half, "half": half, "attributions": []} for half in ("open", "blind")
    ]
    found = of_pool(Extraction.make("rules"), heard, rows, [{"id": "open", "text": MET}])
    assert [t.document.article.id for t in found] == ["open"]


def test_a_pronoun_in_the_pool_means_whoever_its_fullest_name_is() -> None:
    """Of the candidates, the person whose name the label points to."""
    said = {"source": [[25, 28]], "cue": [[29, 33]], "content": [[34, 45]], "refers_to": [0, 9]}
    rows = [{"id": "a", "half": "open", "attributions": [said]}]
    (text,) = of_pool(Extraction.make("rules"), heard, rows, [{"id": "a", "text": MET}])
    plain = Ranker(np.zeros((len(FEATURES), 1)), np.zeros(1), np.ones(1))
    (question,) = asked(text, plain, None)
    assert question.right.sum() == 1
    assert len(question.rows) == 2
    assert question.read
