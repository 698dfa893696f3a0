import pytest

from assessor.errors import ExchangeError
from assessor.exchange import pages
from assessor.exchange.documents import Place
from assessor.exchange.pages import read_pages


def pdf(*lines_of_pages: list[str]) -> bytes:
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(len(lines_of_pages)))
    look = "/MediaBox [0 0 600 800] /Resources << /Font << /F1 3 0 R >> >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(lines_of_pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for index, lines in enumerate(lines_of_pages):
        shown = " ".join(f"({line}) Tj 0 -20 Td" for line in lines)
        stream = f"BT /F1 12 Tf 50 700 Td {shown} ET"
        objects += [
            f"<< /Type /Page /Parent 2 0 R {look} /Contents {5 + 2 * index} 0 R >>",
            f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        ]
    written, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(written))
        written += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    return (
        written
        + (
            f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
            f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\n"
            f"startxref\n{len(written)}\n%%EOF"
        ).encode()
    )


def test_places_name_page_and_line() -> None:
    document = read_pages("a.pdf", pdf(["First page"], ["Second", "carbon neutral"]))

    at = document.place(document.text.index("neutral"))
    assert at == Place(2, 8, 2)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4 nothing", pdf(["x"])[:200]])
def test_a_damaged_file_is_refused(content: bytes) -> None:
    with pytest.raises(ExchangeError, match=r"cannot be read|no text"):
        read_pages("a.pdf", content)


def test_a_scan_without_text_is_told() -> None:
    with pytest.raises(ExchangeError, match="only pictures of it"):
        read_pages("a.pdf", pdf([]))


def test_pages_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MOST_PAGES", 1)

    with pytest.raises(ExchangeError, match="has 2 pages"):
        read_pages("a.pdf", pdf(["a"], ["b"]))
