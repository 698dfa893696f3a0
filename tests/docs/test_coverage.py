import runpy
from pathlib import Path

from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf

DOCS = Path(__file__).parents[2] / "docs"
DEMANDS = runpy.run_path(str(DOCS / "demands.py"))


def test_every_id_that_a_demand_names_exists(pack: Pack, shelf: Shelf) -> None:
    assert list(DEMANDS["faults"](pack, shelf)) == []


def test_every_demand_of_the_founding_documents_is_listed_once() -> None:
    ids = [one.id for one in DEMANDS["requirements"]()]

    assert ids == [f"R-{number:03d}" for number in range(1, 145)]


def test_a_name_that_is_not_there_is_a_fault(pack: Pack, shelf: Shelf) -> None:
    known = DEMANDS["known"](pack, shelf)

    assert "CTX-99" not in known["questions"]
    assert {"CTX-03", "context.aims"} <= known["questions"]
    assert {"G5", "rebound", "tiny-benefit"} <= known["rules"]


def test_the_page_says_what_is_not_met_yet(pack: Pack) -> None:
    page = "\n".join(DEMANDS["coverage"](pack))

    assert page.count("\n| R-") == 144
    assert all(one.not_yet in page for one in DEMANDS["requirements"]())
