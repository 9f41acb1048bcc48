"""The text report shows what people decided, and how an article stands among those of the run."""

from auditor.model import ArticleRecord, Correction, Mean, Report, Suppression
from auditor.write.text import compose


def numbered(record: ArticleRecord, n: int) -> ArticleRecord:
    article = record.ledger.article.model_copy(update={"id": f"a{n}", "path": f"a{n}.txt"})
    ledger = record.ledger.model_copy(update={"article": article})
    means = (Mean(check="anonymity", mean=n / 20, n=1, of=3),)
    return record.model_copy(update={"ledger": ledger, "means": means})


def of(report: Report, number: int) -> str:
    records = tuple(numbered(report.articles[0], n) for n in range(number))
    return compose(report.model_copy(update={"articles": records}), width=200)


def test_a_mean_says_how_it_stands_among_eleven_articles(report: Report) -> None:
    told = of(report, 11)
    assert "anonymity 0.40 over 1 of 3 (higher than 80 of 100 here)" in told
    assert "anonymity 0.00 over 1 of 3 (higher than 0 of 100 here)" in told


def test_among_a_few_articles_it_says_nothing_of_the_sort(report: Report) -> None:
    assert "higher than" not in of(report, 9)


def test_a_finding_set_aside_is_listed_with_its_reason_and_an_idle_entry_too(report: Report) -> None:
    (finding,) = report.articles[0].findings
    entries = (
        Suppression(
            fingerprint="0" * 16,
            reason="known",
            expires="2026-12-31",
            state="used",
            article="a",
            finding=finding,
        ),
        Suppression(fingerprint="1" * 16, reason="old", state="unused"),
    )
    told = compose(report.model_copy(update={"suppressions": entries}))
    assert "Set aside by hand: 1 finding." in told
    assert "- anonymity/nobody in a: known, until 2026-12-31" in told
    assert "! 1111111111111111 (unused: sets nothing aside): old" in told


def test_a_correction_that_no_longer_fits_is_told_where_the_article_is(report: Report) -> None:
    (record,) = report.articles
    correction = Correction(kind="reject", words="said", applied=False, note="no attribution fits")
    ledger = record.ledger.model_copy(update={"corrections": (correction,)})
    told = compose(report.model_copy(update={"articles": (record.model_copy(update={"ledger": ledger}),)}))
    assert "0 of 1 correction replayed; 'said': no attribution fits" in told
