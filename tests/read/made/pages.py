"""Pages written by hand after the mark-up of publishing systems: the same story, with what they put around it."""

from __future__ import annotations

TITLE = "Storm closes harbour"
LEAD = "The harbour was closed on Tuesday after a storm tore two cranes from their rails, the port said in a statement."
MORE = (
    "“Nobody was hurt,” said Ines Rowntree, who runs the port. “We were lucky, and we know that we were lucky.”",
    "Ships waited outside the bay until the evening, according to the coast guard, and some went on to Norvik.",
    "The cranes were built in 1911 and had been inspected in March, the mayor, Teodor Rusu, told reporters.",
    "A new crane will cost four million crowns, and the town council will vote on the money in the autumn.",
)
JUNK = (
    "Bishop says bells will be melted down",
    "Get the morning briefing in your inbox every day before breakfast",
    "My cousin said that the owner had moved to Spain with the money",
    "Imprint of the publishing house",
    "Most of our readers also looked at the story of the drowned bell, editors said",
)
BISHOP, LETTER, COMMENT, IMPRINT, ALSO = JUNK
LINK = f'<a href="/bells">{BISHOP}</a>'
P = [f"<p>{p}</p>" for p in (LEAD, *MORE)]
ALL = "".join(P)
COMMENTS = f'<div id="comments" class="comments-area"><h2>2 comments</h2><ol class="comment-list"><li class="comment"><p>{COMMENT}.</p></li></ol></div>'
FOOT = f"<footer><p>{IMPRINT}</p></footer>"
SIGN = f'<div class="newsletter-signup"><p>{LETTER}.</p><form><input type="email"></form></div>'


def page_of(body: str, head: str = "") -> str:
    """A page of this body."""
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE}</title>'
        f'<meta property="og:title" content="{TITLE}">{head}</head><body>{body}</body></html>'
    )


PAGES = {
    "WordPress, blocks": page_of(
        f'<div class="wp-site-blocks"><header><nav>{LINK}</nav></header><main><h1 class="wp-block-post-title">{TITLE}</h1>'
        f'<div class="entry-content wp-block-post-content">{P[0]}<figure class="wp-block-image"><img src="a.jpg"><figcaption>The port.'
        f'</figcaption></figure>{"".join(P[1:])}<h3>Related</h3><ul class="wp-block-latest-posts"><li>{LINK}</li></ul></div>{COMMENTS}</main>{FOOT}</div>'
    ),
    "WordPress, classic with Jetpack": page_of(
        f'<div id="page"><article class="post type-post hentry"><header class="entry-header"><h1 class="entry-title">{TITLE}</h1></header>'
        f'<div class="entry-content">{ALL}<div class="sharedaddy sd-sharing-enabled"><h3>Share this:</h3><ul><li><a href="#">Twitter</a></li></ul></div>'
        f'<div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3><p>{LINK}</p></div></div></article>{COMMENTS}</div>{FOOT}'
    ),
    "Ghost": page_of(
        f'<div class="gh-viewport"><main class="gh-main"><article class="gh-article post"><header class="gh-article-header gh-canvas"><h1 class="gh-article-title">{TITLE}</h1></header>'
        f'<section class="gh-content gh-canvas">{"".join(P[:3])}<div class="kg-card kg-signup-card newsletter"><p>{LETTER}.</p></div>{"".join(P[3:])}</section></article>'
        f'<section class="gh-container gh-readmore"><article class="gh-card post"><a class="gh-card-link" href="/b"><h3>{BISHOP}</h3></a></article></section></main>{FOOT}</div>'
    ),
    "Arc XP": page_of(
        f'<main><article class="b-article-body" id="main"><h1>{TITLE}</h1><div class="article-body-wrapper">'
        + '<div class="ad-wrapper"><span>Advertisement</span></div>'.join(f'<p class="c-paragraph">{p}</p>' for p in (LEAD, *MORE))
        + f'<div class="interstitial-link-block"><p class="interstitial-link">[ <a href="/b">{BISHOP}</a> ]</p></div></div></article>'
        f'<aside class="right-rail">{LINK}</aside></main>{FOOT}'
    ),
    "Drupal": page_of(
        f'<div class="dialog-off-canvas-main-canvas"><main role="main"><article class="node node--type-article node--view-mode-full"><h1 class="page-title"><span class="field field--name-title">{TITLE}</span></h1>'
        f'<div class="node__content"><div class="clearfix text-formatted field field--name-body field--type-text-with-summary field__item">{ALL}</div></div></article></main>'
        f'<aside class="layout-sidebar-second" role="complementary"><div class="block block-views"><h2>Most popular</h2><ul><li>{LINK}</li></ul></div></aside></div>{FOOT}'
    ),
    "AMP": page_of(
        f'<article><h1>{TITLE}</h1>{P[0]}<amp-ad width="300" height="250" type="x"></amp-ad>{"".join(P[1:])}<amp-list src="/r"><template type="amp-mustache"><p>{BISHOP}</p></template></amp-list></article>{FOOT}',
        '<link rel="canonical" href="https://herald.example/storm">',
    ),
    "Blogger": page_of(
        f'<div class="main section"><div class="widget Blog"><div class="blog-posts hfeed"><div class="post hentry"><h3 class="post-title entry-title">{TITLE}</h3>'
        f'<div class="post-body entry-content">{"<br><br>".join((LEAD, *MORE))}</div></div></div><div class="comments" id="comments"><p>{COMMENT}.</p></div></div></div>{FOOT}'
    ),
    "Substack": page_of(
        f'<div class="single-post-container"><article class="typography newsletter-post post"><h1 class="post-title">{TITLE}</h1><div class="available-content"><div class="body markup">{"".join(P[:2])}'
        f'<div class="subscription-widget-wrap"><div class="subscription-widget show-subscribe"><p class="cta-caption">{LETTER}.</p></div></div>{"".join(P[2:])}</div></div></article></div>{FOOT}'
    ),
    "paragraphs that are divisions": page_of(
        f'<section class="zn-body-text"><h1>{TITLE}</h1><div class="l-container">' + "".join(f'<div class="zn-body__paragraph">{p}</div>' for p in (LEAD, *MORE))
        + f'<div class="zn-body__read-more-outbrain"><a href="/b">{BISHOP}</a></div></div></section>{FOOT}'
    ),
    "components": page_of(
        f'<main id="main-content"><article><h1 id="main-heading">{TITLE}</h1>' + "".join(f'<div data-component="text-block" class="ssrcss-1"><div class="ssrcss-2"><p class="ssrcss-3">{p}</p></div></div>' for p in (LEAD, *MORE))
        + f'<section data-component="links-block" class="ssrcss-9 related"><h2>More on this story</h2><ul><li>{LINK}</li></ul></section></article></main>{FOOT}'
    ),
    "several sections": page_of(
        f'<div id="app"><article id="story"><header><h1 data-testid="headline">{TITLE}</h1></header><section name="articleBody" class="meteredContent">'
        f'<div class="StoryBodyCompanionColumn"><div>{"".join(P[:2])}</div></div><div class="ad" id="ad-1">Advertisement</div><div class="StoryBodyCompanionColumn"><div>{"".join(P[2:4])}</div></div>'
        f'<div class="recirc"><p>{LINK}</p></div><div class="StoryBodyCompanionColumn"><div>{P[4]}</div></div></section></article></div>{FOOT}'
    ),
    "rich text body": page_of(
        f'<main class="Page-main"><h1 class="Page-headline">{TITLE}</h1><div class="Page-storyBody gtmMainScrollContent"><div class="RichTextStoryBody RichTextBody">{"".join(P[:2])}'
        f'<div class="Enhancement"><div class="PageListEnhancementGeneric"><div class="PageListEnhancementGeneric-title">Related stories</div><ul class="PageListEnhancementGeneric-items"><li>{LINK}</li></ul></div></div>{"".join(P[2:])}</div></div></main>{FOOT}'
    ),
    "TownNews BLOX": page_of(
        f'<article class="asset article"><header class="asset-header"><h1 class="headline"><span itemprop="headline">{TITLE}</span></h1></header>'
        f'<div class="asset-content subscriber-premium"><div itemprop="articleBody" class="asset-body"><div class="subscriber-preview">{"".join(P[:2])}</div><div class="subscriber-only encrypted-content">{"".join(P[2:])}</div></div></div></article>'
        f'<div class="tnt-section-sidebar"><h3>Trending</h3>{LINK}</div>{FOOT}'
    ),
    "microdata in two containers": page_of(
        f'<article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{TITLE}</h1><div itemprop="articleBody">{"".join(P[:3])}</div>{SIGN}'
        f'<div itemprop="articleBody">{"".join(P[3:])}</div></article>{FOOT}'
    ),
    "Joomla": page_of(
        f'<div class="item-page" itemscope itemtype="https://schema.org/Article"><div class="page-header"><h1 itemprop="headline">{TITLE}</h1></div><div itemprop="articleBody" class="com-content-article__body">{ALL}</div>'
        f'<ul class="pagenav"><li><a href="/b">{BISHOP}</a></li></ul></div>{FOOT}'
    ),
    "tables of 1999": page_of(
        f'<table width="100%"><tr><td width="150" bgcolor="#ccc"><a href="/">Home</a><br>{LINK}</td><td><font size="5"><b>{TITLE}</b></font>{ALL}</td></tr></table><center>{IMPRINT}</center>'
    ),
    "a static site": page_of(
        f'<header class="site-header"><a href="/">Herald</a></header><main class="page-content"><article class="post h-entry"><header class="post-header"><h1 class="post-title p-name">{TITLE}</h1></header>'
        f'<div class="post-content e-content">{ALL}</div></article></main><footer class="site-footer h-card"><p>{IMPRINT}</p></footer>'
    ),
    "teasers in the text": page_of(
        f'<article><h1>{TITLE}</h1><div class="article__content">{P[0]}<p><strong>READ MORE:</strong> {LINK}</p>{P[1]}<p><b>WATCH: <a href="/v">{BISHOP}</a></b></p>{"".join(P[2:])}'
        f'<h2>You may also like</h2><ul><li><a href="/1"><p>{ALSO}.</p></a></li></ul></div></article>{FOOT}'
    ),
    "a newsletter between": page_of(
        f'<article><h1>{TITLE}</h1><div class="post-body">{"".join(P[:2])}<aside class="newsletter-promo"><h3>Morning briefing</h3><p>{LETTER}.</p></aside>{"".join(P[2:])}</div></article>{COMMENTS}{FOOT}'
    ),
    "Medium": page_of(
        f'<article class="meteredContent"><div><div><section><div><div><h1 class="pw-post-title">{TITLE}</h1>' + "".join(f'<p class="pw-post-body-paragraph graf">{p}</p>' for p in (LEAD, *MORE))
        + f'</div></div></section></div></div></article><div class="responses"><p>{COMMENT}.</p></div>{FOOT}'
    ),
}  # fmt: skip
