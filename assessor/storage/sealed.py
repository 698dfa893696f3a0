"""A record that can be bound to the one before it by its digest."""

import hashlib
import json
from typing import Self

from assessor.domain.model import Model

START = "0" * 64
"""What stands before the first record."""


class Sealed(Model):
    """A record of a log that is only ever added to.

    Attributes:
        number: Place in the log, from 1.
        previous: Digest of the record before; ``START`` for the first.
        digest: SHA-256 over all the other fields.
    """

    number: int
    previous: str
    digest: str = ""

    def sealed(self) -> Self:
        """Return the record with its digest."""
        return self.model_copy(update={"digest": self.seal()})

    def seal(self) -> str:
        """Compute the digest over all other fields."""
        body = self.model_dump(mode="json", exclude={"digest"})
        text = json.dumps(body, ensure_ascii=True, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()

    def follows(self, number: int, previous: str) -> bool:
        """Tell whether it is as it was written, and stands where it was written.

        Args:
            number: Its place in the log, from 1.
            previous: Digest of the record before.
        """
        return (self.number, self.previous, self.digest) == (
            number,
            previous,
            self.seal(),
        )
