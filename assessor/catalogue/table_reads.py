"""Which factor tables the program and a questionnaire read.

The estimator names its tables where it reads them, some by a part that depends on the
indicator. They are found in its text, so that no second list has to be kept.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import assessor
from assessor.domain.pack import Pack

_READERS = ("assessing", "estimation")
_NAME = re.compile(r"(?=.*[a-z])[a-z0-9*-]+/[a-z0-9*-]+")


def tables_read(tables: Iterable[str], pack: Pack | None) -> frozenset[str]:
    """Return which of some tables a figure or a question comes from.

    Args:
        tables: Ids of tables.
        pack: The questionnaire, whose choices and defaults come from tables.
    """
    patterns = {*_named_by_program(), *_named_by(pack)}
    return frozenset(
        table for table in tables if any(fnmatchcase(table, p) for p in patterns)
    )


def _named_by(pack: Pack | None) -> Iterator[str]:
    for question in () if pack is None else pack.questions():
        for name in (question.choices_from, question.missing):
            if name:
                yield name.partition("#")[0]


@cache
def _named_by_program() -> frozenset[str]:
    here = Path(assessor.__file__).parent
    files = (path for room in _READERS for path in (here / room).rglob("*.py"))
    trees = (ast.parse(path.read_text("utf-8")) for path in files)
    texts = (_text(node) for tree in trees for node in ast.walk(tree))
    return frozenset(text for text in texts if _NAME.fullmatch(text))


def _text(node: ast.AST) -> str:
    """Return a text of a program, with a star for each part put in when it runs.

    Examples:
        >>> _text(ast.parse('f"iot/block-{indicator}"', mode="eval").body)
        'iot/block-*'
    """
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        parts = (
            _text(part) if isinstance(part, ast.Constant) else "*"
            for part in node.values
        )
        return "".join(parts)
    return ""
