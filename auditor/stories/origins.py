"""Whoever informed the first outlet: statements of one origin never confirm each other, however many outlets
carry them.

A named speaker is an origin, whoever passed the words on. Unnamed sources that reached an article through
another
outlet are that outlet's, one origin; unnamed sources of an article's own cannot be told from another
article's.
People whose words an origin reports are nested in its statement and never the origin.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from auditor.model import Attribution, Ledger, Origin, Ref, Source
from auditor.names import plain
from auditor.stories.speakers import Speaker, compare
from auditor.stories.speakers import speaker as speaker_of
from auditor.stories.standing import Standing, standing
from auditor.stories.statements import frame, outermost, passed_on
from auditor.stories.voices import Voice, identified, parts, voice
from auditor.stories.words import stem

RANK = {  # whose words they are, the surest first
    "named": 0, "joint": 0, "through": 1, "outlet": 2, "paper": 2, "own": 2, "nobody": 3,
}  # fmt: skip
Key = tuple[str, str]  # kind and name; kinds: those of RANK


@dataclass(frozen=True)
class Origins:
    """The origins of a story and, for each attribution (article, id), the id of its origin."""

    all: tuple[Origin, ...]
    of: Mapping[tuple[str, str], str]
    voices: Mapping[str, Voice]  # for whom each origin speaks, by its id
    passage: Mapping[tuple[str, str], int]  # the number of the passage that a statement carries, if it does
    told: Mapping[tuple[str, str], Voice] = field(default_factory=dict)  # whose words a statement passes on
    papers: Mapping[str, str] = field(default_factory=dict)  # what documents without a name are called, by id
    used: Mapping[tuple[str, str], tuple[Ledger, Attribution]] = field(default_factory=dict)  # the outermost

    @cached_property
    def _by_id(self) -> dict[str, Origin]:
        return {o.id: o for o in self.all}

    def around(self, at: tuple[str, str]) -> str:
        """What stands around a statement of somebody named, in its sentence; nothing for others."""
        if not self.get(self.of[at]).named:
            return ""
        ledger, attribution = self.used[at]
        return frame(ledger.article, attribution)

    def standing(self, at: tuple[str, str]) -> Standing | None:
        """How whoever made a statement knows of it for himself, where he is identified and the text shows
        it.
        """
        ledger, attribution = self.used[at]
        source = ledger.source(attribution)
        return standing(ledger, attribution) if source and identified(ledger, source) else None

    def channel(self, at: tuple[str, str]) -> str:
        """By which channel a statement was made."""
        return self.used[at][1].channel

    def get(self, origin: str) -> Origin:
        """The origin of that id."""
        return self._by_id[origin]

    def name(self, origin: str) -> str:
        """The name of the origin of that id."""
        return self._by_id[origin].name


def origins(
    ledgers: Sequence[Ledger],
    texts: Mapping[str, str],
    passages: Sequence[tuple[Ref, Ref]],
    near: Sequence[tuple[Ref, Ref]] = (),
) -> Origins:
    """Trace each statement to its origin. ``texts`` maps each article to the article that leads its copies;
    ``passages`` are pairs of statements that are the same word for word, ``near`` of those that nearly are:
    of these an article that names nobody for them has them from where the other has them.
    """
    people = _people(ledgers)
    keys: dict[tuple[str, str], Key] = {}
    used: dict[tuple[str, str], tuple[Ledger, Attribution]] = {}
    for ledger in ledgers:
        outlets = _relayed(ledger)
        tops = outermost(ledger)
        for attribution in ledger.attributions:
            top = ledger.attribution(tops[attribution.id]) or attribution
            at = (ledger.article.id, attribution.id)
            keys[at] = _key(ledger, top, people, outlets, texts[ledger.article.id])
            used[at] = (ledger, top)
    taken = [p for p in near if any(keys.get(_at(ref), ("",))[0] == "nobody" for ref in p)]
    carried = _alike([p for p in (*passages, *taken) if _at(p[0]) in keys and _at(p[1]) in keys])
    _share(keys, carried)
    numbers = {at: n for n, places in enumerate(carried) for at in places}
    made = _numbered(keys, used, people, numbers)
    papers = {
        made.of[at]: s.name for at, (x, a) in used.items() if keys[at][0] == "paper" and (s := x.source(a))
    }
    return replace(made, told=_told(ledgers, people, texts), papers=papers, used=used)


def _at(ref: Ref) -> tuple[str, str]:
    return (ref.article, ref.attribution)


def _people(ledgers: Sequence[Ledger]) -> dict[str, str]:
    """For each named source ("article#source") the name of its first namesake over the story."""
    known: list[Speaker] = []
    names: dict[str, str] = {}
    for ledger in ledgers:
        for source in ledger.sources:
            if not source.named or source.kind == "author":
                continue
            speaker = speaker_of(ledger, source)
            match = next((k for k in known if compare(k, speaker) == "same"), None)
            if match is None:
                known.append(speaker)
            names[speaker.key] = match.key if match else speaker.key
    return names


def _relayed(ledger: Ledger) -> dict[str, list[Source | None]]:
    """The outlets whose unnamed sources the article passes on, with those sources."""
    found: dict[str, list[Source | None]] = defaultdict(list)
    for attribution in ledger.attributions:
        source = ledger.source(attribution)
        if attribution.relays and (source is None or not source.named):
            found[attribution.relays[-1].name].append(source)
    return found


def _key(
    ledger: Ledger,
    attribution: Attribution,
    people: dict[str, str],
    outlets: dict[str, list[Source | None]],
    text: str,
) -> Key:
    source = ledger.source(attribution)
    if source is not None and source.kind == "author":
        return ("outlet", plain(ledger.article.value("outlet") or text))
    if source is not None and source.named:
        joint = sorted(parts(ledger, source, people))
        return ("joint", " ".join(joint)) if joint else ("named", people[f"{ledger.article.id}#{source.id}"])
    if source is not None and identified(ledger, source):
        return ("named", f"the {plain(source.name)}")
    if attribution.relays and (source is None or source.kind in ("person", "group")):
        return ("through", _outlet(attribution.relays[-1].name))
    if source is None:
        return ("nobody", text)
    if source.kind == "document":
        return ("paper", f"{text} {source.id}")
    outlet = _inferred(ledger, source, outlets)
    return ("through", _outlet(outlet)) if outlet else ("own", text)


def _outlet(name: str) -> str:
    return plain(name).removeprefix("the ").strip()


def _inferred(ledger: Ledger, source: Source, outlets: dict[str, list[Source | None]]) -> str | None:
    """The one outlet that the article credits for sources of the same description, or for the group it is
    part of.
    """
    if len(outlets) != 1:
        return None
    name, sources = next(iter(outlets.items()))
    family = {s.id for s in sources if s} | {s.part_of for s in sources if s and s.part_of}
    if source.id in family or source.part_of in family:
        return name
    heads = {_head(s) for s in sources if s}
    return name if _head(source) in heads else None


def _head(source: Source) -> str:
    """The noun that an unnamed source goes by, "source" for all who are called so."""
    found = [stem(w.strip(".,;'’\"")) for w in plain(source.name).split()]
    known = ("sourc", "insid", "offici", "aid", "person", "people", "advis", "diplomat")
    head = next((w for w in found if w.startswith(known)), found[-1] if found else "")
    return "source" if head.startswith(("sourc", "insid", "person", "people")) else head


def _alike(passages: Sequence[tuple[Ref, Ref]]) -> list[list[tuple[str, str]]]:
    """Statements that carry one passage, put together."""
    home: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for one, other in passages:
        a, b = _at(one), _at(other)
        ours, theirs = home.setdefault(a, [a]), home.setdefault(b, [b])
        if ours is not theirs:
            ours += theirs
            home.update(dict.fromkeys(theirs, ours))
    return [group for at, group in home.items() if at == group[0]]


def _share(keys: dict[tuple[str, str], Key], passages: Iterable[Sequence[tuple[str, str]]]) -> None:
    """The same words are of one origin: the named one, or the one that is known through an outlet.

    Unnamed people who use a named person's words stay apart from that person; an article that has the words
    without saying whose they are does not.
    """
    for places in passages:
        best = min((keys[at] for at in places), key=lambda k: (RANK[k[0]], k))
        for at in places:
            if RANK[keys[at][0]] >= RANK["own"] and (RANK[best[0]] or keys[at][0] != "own"):
                keys[at] = best


def _numbered(
    keys: dict[tuple[str, str], Key],
    used: dict[tuple[str, str], tuple[Ledger, Attribution]],
    people: dict[str, str],
    passages: dict[tuple[str, str], int],
) -> Origins:
    by_key: dict[Key, list[tuple[str, str]]] = defaultdict(list)
    for at, key in keys.items():
        by_key[key].append(at)
    made, of, voices = [], {}, {}
    for number, (key, places) in enumerate(by_key.items(), start=1):
        here = [used[p] for p in places]
        made.append(_origin(f"o{number}", key, here))
        voices[f"o{number}"] = voice(key, here, people, _outlets(key, here))
        of.update(dict.fromkeys(places, f"o{number}"))
    return Origins(tuple(made), of, voices, passages)


def _told(
    ledgers: Sequence[Ledger], people: dict[str, str], texts: Mapping[str, str]
) -> dict[tuple[str, str], Voice]:
    """For whom those speak whose words a body's or a document's statement passes on."""
    found = {}
    for ledger in ledgers:
        for outer, inner in passed_on(ledger).items():
            key = _key(ledger, inner, people, {}, texts[ledger.article.id])
            found[ledger.article.id, outer] = voice(key, [(ledger, inner)], people)
    return found


def _outlets(key: Key, used: Iterable[tuple[Ledger, Attribution]]) -> Iterable[str]:
    """The outlets whose own report, or whose unnamed sources, an origin is."""
    if key[0] == "through":
        return [r.name for _, a in used for r in a.relays[-1:]] or [key[1]]
    if key[0] in ("outlet", "own", "nobody"):
        return [outlet for x, _ in used if (outlet := x.article.value("outlet"))]
    return []


def _origin(name: str, key: Key, used: list[tuple[Ledger, Attribution]]) -> Origin:
    sources = sorted({f"{x.article.id}#{a.source}" for x, a in used if a.source})
    relays = sorted({r.name for _, a in used for r in a.relays})
    longest = max((s.name for x, a in used if (s := x.source(a))), key=lambda n: (len(n), n), default="")
    outlet = used[0][0].article.value("outlet") or used[0][0].article.id
    label, judged, reason = {
        "joint": (longest, True, "named: several who speak together"),
        "named": (longest, True, "named: the same person or body wherever it is quoted"),
        "outlet": (outlet, True, "the outlet speaks for itself"),
        "through": (f"unnamed sources through {relays[-1] if relays else key[1]}", True,
                    "unnamed sources that reached the articles through one outlet are one origin"),
        "own": (f"unnamed sources of {outlet}", False,
                "unnamed sources of an outlet's own cannot be told from others"),
        "paper": (f"{longest} in {outlet}", False, "a document without a name may be another's too"),
        "nobody": (f"nobody named by {outlet}", False, "the article does not say who stands behind it"),
    }[key[0]]  # fmt: skip
    return Origin(
        id=name, name=label, sources=tuple(sources), relays=tuple(relays),
        named=key[0] in ("named", "joint", "outlet"),
        judged=judged, reason=reason,
    )  # fmt: skip
