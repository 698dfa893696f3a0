"""The climate performance model card as Markdown, as JSON and as words of a paper."""

from collections.abc import Iterator
from dataclasses import dataclass

from assessor.assessing.card import MINIMUM, POWER, SCORES
from assessor.domain.answers import State
from assessor.domain.assessment import Assessment, Standing
from assessor.domain.card import Amount, Hardware, ModelCard
from assessor.domain.pack import Pack
from assessor.domain.places import Places
from assessor.domain.questionnaire import Kind
from assessor.domain.wording import Language
from assessor.exchange.card_words import CARD_WORDS
from assessor.quantities import convert, round_significant, said_number, said_unit

TIME, PLACE = MINIMUM[1], MINIMUM[4]
CONSUMER, PROVIDER, BOUNDARY = SCORES
_LADDERS = {
    "kgCO2e": ("tCO2e", "kgCO2e", "gCO2e", "mgCO2e"),
    "kWh": ("GWh", "MWh", "kWh", "Wh"),
}
_PROHIBITED = "prohibited"
_MIXES = 4
Row = tuple[str, str, str]


@dataclass(frozen=True)
class Writer:
    """What writes one card in one language; its texts are not yet escaped."""

    assessment: Assessment
    pack: Pack
    places: Places
    card: ModelCard
    language: Language

    def word(self, name: str, **parts: str) -> str:
        """Return a wording of the card."""
        return CARD_WORDS[self.language][name].format(**parts)

    def amount(self, amount: Amount) -> str:
        """Write a figure of the card with its unit, its range and what it lacks."""
        unit = _fitting(amount.central, amount.unit)
        figure = self.quantity(convert(amount.central, amount.unit, unit), unit)
        if amount.low is not None and amount.high is not None:
            low, high = (
                self.number(convert(end, amount.unit, unit))
                for end in (amount.low, amount.high)
            )
            figure = self.word("interval", figure=figure, low=low, high=high)
        return self.word("at_least", figure=figure) if amount.at_least else figure

    def number(self, value: float) -> str:
        """Write a number with two significant figures."""
        return said_number(round_significant(value), self.language)

    def quantity(self, value: float, unit: str) -> str:
        """Write a number with two significant figures and its unit."""
        shown = said_unit(unit, self.language).replace("CO2", " CO₂")
        return f"{self.number(value)}\N{NO-BREAK SPACE}{shown.strip()}"

    def stated(self, name: str) -> str:
        """Return what the project answered, as one says it; empty where nothing."""
        found = self.card.stated.get(name)
        if found is None:
            return ""
        if found.confidential:
            return self.word("not_disclosed")
        value = found.value
        if isinstance(value, bool):
            return self.word("yes" if value else "no")
        if isinstance(value, int | float):
            return self._figure(found, value)
        return self.clean(str(value)) if isinstance(value, str) else ""

    def _figure(self, found: Standing, value: float) -> str:
        question = self.pack.by_id.get(found.question)
        unit = "" if question is None else question.unit or ""
        shown = f"{said_number(value, self.language)}\N{NO-BREAK SPACE}"
        shown += said_unit(unit, self.language).replace("CO2", " CO₂").strip()
        if question is None or question.type is Kind.INTEGER or found.low is None:
            return shown.rstrip()
        low, high = (said_number(end or 0, self.language) for end in _ends(found))
        return self.word("interval", figure=shown.rstrip(), low=low, high=high)

    def source(self, name: str) -> str:
        """Return who says it, and how it was obtained."""
        found = self.card.stated.get(name)
        if found is None:
            return "–"
        parts = [self.word("project_said")]
        if found.state is State.PLANNED:
            parts.append(self.word("planned"))
        if found.quality is not None:
            quality = found.quality.value
            named = "computed_quality" if quality == "computed" else quality
            parts.append(self.word(named))
        return ", ".join(parts)

    def clean(self, text: str) -> str:
        """Leave out the wordings that must not be used before these readers."""
        hits = [h for h in self.assessment.claims if h.use]
        for hit in hits:
            if hit.severity == _PROHIBITED:
                text = text.replace(hit.sentence, self.word("left_out"))
                text = text.replace(hit.text, self.word("left_out"))
        return text

    def place(self, code: str) -> str:
        """Return the name of a place."""
        known = self.places.by_code.get(code)
        return code if known is None else known.name.in_language(self.language)

    def hardware(self) -> str:
        """Return what the model was trained on; empty where it is not known."""
        return ", ".join(dict.fromkeys(map(self._machine, self.card.hardware)))

    def _machine(self, machine: Hardware) -> str:
        if machine.count is None:
            return machine.model
        return f"{said_number(machine.count, self.language)} × {machine.model}"

    def made_with(self) -> dict[str, str]:
        """Return what a card was made with, for its last line."""
        return {
            "version": self.assessment.program_version,
            "pack": self.assessment.pack,
            "pack_version": self.assessment.pack_version,
            "day": self.assessment.made_on.isoformat(),
        }

    def mixes(self) -> str:
        """Return the electricity mixes that figures were computed with."""
        return "; ".join(
            self.quantity(convert(mix.intensity, "kgCO2e/kWh", unit), unit)
            + (f" ({self.place(mix.row.partition('#')[2])})" if mix.row else "")
            for mix in self.card.mixes[:_MIXES]
            for unit in ("gCO2e/kWh",)
        )


def minimum_rows(writer: Writer) -> Iterator[Row]:
    """Yield the five fields of the minimum card: name, value, source."""
    for number, name in enumerate(MINIMUM, 1):
        value = writer.stated(name) or writer.word("not_stated")
        if name == POWER and writer.card.energy is not None:
            energy = writer.word("for_training", energy=writer.amount(_energy(writer)))
            value = f"{value}; {energy}"
        yield f"{number} {writer.word(name)}", value, writer.source(name)


def extended_rows(writer: Writer) -> Iterator[Row]:
    """Yield the six further fields of the extended card."""
    card, nothing = writer.card, writer.word("not_stated")
    figures = (
        ("mix", writer.mixes()),
        ("final_model", _shown(writer, card.final_model)),
        ("experiments", _shown(writer, card.experiments)),
        ("per_inference", _shown(writer, card.scores.consumer)),
        ("positive", _benefit(writer)),
    )
    for number, (name, shown) in enumerate(figures, 6):
        source = writer.word("computed") if shown else "–"
        if name == "positive" and card.locked_by:
            source = "–"
        yield f"{number} {writer.word(name)}", shown or nothing, source
    comments = writer.stated(card.comments) if card.comments else ""
    source = writer.source(card.comments) if comments else "–"
    yield f"11 {writer.word('comments')}", comments or nothing, source


def score_rows(writer: Writer) -> Iterator[Row]:
    """Yield the consumer and the provider score with the total beside them."""
    scores = writer.card.scores
    consumer = _shown(writer, scores.consumer)
    if consumer:
        consumer = writer.word("per_use", figure=consumer)
    yield _score(writer, "consumer", consumer, CONSUMER)
    provider = _shown(writer, scores.provider)
    if provider and scores.provider_per_operation is not None:
        per = scores.provider_per_operation
        grams = convert(per.central, "kgCO2e/FLOP", "gCO2e/FLOP")
        rate = f"{round_significant(grams):.1e}\N{NO-BREAK SPACE}g CO₂e"
        rate = rate.replace(".", ",") if writer.language == "fr" else rate
        provider += "; " + writer.word("per_operation", figure=rate)
    elif provider:
        provider += "; " + writer.word("no_operations")
    yield _score(writer, "provider", provider, PROVIDER)
    total = _shown(writer, writer.card.total)
    source = writer.word("computed") if total else "–"
    yield writer.word("total"), total or writer.word("withheld"), source


def _score(writer: Writer, name: str, computed: str, declared: str) -> Row:
    said = writer.stated(declared)
    parts = [computed] if computed else []
    parts += [writer.word("declared", value=said)] if said else []
    bound = writer.stated(BOUNDARY)
    parts += [writer.word("boundary", text=bound)] if said and bound else []
    source = writer.word("computed") if computed else writer.source(declared)
    return writer.word(name), "; ".join(parts) or writer.word("not_stated"), source


def _shown(writer: Writer, amount: Amount | None) -> str:
    return "" if amount is None else writer.amount(amount)


def _energy(writer: Writer) -> Amount:
    energy = writer.card.energy
    return Amount(central=0, unit="kWh") if energy is None else energy


def _benefit(writer: Writer) -> str:
    card = writer.card
    if card.locked_by:
        return writer.word("locked", gates=", ".join(card.locked_by))
    if card.benefit is None:
        return ""
    gross = card.benefit
    amount = Amount(
        central=gross.central,
        low=gross.low,
        high=gross.high,
        unit=gross.unit.removesuffix("/year"),
    )
    return writer.word("gross", figure=writer.amount(amount))


def _ends(found: Standing) -> tuple[float | None, float | None]:
    return found.low, found.high


def _fitting(value: float, unit: str) -> str:
    ladder = _LADDERS.get(unit, (unit,))
    fits = (name for name in ladder if abs(convert(value, unit, name)) >= 1)
    return next(fits, ladder[-1] if value else unit)
