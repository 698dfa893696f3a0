"""What a report is about, and the names that its readers know things by."""

import re
from dataclasses import dataclass
from functools import cached_property

from assessor.assessing.volume import Dependence, dependence
from assessor.domain.assessment import Assessment, Standing
from assessor.domain.factor_use import FactorUse
from assessor.domain.impacts import ScenarioResult
from assessor.domain.pack import Pack
from assessor.domain.rules import GateEffect, Ruling
from assessor.reporting.pen import LINE, Pen

_ROW = re.compile(r"^([a-z0-9_.]+)\[([^\]]+)\](?:\.?([a-z0-9_.]*))$")
_BLOCK = re.compile(r"[a-z_]+:[A-Za-z0-9-]+")
_LABEL = 90
_NEVER = "prohibited"
_OPTIONS = "scenario.options"


@dataclass(frozen=True)
class Subject:
    """An assessment, the pack it was made with and the pen that writes of it."""

    assessment: Assessment
    pack: Pack
    pen: Pen

    @property
    def project(self) -> ScenarioResult:
        """The project's own scenario."""
        return self.assessment.footprint.scenarios["project"]

    @cached_property
    def standing(self) -> dict[str, Standing]:
        """Standings by full name."""
        return {standing.id: standing for standing in self.assessment.standings}

    @cached_property
    def factor(self) -> dict[str, FactorUse]:
        """Rows of factor tables that were used, by their step and by table and key."""
        used = self.assessment.factors_used
        by_key = {f"{use.table}#{use.key}": use for use in used}
        return by_key | {use.step: use for use in used}

    @property
    def title(self) -> str:
        """The name of the project and what is said of it, partial where it is."""
        partial = self.has(GateEffect.PARTIAL_FOOTPRINT)
        kind = self.pen.word("kind_partial" if partial else "kind")
        name = self.pen.name(self.assessment.answers.project.name)
        return self.pen.word("running", project=name, kind=kind)

    def composed(self, given: str) -> str:
        """Return the names of the blocks that a device is composed of, or nothing.

        Args:
            given: Keys of factor rows, as in ``casing:HSL-1+sensing:HSL-2``.
        """
        keys = [key.strip() for key in given.split("+")]
        if not all(_BLOCK.fullmatch(key) for key in keys):
            return ""
        said = {use.key: use.label for use in self.assessment.factors_used if use.label}
        return " + ".join(
            self.pen.text(said[key]) if key in said else self.pen.say(key, LINE)
            for key in keys
        )

    def has(self, effect: GateEffect) -> bool:
        """Whether a gate that fired has this effect."""
        return effect in self.assessment.effects

    @property
    def watermarked(self) -> bool:
        """Whether every page says that it is not for the public."""
        return self.has(GateEffect.WATERMARK)

    @property
    def partial(self) -> bool:
        """Whether the climate total leaves out something that applies."""
        total = self.project.totals.get("gwp")
        return total is not None and total.at_least

    @property
    def unknown_cells(self) -> int:
        """Number of cells of the scope grid of which nobody knows whether they apply.

        They are neither in a total nor in the share of the inventory that is assessed.
        """
        rows = {(cell.phase, cell.tier) for cell in self.project.cells}
        return sum(
            state == "unknown" and tuple(cell.split("/", 1)) not in rows
            for cell, state in self.assessment.coverage.items()
        )

    @property
    def volume_unknown(self) -> bool:
        """Whether a gate says that the number of uses is not known."""
        return self.has(GateEffect.PER_USE_ONLY)

    @cached_property
    def uses(self) -> Dependence:
        """What the rows of the project have to do with the number of uses."""
        return dependence(self.project, self.assessment.footprint.trace)

    @property
    def per_use_only(self) -> bool:
        """Whether totals are held back because they hang on an unknown volume.

        A training without a service keeps its total: it hangs on no volume.
        """
        return self.volume_unknown and bool(self.uses.scaled | self.uses.mixed)

    @property
    def no_per_use(self) -> bool:
        """Whether figures per use are held back: some row is shared out by use."""
        return self.volume_unknown and bool(self.uses.fixed | self.uses.mixed)

    @property
    def volume(self) -> str:
        """What is printed, and not, where the number of uses is not known."""
        if not self.volume_unknown:
            return ""
        gate = self.gate_of(GateEffect.PER_USE_ONLY)
        return self.pen.word("volume.sentence", gate=gate)

    @cached_property
    def _prohibited(self) -> tuple[str, ...]:
        hits = [h for h in self.assessment.claims if h.use and h.severity == _NEVER]
        sentences = [hit.sentence for hit in hits]
        return tuple(dict.fromkeys([*sentences, *(hit.text for hit in hits)]))

    def without_prohibited(self, text: str) -> str:
        """Leave out wordings that are prohibited; the chapter of claims lists them.

        Args:
            text: What somebody wrote, before it is made fit to print.
        """
        for wording in self._prohibited:
            text = text.replace(wording, self.pen.word("claim.left_out"))
        return text

    def gate_of(self, *effects: GateEffect) -> str:
        """Return the ids of the gates that have one of these effects.

        Those that fired, or, where none did, those that may: an effect that hangs on
        an open answer holds until it is answered.
        """
        having = [
            result
            for result in self.assessment.gates.values()
            if set(effects) & set(result.gate.effects)
        ]
        for ruling in (Ruling.FIRED, Ruling.POSSIBLE):
            names = ", ".join(one.gate.id for one in having if one.ruling is ruling)
            if names and ruling is Ruling.POSSIBLE:
                return self.pen.word("gate.maybe", gates=names)
            if names:
                return names
        return ""

    def question(self, name: str, limit: int = LINE) -> str:
        """Return how people know a question: its code, its words, its row.

        Args:
            name: Id of a question, with its row where it has one.
            limit: Most characters of its words. [characters]
        """
        group, row, field = split_row(name)
        question_id = f"{group}.{field}" if row and field else group
        question = self.pack.by_id.get(question_id)
        if question is None:
            return self.pen.say(name, limit)
        words = self.pen.brief(question.ask, limit)
        if question.code:
            words = f"{question.code} {words}"
        return f"{words} ({self.row(group, row)})" if row else words

    def row(self, group: str, row: str) -> str:
        """Return how people know a row of a repeated group."""
        section = self.pack.groups.get(group)
        if section is None or section.repeat is None:
            return self.pen.name(f"{group} {row}")
        item = self.pen.brief(section.repeat.item, _LABEL)
        named = self.standing.get(f"{group}[{row}].name")
        given = named.value if named is not None else None
        if group == _OPTIONS:
            given = self.assessment.answers.scenarios.get(row)
        name = self.pen.name(given if isinstance(given, str) and given else row)
        return self.pen.word("row_named", item=item, name=name)

    def thing(self, name: str) -> str:
        """Return how people know a row, an answer or a factor.

        Args:
            name: As in ``training.runs[main]``, ``answer:training.runs[main].energy``
                or ``factor:electricity/gwp#FRA``.
        """
        kind, _, rest = name.partition(":")
        if kind == "factor" and rest:
            return factor_name(self, rest)
        plain = rest if kind == "answer" and rest else name
        group, row, field = split_row(plain)
        if group == "coverage" and row:
            phase, _, tier = row.partition("/")
            places = self.label("phase", phase), self.label("tier", tier)
            return self.pen.word("thing.coverage", phase=places[0], tier=places[1])
        if f"thing.{group}" in self.pen.words.flat:
            return self.pen.word(f"thing.{group}")
        if row and not field:
            return self.row(group, row)
        return self.question(plain, _LABEL)

    def label(self, family: str, name: str) -> str:
        """Return the word for an id of a closed vocabulary, or the id itself."""
        return self.pen.words.known(f"{family}.{name}", name)


def factor_name(subject: Subject, row: str) -> str:
    """Return how people know a factor: the title of its table, and its key in words.

    Args:
        subject: What the report is about.
        row: As in ``electricity/gwp#FRA``, with or without the year of the row.
    """
    table, _, key = row.partition("#")
    title = subject.assessment.tables.get(table)
    pen = subject.pen
    named = pen.text(title) if title else pen.say(table, _LABEL)
    used = subject.factor.get(row.partition("@")[0])
    if used is not None and used.label is not None:
        return pen.labelled(named, pen.text(used.label))
    parts = key.partition("@")[0].split(":")
    words = [key_name(subject, table, part) for part in parts]
    shown = ", ".join(word for word in words if word)
    return pen.labelled(named, shown) if shown else named


def key_name(subject: Subject, table: str, key: str) -> str:
    """Return what a part of the key of a factor stands for, such as a place."""
    known = subject.pen.words.flat.get(f"factor_key.{key}")
    if known is not None:
        return known
    topic = table.partition("/")[0]
    for question in subject.pack.questions():
        origin = question.choices_from or ""
        if key in question.choices and origin.partition("/")[0] in {topic, "places"}:
            return subject.pen.text(question.choices[key])
    return subject.pen.say(key.replace("_", " "), _LABEL)


def split_row(name: str) -> tuple[str, str, str]:
    """Take the name of an answer apart.

    Examples:
        >>> split_row("training.runs[main].energy")
        ('training.runs', 'main', 'energy')
        >>> split_row("project.stage")
        ('project.stage', '', '')
    """
    found = _ROW.match(name)
    if found is None:
        return name, "", ""
    group, row, field = found.groups()
    return group, row, field
