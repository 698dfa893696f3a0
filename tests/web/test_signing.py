from dataclasses import replace
from datetime import UTC, datetime

import pytest
from httpx import Response

from assessor.domain.assessment import JournalHead
from assessor.domain.wording import Language
from assessor.errors import ReportError
from assessor.reporting.signed import Signed
from assessor.storage.accounts_roles import Place
from assessor.storage.workspace_orders import Order
from assessor.storage.workspace_prints import HELD, Prints
from assessor.web import Press, make_app
from assessor.web.checking import Checked
from assessor.web.sent_back import packed
from tests.web.conftest import Clock, Organisation, Person

HOLDS = Signed(
    role="auditee",
    signer="Ada",
    stated="",
    place="",
    signed_at=datetime(2026, 11, 21, tzinfo=UTC),
    stamped_at=None,
    intact=True,
    trusted=False,
    is_test=False,
    covers="file",
    after="nothing",
)


class Bench:
    """Finds in a report what its last lines say."""

    def __init__(self) -> None:
        self.journal: JournalHead | None = None

    def check(self, name: str, content: bytes) -> Checked:
        said = content.decode().split()
        if "foreign" in said:
            message = f"{name}: is not a report of this program."
            raise ReportError(message)
        signatures = tuple(
            replace(HOLDS, role=one, intact="broken" not in said)
            for one in ("auditee", "auditor")
            if one in said
        )
        lines: dict[Language, tuple[str, ...]] = {
            "en": ("all agree",),
            "fr": ("tout concorde",),
        }
        return Checked(lines, "changed" not in said, signatures, self.journal)


@pytest.fixture
def bench() -> Bench:
    return Bench()


@pytest.fixture
def ada(organisation: Organisation, bench: Bench) -> Person:
    house = replace(organisation.house, check=bench.check)
    organisation.house = house
    organisation.app = make_app(house, Press(0))
    ada = organisation.project()
    head = house.workspace.load(ada.project)
    bench.journal = JournalHead(records=head.records, digest=head.digest)
    return ada


def send(person: Person, content: str, project: str = "") -> Response:
    files = {"file": ("Signé.pdf", f"%PDF {content}".encode(), "application/pdf")}
    path = f"/en/p/{project or person.project}/signing"
    found: Response = person.client.post(
        path, data={"token": person.token}, files=files
    )
    return found


def kept(person: Person, project: str) -> int:
    log = person.house.workspace.log(project)
    return sum(record.what.startswith("signed ") for record in log)


def test_a_signed_report_is_kept_as_it_came_and_the_log_says_who_sent_it(
    ada: Person,
) -> None:
    answer = send(ada, "auditee")
    send(ada, "auditee")  # twice is once

    assert answer.status_code == 200
    assert "all agree" in answer.text
    assert "tout concorde" in ada.get(ada.at("/signing", "fr")).text
    *_, record = ada.house.workspace.log(ada.project)
    digest = record.what.removeprefix("signed ")
    assert (record.who, record.patch, len(digest)) == ("ada", {}, 64)
    assert kept(ada, ada.project) == 1
    sent_back = ada.get(ada.at(f"/signing/kept/{digest}"))
    assert sent_back.content == b"%PDF auditee"
    assert sent_back.headers["content-disposition"].startswith("attachment")
    assert "Signed report kept" in ada.get(ada.at("/history")).text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "no signature for the project"),
        ("auditor", "no signature for the project"),
        ("auditee broken", "no signature for the project"),
        ("auditee changed", "is not what was made"),
        ("foreign", "is not a report of this program"),
    ],
)
def test_a_report_that_does_not_hold_is_not_kept(
    ada: Person, content: str, said: str
) -> None:
    answer = send(ada, content)

    assert answer.status_code == 422
    assert said in answer.text
    assert kept(ada, ada.project) == 0


def test_a_check_is_waited_for_on_a_page_and_taken_up_where_its_process_is_gone(
    ada: Person, clock: Clock
) -> None:
    prints, now = Prints(ada.house.workspace.database), ada.house.now()
    source = packed("signed.pdf", b"%PDF auditee", "ada", "auditee")
    place = f"p/{ada.project}"
    prints.ask(Order("x", place, "check", source, "a", "text/plain"), "ada", now)
    prints.take("elsewhere", now)
    waits = [ada.get(ada.at("/signing/checked/x", code)) for code in ("en", "fr")]
    clock.turn(seconds=HELD.total_seconds() + 1)  # whoever checked it is gone
    ada.get(ada.at("/signing/checked/x"))

    assert [one.status_code for one in waits] == [202, 202]
    assert "is being checked" in waits[0].text
    assert "en cours de contrôle" in waits[1].text
    assert kept(ada, ada.project) == 1


def test_what_is_no_pdf_or_too_large_is_not_even_checked(ada: Person) -> None:
    files = {"file": ("a.pdf", b"<html>", "application/pdf")}
    data = {"token": ada.token}

    assert (
        "not a PDF" in ada.client.post(ada.at("/signing"), data=data, files=files).text
    )
    assert send(ada, "x" * 10_000_001).status_code == 422
    assert send(ada, "x" * 12_000_000).status_code == 413


def test_each_role_brings_its_own_signature(
    ada: Person, organisation: Organisation
) -> None:
    place = Place("project", ada.project)
    bob = organisation.join("bob", "auditor", place)
    eve = organisation.join("eve", "reviewer", place)

    assert "no signature of the auditor" in send(bob, "auditee", ada.project).text
    assert send(bob, "auditee auditor", ada.project).status_code == 200
    assert send(eve, "auditee auditor", ada.project).status_code == 403
    assert kept(ada, ada.project) == 1


def test_the_report_of_another_project_or_of_no_log_is_not_kept(
    ada: Person, organisation: Organisation, bench: Bench
) -> None:
    eve = organisation.project("eve", "Droughts")

    assert "not made from this project" in send(eve, "auditee").text
    assert send(eve, "auditee", ada.project).status_code == 404
    bench.journal = JournalHead(records=99, digest="a" * 64)
    assert "not made from this project" in send(ada, "auditee").text
    bench.journal = None
    assert "not made from this project" in send(ada, "auditee").text


def test_a_signed_report_that_came_with_an_archive_is_not_shown_as_checked(
    ada: Person,
) -> None:
    digest = "a" * 64
    ada.house.documents.put(ada.project, f"signed/{digest}.pdf", b"%PDF forged")
    said = b'{"name": "forged", "lines": {"en": ["all agree"], "fr": []}}'
    ada.house.documents.put(ada.project, f"signed/{digest}.json", said)

    assert "forged" not in ada.get(ada.at("/signing")).text
    assert ada.get(ada.at(f"/signing/kept/{digest}")).status_code == 404


@pytest.mark.parametrize("path", ["en.md", "de.pdf", "en.pdf?disclosed=1"])
def test_only_the_whole_report_is_made_to_be_signed(ada: Person, path: str) -> None:
    assert ada.get(ada.at(f"/signing/{path}")).status_code == 404


def test_a_server_that_checks_nothing_takes_nothing(person: Person) -> None:
    assert "cannot be checked" in person.get(person.at("/signing")).text
    assert "cannot be checked" in send(person, "auditee").text
