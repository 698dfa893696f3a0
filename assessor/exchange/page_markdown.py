"""A report as Markdown: the same page, its charts by their text, nothing in it live.

The page is one that a template of the program made. It is read element by element, so
that whatever chapter the page holds is in the Markdown too; every text is escaped.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from assessor.exchange.escaping import markdown

_SILENT = frozenset({"style", "script", "head"})
_VOID = frozenset({"br", "col", "meta", "link", "img", "hr"})
_HEADINGS = {"h1": "#", "h2": "##", "h3": "###", "h4": "####"}
_BESIDE = frozenset({"value", "beside"})
_SPACES = re.compile(r"[ \t\r\n]+")  # spaces that do not break a line are kept
_BOLD = frozenset({"mark", "head", "code", "level", "name"})
_ENDS = frozenset({*_HEADINGS, "p", "li", "caption", "figcaption", "th", "td", "title"})


@dataclass(frozen=True)
class _Run:
    """A stretch of text that is set in one way."""

    text: str
    bold: bool = False
    number: bool = False

    def marked(self, plain: str) -> str:
        """Return the text with its marks, once it is escaped."""
        if self.number:
            return f"{plain}. "
        return f"**{plain}** " if self.bold else plain


@dataclass
class _Table:
    """A table that is being read.

    Attributes:
        head: Cells of the head, with whether each column is set to the right.
    """

    caption: str = ""
    head: list[tuple[str, bool]] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


def page_markdown(page: str) -> str:
    r"""Return a page as Markdown.

    Args:
        page: HTML of a report, as one of the templates of the program makes it.

    Examples:
        >>> print(page_markdown("<h2>A &amp; B</h2><p>x <b>| y</b></p>"))
        ## A & B
        <BLANKLINE>
        x \| y
        <BLANKLINE>
    """
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return "\n\n".join(reader.blocks) + "\n"


class _Reader(HTMLParser):
    """Reads a page from top to bottom and keeps what it says as blocks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self._open: list[tuple[str, frozenset[str]]] = []
        self._runs: list[_Run] = []
        self._table: _Table | None = None
        self._silent = 0
        self._drawn = 0
        self._list_begun = False
        self._pictured = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what is opened."""
        if tag in _VOID:
            self._runs.append(_Run(" "))
            return
        kinds = frozenset((dict(attrs).get("class") or "").split())
        self._open.append((tag, kinds))
        self._silent += tag in _SILENT
        self._drawn += tag == "svg"
        if tag in _ENDS and not self._inside("li", "td"):
            self._runs = []
        if tag == "table":
            self._table = _Table()
        if tag == "tr" and self._table is not None and self._within("tbody"):
            self._table.rows.append([])
        if tag == "ul":
            self._list_begun = False

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass over what is opened and closed at once: it draws and says nothing."""

    def handle_endtag(self, tag: str) -> None:
        """Write down what ends here."""
        if tag in _VOID or all(tag != name for name, _ in self._open):
            return
        kinds: frozenset[str] = frozenset()
        while self._open:
            name, kinds = self._open.pop()
            self._silent -= name in _SILENT
            self._drawn -= name == "svg"
            if name == tag:
                break
        if self._table is not None:
            self._end_in_table(tag, kinds)
        else:
            self._end(tag, kinds)

    def handle_data(self, data: str) -> None:
        """Keep a text; of a chart only its text equivalent."""
        if self._silent or (self._drawn and not self._within("title")):
            return
        kinds = frozenset[str]().union(*(held for _, held in self._open))
        self._runs.append(_Run(data, bold=bool(kinds & _BOLD), number="no" in kinds))

    def _within(self, tag: str) -> bool:
        return any(name == tag for name, _ in self._open)

    def _inside(self, *tags: str) -> bool:
        """Say whether something that ends a block stands within one of these."""
        return any(name in tags for name, _ in self._open[:-1])

    def _text(self) -> str:
        """Return what was read since the last end, and begin anew."""
        said: list[str] = []
        for run in self._runs:
            plain = markdown(run.text)
            before = " " if run.text[:1].isspace() else ""
            after = " " if run.text[-1:].isspace() else ""
            said.append(f"{before}{run.marked(plain)}{after}" if plain else " ")
        self._runs = []
        return _SPACES.sub(" ", "".join(said)).strip(" ")

    def _end(self, tag: str, kinds: frozenset[str]) -> None:
        if tag not in _ENDS or self._inside_open("li"):
            return
        text = self._text()
        if text and "running" not in kinds:
            self._add(tag, kinds, text)

    def _add(self, tag: str, kinds: frozenset[str], text: str) -> None:
        """Write a block down."""
        if tag in _HEADINGS:
            self.blocks.append(f"{_HEADINGS[tag]} {text}")
        elif tag == "li":
            self._item(text)
        elif tag == "figcaption":
            self._pictured = text
            self.blocks.append(f"**{text}**")
        elif tag == "title":
            self.blocks.append(text.removeprefix(f"{self._pictured}. "))
        elif kinds & _BESIDE:
            self.blocks[-1] = f"{self.blocks[-1]} – {text}"
        else:
            self.blocks.append(text)

    def _inside_open(self, tag: str) -> bool:
        return any(name == tag for name, _ in self._open)

    def _item(self, text: str) -> None:
        if self._list_begun:
            self.blocks[-1] += f"\n- {text}"
        else:
            self.blocks.append(f"- {text}")
        self._list_begun = True

    def _end_in_table(self, tag: str, kinds: frozenset[str]) -> None:
        table = self._table
        if table is None:
            return
        if tag == "caption":
            table.caption = self._text()
        elif tag in {"th", "td"}:
            text = self._text()
            if self._within("thead"):
                table.head.append((text, "n" in kinds))
            elif table.rows:
                table.rows[-1].append(text)
        elif tag == "table":
            self._table = None
            self.blocks.append(_written(table))


def _written(table: _Table) -> str:
    width = max([len(table.head), *map(len, table.rows)], default=0)
    head = table.head or [("", False)] * width
    lines = [
        _line([text for text, _ in head]),
        _line(["---:" if right else "---" for _, right in head]),
        *map(_line, table.rows),
    ]
    caption = [f"**{table.caption}**", ""] if table.caption else []
    return "\n".join([*caption, *lines])


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
