"""Sources of whom an article has nothing but posts."""

from collections.abc import Iterator

from auditor.contract.rules import Question, rule

from ..view import View

RULE = rule(__name__, "only-a-post", "Nothing but a post", "info")


def look(view: View) -> Iterator[Question]:
    """Asks whether they were asked, once for a source."""
    for source, first in view.only_posted:
        question = f"Was {source.name} asked, or is there only the post? Say when it was posted."
        yield Question(question, first.spans)
