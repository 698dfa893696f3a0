"""A call opened: its questionnaire, its tables, and where results go."""

from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from assessor.catalogue.calls import load_call, pack_folder
from assessor.cli.call_making import Desk
from assessor.cli.layouts import layout_of
from assessor.cli.opening import open_questionnaire
from assessor.domain.wording import Language
from assessor.errors import ReportError
from assessor.portfolio.committee import Pins
from assessor.portfolio.folder import CALL
from assessor.portfolio.kept import key_of
from assessor.resources import data_folder

RESULTS = "results"
_NOTES = ".made"
_REPORTS = "reports"


@dataclass(frozen=True)
class Wanted:
    """What the command was asked for."""

    folder: Path
    output: Path | None
    reports: bool
    template: str
    branding: Path | None
    language: Language | None
    draws: int
    factors: Path | None


def desk_of(wanted: Wanted) -> tuple[Desk, Pins]:
    """Open a call, and make the folders for what is written.

    Args:
        wanted: What the command was asked for.

    Returns:
        What every submission is made with, and what to say of it.

    Raises:
        ReportError: The folders cannot be made.
    """
    path = wanted.folder / CALL
    opened = open_questionnaire(pack_folder(path), wanted.factors)
    pack, shelf = opened.pack, opened.shelf
    call = load_call(path, pack)
    layout = layout_of(wanted.template, wanted.branding, pack, call.as_of)
    results = wanted.output or wanted.folder / RESULTS
    reports = results / _REPORTS if wanted.reports else None
    _make_folders([results / _NOTES, *([reports] if reports else [])])
    pins = Pins(
        pack=pack.header.id,
        pack_version=pack.header.version,
        pack_sha256=pack.digest,
        factors_sha256=shelf.digest,
        program_version=version("assessor"),
        draws=wanted.draws,
    )
    text = path.read_bytes()
    desk = Desk(
        pack=pack,
        shelf=shelf,
        call=call,
        call_text=text,
        draws=wanted.draws,
        notes=results / _NOTES,
        reports=reports,
        language=wanted.language,
        layout=layout,
        pins=_key(text, pins, shelf.own_digest, wanted),
    )
    return desk, pins


def _key(call: bytes, pins: Pins, own_tables: str, wanted: Wanted) -> tuple[bytes, ...]:
    """Return what every result rests on besides the answers."""
    asked = (wanted.template, wanted.language, wanted.reports, own_tables)
    templates = _files(data_folder("report_templates"))
    look = [] if wanted.branding is None else _files(wanted.branding)
    own = Path(wanted.template)
    beside = _files(own.parent) if own.is_file() else []
    return (
        call,
        pins.model_dump_json().encode(),
        repr(asked).encode(),
        key_of([*templates, *look, *beside]).encode(),
    )


def _files(folder: Path) -> list[bytes]:
    return [one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file()]


def _make_folders(folders: list[Path]) -> None:
    for folder in folders:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = (
                f"{folder} cannot be made: {error.strerror}. Choose another folder "
                "with --output."
            )
            raise ReportError(message) from error
