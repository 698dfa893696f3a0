import socket
from pathlib import Path

import pytest

from assessor.errors import CatalogueError, StorageError, UsageError
from assessor.web.serving import HOST, listen, take_up
from tests.web.conftest import Person

ANSWERS = """\
format: 1
pack: {id: small, version: 0.1.0}
project: {name: Mail, stage: ideation}
profile: screening
scenarios: {project: Mail, reference: ''}
answers: {necessity.need: Sort mail.}
"""


def test_a_port_in_use_leads_to_the_next_one() -> None:
    with listen(0, exact=True) as first:
        port = first.getsockname()[1]
        with listen(port, exact=False) as second:
            assert second.getsockname()[1] > port


def test_a_port_that_was_asked_for_and_is_in_use_is_said_so() -> None:
    with listen(0, exact=True) as first, pytest.raises(UsageError, match="in use"):
        listen(first.getsockname()[1], exact=True)


def test_only_this_machine_is_listened_to() -> None:
    with listen(0, exact=True) as found:
        assert found.family is socket.AF_INET
        assert found.getsockname()[0] == HOST == "127.0.0.1"


def test_an_answers_file_is_taken_up_once(person: Person, tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text(ANSWERS, "utf-8")

    first = take_up(person.house, path)
    again = take_up(person.house, path)

    assert first == again
    assert {p.label for p in person.house.workspace.projects()} == {"Floods", "Mail"}


def test_an_answers_file_that_is_wrong_is_said_with_its_line(
    person: Person, tmp_path: Path
) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text(ANSWERS + "more: 1\n", "utf-8")

    with pytest.raises(CatalogueError, match=r"answers\.yaml:7"):
        take_up(person.house, path)


def test_an_answers_file_that_is_not_there_is_said_so(
    person: Person, tmp_path: Path
) -> None:
    with pytest.raises(StorageError, match="cannot be read"):
        take_up(person.house, tmp_path / "none.yaml")


def test_what_was_accepted_comes_along_with_an_answers_file(
    person: Person, tmp_path: Path
) -> None:
    path, copy = tmp_path / "mail.yaml", tmp_path / "mail.revision-1.yaml"
    taken = "revision: 1, by: P. Lead, at: 2026-11-20T09:00:00Z, sha256: " + "a" * 64
    steps = ", ".join(
        f"{{status: {one}, {taken}}}" for one in ("submitted", "accepted")
    )
    path.write_text(f"{ANSWERS}submission: [{steps}]\n", "utf-8")
    copy.write_text(ANSWERS, "utf-8")
    (tmp_path / "mail.revision-2.yaml").write_text("never accepted", "utf-8")

    person.project = take_up(person.house, path)

    assert person.get(person.at("/revisions/1.yaml")).text == ANSWERS
    assert person.get(person.at("/revisions/2.yaml")).status_code == 404
