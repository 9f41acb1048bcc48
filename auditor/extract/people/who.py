"""Who is in an article: its names, the cast that they make up, and each person's sex, roles and camp."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.extract.people import camps, names, roles, sexes, sorts
from auditor.extract.people.cast import Cast, gather
from auditor.extract.people.near import Near
from auditor.extract.text.phrases import Role

if TYPE_CHECKING:
    from auditor.extract.text.document import Document
    from auditor.extract.text.likely import Likely


@dataclass(frozen=True, eq=False)
class Who:
    """All that is known of an article's people before anybody's words are looked at; it changes no more.

    ``roles`` are the descriptions of each person, by ``id`` of the entity, in text order, camps last.
    """

    cast: Cast
    roles: Mapping[int, Sequence[Role]]
    near: Near
    likely: Likely | None = None  # what the finder says of the words of sources


def is_in(document: Document) -> Who:
    """The people and bodies of a document."""
    found = names.find(document.doc)
    cast = gather(document.doc, found)
    sorts.settle(cast, document.nlp)
    sexes.learn(cast, document)
    described = roles.gather(cast)
    sexes.learn_from_roles(cast, described)
    near = Near(document, cast)
    for person, camp in camps.find(near):
        described.setdefault(id(person), []).append(camp)
    return Who(cast, described, near, document.likely)
