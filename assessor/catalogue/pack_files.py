"""The files of a pack: what each of them holds."""

from pydantic import BaseModel

from assessor.domain.crosswalk import Criterion, Framework
from assessor.domain.extension import Addition
from assessor.domain.glossary import Term
from assessor.domain.model import Model
from assessor.domain.questionnaire import Section
from assessor.domain.rules import (
    Action,
    BiasCheck,
    ClaimRule,
    Convention,
    Finding,
    Gate,
    OutcomeWording,
)


class Findings(Model):
    """A file of findings."""

    findings: tuple[Finding, ...]


class Checks(Model):
    """The checklist of biases."""

    checks: tuple[BiasCheck, ...]


class Actions(Model):
    """A file of actions."""

    actions: tuple[Action, ...]


class Claims(Model):
    """A file of claim wordings."""

    claims: tuple[ClaimRule, ...]


class Conventions(Model):
    """The register of conventions."""

    conventions: tuple[Convention, ...]


class Glossary(Model):
    """The terms of the field."""

    glossary: tuple[Term, ...]


class Outcomes(Model):
    """The wordings of the outcomes."""

    outcomes: tuple[OutcomeWording, ...]


class Crosswalk(Model):
    """Frameworks by others, and criteria held against them."""

    frameworks: tuple[Framework, ...]
    crosswalk: tuple[Criterion, ...]


class Additions(Model):
    """What an extension adds to inherited questions."""

    additions: tuple[Addition, ...]


ONE_EACH: dict[str, type[BaseModel]] = {
    "sections/*.yaml": Section,
    "gates/*.yaml": Gate,
}
LISTS: dict[str, type[BaseModel]] = {
    "findings/*.yaml": Findings,
    "bias.yaml": Checks,
    "actions/*.yaml": Actions,
    "claims/*.yaml": Claims,
    "conventions.yaml": Conventions,
    "outcomes.yaml": Outcomes,
    "glossary.yaml": Glossary,
    "crosswalk.yaml": Crosswalk,
}
