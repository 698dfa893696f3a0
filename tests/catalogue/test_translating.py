from pathlib import Path

import pytest

from assessor import notation
from assessor.catalogue.translating import mark_of, translation_notes
from assessor.domain.extension import Addition, Extension, ExtensionHeader
from assessor.domain.pack import Pack
from assessor.domain.wording import Text

PACK = Path(__file__).parents[2] / "examples" / "calls" / "regional-fund" / "pack"
ASKED = "service.uses_per_year"


def extension(mark: str | None) -> Extension:
    header = ExtensionHeader.model_validate(notation.read_file(PACK / "pack.yaml").data)
    translation = {"ask": "Pet gwech?"} | ({"of": mark} if mark else {})
    addition = Addition.model_validate(
        {"id": ASKED, "translations": {"br": translation}}
    )
    return Extension(header=header, additions=(addition,))


def mark(pack: Pack) -> str:
    [addition] = extension(None).additions
    return mark_of(pack.by_id[ASKED], addition.translations["br"])


def reworded(pack: Pack, field: str) -> Pack:
    sections = tuple(
        section.model_copy(
            update={
                "questions": tuple(
                    one.model_copy(
                        update={field: Text({**getattr(one, field).root, "en": "New"})}
                    )
                    if one.id == ASKED
                    else one
                    for one in section.questions
                )
            }
        )
        for section in pack.sections
    )
    fields = {name: getattr(pack, name) for name in Pack.model_fields}
    return Pack(**{**fields, "sections": sections})


def said(pack: Pack, mark: str | None) -> list[str]:
    notes = translation_notes(pack, extension(mark))
    return [text for name, text in notes if name == ASKED]


def test_a_translation_with_the_mark_of_its_text_needs_nothing(pack: Pack) -> None:
    assert said(pack, mark(pack)) == []


def test_a_translation_without_a_mark_is_told_with_the_mark_to_write(
    pack: Pack,
) -> None:
    [note] = said(pack, None)

    assert "does not say which wording" in note
    assert mark(pack) in note


@pytest.mark.parametrize(("field", "notes"), [("ask", 1), ("why", 0)])
def test_a_translation_is_stale_when_the_text_it_was_made_from_changes(
    pack: Pack, field: str, notes: int
) -> None:
    assert len(said(reworded(pack, field), mark(pack))) == notes


def test_questions_without_a_wording_in_a_language_are_counted(pack: Pack) -> None:
    notes = dict(translation_notes(pack, extension(mark(pack))))

    assert "and are asked in English" in notes["br"]


def test_the_worked_example_is_up_to_date(pack: Pack) -> None:
    stated = notation.read_file(PACK / "additions.yaml").data

    assert mark(pack) in str(stated)
