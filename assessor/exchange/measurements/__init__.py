"""Measurements of other tools: files read into rows, rows entered as answers.

A format is a module with a ``FORMAT``; its columns are documented from there. What a
file gives goes through the engine of the interview like anything that is typed.
"""

from collections.abc import Sequence
from pathlib import Path

from assessor.exchange.measurements import (
    aws,
    azure,
    carbontracker,
    codecarbon,
    gcp,
    hf_card,
    mlco2,
    nvidia_smi,
    own_table,
    power,
    sacct,
)
from assessor.exchange.measurements.entering import enter_measured
from assessor.exchange.measurements.imported import Entered, Imported
from assessor.exchange.measurements.model import (
    Format,
    Measured,
    MeasurementError,
    Source,
    say,
)
from assessor.exchange.measurements.serving import in_use
from assessor.exchange.measurements.source_files import read_source

__all__ = [
    "FORMATS",
    "Entered",
    "Imported",
    "MeasurementError",
    "Source",
    "enter_measured",
    "format_of",
    "in_use",
    "read_measured",
    "read_source",
]

AUTO = "auto"
FORMATS: dict[str, Format] = {
    module.FORMAT.name: module.FORMAT
    for module in (
        codecarbon,
        carbontracker,
        mlco2,
        sacct,
        nvidia_smi,
        power,
        gcp,
        aws,
        azure,
        hf_card,
        own_table,
    )
}
"""The formats, those with the most telling columns first."""


def format_of(source: Source, name: str = AUTO) -> Format:
    """Return the format of a file.

    Args:
        source: The file.
        name: Name of a format, or ``auto``.

    Raises:
        MeasurementError: There is no such format, or none recognises the file.
    """
    if name in FORMATS:
        return FORMATS[name]
    found = next((one for one in FORMATS.values() if one.recognises(source)), None)
    if name == AUTO and found is not None:
        return found
    raise MeasurementError(
        say(
            "{file} looks like none of the formats that are read: {names}. Name one "
            "with --format to learn what is missing.",
            "{file} ne ressemble à aucun des formats lus : {names}. Nommez-en un avec "
            "--format pour savoir ce qui manque.",
            file=source.name,
            names=", ".join(FORMATS),
        )
    )


def read_measured(
    files: Sequence[Path], name: str = AUTO
) -> list[tuple[Source, Format, tuple[Measured, ...]]]:
    """Read files of measurements, each as the rows that it gives.

    The two logs of one run of carbontracker say the same thing twice; of the two the
    one of epochs is read.

    Args:
        files: The files.
        name: Name of their format, or ``auto``.

    Raises:
        MeasurementError: One cannot be read, or stands there twice.
    """
    found: list[tuple[Source, Format, tuple[Measured, ...]]] = []
    for path in files:
        if carbontracker.is_output_of(path.name, [one.name for one in files]):
            continue
        source = read_source(path)
        same = next((one for one, _, _ in found if one.sha256 == source.sha256), None)
        if same is not None:
            raise MeasurementError(
                say(
                    "{file} and {other} are the same file; give it once.",
                    "{file} et {other} sont le même fichier ; donnez-le une seule "
                    "fois.",
                    file=path.name,
                    other=same.name,
                )
            )
        kind = format_of(source, name)
        found.append((source, kind, kind.read(source)))
    return found
