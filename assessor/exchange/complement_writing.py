"""A request for further information as Markdown, plain text or a Word document."""

import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from assessor.domain.visible import visible
from assessor.errors import UsageError
from assessor.exchange.complements import Letter
from assessor.exchange.escaping import markdown

_BLANK = "____________"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
)
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" '
    f'ContentType="{_OFFICE}.document.main+xml"/></Types>'
)
_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{_RELATION}" Target="word/document.xml"/></Relationships>'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WIDTHS = (600, 3700, 3000, 1700, 1100)  # [twentieths of a point]
_DAY = (1980, 1, 1, 0, 0, 0)  # so that the same letter is the same file
_PAGE = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1100" w:right="900" '
_MARGINS = 'w:bottom="1100" w:left="900" w:header="600" w:footer="600" w:gutter="0"/>'


def letter_file(letter: Letter, target: Path) -> bytes:
    """Return a letter as the file that its name says.

    Args:
        letter: The letter.
        target: File it is to be: .md, .txt or .docx.

    Raises:
        UsageError: The name ends otherwise.
    """
    write = _WRITERS.get(target.suffix.lower())
    if write is None:
        message = f"{target}: a letter is written as .md, .txt or .docx; name it so."
        raise UsageError(message)
    return write(letter)


def letter_markdown(letter: Letter) -> str:
    """Return a letter as Markdown; no text of the project becomes part of its form."""
    lines = [f"# {markdown(letter.title)}", ""]
    for paragraph in letter.before:
        lines += [markdown(paragraph), ""]
    if letter.asked:
        lines += [_row(map(markdown, letter.head)), _row(["---"] * len(letter.head))]
        lines += [_row(map(markdown, row)) for row in _rows(letter)]
        lines.append("")
    for paragraph in letter.after:
        lines += [markdown(paragraph), ""]
    return "\n".join(lines)


def letter_text(letter: Letter) -> str:
    """Return a letter as plain text."""
    lines = [visible(letter.title), ""]
    for paragraph in letter.before:
        lines += [visible(paragraph), ""]
    for row in _rows(letter):
        number, what, *rest = map(visible, row)
        lines.append(f"{number}. {what}")
        pairs = zip(letter.head[2:], rest, strict=True)
        lines += [f"   {visible(name)}{letter.colon}{said}" for name, said in pairs]
        lines.append("")
    for paragraph in letter.after:
        lines += [visible(paragraph), ""]
    return "\n".join(lines)


def letter_word(letter: Letter) -> bytes:
    """Return a letter as a Word document, without macro, link or picture."""
    body = "".join(_body(letter))
    document = (
        f'{_HEAD}<w:document xmlns:w="{_WORD}"><w:body>{body}'
        f"<w:sectPr>{_PAGE}{_MARGINS}</w:sectPr></w:body></w:document>"
    )
    parts = {
        "[Content_Types].xml": f"{_HEAD}{_TYPES}",
        "_rels/.rels": f"{_HEAD}{_RELATIONS}",
        "word/document.xml": document,
    }
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _DAY), content.encode())
    return held.getvalue()


_WRITERS: Mapping[str, Callable[[Letter], bytes]] = {
    ".md": lambda letter: letter_markdown(letter).encode(),
    ".txt": lambda letter: letter_text(letter).encode(),
    ".docx": letter_word,
}


def _rows(letter: Letter) -> Iterator[Sequence[str]]:
    for number, one in enumerate(letter.asked, 1):
        yield str(number), one.what, one.why, one.holder, _BLANK


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _body(letter: Letter) -> Iterator[str]:
    yield _paragraph(letter.title, size=32, bold=True)
    for paragraph in letter.before:
        yield _paragraph(paragraph)
    if letter.asked:
        yield "".join(_table(letter))
        yield _paragraph("")
    for paragraph in letter.after:
        yield _paragraph(paragraph)


def _table(letter: Letter) -> Iterator[str]:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:color="808080"/>' for side in sides
    )
    yield f'<w:tbl><w:tblPr><w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/>'
    yield f"<w:tblBorders>{borders}</w:tblBorders>"
    yield '<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
    yield "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    yield "</w:tblGrid>"
    yield _line(letter.head, head=True)
    for row in _rows(letter):
        yield _line(row)
    yield "</w:tbl>"


def _line(cells: Sequence[str], *, head: bool = False) -> str:
    mark = "<w:tblHeader/>" if head else ""
    held = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{_paragraph(cell, size=18, bold=head)}</w:tc>"
        for cell, width in zip(cells, _WIDTHS, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{mark}</w:trPr>{held}</w:tr>"


def _paragraph(text: str, *, size: int = 21, bold: bool = False) -> str:
    """Return a paragraph; ``size`` in half points."""
    strong = "<w:b/>" if bold else ""
    font = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>'
    said = escape(visible(text))
    return (
        '<w:p><w:pPr><w:spacing w:after="120"/></w:pPr><w:r>'
        f'<w:rPr>{font}{strong}<w:sz w:val="{size}"/></w:rPr>'
        f'<w:t xml:space="preserve">{said}</w:t></w:r></w:p>'
    )
