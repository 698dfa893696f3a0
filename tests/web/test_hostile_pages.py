import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

import pytest

from assessor.web.app import PANELS, PROJECT, SHOWN
from tests.hostile.test_texts import TEXTS
from tests.web.conftest import Organisation, Person
from tests.web.test_walk import filled, with_call

pytestmark = pytest.mark.unmeasured  # pages that others have opened
NAME = 200
LINE = 2_000
FEW = 5
SLOTS = 4
STEADY = ("script", "style", "link", "meta", "title", "h1", "main", "form", "textarea")
PLAIN = "A plain text."
PAGES = [
    path
    for path in (*SHOWN, *PANELS)
    if path.startswith(PROJECT) and not path.endswith((".yaml", ".zip", "{kind}"))
]


class Outline(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: set[str] = set()
        self.addresses: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes |= {name for name, _ in attrs}
        self.addresses |= {v or "" for n, v in attrs if n in {"src", "href", "action"}}


def batches() -> Iterator[str]:
    batch = ""
    for text in TEXTS.values():
        line = " ".join(text.split())[: NAME // 2]
        if len(set(line)) < FEW:
            continue  # one letter many times is no more than a letter in a name
        if len(batch) + len(line) >= NAME:
            yield batch
            batch = ""
        batch = f"{batch} {line}".strip()
    yield batch


def say(person: Person, texts: Sequence[str]) -> None:
    long = "\n".join(text[:LINE] for text in TEXTS.values())[:20_000]
    long = PLAIN if texts[0] == PLAIN else long
    name, organisation, scenario, title = texts
    settings = {"name": name, "organisation": organisation, "report": "en"}
    person.post(person.at("/settings"), **settings, profile="audit")
    person.answer("necessity.need", value=long)
    person.answer("necessity.need", do="note", note=long)
    person.post(person.at("/options"), do="name", key="reference", name=scenario)
    need = {"id": "necessity.need", "title": title}
    person.post(person.at("/evidence"), **need, link="https://example.org/a")
    marks = person.at("/marks/necessity.need")
    seen = person.get(marks).text.split('name="seen" value="')[1].split('"')[0]
    person.post(marks, text=long, seen=seen)
    held = person.house.workspace.load(person.project).answers
    assert held.reviews["necessity.need"][0].text
    assert held.project.organisation
    assert held.evidence


@pytest.fixture
def talker(organisation: Organisation) -> Person:
    ada = organisation.project()
    with_call(organisation, ada)
    return ada


def outlines(person: Person) -> dict[str, Outline]:
    found = {}
    for path in PAGES:
        answer = person.get(filled(path, person.project))
        assert answer.status_code in {200, 404}, path
        found[path] = Outline(answer.text)
    return found


def test_hostile_texts_change_no_page(
    organisation: Organisation, talker: Person
) -> None:
    say(talker, [PLAIN] * SLOTS)
    plain = outlines(talker)
    texts = list(batches())

    for start in range(0, len(texts), SLOTS):
        other = organisation.project("ada")
        with_call(organisation, other)
        text = [*texts[start:], *texts][:SLOTS]
        say(other, text)
        for path, found in outlines(other).items():
            before = plain[path].tags
            assert found.tags.keys() <= before.keys(), (path, text)
            steady = {tag: found.tags[tag] for tag in STEADY}
            assert steady == {tag: before[tag] for tag in STEADY}, (path, text)
            assert found.attributes <= plain[path].attributes, (path, text)
            strange = [a for a in found.addresses if not re.match(r"[/#]|https://", a)]
            assert strange == [], (path, text)
    assert len(texts) > SLOTS
