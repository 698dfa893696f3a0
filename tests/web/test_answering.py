import re

import pytest

from assessor.domain.answers import Quality, State
from tests.web.conftest import Person

NEED = "necessity.need"
USES = "service.uses_per_year"


def version(person: Person, identifier: str) -> int:
    return person.house.workspace.load(person.project).version(identifier)


def given(person: Person, identifier: str) -> State | None:
    answers = person.house.workspace.load(person.project).answers.answers
    return answers[identifier].state if identifier in answers else None


def test_an_answer_is_kept_and_the_page_comes_back_at_it(person: Person) -> None:
    answer = person.answer(NEED, value="Warn of floods.")

    assert person.value(NEED) == "Warn of floods."
    assert answer.url.path == person.at("/s/need")
    assert answer.history[0].status_code == 303
    assert answer.history[0].headers["location"].endswith("#q-necessity-need")


def test_an_answer_sent_by_script_says_that_it_is_saved(person: Person) -> None:
    answer = person.answer(NEED, script=True, value="Warn of floods.")

    assert "Saved at" in answer.text
    assert answer.headers["hx-trigger"] == "answered"
    assert re.search(r'id="v-necessity-need" value="1" hx-swap-oob', answer.text)


def test_a_figure_has_its_unit_range_and_quality(person: Person) -> None:
    person.answer(
        USES, value="1200", low="900", high="1500", quality="measured", unit="1/year"
    )

    held = person.house.workspace.load(person.project).answers.answers[USES]
    assert (held.value, held.range, held.quality) == (
        1200,
        (900, 1500),
        Quality.MEASURED,
    )


def test_french_pages_read_a_decimal_comma(person: Person) -> None:
    person.answer(USES, language="fr", value="1 200,5")

    assert person.value(USES) == 1200.5


def test_the_quality_can_be_taken_back(person: Person) -> None:
    person.answer(USES, value="10", quality="measured")
    person.answer(USES, value="10", quality="")

    held = person.house.workspace.load(person.project).answers.answers[USES]
    assert held.quality is None


def test_several_things_are_chosen(person: Person) -> None:
    person.answer("audience.readers", values=["internal", "press"])

    assert person.value("audience.readers") == ("internal", "press")


def test_choosing_nothing_of_a_list_is_an_answer_too(person: Person) -> None:
    person.answer("audience.readers", values="!none")

    assert person.value("audience.readers") == ()


def test_not_knowing_is_one_button(person: Person) -> None:
    person.answer(USES, do="unknown")

    assert given(person, USES) is State.UNKNOWN


def test_setting_aside_needs_its_reason(person: Person) -> None:
    refused = person.answer(USES, do="aside")
    person.answer(NEED, do="aside", reason="Nobody asked for it.")

    assert refused.status_code == 422
    assert given(person, USES) is None
    assert given(person, NEED) is State.NOT_APPLICABLE


def test_an_emptied_field_takes_the_answer_back(person: Person) -> None:
    person.answer(USES, value="10")
    person.answer(USES, value="")

    assert given(person, USES) is None


def test_an_empty_field_leaves_i_do_not_know_alone(person: Person) -> None:
    person.answer(USES, do="unknown")
    person.answer(USES, value="", quality="")

    assert given(person, USES) is State.UNKNOWN


def test_a_note_stands_beside_the_answer(person: Person) -> None:
    person.answer(USES, value="10")
    person.answer(USES, do="note", note="From the logs of May.")

    held = person.house.workspace.load(person.project).answers.answers[USES]
    assert (held.value, held.note) == (10, "From the logs of May.")


def test_a_plan_is_kept_as_one(person: Person) -> None:
    person.answer(USES, value="10", planned="1")

    assert given(person, USES) is State.PLANNED


def test_what_does_not_fit_is_said_next_to_it_and_in_a_summary(
    person: Person,
) -> None:
    answer = person.answer(USES, value="many")

    assert answer.status_code == 422
    assert 'id="summary"' in answer.text
    assert 'value="many"' in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert person.value(USES) is None


def test_what_does_not_fit_is_said_in_french(person: Person) -> None:
    answer = person.answer(USES, language="fr", script=True, value="beaucoup")

    assert answer.status_code == 422
    assert "n’est pas un nombre" in answer.text


def test_to_save_nothing_is_said_to_do_nothing(person: Person) -> None:
    page = person.answer(USES, language="fr", value="", do="save")

    assert page.status_code == 422
    assert "Rien n’est choisi ni écrit ici" in page.text


def test_half_a_range_waits_for_its_other_end(person: Person) -> None:
    saved = person.answer(USES, script=True, value="10", low="5")
    refused = person.answer(USES, value="10", low="5", do="save")

    assert saved.status_code == 200
    assert "stands alone is not kept" in saved.text
    assert refused.status_code == 422
    assert "two ends" in refused.text


@pytest.mark.parametrize(
    "identifier",
    ["no.such", "", "training.runs[other].method", "training.runs", "'; DROP TABLE"],
)
def test_a_question_that_is_not_asked_takes_no_answer(
    person: Person, identifier: str
) -> None:
    assert person.answer(identifier, value="x").status_code == 422


def test_two_tabs_on_one_answer_show_both_values(person: Person) -> None:
    person.answer(NEED, value="Floods", version=0)

    answer = person.answer(NEED, value="Droughts", version=0)

    assert answer.status_code == 409
    assert "Floods" in answer.text
    assert "Droughts" in answer.text
    assert person.value(NEED) == "Floods"


def test_a_conflict_is_shown_in_place_of_the_question(person: Person) -> None:
    person.answer(NEED, value="Floods", version=0)

    answer = person.answer(NEED, script=True, value="Droughts", version=0)

    assert answer.status_code == 409
    assert answer.headers["hx-retarget"] == "#q-necessity-need"
    assert "Replace it with mine" in answer.text


def test_a_conflict_is_settled_by_a_second_look(person: Person) -> None:
    person.answer(NEED, value="Floods", version=0)
    page = person.answer(NEED, value="Droughts", version=0)
    seen = re.findall(r'name="version" value="(\d+)"', page.text)[0]

    person.answer(NEED, value="Droughts", version=seen)

    assert person.value(NEED) == "Droughts"


def test_two_tabs_on_two_answers_do_not_meet(person: Person) -> None:
    person.answer(NEED, value="Floods", version=0)

    assert person.answer(USES, value="10", version=0).status_code == 200
    assert version(person, NEED) == version(person, USES) == 1


def test_going_back_and_sending_again_overwrites_nothing(person: Person) -> None:
    person.answer(NEED, value="Floods", version=0)
    person.answer(NEED, value="Floods and heat", version=1)

    assert person.answer(NEED, value="Floods", version=0).status_code == 409
    assert person.value(NEED) == "Floods and heat"


def test_an_answer_that_changes_another_question_shows_it(person: Person) -> None:
    answer = person.answer(USES, script=True, value="10", quality="measured")

    assert 'hx-swap-oob="true" class="question" id="q-context-volume"' in answer.text
    assert "propose level 4" in answer.text


def test_the_progress_moves_with_an_answer(person: Person) -> None:
    answer = person.answer(NEED, script=True, value="Floods")

    assert "1 of 2" in answer.text


def test_only_the_sections_that_an_answer_moves_are_sent_again(person: Person) -> None:
    person.answer(NEED, script=True, value="Floods")

    moved = person.answer(USES, script=True, value="10")
    again = person.answer(USES, script=True, value="20")
    hides = person.answer(NEED, script=True, value="nothing")

    assert moved.text.count('<li id="l-') == 1
    assert '<li id="l-context" hx-swap-oob="true">' in moved.text
    assert '<li id="l-' not in again.text
    assert '<div id="progress" hx-swap-oob="true"><ol class="leaves">' in hides.text


def test_a_section_that_an_answer_hid_leads_to_another(person: Person) -> None:
    person.answer(NEED, value="Floods")
    assert person.get(person.at("/s/training")).status_code == 200
    person.answer(NEED, value="nothing")

    assert person.get(person.at("/s/training")).status_code == 404


def test_the_log_says_who_answered(person: Person) -> None:
    person.answer(NEED, value="Floods")

    last = person.house.workspace.log(person.project)[-1]
    assert (last.who, last.what) == ("owner", "answer")
