"""Imported by the process that workers are forked from: loads beforehand what all of them need."""

import contextlib
import gc
import os

from auditor.run import hands

if said := os.environ.get(hands.READY):
    with contextlib.suppress(BaseException):  # each worker says what is wrong, in the words of a run
        hands.ready(said)
    gc.collect()
    gc.freeze()  # what is loaded stays in memory that all of them share
