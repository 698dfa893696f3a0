import pytest

from tests.web.conftest import Person

pytestmark = pytest.mark.unmeasured  # pages that others have opened
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }}{% raw %}",
    "=cmd|' /C calc'!A0",
    "\u202egnp.exe",
    "javascript:alert(1)",
    "a\x00b",
    "</textarea></form>",
    "🌊" * 50,
    "'; DROP TABLE part; --",
]
PAGES = ("", "/s/context", "/s/need", "/s/training", "/options", "/review", "/report")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_shown_as_text_everywhere(person: Person, text: str) -> None:
    person.begin(name=text)
    person.answer("necessity.need", value=text)
    person.answer("necessity.need", do="note", note=text)
    person.post(person.at("/options"), do="name", key="reference", name=text)
    person.post(person.at("/rows"), group="training.runs", do="add", name=text)

    for page in PAGES:
        answer = person.get(person.at(page))
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text
        assert "<img src=x" not in answer.text
        assert "</textarea></form>" not in answer.text
    assert "<script>alert" not in person.get("/fr/").text


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_leaves_and_comes_back(person: Person, text: str) -> None:
    person.answer("necessity.need", value=text)
    before = person.value("necessity.need")

    content = person.get(person.at("/answers.yaml")).content
    person.client.post(
        "/en/import",
        data={"token": person.token},
        files={"file": ("answers.yaml", content, "application/yaml")},
    )
    project = next(
        p.id for p in person.house.workspace.projects() if p.id != person.project
    )

    held = person.house.workspace.load(project).answers.answers
    assert held["necessity.need"].value == before


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_address_is_not_found(person: Person, text: str) -> None:
    for path in (f"/en/p/{text}", person.at(f"/s/{text}"), person.at(f"/{text}")):
        found = person.client.get(path.replace("\x00", "%00"))
        assert found.status_code in {404, 400}
