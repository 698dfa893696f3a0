import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assessor.cli.front import app
from assessor.cli.opening import open_questionnaire
from assessor.cli.revising import revision_lines
from assessor.notation import read_file
from assessor.storage import journal_of, read_journal

HOURS = "training.runs[main].hours"
BY = ("--by", "R. Viewer")


def run(pack: Path, *words: str | Path) -> tuple[int, str]:
    given = [str(word) for word in (*words, "--pack", pack, "--lang", "en")]
    result = CliRunner().invoke(app, given)
    return result.exit_code, result.output


@pytest.fixture(autouse=True)
def filled(answers: Path) -> None:
    answers.write_text(answers.read_text("utf-8").replace("HOURS", "12"), "utf-8")


def edit(answers: Path) -> None:
    text = re.sub(r"value: 12\b", "value: 15", answers.read_text("utf-8"))
    answers.write_text(text, "utf-8")


def whats(answers: Path) -> list[str]:
    return [record.what for record in read_journal(journal_of(answers))[0]]


def test_a_reviewer_asks_and_sees_what_is_still_asked(
    pack: Path, answers: Path
) -> None:
    asked = run(pack, "review", "request", answers, HOURS, *BY, "--text", "Which?")
    code, said = run(pack, "review", "list", answers, "--complete")
    checked, told = run(pack, "check", answers)
    run(pack, "review", "accept", answers, HOURS, *BY)
    after, _ = run(pack, "review", "list", answers, "--complete")

    assert (asked[0], code, checked, after) == (0, 1, 0, 0), said + told
    assert f"warning: {HOURS}: R. Viewer: Which?" in told
    assert "review changes_requested" in whats(answers)[1]


def test_an_override_shows_both_values(pack: Path, answers: Path) -> None:
    words = ("review", "override", answers, HOURS, "20 h [18, 22]")
    code, said = run(pack, *words, *BY, "--text", "By the log.")
    wrong, _ = run(pack, "review", "override", answers, HOURS, "x", *BY, "--text", "y")

    assert (code, wrong) == (0, 2), said
    assert "given: 12; in the reviewed result: 20 h [18, 22]" in said


def test_a_dossier_is_submitted_signed_off_frozen_and_edited(
    pack: Path, answers: Path
) -> None:
    codes = [
        run(pack, "accept", answers, "--by", "O")[0],
        run(pack, "submit", answers, "--by", "P")[0],
        run(pack, "accept", answers, "--by", "O")[0],
        run(pack, "accept", answers, "--by", "O")[0],
    ]
    copy = answers.with_name("answers.revision-1.yaml")
    same = copy.read_bytes() == answers.read_bytes()
    edit(answers)
    _, said = run(pack, "review", "list", answers)
    _, checked = run(pack, "check", answers)
    again = [
        run(pack, "submit", answers, "--by", "P")[0],
        run(pack, "reject", answers, "--by", "O", "--reason", "Late.")[0],
    ]

    assert (codes, again) == ([2, 0, 0, 2], [0, 0])
    assert same
    assert "Revision 2: draft" in said
    assert "Revision 2: draft" in checked
    done = ["submitted", "accepted", "outside", "submitted", "rejected"]
    assert whats(answers)[1:] == done


def test_a_person_is_told_that_an_edit_begins_a_revision(
    pack: Path, answers: Path
) -> None:
    loaded = open_questionnaire(pack, None).pack
    before = [*revision_lines(answers, loaded, "en")]
    run(pack, "submit", answers, "--by", "P")
    told = [*revision_lines(answers, loaded, "en")]
    edit(answers)

    assert before == []
    assert told[1].startswith("An edit begins revision 2")
    assert "draft" in "".join(revision_lines(answers, loaded, "en"))


def test_an_acceptance_is_sent_back_or_revoked_with_a_reason(
    pack: Path, answers: Path
) -> None:
    codes = [
        run(pack, "submit", answers, "--by", "P")[0],
        run(pack, "send-back", answers, "--by", "O", "--reason", "Hours?")[0],
        run(pack, "submit", answers, "--by", "P")[0],
        run(pack, "accept", answers, "--by", "O")[0],
        run(pack, "revoke", answers, "--by", "O", "--reason", " ")[0],
        run(pack, "revoke", answers, "--by", "O", "--reason", "An error.")[0],
    ]

    assert codes == [0, 0, 0, 0, 2, 0]


def test_conditions_are_followed(pack: Path, answers: Path) -> None:
    due = ("--due", "2020-01-31", "--report", "interim", "--expected", "A log")
    added = run(
        pack, "conditions", "add", answers, "--text", "Log it", "--owner", "IT", *due
    )
    late, listed = run(pack, "conditions", "list", answers, "--complete")
    _, checked = run(pack, "check", answers)
    met, _ = run(pack, "conditions", "set", answers, "C1", "met", "--by", "O")
    done, _ = run(pack, "conditions", "list", answers, "--complete")
    unknown, _ = run(pack, "conditions", "add", answers, "--gate", "G99")

    assert (added[0], late, met, done, unknown) == (0, 1, 0, 0, 2), listed
    assert "open, late, due 2020-01-31, interim report; owner: IT" in listed
    assert "warning: conditions.C1: Log it" in checked


def test_a_document_is_attached_checked_and_attested(
    pack: Path, answers: Path, tmp_path: Path
) -> None:
    log = tmp_path / "log.txt"
    log.write_text("12 h")
    words = ("--file", log, "--title", "Log", "--issuer", "IT", "--locator", "page 4")
    added, said = run(pack, "evidence", "add", answers, HOURS, *words)
    fine, _ = run(pack, "evidence", "check", answers)
    looked = ("--result", "verified", *BY, "--procedure", "Read")
    attested, who = run(pack, "evidence", "attest", answers, "E1", *looked)
    (tmp_path / "evidence" / "E1-log.txt").write_text("15 h")
    wrong, why = run(pack, "evidence", "check", answers)
    _, checked = run(pack, "check", answers)
    again, refused = run(pack, "evidence", "attest", answers, "E1", *looked)
    _, listed = run(pack, "evidence", "list", answers)

    assert (added, fine, attested, wrong, again) == (0, 0, 0, 1, 2), said + why
    assert "E1 cannot be said to be verified: the file is not" in refused
    assert "verified, by R. Viewer" in who
    assert "its digest is another one" in why
    assert "warning: evidence.E1" in checked
    assert f"{HOURS}: E1" in listed


def test_a_document_needs_a_file_or_an_address(pack: Path, answers: Path) -> None:
    assert run(pack, "evidence", "add", answers, HOURS)[0] == 2
    assert run(pack, "evidence", "add", answers, "no.such", "--url", "x")[0] == 2


def test_an_expired_document_is_told(pack: Path, answers: Path) -> None:
    words = ("--url", "https://example.org/log", "--expires", "2020-01-31")
    run(pack, "evidence", "add", answers, HOURS, *words)
    code, said = run(pack, "evidence", "check", answers)

    assert code == 1
    assert "expired on 2020-01-31" in said


def test_a_condition_that_cites_no_document_of_the_file_is_wrong(
    pack: Path, answers: Path
) -> None:
    text = answers.read_text("utf-8")
    answers.write_text(f"{text}conditions: {{C1: {{text: x, evidence: [E9]}}}}\n")
    code, said = run(pack, "check", answers)

    assert code == 2
    assert "conditions.C1" in said


def test_steps_out_of_order_do_not_load(pack: Path, answers: Path) -> None:
    run(pack, "submit", answers, "--by", "P")
    text = answers.read_text("utf-8").replace("status: submitted", "status: accepted")
    answers.write_text(text, "utf-8")
    code, said = run(pack, "check", answers)

    assert code == 2
    assert "cannot become accepted" in said
    assert isinstance(read_file(answers).data, dict)
