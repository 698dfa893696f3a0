"""Write the parts of the documentation that are made from the program.

Run it after a change: ``.venv/bin/python docs/refresh.py``. The tests compare what
it would write with what is there.
"""

import json
from pathlib import Path

from assessor.assessing import document_schema

HERE = Path(__file__).parent


def made() -> dict[str, str]:
    """Return the content of each made file, by its path in this folder."""
    schema = json.dumps(document_schema(), ensure_ascii=False, indent=2)
    return {"evaluation.schema.json": schema + "\n"}


def main() -> None:
    """Write every made file."""
    for name, content in made().items():
        (HERE / name).write_text(content, "utf-8")


if __name__ == "__main__":
    main()
