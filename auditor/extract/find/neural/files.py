"""The files of the weights folder: read, checked, and named where they are damaged."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from auditor.errors import ExtractorError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

FORMAT = 2  # of the weights folder; meta.json names the one it is written in
READ = (1, 2)  # formats that are read; the first has one convention, and no cues of nested attributions
FIX = "reinstall source-auditor, or use --extractor rules"


def read_bytes(path: Path) -> bytes:
    """A file's bytes; ExtractorError says why they cannot be had."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise ExtractorError(
            f"the extraction model cannot be read: {error.strerror}", str(path), FIX
        ) from error


def read_meta(path: Path) -> dict[str, Any]:
    """The description of the weights, if it is of a format that is read."""
    try:
        meta = json.loads(read_bytes(path))
        right = meta["format"] in READ and {"settings", "calibration", "version", "sha256"} <= set(meta)
    except (ValueError, KeyError, TypeError) as error:
        raise ExtractorError("the description of the extraction model is damaged", str(path), FIX) from error
    if not right:
        raise ExtractorError(f"the extraction model is not of format {FORMAT}", str(path), FIX)
    return dict(meta)


def checksum(folder: Path, form: int = FORMAT) -> str:
    """The sha256 of what decides the answers: the network and, from the second format on, the tokenizer."""
    names = ("extractor.onnx",) if form == 1 else ("extractor.onnx", "tokenizer.json")
    digest = hashlib.sha256()
    for name in names:
        digest.update(read_bytes(folder / name))
    return digest.hexdigest()


def tokenizer(path: Path) -> Tokenizer:
    """The tokenizer that the weights were trained with."""
    from tokenizers import Tokenizer

    try:
        return Tokenizer.from_buffer(read_bytes(path))
    except ExtractorError:
        raise
    except Exception as error:  # the library raises nothing narrower
        raise ExtractorError("the tokenizer of the extraction model is damaged", str(path), FIX) from error


def session(path: Path, threads: int) -> InferenceSession:
    """The network, ready to run, in a library that is kept from telling its makers of it."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # read once, when it is loaded
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
