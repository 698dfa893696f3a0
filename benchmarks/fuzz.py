"""Feed the program what nobody meant: only its own errors may come of it.

Usage: fuzz.py [EXPRESSIONS] [DOCUMENTS] [SEED]

Random expressions are read, and evaluated where they can be read; packs and answers
files are mutated and loaded. Anything but an error of the project, anything slower than
the bound and any text that an error repeats without bound is a failure.
"""

import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from assessor.catalogue.answers import read_answers
from assessor.catalogue.factors import open_shelf
from assessor.catalogue.packs import load_pack
from assessor.catalogue.vocabularies import Vocabularies
from assessor.domain.pack import Pack
from assessor.errors import AssessorError
from assessor.expressions import ABSENT, OPEN, Values
from assessor.expressions.expression import Expression
from assessor.resources import data_folder

ROOT = Path(__file__).parents[1]
SMALL = ROOT / "tests" / "packs" / "small"
SLOWEST = 5.0  # [s] for one input, on a busy machine
LONGEST = 100_000  # [characters] of one message
WORDS = (
    *("a.b", "c.d", "rows.x", "true", "False", "profile", "__class__", "a.b.c.d"),
    *("and", "or", "not", "in", "not in", "if", "else", "lambda", "is", "await"),
    *("+", "-", "*", "/", "**", "//", "%", "==", "!=", "<", "<=", ">", ">=", ":="),
    *("(", ")", "[", "]", "{", "}", ",", ".", ":", ";", "'", '"', "\\", "#", "@"),
    *("1", "0", "1e308", "1e999", ".5", "0x1f", "1_000", "9" * 400, "1j", "é"),
    *("'x'", '"y"', "f'{a}'", "\n", "\t", "\x00", "\u202e", "\U0001f600"),
    *("any_of(", "all_of(", "count(", "sum(", "min(", "max(", "round(", "abs("),
    *("coalesce(", "known(", "relevant(", "planned(", "quality(", "coverage("),
)
SCRAPS = (
    *(b"", b"\x00", b"\xff\xfe", b"&a ", b"*a", b"!!python/object:os.system ", b"<<: "),
    *(b"[" * 300, b"{" * 300, b"- " * 200, b"? ", b": ", b"\t", b"\n", b"'", b'"'),
    *(b"1e999", b".nan", b".inf", b"0" * 5000, b"9" * 5000, b"null", b"~", b"NO"),
    *(b"true", b"2026-99-99", "é\u202e\u2028\U0001f600".encode(), b"a" * 9000, b"|"),
)
VALUES = Values(
    {"a.b": 3, "c.d": True, "rows.x": (1, OPEN, ABSENT, "x"), "a.b.c.d": "y"}
)


def random_expression(dice: random.Random) -> str:
    """Return words of the language, and of others, in any order."""
    count = dice.choice((1, 2, 3, 5, 8, 13, 40))
    if dice.random() < 0.3:  # noqa: PLR2004  # a share that can be read
        return _readable(dice, dice.randint(0, 4))
    joint = dice.choice((" ", "", " ", " "))
    return joint.join(dice.choices(WORDS, k=count))


def _readable(dice: random.Random, depth: int) -> str:
    if depth == 0:
        return dice.choice(("a.b", "c.d", "rows.x", "1", "0", "'x'", "1e9", "true"))
    one, other = _readable(dice, depth - 1), _readable(dice, depth - 1)
    shapes = (
        f"({one} and {other})",
        f"(not {one} or {other})",
        f"({one} {dice.choice(('==', '<', '>=', '!='))} {other})",
        f"({one} {dice.choice('+-*/')} {other})",
        f"({one} if {other} else {one})",
        f"count([{one}, {other}])",
        f"coalesce({one}, {other})",
        f"round({one}, 2)",
        f"({one} in [{other}, 'x'])",
    )
    return dice.choice(shapes)


def mutated(content: bytes, dice: random.Random) -> bytes:
    """Return a file with a few bytes, lines or scraps out of place."""
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(content) + 1)
        end = min(len(content), at + dice.randint(0, 40))
        lines = content.split(b"\n")
        change = dice.randrange(6)
        if change == 0:
            content = content[:at] + dice.choice(SCRAPS) + content[at:]
        elif change == 1:
            content = content[:at] + content[end:]
        elif change == 2:  # noqa: PLR2004  # one of six changes
            content = content[:at] + dice.choice(SCRAPS) + content[end:]
        elif change == 3:  # noqa: PLR2004
            line = dice.randrange(len(lines))
            lines.insert(dice.randrange(len(lines) + 1), lines[line])
            content = b"\n".join(lines)
        elif change == 4:  # noqa: PLR2004
            dice.shuffle(lines)
            content = b"\n".join(lines) if dice.random() < 0.1 else content  # noqa: PLR2004
        else:
            content = content[:at] + bytes([dice.randrange(256)]) + content[at + 1 :]
    return content


class Fuzzer:
    """What was fed, what came of it, and what should not have."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)  # noqa: S311  # the same inputs each time
        self.counts = Counter[str]()
        self.failures: list[str] = []
        self.slowest = 0.0

    def feed(self, kind: str, given: object, taken: Callable[[], object]) -> None:
        """Feed one input; note anything but an error of the project."""
        began = time.perf_counter()
        try:
            taken()
            outcome = "read"
        except AssessorError as error:
            outcome = "refused"
            if len(str(error)) > LONGEST:
                self._fail(kind, given, f"a message of {len(str(error))} characters")
        except Exception as error:  # noqa: BLE001  # this is what is looked for
            outcome = "failed"
            self._fail(kind, given, f"{type(error).__name__}: {error}")
        took = time.perf_counter() - began
        self.slowest = max(self.slowest, took)
        if took > SLOWEST:
            self._fail(kind, given, f"took {took:.1f} s")
        self.counts[f"{kind} {outcome}"] += 1

    def _fail(self, kind: str, given: object, what: str) -> None:
        self.failures.append(f"{kind}: {what[:200]}: {given!r:.300}")

    def expressions(self, count: int) -> None:
        """Read random expressions, and evaluate those that can be read."""
        for _ in range(count):
            text = random_expression(self.dice)
            self.feed("expression", text, lambda t=text: _evaluated(t))

    def documents(self, count: int, folder: Path) -> None:
        """Load mutated packs and answers files, as many of each."""
        shelf = Vocabularies(open_shelf(data_folder("factor_db")))
        pack = load_pack(SMALL, shelf)
        whole = load_pack(data_folder("questionnaires") / "ai-environment", shelf)
        files = (path.relative_to(SMALL) for path in SMALL.rglob("*.yaml"))
        sources = sorted(SMALL / path for path in files if path.parts[0] != "tests")
        found = sorted((ROOT / "examples").glob("*/answers.yaml"))
        examples = [(path, whole) for path in found]
        copy = folder / "pack"
        shutil.copytree(SMALL, copy)
        for number in range(count):
            if number % 2:
                path, of = self.dice.choice(examples)
                text = mutated(path.read_bytes(), self.dice).decode("utf-8", "replace")
                self.feed("answers", text[:80], lambda t=text, p=of: _answers(t, p))
                continue
            source = self.dice.choice(sources)
            target = copy / source.relative_to(SMALL)
            content = mutated(source.read_bytes(), self.dice)
            target.write_bytes(content)
            named = (source.name, content[:80])
            self.feed("pack", named, lambda: load_pack(copy, shelf))
            target.write_bytes(source.read_bytes())
        if pack.digest != load_pack(copy, shelf).digest:
            self.failures.append("the pack was not put back as it was")


def _evaluated(text: str) -> None:
    expression = Expression(text)
    expression.truth(VALUES)
    expression.evaluate(VALUES)


def _answers(text: str, pack: Pack) -> None:
    read_answers(text, "fuzzed.yaml", pack)


def main() -> int:
    """Fuzz, print what came of it, and return 1 where something failed."""
    given = [int(word) for word in sys.argv[1:]]
    expressions, documents, seed = (*given, *(1_000_000, 10_000, 1)[len(given) :])
    fuzzer = Fuzzer(seed)
    fuzzer.expressions(expressions)
    with tempfile.TemporaryDirectory() as folder:
        fuzzer.documents(documents, Path(folder))
    for name, count in sorted(fuzzer.counts.items()):
        print(f"{name}: {count:,}")
    print(f"slowest input: {fuzzer.slowest:.2f} s; failures: {len(fuzzer.failures)}")
    for failure in fuzzer.failures[:20]:
        print(failure)
    return bool(fuzzer.failures)


if __name__ == "__main__":
    sys.exit(main())
