"""What rows and scenarios are called on the pages."""

from assessor.domain.sheet import OPTIONS
from assessor.interview import ALWAYS
from assessor.web.visit import Visit


def row_said(visit: Visit, group: str, key: str) -> str:
    """Return what a row is called.

    Args:
        visit: Who looks.
        group: Name of the group.
        key: Key of the row.
    """
    if group == OPTIONS:
        return scenario_said(visit, key)
    named = visit.sheet.answers.answers.get(f"{group}[{key}].name")
    if named is not None and named.value:
        return str(named.value)
    return key.replace("_", " ")


def scenario_said(visit: Visit, key: str) -> str:
    """Return what a scenario is called.

    Args:
        visit: Who looks.
        key: Its key.
    """
    label = visit.sheet.answers.scenarios.get(key, "")
    if label:
        return label
    return visit.words(f"scenario_{key}") if key in ALWAYS else key
