from assessor.catalogue.answers import read_answers
from assessor.domain.coverage import expected, grid
from assessor.domain.pack import Pack
from assessor.domain.sheet import Sheet, read_sheet

HEAD = """\
format: 1
pack: {id: ai-environment, version: 0.1.0}
project: {name: Mail sorter, stage: production}
profile: company
scenarios: {project: With, reference: Without}
"""


def sheet(pack: Pack, answers: str, groups: str = "{}") -> Sheet:
    text = f"{HEAD}groups: {groups}\nanswers:\n{answers}"
    return read_sheet(pack, read_answers(text, "a.yaml", pack))


def test_a_yes_without_data_is_said_to_be_counted(pack: Pack) -> None:
    said = sheet(pack, "  activity.needs_field_devices: true\n")

    assert grid(said)["inference/edge"] == "unknown"
    assert expected(said)["inference/edge"] == "counted"


def test_a_no_says_that_a_tier_does_not_exist(pack: Pack) -> None:
    said = sheet(pack, "  activity.uses_network: false\n")

    assert grid(said)["inference/network"] == "not_applicable"


def test_rows_count_whatever_their_phase(pack: Pack) -> None:
    said = sheet(
        pack,
        "  activity.stores_data: true\n  storage.stores[a].phase: hosting\n",
        "{storage.stores: [a]}",
    )

    assert grid(said)["hosting/datacentre"] == "counted"
    assert expected(said)["data/datacentre"] == "unknown"


def test_what_was_excluded_with_a_reason_stays_excluded(pack: Pack) -> None:
    said = sheet(
        pack,
        "  activity.uses_network: true\n"
        "  context.coverage: {inference/network: 'excluded: local only'}\n",
    )

    assert expected(said)["inference/network"] == "excluded"
