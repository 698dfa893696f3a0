from tests.web.conftest import Person

RUNS = "training.runs"


def rows(person: Person) -> tuple[str, ...]:
    return person.house.workspace.load(person.project).answers.groups.get(RUNS, ())


def begun(person: Person) -> Person:
    person.answer("necessity.need", value="Floods")
    return person


def test_a_row_is_added_and_the_page_shows_its_questions(person: Person) -> None:
    answer = begun(person).post(person.at("/rows"), group=RUNS, do="add", name="Main")

    assert rows(person) == ("main",)
    assert "training.runs[main].method" in answer.text


def test_a_row_is_removed_with_its_answers(person: Person) -> None:
    begun(person).post(person.at("/rows"), group=RUNS, do="add", name="Main")
    person.answer("training.runs[main].method", value="metered")
    person.post(person.at("/rows"), group=RUNS, do="remove", row="main")

    assert rows(person) == ()
    assert person.value("training.runs[main].method") is None


def test_that_there_is_none_is_an_answer(person: Person) -> None:
    answer = begun(person).post(person.at("/rows"), group=RUNS, do="none")

    assert "there is none" in answer.text


def test_a_group_that_is_full_says_so(person: Person) -> None:
    begun(person)
    for name in ("a1", "a2", "a3"):
        person.post(person.at("/rows"), group=RUNS, do="add", name=name)

    answer = person.post(person.at("/rows"), group=RUNS, do="add", name="a4")

    assert answer.status_code == 422
    assert len(rows(person)) == 3


def test_a_group_that_is_not_asked_takes_no_row(person: Person) -> None:
    for group in ("no.such", "necessity.need", ""):
        answer = person.post(person.at("/rows"), group=group, do="add", name="x")
        assert answer.status_code == 422


def test_a_row_that_is_not_there_is_not_removed(person: Person) -> None:
    answer = begun(person).post(person.at("/rows"), group=RUNS, do="remove", row="x")

    assert answer.status_code == 422


def test_a_scenario_is_named(person: Person) -> None:
    person.post(person.at("/options"), do="name", key="reference", name="Sirens")

    held = person.house.workspace.load(person.project).answers
    assert held.scenarios["reference"] == "Sirens"
    assert "Sirens" in person.get(person.at("/options")).text


def test_the_two_scenarios_that_always_exist_stay(person: Person) -> None:
    answer = person.post(person.at("/options"), do="remove", key="reference")

    assert answer.status_code == 422


def test_an_unknown_scenario_is_refused(person: Person) -> None:
    for do in ("name", "remove", "add", "other"):
        answer = person.post(person.at("/options"), do=do, key="x", name="y")
        assert answer.status_code == 422
