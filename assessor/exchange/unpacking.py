"""How much an archive may unpack to, seen before any of it is unpacked.

What an archive says of the size of a part is a bound: reading stops there, so one that
says too little yields a damaged part and never a larger one.
"""

import zipfile
from collections.abc import Iterable

from assessor.errors import ExchangeError

MOST_PARTS = 2_000
LARGEST_WHOLE = 32_000_000  # [bytes, unpacked]


def refuse_swelling(name: str, parts: Iterable[zipfile.ZipInfo]) -> None:
    """Refuse parts of an archive that together unpack to more than is read.

    Args:
        name: Name of the file, for the message.
        parts: The parts that are to be read.

    Raises:
        ExchangeError: They are too many or too large.
    """
    sizes = [part.file_size for part in parts]
    if len(sizes) > MOST_PARTS:
        message = f"{name}: has {len(sizes)} parts; at most {MOST_PARTS} are read."
        raise ExchangeError(message)
    if sum(sizes) > LARGEST_WHOLE:
        message = (
            f"{name}: unpacks to {sum(sizes):,} bytes and at most {LARGEST_WHOLE:,} "
            "are read; if it is what it seems, split it."
        )
        raise ExchangeError(message)
