"""The words of the report in one language, read from one file a language."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from assessor.errors import ReportError
from assessor.notation import read_file
from assessor.reporting.typography import typeset
from assessor.resources import data_folder

Tree = Mapping[str, "str | Tree"]


@dataclass(frozen=True)
class Words:
    """Words by dotted name.

    Attributes:
        tree: The words as the file holds them, typeset, for templates.
        flat: The same by dotted name, for the view.
    """

    language: str
    tree: Tree
    flat: Mapping[str, str]

    def __call__(self, name: str, /, **values: str) -> str:
        """Return the words of that name, with values put in.

        Args:
            name: Dotted name in the file.
            values: What stands in place of each name in braces.

        Raises:
            ReportError: The file has no such words, or they ask for other values.
        """
        try:
            return self.flat[name].format(**values)
        except KeyError as error:
            message = (
                f"words/{self.language}.yaml: {name} is missing or needs a value "
                f"it is not given: {error}"
            )
            raise ReportError(message) from error

    def known(self, name: str, otherwise: str) -> str:
        """Return the words of that name, or other words where there are none."""
        return self.flat.get(name, otherwise)


@cache
def words_of(language: str) -> Words:
    """Read the words of a language.

    Raises:
        ReportError: There is no file of words for the language.
    """
    folder = data_folder("report_templates") / "words"
    path = folder / f"{language}.yaml"
    if not path.is_file():
        known = ", ".join(sorted(file.stem for file in folder.glob("*.yaml")))
        message = f"there are no words for the language {language}; choose {known}"
        raise ReportError(message)
    tree = _typeset(read_file(path).data, language)
    return Words(language, tree, dict(_flat(tree, "")))


def _typeset(data: object, language: str) -> Tree:
    if not isinstance(data, dict):
        message = f"words/{language}.yaml: expected names with words"
        raise ReportError(message)
    return {
        str(key): _typeset(value, language)
        if isinstance(value, dict)
        else typeset(" ".join(str(value).split()), language)
        for key, value in data.items()
    }


def _flat(tree: Tree, prefix: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in tree.items():
        if isinstance(value, str):
            found.append((prefix + key, value))
        else:
            found.extend(_flat(value, f"{prefix}{key}."))
    return found
