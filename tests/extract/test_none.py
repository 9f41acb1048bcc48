"""What is no attribution by the guide is not found: offers, the reporter's question, idle acts, labels."""

import pytest

from auditor.contract.finders import Found
from auditor.extract import Extraction
from auditor.extract.find import none
from auditor.extract.text.document import Document
from auditor.extract.words.nameless import ANONYMOUS
from auditor.model import Article, Block, Span


def kept(rules: Extraction, text: str, source: str, cue: str, content: str) -> bool:
    def piece(words: str) -> tuple[tuple[int, int], ...]:
        return ((text.index(words), text.index(words) + len(words)),) if words else ()

    document = Document(Article(id="x", path="x", text=text), rules.nlp)
    return bool(none.taken_out(document, [Found(piece(source), piece(cue), piece(content))]))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Do you want a lamp that folds? The Glo does.", "you", "want", "a lamp that folds"),
        ("Asked if the road was shut, Ada Quill nodded.", "", "Asked", "the road was shut"),
        (
            "The mayor was questioned on why a pool leaked.",
            "The mayor",
            "questioned",
            "why a pool leaked",
        ),
        ("The crew is looking for cooks who can sail.", "The crew", "looking", "for cooks who can sail"),
        ("The queue says a lot about the shop.", "The queue", "says", "a lot about the shop"),
        ("Ivo Holm writes about boats for us.", "Ivo Holm", "writes", "about boats"),
        ("The crew was hiring cooks who can sail.", "The crew", "was hiring", "cooks who can sail"),
        ("The broth calls for two leeks.", "The broth", "calls for", "two leeks"),
        ("Recent weeks have seen heavy rain.", "Recent weeks", "have seen", "heavy rain"),
        ("The last decade saw that trade vanish.", "The last decade", "saw", "that trade vanish"),
        ("Thatching calls for patience.", "Thatching", "calls for", "patience"),
        ("The post demands a licence.", "The post", "demands", "a licence"),
        ("Ada Quill was asked twice if it leaked.", "Ada Quill", "was asked twice", "if it leaked"),
        (
            "Questioned by the clerk about why it leaked, Ada Quill left.",
            "the clerk",
            "Questioned",
            "why it leaked",
        ),
        ("Pressed by pupils on why it leaked, Quill left.", "", "on", "why it leaked"),
        ("Tell him that it is late, and ask the cook to wait.", "", "ask", "to wait"),
        ("Toads hide. Show a child, and ask her to count them.", "Toads", "ask", "to count them"),
        ("Rest, and tell your doctor that you fell.", "", "tell", "that you fell"),
        ("Have your say: tell us what the town needs.", "", "your say", "tell us what the town needs"),
        ("Asked about the leak, Ada Quill said no.", "", "Asked about", "the leak"),
        ("Asked what she had told them, Quill left.", "Quill", "Asked", "what she had told them"),
        ("A masked man known as Red Ned fled.", "", "known as", "Red Ned"),
        (
            "The four, also known collectively as “the Owls”, fled.",
            "",
            "also known collectively as",
            "“the Owls”",
        ),
        ("He was also known as Lord of the Fen.", "", "was also known as", "Lord of the Fen"),
        ("The boat, nicknamed 'the tub', sank.", "", "nicknamed", "'the tub'"),
        ("The hill is better known as Gallows Hill.", "", "is better known as", "Gallows Hill"),
        ("WATCH: Seal climbs a stair\n\nA seal went up a stair.", "WATCH", ":", "Seal climbs a stair"),
        ("Opinion: Owls must go\n\nThe Owls lost.", "Opinion", ":", "Owls must go"),
        ("Third Test: Owls lose\n\nThe Owls lost.", "Third Test", ":", "Owls lose"),
        ("Vote 2024: Owls lose\n\nThe Owls lost.", "Vote 2024", ":", "Owls lose"),
        ("Only time will tell if the reef heals.", "time", "will tell", "the reef heals"),
        ("God knows how the goat got out.", "God", "knows", "how the goat got out"),
        ("It goes without saying that it rained.", "", "saying", "it rained"),
    ],
)
def test_what_is_none_is_taken_out(rules: Extraction, text: str, source: str, cue: str, content: str) -> None:
    """Nobody put a proposition into words."""
    assert not kept(rules, text, source, cue, content)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("“You lied to us,” the nurse said.", "You", "lied", "to us"),
        ("“Who paid for it?” she asked.", "she", "asked", "“Who paid for it?”"),
        ("The report calls for two dams.", "The report", "calls for", "two dams"),
        ("Ada Quill called for two dams.", "Ada Quill", "called for", "two dams"),
        ("Observers have questioned whether it leaked.", "Observers", "have questioned", "whether it leaked"),
        ("The crew was seeking a refund.", "The crew", "was seeking", "a refund"),
        ("The union demanded a licence for all.", "The union", "demanded", "a licence for all"),
        ("The union asked that the gate be shut.", "The union", "asked", "that the gate be shut"),
        ("Ada Quill wrote about the fire that two men lit it.", "Ada Quill", "wrote", "two men lit it"),
        ("He is known as a bully.", "", "is known as", "a bully"),
        ("The place is known as the best in town.", "", "is known as", "the best in town"),
        ("Pupils know him as Red Ned.", "Pupils", "know", "him as Red Ned"),
        ("It is known that Red Ned fled.", "", "is known", "that Red Ned fled"),
        ("Clerks referred to the plan as madness.", "Clerks", "referred to", "the plan as madness"),
        ("Quill: the road is shut\n\nThe road is shut.", "Quill", ":", "the road is shut"),
        ("It rained all day.\n\nLIVE: the road is shut", "LIVE", ":", "the road is shut"),
    ],
)
def test_what_is_one_stays(rules: Extraction, text: str, source: str, cue: str, content: str) -> None:
    """Speech in quotation marks, a demand, a report, a speaker before a colon."""
    assert kept(rules, text, source, cue, content)


def test_what_lay_within_lies_within_what_held_it(rules: Extraction) -> None:
    """Numbers of holders are those of the ones that stay."""
    text = "Do you want to hear that Ada Quill said the road is shut?"
    document = Document(Article(id="x", path="x", text=text), rules.nlp)
    outer = Found(((3, 6),), ((7, 11),), ((12, len(text) - 1),))
    inner = Found(((25, 34),), ((35, 39),), ((40, len(text) - 1),), within=0)
    assert [f.within for f in none.taken_out(document, [outer, inner])] == [None]


WISHES = [
    ("asked", "not to be named"),
    ("requested", "anonymity because the talks were secret"),
    ("spoke", "on condition of anonymity"),
    ("declined", "to be identified"),
    ("asked", "that his name not be used"),
    ("insisted on", "anonymity to discuss the talks"),
    ("wished", "to remain anonymous"),
    ("did not want", "to be named"),
    ("spoke", "on the condition that they not be identified"),
    ("refused", "to give her full name"),
    ("asked", "that their names be withheld for fear of reprisals"),
    ("preferred", "not to be quoted by name"),
    ("have requested", "anonymity because the talks were secret"),
]


@pytest.mark.parametrize(("cue", "wish"), WISHES)
def test_a_wish_not_to_be_named_is_a_reason_and_no_attribution(
    rules: Extraction, cue: str, wish: str
) -> None:
    """What the source did say stays, and the reader of reasons still sees why it has no name."""
    text = f"Two clerks in the tax office, who {cue} {wish}, said the books were cooked."
    assert not kept(rules, text, "who", cue, wish)
    assert kept(rules, text, "Two clerks in the tax office", "said", "the books were cooked")
    assert ANONYMOUS.search(text)
    ledger = rules.ledger(Article(id="x", path="x", text=text))
    assert [ledger.article.words(a.cue) for a in ledger.attributions] == ["said"]


@pytest.mark.parametrize(
    ("cue", "wish"),
    [
        ("asked", "to be named captain"),
        ("asked", "not to be named after the mayor"),
        ("asked", "not to be named in the suit"),
        ("want", "anonymity for all voters"),
        ("refused", "anonymity"),
    ],
)
def test_other_wishes_about_names_stay(rules: Extraction, cue: str, wish: str) -> None:
    """They say something of the world, and nothing of why a source has no name here."""
    assert kept(rules, f"Two clubs {cue} {wish}.", "Two clubs", cue, wish)


@pytest.mark.parametrize(
    ("title", "speaks"),
    [
        ("Hillcross Park stabbing: Teenager charged", False),
        ("Hillcross Park Stabbing: Teenager Charged", False),
        ("Kerala monsoon: Thousands flee homes", False),
        ("Ashworth Road: Two men held", False),
        ("Leaked tape: “Burn the whole lot of it”", True),
        ("Fire chief: Blaze was started on purpose", True),
        ("Rail union: Strike will go ahead", True),
        ("Stabbed boy's grandad: He was a good lad", True),
        ("Hotel guest: There was no alarm", True),
        ("Jack Street: I never took a penny", True),
        ("Hungary: Border must be closed", True),
    ],
)
def test_before_a_headlines_colon_speaks_who_can(rules: Extraction, title: str, speaks: bool) -> None:
    """An event or a street is what a story is about."""
    text = f"{title}\n\nIt rained in the town all day."
    span = Span(of="text", start=0, end=len(title))
    article = Article(id="t", path="t", text=text, blocks=(Block(kind="headline", span=span),))
    document = Document(article, rules.nlp)
    colon = title.index(":")
    one = Found(((0, colon),), ((colon, colon + 1),), ((colon + 2, len(title)),))
    assert (none.taken_out(document, [one]) == [one]) is speaks
