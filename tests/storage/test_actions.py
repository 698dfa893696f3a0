from assessor.catalogue.answers import check_answers, read_answers
from assessor.domain.pack import Pack
from assessor.notation import Document
from assessor.storage.data import as_data, difference, patched

ANSWERS = """\
format: 1
pack: {id: ai-environment, version: 0.1.0}
project: {name: Mail sorter, stage: production}
profile: company
groups: {training.runs: [main]}
answers:
  training.runs[main].energy: 1000 kWh
"""
ACTIONS = """\
actions:
  A-34:
    status: planned
    owner: IT
    due: 2027-01-31
    set:
      training.runs[main].energy: 400 kWh [300, 500]
  A-03: {status: considered, drop: ["training.runs[main]"]}
  A-36: {status: done}
"""


def test_actions_are_written_and_read_back_in_their_order(pack: Pack) -> None:
    answers = read_answers(ANSWERS + ACTIONS, "x.yaml", pack)

    data = as_data(answers, [])
    again = check_answers(Document(data, {}, "x.yaml"), pack)

    assert again == answers
    assert [*again.actions] == ["A-34", "A-03", "A-36"]


def test_a_file_without_actions_stays_without(pack: Pack) -> None:
    assert "actions" not in as_data(read_answers(ANSWERS, "x.yaml", pack), [])


def test_the_journal_tells_that_actions_changed(pack: Pack) -> None:
    before = as_data(read_answers(ANSWERS, "x.yaml", pack), [])
    after = as_data(read_answers(ANSWERS + ACTIONS, "x.yaml", pack), [])

    patch = difference(before, after)

    assert [*patch] == ["actions"]
    assert patched(before, patch, []) == after
