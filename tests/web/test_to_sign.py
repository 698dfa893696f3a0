from datetime import UTC, date, datetime

import pytest

from assessor.cli.checking import check
from assessor.errors import ReportError
from assessor.reporting import signing_keys
from assessor.reporting.signing import Signing, sign
from assessor.web.documents import Job, packed
from assessor.web.to_sign import to_sign_from
from tests.conftest import SMALL_PACK
from tests.web.conftest import Person

NOW = datetime(2026, 11, 21, tzinfo=UTC)
SECRET = b"three rivers"


def test_the_report_of_a_project_is_signed_elsewhere_and_holds_when_it_comes_back(
    person: Person,
) -> None:
    held = person.house.workspace.load(person.project)
    job = Job(
        opener=person.house.open,
        answers=held.answers,
        text=person.get(person.at("/answers.yaml")).text,
        kind="pdf",
        language="en",
        today=date(2026, 11, 21),
        records=held.records,
        digest=held.digest,
        template="screening",
    )
    content = to_sign_from(person.house.open, packed(job, held.data))
    key = signing_keys.test_certificate("Ada", SECRET, NOW)
    signer = signing_keys.from_pkcs12(key, SECRET)
    signed = sign(content, signer, Signing("auditee", {"auditee": "Project"}, NOW))

    found = check("report.pdf", signed, pack=SMALL_PACK)

    assert found.sound
    assert found.signed_for("auditee")
    assert not found.signed_for("auditor")
    assert found.journal is not None
    assert found.journal.digest == held.digest
    assert any("signature" in line for line in found.lines["fr"])


def test_what_is_no_report_is_refused_in_words() -> None:
    with pytest.raises(ReportError, match=r"report\.pdf"):
        check("report.pdf", b"%PDF-1.7 nothing", pack=SMALL_PACK)
