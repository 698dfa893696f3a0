import struct
import zlib
from pathlib import Path

import pytest

from assessor.errors import ReportError
from assessor.reporting.logos import read_logo

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60">'
    '<metadata>made with</metadata><title>old</title><rect width="60" height="60" '
    'fill="#7a3b12"/><path d="M75 15h110v8H75z" style="fill:#3a1d0b" id="x"/></svg>'
)


def chunk(name: bytes, held: bytes) -> bytes:
    crc = struct.pack(">I", zlib.crc32(name + held))
    return struct.pack(">I", len(held)) + name + held + crc


def png(width: int, height: int, rows: bytes, *more: bytes) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", header),
            *more,
            chunk(b"IDAT", zlib.compress(rows)),
            chunk(b"IEND", b""),
        )
    )


PNG = png(4, 2, (b"\x00" + b"\x7a\x3b\x12" * 4) * 2)
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" {}>{}</svg>'
LIVE = {
    "a script": HEAD.format("", "<script>alert(1)</script>"),
    "a handler": HEAD.format('onload="alert(1)"', "<rect onclick='a()'/>"),
    "a link": HEAD.format("", '<a href="https://example.org"><rect/></a>'),
    "an image": HEAD.format("", '<image href="file:///etc/passwd"/>'),
    "a reference": HEAD.format("", '<rect fill="url(https://example.org/a)"/>'),
    "a style sheet": HEAD.format("", "<style>@import 'https://example.org';</style>"),
    "a reference in a style": HEAD.format("", '<g style="fill:url(file:///a)"/>'),
    "another document": HEAD.format("", "<foreignObject><p/></foreignObject>"),
    "a copy": HEAD.format("", '<use href="#a"/>'),
    "entities": '<!DOCTYPE svg [<!ENTITY a "b">]>' + HEAD.format("", ""),
    "a colour that is none": HEAD.format("", '<rect fill="&quot;&gt;&lt;p"/>'),
    "no size": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "too long": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 1"/>',
    "too many shapes": HEAD.format("", "<g/>" * 2_001),
    "another language": "<html><body/></html>",
    "no markup": "a logo",
}
BROKEN = {
    "a wrong checksum": PNG[:-20] + b"\x00" + PNG[-19:],
    "an end too early": PNG[:40],
    "a picture that unpacks to more": png(4, 2, b"\x00" * 900),
    "a picture that unpacks to less": png(4, 2, b"\x00"),
    "sides without end": png(90_000, 90_000, b""),
}


def test_a_drawing_is_written_anew_with_its_shapes_only(tmp_path: Path) -> None:
    path = tmp_path / "logo.svg"
    path.write_text(SVG, "utf-8")

    logo = read_logo(path)

    assert logo.svg == (
        '<rect width="60" height="60" fill="#7a3b12"></rect>'
        '<path d="M75 15h110v8H75z" fill="#3a1d0b"></path>'
    )
    assert logo.ratio == pytest.approx(200 / 60)


def test_a_picture_keeps_what_draws_it(tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(
        png(4, 2, (b"\x00" + b"\x7a\x3b\x12" * 4) * 2, chunk(b"tEXt", b"secret"))
    )

    logo = read_logo(path)

    assert logo.png == PNG
    assert logo.ratio == 2


@pytest.mark.parametrize("text", LIVE.values(), ids=LIVE)
def test_a_drawing_that_is_more_than_shapes_is_refused(
    tmp_path: Path, text: str
) -> None:
    path = tmp_path / "logo.svg"
    path.write_text(text, "utf-8")

    with pytest.raises(ReportError, match="Export the logo as PNG or as plain SVG"):
        read_logo(path)


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_picture_that_is_not_what_it_says_is_refused(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(content)

    with pytest.raises(ReportError, match="Export the logo"):
        read_logo(path)


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "logo.svg"
    path.write_bytes(b" " * 300_001)

    with pytest.raises(ReportError, match="export it smaller"):
        read_logo(path)
