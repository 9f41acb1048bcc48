"""One answer to "one person?" and "one body?", whoever asks: extraction, stories or a check."""

from auditor.names.body import same_body, significant
from auditor.names.person import PersonName, Verdict, one_person, read, same_person, surname
from auditor.names.spelling import plain, transliteration

__all__ = [
    "PersonName",
    "Verdict",
    "one_person",
    "plain",
    "read",
    "same_body",
    "same_person",
    "significant",
    "surname",
    "transliteration",
]
