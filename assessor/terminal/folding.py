"""Text as it is compared: without accents, case and punctuation."""

import unicodedata


def fold(text: str) -> str:
    """Forget accents, case and punctuation.

    Examples:
        >>> fold("Côte d’Ivoire") == fold("cote d'ivoire")
        True
    """
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(
        "".join(
            c if c.isalnum() else " " for c in letters if not unicodedata.combining(c)
        ).split()
    )
