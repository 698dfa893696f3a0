"""Texts of bounded length, as the answers file and what hangs on it hold them."""

from typing import Annotated

from pydantic import StringConstraints

LongText = Annotated[str, StringConstraints(max_length=20_000)]
LineText = Annotated[str, StringConstraints(max_length=2_000)]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9A-Fa-f]{64}$")]
