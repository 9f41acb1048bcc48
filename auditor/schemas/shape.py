"""The shape of the published schemas: every property described, closed lists with names, nothing automatic.

Programs in other languages make types of these schemas, and their names come from here: a model is called
as in Python, a closed list of words after its model and property, or as in `NAMES`. Only keywords are used
that mean the same in all drafts of JSON Schema since the sixth; ``$defs`` is read by its path.
"""

from __future__ import annotations

from typing import Any, get_args

from auditor import model
from auditor.model import Difference, Record, RelationKind, Severity
from auditor.schemas.fields import described

NAMES = {  # of closed lists that several properties share, or that a property's name does not tell
    get_args(Severity): "Severity",
    get_args(RelationKind): "RelationKind",
    get_args(Difference): "Difference",
}
UNIT = {"maximum": 1, "minimum": 0, "type": "number"}
Schema = dict[str, Any]


def shaped(root: type[Record]) -> Schema:
    """The schema of a model, but for ``$schema`` and ``$id``. ValueError for a property without words."""
    whole = root.model_json_schema()
    models: Schema = {**whole.pop("$defs", {}), root.__name__: whole}
    named: Schema = {}
    made = {name: _model(name, schema, named) for name, schema in models.items()}
    if both := made.keys() & named.keys():
        raise ValueError(f"a closed list and a model are both called {min(both)}: name the list in NAMES")
    top = made.pop(root.__name__)
    return {"title": root.__name__, **top, "$defs": dict(sorted({**made, **named}.items()))}


def _model(name: str, schema: Schema, named: Schema) -> Schema:
    """A model's schema, each property with its description; closed lists go to ``named``."""
    words = described(getattr(model, name))
    properties = {}
    for field, shape in schema["properties"].items():
        if not words.get(field):
            raise ValueError(f"{name}.{field} is not described: write its words under it")
        bare = _bare(shape, name + field.title().replace("_", ""), named)
        if "$ref" in bare:  # words beside a reference: some ignore it then, some make another type of it
            bare["allOf"] = [{"$ref": bare.pop("$ref")}]
        properties[field] = {"description": words[field], **bare}
    about = " ".join(schema["description"].replace("``", "`").split())
    rest = {key: value for key, value in schema.items() if key not in ("title", "description", "properties")}
    return {"description": about, "properties": properties, **rest}


def _bare(shape: Schema, name: str, named: Schema) -> Schema:
    """A schema without its automatic title and defaults that say "absent"; its closed lists by reference."""
    bare = {key: value for key, value in shape.items() if key != "title"}
    if "default" in bare and (bare["default"] is None or isinstance(bare["default"], dict)):
        del bare["default"]
    if UNIT.items() <= bare.items():
        return _named("Unit", UNIT, bare, named)
    if "enum" in bare:
        listed = {key: bare[key] for key in ("type", "enum")}
        return _named(NAMES.get(tuple(bare["enum"]), name), listed, bare, named)
    for key in ("items", "additionalProperties"):
        if isinstance(bare.get(key), dict):
            bare[key] = _bare(bare[key], name, named)
    if "anyOf" in bare:
        bare["anyOf"] = [_bare(one, name, named) for one in bare["anyOf"]]
    return bare


def _named(name: str, part: Schema, whole: Schema, named: Schema) -> Schema:
    """A schema with a part of it put aside under a name, and a reference in its place."""
    if named.setdefault(name, part) != part:
        raise ValueError(f"two shapes are called {name}: name one in NAMES")
    return {"$ref": f"#/$defs/{name}", **{key: value for key, value in whole.items() if key not in part}}
