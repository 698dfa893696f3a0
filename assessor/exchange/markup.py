"""The text of a web page: nothing is fetched, scripts and styles are left out."""

import re
from collections.abc import Iterable
from html import unescape
from html.parser import HTMLParser

from assessor.exchange.documents import Document, Place, Weaver

_BLOCK = re.compile(
    r"address|article|aside|blockquote|body|button|caption|d[dlt]|details|div|fieldset"
    r"|fig(?:caption|ure)|footer|form|h[1-6r]|head|header|html|legend|li|main|meta|nav"
    r"|[ou]l|option|p|pre|section|summary|table|t(?:body|[dhr]|foot|head|itle)"
)
_SILENT = frozenset(("script", "style"))
_SHOWN = frozenset(("alt", "aria-label", "placeholder", "title"))
_ABOUT = re.compile(r"(?:og:|twitter:)?(?:description|title)", re.IGNORECASE)
_HEADING = re.compile(r"h[1-6]")
_ASIDE = re.compile(r"<!--|<[!?]")
_INK = re.compile(r"[^\n]")
_PART = re.compile("\n|[^\\S\n]+|\u200b+|[^\\s\u200b]+")
_Attributes = list[tuple[str, str | None]]


def read_markup(name: str, source: str) -> Document:
    """Take the text out of a page.

    Args:
        name: Name of the file.
        source: The HTML.

    Examples:
        >>> read_markup("a.html", "<p>One<b> two</b><script>x</script>").text
        'One two'
    """
    page = _Page(name)
    page.feed(_plainer(source) + "\n")  # or the parser loses a last "&"
    page.close()
    return page.weaver.document()


def _plainer(source: str) -> str:
    """Blank comments and declarations, and whatever begins a tag and never ends it.

    The parser of the standard library looks for the end of each to the end of the
    page, which takes hours on a page that begins many of them.
    """
    ends = {"<!--": "-->", "<!": ">", "<?": ">"}
    last = {end: source.rfind(end) for end in ends.values()}
    parts, place = [], 0
    while match := _ASIDE.search(source, place):
        end = ends[match[0]]
        # What begins and never ends is shown: better too much text than too little.
        stop = match.end()
        if last[end] >= stop:
            stop = source.find(end, stop) + len(end)
        parts += [source[place : match.start()], _blank(source[match.start() : stop])]
        place = stop
    kept = "".join(parts) + source[place:]
    tags = kept.rfind(">") + 1
    return kept[:tags] + kept[tags:].replace("<", " ")


def _blank(text: str) -> str:
    # Of no width, so that columns stay and words are not cut in two.
    return _INK.sub("\u200b", text)


class _Page(HTMLParser):
    """Listens to the tags of a page and keeps what a reader sees."""

    def __init__(self, name: str) -> None:
        # References are told apart from text, or columns would drift after them.
        super().__init__(convert_charrefs=False)
        self.weaver = Weaver(name)
        self._silent = False

    def handle_starttag(self, tag: str, attrs: _Attributes) -> None:
        """Begin a paragraph, and keep what an attribute shows."""
        if tag in _SILENT:
            self._silent = True
        elif _BLOCK.fullmatch(tag):
            self.weaver.paragraph()
        elif tag == "br":
            self.weaver.space()
        elif tag == "q":
            self.weaver.mark("“")
        if _HEADING.fullmatch(tag):
            self.weaver.mark("# ")
        for shown in _shown(tag, attrs):
            self.weaver.space()
            self._words(shown, self._here(), fixed=True)
            self.weaver.space()

    def handle_startendtag(self, tag: str, attrs: _Attributes) -> None:
        """Read ``<br/>`` as ``<br>``; a script that closes itself is still open."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """End a paragraph."""
        if tag in _SILENT:
            self._silent = False
        elif _BLOCK.fullmatch(tag):
            self.weaver.paragraph()
        elif tag == "q":
            self.weaver.mark("”")

    def handle_data(self, data: str) -> None:
        """Keep words, each with its place."""
        if not self._silent:
            self._words(data, self._here(), fixed=False)

    def handle_entityref(self, name: str) -> None:
        """Keep a character that is written by its name."""
        shown = unescape(f"&{name};")
        known = shown != f"&{name};"
        self.weaver.add(shown if known else f"&{name}", self._here())

    def handle_charref(self, name: str) -> None:
        """Keep a character that is written by its number."""
        self.weaver.add(unescape(f"&#{name};"), self._here())

    def _here(self) -> Place:
        line, column = self.getpos()
        return Place(line, column + 1)

    def _words(self, text: str, start: Place, *, fixed: bool) -> None:
        line, column = start.line, start.column
        for match in _PART.finditer(text):
            part = match[0]
            if part.isspace():
                self.weaver.space()
            elif not part.startswith("\u200b"):
                self.weaver.add(part, start if fixed else Place(line, column))
            column += len(part)
            if part == "\n":
                line, column = line + 1, 1


def _shown(tag: str, attrs: _Attributes) -> Iterable[str]:
    named = {key: value or "" for key, value in attrs}
    if tag == "meta":
        about = named.get("name", "") or named.get("property", "")
        return [named.get("content", "")] if _ABOUT.fullmatch(about) else []
    return [named[key] for key in sorted(_SHOWN & named.keys())]
