from pathlib import Path

import pytest

from assessor.cli.language import language_of


@pytest.mark.parametrize(
    ("words", "spoken", "language"),
    [
        (["check", "{file}"], "en_US.UTF-8", "fr"),
        (["check", "{file}", "--lang", "en"], "fr_FR", "en"),
        (["check", "absent.yaml"], "fr_FR.UTF-8", "fr"),
        (["factors", "list"], "", ""),
    ],
)
def test_the_language_is_that_of_the_person(
    tmp_path: Path, words: list[str], spoken: str, language: str
) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text("project:\n  language: fr\n\tname: [\n", "utf-8")

    assert language_of([w.format(file=path) for w in words], spoken) == language
