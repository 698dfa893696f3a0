from datetime import date

import pytest

from assessor.domain.answers import AnswersFile
from assessor.web.press import Job, made
from tests.web.conftest import Opened, Person


def job(person: Person, kind: str) -> Job:
    held = person.house.workspace.load(person.project)
    answers: AnswersFile = held.answers
    return Job(
        opener=person.house.open,
        answers=answers,
        text=person.get(person.at("/answers.yaml")).text,
        kind=kind,
        language="fr",
        today=date(2026, 11, 21),
        records=held.records,
        digest=held.digest,
    )


@pytest.mark.parametrize(("kind", "start"), [("json", b"{"), ("xlsx", b"PK")])
def test_a_document_is_made_in_each_format(
    person: Person, kind: str, start: bytes
) -> None:
    assert made(job(person, kind)).startswith(start)


def test_a_report_names_its_place_in_the_log(person: Person) -> None:
    person.answer("necessity.need", value="Floods")
    held = person.house.workspace.load(person.project)

    page = made(job(person, "html")).decode()

    assert held.digest in page


@pytest.mark.parametrize("name", ["en.exe", "de.pdf", "en.docm"])
def test_a_format_that_is_not_made_is_not_found(person: Person, name: str) -> None:
    assert person.get(person.at(f"/documents/{name}")).status_code == 404


def test_the_report_page_offers_both_languages(person: Person) -> None:
    text = person.get(person.at("/report")).text

    assert "/documents/en.pdf" in text
    assert "/documents/fr.pdf" in text
    assert "Check these first" in text


def test_a_questionnaire_is_opened_once(person: Person) -> None:
    assert isinstance(person.house.open(odbl=False), Opened)
