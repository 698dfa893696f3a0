"""See that the text of a report, on standard input, names its project.

Usage: names_project.py ANSWERS < TEXT
"""

import sys
from pathlib import Path

from assessor.notation import read_file


def letters(text: str) -> str:
    """Return letters and digits alone: a PDF breaks lines and spaces anywhere."""
    return "".join(character for character in text if character.isalnum())


def main() -> str | None:
    """Return what is wrong, or nothing."""
    answers = Path(sys.argv[1])
    name = str(read_file(answers).data["project"]["name"])
    if letters(name) in letters(sys.stdin.read()):
        return None
    return f"The report of {answers} does not name its project: {name}"


if __name__ == "__main__":
    sys.exit(main())
