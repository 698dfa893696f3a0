"""Who runs the server, for those who look for somebody to ask."""

import re
from dataclasses import dataclass

from assessor.errors import UsageError

_GIVEN = re.compile(
    r"(?P<name>[^<>@]{1,200}?)\s*<(?P<mail>[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190})>"
)


@dataclass(frozen=True, slots=True)
class Contact:
    """Who runs the server.

    Attributes:
        mail: Address of its electronic mail.
    """

    name: str
    mail: str


def read_contact(text: str) -> Contact | None:
    """Return whom to ask; ``None`` where nobody is named.

    Args:
        text: A name and an address, as in a letter.

    Raises:
        UsageError: It is not of this form.

    Examples:
        >>> read_contact("Help desk <help@example.org>")
        Contact(name='Help desk', mail='help@example.org')
    """
    if not text:
        return None
    found = _GIVEN.fullmatch(text.strip())
    if found is None:
        message = (
            f"--contact {text!r} was expected to be a name and an address, as in "
            "'Help desk <help@example.org>'."
        )
        raise UsageError(message)
    return Contact(found["name"].strip(), found["mail"])
