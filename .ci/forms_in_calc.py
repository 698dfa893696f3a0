"""See that LibreOffice opens a form, converts it, and loses nothing in it.

Usage: forms_in_calc.py SOFFICE ANSWERS FOLDER
"""

import shutil
import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner

from assessor.cli.front import app


def run(*words: str | Path) -> str:
    """Run a command of assessor and return what it prints."""
    result = CliRunner().invoke(app, [str(word) for word in words])
    if result.exit_code:
        sys.exit(f"assessor {' '.join(map(str, words))}: {result.output}")
    return result.output


def convert(soffice: str, kind: str, form: Path, folder: Path) -> Path:
    """Let LibreOffice write a form anew."""
    made = folder / "by-calc"
    profile = f"-env:UserInstallation={(folder / 'calc-profile').absolute().as_uri()}"
    subprocess.run(
        [soffice, profile, "--headless", "--convert-to", kind, "--outdir", made, form],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=180,
    )
    return made / f"{form.stem}.{kind}"


def main() -> str | None:
    """Return what is wrong, or nothing."""
    soffice, answers, folder = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    form, copy = folder / "form.xlsx", folder / "answers.yaml"
    shutil.copy(answers, copy)
    before = copy.read_bytes()
    run("form", "export", copy, "--output", form)
    if not convert(soffice, "pdf", form, folder).read_bytes().startswith(b"%PDF"):
        return "LibreOffice made no PDF of the form."
    again = convert(soffice, "xlsx", form, folder)
    said = run("form", "import", again, copy, "--lang", "en")
    if "0 answers changed, 0 rows added" not in said or copy.read_bytes() != before:
        return f"A form that LibreOffice saved came back changed: {said}"
    return None


if __name__ == "__main__":
    sys.exit(main())
