"""Compares resolution for women's and men's names of several origins, in made-up stories of the same form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from auditor.extract import resolve
from auditor.extract.text.document import Document
from auditor.model import Article, Attribution, Span
from benchmarks.parser import language

NAMES: dict[str, dict[str, tuple[str, ...]]] = {
    "English": {
        "women": (
            "Margaret Holloway",
            "Tess Wainwright",
            "Joan Pickering",
            "Abigail Thorne",
            "Merrill Stokes",
        ),
        "men": ("Edward Holloway", "Barnaby Wainwright", "Clive Pickering", "Nathan Thorne", "Odell Stokes"),
    },
    "Spanish": {
        "women": (
            "Lucía Barrientos",
            "Marisol Quiñones",
            "Pilar Etxeberria",
            "Ximena Zúñiga",
            "Yareli Montoya",
        ),
        "men": (
            "Rodrigo Barrientos",
            "Joaquín Quiñones",
            "Pablo Etxeberria",
            "Efraín Zúñiga",
            "Nahuel Montoya",
        ),
    },
    "African": {
        "women": ("Ngozi Adichukwu", "Wanjiru Mutua", "Thandiwe Khumalo", "Abena Owusu", "Zawadi Otieno"),
        "men": ("Chukwuemeka Adichukwu", "Kamau Mutua", "Sipho Khumalo", "Kwame Owusu", "Baraka Otieno"),
    },
    "Arabic and South Asian": {
        "women": (
            "Leila Haddadin",
            "Fatima Rahmani",
            "Priya Venkatesan",
            "Samira Bouazizi",
            "Ishani Chatterjee",
        ),
        "men": (
            "Khalid Haddadin",
            "Yusuf Rahmani",
            "Arvind Venkatesan",
            "Tariq Bouazizi",
            "Rohan Chatterjee",
        ),
    },
    "East Asian": {
        "women": ("Mei Zhang", "Yuki Tanabe", "Hyun-jung Park", "Lan Nguyen", "Xiaoling Qiu"),
        "men": ("Wei Zhang", "Kenji Tanabe", "Min-ho Park", "Tuan Nguyen", "Jianguo Qiu"),
    },
    "Slavic": {
        "women": (
            "Svetlana Morozova",
            "Oksana Hrytsenko",
            "Agnieszka Kowalczyk",
            "Milica Jovanović",
            "Dragana Petrova",
        ),
        "men": ("Sergei Morozov", "Taras Hrytsenko", "Mateusz Kowalczyk", "Bogdan Jovanović", "Vuk Petrov"),
    },
}
STORY = "\n\n".join(
    (
        "The plant would close in May, {full}, the director of Corvane Foods, said on Monday. "
        "{peer}, the mayor of Elmstead, was not told.",
        "{other}, a union lawyer, called the plan a mistake. {others} told workers to wait. "
        "{fourth} of Norlund Bank listened.",
        '"We have no choice," {surname} said. {she} added that talks had failed.',
        "{peer_surname} met {other_surname} on Friday. {she} denounced the deal.",
        "{fourth_surname} praised {surname}. {she} thanked the bank, and {fourth_surname} smiled. "
        "{others} promised more money.",
        "The director told reporters the land would be sold. The mayor doubted it. "
        "The price was a secret, {title} {surname} insisted. {title} {peer_surname} disagreed.\n",
    )
)
ASKED = (
    ("full name", "full", "{full}, the director of Corvane Foods,", " said on"),
    ("pronoun of the other sex", "other", "{others}", " told workers"),
    ("surname", "full", "{surname}", " said. "),
    ("pronoun", "full", "{she}", " added"),
    ("pronoun, two names near", "peer", "{she}", " denounced"),
    ("pronoun of the object", "full", "{she}", " thanked"),
    ("pronoun of the other sex", "fourth", "{others}", " promised"),
    ("role", "full", "The director", " told reporters"),
    ("role", "peer", "The mayor", " doubted"),
    ("title and surname", "full", "{title} {surname}", " insisted"),
    ("title and surname", "peer", "{title} {peer_surname}", " disagreed"),
)


def stories() -> Iterator[tuple[str, str, dict[str, str]]]:
    """Origin, sex and the words of each story: two people of either sex, all of one origin."""
    for origin, sexes in NAMES.items():
        for sex, names in sexes.items():
            others = sexes["men" if sex == "women" else "women"]
            for i in range(len(names)):
                cast = {"full": names[i], "peer": names[(i + 2) % 5]}
                cast |= {"other": others[(i + 1) % 5], "fourth": others[(i + 3) % 5]}
                yield origin, sex, _words(cast, sex, family_first=False)
                if origin == "East Asian":
                    yield origin, sex, _words(cast, sex, family_first=True)


def _words(cast: dict[str, str], sex: str, family_first: bool) -> dict[str, str]:
    words = {}
    for who, name in cast.items():
        given, family = name.split()
        words[who] = f"{family} {given}" if family_first else name
        words["surname" if who == "full" else f"{who}_surname"] = family
    hers = {"she": "She", "title": "Ms.", "others": "He"}
    his = {"she": "He", "title": "Mr.", "others": "She"}
    return words | (hers if sex == "women" else his)


def right(words: dict[str, str]) -> Iterator[tuple[str, bool]]:
    """For each way of speaking of the source: was it resolved to the person it stands for?"""
    text = STORY.format(**words)
    attributions, expected = [], []
    for i, (way, who, mention, cue) in enumerate(ASKED):
        mention = mention.format(**words)
        start = text.index(mention + cue)
        end = start + len(mention)
        verb = cue.split()[0].strip(".")
        at = text.index(verb, end)
        content = Span(start=at + len(verb), end=text.index("\n", at))
        attributions.append(
            Attribution(
                id=f"a{i}",
                source_spans=(Span(start=start, end=end),),
                cue=(Span(start=at, end=at + len(verb)),),
                content=(content,),
            )
        )
        expected.append((way, words[who]))
    sources, resolved = resolve(Document(Article(id="x", path="x", text=text), language()), attributions)
    names = {s.id: s.name for s in sources}
    for (way, full), attribution in zip(expected, resolved, strict=True):
        yield way, names.get(attribution.source or "") == full


def report() -> None:
    """Print the share of mentions resolved, by origin, sex and way of speaking."""
    by_group: defaultdict[tuple[str, str], list[bool]] = defaultdict(list)
    by_way: defaultdict[tuple[str, str], list[bool]] = defaultdict(list)
    for origin, sex, words in stories():
        for way, hit in right(words):
            by_group[origin, sex].append(hit)
            by_way[way, sex].append(hit)
    for title, table in (("origin", by_group), ("mention", by_way)):
        print(f"{title:24} {'women':>14} {'men':>14}")
        for key in dict.fromkeys(k for k, _ in table):
            cells = (table[key, sex] for sex in ("women", "men"))
            print(f"{key:24} " + " ".join(f"{sum(c) / len(c):8.1%} of {len(c):3}" for c in cells))
        print()
