"""Trains the ranker of pronouns: which person of an article "he" or "she" means.

    python -m training.ranker CHECKPOINT --gum GUM.jsonl --gap GAP.tsv --pool L.jsonl ... --texts T.jsonl ...

Every "he" and "she" of GUM and of the open half of the pool, and one a passage of GAP, is asked about
as extraction asks; what it may mean is compared with whom it means by the labels. Two things are learned at
once: weights of the figures of a candidate, and two maps of the encoder's vectors, whose product says how
well a pronoun goes with a name; the encoder stays as it is, and the maps go into the checkpoint. In a part of
the questions the product is left out, as where a finder has no opinion. Pronouns before it are taken for
whom the ranker of the round before took them, so that training and use see the same. Documents of GUM held
out by id, or blind in the pool, are left out. The same bytes on one machine with one thread.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from auditor.extract import Extraction
from auditor.extract.find.neural import windows
from auditor.extract.speakers.antecedents import FEATURES
from auditor.extract.speakers.ranker import Ranker
from auditor.extract.text.document import Document
from benchmarks.identity import held_out
from training.begin import minilm_files
from training.data import Chunk, plain_tokenizer
from training.finish import restored
from training.losses import vectors
from training.net import LINK
from training.pool import lines
from training.questions import Question, Read, asked, of_gap, of_gum, of_pool

OUT = Path("auditor/extract/speakers/pronouns.json")
HAND = {
    "subject": 2.0,
    "sex": 1.2,
    "only": 1.3,
    "spoke last": 2.2,
    "tokens": -4.0,
    "often": 1.5,
    "quoted": -2.5,
}
TOLD = HAND | {"led": 1.0, "spoke last": 1.5}  # added where somebody has spoken
ROUNDS, EPOCHS, UNITS, AT_ONCE = 2, 30, 8, 64
RATE, MAP_RATE, SMALL, SEED = 0.01, 1e-3, 0.1, 5
ALONE = 0.3  # share of the questions in which the vectors are not there
HIDDEN = 0.4  # share of a vector that is left out
SCALE = 4.0  # by which either side is made smaller, so that their product begins small


class Listener:
    """Reads documents with a checkpoint's network, by the guide."""

    def __init__(self, checkpoint: Path) -> None:
        self.net = restored(torch.load(checkpoint, weights_only=True)).eval()
        self.tokenizer = plain_tokenizer(minilm_files()[1])

    @torch.no_grad()
    def of(self, document: Document) -> Read:
        """The vectors of a document, which is told from now on what its sources are."""
        words = windows.read(document.text, document.prose, self.tokenizer)
        none = np.zeros((len(words), 2), np.float32)
        found = vectors(self.net, Chunk(words, none, none, (), convention=1))
        assert self.net.encoder.kind is not None
        kinds = self.net.encoder.kind(found).numpy().astype(np.float16)
        read = Read(words.starts, words.ends, found.numpy().astype(np.float16), kinds)
        document.likely = read.likely()
        return read


def main() -> None:
    """Train, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--gum", type=Path, required=True)
    parser.add_argument("--gap", type=Path, required=True)
    parser.add_argument("--pool", type=Path, nargs="+", required=True)
    parser.add_argument("--texts", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    torch.set_num_threads(1)
    rules, hear = Extraction.make("rules"), Listener(options.checkpoint).of
    pool = list(lines(options.pool))
    blind = {row["id"] for row in pool if row["half"] == "blind"}
    gum = (r for r in lines([options.gum]) if not held_out(r["id"]) and r["id"] not in blind)
    texts = [
        *of_gum(rules, hear, gum),
        *of_gap(rules, hear, options.gap),
        *of_pool(rules, hear, pool, lines([*options.texts, *options.pool])),
    ]
    ranker, sides = (
        Ranker(np.array([[HAND.get(f, 0.0)] for f in FEATURES]) / 100, np.zeros(1), np.ones(1)),
        None,
    )
    for n in range(ROUNDS):
        questions = [q for text in texts for q in asked(text, ranker, sides)]
        ranker, maps = fit(questions)
        sides = maps.sides
        right = (f"{accuracy(ranker, known, questions):.1%}" for known in (maps, None))
        print(
            f"round {n}: {len(questions)} pronouns, right {' and, without vectors, '.join(right)}", flush=True
        )
    write(ranker, options.out)
    state = torch.load(options.checkpoint, weights_only=True)
    state["encoder.link.weight"], state["encoder.link.bias"] = maps.joint()
    torch.save(state, options.checkpoint)


def accuracy(ranker: Ranker, maps: Maps | None, questions: Sequence[Question]) -> float:
    """How many pronouns are taken for the right one."""
    with torch.no_grad():
        fits = [maps(Batch.of([q])).numpy() if maps is not None and q.read else 0.0 for q in questions]
    right = sum(
        q.right[int(np.argmax(ranker.scores(q.rows) + fit))] for q, fit in zip(questions, fits, strict=True)
    )
    return right / max(len(questions), 1)


@dataclass(frozen=True)
class Batch:
    """Some questions one behind the other; `question` says of each candidate which it belongs to."""

    rows: Tensor
    right: Tensor
    question: Tensor
    weight: Tensor
    pronoun: Tensor
    places: Tensor
    read: Tensor

    @classmethod
    def of(cls, questions: Sequence[Question]) -> Batch:
        """As tensors."""
        sizes = torch.tensor([len(q.rows) for q in questions])
        return cls(
            torch.from_numpy(np.concatenate([q.rows for q in questions])).float(),
            torch.from_numpy(np.concatenate([q.right for q in questions])),
            torch.arange(len(questions)).repeat_interleave(sizes),
            torch.tensor([q.weight for q in questions]),
            torch.from_numpy(np.stack([q.pronoun for q in questions])).float(),
            torch.from_numpy(np.concatenate([q.places for q in questions])).float(),
            torch.tensor([q.read for q in questions]),
        )


class Maps(nn.Module):
    """What a pronoun asks for and what a name is, as maps of their vectors; their product is a fit."""

    def __init__(self, mean: Tensor, spread: Tensor) -> None:
        super().__init__()
        self.mean, self.spread = mean, spread
        self.asks, self.is_of = nn.Linear(len(mean), LINK), nn.Linear(len(mean), LINK)
        self.drop = nn.Dropout(HIDDEN)

    def forward(self, batch: Batch) -> Tensor:
        """How well each candidate fits: the better of his two places."""
        asks = self.asks(self.drop((batch.pronoun - self.mean) / self.spread)) / SCALE
        held = self.is_of(self.drop((batch.places - self.mean) / self.spread)) / SCALE
        fits: Tensor = (held @ asks[batch.question][..., None])[..., 0].amax(dim=1)
        return fits

    @torch.no_grad()
    def joint(self) -> tuple[Tensor, Tensor]:
        """Both maps as one of plain vectors: weight and bias."""
        weights = torch.cat([self.asks.weight, self.is_of.weight]) / self.spread / SCALE
        biases = torch.cat([self.asks.bias, self.is_of.bias]) / SCALE
        return weights, biases - weights @ self.mean

    def sides(self, vectors: np.ndarray) -> np.ndarray:
        """Of each word both sides, as the network will say them."""
        weights, biases = self.joint()
        said = torch.from_numpy(vectors.astype(np.float32)) @ weights.T + biases
        return said.view(len(vectors), 2, LINK).numpy().astype(np.float16)


class Figures(nn.Module):
    """The ranker, while it learns."""

    def __init__(self) -> None:
        super().__init__()
        self.hidden, self.out = nn.Linear(len(FEATURES), UNITS), nn.Linear(UNITS, 1, bias=False)

    def forward(self, batch: Batch) -> Tensor:
        """The score of each candidate."""
        scores: Tensor = self.out(torch.tanh(self.hidden(batch.rows)))[:, 0]
        return scores

    def ranker(self) -> Ranker:
        """As extraction has it."""
        hidden, out = self.hidden, self.out
        parts = (hidden.weight.T, hidden.bias, out.weight[0])
        return Ranker(*(x.detach().double().numpy() for x in parts))


def fit(questions: Sequence[Question]) -> tuple[Ranker, Maps]:
    """The weights that make what is right likeliest; the same questions give the same ones."""
    torch.manual_seed(SEED)
    seen = torch.from_numpy(np.concatenate([q.places[:, 0] for q in questions])).float()
    maps, figures = Maps(seen.mean(0), seen.std(0) + 1e-5), Figures()
    groups = [{"params": maps.parameters(), "lr": MAP_RATE, "weight_decay": 1.0},
              {"params": figures.parameters(), "lr": RATE, "weight_decay": SMALL}]  # fmt: skip
    optimizer = torch.optim.AdamW(groups)
    rates = [group["lr"] for group in groups]
    for epoch in range(EPOCHS):
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * min(1.0, 2 * (1 - epoch / EPOCHS))
        for some in torch.randperm(len(questions)).split(AT_ONCE):
            batch = Batch.of([questions[k] for k in some.tolist()])
            heard = batch.read & (torch.rand(len(batch.read)) >= ALONE)
            scores = figures(batch) + maps(batch) * heard[batch.question]
            optimizer.zero_grad()
            loss(scores, batch).backward()
            optimizer.step()
    return figures.ranker(), maps.eval()


def loss(scores: Tensor, batch: Batch) -> Tensor:
    """How unlikely what is right is, over the questions by their weights."""
    likely = torch.exp(scores - scores.max())
    count = len(batch.weight)
    whole = torch.zeros(count).index_add(0, batch.question, likely)
    right = torch.zeros(count).index_add(0, batch.question, likely * batch.right)
    return (
        -(batch.weight * torch.log(right.clamp(min=1e-12) / whole.clamp(min=1e-12))).sum()
        / batch.weight.sum()
    )


def write(ranker: Ranker, path: Path) -> None:
    """The weights, rounded, by the names of the figures."""
    hidden = {name: np.round(row, 4).tolist() for name, row in zip(FEATURES, ranker.hidden, strict=True)}
    data = {
        "hidden": hidden,
        "bias": np.round(ranker.bias, 4).tolist(),
        "out": np.round(ranker.out, 4).tolist(),
        "told": TOLD,
    }
    path.write_text(json.dumps(data) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
