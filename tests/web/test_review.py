import pytest
from httpx import Response

from assessor.domain.answers import AnswersFile
from assessor.domain.submission import (
    MOST_CONDITIONS,
    Condition,
    ConditionStatus,
    Status,
)
from assessor.storage.accounts_roles import Place
from assessor.storage.workspace_log import Change
from tests.web.conftest import Organisation, Person
from tests.web.test_projects import take

ASKED = "service.uses_per_year"
BY = "R. Viewer"


@pytest.fixture
def person(person: Person) -> Person:
    person.answer(ASKED, value="1200", low="900", high="1500")
    return person


def held(person: Person) -> AnswersFile:
    return person.house.workspace.load(person.project).answers


def seen(person: Person, page: str) -> str:
    text = person.get(person.at(page)).text
    return text.split('name="seen" value="')[1].split('"')[0]


def mark(person: Person, do: str, where: str = "", **fields: object) -> Response:
    page = f"/marks/{ASKED}"
    sent = {"by": BY, "seen": seen(person, page), **fields}
    return person.post(person.at(page + where), do=do, **sent)


def step(person: Person, do: str, **fields: object) -> Response:
    sent = {"by": "An officer", "seen": seen(person, "/dossier"), **fields}
    where = "/submit" if do == "submitted" else "/decide"
    return person.post(person.at(where), do=do, **sent)


def condition(person: Person, **fields: object) -> Response:
    return person.post(person.at("/conditions"), **fields)


def test_a_comment_stands_beside_the_answer_with_its_name(person: Person) -> None:
    mark(person, "comment", text="Is this the contract?")

    review = held(person).reviews[ASKED][0]
    assert (review.by, review.verdict) == (BY, "comment")
    for page in (f"/marks/{ASKED}", "/dossier"):
        assert "Is this the contract?" in person.get(person.at(page)).text
    assert "Comments and review (1)" in person.get(person.at("/s/need")).text or (
        "Comments and review (1)" in person.get(person.at("/s/context")).text
    )


def test_a_change_is_asked_for_and_listed_until_it_comes(person: Person) -> None:
    mark(person, "changes_requested", "/verdict", text="Which meter?")
    assert "Changes asked for" in person.get(person.at("/dossier")).text

    person.answer(ASKED, value="1300", low="", high="")
    page = person.get(person.at("/dossier", "fr")).text
    assert "la réponse a changé après cet avis" in page
    assert "Modifications demandées</h3>" not in page


def test_another_value_keeps_the_answer_and_both_results_are_shown(
    person: Person,
) -> None:
    mark(person, "override", "/verdict", value="800", reason="The contract.")

    answers = held(person)
    assert answers.answers[ASKED].value == 1200
    override = answers.reviews[ASKED][0].override
    assert override is not None
    assert override.value == 800
    text = person.get(person.at("/dossier")).text
    assert "In the reviewed result: 800/year" in text
    assert "Declared: the answers as they were given" in text
    assert "Reviewed: with the values and verdicts of reviewers" in text


@pytest.mark.parametrize(
    ("do", "where", "fields"),
    [
        ("comment", "", {"text": ""}),
        ("comment", "", {"text": "Why?", "by": ""}),
        ("comment", "", {"text": "Why?", "by": "x" * 201}),
        ("comment", "", {"text": "x" * 20_001}),
        ("changes_requested", "/verdict", {"text": ""}),
        ("override", "/verdict", {"value": "800", "reason": ""}),
        ("override", "/verdict", {"value": "", "reason": "Because."}),
        ("override", "/verdict", {"value": "many", "reason": "Because."}),
        ("else", "/verdict", {"text": "Why?"}),
    ],
)
def test_a_mark_that_says_too_little_is_refused(
    person: Person, do: str, where: str, fields: dict[str, str]
) -> None:
    assert mark(person, do, where, **fields).status_code == 422
    assert held(person).reviews == {}


def test_a_verdict_on_an_answer_that_changed_meanwhile_is_not_written(
    person: Person,
) -> None:
    before = seen(person, f"/marks/{ASKED}")
    person.answer(ASKED, value="1300", low="", high="")

    answer = mark(person, "accepted", "/verdict", seen=before, text="Fine.")

    assert answer.status_code == 409
    assert "Fine." in answer.text
    assert held(person).reviews == {}


def test_a_dossier_goes_its_way_and_is_frozen(person: Person) -> None:
    step(person, "submitted")
    step(person, "changes_requested", reason="Training is missing.")
    step(person, "submitted")
    step(person, "accepted")

    assert [one.status for one in held(person).submission][-1] is Status.ACCEPTED
    frozen = person.get(person.at("/revisions/1.yaml"))
    assert frozen.text == person.get(person.at("/answers.yaml")).text
    assert person.get(person.at("/revisions/2.yaml")).status_code == 404


def test_an_edit_after_sign_off_begins_a_revision_and_the_pages_say_so(
    person: Person,
) -> None:
    step(person, "submitted")
    step(person, "accepted")
    assert "begins revision 2" in person.get(person.at("/s/context")).text

    person.answer(ASKED, value="1300", low="", high="")
    assert "Revision 2: draft" in person.get(person.at("/dossier")).text
    assert step(person, "accepted").status_code == 409


@pytest.mark.parametrize(
    ("first", "do", "fields", "status"),
    [
        (None, "accepted", {}, 409),
        (None, "submitted", {"by": " "}, 422),
        ("submitted", "rejected", {"reason": ""}, 422),
        ("submitted", "submitted", {}, 409),
        (None, "submitted", {"seen": "other"}, 409),
        (None, "draft", {}, 422),
    ],
)
def test_a_step_that_does_not_follow_is_not_taken(
    person: Person, first: str | None, do: str, fields: dict[str, str], status: int
) -> None:
    if first:
        step(person, first)
    before = held(person).submission

    assert step(person, do, **fields).status_code == status
    assert held(person).submission == before


def test_a_condition_is_set_from_a_gate_and_followed(person: Person) -> None:
    gate = person.house.pack.gates[0]
    condition(person, do="add", gate=gate.id, owner="IT", due="2026-01-31")
    text = person.get(person.at("/dossier")).text
    assert gate.remedy.in_language("en") in text
    assert "late" in text

    now = text.split('id="condition-C1"')[1].split('name="seen" value="')[1]
    sent = {"key": "C1", "seen": now.split('"')[0], "by": "An officer"}
    assert condition(person, do="set", status="waived", **sent).status_code == 422
    condition(person, do="set", status="met", note="Seen.", **sent)
    assert held(person).conditions["C1"].status is ConditionStatus.MET


@pytest.mark.parametrize(
    "fields",
    [
        {"do": "add", "text": "", "gate": "G99"},
        {"do": "add", "text": "A meter", "due": "tomorrow"},
        {"do": "add", "text": "A meter", "owner": "x" * 2001},
        {"do": "else"},
    ],
)
def test_a_condition_that_says_too_little_is_refused(
    person: Person, fields: dict[str, str]
) -> None:
    assert condition(person, **fields).status_code == 422
    assert held(person).conditions == {}


def test_more_conditions_than_a_project_can_hold_are_refused(person: Person) -> None:
    now = person.house.workspace.load(person.project)
    many = {f"C{n}": Condition(text="A meter") for n in range(1, MOST_CONDITIONS + 1)}
    full = now.answers.model_copy(update={"conditions": many})
    change = Change(who="owner", what="condition", at=person.house.now())
    person.house.workspace.save(now, full, change)

    assert condition(person, do="add", text="One more").status_code == 422
    assert person.get(person.at("/settings")).status_code == 200


def test_a_document_is_looked_at_and_its_faults_are_named(person: Person) -> None:
    data = {"token": person.token, "id": ASKED, "title": "Bill"}
    files = {"file": ("bill.pdf", b"%PDF", "application/pdf")}
    person.client.post(person.at("/evidence"), data=data, files=files)
    sent = {"key": "E1", "seen": seen(person, "/register"), "by": "An auditor"}

    person.post(
        person.at("/register"), result="verified", procedure="Compared.", **sent
    )

    document = held(person).evidence["E1"]
    assert (document.result, document.checked_by) == ("verified", "An auditor")
    assert "the document" not in person.get(person.at("/register")).text

    take(person, "answers.yaml", person.get(person.at("/answers.yaml")).content)
    person.project = next(
        p.id for p in person.house.workspace.projects() if p.id != person.project
    )
    assert "the document is missing" in person.get(person.at("/register")).text


def test_a_signed_dossier_leaves_and_comes_back_whole(
    person: Person,
) -> None:
    mark(person, "accepted", "/verdict")
    step(person, "submitted")
    step(person, "accepted")
    before = person.get(person.at("/revisions/1.yaml")).text

    take(person, "p.zip", person.get(person.at("/project.zip")).content)
    person.project = next(
        p.id for p in person.house.workspace.projects() if p.id != person.project
    )

    assert person.get(person.at("/revisions/1.yaml")).text == before
    assert "Revision 1: accepted" in person.get(person.at("/dossier")).text


@pytest.mark.parametrize(
    ("name", "start"), [("fr.md", b"# "), ("en.docx", b"PK"), ("en.txt", b"")]
)
def test_the_request_for_complements_is_drafted(
    person: Person, name: str, start: bytes
) -> None:
    mark(person, "changes_requested", "/verdict", text="Which meter?")

    letter = person.get(person.at(f"/letter/{name}"))

    assert letter.status_code == 200
    assert letter.content.startswith(start)
    if name.endswith("md"):
        assert "Which meter?" in letter.text


@pytest.mark.parametrize("name", ["de.md", "en.pdf"])
def test_a_letter_in_no_known_form_is_not_found(person: Person, name: str) -> None:
    assert person.get(person.at(f"/letter/{name}")).status_code == 404


def test_the_history_says_who_changed_what(person: Person) -> None:
    mark(person, "comment", text="Why?")
    step(person, "submitted")

    text = person.get(person.at("/history")).text

    assert "1200/year" in text
    assert "Submitted" in text
    assert "owner of the workspace" in text


@pytest.mark.parametrize("page", ["/dossier", "/register", "/history"])
def test_the_pages_are_in_french_too(person: Person, page: str) -> None:
    answer = person.get(person.at(page, "fr"))

    assert answer.status_code == 200
    assert '<html lang="fr">' in answer.text
    assert answer.text.count("<h1") == 1


def test_an_answer_that_is_not_asked_has_no_page(person: Person) -> None:
    assert person.get(person.at("/marks/no.such")).status_code == 404


def test_who_submitted_does_not_accept_it(organisation: Organisation) -> None:
    ada = organisation.project("ada")
    step(ada, "submitted")
    there = Place("project", ada.project)
    officer = organisation.join("bea", "officer", there)
    officer.project = ada.project
    ada = organisation.join("ada", "officer", there)  # another role since
    ada.project = officer.project

    refused = step(ada, "accepted")

    assert refused.status_code == 422
    assert "somebody else accepts it" in ada.get(ada.at("/dossier")).text
    assert step(officer, "accepted").status_code == 200
    assert held(officer).submission[-1].status is Status.ACCEPTED
