"""What is usually asked of a corpus, as views over its tables."""

from __future__ import annotations

VIEWS = {
    # By statements: how many of each outlet's, month by month, rest on somebody whom the reader does not
    # learn the name of. Statements that nobody stands behind are counted, and are not unnamed.
    "unnamed_by_month": """
SELECT outlet, left(date, 7) AS month, count(DISTINCT a.article) AS articles, count(*) AS statements,
    count(*) FILTER (WHERE NOT s.named AND s.kind <> 'document') AS unnamed,
    unnamed / statements AS share
FROM attributions AS a
JOIN articles USING (article)
LEFT JOIN sources AS s ON s.article = a.article AND s.source = a.source
WHERE a.kind <> 'no-response'
GROUP BY outlet, month ORDER BY outlet, month
""",
    # Who is quoted, by the name as it is written: nobody unnamed, since that would help to unmask a person.
    "quoted": """
SELECT s.name, s.kind, count(*) AS statements, count(*) FILTER (WHERE a.form <> 'indirect') AS in_own_words,
    count(DISTINCT a.article) AS articles, count(DISTINCT outlet) AS outlets,
    min(date) AS first_seen, max(date) AS last_seen
FROM attributions AS a
JOIN sources AS s ON s.article = a.article AND s.source = a.source
JOIN articles AS x ON x.article = a.article
WHERE s.named AND a.kind <> 'no-response'
GROUP BY s.name, s.kind ORDER BY statements DESC, s.name
""",
    # The same words of one speaker, put otherwise by two articles of a story.
    "altered_quotes": """
SELECT p.story, s.name AS speaker, x.outlet AS outlet_a, a.content_words AS words_a, y.outlet AS outlet_b,
    b.content_words AS words_b, p.changes, p.article_a, p.attribution_a, p.article_b, p.attribution_b
FROM pairs AS p
JOIN attributions AS a ON a.article = p.article_a AND a.attribution = p.attribution_a
JOIN attributions AS b ON b.article = p.article_b AND b.attribution = p.attribution_b
JOIN articles AS x ON x.article = p.article_a
JOIN articles AS y ON y.article = p.article_b
LEFT JOIN sources AS s ON s.article = a.article AND s.source = a.source
WHERE p.relation = 'altered_quote'
ORDER BY p.story, p.article_a, p.attribution_a, p.article_b, p.attribution_b
""",
}
