"""What a template of somebody's own may yield: plain elements, well nested."""

import re
from collections.abc import Sequence
from html import escape
from html.parser import HTMLParser

from assessor.errors import ReportError

_VOID = frozenset({"br", "hr", "col"})
_ELEMENTS = _VOID | frozenset(
    [
        "section",
        "div",
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "caption",
        "colgroup",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "figure",
        "figcaption",
        "span",
        "strong",
        "em",
        "b",
        "i",
        "bdi",
        "small",
        "sup",
        "sub",
        "a",
        "blockquote",
    ]
)
_HEADINGS = ("h1", "h2", "h3", "h4")
_ATTRIBUTES = frozenset(
    ["class", "id", "lang", "dir", "scope", "href", "colspan", "data-short"]
)
_RESERVED = frozenset({"watermark", "running", "always", "logo"})
_NAME = re.compile(r"[\w -]*")
_CHART = "data-chart"
_MOST_DEPTH = 60


def check_fragment(page: str, charts: Sequence[str], name: str) -> str:
    """Write what a template yields anew, with its charts, or refuse it.

    Args:
        page: What the template yields.
        charts: Drawings by number.
        name: Name of the template, for messages.

    Raises:
        ReportError: It holds anything but plain elements, or leaves one open.
    """
    writer = _Writer(charts, titled="<h1" not in page)
    try:
        writer.feed(page)
        writer.close()
        writer.end()
    except ValueError as error:
        message = f"{name}: the template yields {error}."
        raise ReportError(message) from error
    return "".join(writer.parts)


class _Writer(HTMLParser):
    def __init__(self, charts: Sequence[str], *, titled: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.charts = charts
        self.parts: list[str] = []
        self.open: list[str] = []
        self.level = 1 if titled else 0  # a page without a title is given one

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "figure" and _CHART in given:
            self.parts.append(self._chart(given[_CHART]))
            self.open.append(_CHART)
            return
        if tag not in _ELEMENTS:
            message = f"<{tag[:40]}>, and a report may hold {_listed(_ELEMENTS)}"
            raise ValueError(message)
        if tag in _HEADINGS:
            self._descend(_HEADINGS.index(tag) + 1)
        told = "".join(_attribute(tag, *one) for one in given.items())
        self.parts.append(f"<{tag}{told}{'/' if tag in _VOID else ''}>")
        if tag not in _VOID:
            self.open.append(tag)
        if len(self.open) > _MOST_DEPTH:
            message = f"elements {_MOST_DEPTH} deep"
            raise ValueError(message)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        last = self.open.pop() if self.open else ""
        if tag == "figure" and last == _CHART:
            return
        if tag != last:
            opened = f"<{last}>" if last else "nothing"
            line, column = self.getpos()
            message = (
                f"</{tag[:40]}> where {opened} is open, at line {line}, column "
                f"{column + 1} of the page"
            )
            raise ValueError(message)
        self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if _CHART not in self.open[-1:]:
            self.parts.append(escape(data, quote=False))

    def handle_decl(self, decl: str) -> None:
        del decl
        message = "a whole page: leave out <!DOCTYPE>, <html>, <head> and <body>"
        raise ValueError(message)

    def unknown_decl(self, data: str) -> None:
        del data
        message = "a declaration"
        raise ValueError(message)

    def handle_pi(self, data: str) -> None:
        del data
        message = "a processing instruction"
        raise ValueError(message)

    def end(self) -> None:
        """Refuse a page that ends while an element is open."""
        if self.open or self.rawdata.strip():
            left = self.open[-1] if self.open else "a tag"
            message = f"a page that ends while <{left}> is open"
            raise ValueError(message)

    def _descend(self, level: int) -> None:
        """Refuse a heading that leaves a level out: who listens would look for it."""
        if level > self.level + 1:
            above = f"after <h{self.level}>" if self.level else "before any other"
            message = f"<h{level}> {above}; headings begin at <h1> and leave none out"
            raise ValueError(message)
        self.level = level

    def _chart(self, number: str) -> str:
        if not number.isdecimal() or int(number) >= len(self.charts):
            message = f"a chart {number[:10]} that there is none of"
            raise ValueError(message)
        return self.charts[int(number)]


def _attribute(tag: str, name: str, value: str) -> str:
    if name not in _ATTRIBUTES:
        message = (
            f"{name[:40]}= in <{tag}>, and an element may have {_listed(_ATTRIBUTES)}"
        )
        raise ValueError(message)
    if name == "href" and not re.fullmatch(r"#[\w.-]+", value):
        message = "a link that leads out of the page"
        raise ValueError(message)
    if name == "class" and (
        not _NAME.fullmatch(value) or _RESERVED & set(value.split())
    ):
        message = f"the class {value[:40]}, which is kept for what every report says"
        raise ValueError(message)
    return f' {name}="{escape(value)}"'


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names))
