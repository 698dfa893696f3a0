import hashlib

import pytest

from tests.web.conftest import Person

NEED = "necessity.need"


def attach(
    person: Person,
    name: str = "bill.pdf",
    content: bytes = b"%PDF",
    /,
    **fields: str,
) -> int:
    data = {"token": person.token, "id": NEED, "title": "Bill", **fields}
    files = {"file": (name, content, "text/html")} if name else None
    found = person.client.post(person.at("/evidence"), data=data, files=files)
    return int(found.status_code)


def register(person: Person) -> dict[str, object]:
    held = person.house.workspace.load(person.project).answers
    return {
        key: one.model_dump(exclude_none=True) for key, one in held.evidence.items()
    }


def test_a_document_is_hashed_and_stands_beside_the_answer(person: Person) -> None:
    assert attach(person) == 200

    held = person.house.workspace.load(person.project).answers
    assert held.answers[NEED].evidence == ("E1",)
    assert held.evidence["E1"].sha256 == hashlib.sha256(b"%PDF").hexdigest()
    assert held.evidence["E1"].path == "evidence/bill.pdf"


def test_two_documents_of_one_name_are_both_kept(person: Person) -> None:
    attach(person)
    attach(person, "bill.pdf", b"%PDF other")

    paths = [
        one.path
        for one in person.house.workspace.load(person.project).answers.evidence.values()
    ]
    assert paths == ["evidence/bill.pdf", "evidence/2-bill.pdf"]


def test_a_document_is_sent_back_as_a_file_and_never_as_a_page(
    person: Person,
) -> None:
    attach(person, "note.txt", b"<script>alert(1)</script>")

    answer = person.get(person.at("/evidence/E1"))

    assert answer.content == b"<script>alert(1)</script>"
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["content-security-policy"]


def test_a_link_is_kept_and_never_followed(person: Person) -> None:
    assert attach(person, "", link="https://example.org/bill") == 200

    assert register(person)["E1"]["url"] == "https://example.org/bill"  # type: ignore[index]  # a dump is plain data


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("page.html", {}),
        ("run.exe", {}),
        ("picture.svg", {}),
        ("", {"title": ""}),
        ("", {"link": "javascript:alert(1)"}),
        ("", {"link": "https://a b"}),
        ("bill.pdf", {"title": "x" * 301}),
        ("bill.pdf", {"id": "no.such"}),
    ],
)
def test_what_is_no_evidence_is_refused(
    person: Person, name: str, fields: dict[str, str]
) -> None:
    assert attach(person, name, b"%PDF", **fields) == 422
    assert register(person) == {}


def test_a_document_over_the_bound_is_refused(person: Person) -> None:
    assert attach(person, "bill.pdf", b"x" * 10_500_000) == 422


def test_the_name_of_a_file_cannot_lead_out_of_its_folder(person: Person) -> None:
    attach(person, "../../../etc/pass wd.txt")

    assert register(person)["E1"]["path"] == "evidence/pass-wd.txt"  # type: ignore[index]  # a dump is plain data


def test_evidence_that_is_not_there_is_not_found(person: Person) -> None:
    assert person.get(person.at("/evidence/E9")).status_code == 404
