"""Who is quoted from a social post and was asked nothing: a post cannot answer a question."""

from collections.abc import Iterable

from auditor import Check, Ledger, Result, Rule, hookimpl

ONLY_A_POST = Rule(
    id="only-a-post",
    title="Nothing but a post",
    severity="info",
    card="All that this source says here comes from social posts. A post can be old, deleted, ironic or not "
    "theirs. Say when it was posted and that it was checked, or ask them.",
    fires=('"We will sue," Ann Lee wrote on Twitter.',),
    silent=('"We will sue," Ann Lee wrote on Twitter. Lee told the court she had no choice.',),
)


class SocialPosts(Check):
    """Counts the sources whose every statement in an article comes from a social post."""

    id, title, version = "social-posts", "Sources known from posts alone", "0.1.0"
    rules = (ONLY_A_POST,)

    def article(self, ledger: Ledger) -> Iterable[Result]:
        """One result an article, one finding a source."""
        findings = []
        for source in ledger.sources:
            said = [a for a in ledger.attributions if a.source == source.id]
            if said and all(a.channel == "social post" for a in said):
                question = f"Was {source.name} asked, or is there only the post? Say when it was posted."
                findings.append(ONLY_A_POST.finding(self.id, question, said[0].spans))
        label = f"{len(findings)} of {len(ledger.sources)} sources are known from posts alone"
        yield Result(state="not applicable", label=label, findings=tuple(findings))


@hookimpl
def auditor_checks() -> list[type[Check]]:
    """What this plugin offers."""
    return [SocialPosts]
