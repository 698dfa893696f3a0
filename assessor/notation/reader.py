"""The strict reader: libyaml's stream of events, read one by one, no recursion.

The loaders that build trees can be made to hang or to crash; events cannot, and
they let every limit be checked while reading.
"""

import re
import stat
from collections.abc import Iterator
from pathlib import Path

import yaml

from assessor.errors import NotationError
from assessor.notation.document import Document
from assessor.notation.tree import HALF, Tree, refuse

LIMIT = 2_000_000

_PARSER = getattr(yaml, "CLoader", yaml.Loader)
# YAML 1.1 breaks lines at these, YAML 1.2 does not: the two would read two files.
_DOUBTFUL = re.compile("[\x85\u2028\u2029]")
# libyaml compares every directive with all before it, so none may reach it.
_DIRECTIVE = re.compile("(?:^|[\r\n])%")
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
PLAIN_WORDS = {
    "mapping values are not allowed": (
        "a second ': ' in one value",
        "put text that holds ': ' in quotes",
    ),
    "tab character": ("a tab where spaces are needed", "indent with spaces"),
    "could not find expected ':'": ("a line without ':'", "'key: value' was expected"),
    "did not find expected key": (
        "this line does not fit the lines before it",
        "check the indentation and the quotes",
    ),
    "expected <block end>": (
        "this line does not fit the lines before it",
        "check the indentation and the quotes",
    ),
    "did not find expected '-'": (
        "this line does not fit the list before it",
        "begin the item with '- ' in the same column",
    ),
    "expected ',' or": (
        "a comma or a closing bracket is missing before this line",
        "close the bracket",
    ),
    "unknown escape": (
        "a backslash in double quotes that begins no known escape",
        "write two backslashes, or use single quotes",
    ),
    "invalid Unicode character escape": (
        "an escape that is half of a character",
        "write the character itself, or its whole code as in \\U0001F642",
    ),
    "unexpected end of stream": (
        "the file ends inside a quoted text or a bracket",
        "close the quote or the bracket",
    ),
    "cannot start any token": (
        "a value begins with a character reserved by YAML",
        "put the text in quotes",
    ),
    "mapping keys are not allowed": (
        "a question mark without quotes",
        "write '?' for “I don’t know”",
    ),
    "not allowed": (
        "a character that may not stand in a text file",
        "remove it or write it as an escape in double quotes",
    ),
    "control characters": (
        "a control character",
        "remove it or write it as an escape in double quotes",
    ),
}


def read_file(path: Path, *, limit: int = LIMIT) -> Document:
    """Read one file.

    Args:
        path: The file; messages name it as it is given.
        limit: The largest size that is read [bytes].

    Raises:
        NotationError: The file is not there, is not a file, is too large, cannot
            be read, or is not in the strict form.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            refuse(path, "this is a folder", "a YAML file was expected")
        if not stat.S_ISREG(mode):
            refuse(path, "this is not an ordinary file", "a YAML file was expected")
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except NotationError:
        raise
    except FileNotFoundError:
        refuse(path, "there is no such file", "check the name and the folder")
    except PermissionError:
        refuse(path, "the file may not be read", "check its permissions")
    except (OSError, ValueError) as error:
        refuse(path, f"the file cannot be read ({error})", "check the name")
    return read(content, str(path), limit=limit)


def read(content: str | bytes, name: str, *, limit: int = LIMIT) -> Document:
    """Read one YAML document.

    Args:
        content: The text, or the bytes of a UTF-8 file.
        name: What messages begin with, as a rule the path of the file.
        limit: The largest size that is read [bytes].

    Raises:
        NotationError: The text is not in the strict form; the message reads
            ``path:line: what was wrong: what was expected``.

    >>> read("runs: [main, v2]", "project.yaml").data
    {'runs': ['main', 'v2']}
    """
    text = _text(content, name, limit)
    tree = Tree(name)
    try:
        for event in _events(text):
            tree.take(event)
    except yaml.MarkedYAMLError as error:
        refuse(f"{name}:{_line_of(error)}", *_in_plain_words(error, text))
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        refuse(f"{name}:{line}", *_in_plain_words(error, text))
    return Document(tree.root, tree.lines, name)


def _text(content: str | bytes, name: str, limit: int) -> str:
    if len(content) > limit:
        size = f"at most {limit / 1e6:g} MB are read"
        refuse(name, "the file is too large", size)
    text = content if isinstance(content, str) else _decoded(content, name)
    if text.startswith("\ufeff"):
        refuse(f"{name}:1", "the file begins with a byte order mark", _SAVE)
    if found := _DOUBTFUL.search(text):
        refuse(
            f"{name}:{_line(text, found.start())}",
            f"the line break U+{ord(found[0]):04X} is read in two ways",
            "use an ordinary line break, or an escape in double quotes",
        )
    if found := _DIRECTIVE.search(text):
        where = f"{name}:{_line(text, found.end())}"
        refuse(where, "a line begins with '%'", "directives are not read here")
    if found := HALF.search(text):
        where = f"{name}:{_line(text, found.start())}"
        refuse(where, "half of a character (a lone surrogate)", _SAVE)
    return text


_SAVE = "save the file as UTF-8 without byte order mark"


_OTHERS = {
    b"%PDF": (
        "this is a PDF",
        (
            "the answers travel in a report as a file; save answers.yaml from the "
            "attachments that a PDF reader lists, and name that file"
        ),
    ),
    b"PK\x03\x04": (
        "this is a workbook or another packed file",
        "read a form that came back with assessor form import",
    ),
}


def _decoded(content: bytes, name: str) -> str:
    for begin, (what, remedy) in _OTHERS.items():
        if content.startswith(begin):
            refuse(name, what, remedy)
    if content.startswith(_BYTE_ORDER_MARKS):
        refuse(f"{name}:1", "the file begins with a byte order mark", _SAVE)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = content[error.start]
        refuse(f"{name}:{line}", f"the byte 0x{byte:02X} is not UTF-8", _SAVE)


def _line(text: str, position: int) -> int:
    return len(re.findall("\r\n|\r|\n", text[:position])) + 1


def _events(text: str) -> Iterator[yaml.Event]:
    yield from yaml.parse(text, Loader=_PARSER)


def _line_of(error: yaml.MarkedYAMLError) -> int:
    mark = error.problem_mark or error.context_mark
    if "end of stream" in str(error.problem):  # what was opened matters, not the end
        mark = error.context_mark or mark
    return mark.line + 1 if mark else 1


def _in_plain_words(error: yaml.YAMLError, text: str) -> tuple[str, str]:
    words = " ".join(str(error).split("\n"))
    if isinstance(error, yaml.MarkedYAMLError):
        line = text.splitlines()[_line_of(error) - 1 : _line_of(error)]
        if re.match("[ -]*\t", "".join(line)):
            words = "tab character"
        if re.search(r"[:,\[{-] *\?[ ,\]}]*$", "".join(line)):
            words = "mapping keys are not allowed"
    for sign, plain in PLAIN_WORDS.items():
        if sign in words:
            return plain
    problem = getattr(error, "problem", None) or "unreadable"
    return f"this is not YAML ({problem})", "check the indentation and the quotes"
