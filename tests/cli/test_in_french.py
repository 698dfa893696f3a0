from pathlib import Path

import pytest

from assessor.cli.in_french import in_french, language_of


@pytest.mark.parametrize(
    ("english", "french"),
    [
        (
            "a.yaml:3: a tab where spaces are needed: indent with spaces",
            "a.yaml:3: une tabulation",
        ),
        ("a.yaml:1: x: this key is not known: did you mean y?", "vouliez-vous dire y"),
        ("CTX-04 is not asked of this project.", "CTX-04 n’est pas posée"),
        (
            (
                "a.yaml:53: life: “trois” is not a number [year]. 'trois' cannot be "
                "read: "
                "a number with its unit was expected, such as '1200 h' or '900-1600 h'"
            ),
            "« trois » n’est pas un nombre [year]",
        ),
    ],
)
def test_usual_messages_have_their_french(english: str, french: str) -> None:
    assert french in in_french(english)


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
