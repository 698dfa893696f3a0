"""JSON Schemas of the data files, with which an editor helps while one is written."""

from typing import Any

from pydantic import BaseModel

from assessor.catalogue.pack_files import LISTS, ONE_EACH, Additions
from assessor.domain.answers import AnswersFile
from assessor.domain.calls import Call
from assessor.domain.extension import ExtensionHeader
from assessor.domain.migrations import Migrations
from assessor.domain.overlays import Overlay
from assessor.domain.pack import PackHeader
from assessor.domain.trials import Expected
from assessor.domain.wording import LANGUAGES

Schema = dict[str, Any]  # a JSON Schema nests without end

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_FILES: dict[str, type[BaseModel]] = {
    "answers": AnswersFile,
    "call": Call,
    "overlay": Overlay,
    "pack": PackHeader,
    "extension": ExtensionHeader,
    "section": ONE_EACH["sections/*.yaml"],
    "gate": ONE_EACH["gates/*.yaml"],
    "findings": LISTS["findings/*.yaml"],
    "actions": LISTS["actions/*.yaml"],
    "claims": LISTS["claims/*.yaml"],
    "bias": LISTS["bias.yaml"],
    "conventions": LISTS["conventions.yaml"],
    "outcomes": LISTS["outcomes.yaml"],
    "additions": Additions,
    "migrations": Migrations,
    "expected": Expected,
}
_SHORT: list[Schema] = [
    {"type": ["string", "number", "boolean"]},
    {"type": "array", "items": {"type": ["string", "number"]}},
    {
        "type": "object",
        "propertyNames": {"pattern": "/"},
        "additionalProperties": {"type": "string"},
    },
]
"""The short forms of an answer: a value, a list of choices, the cells of a grid."""
_NEEDS: dict[str, list[Schema]] = {
    "quantity": [{"required": ["unit"]}],
    "matrix": [{"required": ["grid"]}],
    "choice": [{"required": ["choices"]}, {"required": ["choices_from"]}],
    "multi": [{"required": ["choices"]}, {"required": ["choices_from"]}],
    "level": [{"required": ["levels"]}, {"required": ["scale"]}],
}
"""What a question of a type cannot do without."""


def schemas() -> dict[str, Schema]:
    """Return the JSON Schema of each kind of data file, by its name."""
    return {name: _schema(name, model) for name, model in _FILES.items()}


def _schema(name: str, model: type[BaseModel]) -> Schema:
    found = model.model_json_schema(mode="validation")
    parts = found.get("$defs", {})
    if "Text" in parts:
        parts["Text"]["required"] = list(LANGUAGES)
    if "Question" in parts:
        parts["Question"]["allOf"] = [
            {
                "if": {"properties": {"type": {"const": kind}}},
                "then": {"anyOf": needs},
            }
            for kind, needs in _NEEDS.items()
        ]
    _shorten(found)
    return {"$schema": DIALECT, **found, "title": f"assessor: {name}"}


def _shorten(schema: object) -> None:
    """Let an answer stand in its short form wherever answers are given by id."""
    if isinstance(schema, list):
        for one in schema:
            _shorten(one)
    if not isinstance(schema, dict):
        return
    for key, inner in schema.items():
        if key == "additionalProperties" and _is_answer(inner):
            schema[key] = _in_any_form(inner)
        elif key == "patternProperties":
            schema[key] = {
                pattern: _in_any_form(one) if _is_answer(one) else one
                for pattern, one in inner.items()
            }
        else:
            _shorten(inner)


def _is_answer(schema: object) -> bool:
    return isinstance(schema, dict) and schema.get("$ref") == "#/$defs/Answer"


def _in_any_form(schema: object) -> Schema:
    return {"anyOf": [schema, *_SHORT]}
