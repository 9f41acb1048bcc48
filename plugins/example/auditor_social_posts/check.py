"""Social posts: how many of an article's sources are known from nothing else."""

from collections.abc import Iterator

from auditor import Check, Ledger, On, Result, hookimpl
from auditor.contract.rules import raised

from .rules import RULES
from .view import View


class SocialPosts(Check):
    """Counts the sources whose every statement in an article comes from a social post."""

    id, title, version = "social-posts", "Sources known from posts alone", "0.2.0"
    rules = tuple(file.RULE for file in RULES)

    def article(self, ledger: Ledger) -> Iterator[Result]:
        """One result an article, one finding a source."""
        view = View(ledger)
        label = f"{len(view.only_posted)} of {len(ledger.sources)} sources are known from posts alone"
        yield Result(state="not applicable", label=label, findings=raised(self.id, RULES, view).get(On(), ()))


@hookimpl
def auditor_checks() -> list[type[Check]]:
    """What this plugin offers."""
    return [SocialPosts]
