"""The trained extractor: finds attributions with the shipped model, on onnxruntime and numpy alone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from auditor.contract.finders import Found, Piece
from auditor.errors import ExtractorError
from auditor.extract.find.neural import decode, windows
from auditor.extract.find.neural.decode import Answer, Settings, sigmoid, tidy

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

    from auditor.extract.text.document import Document

WEIGHTS = Path(__file__).parent / "weights"
FORMAT = 1  # of the weights folder; meta.json names the one it is written in
PAIR = 160  # width of what the encoder says of a word for either side of the role head
SECTION = 8_000  # words that are read together; longer texts are cut at paragraphs
CUES_AT_ONCE = 16  # more gains nothing, and takes memory
FIX = "reinstall source-auditor, or use --extractor rules"
ROLES = ("attribution", "source", "cue", "content")


class NeuralFinder:
    """Finds attributions with the trained model; the same text always gives the same answers."""

    name = "model"

    def __init__(
        self, session: InferenceSession, tokenizer: Tokenizer, meta: Mapping[str, Any], sha256: str
    ) -> None:
        self._session, self._tokenizer = session, tokenizer
        self.settings = Settings.of(meta["settings"])
        self.calibration = {role: np.asarray(meta["calibration"][role], dtype=np.float64) for role in ROLES}
        self.version = str(meta["version"])
        self.sha256: str | None = sha256
        self.nested = True

    @classmethod
    def load(cls, path: Path | None = None, threads: int = 1) -> NeuralFinder:
        """The model in a folder, by default the one that is shipped."""
        folder = path or WEIGHTS
        meta = _read_meta(folder / "meta.json")
        sha256 = hashlib.sha256(_read_bytes(folder / "extractor.onnx")).hexdigest()
        if sha256 != meta["sha256"]:
            raise ExtractorError(
                "the weights do not match their checksum", str(folder / "extractor.onnx"), FIX
            )
        return cls(
            _session(folder / "extractor.onnx", threads),
            _tokenizer(folder / "tokenizer.json"),
            meta,
            sha256,
        )

    def find(self, document: Document) -> list[Found]:
        """All attributions of a document: outermost ones in text order, then those inside their contents."""
        return self.find_in(document.text, document.prose)

    def find_in(
        self, text: str, prose: Sequence[Piece] | None = None, least: float | None = None
    ) -> list[Found]:
        """The same for any text: `prose` are the stretches to be read, `least` the confidence asked."""
        stretches = [(0, len(text))] if prose is None else [piece for piece in prose if piece[0] < piece[1]]
        found: list[Found] = []
        reading = windows.read(text, stretches, self._tokenizer)
        for section in windows.sections(reading, SECTION):
            cue_logits, answers = self.answer(section)
            outer = self.accepted(text, section, answers, self.settings.accept if least is None else least)
            base = len(found)
            found += outer
            if self.nested:
                found += self._inside(text, outer, base, section, cue_logits)
        if len(reading) > SECTION:
            self._rest()
        return found

    def _rest(self) -> None:
        """Makes onnxruntime give back its workspace, which a long text has made large, with a tiny run."""
        from onnxruntime import RunOptions

        options = RunOptions()
        options.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")
        tiny = {"encode": np.array(True), "ids": np.zeros(2, np.int64), "told": np.zeros(2, np.int64)}
        self._session.run(None, {**tiny, **_NO_CUES}, options)

    def accepted(
        self, text: str, reading: windows.Reading, answers: Sequence[Answer], least: float
    ) -> list[Found]:
        """The answers that are confident enough, in code points of the text."""
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
            result.append(Found(source, cue, content, round(sure["attribution"], 3), roles))
        return result

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
            _, answers = self.answer(inner)
            for found in self.accepted(text, inner, answers, self.settings.nested_accept):
                if found.content != holder.content:
                    result.append(replace(found, within=base + n))
        return result

    def answer(self, reading: windows.Reading) -> tuple[decode.Floats, list[Answer]]:
        """Cue logits of all words, and an answer for each likely cue, however unsure."""
        words = self._encode(reading)
        cue_logits = np.ascontiguousarray(words[:, 0])
        probability = np.asarray(sigmoid(cue_logits), dtype=np.float32)
        cues = decode.find_cues(probability, reading.paragraph, self.settings)
        if not cues:
            return cue_logits, []
        index, real, distance, apart = windows.around(cues, reading.paragraph)
        if len(reading) < _WIDE:  # a content: most places around a cue lie outside it
            held = real.any(axis=0)
            index, real, distance, apart = index[:, held], real[:, held], distance[:, held], apart[:, held]
        logits = self._ask(words, cues, index, real, distance, apart)
        return cue_logits, decode.answers(cues, cue_logits, logits, index, real, self.settings)

    def _encode(self, reading: windows.Reading, size: int = windows.WINDOW) -> decode.Floats:
        """[cue logit | word side | cue side] of each word, the mean of all windows that it is read in.

        Windows run one by one: none minds the others.
        """
        result = np.zeros((len(reading), 1 + 2 * PAIR), dtype=np.float32)
        times = np.zeros((len(reading), 1), dtype=np.float32)
        for span in windows.windows(len(reading.pieces), size):
            ids, features = windows.encoder_inputs(reading, span)
            told = features @ np.array((8, 2, 1))
            out = self._session.run(None, {"encode": np.array(True), "ids": ids, "told": told, **_NO_CUES})[0]
            start, end = np.searchsorted(reading.first, span)
            result[start:end] += out[1 + reading.first[start:end] - span[0]]
            times[start:end] += 1
        return result / times

    def _ask(
        self, words: decode.Floats, cues: Sequence[Piece], index: windows.Ints, real: decode.Bools,
        distance: windows.Ints, apart: windows.Ints,
    ) -> decode.Floats:  # fmt: skip
        """Role and edge logits of the words around each cue."""
        side, other = words[:, 1 : 1 + PAIR], words[:, 1 + PAIR :]
        middle = np.stack([other[a:b].mean(axis=0) for a, b in cues])
        parts = []
        for at in range(0, len(cues), CUES_AT_ONCE):
            rows = slice(at, at + CUES_AT_ONCE)
            asked = {
                "encode": np.array(False), "words": side[index[rows]], "cues": middle[rows],
                "real": real[rows, :, None].astype(np.float32),
                "distance": distance[rows], "apart": apart[rows],
            }  # fmt: skip
            parts.append(self._session.run(None, {**asked, **_NO_PIECES})[0])
        return np.concatenate(parts)


_WIDE = windows.BEFORE + 1 + windows.AFTER
_NO_PIECES = {"ids": np.zeros(0, np.int64), "told": np.zeros(0, np.int64)}
_NO_CUES = {
    "words": np.zeros((0, _WIDE, PAIR), np.float32), "cues": np.zeros((0, PAIR), np.float32),
    "real": np.zeros((0, _WIDE, 1), np.float32), "distance": np.zeros((0, _WIDE), np.int64),
    "apart": np.zeros((0, _WIDE), np.int64),
}  # fmt: skip


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ExtractorError(
            f"the extraction model cannot be read: {error.strerror}", str(path), FIX
        ) from error


def _read_meta(path: Path) -> dict[str, Any]:
    try:
        meta = json.loads(_read_bytes(path))
        right = meta["format"] == FORMAT and {"settings", "calibration", "version", "sha256"} <= set(meta)
    except (ValueError, KeyError, TypeError) as error:
        raise ExtractorError("the description of the extraction model is damaged", str(path), FIX) from error
    if not right:
        raise ExtractorError(f"the extraction model is not of format {FORMAT}", str(path), FIX)
    return dict(meta)


def _tokenizer(path: Path) -> Tokenizer:
    from tokenizers import Tokenizer

    try:
        return Tokenizer.from_buffer(_read_bytes(path))
    except ExtractorError:
        raise
    except Exception as error:  # the library raises nothing narrower
        raise ExtractorError("the tokenizer of the extraction model is damaged", str(path), FIX) from error


def _session(path: Path, threads: int) -> InferenceSession:
    try:
        import onnxruntime
    except ImportError as error:
        raise ExtractorError("onnxruntime cannot be loaded", str(error), "pip install onnxruntime") from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # the library raises kinds of its own, all of them Exception
        raise ExtractorError(f"the extraction model is damaged: {error}", str(path), FIX) from error
