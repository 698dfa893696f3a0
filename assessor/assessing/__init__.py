"""From answers to an assessment: the engines tied together, without any I/O."""

from collections.abc import Collection
from datetime import date
from importlib.metadata import version

from assessor.assessing.crosswalk import crosswalk
from assessor.assessing.document import (
    document,
    document_schema,
    document_text,
)
from assessor.assessing.elsewhere import elsewhere
from assessor.assessing.factors_used import attributions, factors_used
from assessor.assessing.inventory import take_inventory
from assessor.assessing.reduction import Frame, reduction_plan
from assessor.assessing.yardsticks import yardsticks
from assessor.domain.answers import AnswersFile
from assessor.domain.assessment import Assessment, ClaimHit
from assessor.domain.audience import READERS, audiences
from assessor.domain.impacts import Footprint
from assessor.domain.pack import Pack
from assessor.domain.rules import Audience, GateEffect
from assessor.domain.sheet import Sheet, read_sheet
from assessor.domain.shelf import Shelf
from assessor.domain.wording import Text
from assessor.estimation import estimate
from assessor.rules.claims import scan
from assessor.rules.confidence import has_accepted_review
from assessor.rules.engine import Sheets, judge

CLAIMS = "governance.claims"
DRAWS = 4096

__all__ = [
    "CLAIMS",
    "DRAWS",
    "assess",
    "document",
    "document_schema",
    "document_text",
    "take_inventory",
]


def assess(
    answers: AnswersFile,
    pack: Pack,
    shelf: Shelf,
    *,
    today: date,
    draws: int = DRAWS,
) -> Assessment:
    """Assess one project.

    Args:
        answers: What the project answered.
        pack: The questionnaire it answered, with its rules.
        shelf: Factor tables.
        today: Day of the assessment; rules in force are read at this day.
        draws: Number of Monte Carlo draws.
    """
    sheets = Sheets(
        declared=read_sheet(pack, answers),
        supported=read_sheet(pack, answers, basis="supported"),
        reviewed=(
            read_sheet(pack, answers, basis="reviewed")
            if has_accepted_review(answers)
            else None
        ),
    )
    sheet = _used(sheets)
    inventory = take_inventory(sheet, year=today.year)
    footprint = estimate(inventory, shelf, draws=draws)
    readers = _audiences(sheet)
    claims = _claims(sheet, pack, readers, today)
    judgement = judge(pack, answers, sheets, footprint, claims)
    plan = reduction_plan(
        sheet, footprint.scenarios["project"], Frame(shelf, today, draws)
    )
    footprint = _without_what_is_withheld(footprint, judgement.effects)
    used = factors_used(footprint.trace, shelf)
    return Assessment(
        answers=answers,
        pack=pack.header.id,
        pack_version=pack.header.version,
        pack_digest=pack.digest,
        factors_digest=shelf.digest,
        program_version=version("assessor"),
        made_on=today,
        profile=answers.profile,
        stage=answers.project.stage,
        standings=sheet.standings,
        claims=claims,
        audiences=readers,
        footprint=footprint,
        action_plan=plan,
        elsewhere=elsewhere(footprint, shelf, today.year),
        tables=_tables(footprint, shelf),
        draws=draws,
        own_factors_digest=shelf.own_digest,
        factors_used=used,
        attributions=attributions(used),
        crosswalk=crosswalk(pack, sheet.standings),
        yardsticks=yardsticks(footprint, shelf, today.year),
        **vars(judgement),
    )


def _without_what_is_withheld(
    footprint: Footprint, effects: Collection[GateEffect]
) -> Footprint:
    """Leave the net effect out of the trace where a gate withholds it."""
    if GateEffect.WITHHOLD_NET not in effects:
        return footprint
    kept = {
        name: step
        for name, step in footprint.trace.items()
        if step.quantity != "net_benefit"
    }
    return footprint.model_copy(update={"trace": kept})


def _tables(footprint: Footprint, shelf: Shelf) -> dict[str, Text]:
    """Return the title of each factor table that figures come from."""
    used = (step.table.partition("#")[0] for step in footprint.trace.values())
    return {table: shelf.table(table).title for table in sorted({*used} - {""})}


def _used(sheets: Sheets) -> Sheet:
    """Return the sheet on the basis of the outcome."""
    found = {
        "declared": sheets.declared,
        "supported": sheets.supported,
        "reviewed": sheets.reviewed,
    }[sheets.basis]
    return sheets.declared if found is None else found


def _audiences(sheet: Sheet) -> tuple[Audience, ...]:
    standing = sheet.standing(READERS)
    value = None if standing is None else standing.value
    return audiences(value) if isinstance(value, tuple) else ()


def _claims(
    sheet: Sheet, pack: Pack, readers: tuple[Audience, ...], today: date
) -> tuple[ClaimHit, ...]:
    """Scan the statements of the project; an undeclared reader counts as internal."""
    texts = {"project.name": sheet.answers.project.name}
    if sheet.answers.project.summary:
        texts["project.summary"] = sheet.answers.project.summary
    standing = sheet.standing(CLAIMS)
    if standing is not None and isinstance(standing.value, str):
        texts[CLAIMS] = standing.value
    audience = readers[0] if readers else "internal"
    return scan(texts, pack.claims, audience=audience, today=today)
