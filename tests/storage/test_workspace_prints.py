from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from assessor.domain.wording import Text
from assessor.storage.workspace_database import Database
from assessor.storage.workspace_orders import Fault, Order, Standing, State
from assessor.storage.workspace_prints import HELD, KEPT, MOST, MOST_EACH, Prints

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
WHY = Text({"en": "No such call.", "fr": "Cet appel n’existe pas."})
LATER = NOW + HELD + timedelta(seconds=1)


def order(name: str = "a", place: str = "p/floods") -> Order:
    return Order(name, place, "report", "{}", f"{name}.pdf", "application/pdf")


@pytest.fixture
def prints(database: Database) -> Prints:
    return Prints(database)


def standing(prints: Prints, name: str, now: datetime = NOW) -> Standing:
    found = prints.standing(name, "p/floods", now)
    assert found is not None
    return found


def test_what_was_ordered_first_is_made_first(prints: Prints) -> None:
    ahead = [prints.ask(order(name), "ada", NOW) for name in "bac"]

    assert [one.ahead for one in ahead if one is not None] == [0, 1, 2]
    taken = [prints.take("one", NOW), prints.take("other", NOW)]
    assert taken == [order("b"), order("a")]
    assert standing(prints, "c").ahead == 2
    prints.finish("b", b"%PDF", NOW)
    assert standing(prints, "c").ahead == 1
    assert prints.take("one", NOW) == order("c")
    assert prints.take("one", NOW) is None


def test_the_same_document_is_made_once(prints: Prints) -> None:
    prints.ask(order(), "ada", NOW)
    prints.take("one", NOW)
    prints.ask(order(), "bob", NOW)

    assert prints.take("other", NOW) is None
    prints.finish("a", b"%PDF", NOW)
    again = prints.ask(order(), "eve", NOW)
    assert again is not None
    assert (again.state, again.size) == (State.READY, 4)


def test_a_document_is_kept_a_short_while(prints: Prints) -> None:
    prints.ask(order(), "ada", NOW)
    prints.finish("a", b"%PDF", NOW)

    assert prints.content("a", "p/floods", NOW + KEPT) == b"%PDF"
    late = NOW + KEPT + timedelta(seconds=1)
    assert prints.content("a", "p/floods", late) is None
    assert prints.standing("a", "p/floods", late) is None
    again = prints.ask(order(), "ada", late)
    assert again is not None
    assert again.state is State.WAITING


def test_only_those_of_its_place_get_a_document(prints: Prints) -> None:
    prints.ask(order(), "ada", NOW)
    prints.finish("a", b"%PDF", NOW)

    assert prints.standing("a", "p/droughts", NOW) is None
    assert prints.content("a", "p/droughts", NOW) is None


def test_what_was_not_made_says_why_and_is_tried_anew_when_asked(
    prints: Prints,
) -> None:
    prints.ask(order(), "ada", NOW)
    prints.take("one", NOW)
    prints.fail("a", Fault.REFUSED, NOW, WHY)

    found = standing(prints, "a")
    assert (found.over, found.fault, found.said) == (
        True,
        Fault.REFUSED,
        WHY,
    )
    again = prints.ask(order(), "ada", NOW)
    assert again is not None
    assert (again.state, again.fault) == (State.WAITING, None)


def test_what_nobody_holds_any_more_is_taken_by_another(prints: Prints) -> None:
    prints.ask(order(), "ada", NOW)
    prints.take("gone", NOW)
    prints.hold("a", "gone", NOW + timedelta(seconds=10))

    assert prints.take("other", LATER) is None
    assert prints.take("other", LATER + timedelta(seconds=10)) == order()


def test_what_ends_everyone_who_makes_it_is_given_up(prints: Prints) -> None:
    prints.ask(order(), "ada", NOW)
    prints.take("one", NOW)
    prints.take("other", LATER)
    after = LATER + HELD + timedelta(seconds=1)

    assert prints.take("third", after) is None
    assert standing(prints, "a", after).fault is Fault.DIED


def test_the_queue_has_an_end_for_one_and_for_all(prints: Prints) -> None:
    for number in range(MOST):
        who = "ada" if number < MOST_EACH else "bob"
        assert prints.ask(order(str(number)), who, NOW) is not None
        if number == MOST_EACH - 1:
            assert prints.ask(order("one more"), "ada", NOW) is None

    assert prints.ask(order("one more"), "eve", NOW) is None
    assert prints.ask(replace(order("0")), "eve", NOW) is not None
