from datetime import date

import pytest

from assessor.domain.answers import AnswersFile
from assessor.web.documents import Job, made
from tests.web.conftest import Opened, Person


def job(
    person: Person,
    kind: str,
    *,
    template: str = "full",
    edition: str = "",
    key: bytes = b"",
) -> Job:
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
        template=template,
        edition=edition,
        key=key,
    )


@pytest.mark.parametrize(
    ("kind", "start"),
    [("json", b"{"), ("form", b"PK"), ("xlsx", b"PK"), ("md", "Éval".encode())],
)
def test_a_document_is_made_in_each_format(
    person: Person, kind: str, start: bytes
) -> None:
    assert made(job(person, kind)).startswith(start)


def test_a_report_names_its_place_in_the_log(person: Person) -> None:
    person.answer("necessity.need", value="Floods")
    held = person.house.workspace.load(person.project)

    page = made(job(person, "html")).decode()

    assert held.digest in page


def test_what_is_said_in_confidence_is_blacked_out_of_a_disclosed_edition(
    person: Person,
) -> None:
    person.answer("necessity.need", value="Only the mayor knows of it")
    person.answer("necessity.need", do="note", note="", confidential="1")

    assert "Only the mayor" in made(job(person, "html")).decode()
    page = made(job(person, "html", key=b"k" * 64)).decode()
    assert "Only the mayor" not in page
    assert "[withheld" in page


def test_a_report_has_templates_and_editions(person: Person) -> None:
    plain, plan = job(person, "html"), job(person, "html", template="plan")
    auditor = job(person, "html", edition="auditor")

    assert len({made(one) for one in (plain, plan, auditor)}) == 3


@pytest.mark.parametrize(
    "query",
    ["kind=pdf&spoken=en&template=committee", "kind=pdf&spoken=de", "edition=x", ""],
)
def test_a_report_that_is_not_made_is_not_found(person: Person, query: str) -> None:
    assert person.get(person.at(f"/document?{query}")).status_code == 404


def test_a_report_is_made_and_sent_under_its_name(person: Person) -> None:
    query = "?kind=md&spoken=fr&template=plan&disclosed=1"
    answer = person.get(person.at("/document") + query)

    assert answer.status_code == 200
    assert "Floods.plan.disclosed.fr.md" in answer.headers["content-disposition"]
    documents = person.house.documents
    key = documents.get(person.project, "disclosure.key")
    assert key is not None
    person.get(person.at("/document") + query)
    assert documents.get(person.project, "disclosure.key") == key


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
