from collections import defaultdict
from collections.abc import Iterator

import pytest
from starlette.routing import Route

from assessor.storage.accounts_roles import WORKSPACE, Place
from assessor.storage.workspace_log import Change
from assessor.web.app import CALL as CALLS, OPEN, PANELS, PROJECT, SHOWN, TAKEN
from assessor.web.roles import HELD_IN, MAY, Act, Role
from tests.web.conftest import Organisation, Person

# Pages that take their time, and so are not among the others.
MADE = {
    f"{PROJECT}/documents/{{spoken}}.{{kind}}": Act.REPORT,
    f"{PROJECT}/document": Act.REPORT,
    f"{PROJECT}/letter/{{spoken}}.{{kind}}": Act.REPORT,
    f"{PROJECT}/made/{{document}}": Act.REPORT,
    f"{PROJECT}/signing/{{spoken}}.{{kind}}": Act.REPORT,
    f"{PROJECT}/signing/checked/{{document}}": Act.SIGN,
    f"{PROJECT}/changes": Act.READ,
    f"{PROJECT}/compare": Act.READ,
    CALLS: Act.CALL,
    f"{CALLS}/folder.zip": Act.COMMITTEE,
    f"{CALLS}/committee": Act.COMMITTEE,
    f"{CALLS}/made/{{document}}": Act.COMMITTEE,
}
ROUTES = [
    *(("GET", path, act) for path, (act, _) in SHOWN.items()),
    *(("GET", path, act) for path, act in MADE.items()),
    *(("GET", path, Act.READ) for path in PANELS),
    *(("POST", path, act) for path, (act, _) in TAKEN.items()),
    ("POST", f"{PROJECT}/signing", Act.SIGN),
]
AT_THE_DOOR = {"/", "/link", "/enter/{secret}", "/{language}/accessibility"}
HIDDEN = "Nobody else reads this sentence."
CALL = "spring"


def filled(path: str, project: str) -> str:
    parts = {
        "language": "en",
        "project": project,
        "section": "context",
        "key": "E1",
        "call": CALL,
    }
    return path.format_map(defaultdict(lambda: "necessity.need", parts))


def asked(person: Person, method: str, path: str) -> tuple[int, str]:
    data = {"token": person.token, "title": "x", "id": "necessity.need"}
    found = person.client.request(
        method, path, data=data if method == "POST" else None, follow_redirects=False
    )
    return found.status_code, found.text


def walked() -> Iterator[tuple[str, str, Act]]:
    yield from sorted(ROUTES, key=lambda route: route[1].endswith("/leave"))


def with_call(organisation: Organisation, person: Person) -> Place:
    change = Change(who="owner", what="call", at=organisation.house.now())
    organisation.house.calls.open(CALL, "id: spring\n", change)
    organisation.house.calls.apply(person.project, CALL, "floods", change)
    return Place("call", CALL)


def place_of(role: Role, project: str) -> Place:
    inside = role in HELD_IN["project"]
    return Place("project", project) if inside else WORKSPACE


def secretive(person: Person) -> None:
    person.answer("necessity.need", value=HIDDEN)
    data = {"token": person.token, "id": "necessity.need", "title": HIDDEN}
    files = {"file": ("bill.pdf", HIDDEN.encode(), "application/pdf")}
    person.client.post(person.at("/evidence"), data=data, files=files)


def test_every_route_is_walked(organisation: Organisation) -> None:
    found = {r.path for r in organisation.app.routes if isinstance(r, Route)}

    assert found == {path for _, path, _ in ROUTES} | OPEN.keys() | AT_THE_DOOR
    assert all("{project}" not in path and "{call}" not in path for path in OPEN)


def test_a_stranger_sees_the_login_everywhere(organisation: Organisation) -> None:
    ada = organisation.project()
    secretive(ada)
    stranger = organisation.browser()

    for method, path, _ in ROUTES:
        status, text = asked(stranger, method, filled(path, ada.project))
        assert status == 303, path
        assert HIDDEN not in text


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.OWNER])
def test_a_role_does_what_its_table_says_and_nothing_else(
    organisation: Organisation, role: Role
) -> None:
    ada = organisation.project()
    secretive(ada)
    call = with_call(organisation, ada)
    bob = organisation.join("bob", role, place_of(role, ada.project))
    if role in HELD_IN["call"]:
        organisation.join("bob", role, call)

    for method, path, act in walked():
        within = "{project}" in path or (
            "{call}" in path and role in HELD_IN["call"] | HELD_IN["workspace"]
        )
        wide = place_of(role, "") == WORKSPACE or act is Act.ENTER
        if not within and not wide:
            continue  # what it may do elsewhere is another test
        status, _ = asked(bob, method, filled(path, ada.project))
        assert status < 500, (path, status)
        assert (status == 403) == (act not in MAY[role]), (method, path, status)


@pytest.mark.parametrize("role", [Role.APPLICANT, Role.OFFICER])
def test_nobody_sees_another_project_through_a_role_in_their_own(
    organisation: Organisation, role: Role
) -> None:
    ada = organisation.project()
    secretive(ada)
    other = organisation.project("eve", "Droughts")
    organisation.join("bob", role, Place("project", other.project))
    bob = organisation.join("bob", "applicant", WORKSPACE)

    for method, path, _ in walked():
        status, text = asked(bob, method, filled(path, ada.project))
        assert HIDDEN not in text
        assert "Floods" not in text
        if "{project}" in path or "{call}" in path:
            assert status == 404, (method, path)
    assert ada.value("necessity.need") == HIDDEN


def test_an_account_without_a_role_has_its_own_pages_alone(
    organisation: Organisation,
) -> None:
    ada = organisation.project()
    with_call(organisation, ada)
    bob = organisation.join("bob")

    for method, path, act in walked():
        status, _ = asked(bob, method, filled(path, ada.project))
        inside = "{project}" in path or "{call}" in path
        expected = {404} if inside else {403}
        assert status in expected or act is Act.ENTER, (method, path, status)


def test_a_role_in_a_call_opens_its_projects_and_no_others(
    organisation: Organisation,
) -> None:
    ada = organisation.project()
    call = with_call(organisation, ada)
    other = organisation.project("eve", "Droughts")
    olga = organisation.join("olga", "officer", call)

    assert olga.get(f"/en/p/{ada.project}").status_code == 200
    assert olga.get(f"/en/p/{other.project}").status_code == 404
    listed = olga.get("/en/").text
    assert "Floods" in listed
    assert "Droughts" not in listed


def test_an_applicant_of_a_call_sees_none_of_the_others(
    organisation: Organisation,
) -> None:
    ada = organisation.project()
    call = with_call(organisation, ada)
    eve = organisation.join("eve", "applicant", call)

    assert eve.get(f"/en/p/{ada.project}").status_code == 404
    assert "Floods" not in eve.get("/en/").text
    assert eve.begin("Heat")


def test_the_nearest_role_counts(organisation: Organisation) -> None:
    ada = organisation.project()
    olga = organisation.join("olga", "officer")
    organisation.join("olga", "contributor", Place("project", ada.project))

    answer = olga.post(f"/en/p/{ada.project}/people", do="invite", role="reviewer")

    assert answer.status_code == 403


def test_a_contributor_answers_in_its_sections_alone(
    organisation: Organisation,
) -> None:
    ada = organisation.project()
    place = Place("project", ada.project)
    cora = organisation.join("cora", "contributor", place, "need")
    cora.project = ada.project
    other = "service.uses_per_year"

    refused = [
        cora.answer(other, value="1200"),
        cora.answer(other, do="note", note="x"),
        cora.post(cora.at("/evidence"), id=other, title="x", link="http://x"),
        cora.post(cora.at("/options"), do="name", key="project", name="x"),
        cora.post(cora.at("/settings"), name="x", report="en", profile="audit"),
    ]
    cora.answer("necessity.need", value="Floods")

    assert {answer.status_code for answer in refused} == {403}
    assert ada.value(other) is None
    assert ada.value("necessity.need") == "Floods"
    assert "<fieldset disabled" not in cora.get(cora.at("/s/need")).text
    assert "<fieldset disabled" in cora.get(cora.at("/s/context")).text


def test_the_log_names_the_account(organisation: Organisation) -> None:
    ada = organisation.project()
    ada.answer("necessity.need", value="Floods")

    log = organisation.house.workspace.log(ada.project)

    assert {record.who for record in log} == {"ada"}


def test_two_people_on_one_answer_see_both_values(organisation: Organisation) -> None:
    ada = organisation.project()
    bob = organisation.join("bob", "applicant", Place("project", ada.project))
    bob.project = ada.project

    ada.answer("necessity.need", value="Floods", version="0")
    answer = bob.answer("necessity.need", value="Droughts", version="0")

    assert answer.status_code == 409
    assert "Floods" in answer.text
    assert "Droughts" in answer.text
    assert ada.value("necessity.need") == "Floods"


def test_what_a_reviewer_says_stands_under_the_account(
    organisation: Organisation,
) -> None:
    ada = organisation.project()
    ada.answer("necessity.need", value="Floods")
    rita = organisation.join("rita", "reviewer", Place("project", ada.project))
    page = f"/en/p/{ada.project}/marks/necessity.need"
    seen = rita.get(page).text.split('name="seen" value="')[1].split('"')[0]

    rita.post(page, text="Which rivers?", seen=seen, by="Somebody else")

    held = organisation.house.workspace.load(ada.project).answers
    assert [one.by for one in held.reviews["necessity.need"]] == ["Rita (rita)"]
    assert organisation.house.workspace.log(ada.project)[-1].who == "rita"
