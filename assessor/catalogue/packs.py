"""A questionnaire pack, from its folder of data files."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from assessor.catalogue.vocabularies import Vocabularies
from assessor.domain.model import Model
from assessor.domain.pack import Pack, PackHeader
from assessor.domain.questionnaire import Kind, Question, Section
from assessor.domain.rules import (
    Action,
    BiasCheck,
    ClaimRule,
    Convention,
    Finding,
    Gate,
    OutcomeWording,
)
from assessor.errors import CatalogueError, NotationError
from assessor.notation import Document, problems, read_file

ModelT = TypeVar("ModelT", bound=BaseModel)


class _Findings(Model):
    findings: tuple[Finding, ...]


class _Checks(Model):
    checks: tuple[BiasCheck, ...]


class _Actions(Model):
    actions: tuple[Action, ...]


class _Claims(Model):
    claims: tuple[ClaimRule, ...]


class _Conventions(Model):
    conventions: tuple[Convention, ...]


class _Outcomes(Model):
    outcomes: tuple[OutcomeWording, ...]


_ONE_EACH: dict[str, type[BaseModel]] = {
    "sections/*.yaml": Section,
    "gates/*.yaml": Gate,
}
_LISTS: dict[str, type[BaseModel]] = {
    "findings/*.yaml": _Findings,
    "bias.yaml": _Checks,
    "actions/*.yaml": _Actions,
    "claims/*.yaml": _Claims,
    "conventions.yaml": _Conventions,
    "outcomes.yaml": _Outcomes,
}
_IDS_ARE_AT = (1, 3)  # "id" of the file itself, or of an item of its list


class PackFiles:
    """A pack with the files it was read from.

    Attributes:
        pack: The pack.
        places: ``path:line`` of each question and rule, by id.
        problems: What is wrong, one line each; the pack is whole only without any.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[str] = []
        self.places: dict[str, str] = {}
        self._first: dict[tuple[str, str], str] = {}
        header = self._one(folder / "pack.yaml", PackHeader)
        found: dict[str, list[Any]] = {}
        for pattern, model in _ONE_EACH.items():
            name = pattern.partition("/")[0]
            found[name] = [one for one, _ in self._all(pattern, model)]
        for pattern, model in _LISTS.items():
            for one, _ in self._all(pattern, model):
                for field in model.model_fields:
                    name = "bias" if field == "checks" else field
                    found.setdefault(name, []).extend(getattr(one, field))
        self.pack = None if header is None else _sealed(header, found)

    def _all(
        self, pattern: str, model: type[ModelT]
    ) -> Iterator[tuple[ModelT, Document]]:
        for path in sorted(self.folder.glob(pattern)):
            document = self._read(path)
            if document is None:
                continue
            self._remember(document, pattern)
            one = self._model(document, model)
            if one is not None:
                yield one, document

    def _one(self, path: Path, model: type[ModelT]) -> ModelT | None:
        document = self._read(path)
        return None if document is None else self._model(document, model)

    def _read(self, path: Path) -> Document | None:
        try:
            return read_file(path)
        except NotationError as error:
            self.problems.append(str(error))
            return None

    def _model(self, document: Document, model: type[ModelT]) -> ModelT | None:
        try:
            return model.model_validate(document.data)
        except ValidationError as error:
            errors: Any = error.errors(include_url=False)
            self.problems += problems(document, errors, _fields(model))
            return None

    def _remember(self, document: Document, pattern: str) -> None:
        """Note where each id stands, and which stands twice among its like."""
        for location, line in document.lines.items():
            if len(location) not in _IDS_ARE_AT or location[-1] != "id":
                continue
            identifier = str(_value_at(document.data, location))
            place = f"{document.path}:{line}"
            self.places.setdefault(identifier, place)
            first = self._first.setdefault((pattern, identifier), place)
            if first != place:
                self.problems.append(
                    f"{place}: {identifier}: this id is used twice, first at {first}; "
                    "ids are coined once"
                )


def load_pack(folder: Path, vocabularies: Vocabularies) -> Pack:
    """Read a pack and fill the choices that come from factor tables.

    Args:
        folder: Folder of the pack, with its ``pack.yaml``.
        vocabularies: Words by the name that ``choices_from`` uses.

    Raises:
        CatalogueError: If anything is wrong; every problem of every file at once.
    """
    if not (folder / "pack.yaml").is_file():
        message = f"{folder}: there is no questionnaire pack here (no pack.yaml)."
        raise CatalogueError(message)
    files = PackFiles(folder)
    if files.problems or files.pack is None:
        raise CatalogueError("\n".join(files.problems))
    return with_choices(files.pack, vocabularies)


def with_choices(pack: Pack, vocabularies: Vocabularies) -> Pack:
    """Fill the choices that come from factor tables and places."""
    sections = tuple(
        section.model_copy(
            update={
                "questions": tuple(
                    _with_choices(question, vocabularies)
                    for question in section.questions
                )
            }
        )
        for section in pack.sections
    )
    return pack.model_copy(update={"sections": sections})


def _with_choices(question: Question, vocabularies: Vocabularies) -> Question:
    source = question.choices_from
    if source is None and question.type is Kind.COUNTRY:
        source = "places"
    if source is None or source == "scenarios":
        return question
    words = vocabularies.words(source)
    choices = {**words, **question.choices}
    return question.model_copy(update={"choices": choices})


def _sealed(header: PackHeader, found: Mapping[str, list[Any]]) -> Pack:
    pack = Pack(header=header, **{name: tuple(items) for name, items in found.items()})
    canonical = json.dumps(
        pack.model_dump(mode="json", exclude={"digest"}),
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    return pack.model_copy(update={"digest": digest})


def _fields(model: type[BaseModel]) -> tuple[str, ...]:
    inner = (*Question.model_fields, *Gate.model_fields, *Finding.model_fields)
    return (*model.model_fields, *inner)


def _value_at(data: object, location: tuple[str | int, ...]) -> object:
    for step in location:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int):
            data = data[step]
    return data
