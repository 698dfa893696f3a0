"""Rows of measurements entered as answers, by the engine of the interview."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType

from assessor.domain.answers import Answer, AnswersFile, Evidence, row_id
from assessor.domain.refusals import RefusedError
from assessor.domain.sheet import Sheet
from assessor.domain.wording import Language, Text
from assessor.exchange.measurements.cards import card_of
from assessor.exchange.measurements.imported import Entered, Imported
from assessor.exchange.measurements.model import (
    Figure,
    Format,
    Measured,
    MeasurementError,
    Source,
    say,
)
from assessor.interview import (
    Manner,
    add_row,
    amend,
    attach,
    enter,
    find_item,
)

_GATES: Mapping[str, str] = {
    "training.runs": "activity.trains_model",
    "inference.endpoints": "activity.runs_inference",
    "cloud.accounts": "activity.has_cloud_account",
    "purchases.lines": "activity.other_purchases",
}
"""The question that opens each group."""


def enter_measured(
    sheet: Sheet,
    found: Iterable[tuple[Source, Format, tuple[Measured, ...]]],
    *,
    at: datetime,
    row: str | None = None,
    countries: Mapping[str, str] = MappingProxyType({}),
) -> Imported:
    """Enter the rows of files as answers; nothing is saved.

    Args:
        sheet: The answers so far.
        found: The files with their rows.
        at: When.
        row: Key or name of the row to fill, or name of a new one.
        countries: Country of each zone of a cloud provider, for where only the
            country is asked.

    Raises:
        MeasurementError: A file was imported before, or gives several rows for one.
    """
    files = list(found)
    rows = sum(len(rows) for _, _, rows in files)
    if row is not None and rows > 1:
        raise MeasurementError(
            say(
                "The files give {count} rows, and --row names one. Leave it out, or "
                "import them one by one.",
                "Les fichiers donnent {count} lignes, et --row en nomme une. "
                "Omettez-le, ou importez-les un par un.",
                count=rows,
            )
        )
    writer = _Writer(sheet, at, sheet.answers.project.language, countries)
    for source, kind, measured in files:
        _refuse_again(sheet.answers, source, row)
        for one in measured:
            writer.take(source, kind, one, row)
    return Imported(
        answers=writer.sheet.answers,
        entered=tuple(writer.entered),
        rows=tuple(writer.rows),
        left=tuple(writer.left),
        problems=tuple(writer.problems),
        remarks=tuple(writer.remarks),
    )


def _refuse_again(answers: AnswersFile, source: Source, row: str | None) -> None:
    for name, answer in answers.answers.items():
        if source.sha256 not in (answer.note or ""):
            continue
        start = name.partition("]")[0]
        label = answers.answers.get(f"{start}].name")
        if row is None or row not in {start.partition("[")[2], label and label.value}:
            raise MeasurementError(
                say(
                    "{file} was imported before, into {row}: a second row would count "
                    "it twice. To read it again into that row give --row {key}.",
                    "{file} a déjà été importé, dans {row} : une seconde ligne le "
                    "compterait deux fois. Pour le relire dans cette ligne, donnez "
                    "--row {key}.",
                    file=source.name,
                    row=name.partition("]")[0] + "]",
                    key=name.partition("[")[2].partition("]")[0],
                )
            )


@dataclass(slots=True)
class _Writer:
    """Answers that grow figure by figure."""

    sheet: Sheet
    at: datetime
    language: Language
    countries: Mapping[str, str]
    entered: list[Entered] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    left: list[Text] = field(default_factory=list)
    problems: list[Text] = field(default_factory=list)
    remarks: list[Text] = field(default_factory=list)

    def take(
        self, source: Source, kind: Format, measured: Measured, row: str | None
    ) -> None:
        """Enter one row; what does not fit is noted."""
        manner = Manner(at=self.at, source=f"import:{kind.name}")
        gate = _GATES[measured.group]
        opened = self.sheet.answers.answers.get(gate)
        if find_item(self.sheet, gate) is None:
            self.problems.append(_unasked(source, gate, self.sheet.profile))
            return
        if opened is None or opened.value is not True:
            self._enter(gate, Figure(gate, raw=True), manner, (source, kind))
        key = self._row(measured, row, source)
        if key is None:
            return
        name = Figure("name", measured.name)
        given = row_id(f"{measured.group}.name", measured.group, key)
        figures = measured.figures
        if given not in self.sheet.answers.answers:
            figures = (name, *figures)
        for figure in figures:
            identifier = row_id(f"{measured.group}.{figure.to}", measured.group, key)
            self._enter(identifier, figure, manner, (source, kind))
        self.remarks += [one for one in measured.remarks if one not in self.remarks]

    def _row(self, measured: Measured, row: str | None, source: Source) -> str | None:
        group = measured.group
        keys = self.sheet.answers.groups.get(group, ())
        if row is not None:
            known = next((k for k in keys if row in {k, self._name(group, k)}), None)
            if known is not None:
                return known
        try:
            key, recorded = add_row(self.sheet, group, row or measured.name)
        except RefusedError as error:
            self.problems.append(_beside(source.name, error.text))
            return None
        self.sheet = recorded.sheet
        self.rows.append(f"{group}[{key}]")
        return key

    def _name(self, group: str, key: str) -> str:
        answer = self.sheet.answers.answers.get(row_id(f"{group}.name", group, key))
        return "" if answer is None else str(answer.value)

    def _enter(
        self,
        identifier: str,
        figure: Figure,
        manner: Manner,
        origin: tuple[Source, Format],
    ) -> None:
        item = find_item(self.sheet, identifier)
        if item is None or item.question is None:
            self._leave(identifier, figure, manner, origin)
            return
        raw = figure.raw
        if figure.to == "accelerator":
            raw = card_of(str(raw), item.question.choices) or raw
        before = self.sheet.answers.answers.get(identifier)
        try:
            recorded = enter(self.sheet, identifier, raw, manner)
        except RefusedError as error:
            into = self.problems if figure.sure else self.left
            into.append(_beside(identifier, error.text, figure.raw))
            return
        self.sheet = recorded.sheet
        self._note(identifier, figure, origin)
        after = self.sheet.answers.answers[identifier]
        if before is not None and _same(before, after):
            return
        self.entered.append(
            Entered(
                identifier,
                item.question,
                before,
                after,
                recorded.doubt,
                figure.said,
            )
        )

    def _leave(
        self,
        identifier: str,
        figure: Figure,
        manner: Manner,
        origin: tuple[Source, Format],
    ) -> None:
        """Say that a value is not asked for; of a zone its country still is."""
        why = say("not asked here", "n’est pas demandée ici")
        self.left.append(_beside(identifier, why, figure.raw))
        country = self.countries.get(str(figure.raw))
        if figure.to == "cloud_zone" and country is not None:
            place = replace(figure, to="place", raw=country)
            to = f"{identifier.removesuffix('cloud_zone')}place"
            if find_item(self.sheet, to) is not None and not self._given(to):
                self._enter(to, place, manner, origin)

    def _given(self, identifier: str) -> bool:
        answer = self.sheet.answers.answers.get(identifier)
        return answer is not None and answer.value is not None

    def _note(
        self, identifier: str, figure: Figure, origin: tuple[Source, Format]
    ) -> None:
        source, kind = origin
        if not figure.columns:
            return
        parts = [f"{source.name}, sha256 {source.sha256}", ", ".join(figure.columns)]
        parts += [one.in_language(self.language).rstrip(".") for one in figure.said]
        kept = "; " if self.language == "en" else " ; "
        self.sheet = amend(
            self.sheet, identifier, note=kept.join(parts), quality=figure.quality
        ).sheet
        if figure.quality is not None:
            proof = Evidence(title=source.name, issuer=kind.tool, sha256=source.sha256)
            self.sheet = attach(self.sheet, identifier, proof)[1].sheet


def _unasked(source: Source, gate: str, profile: str) -> Text:
    return say(
        "{file}: its figures belong to {gate}, which the profile {profile} does not "
        "ask. Change the profile of the project first, as to company or audit.",
        "{file} : ses chiffres relèvent de {gate}, que le profil {profile} ne demande "
        "pas. Changez d’abord le profil du projet, par exemple company ou audit.",
        file=source.name,
        gate=gate,
        profile=profile,
    )


def _same(before: Answer, after: Answer) -> bool:
    free = {"at", "source"}
    return before.model_dump(exclude=free) == after.model_dump(exclude=free)


def _beside(where: str, why: Text, raw: object = None) -> Text:
    shown = "" if raw is None else f" = {raw}"
    return say("{where}: {why}", "{where} : {why}", where=f"{where}{shown}", why=why)
