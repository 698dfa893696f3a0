"""The lines that a terminal shows of projects and scenarios side by side."""

from collections.abc import Iterable, Iterator, Sequence

from assessor.assessing.explaining_figures import indicator_name
from assessor.cli.comparison_words import COMPARISON_WORDS
from assessor.cli.series_lines import series_rows, series_title
from assessor.cli.summary import shown as said
from assessor.domain.comparison import Comparison, Difference, Side
from assessor.domain.document import GaugeFigure, TotalFigure
from assessor.domain.impacts import INDICATORS, Estimate, Indicator
from assessor.domain.pack import Pack
from assessor.domain.rules import Ruling
from assessor.domain.visible import visible

_NOTABLE = {Ruling.FIRED, Ruling.POSSIBLE}
_SURE = 0.995  # above it a share would read 100 % without being it
Row = Sequence[str]
Words = dict[str, str]


def comparison_lines(found: Comparison, pack: Pack, language: str) -> Iterator[str]:
    """Return the sides, their totals with differences, units, gates, gauges, remarks.

    Args:
        found: What was compared.
        pack: The questionnaire, which says what gates, gauges and stages are called.
        language: Language of the lines.
    """
    # Names and labels come from files that others wrote.
    return map(visible, _lines(found, pack, language))


def _lines(found: Comparison, pack: Pack, language: str) -> Iterator[str]:
    words = dict(COMPARISON_WORDS[language])
    words.update((name, indicator_name(name, language)) for name in INDICATORS)
    yield from _aligned(_heads(found, pack, language))
    for indicator in INDICATORS:
        yield from _totals(found, indicator, words)
    yield from _units(found, words)
    yield from _years(found, language)
    yield from _application(found, words)
    yield from _costs(found, words)
    yield from _judged(found, pack, language)
    yield from ("", words["remarks"])
    yield from (f"- {remark[language]}" for remark in found.remarks)


def _years(found: Comparison, language: str) -> Iterator[str]:
    rows = list(series_rows(found.sides, language))
    if rows:
        yield ""
        yield series_title(found.sides, language)
        yield from _aligned(rows)


def _heads(found: Comparison, pack: Pack, language: str) -> Iterator[Row]:
    stages, profiles = pack.header.stages, pack.header.profiles
    for side in found.sides:
        project = found.projects[side.project]
        stage, profile = stages.get(project.stage), profiles.get(project.profile)
        about = COMPARISON_WORDS[language]["stage"].format(
            stage=stage.title.in_language(language) if stage else project.stage,
            profile=profile.title.in_language(language) if profile else project.profile,
        )
        yield side.id, side.title, project.project, about


def _totals(found: Comparison, indicator: Indicator, words: Words) -> Iterator[str]:
    totals = [side.totals[indicator] for side in found.sides]
    if any(total.central is not None for total in totals):
        yield ""
        yield words["whole_life"].format(
            indicator=words[indicator], unit=totals[0].unit
        )
        figures = [_total(total, words) for total in totals]
        yield from _beside(found, ("whole_life", indicator), figures, words)


def _beside(
    found: Comparison, key: tuple[str, str], figures: Sequence[str], words: Words
) -> Iterator[str]:
    """Yield a figure of each side, with its difference from the first."""
    differences = {d.side: d for d in found.differences if (d.per, d.indicator) == key}
    first = found.sides[0].id
    return _aligned(
        (side.id, shown, *_difference(differences.get(side.id), first, words))
        for side, shown in zip(found.sides, figures, strict=True)
    )


def _total(total: TotalFigure, words: Words) -> str:
    if total.central is None or total.low is None or total.high is None:
        return words["none"]
    return _least(_interval(total.central, total.low, total.high, words), total, words)


def _least(shown: str, total: TotalFigure, words: Words) -> str:
    known = shown != words["none"] and total.at_least
    return words["least"].format(figure=shown) if known else shown


def _interval(central: float, low: float, high: float, words: Words) -> str:
    ends = words["range"].format(low=_figure(low, words), high=_figure(high, words))
    return f"{_figure(central, words)} {ends}"


def _figure(value: float, words: Words) -> str:
    return said(value, words["code"])


def _difference(found: Difference | None, first: str, words: Words) -> tuple[str, str]:
    if found is None:
        return "", ""
    relative = "" if found.relative is None else f" ({100 * found.relative:+.0f} %)"
    ends = words["range"].format(
        low=_signed(found.low, words), high=_signed(found.high, words)
    )
    shown = f"{_signed(found.central, words)} {ends}{relative}"
    return shown, _share(found, first, words)


def _signed(value: float, words: Words) -> str:
    return f"{'+' if value > 0 else ''}{_figure(value, words)}"


def _share(found: Difference, first: str, words: Words) -> str:
    if found.partial:
        return words["partial"]
    if found.share_lower is None:
        return words["withheld"].format(gates=", ".join(found.withheld_by))
    if found.share_equal == 1:
        return words["same"]
    return words["lower"].format(first=first, share=_percent(found.share_lower))


def _percent(share: float) -> str:
    """Write a share of draws; nearly all and nearly none are not all and none.

    Examples:
        >>> _percent(1.0), _percent(0.999), _percent(0.42), _percent(0.001)
        ('100 %', '> 99 %', '42 %', '< 1 %')
    """
    if _SURE < share < 1:
        return "> 99 %"
    if 0 < share < 1 - _SURE:
        return "< 1 %"
    return f"{100 * share:.0f} %"


def _units(found: Comparison, words: Words) -> Iterator[str]:
    """Yield climate impact per year and per use; the JSON document has all others."""
    for basis in ("per_year", "per_use"):
        given = [
            (units.per_year if basis == "per_year" else units.per_use).get("gwp")
            for units in (side.functional_units for side in found.sides)
        ]
        unit = next((one.unit for one in given if one is not None), None)
        if unit is not None:
            figures = [
                _least(_estimate(one, words), side.totals["gwp"], words)
                for side, one in zip(found.sides, given, strict=True)
            ]
            yield ""
            yield words[basis].format(indicator=words["gwp"], unit=unit)
            yield from _beside(found, (basis, "gwp"), figures, words)


def _estimate(found: Estimate | None, words: Words) -> str:
    if found is None:
        return words["none"]
    return _interval(found.central, found.low, found.high, words)


def _application(found: Comparison, words: Words) -> Iterator[str]:
    if any("gwp" in side.application for side in found.sides):
        yield from ("", words["application"].format(indicator=words["gwp"]))
        yield from _aligned(
            (side.id, _estimate(side.application.get("gwp"), words))
            for side in found.sides
        )


def _costs(found: Comparison, words: Words) -> Iterator[str]:
    rows = [
        (
            side.id,
            cost.currency,
            *(
                "" if amount is None else words[name].format(amount=f"{amount:.12g}")
                for name, amount in (
                    ("once", cost.investment),
                    ("yearly", cost.yearly),
                    ("life", cost.whole_life),
                )
            ),
        )
        for side in found.sides
        for cost in side.costs
    ]
    if rows:
        yield from ("", words["costs"])
        yield from _aligned(rows)


def _judged(found: Comparison, pack: Pack, language: str) -> Iterator[str]:
    """Yield gates and gauges, a column for each project under the letter of a side."""
    words = COMPARISON_WORDS[language]
    letters = [_letter_of(number, found.sides) for number in range(len(found.projects))]
    head = ("", *letters, "")
    yield from ("", words["gates"])
    gates = [*_gates(found, pack, language)]
    yield from _aligned([head, *gates]) if gates else iter([words["no_gate"]])
    yield from ("", words["gauges"])
    gauges = pack.header.gauges
    rows = [
        (
            gauges[name].title.in_language(language) if name in gauges else name,
            *(_gauge(p.gauges.get(name)) for p in found.projects),
        )
        for name in found.projects[0].gauges
    ]
    yield from _aligned([head[:-1], *rows])
    yield from ("", words["outcome"])
    yield from _aligned(
        (letter, words.get(project.outcome.id, project.outcome.id))
        for letter, project in zip(letters, found.projects, strict=True)
    )


def _gates(found: Comparison, pack: Pack, language: str) -> Iterator[Row]:
    words = COMPARISON_WORDS[language]
    titles = {gate.id: gate.title.in_language(language) for gate in pack.gates}
    for name in found.projects[0].gates:
        rulings = [p.gates.get(name, Ruling.NOT_CONCERNED) for p in found.projects]
        if _NOTABLE.intersection(rulings):
            yield name, *(words[ruling] for ruling in rulings), titles.get(name, "")


def _letter_of(project: int, sides: Sequence[Side]) -> str:
    return next(side.id for side in sides if side.project == project)


def _gauge(found: GaugeFigure | None) -> str:
    if found is None:
        return ""
    low, high = f"{100 * found.low:.0f}", f"{100 * found.high:.0f}"
    return f"{low} %" if low == high else f"{low}-{high} %"


def _aligned(rows: Iterable[Row]) -> Iterator[str]:
    held = [*rows]
    widths = [max(map(len, column)) for column in zip(*held, strict=True)]
    for row in held:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        yield f"  {'  '.join(cells)}".rstrip()
