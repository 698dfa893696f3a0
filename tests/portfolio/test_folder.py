from pathlib import Path

import pytest

from assessor.errors import UsageError
from assessor.portfolio.folder import submissions


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "call.yaml").write_text("format: 1\n", "utf-8")
    (tmp_path / "submissions").mkdir()
    return tmp_path


def put(folder: Path, *files: str) -> None:
    for file in files:
        path = folder / "submissions" / file
        path.parent.mkdir(exist_ok=True)
        path.write_text("", "utf-8")


def test_folders_forms_and_files_are_found_in_order(folder: Path) -> None:
    put(folder, "b/answers.yaml", "a.yaml", "c/form.xlsx", "d.XLSX", "e.yml")

    found, refused = submissions(folder)

    assert [(one.name, one.file) for one in found] == [
        ("a", "submissions/a.yaml"),
        ("b", "submissions/b/answers.yaml"),
        ("c", "submissions/c/form.xlsx"),
        ("d", "submissions/d.XLSX"),
        ("e", "submissions/e.yml"),
    ]
    assert refused == []


def test_what_is_hidden_or_something_else_is_left_alone(folder: Path) -> None:
    put(folder, "a.yaml", ".b.yaml", "~$a.xlsx", "notes.md", "letter.pdf")

    assert [one.name for one in submissions(folder)[0]] == ["a"]


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (("a/notes.md",), "found neither"),
        (("a/one.xlsx", "a/two.xlsx"), "found 2 forms"),
    ],
)
def test_a_folder_that_holds_no_one_submission_is_refused(
    folder: Path, files: tuple[str, ...], told: str
) -> None:
    put(folder, *files)

    _, (refused,) = submissions(folder)

    assert refused.file == "submissions/a"
    assert told in refused.problem


def test_of_two_with_one_name_the_first_is_taken(folder: Path) -> None:
    put(folder, "a/answers.yaml", "a.yaml")

    (found,), (refused,) = submissions(folder)

    assert found.file == "submissions/a/answers.yaml"
    assert refused.file == "submissions/a.yaml"


def test_a_folder_without_a_call_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"there is no call\.yaml"):
        submissions(tmp_path)
