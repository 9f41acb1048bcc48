"""The trained extractor: finds attributions with the shipped model, on onnxruntime and numpy alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from auditor.contract.finders import Found, Piece
from auditor.errors import ExtractorError
from auditor.extract.find.neural import decode, files, windows
from auditor.extract.find.neural.decode import Answer, Settings, sigmoid, tidy
from auditor.extract.text.likely import Likely

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

    from auditor.extract.text.document import Document

WEIGHTS = Path(__file__).parent / "weights"
PAIR = 160  # width of what the encoder says of a word for either side of the role head, unless meta.json says
SECTION = 8_000  # words that are read together; longer texts are cut at paragraphs
CUES_AT_ONCE = 16  # more gains nothing, and takes memory
ROLES = ("attribution", "source", "cue", "content")
POLNEAR, GUIDE = 0, 1  # the conventions of marking that the model can be asked for


@dataclass(frozen=True, slots=True)
class Said:
    """What the model says of a reading: an answer for each likely cue, however unsure, and what follows up.

    Nested cues wait for their holders to be known: `inner` has their words, `asked` what the role head says.
    """

    cue_logits: decode.Floats
    answers: list[Answer]
    inner: list[Piece]
    more: decode.Floats  # (words, kinds and both sides of links)
    nested_logits: decode.Floats | None = None
    asked: tuple[decode.Floats, windows.Ints, decode.Bools] | None = None


class NeuralFinder:
    """Finds attributions with the trained model; the same text always gives the same answers."""

    name = "model"

    def __init__(
        self, session: InferenceSession, tokenizer: Tokenizer, meta: Mapping[str, Any], sha256: str
    ) -> None:
        self._session, self._tokenizer, self._meta = session, tokenizer, meta
        self.version = str(meta["version"])
        self.sha256: str | None = sha256
        self.pair = int(meta.get("pair", PAIR))
        self.cue_kinds = int(meta.get("cue_kinds", 1))  # 2: nested cues are told in the same reading
        self.kinds = tuple(meta.get("kinds", ()))  # what it says of the words of sources
        self.link = int(meta.get("link", 0))  # width of either side of a pronoun and a name
        self.nested = True
        self.mark_by(GUIDE if "guide" in meta.get("conventions", ()) else POLNEAR)

    @classmethod
    def load(cls, path: Path | None = None, threads: int = 1) -> NeuralFinder:
        """The model in a folder, by default the one that is shipped."""
        folder = path or WEIGHTS
        meta = files.read_meta(folder / "meta.json")
        tokenizer = files.tokenizer(folder / "tokenizer.json")  # first: it can say that it is damaged
        sha256 = files.checksum(folder, meta["format"])
        if sha256 != meta["sha256"]:
            raise ExtractorError(
                "the weights do not match their checksum", str(folder / "extractor.onnx"), files.FIX
            )
        return cls(
            files.session(folder / "extractor.onnx", threads),
            tokenizer,
            meta,
            sha256,
        )

    def mark_by(self, convention: int) -> None:
        """From now on marks by POLNEAR or by GUIDE, with what was fitted for that."""
        own = self._meta.get("guide", {}) if convention == GUIDE else {}
        fitted = own.get("calibration", self._meta["calibration"])
        self.convention = convention
        self.settings = Settings.of({**self._meta["settings"], **own.get("settings", {})})
        self.calibration = {role: np.asarray(fitted[role], dtype=np.float64) for role in ROLES}

    def as_polnear(self) -> None:
        """From now on marks as PolNeAR does, rather than by the guide."""
        self.mark_by(POLNEAR)

    def find(self, document: Document) -> list[Found]:
        """All attributions of a document: outermost ones in text order, then those inside their contents.

        What the network says of the words of sources is left in ``document.likely``.
        """
        heard: list[tuple[windows.Reading, Any]] = []
        found = self.find_in(document.text, document.prose, heard=heard)
        if self.kinds and heard:
            said = np.concatenate([more for _, more in heard])
            kinds, sides = said[:, : len(self.kinds)], said[:, len(self.kinds) :]
            document.likely = Likely(
                self.kinds,
                np.concatenate([section.starts for section, _ in heard]),
                np.concatenate([section.ends for section, _ in heard]),
                kinds,
                sides.reshape(len(said), 2, self.link) if self.link else None,
            )
        return found

    def find_in(
        self,
        text: str,
        prose: Sequence[Piece] | None = None,
        least: float | None = None,
        heard: list[tuple[windows.Reading, Any]] | None = None,
    ) -> list[Found]:
        """The same for any text: `prose` are the stretches to be read, `least` the confidence asked.

        What is said of the words of each section is added to `heard`.
        """
        stretches = [(0, len(text))] if prose is None else [piece for piece in prose if piece[0] < piece[1]]
        found: list[Found] = []
        reading = windows.read(text, stretches, self._tokenizer)
        for section in windows.sections(reading, SECTION):
            said = self.answer(section)
            if heard is not None:
                heard.append((section, said.more.astype(np.float16)))
            asked = self.settings.accept if least is None else least
            kept = self.accepted(text, section, said.answers, asked)
            base = len(found)
            found += [one for _, one in kept]
            if self.nested and said.nested_logits is not None:
                found += self._held(text, section, said, [answer for answer, _ in kept], base)
            elif self.nested:
                found += self._inside(text, [one for _, one in kept], base, section, said.cue_logits)
        if len(reading) > SECTION:
            self._rest()
        return found

    def _rest(self) -> None:
        """Makes onnxruntime give back its workspace, which a long text has made large, with a tiny run."""
        from onnxruntime import RunOptions

        options = RunOptions()
        options.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")
        tiny = {"encode": np.array(True), "ids": np.zeros(2, np.int64), "told": np.zeros(2, np.int64)}
        self._session.run(None, {**tiny, **_no_cues(self.pair)}, options)

    def accepted(
        self, text: str, reading: windows.Reading, answers: Sequence[Answer], least: float
    ) -> list[tuple[Answer, Found]]:
        """The answers that are confident enough, each in code points of the text too."""
        result = []
        for answer in answers:
            if not answer.content:
                continue
            sure = {role: float(sigmoid(answer.facts @ self.calibration[role])) for role in ROLES}
            if sure["attribution"] < least:
                continue
            source, cue, content = (
                tidy(text, reading, pieces) for pieces in (answer.source, (answer.cue,), answer.content)
            )
            roles = tuple((role, round(sure[role], 3)) for role in ROLES[1:])
            result.append((answer, Found(source, cue, content, round(sure["attribution"], 3), roles)))
        return result

    def _held(
        self, text: str, reading: windows.Reading, said: Said, holders: Sequence[Answer], base: int
    ) -> list[Found]:
        """The nested attributions whose cue stands in a content that was accepted."""
        owner = decode.owners([holder.content for holder in holders], len(reading))
        kept = [k for k, (a, b) in enumerate(said.inner) if owner[a] >= 0 and owner[a] == owner[b - 1]]
        if not kept or said.asked is None or said.nested_logits is None:
            return []
        logits, index, real = said.asked
        logits, index, real = logits[kept], index[kept], real[kept]
        cues = [said.inner[k] for k in kept]
        mine = owner[index] == owner[[a for a, _ in cues]][:, None]
        answers = decode.answers(cues, said.nested_logits, logits, index, real & mine, self.settings)
        found = self.accepted(text, reading, answers, self.settings.nested_accept)
        within = [int(owner[answer.cue[0]]) for answer, _ in found]
        return [
            replace(one, within=base + n)
            for n, (answer, one) in zip(within, found, strict=True)
            if answer.content != holders[n].content
        ]

    def _inside(
        self,
        text: str,
        outer: Sequence[Found],
        base: int,
        reading: windows.Reading,
        cue_logits: decode.Floats,
    ) -> list[Found]:
        """Reads each content that may hold a cue as a text of its own."""
        result = []
        likely = reading.starts[sigmoid(cue_logits) > self.settings.nested_cue]
        for n, holder in enumerate(outer):
            spans = holder.content
            if not any(np.searchsorted(likely, s) < np.searchsorted(likely, e) for s, e in spans):
                continue
            inner = windows.read(text, spans, self._tokenizer)
            if len(inner) < 4:
                continue
            answers = self.answer(inner).answers
            for _, found in self.accepted(text, inner, answers, self.settings.nested_accept):
                if found.content != holder.content:
                    result.append(replace(found, within=base + n))
        return result

    def answer(self, reading: windows.Reading) -> Said:
        """Cue logits of all words, and an answer for each likely cue, however unsure."""
        words = self._encode(reading)
        cue_logits = np.ascontiguousarray(words[:, 0])
        more = words[:, self.cue_kinds + 2 * self.pair :].copy()
        cues = self._cues(cue_logits, reading)
        inner: list[Piece] = []
        nested_logits = np.ascontiguousarray(words[:, 1]) if self.cue_kinds > 1 else None
        if self.nested and nested_logits is not None:
            inner = self._cues(nested_logits, reading)
        if not cues:
            return Said(cue_logits, [], [], more, nested_logits)
        index, real, distance, apart = windows.around(cues + inner, reading.paragraph)
        if len(reading) < _WIDE:  # a content: most places around a cue lie outside it
            held = real.any(axis=0)
            index, real, distance, apart = index[:, held], real[:, held], distance[:, held], apart[:, held]
        logits = self._ask(words, cues + inner, index, real, distance, apart)
        n = len(cues)
        answers = decode.answers(cues, cue_logits, logits[:n], index[:n], real[:n], self.settings)
        return Said(cue_logits, answers, inner, more, nested_logits, (logits[n:], index[n:], real[n:]))

    def _cues(self, logits: decode.Floats, reading: windows.Reading) -> list[Piece]:
        probability = np.asarray(sigmoid(logits), dtype=np.float32)
        return decode.find_cues(probability, reading.paragraph, self.settings)

    def _encode(self, reading: windows.Reading, size: int = windows.WINDOW) -> decode.Floats:
        """[cue logits | word side | cue side | kinds] of each word, the mean of all windows that hold it.

        Windows run one by one: none minds the others.
        """
        width = self.cue_kinds + 2 * self.pair + len(self.kinds) + 2 * self.link
        result = np.zeros((len(reading), width), dtype=np.float32)
        times = np.zeros((len(reading), 1), dtype=np.float32)
        for span in windows.windows(len(reading.pieces), size):
            out = self._read(*windows.encoder_inputs(reading, span))
            start, end = np.searchsorted(reading.first, span)
            result[start:end] += out[1 + reading.first[start:end] - span[0]]
            times[start:end] += 1
        return result / times

    def _read(self, ids: windows.Ints, features: windows.Ints) -> Any:
        """What the encoder says of each piece of one window."""
        told = features @ np.array((8, 2, 1)) + 24 * self.convention
        given = {"encode": np.array(True), "ids": ids, "told": told, **_no_cues(self.pair)}
        return self._session.run(None, given)[0]

    def _roles(self, asked: Mapping[str, Any]) -> Any:
        """What the role head says of the words around some cues."""
        return self._session.run(None, {"encode": np.array(False), **asked, **_NO_PIECES})[0]

    def _ask(
        self, words: decode.Floats, cues: Sequence[Piece], index: windows.Ints, real: decode.Bools,
        distance: windows.Ints, apart: windows.Ints,
    ) -> decode.Floats:  # fmt: skip
        """Role and edge logits of the words around each cue."""
        first = self.cue_kinds
        side = words[:, first : first + self.pair]
        other = words[:, first + self.pair : first + 2 * self.pair]
        middle = np.stack([other[a:b].mean(axis=0) for a, b in cues])
        parts = []
        for at in range(0, len(cues), CUES_AT_ONCE):
            rows = slice(at, at + CUES_AT_ONCE)
            asked = {
                "words": side[index[rows]], "cues": middle[rows],
                "real": real[rows, :, None].astype(np.float32),
                "distance": distance[rows], "apart": apart[rows],
            }  # fmt: skip
            parts.append(self._roles(asked))
        return np.concatenate(parts)


_WIDE = windows.BEFORE + 1 + windows.AFTER
_NO_PIECES = {"ids": np.zeros(0, np.int64), "told": np.zeros(0, np.int64)}


@cache
def _no_cues(pair: int) -> dict[str, Any]:
    return {
        "words": np.zeros((0, _WIDE, pair), np.float32), "cues": np.zeros((0, pair), np.float32),
        "real": np.zeros((0, _WIDE, 1), np.float32), "distance": np.zeros((0, _WIDE), np.int64),
        "apart": np.zeros((0, _WIDE), np.int64),
    }  # fmt: skip
