"""What a page says where the workspace fails."""

import logging

from assessor.errors import StorageError
from assessor.web.house import House
from assessor.web.words import Words


def failure_said(error: StorageError, house: House, words: Words) -> str:
    """Return what is wrong with the workspace, to whoever waits for the page.

    On one's own machine that names the file. In an organisation the person can do
    nothing at the server, and where its files lie is for the log alone.

    Args:
        error: What is wrong.
        house: Whose workspace it is.
        words: The language.
    """
    said, place = words.error(error), house.workspace.database.name
    if not house.accounts or place not in said:
        return said
    logging.getLogger("assessor.web").error("the workspace failed", exc_info=error)
    return words("unreachable_text")
