import re
from pathlib import Path

import pytest

from assessor.web.roles import MAY, MAY_INVITE, Act, Role, Visitor, may


def test_every_role_has_its_acts() -> None:
    assert MAY.keys() == set(Role)


def test_one_person_alone_may_do_everything() -> None:
    assert MAY[Role.OWNER] == set(Act)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.OWNER}))
def test_nobody_both_answers_and_judges(role: Role) -> None:
    answers = MAY[role] & {Act.ANSWER, Act.SUBMIT}
    judges = MAY[role] & {Act.REVIEW, Act.DECIDE}

    assert not (answers and judges)


def test_an_account_without_a_role_sees_its_own_pages_alone() -> None:
    assert {act for act in Act if may(None, act)} == {Act.ENTER}


def test_nobody_gives_a_role_that_owns_everything() -> None:
    assert all(Role.OWNER not in given for given in MAY_INVITE.values())
    assert all(Act.PEOPLE in MAY[role] for role in MAY_INVITE)


def test_a_contributor_answers_in_its_sections() -> None:
    person = Visitor("a", "A", Role.CONTRIBUTOR, frozenset({"training"}))

    assert person.may(Act.ANSWER, "training")
    assert person.may(Act.ANSWER)
    assert not person.may(Act.ANSWER, "data")
    assert not person.may(Act.REVIEW, "training")


def test_the_documentation_says_what_each_role_may_do() -> None:
    text = (Path(__file__).parents[2] / "docs" / "serve.md").read_text("utf-8")
    lines = [line.split("|")[1:-1] for line in text.splitlines() if "| `" in line]
    said = {
        Act(re.findall(r"`(\w+)`", cells[0])[0]): [cell.strip() for cell in cells[1:]]
        for cells in lines
        if len(cells) == len(Role)
    }
    roles = [role for role in Role if role is not Role.OWNER]

    assert said.keys() == set(Act) - {Act.ENTER}
    for act, cells in said.items():
        assert cells == ["yes" if act in MAY[role] else "-" for role in roles], act
