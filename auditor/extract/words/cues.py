"""The words that attribute: what kind of attribution each makes, and how often each makes one.

``auditor/words/cues.txt`` is written by hand: kind and stance of the words. ``frames.tsv`` is counted on
PolNeAR's training articles by ``python -m benchmarks.cues``: per word and construction, sightings and cues.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from auditor.model import Kind, Stance
from auditor.words import Sections, table

PRIOR = 3.0  # how many sightings the average of a construction is worth
IRREGULAR = """
say said; tell told; write wrote written; think thought; see saw seen; know knew known; find found; give
gave given; make made; put; read; speak spoke spoken; hear heard; feel felt; mean meant; hold held; draw
drew drawn; swear swore sworn; forget forgot forgotten; understand understood; withdraw withdrew
withdrawn; foresee foresaw foreseen; cut; hit; show showed shown; sing sang sung; go went gone; come
came; take took taken; get got gotten; keep kept; lead led; let; begin began begun; bring brought; choose
chose chosen; forbid forbade forbidden; seek sought; send sent; set; shoot shot; spin spun; stand stood;
strike struck; teach taught; throw threw thrown; win won; lay laid; pay paid; build built; fight fought;
catch caught; stick stuck; leave left; lose lost; meet met; run ran; sell sold; spend spent; rise rose
risen; bid bade; beat beaten; bind bound; break broke broken; deal dealt; do did done does; have had has;
be is are was were been being am 's 're 'm; lie lied lying; die died dying; tie tied tying; plead pled;
bet; cast; cost; spread; quit; overhear overheard; rebut rebutted; commit committed; admit admitted;
refer referred; recur recurred; permit permitted;
"""


class Lexicon:
    """Looks words up by lemma and part of speech ("verb", "noun", "adjective", "seeming").

    ``kinds`` says what a word is by hand; ``frames`` has the constructions that each was counted in, with
    how often it was a cue there and how often it was seen.
    """

    def __init__(self, kinds: Sections, frames: str) -> None:
        self.kinds: dict[tuple[str, str], list[tuple[Kind, Stance]]] = {}
        for section, words in kinds.items():
            kind, stance, pos = section.split()
            for word in words:
                self.kinds.setdefault((word, pos), []).append((kind, stance))  # type: ignore[arg-type]
        self.frames: dict[tuple[str, str], dict[str, tuple[int, int]]] = {}
        for lemma, pos, *cells in _rows(frames):
            self.frames[lemma, pos] = dict(_cell(cell) for cell in cells)
        self._priors = dict(self._average())
        self.verbs = frozenset(w for w, pos in (*self.kinds, *self.frames) if pos in ("verb", "seeming"))
        self.irregular = {
            form: line.split()[0] for line in IRREGULAR.split(";") if line.split() for form in line.split()
        }

    def rate(self, lemma: str, pos: str, frame: str) -> float:
        """How likely a word in a construction is a cue, 0 to 1; rare words lean on the construction's
        average."""
        hits, seen = self.frames.get((lemma, pos), {}).get(frame, (0, 0))
        group = "+" if (lemma, pos) in self.kinds else "*"
        prior = self._priors.get((group, pos, frame), 0.0)
        return (hits + PRIOR * prior) / (seen + PRIOR)

    def speaks(self, lemma: str) -> float:
        """How likely a verb is a cue where it takes a clause, said or quoted."""
        return max(self.rate(lemma, "verb", "clause"), self.rate(lemma, "verb", "that"))

    def _average(self) -> Iterator[tuple[tuple[str, str, str], float]]:
        """The share of cues in each construction, for all words ("*", as counted) and for those listed by
        hand ("+")."""
        sums: dict[tuple[str, str], list[float]] = {}
        for (lemma, pos), cells in self.frames.items():
            for frame, (hits, seen) in cells.items():
                if lemma == "*":
                    yield ("*", pos, frame), hits / seen
                elif (lemma, pos) in self.kinds:
                    cell = sums.setdefault((pos, frame), [0.0, 0.0])
                    cell[0] += min(seen, 3) * hits / seen
                    cell[1] += min(seen, 3)
        for (pos, frame), (share, weight) in sums.items():
            yield ("+", pos, frame), share / weight

    def kinds_of(self, lemma: str, pos: str) -> tuple[tuple[Kind, Stance], ...]:
        """Kinds and stances a word may have, the commonest first; empty for a word not in the table."""
        return tuple(self.kinds.get((lemma, pos), ()))

    def verb(self, form: str) -> str:
        """The base form of a verb, with no language model: known verbs first, then the rules of English
        spelling."""
        word = form.lower().replace("’", "'")
        if word in self.irregular:
            return self.irregular[word]
        guesses = list(dict.fromkeys(_bases(word)))
        return next((g for g in guesses if g in self.verbs), guesses[0])

    def noun(self, form: str) -> str:
        """The singular of a noun."""
        word = form.lower()
        guesses = [word[:-3] + "y"] if word.endswith("ies") else []
        guesses += [word[:-1]] if word.endswith("s") and not word.endswith("ss") else []
        guesses += [word[:-2]] if word.endswith("es") else []
        return next((g for g in guesses if (g, "noun") in self.kinds or (g, "noun") in self.frames), word)


def _bases(word: str) -> Iterator[str]:
    """Base forms a form may come from, the likeliest first."""
    for suffix in ("ing", "ed"):
        if word.endswith(suffix) and len(word) > len(suffix) + 2:
            stem = word[: -len(suffix)]
            if stem[-1] == stem[-2:-1] and stem[-1] not in "ls":
                yield stem[:-1]
            if suffix == "ed" and stem.endswith("i"):
                yield stem[:-1] + "y"
            yield stem
            yield stem + "e"
            yield stem[:-1]
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        yield word[:-2]
    if word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]
        yield word[:-2]
    yield word


def _rows(text: str) -> Iterator[list[str]]:
    for line in text.splitlines():
        if line and not line.startswith("# "):
            yield line.split("\t")


def _cell(cell: str) -> tuple[str, tuple[int, int]]:
    name, _, counts = cell.rpartition(" ")
    hits, seen = counts.split("/")
    return name, (int(hits), int(seen))


@cache
def lexicon() -> Lexicon:
    """The table that ships with the package."""
    frames = files("auditor.extract.words").joinpath("frames.tsv")
    return Lexicon(table("cues"), frames.read_text("utf-8"))
