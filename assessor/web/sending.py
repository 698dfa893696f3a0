"""What a form sends: read within bounds, with the token that it must carry."""

import hmac
from dataclasses import dataclass, field

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request

from assessor.web.fields import text_of

MOST_FIELDS = 500
LONGEST_FIELD = 200_000


@dataclass(frozen=True)
class Sent:
    """What a form sent.

    Attributes:
        fields: Its fields.
        name: Name of the file in it; empty without one.
        content: The file.
    """

    fields: FormData = field(default_factory=FormData)
    name: str = ""
    content: bytes = b""

    def __call__(self, name: str) -> str:
        """Return one field as text; empty where it is missing."""
        return text_of(self.fields, name)

    def bears(self, token: str) -> bool:
        """Say whether the form carries the token of who was shown it.

        Args:
            token: The token.
        """
        return hmac.compare_digest(self("token").encode(), token.encode())


async def read_form(request: Request) -> Sent:
    """Read a form, its fields and its file bounded.

    Args:
        request: What was sent.
    """
    async with request.form(
        max_files=1, max_fields=MOST_FIELDS, max_part_size=LONGEST_FIELD
    ) as form:
        file = next((v for v in form.values() if isinstance(v, UploadFile)), None)
        if file is None:
            return Sent(form)
        return Sent(form, file.filename or "", await file.read())
