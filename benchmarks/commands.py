"""Start-up and whole-command ratios, each pair measured in turn in one run.

What counts is the time of the processor, which a busy machine hardly stretches.

* ``assessor --help`` against ``python -c "import typer"``.
* ``assessor evaluate`` against ``assessor check`` on the fullest example.
* ``assessor report`` against WeasyPrint writing the same HTML in a bare script.
"""

import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from beside.installed import ROOT, work

EXAMPLE = ROOT / "examples" / "stable-diffusion-service" / "answers.yaml"
ROUNDS = 3
BARE = """
import sys
from pathlib import Path
from weasyprint import HTML
HTML(string=Path(sys.argv[1]).read_text("utf-8")).write_pdf(sys.argv[2])
"""


def compare(name: str, ours: Sequence[str], theirs: Sequence[str], most: float) -> None:
    """Time two commands in turn and print the median of the ratios.

    Args:
        name: What is compared.
        ours: The command that is judged.
        theirs: The command it is held against.
        most: The ratio that should not be passed.
    """
    work(ours)
    work(theirs)
    ratios = [work(ours) / work(theirs) for _ in range(ROUNDS)]
    middle = statistics.median(ratios)
    verdict = "met" if middle <= most else "MISSED"
    print(
        f"{name}: {middle:.2f} times ({min(ratios):.2f} to {max(ratios):.2f}),"
        f" goal at most {most}: {verdict}"
    )


def main() -> None:
    """Print the three ratios."""
    python = sys.executable
    assessor = str(Path(python).parent / "assessor")
    example = str(EXAMPLE)
    compare(
        "--help against importing typer",
        [assessor, "--help"],
        [python, "-c", "import typer"],
        1.5,
    )
    compare(
        "evaluate against check, fullest example",
        [assessor, "evaluate", example],
        [assessor, "check", example],
        2.0,
    )
    with tempfile.TemporaryDirectory() as folder:
        page, pdf = f"{folder}/report.html", f"{folder}/report.pdf"
        work([assessor, "report", example, "-o", page])
        compare(
            "report against bare WeasyPrint on the same HTML",
            [assessor, "report", example, "-o", pdf],
            [python, "-c", BARE, page, pdf],
            1.25,
        )


if __name__ == "__main__":
    main()
