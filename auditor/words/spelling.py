"""One form for the British and the American spelling of an English word."""

from __future__ import annotations

import re
from functools import lru_cache

_PAIRS = """
    grey=gray cheque=check programme=program tyre=tire kerb=curb aluminium=aluminum sceptic=skeptic
    sceptical=skeptical plough=plow gaol=jail mum=mom whilst=while amongst=among towards=toward
    backwards=backward afterwards=afterward learnt=learned burnt=burned spelt=spelled defence=defense
    offence=offense licence=license pretence=pretense marvellous=marvelous jewellery=jewelry
    skilful=skillful wilful=willful woollen=woolen enrol=enroll fulfil=fulfill instalment=installment
    mould=mold manoeuvre=maneuver judgement=judgment artefact=artifact cosy=cozy moustache=mustache
    pyjamas=pajamas practise=practice practised=practiced practising=practicing
"""
_AMERICAN = dict(pair.split("=") for pair in _PAIRS.split())
_ENDINGS = (
    (re.compile(r"(?<=[a-z]{2})is(e|ed|es|er|ers|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"(?<=[a-z]{2})ys(e|ed|es|er|ers|ing)$"), r"yz\1"),
    (re.compile(r"(?<=[a-z]{3})our(s|ed|ing|able|ite|ites|ful|less|er|ers|hood|hoods)?$"), r"or\1"),
    (re.compile(r"(?<=[a-z]{3}[bt])re(s|d)?$"), r"er\1"),
    (re.compile(r"(?<=[a-z]{3})ogue(s)?$"), r"og\1"),
    (re.compile(r"(?<=[a-z]{3})ll(ed|ing|er|ers|or|ors)$"), r"l\1"),
    (re.compile(r"ae"), "e"),
)
_SHORTEST = 4  # letters up to which a word has no such ending


@lru_cache(maxsize=65_536)
def one_spelling(word: str) -> str:
    """The form that both spellings of a word in lower case share: for comparing, not for reading."""
    if word.endswith("s") and word[:-1] in _AMERICAN:
        return _AMERICAN[word[:-1]] + "s"
    word = _AMERICAN.get(word, word)
    if len(word) > _SHORTEST:
        for pattern, better in _ENDINGS:
            word = pattern.sub(better, word)
    return word
