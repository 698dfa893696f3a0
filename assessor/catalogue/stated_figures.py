"""The figures of the register of conventions, set into the texts that name them.

A text writes ``{rebound %}`` or ``{claimed-ceiling}`` where the figure of a convention
stands, so that a figure is typed once, in ``conventions.yaml``.
"""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import TypeVar

from assessor.domain.model import Model
from assessor.domain.pack import Pack
from assessor.domain.wording import Text

_PLACE = re.compile(r"\{([a-z][a-z0-9-]{0,40})( %)?\}")
_LISTS = ("gates", "findings", "bias", "conventions", "outcomes")
ModelT = TypeVar("ModelT", bound=Model)


def with_figures(pack: Pack) -> Pack:
    """Set the figures of conventions into the texts of rules.

    Args:
        pack: A pack, as it stands in its files.
    """
    figures = {one.id: one.value for one in pack.conventions if one.value is not None}
    lists = {
        name: tuple(_said(one, figures) for one in getattr(pack, name))
        for name in _LISTS
    }
    return pack.model_copy(update=lists)


def figure_faults(pack: Pack) -> Iterator[tuple[str, str]]:
    """Yield the id of each rule that names a convention without a figure, and why.

    Args:
        pack: A pack with the figures of its conventions set in.
    """
    for name in _LISTS:
        for one in getattr(pack, name):
            unknown = {
                found[1]
                for text in _texts(one)
                for wording in text.root.values()
                for found in _PLACE.finditer(wording)
            }
            for convention in sorted(unknown):
                said = f"conventions.yaml states no value of {convention}"
                yield one.id, f"{{{convention}}}: {said}"


def _said(one: ModelT, figures: Mapping[str, float]) -> ModelT:
    changed: dict[str, object] = {}
    for name, value in one:
        if isinstance(value, Text):
            changed[name] = _filled(value, figures)
        elif isinstance(value, dict):
            changed[name] = {
                key: _filled(text, figures) if isinstance(text, Text) else text
                for key, text in value.items()
            }
    return one.model_copy(update=changed)


def _texts(one: Model) -> Iterator[Text]:
    for _, value in one:
        inner = value.values() if isinstance(value, dict) else (value,)
        yield from (text for text in inner if isinstance(text, Text))


def _filled(text: Text, figures: Mapping[str, float]) -> Text:
    """Set figures in.

    Examples:
        >>> text = Text({"en": "at {r} or {r %}", "fr": "à {r} ou {r %}, {s}"})
        >>> _filled(text, {"r": 0.45}).root
        {'en': 'at 0.45 or 45%', 'fr': 'à 0,45 ou 45 %, {s}'}
    """
    if not any("{" in wording for wording in text.root.values()):
        return text
    return Text(
        {
            language: _PLACE.sub(partial(_figure, figures, language), wording)
            for language, wording in text.root.items()
        }
    )


def _figure(figures: Mapping[str, float], language: str, found: re.Match[str]) -> str:
    value = figures.get(found[1])
    if value is None:
        return found[0]
    if language == "en":
        return f"{value * 100:g}%" if found[2] else f"{value:g}"
    written = f"{value * 100:g} %" if found[2] else f"{value:g}"
    return written.replace(".", ",")
