"""Which names an article has, what each names, and what the text says that its persons are."""

from __future__ import annotations

from typing import Any

import pytest

from auditor.extract import Document
from auditor.extract.people import names, who
from auditor.model import Article


def parsed(nlp: Any, text: str) -> Document:
    return Document(Article(id="a", path="-", text=text), nlp)


def named(nlp: Any, text: str) -> list[str]:
    """Each name with its sort ("?" where nothing makes it sure), title, generation, "the" and "owns"."""
    found = []
    for name in names.find(parsed(nlp, text).doc):
        facts = [name.sort + ("" if name.sure else "?")]
        facts += [f"title {name.title}"] if name.title else []
        facts += [name.suffix] if name.suffix else []
        facts += ["the"] if name.definite else []
        facts += ["owns"] if name.possessive else []
        found.append(f"{name.text}: {', '.join(facts)}")
    return found


def described(nlp: Any, text: str) -> list[str]:
    """Each person with his descriptions, the noun of each in brackets."""
    people = who.is_in(parsed(nlp, text))
    doc, found = people.cast.doc, []
    for entity in people.cast.entities:
        if entity.sort == "person":
            told = [
                doc[r.first : r.last + 1].text + (f" ({doc[r.head].text})" if r.head is not None else "")
                for r in people.roles.get(id(entity), ())
            ]
            found.append(f"{entity.text}: {'; '.join(told) or '-'}")
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He met Gen. Ada Blom there.", ["Ada Blom: person, title Gen."]),
        ("He met Lt Gen (retired) Ishaq Bello there.", ["Ishaq Bello: person, title Lt Gen (retired)"]),
        ("He met the Secretary of State Ada Blom.", ["Ada Blom: person, title Secretary of State, the"]),
        ("He met the Secretary of State.", ["Secretary of State: role, the"]),
        ("He met the Lord Mayor of Dublin.", ["Lord Mayor of Dublin: role, the"]),
        (
            "He met Ada Blom Jr. and Tom Roe III there.",
            ["Ada Blom Jr.: person, jr", "Tom Roe III: person, iii"],
        ),
        ("He met Ada B. Blom and J. P. Roe there.", ["Ada B. Blom: person", "J. P. Roe: person"]),
        ("He met Ada “Duke” Blom there.", ["Ada “Duke” Blom: person"]),
        ("He met “Duke” Blom there.", ["Duke: unsure?", "Blom: unsure?"]),
        ("He met Jean-Luc Roe there.", ["Jean-Luc Roe: person"]),
        ("He met Roe-Blom there.", ["Roe-Blom: person?"]),
        ("He met Abu Bakr al-Rashid there.", ["Abu Bakr al-Rashid: person?"]),
        ("He met Senator Roe (R-Ohio) there.", ["Roe: person, title Senator", "Ohio: body"]),
        ("He met Ada Blom (D), a baker.", ["Ada Blom: person"]),
        ("He met Ada Blom, MD, there.", ["Ada Blom: person", "MD: body?"]),
        ("He met Ada Blom PhD there.", ["Ada Blom: person"]),
        ("He met the Blom campaign.", ["Blom: unsure?"]),
        ("He met the Bloms there.", ["Bloms: body?, the"]),
        ("He met Blom's aide there.", ["Blom: unsure?, owns"]),
        (
            "He saw the Immigration and Customs Enforcement.",
            ["Immigration and Customs Enforcement: body, the"],
        ),
        ("He saw Ada Blom and Tom Roe there.", ["Ada Blom: person", "Tom Roe: person"]),
        ("He saw the Elm Bank and Blom there.", ["Elm Bank: body, the", "Blom: unsure?"]),
        ("He saw Bailey & Glasser there.", ["Bailey & Glasser: body"]),
        ("He saw the Bishops' Conference there.", ["Bishops' Conference: body, the"]),
        ("He saw the Council of the Elders there.", ["Council of the Elders: body, the"]),
        ("He saw Friends of Tolland Marsh there.", ["Friends of Tolland Marsh: body"]),
        ("Friends of Tolland Marsh wants it.", ["Friends of Tolland Marsh: body"]),
        ("He saw Parents for Safe Crossings there.", ["Parents for Safe Crossings: body"]),
        ("He saw the SEC and NATO there.", ["SEC: body, the", "NATO: body"]),
        ("He saw the website Elm Beat there.", ["Elm Beat: body"]),
        ("He saw the project Jan Blom began.", ["Jan Blom: person"]),
        ("He saw PolitiFact and McCrory there.", ["PolitiFact: body", "McCrory: unsure?"]),
        ("He saw BBC Radio Leeds there.", ["BBC Radio Leeds: body"]),
        ("He saw the BBC there.", ["BBC: body, the"]),
        ("He saw France and the United States there.", ["France: body", "United States: body, the"]),
        ("He saw a German and two Germans there.", ["German: role", "Germans: role"]),
        ("He saw the German Chancellor there.", ["German Chancellor: role, the"]),
        ("He saw the Democrats and a Republican there.", ["Democrats: role, the", "Republican: role"]),
        ("He saw Labour and the Tories there.", ["Labour: role", "Tories: role, the"]),
        (
            "He saw Calder Tower and the Calder Prize there.",
            ["Calder Tower: body", "Calder Prize: body, the"],
        ),
        ("He saw Grace Bridge there.", ["Grace Bridge: person"]),
        ("He saw St. Mary there.", ["St. Mary: body"]),
        ("He saw Saint John there.", ["Saint John: body"]),
        ("He saw the Post and the Elm Times there.", ["Post: body, the", "Elm Times: body, the"]),
        ("He saw Radio Corvo there.", ["Radio Corvo: body"]),
        ("He saw Elm University there.", ["Elm University: body"]),
        ("He saw University of Elm there.", ["University of Elm: body"]),
        ("He saw President Blom of Elm there.", ["Blom: person, title President", "Elm: unsure?"]),
        ("He saw the President there.", ["President: role, the"]),
        ("He saw Crooked Ada Blom there.", ["Ada Blom: person, title Crooked"]),
        ("He saw New Mexico lawmaker Ada Blom there.", ["New Mexico: body", "Ada Blom: person"]),
        ("He saw Elm County Sheriff Tom Roe there.", ["Tom Roe: person, title Elm County Sheriff"]),
        ("On Monday in June he saw Jan Blom in May.", ["Jan Blom: person"]),
        ("In April Holm left. April Holm left.", ["Holm: unsure?", "April Holm: person"]),
        ("He lives in Elm, Ill. Ada Blom left.", ["Elm: unsure?", "Ada Blom: person"]),
        ("Blom left. He saw Ada Blom.", ["Blom: unsure?", "Ada Blom: person"]),
        ("WALLACE: He left.", ["WALLACE: person"]),
        ("THE BIG BOSS LEFT - He saw Ada Blom.", ["Ada Blom: person"]),
        ("WATCH: Ada Blom left.\n\nHe left.", []),
        ("Weaver Mairi Gunn left.", ["Mairi Gunn: person, title Weaver"]),
        ("Zelenskyy left. He saw Volodymyr Zelensky.", ["Zelenskyy: unsure?", "Volodymyr Zelensky: person"]),
        ("PC Harlow left.", ["Harlow: person, title PC"]),
        (
            "Commissioner for Education Mary Okello left.",
            ["Mary Okello: person, title Commissioner for Education"],
        ),
        ("He saw Hon. Ama Tutu there.", ["Ama Tutu: person, title Hon."]),
        ("He saw Mr Blom and Mrs Blom there.", ["Blom: person, title Mr", "Blom: person, title Mrs"]),
        ("He saw Dr. Ada Blom's dog there.", ["Ada Blom: person, title Dr., owns"]),
        ("He saw O'Brien and D'Arcy there.", ["O'Brien: unsure?", "D'Arcy: unsure?"]),
        ("He saw the U.S. Air Force there.", ["U.S. Air Force: body, the"]),
        ("He saw U.S. Air Force Gen. Ada Blom there.", ["Ada Blom: person, title U.S. Air Force Gen."]),
        ("He saw Amnesty International there.", ["Amnesty International: body"]),
        ("He saw the Anglo-Dutch Tea Board there.", ["Anglo-Dutch Tea Board: body, the"]),
        ("He saw the Russia-Ukraine border there.", ["Russia-Ukraine: role"]),
        ("He saw “Low Tide” there.", ["Low Tide: person?"]),
        ("He saw Prime Minister Ada Blom there.", ["Ada Blom: person, title Prime Minister"]),
        ("He saw Chief Executive Ada Blom there.", ["Ada Blom: person, title Chief Executive"]),
        ("He saw Judge Carter there.", ["Carter: person, title Judge"]),
        ("He saw a judge, Carter, there.", ["Carter: unsure?"]),
        ("He saw judge Carter there.", ["Carter: person"]),
        ("He saw judges Carter and Roe there.", ["Carter: unsure?", "Roe: unsure?"]),
        ("He saw Queen Ada there.", ["Ada: person, title Queen"]),
        ("He saw Kim Jong Un there.", ["Kim Jong Un: person"]),
        ("He saw Elm FC there.", ["Elm FC: body"]),
        ("He saw the 2020 Olympics there.", ["Olympics: unsure?"]),
        ("He saw Washington there.", ["Washington: body"]),
        (
            "He was glad to see the Secretary of State Ada Blom.",
            ["Ada Blom: person, title Secretary of State, the"],
        ),
        (
            "He was glad to see the Department of Health and Human Services.",
            ["Department of Health and Human Services: body, the"],
        ),
        (
            "They were glad that the Lord Mayor of Dublin Sean Roche was there.",
            ["Sean Roche: person, title Lord Mayor of Dublin, the"],
        ),
    ],
)
def test_a_name_is_a_persons_a_bodys_or_a_roles(language_model: Any, text: str, found: list[str]) -> None:
    """By its words, its neighbours and its place; titles are split off, other capitals are none."""
    assert named(language_model, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gen. Ada Blom left.", ["Ada Blom: Gen. (Gen.)"]),
        ("The Elm mayor Ada Blom left.", ["Ada Blom: Elm mayor (mayor)"]),
        ("Elm mayor Ada Blom left.", ["Ada Blom: Elm mayor (mayor)"]),
        ("Striker Beto Vaz left.", ["Beto Vaz: Striker (Striker)"]),
        ("He saw striker Beto Vaz.", ["Beto Vaz: striker (striker)"]),
        ("The police chief, Kerr Putney, left.", ["Kerr Putney: police chief (chief)"]),
        ("His lawyer, Kerr Putney, left.", ["Kerr Putney: lawyer (lawyer)"]),
        ("One of the family's lawyers, Tom Roe, left.", ["Tom Roe: family's lawyers (lawyers)"]),
        ("The lawyers, Tom Roe and Jan Lund, left.", ["Tom Roe: -", "Jan Lund: -"]),
        ("A staffer at the Elm Bank named Tom Roe left.", ["Tom Roe: staffer at the Elm Bank (staffer)"]),
        (
            "Tom Roe, 44, a lawyer at Bailey & Glasser, left.",
            ["Tom Roe: a lawyer at Bailey & Glasser (lawyer)"],
        ),
        ("Tom Roe, a lawyer, left.", ["Tom Roe: a lawyer (lawyer)"]),
        (
            "Tom Roe, the former head of the Elm Bank, left.",
            ["Tom Roe: the former head of the Elm Bank (head)"],
        ),
        ("Tom Roe, who runs the quarry, left.", ["Tom Roe: who runs the quarry"]),
        ("Tom Roe, who served as mayor until May, left.", ["Tom Roe: who served as mayor until May (mayor)"]),
        ("Tom Roe, who was a judge in Elm, left.", ["Tom Roe: a judge in Elm (judge)"]),
        ("Tom Roe, who left, wept.", ["Tom Roe: -"]),
        ("Tom Roe (D-Md.) left.", ["Tom Roe: D-Md. (D)"]),
        ("Tom Roe (R) left.", ["Tom Roe: R (R)"]),
        ("Tom Roe (a judge), a baker, left.", ["Tom Roe: a judge (judge); a baker (baker)"]),
        ("Tom Roe — a judge — left.", ["Tom Roe: a judge (judge)"]),
        ("CNN's Tom Roe left.", ["Tom Roe: CNN"]),
        ("Ada Blom's Tom Roe left.", ["Ada Blom: -", "Tom Roe: -"]),
        ("Mr. Roe of the Elm Club left.", ["Roe: the Elm Club"]),
        ("Mayor Tom Roe of Seattle left.", ["Tom Roe: Mayor (Mayor); Seattle"]),
        ("Tom Roe of Seattle left.", ["Tom Roe: -"]),
        ("Tom Roe from the Elm Club left.", ["Tom Roe: the Elm Club"]),
        ("Tom Roe, of the Elm Club, left.", ["Tom Roe: the Elm Club"]),
        ("Tom Roe, of Seattle, left.", ["Tom Roe: -"]),
        ("Tom Roe, of Harrogate, left.", ["Tom Roe: -"]),
        ("Tom Roe from the organisation left.", ["Tom Roe: the organisation"]),
        ("Tom Roe, of the campaign group Elm Club, left.", ["Tom Roe: the campaign group Elm Club"]),
        ("The network's Tom Roe left.", ["Tom Roe: network"]),
        ("Copper Ridge's Mark Roe left.", ["Mark Roe: Copper Ridge"]),
        ("He saw Wales physio Mark Roe.", ["Mark Roe: Wales physio (physio)"]),
        ("He saw Wales legend Mark Roe.", ["Mark Roe: Wales legend (legend)"]),
        ("He saw the legend Mark Roe.", ["Mark Roe: -"]),
        ("He saw Wales citizen Mark Roe.", ["Mark Roe: Wales citizen (citizen)"]),
        ("He saw the film Mark Roe.", ["Mark Roe: -"]),
        ("Ada Blom's dog bit Mark Roe.", ["Ada Blom: -", "Mark Roe: -"]),
        ("Ada Blom, nee Laura Roe, left.", ["Ada Blom: -", "Laura Roe: -"]),
        ("He saw a man, alias Mark Roe.", ["Mark Roe: -"]),
        ("Tom Roe wrote for the Elm Gazette.", ["Tom Roe: wrote for the Elm Gazette"]),
        ("Tom Roe is the mayor of Elm.", ["Tom Roe: the mayor of Elm (mayor)"]),
        ("Tom Roe became mayor.", ["Tom Roe: mayor (mayor)"]),
        ("Tom Roe saw the mayor of Elm.", ["Tom Roe: -"]),
        ("The Roe campaign left. Tom Roe wept.", ["Tom Roe: Roe campaign"]),
        ("Roe's new campaign left. Tom Roe wept.", ["Tom Roe: Roe's new campaign"]),
        ("Singers Tom Roe and Ada Blom left.", ["Tom Roe: Singers (Singers)", "Ada Blom: Singers (Singers)"]),
        ("Asked by Tom Roe, the governor left.", ["Tom Roe: -"]),
        ("Tom Roe, according to the governor, left.", ["Tom Roe: -"]),
        ("Tom Roe, the governor said, left.", ["Tom Roe: -"]),
        ("Tom Roe came. The Vermont senator wept.", ["Tom Roe: Vermont senator (senator)"]),
        ("Tom Roe came. The senator wept.", ["Tom Roe: -"]),
        ("Senator Tom Roe came. The senator wept.", ["Tom Roe: Senator (Senator)"]),
        ("Tom Roe came. He had left as secretary of state.", ["Tom Roe: secretary (secretary)"]),
        ("Tom Roe came. He was president in May.", ["Tom Roe: president (president)"]),
        ("Tom Roe came.\n\n___\n\nThe Vermont senator wept.", ["Tom Roe: -"]),
        ("Tom Roe met the Vermont senator.", ["Tom Roe: -"]),
        ("Ada Blom came. The young actress wept.", ["Ada Blom: young actress (actress)"]),
        ("The mayor, a Republican, left. Tom Roe wept.", ["Tom Roe: -"]),
        ("First lady Ada Blom left.", ["Ada Blom: First lady (lady)"]),
        ("Former first lady Ada Blom left.", ["Ada Blom: Former first lady (lady)"]),
        ("Tom Roe said: the mayor left.", ["Tom Roe: -"]),
        ("Kremlin spokesman Tom Roe left.", ["Tom Roe: Kremlin spokesman (spokesman)"]),
        ("The scrum-half Ben Roe left.", ["Ben Roe: -"]),
        (
            "Rep. Tom Roe, a baker from Elm who wept, left.",
            ["Tom Roe: Rep. (Rep.); a baker from Elm who wept (baker)"],
        ),
        ("Tom Roe, then mayor of Elm, left.", ["Tom Roe: then mayor of Elm (mayor)"]),
        ("Tom Roe, Elm's mayor, left.", ["Tom Roe: Elm's mayor (mayor)", "Elm: -"]),
        (
            "Tom Roe, managing director and founder of Elm Bank, left.",
            ["Tom Roe: managing director and founder of Elm Bank (director)"],
        ),
        ("Tom Roe and his lawyer, Jan Lund, left.", ["Tom Roe: -", "Jan Lund: lawyer (lawyer)"]),
    ],
)
def test_a_person_is_what_the_text_says_beside_the_name_or_apart(
    language_model: Any, text: str, found: list[str]
) -> None:
    """By title, apposition, clause, bracket, owner, verb, and as taken up in the next sentence."""
    assert described(language_model, text) == found


KINDS = {
    "a month is a name behind a given name or a courtesy, and where its bearer acts, never in a date": [
        ("Theresa May left. May wept. In May Ada Blom left.", ["Theresa May: person", "May: unsure?"]),
        ("Mrs May wept.", ["May: person, title Mrs"]),
        ("He saw Charlotte May 5. In Paris May rains fell.", ["Charlotte: body", "Paris: body"]),
        ("Will Roe, a baker, left. She saw Will Roe.", ["Will Roe: person", "Will Roe: person"]),
        ("Will Britain leave the union? Will Tom Roe go there soon?", ["Britain: body", "Tom Roe: person"]),
    ],
    "a noun for a body with those it is of is a body, also in the plural, but for a post behind it": [
        ("He left the Institute of Directors.", ["Institute of Directors: body, the"]),
        ("He left the House of Representatives.", ["House of Representatives: body, the"]),
        ("He left the Elm Chambers of Commerce.", ["Elm Chambers of Commerce: body, the"]),
        ("He saw Mr Chambers of Elm.", ["Chambers: person, title Mr", "Elm: unsure?"]),
        ("He saw House of Commons Speaker Tom Roe.", ["Tom Roe: person, title House of Commons Speaker"]),
        ("He left U.S. Customs and Border Protection.", ["U.S. Customs and Border Protection: body"]),
        ("He saw Russian and Elm Forces there.", ["Russian: role", "Elm Forces: body"]),
    ],
    "the address of a site and a name grown onto digits are bodies, a measure is none": [
        ("He reads 9to5Mac daily.", ["9to5Mac: body"]),
        ("He reads iGen.fr daily.", ["iGen.fr: body"]),
        ("He has 10mAh and mails ada@elm.com daily.", []),
    ],
    "what a firm is called by is no trade of a person": [
        ("He was head of sales at Baker Dunn.", ["Baker Dunn: person?"]),
        ("He laughed at Farmer Holm.", ["Holm: person, title Farmer"]),
        ("He left Roe and Sons there.", ["Roe and Sons: body"]),
        ("He saw Roe and Lund there.", ["Roe: unsure?", "Lund: unsure?"]),
    ],
}


@pytest.mark.parametrize("behaviour", KINDS)
def test_a_run_of_capitals_is_read_by_its_kind(language_model: Any, behaviour: str) -> None:
    for text, found in KINDS[behaviour]:
        told = named(language_model, text)
        assert [name for name in told if "Ada" not in name] == found, text


BEFORE = {
    "over another post of one body, but not over another person": [
        ("Nordis co-founder and chief executive Tom Roe left.", "Nordis co-founder and chief executive"),
        ("Nordis founder, chief executive and chairman Tom Roe left.", "Nordis founder, chief executive and"),
        ("He saw the judge and lawyer Tom Roe.", "lawyer"),
        ("Nordis founder Ada Blom and chief executive Tom Roe left.", "chief executive"),
    ],
    "over a title in quotation marks that a body has": [
        ('CNN "New Day" co-host Tom Roe left.', 'CNN "New Day" co-host'),
        ('He said "Goodbye" to host Tom Roe.', "host"),
        ('The "quiet man" leader Tom Roe left.', "leader"),
    ],
    "over a noun that is taken for a verb, but not over a verb": [
        ("NASA asteroid expert Tom Roe left.", "NASA asteroid expert"),
        ("Leeds United captain Tom Roe said so.", "Leeds United captain"),
        ("Doctors say spokesman Tom Roe left.", "spokesman"),
    ],
    "to the opening of the sentence": [
        ("Teacher Tom Roe, 42, left.", "Teacher"),
        ("Eyewitness Tom Roe left.", "Eyewitness"),
        ("Yesterday Tom Roe left.", "-"),
        ("Meanwhile Tom Roe left.", "-"),
    ],
    "over all of a post that hyphens join": [
        ("Sergeant-at-arms Tom Roe left.", "Sergeant-at-arms (Sergeant)"),
        ("Sergeant-At-Arms Tom Roe left.", "Sergeant-At-Arms (Sergeant)"),
        ("Elm editor-in-chief Tom Roe left.", "Elm editor-in-chief (editor)"),
        ("Sales-at-cost Tom Roe left.", "-"),
    ],
    "to the letters of an office behind the name, not to those of a degree": [
        ("Tom Roe MP left.", "MP (MP)"),
        ("Tom Roe QC left.", "QC (QC)"),
        ("Tom Roe CBE left.", "-"),
        ("Tom Roe BA left.", "-"),
    ],
}


@pytest.mark.parametrize("behaviour", BEFORE)
def test_a_description_beside_a_name_reaches(language_model: Any, behaviour: str) -> None:
    for text, found in BEFORE[behaviour]:
        told = next(t for t in described(language_model, text) if t.startswith("Tom Roe: "))
        assert told.startswith(f"Tom Roe: {found}"), text
