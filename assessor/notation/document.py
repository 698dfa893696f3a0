"""What was read, and where each value stands in its file."""

from collections.abc import Mapping
from dataclasses import dataclass

Location = tuple[str | int, ...]


@dataclass(frozen=True)
class Document:
    """One file as plain data.

    Attributes:
        data: Dictionaries, lists, text, numbers, truth values and ``None``.
        lines: The 1-based line of every value by its location: keys of
            mappings, numbers of list items. What stands under a key has the
            line of the key, where people look for it.
        path: The name that messages begin with.
    """

    data: object
    lines: Mapping[Location, int]
    path: str

    def line_of(self, location: Location) -> int:
        """Return the line of a value, or of the nearest parent that is there.

        >>> Document({"a": [1]}, {(): 1, ("a",): 3}, "x.yaml").line_of(("a", 7))
        3
        """
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)
