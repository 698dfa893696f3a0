"""The lines that a terminal shows of factor tables."""

from collections.abc import Iterator
from dataclasses import dataclass

from assessor.cli.summary import exact
from assessor.domain.factors import Factor, key_parts
from assessor.domain.lookups import Lookup
from assessor.domain.shelf import Shelf
from assessor.domain.tables import FactorTable
from assessor.errors import UsageError

NEAREST = 8
_APART = 1.05  # values closer than this do not disagree
_SPACE = "\N{NO-BREAK SPACE}"
WORDS = {
    "en": {
        "rows": "{count} rows",
        "by_row": "unit by row",
        "undated": "undated",
        "user": "your own table",
        "odbl": "Open Database License",
        "source": "  source: {text}",
        "address": "  address: {text}",
        "licence": "  licence: {text}",
        "potentials": "  warming potentials: {report} of the IPCC, {text}",
        "unstated": "  warming potentials: the source names no report of the IPCC",
        "verification": "  verification: {text}",
        "note": "  note: {text}",
        "used": "Used: {value}",
        "unused": "Not used by default: nobody has verified it.",
        "elsewhere": "Published elsewhere of the same thing:",
        "apart": "They differ by a factor of {ratio}: {low} to {high} {unit}.",
        "read": "read in the primary data file",
        "transcribed": "transcribed from a secondary copy",
        "computed": "computed by running the tool named",
        "derived": "derived from other figures",
        "unverified": "not verified",
    },
    "fr": {
        "rows": "{count} lignes",
        "by_row": "unité par ligne",
        "undated": "sans date",
        "user": "votre propre table",
        "odbl": "Open Database License",
        "source": f"  source{_SPACE}: {{text}}",
        "address": f"  adresse{_SPACE}: {{text}}",
        "licence": f"  licence{_SPACE}: {{text}}",
        "potentials": f"  potentiels de réchauffement{_SPACE}: {{report}} du GIEC, "
        "{text}",
        "unstated": f"  potentiels de réchauffement{_SPACE}: la source ne nomme aucun "
        "rapport du GIEC",
        "verification": f"  vérification{_SPACE}: {{text}}",
        "note": f"  remarque{_SPACE}: {{text}}",
        "used": f"Valeur utilisée{_SPACE}: {{value}}",
        "unused": f"Non utilisée par défaut{_SPACE}: personne ne l'a vérifiée.",
        "elsewhere": f"Publié ailleurs sur le même objet{_SPACE}:",
        "apart": (
            "Ces valeurs diffèrent d'un facteur {ratio}"
            f"{_SPACE}: de {{low}} à {{high}} {{unit}}."
        ),
        "read": "lue dans le fichier de données d'origine",
        "transcribed": "reprise d'une copie secondaire",
        "computed": "calculée en exécutant l'outil nommé",
        "derived": "déduite d'autres valeurs",
        "unverified": "non vérifiée",
    },
}


@dataclass(frozen=True)
class _Says:
    """What one published row says of something."""

    where: str
    key: str
    when: str
    central: float
    unit: str


def table_lines(shelf: Shelf, language: str) -> Iterator[str]:
    """Yield one line a table.

    Args:
        shelf: The tables.
        language: Language of the titles.
    """
    words = WORDS[language]
    for name, table in shelf.items():
        unit = table.unit or words["by_row"]
        title = table.title.in_language(language)
        count = words["rows"].format(count=sum(len(r) for r in table.by_key.values()))
        whose = [words[o] for o in dict.fromkeys(_origins(table)) if o in words]
        yield "  ".join([name, count, unit, title, *(f"[{one}]" for one in whose)])


def _origins(table: FactorTable) -> Iterator[str]:
    return (layer.origin for layer in table.layers)


def all_row_lines(table: FactorTable, language: str) -> Iterator[str]:
    """Yield what a table is about, then one line a row.

    Args:
        table: The table.
        language: Language of its title.
    """
    yield table.title.in_language(language)
    yield table.meaning.in_language(language)
    yield table.boundary.in_language(language)
    for rows in table.by_key.values():
        yield from (row_line(table, row, language) for row in rows)


def one_row_lines(
    shelf: Shelf, table: FactorTable, key: str, language: str
) -> Iterator[str]:
    """Yield the values of one row with their sources, and what others say.

    Args:
        shelf: All tables.
        table: The table.
        key: Key of the row.
        language: Language of the lines.

    Raises:
        UsageError: The table has no such row.
    """
    if key not in table.by_key:
        near = ", ".join(
            [k for k in table.by_key if key.lower() in k.lower()][:NEAREST]
        )
        hint = f"It has {near}." if near else f"factors show {table.id} lists its rows."
        message = f"{table.id} has no row {key}. {hint}"
        raise UsageError(message)
    words = WORDS[language]
    for row in table.by_key[key]:
        yield from _details(table, row, language)
    used = table.at(key)
    if used is None:
        yield words["unused"]
    else:
        yield words["used"].format(value=_interval(used, language))
        yield from (f"  {note}" for note in used.notes_in(language))
        yield from _disagreement(shelf, table, used, language)


def _interval(used: Lookup, language: str) -> str:
    low, high = exact(used.low, language), exact(used.high, language)
    between = "; " if language == "fr" else ", "
    return f"{exact(used.central, language)} [{low}{between}{high}] {used.unit}"


def _disagreement(
    shelf: Shelf, table: FactorTable, used: Lookup, language: str
) -> Iterator[str]:
    """Yield what other rows say of the same thing, in the same unit."""
    words = WORDS[language]
    others = list(_others(shelf, table, used, words["undated"]))
    if not others:
        return
    yield words["elsewhere"]
    for one in others:
        value = exact(one.central, language)
        yield f"  {one.where}  {one.key}  {one.when}  {value} {one.unit}"
    values = [one.central for one in others] + [used.central]
    low, high = min(values), max(values)
    if low > 0 and high / low > _APART:
        yield words["apart"].format(
            ratio=exact(float(f"{high / low:.2g}"), language),
            low=exact(low, language),
            high=exact(high, language),
            unit=used.unit,
        )


def _others(
    shelf: Shelf, table: FactorTable, used: Lookup, undated: str
) -> Iterator[_Says]:
    wanted = {used.key, *_zones(shelf, used.key)}
    for name, other in shelf.items():
        if other.indicator != table.indicator or name.startswith("defaults/"):
            continue
        for layer in other.layers:
            for row in layer.factors:
                unit = row.unit or layer.unit or ""
                if unit != used.unit or not wanted & {*key_parts(row.key)}:
                    continue
                if (name, row.key, row.central) == (used.table, used.key, used.central):
                    continue
                when = str(row.valid_from or undated)
                yield _Says(_named(name, layer), row.key, when, row.central, unit)


def _zones(shelf: Shelf, place: str) -> Iterator[str]:
    """Yield the zones of cloud providers in a country."""
    for entry in shelf.places.of_kind("zone"):
        if entry.parent == place:
            yield entry.code


def _named(name: str, layer: FactorTable) -> str:
    return name if layer.origin == "shipped" else f"{name} ({layer.origin})"


def search_lines(shelf: Shelf, word: str, language: str) -> Iterator[str]:
    """Yield the rows that hold a word, one line each.

    Args:
        shelf: The tables.
        word: Part of a key, a table, a note or a source; case does not matter.
        language: Language of the titles searched.
    """
    wanted = word.casefold()
    for name, table in shelf.items():
        about = f"{name} {table.title.in_language(language)}"
        for key, rows in table.by_key.items():
            label = _label(table, key, language)
            for row in rows:
                citation = table.layer_of(key).sources[row.source].citation
                note = _note(table, row, language)
                text = f"{about} {key} {label} {note} {citation}"
                if wanted in text.casefold():
                    yield f"{name}  {row_line(table, row, language)}"


def _label(table: FactorTable, key: str, language: str) -> str:
    label = table.label(key)
    return "" if label is None else label.in_language(language)


def _note(table: FactorTable, row: Factor, language: str) -> str:
    note = table.note(row)
    return "" if note is None else note.in_language(language)


def row_line(table: FactorTable, row: Factor, language: str) -> str:
    """Return the year, value, range and unit of one row.

    Args:
        table: The table.
        row: One of its rows.
        language: Language of the line.
    """
    words = WORDS[language]
    layer = table.layer_of(row.key)
    year = str(row.valid_from or words["undated"])
    value = exact(row.central, language) + _range(row, language)
    parts = [row.key, year, f"{value} {row.unit or layer.unit}"]
    label = _label(table, row.key, language)
    whose = [f"[{words[layer.origin]}]"] if layer.origin in words else []
    return "  ".join([*parts, *([label] if label else []), *whose])


def _range(row: Factor, language: str) -> str:
    if not row.has_range:
        return ""
    low = row.central if row.low is None else row.low
    high = row.central if row.high is None else row.high
    between = "; " if language == "fr" else ", "
    return f" [{exact(low, language)}{between}{exact(high, language)}]"


def _details(table: FactorTable, row: Factor, language: str) -> Iterator[str]:
    words = WORDS[language]
    yield row_line(table, row, language)
    source = table.layer_of(row.key).sources[row.source]
    yield words["source"].format(text=f"{source.citation}, {source.locator}")
    if source.url:
        yield words["address"].format(text=source.url)
    yield words["licence"].format(text=source.licence)
    if table.indicator == "gwp":
        said = words["potentials" if source.potentials else "unstated"]
        yield said.format(report=source.potentials, text=source.potentials_from)
    yield words["verification"].format(text=words[row.verification])
    if row.note:
        yield words["note"].format(text=_note(table, row, language))
