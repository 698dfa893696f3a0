"""The forms a model card is written in."""

import json
from collections.abc import Iterable, Iterator
from typing import Literal

from assessor.assessing.card import MINIMUM, POWER
from assessor.domain.card import Amount
from assessor.domain.visible import visible
from assessor.exchange.cards import (
    PLACE,
    TIME,
    Row,
    Writer,
    extended_rows,
    minimum_rows,
    score_rows,
)
from assessor.exchange.escaping import markdown, yaml_text
from assessor.quantities import round_significant

Form = Literal["markdown", "json", "hugging-face", "statement"]
_TYPES = {"training": "pre-training", "fine_tuning": "fine-tuning"}
_GRAMS = 1000
_DIGITS = 3
_COLUMNS = ("field", "value", "source")


def written(writer: Writer, form: Form) -> str:
    """Return a card in one of its forms.

    Args:
        writer: What writes it.
        form: Markdown, JSON, front matter of a model page, or a paragraph of a paper.
    """
    forms = {
        "markdown": as_markdown,
        "json": as_json,
        "hugging-face": as_front_matter,
        "statement": as_statement,
    }
    return forms[form](writer)


def as_markdown(writer: Writer) -> str:
    """Return the card as Markdown tables; what others wrote is escaped."""
    name = markdown(writer.clean(writer.assessment.answers.project.name))
    lines = [f"# {markdown(writer.word('title'))}{writer.word('colon')}{name}", ""]
    if writer.card.not_public:
        gates = ", ".join(writer.card.not_public)
        lines += [f"**{markdown(writer.word('not_public', gates=gates))}**", ""]
    for title, rows in (
        ("minimum", minimum_rows(writer)),
        ("extended", extended_rows(writer)),
        ("scores", score_rows(writer)),
    ):
        lines += [f"## {markdown(writer.word(title))}", "", *_table(writer, rows), ""]
    lines.append(markdown(writer.word("foot", **writer.made_with())))
    return "\n".join(lines) + "\n"


def _table(writer: Writer, rows: Iterable[Row]) -> Iterator[str]:
    head = (writer.word(name) for name in _COLUMNS)
    yield f"| {' | '.join(head)} |"
    yield "| --- | --- | --- |"
    for row in rows:
        yield f"| {' | '.join(map(markdown, row))} |"


def as_json(writer: Writer) -> str:
    """Return the card as JSON: figures with their units, and what is stated."""
    card = writer.card
    known = card.model_dump(mode="json", exclude={"stated"})
    stated = {
        name: None
        if found.confidential
        else found.model_dump(
            mode="json",
            include={"value", "low", "high", "quality", "state"},
            exclude_none=True,
        )
        for name, found in card.stated.items()
    }
    rows = [*minimum_rows(writer), *extended_rows(writer), *score_rows(writer)]
    data = {
        "format": "assessor-card",
        "version": 1,
        "project": writer.clean(writer.assessment.answers.project.name),
        **writer.made_with(),
        "stated": stated,
        **known,
        "fields": [dict(zip(_COLUMNS, row, strict=True)) for row in rows],
    }
    return json.dumps(data, ensure_ascii=True, indent=2) + "\n"


def as_front_matter(writer: Writer) -> str:
    """Return the front matter that model pages of Hugging Face carry.

    Emissions are in grams and stand for the making of the model alone. Where that is
    not assessed the entry is left out, with the reason, rather than written as zero.
    """
    made = writer.card.made
    if made is None:
        return f"---\n# {writer.word('hf_nothing')}\n---\n"
    interval = ""
    if made.low is not None and made.high is not None:
        low, high = (writer.number(end * _GRAMS) for end in (made.low, made.high))
        interval = writer.word("hf_interval", low=low, high=high)
    source = writer.word(
        "hf_source",
        **writer.made_with(),
        interval=interval,
        least=writer.word("hf_least") if made.at_least else "",
    )
    grams = f"{round_significant(made.central * _GRAMS, _DIGITS):.12g}"
    lines = ["---", "co2_eq_emissions:", f"  emissions: {grams}"]
    lines.append(f"  source: {yaml_text(source)}")
    kinds = ", ".join(_TYPES[phase] for phase in writer.card.making)
    texts = {
        "training_type": kinds,
        "geographical_location": _where(writer),
        "hardware_used": writer.hardware(),
    }
    lines += [f"  {name}: {yaml_text(text)}" for name, text in texts.items() if text]
    return "\n".join([*lines, "---", ""])


def _where(writer: Writer) -> str:
    found = writer.card.stated.get(PLACE)
    if found is not None and not found.confidential:
        return writer.stated(PLACE)
    return ", ".join(map(writer.place, writer.card.places))


def as_statement(writer: Writer) -> str:
    """Return the paragraph on computing that papers carry; what is missing is named."""
    card = writer.card
    sentences = [
        *_said(writer, "s_time", time=writer.stated(TIME)),
        *_said(writer, "s_hardware", hardware=writer.hardware()),
        *_said(writer, "s_power", power=writer.stated(POWER)),
        *_said(writer, "s_place", place=_where(writer)),
        *_said(writer, "s_energy", energy=_figure(writer, card.energy)),
        *_said(writer, "s_mix", mix=writer.mixes()),
        *_said(writer, "s_made", made=_figure(writer, card.made)),
        *_said(writer, "s_experiments", figure=_figure(writer, card.experiments)),
        *_said(writer, "s_inference", figure=_figure(writer, card.scores.consumer)),
    ]
    missing = [name for name in MINIMUM if name not in card.stated]
    if missing:
        names = "; ".join(writer.word(name).rstrip(" ?\u202f") for name in missing)
        sentences.append(writer.word("s_missing", names=names))
    if card.experiments is None:
        sentences.append(writer.word("s_no_experiments"))
    comments = writer.stated(card.comments) if card.comments else ""
    sentences += _said(writer, "s_excluded", text=comments)
    sentences.append(writer.word("s_foot", **writer.made_with()))
    if card.not_public:
        gates = ", ".join(card.not_public)
        sentences.insert(0, writer.word("not_public", gates=gates))
    return visible(" ".join(" ".join(sentences).split("\n"))) + "\n"


def _said(writer: Writer, sentence: str, **parts: str) -> list[str]:
    return [writer.word(sentence, **parts)] if all(parts.values()) else []


def _figure(writer: Writer, amount: Amount | None) -> str:
    return "" if amount is None else writer.amount(amount)
