from assessor.domain.answers import AnswersFile, Evidence, Project
from assessor.domain.pack import Pack
from assessor.domain.sheet import Sheet, read_sheet
from assessor.interview import add_row, attach, begin, record
from tests.interview.conftest import NOON

GIVEN: dict[str, object] = {
    "audience.readers": "internal",
    "service.uses_per_year": "1 200 [900, 1600]",
    "necessity.need": "Sort mail faster.",
    "necessity.alternatives": 3,
    "training.runs[main].method": "metered",
    "training.runs[main].energy": "1.2 MWh",
    "training.runs[main].place": "France",
}
ENERGY = "training.runs[main].energy"


def sheet_of(pack: Pack) -> Sheet:
    project = Project(name="A project", stage="ideation", organisation="A town")
    sheet = read_sheet(pack, begin(pack, project, "funding"))
    for identifier, raw in GIVEN.items():
        if "[main]" in identifier and not sheet.answers.groups:
            sheet = add_row(sheet, "training.runs", "main")[1].sheet
        sheet = record(sheet, identifier, raw, at=NOON).sheet
    sheet = attach(sheet, ENERGY, Evidence(title="Meter"))[1].sheet
    return attach(sheet, "service.uses_per_year", Evidence(title="Log"))[1].sheet


def with_answer(sheet: Sheet, identifier: str, raw: object) -> AnswersFile:
    return record(sheet, identifier, raw, at=NOON).answers
