"""Words to choose from that come from factor tables and places."""

from assessor.domain.places import PlaceKind
from assessor.domain.shelf import Shelf
from assessor.domain.wording import Text, plain

_KINDS: dict[str, tuple[PlaceKind, ...]] = {
    "places": ("world", "country", "grid"),
    "cloud/zones": ("zone",),
}


class Vocabularies:
    """Choices by the name of the table they come from, read when asked for.

    ``places`` names countries, their parts and the world, ``cloud/zones`` the zones of
    cloud providers; any other name is a factor table, whose keys are the choices.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def __contains__(self, name: object) -> bool:
        return name in _KINDS or name in self._shelf

    def words(self, name: str) -> dict[str, Text]:
        """Return the choices of a vocabulary, by id.

        Raises:
            CatalogueError: If there is no such table.
        """
        kinds = _KINDS.get(name)
        if kinds is None:
            table = self._shelf.table(name)
            return {key: table.label(key) or plain(key) for key in table.by_key}
        return {
            place.code: place.name
            for kind in kinds
            for place in self._shelf.places.of_kind(kind)
        }
