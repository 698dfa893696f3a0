import shutil
from pathlib import Path

import pytest

from assessor.catalogue.packs import load_pack
from assessor.catalogue.vocabularies import Vocabularies
from assessor.domain.shelf import Shelf
from assessor.storage.workspace_database import Database
from assessor.web import Press, make_app
from tests.conftest import SMALL_PACK
from tests.web.conftest import HOST, Clock, Person, client_of, house_of

QUESTION = "  - id: context.volume\n"
CHECK = """\
    checks:
      - expr: service.uses_per_year != 13
        severity: error
        message: {en: Thirteen cannot be., fr: Treize est impossible.}
"""


@pytest.fixture
def mistaken(tmp_path: Path, shelf: Shelf, database: Database, clock: Clock) -> Person:
    folder = tmp_path / "pack"
    shutil.copytree(SMALL_PACK, folder)
    section = folder / "sections" / "10-context.yaml"
    text = section.read_text("utf-8")
    section.write_text(text.replace(QUESTION, CHECK + QUESTION), "utf-8")
    pack = load_pack(folder, Vocabularies(shelf))
    house = house_of(database, pack, shelf, clock)
    client = client_of(make_app(house, Press(workers=0)), f"http://{HOST}")
    person = Person(house, client).enter()
    person.begin()
    person.answer("service.uses_per_year", value="13")
    return person


def test_the_report_page_names_what_cannot_be_and_leads_there(mistaken: Person) -> None:
    page = mistaken.get(mistaken.at("/report", "fr")).text

    assert "Treize est impossible." in page
    assert "#q-service-uses_per_year" in page
    assert "fr.pdf" not in page
    assert "fr.form" in page


def test_no_document_is_made_of_what_cannot_be(mistaken: Person) -> None:
    answer = mistaken.get(mistaken.at("/documents/fr.json", "fr"))

    assert answer.status_code == 422
    assert "Treize est impossible." in answer.text


def test_the_questions_themselves_can_still_be_taken(mistaken: Person) -> None:
    answer = mistaken.get(mistaken.at("/documents/fr.form", "fr"))

    assert answer.content.startswith(b"PK")


def test_the_dossier_says_that_something_cannot_be(mistaken: Person) -> None:
    assert "Answers that cannot be: 1" in mistaken.get(mistaken.at("/dossier")).text
