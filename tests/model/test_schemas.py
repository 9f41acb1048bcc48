"""The published schemas can be loaded by others: described, named, of keywords that everybody knows."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel, Field

from auditor import Check, model, schemas
from auditor.contract import plugins
from auditor.contract.checks import data_schema
from auditor.schemas.reference import reference

KEYWORDS = {  # that mean the same in all drafts since the sixth, beside $defs, which is found by its path
    "$defs", "$id", "$ref", "$schema", "additionalProperties", "allOf", "anyOf", "default", "description",
    "enum", "items", "maximum", "minItems", "minLength", "minimum", "pattern", "properties", "propertyNames",
    "required", "title", "type",
}  # fmt: skip
UNITS = re.compile(r"[Nn]umber|[Pp]eople|code point|\b0 to 1|counted from|lowest first|summand or a factor")
every_schema = pytest.mark.parametrize("name", schemas.NAMES)


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    """Every schema in a schema, itself first; names of properties and definitions are none."""
    if not isinstance(schema, dict):
        return
    yield schema
    for key in ("$defs", "properties"):
        for inner in schema.get(key, {}).values():
            yield from parts(inner)
    for key in ("items", "additionalProperties", "propertyNames"):
        yield from parts(schema.get(key))
    for key in ("allOf", "anyOf"):
        for inner in schema.get(key, ()):
            yield from parts(inner)


@every_schema
def test_every_property_is_described_and_so_is_every_model(name: str) -> None:
    for part in parts(schemas.load(name)):
        for field, shape in part.get("properties", {}).items():
            assert shape.get("description", "").endswith((".", ")", ":")), field
        assert "properties" not in part or part["description"]


@every_schema
def test_a_number_says_what_it_counts(name: str) -> None:
    """In which unit, or from where to where."""
    for part in parts(schemas.load(name)):
        for field, shape in part.get("properties", {}).items():
            if {"integer", "number"} & {inner.get("type") for inner in parts(shape)} or "Unit" in str(shape):
                assert UNITS.search(shape["description"]), field


@every_schema
def test_only_the_whole_has_a_title_and_definitions_are_called_as_in_python(name: str) -> None:
    """A title becomes the name of a type, so an automatic one makes a type called Name1."""
    schema = schemas.load(name)
    assert [part["title"] for part in parts(schema) if isinstance(part.get("title"), str)] == [
        schema["title"]
    ]
    assert getattr(model, schema["title"]) is schemas.MODELS[name]
    assert not [n for n, part in schema["$defs"].items() if "properties" in part and not hasattr(model, n)]


@every_schema
def test_a_closed_list_has_a_name_wherever_it_is_a_value(name: str) -> None:
    schema = schemas.load(name)
    listed = [part for part in schema["$defs"].values() if "enum" in part]
    keys = [part["propertyNames"] for part in parts(schema) if "propertyNames" in part]
    assert listed
    assert all(part in listed or part in keys for part in parts(schema) if "enum" in part)


@every_schema
def test_a_schema_uses_what_validators_of_other_drafts_know_too(name: str) -> None:
    """And nothing stands beside a reference, which some of them would then not see."""
    schema = schemas.load(name)
    assert {key for part in parts(schema) for key in part} <= KEYWORDS
    assert all(
        set(part) == {"$ref"} and part["$ref"].startswith("#/$defs/")
        for part in parts(schema)
        if "$ref" in part
    )


def test_the_reference_names_every_model_and_field() -> None:
    page = reference()
    for name in model.__all__:
        thing = getattr(model, name)
        if isinstance(thing, type) and thing is not model.Record:
            section = page.partition(f"\n### {name}\n")[2].partition("\n### ")[0]
            assert not [field for field in thing.model_fields if f"| `{field}` |" not in section], name


def report(**changed: object) -> dict[str, Any]:
    """A whole report of nothing, as a file holds it, with some of it changed."""
    summary = {"articles": 0, "stories": 0, "attributions": 0, "sources": 0, "findings": {}}
    return {
        "schema_version": schemas.VERSION, "tool": {"version": "0"}, "configuration_sha256": "",
        "extractor": {"name": "x", "version": "0"}, "complete": True, "summary": summary, **changed,
    }  # fmt: skip


@pytest.mark.parametrize("version", ["1.0", schemas.VERSION])
def test_a_report_of_a_version_before_is_valid(version: str) -> None:
    assert schemas.validate(report(schema_version=version), "report") == []


@pytest.mark.parametrize(
    ("changed", "version"),
    [({}, "2.0"), ({"schema_version": "1.99", "weather": "fine"}, "1.99"), ({}, "soon")],
)
def test_a_report_of_another_version_is_refused_by_that(changed: dict[str, object], version: str) -> None:
    """Before anything else that is wrong with it, since that follows."""
    (told,) = schemas.validate(report(**{"schema_version": version, **changed}), "report")
    assert told == f"$.schema_version: is {version!r}, and this auditor reads 1.0 to {schemas.VERSION}"


def test_what_is_wrong_with_a_report_of_this_version_is_told_as_it_is() -> None:
    (told,) = schemas.validate(report(weather="fine"), "report")
    assert "weather" in told
    (told,) = schemas.validate(report(schema_version=1), "report")
    assert told.startswith("$.schema_version: 1 is not of type 'string'")


def test_the_data_of_every_shipped_check_is_described_and_nothing_in_it_has_a_title() -> None:
    """Types are made of these schemas too: each property says what it is, by its own name alone."""
    described = [loaded.record.data_schema for loaded in plugins.load().checks]
    for schema in described:
        for part in parts(json.loads(json.dumps(dict(schema)))):
            assert not isinstance(part.get("title"), str), part
            assert all("description" in inner for inner in part.get("properties", {}).values()), part
    assert any("hands" in schema["properties"] for schema in described)


def test_a_title_that_an_author_gives_stays() -> None:
    """Only those that nobody wrote are left out, of fields and of models within models."""

    class Inner(BaseModel):
        title: str = Field(title="What it is called")

    class Mine(Check):
        class Data(BaseModel):
            inner: Inner

    schema = data_schema(Mine)
    titles = [part["title"] for part in parts(schema) if isinstance(part.get("title"), str)]
    assert titles == ["What it is called"]
