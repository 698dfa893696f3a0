"""What can be wrong with the regular expression of a claim wording.

Texts of strangers are matched against them, so that each must end in a time that
does not depend on the text: no repetition without an upper bound, and none inside
another that repeats often.
"""

import re
from collections.abc import Iterator

LONGEST = 2_000
MOST_REPEATS = 200
MOST_OUTSIDE = 5
_TOKEN = re.compile(
    r"""
      (?P<escape>\\.)
    | (?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])
    | (?P<open>\()
    | (?P<close>\))
    | (?P<many>[*+])
    | \{(?P<least>\d*),(?P<most>\d*)\}
    | \{(?P<exactly>\d+)\}
    """,
    re.VERBOSE | re.DOTALL,
)


def pattern_faults(pattern: str) -> Iterator[str]:
    """Say what is wrong with a pattern.

    Args:
        pattern: The regular expression.

    Examples:
        >>> list(pattern_faults("carbon[- ]{1,4}neutral"))
        []
        >>> next(pattern_faults("carbon.*neutral"))
        'a repetition without an upper bound: write {0,40}, or another bound'
    """
    if len(pattern) > LONGEST:
        yield f"a pattern has at most {LONGEST} characters, this one {len(pattern)}"
        return
    try:
        compiled = re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        yield f"this is not a regular expression ({error})"
        return
    if compiled.match(""):
        yield "it matches an empty text, and so every text"
    yield from dict.fromkeys(_repetitions(pattern))


def _repetitions(pattern: str) -> Iterator[str]:
    """Walk along a pattern, knowing for each open group whether it repeats inside."""
    repeats = [False]
    closed = False
    for found in _TOKEN.finditer(pattern):
        if found["open"]:
            repeats.append(False)
        elif found["close"]:
            closed = repeats.pop()
            repeats[-1] = repeats[-1] or closed
            continue
        elif most := _most(found):
            yield from _of_repetition(most, inside=closed and _follows(found, pattern))
            repeats[-1] = True
        closed = False


def _most(found: re.Match[str]) -> float:
    """Return how often a token repeats what stands before it at most, else 0."""
    if found["many"] or found["most"] == "":
        return float("inf")
    digits = found["most"] or found["exactly"] or "0"
    times = int(digits[:9])
    return times if times > 1 else 0


def _follows(found: re.Match[str], pattern: str) -> bool:
    return pattern[found.start() - 1 : found.start()] == ")"


def _of_repetition(most: float, *, inside: bool) -> Iterator[str]:
    if most == float("inf"):
        yield "a repetition without an upper bound: write {0,40}, or another bound"
    elif most > MOST_REPEATS:
        yield f"a repetition of {most:.0f} times; at most {MOST_REPEATS} are taken"
    if inside and most > MOST_OUTSIDE:
        yield (
            f"a repetition inside one of more than {MOST_OUTSIDE} times: "
            "it can take for ever on a long text"
        )
