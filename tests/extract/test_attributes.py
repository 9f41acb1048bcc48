"""What an attribution is: kind, form, stance, channel, addressee, relays. All sentences are made up."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.contract.finders import Found
from auditor.extract import Document, Extraction
from auditor.extract.describe import attributes
from auditor.model import Article, Attribution, Fact


def described(rules: Extraction, text: str, outlet: str | None = None) -> tuple[Article, list[Attribution]]:
    facts = {"outlet": Fact(value=outlet, found_in="text")} if outlet else {}
    article = Article(id="a", path="-", text=text, metadata=facts)
    document = Document(article, rules.nlp)
    return article, list(attributes.describe(document, rules.finder.find(document)))


def first(rules: Extraction, text: str, cue: str, outlet: str | None = None) -> tuple[Article, Attribution]:
    article, found = described(rules, text, outlet)
    return article, next(a for a in found if cue in article.words(a.cue))


@pytest.mark.parametrize(
    ("text", "cue", "kind"),
    [
        ("The mayor said the road was closed.", "said", "statement"),
        ("The mayor believes the road is closed.", "believes", "belief"),
        ("The mayor plans to close the road.", "plans", "intention"),
        ("The mayor saw that the road was closed.", "saw", "perception"),
        ("The court ruled that the road must close.", "ruled", "decree"),
        ("The data show that the road is busy.", "show", "evidence"),
        ("The mayor did not respond to requests for comment.", "respond", "no-response"),
    ],
)
def test_the_cue_says_what_kind_it_is(rules: Extraction, text: str, cue: str, kind: str) -> None:
    """Each kind has its words."""
    assert first(rules, text, cue)[1].kind == kind


@pytest.mark.parametrize(
    ("text", "form", "quotes"),
    [
        ("“The road is closed,” Reyes said.", "direct", "“The road is closed,”"),
        ("Reyes said that “the road is closed”.", "direct", "“the road is closed”"),
        ("Reyes said the road was “a disgrace”.", "mixed", "“a disgrace”"),
        ("Reyes said the road was closed.", "indirect", ""),
        ("Reyes said the film “Roads of Glory” was closed to children.", "indirect", ""),
        ("Reyes said John “Duke” Miller owned the road.", "indirect", ""),
        ("Reyes said the so-called “fast lane” was closed.", "indirect", ""),
        ("Reyes said “Panorama” had shown a closed road.", "indirect", ""),
        ("Reyes said the road was “Brutal” for carts.", "mixed", "“Brutal”"),
    ],
)
def test_quotation_marks_make_the_form_unless_they_name_a_thing(
    rules: Extraction, text: str, form: str, quotes: str
) -> None:
    """Titles of works, nicknames and so-called names stand in quotation marks without being speech."""
    article, found = first(rules, text, "said")
    assert (found.form, article.words(found.quotes)) == (form, quotes)


@pytest.mark.parametrize(
    ("text", "cue", "stance"),
    [
        ("The trader claimed that he was broke.", "claimed", "doubting"),
        ("The trader conceded that he was broke.", "conceded", "conceding"),
        ("The trader admitted that he was broke.", "admitted", "conceding"),
        ("The trader believes that he is broke.", "believes", "mind-reading"),
        ("The trader accused the bank of fraud.", "accused", "accusing"),
        ("The trader said that he was broke.", "said", "neutral"),
        ("A militant group claimed responsibility for the attack.", "claimed", "neutral"),
        ("Wells admitted two counts of burglary.", "admitted", "neutral"),
        ("The trader told reporters he did not believe the bank was sound.", "believe", "neutral"),
        ("The move is seen as a warning.", "seen", "neutral"),
    ],
)
def test_the_cue_has_a_stance_unless_its_sense_takes_it_away(
    rules: Extraction, text: str, cue: str, stance: str
) -> None:
    """What a source says of its own mind is speech; pleas and claims of responsibility are terms of art."""
    assert first(rules, text, cue)[1].stance == stance


def test_a_negated_cue_is_told(rules: Extraction) -> None:
    """ "Did not say" is no statement of the content."""
    assert first(rules, "The mayor did not say that the road was closed.", "say")[1].polarity == "negated"
    assert first(rules, "The mayor said that the road was not closed.", "said")[1].polarity == "positive"


@pytest.mark.parametrize(
    "how", ["was not alone in saying", "made no secret of thinking", "never tires of saying"]
)
def test_a_denial_that_affirms_is_none(rules: Extraction, how: str) -> None:
    """Whoever is not alone in saying something says it."""
    text = f"Mayor Ada Blom {how} that the road was closed."
    document = Document(Article(id="a", path="-", text=text), rules.nlp)
    cue = (text.index(how), text.index(how) + len(how))
    given = Found(((0, 14),), (cue,), ((cue[1] + 1, len(text) - 1),))
    assert attributes.describe(document, [given])[0].polarity == "positive"


@pytest.mark.parametrize(
    ("text", "relay"),
    [
        ("Two aides told Reuters that the deal was dead.", "Reuters"),
        ("The deal is dead, according to two aides cited by AFP.", "Agence France-Presse"),
        ("Two aides told the Kyiv Post that the deal was dead.", "Kyiv Post"),
        ("Two aides told the Tarnblad newspaper that the deal was dead.", "Tarnblad newspaper"),
        ("Interfax quoted Governor Bekov as saying that the deal was dead.", "Interfax"),
        ("The deal was dead, Interfax reported, citing Governor Bekov.", "Interfax"),
        ("The deal was dead, Nordlys reported, citing two aides.", "Nordlys"),
        ("The deal was dead, according to Le Parisien, which cited an aide.", "Le Parisien"),
    ],
)
def test_an_outlet_between_source_and_article_is_a_relay(rules: Extraction, text: str, relay: str) -> None:
    """Told to it, cited by it, or reported by it while it cites the source."""
    article, found = described(rules, text)
    assert relay in [r.name for a in found for r in a.relays]
    assert all(article.slice(s) for a in found for r in a.relays for s in r.spans)


def test_who_an_agency_cites_is_the_source_and_the_agency_the_relay(rules: Extraction) -> None:
    """The origin is whoever informed the first outlet."""
    article, found = first(
        rules, "Interfax quoted Governor Bekov as saying that the deal was dead.", "quoted"
    )
    assert article.words(found.source_spans) == "Governor Bekov"
    assert article.words(found.content) == "that the deal was dead"


def test_whom_an_agency_cites_is_told_once(rules: Extraction) -> None:
    """ "Citing" makes no attribution of its own where it names the source of the report."""
    article, found = described(rules, "The sale will go ahead, the BBC reported, citing two officials.")
    assert [(article.words(a.source_spans), article.words(a.cue)) for a in found] == [
        ("two officials", "reported")
    ]


def test_a_reason_that_is_cited_is_no_source(rules: Extraction) -> None:
    """An outlet cites people and papers; costs say nothing."""
    article, found = first(rules, "The fare will rise, the BBC reported, citing fuel costs.", "reported")
    assert article.words(found.source_spans) == "the BBC"
    assert found.relays == ()


def test_a_hand_is_no_part_of_the_source(rules: Extraction) -> None:
    """The aides are two aides, whoever cites them."""
    article, found = first(rules, "The deal is dead, according to two aides cited by AFP.", "according")
    assert article.words(found.source_spans) == "two aides"


def test_the_articles_own_outlet_is_no_relay(rules: Extraction) -> None:
    """What somebody told this very paper came first hand."""
    text = "Two aides told Reuters that the deal was dead."
    assert first(rules, text, "told", outlet="Reuters")[1].relays == ()


def test_what_an_agency_reports_that_somebody_said_came_through_it(rules: Extraction) -> None:
    """The nested statement has the reporting outlet as its relay."""
    text = "Reuters reported that Envoy Hale had called the offer a trap."
    _, found = first(rules, text, "called")
    assert found.within is not None
    assert [r.name for r in found.relays] == ["Reuters"]


@pytest.mark.parametrize(
    ("text", "cue", "channel"),
    [
        ("The mayor said at a news conference that the road was closed.", "said", "press conference"),
        ("The mayor said in a statement that the road was closed.", "said", "statement"),
        ("The mayor said in an interview that the road was closed.", "said", "interview"),
        ("The mayor tweeted that the road was closed.", "tweeted", "social post"),
        ("The mayor said in an email that the road was closed.", "said", "e-mail"),
        ("The mayor testified that the road was closed.", "testified", "court"),
        ("The mayor told MPs that the road was closed.", "told", "speech"),
        ("The mayor told the county court that the road was closed.", "told", "court"),
        ("The mayor told a news conference that the road was closed.", "told", "press conference"),
        ("The mayor said on the Breakfast programme that the road was closed.", "said", "broadcast"),
        ("The mayor spoke at a news conference. She said the road was closed.", "said", "press conference"),
        ("The mayor, Ann Roe, issued a statement. Ms. Roe said the road was closed.", "said", "statement"),
        ("The mayor said the road was closed.", "said", "unknown"),
        ("The Washington Post said the road was closed.", "said", "unknown"),
        ("The mayor issued a statement. Karl Lund said the road was closed.", "said", "unknown"),
        ("After the rally the mayor said the road was closed.", "said", "unknown"),
    ],
)
def test_the_channel_is_read_where_it_is_stated(rules: Extraction, text: str, cue: str, channel: str) -> None:
    """How the words reached the outlet, or unknown."""
    assert first(rules, text, cue)[1].channel == channel


@pytest.mark.parametrize(
    ("text", "cue", "told"),
    [
        ("The mayor told reporters that the road was closed.", "told", "reporters"),
        (
            "The mayor explained to a group of students that the road was closed.",
            "explained",
            "a group of students",
        ),
    ],
)
def test_who_was_told_is_the_addressee(rules: Extraction, text: str, cue: str, told: str) -> None:
    """As an object, or behind "to"."""
    article, found = first(rules, text, cue)
    assert found.addressee is not None
    assert found.addressee.span is not None
    assert found.addressee.value == told == article.slice(found.addressee.span)


def test_a_hedge_of_the_outlet_is_marked(rules: Extraction) -> None:
    """ "Reportedly" says that the outlet does not know."""
    article, found = first(rules, "The road is reportedly closed, according to two drivers.", "according")
    assert article.words(found.hedges) == "reportedly"


def test_a_hedge_in_what_somebody_is_told_to_have_said_is_his(rules: Extraction) -> None:
    """Also where that saying was not found."""
    text = "Kari Nes told the board that her engineer had said the crane would reportedly go."
    at = text.index("that her")
    found = [Found(((0, 8),), ((9, 13),), ((at, len(text) - 1),))]
    document = Document(Article(id="x", path="x", text=text), rules.nlp)
    assert attributes.describe(document, found)[0].hedges == ()


def test_attributions_come_in_text_order_with_parents_named(rules: Extraction) -> None:
    """Ids count from a1 through the text, whatever the finder's order, and ``within`` follows."""
    text = "Aides said Hale left. Reyes said Cole had lied."
    document = Document(Article(id="a", path="-", text=text), rules.nlp)
    outer = Found(((22, 27),), ((28, 32),), ((33, 46),), confidence=0.9, roles=(("cue", 0.8),))
    inner = Found(((33, 37),), ((38, 46),), (), within=0)
    early = Found(((0, 5),), ((6, 10),), ((11, 20),))
    found = attributes.describe(document, [outer, inner, early])
    assert [(a.id, a.within) for a in found] == [("a1", None), ("a2", None), ("a3", "a2")]
    assert found[1].confidence == 0.9
    assert found[1].role_confidence == {"cue": 0.8}


PIECES = st.tuples(st.integers(0, 55), st.integers(1, 8)).map(lambda p: (p[0], min(p[0] + p[1], 58)))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(PIECES, PIECES, PIECES), max_size=4))
def test_any_spans_can_be_described(rules: Extraction, triples: list[tuple[tuple[int, int], ...]]) -> None:
    """Whatever a finder hands over, the description keeps its spans and slices back to the text."""
    text = "“Go,” she told Reuters. It was ''cold'' — he said, reportedly."
    document = Document(Article(id="a", path="-", text=text), rules.nlp)
    found = [Found((s,), (c,), (t,)) for s, c, t in triples]
    for a in attributes.describe(document, found):
        spans = (
            *a.source_spans,
            *a.cue,
            *a.content,
            *a.quotes,
            *a.hedges,
            *(s for r in a.relays for s in r.spans),
        )
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
