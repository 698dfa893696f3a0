"""From one page of HTML to a PDF for archives and for screen readers.

The modules beside it and it alone import WeasyPrint. What it may fetch is the
folder of the templates, under a scheme of our own; anything else stops the rendering.
"""

import gc
import hashlib
import logging
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from assessor.errors import ReportError
from assessor.resources import data_folder
from assessor.typesetting.dress import UNDRESSED, Dress
from assessor.typesetting.identification import identify, list_files_once

try:
    from weasyprint import (  # type: ignore[import-untyped]  # it ships no types
        CSS,
        Attachment,
        __version__,
    )
    from weasyprint.text.fonts import (  # type: ignore[import-untyped]  # the same
        FontConfiguration,
    )
    from weasyprint.urls import (  # type: ignore[import-untyped]  # the same
        FatalURLFetchingError,
        URLFetcher,
        URLFetcherResponse,
    )

    from assessor.typesetting.glyphs import draw_again
    from assessor.typesetting.lettering import set_whole_lines
    from assessor.typesetting.lines import set_lines_once
    from assessor.typesetting.paper import SCHEME, Page
    from assessor.typesetting.settled import pack_once, settle, settling
    from assessor.typesetting.spared import spare
    from assessor.typesetting.tagging import scope_headers, tag_by_page
except OSError as error:
    _LACKING = (
        "a PDF needs system libraries that are missing here; on Debian or Ubuntu "
        "install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    )
    raise ReportError(_LACKING) from error

VARIANT = "pdf/a-3a"
KNOWN = "70.0"
"""The version of WeasyPrint whose work may be spared; any other does all of it."""
_SHEETS = ("style/paper.css", "style/report.css", "style/print.css")
_KINDS = {".css": "text/css", ".ttf": "font/ttf"}
_REFUSED = "a report may only use files of its templates, not {url}"
_RELATIONS = {"answers.yaml": "Source"}

logging.getLogger("fontTools").setLevel(logging.ERROR)


def write(
    html: str,
    *,
    created: datetime,
    attachments: Mapping[str, bytes] | None = None,
    dress: Dress = UNDRESSED,
) -> bytes:
    """Return a page as PDF/A-3a, tagged, with the same bytes for the same input.

    Args:
        html: The page, without style sheets.
        created: When the report was made; nothing else tells it the time.
        attachments: Content by file name; ``answers.yaml`` is what the report was made
            from, all others are data that it shows.
        dress: Colours and pictures of an organisation.

    Raises:
        ReportError: The page asks for something outside the templates.
    """
    moment = created.astimezone(UTC)
    files = [
        _attachment(name, content, moment)
        for name, content in (attachments or {}).items()
    ]
    try:
        with _uncollected():
            return _written(html, moment, files, dress)
    except FatalURLFetchingError as error:
        raise ReportError(str(error)) from error


def _written(
    html: str, moment: datetime, files: list[Attachment], dress: Dress
) -> bytes:
    fonts, sheet = _look()
    sheets = [sheet, _sheet(dress.css)] if dress.css else [sheet]
    assets = _Assets(dress.pictures)
    document = Page(html, assets).render(
        font_config=fonts,
        stylesheets=sheets,
        pdf_variant=VARIANT,
        presentational_hints=False,
    )
    stamp = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    document.metadata.created = document.metadata.modified = stamp
    if document.metadata.attachments:
        raise FatalURLFetchingError(_REFUSED.format(url="an attachment"))
    document.metadata.attachments = files
    document.metadata.generate_rdf_metadata = identify(
        document.metadata.generate_rdf_metadata
    )
    for page in document.pages:
        # Its box is nowhere to be had but there.
        page.paint = settling(page.paint, page._page_box)  # noqa: SLF001
    with warnings.catch_warnings():
        # WeasyPrint leaves its colour profile open.
        warnings.simplefilter("ignore", ResourceWarning)
        pdf = document.write_pdf(
            pdf_variant=VARIANT,
            pdf_identifier=hashlib.sha256(html.encode()).digest()[:16],
            finisher=_finish,
        )
    if assets.refused:
        raise FatalURLFetchingError(assets.refused[0])
    return bytes(pdf)


def _finish(document: Any, file: Any) -> None:  # noqa: ANN401  # they have no types
    # Nothing asks for the pages any more, and they take half of the memory.
    document.pages.clear()
    scope_headers(file.objects)
    list_files_once(file.catalog)
    settle(file.objects)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Leave the garbage be: collecting it while boxes are built costs a fifth."""
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()


class _Assets(URLFetcher):  # type: ignore[misc]  # its base has no types
    """Fetches from the folder of the templates and from nowhere else.

    Attributes:
        refused: What it refused; a drawing that asks for it is left out in silence.
    """

    def __init__(self, pictures: Mapping[str, bytes] | None = None) -> None:
        super().__init__()
        self.refused: list[str] = []
        self.pictures = pictures or {}

    def fetch(
        self, url: str, headers: Mapping[str, str] | None = None
    ) -> URLFetcherResponse:
        """Return a file of the templates.

        Raises:
            FatalURLFetchingError: The address is of another scheme or folder.
        """
        del headers
        folder = data_folder("report_templates").resolve()
        parts = urlsplit(url)
        if parts.scheme == SCHEME and parts.path in self.pictures:
            held = self.pictures[parts.path]
            return URLFetcherResponse(url, held, {"Content-Type": "image/png"})
        path = (folder / unquote(parts.path).lstrip("/")).resolve()
        known = parts.scheme == SCHEME and path.suffix in _KINDS
        if not known or not path.is_relative_to(folder) or not path.is_file():
            message = _REFUSED.format(url=url[:200])
            self.refused.append(message)
            raise FatalURLFetchingError(message)
        return _response(url, path)


def _response(url: str, path: Path) -> URLFetcherResponse:
    return URLFetcherResponse(
        url, path.read_bytes(), {"Content-Type": _KINDS[path.suffix]}
    )


@cache
def _look() -> tuple[FontConfiguration, CSS]:
    """Return fonts and style, once a process: each set of fonts leaks memory."""
    set_whole_lines()
    pack_once()
    if __version__ == KNOWN:
        set_lines_once()
        draw_again()
        spare()
        tag_by_page()
    fonts = FontConfiguration()
    folder = data_folder("report_templates")
    # One sheet: each is matched against every element.
    sheet = CSS(
        string="".join((folder / name).read_text("utf-8") for name in _SHEETS),
        base_url=f"{SCHEME}:",
        url_fetcher=_Assets(),
        font_config=fonts,
    )
    return fonts, sheet


@lru_cache(maxsize=4)
def _sheet(css: str) -> CSS:
    """Return the colours of an organisation as a style sheet."""
    return CSS(string=css, base_url=f"{SCHEME}:", url_fetcher=_Assets())


def _attachment(name: str, content: bytes, moment: datetime) -> Attachment:
    return Attachment(
        string=content,
        name=name,
        description=name,
        created=moment,
        modified=moment,
        relationship=_RELATIONS.get(name, "Data"),
    )
