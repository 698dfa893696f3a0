import runpy
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_what_is_made_from_the_program_is_what_it_would_make_now() -> None:
    made = runpy.run_path(str(DOCS / "refresh.py"))["made"]()

    assert [
        name
        for name, content in made.items()
        if (DOCS / name).read_text("utf-8") != content
    ] == []
