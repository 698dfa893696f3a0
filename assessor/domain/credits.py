"""Carbon credits and offsets, told by their names.

A credit is somebody else's reduction that was bought. It may be mentioned, apart; it is
never an effect of the project and never subtracted from a footprint.
"""

import re
import unicodedata

_CREDIT = re.compile(
    r"carbon[\s-]*credits?|(?:carbon|co2e?|ghg|emissions?)[\s-]*off[\s-]?sets?(?:ting)?"
    r"|\boff[\s-]?set(?:s|ting)?\s*(?:credits?|purchase|certificates?)"
    r"|(?:credits?|certificates?|purchase)\s*(?:of\s*)?(?:carbon\s*)?off[\s-]?sets?"
    r"|credits?\s*(?:de\s*)?(?:carbone|co2)|compensations?\s*(?:carbone|co2|volontaires?)"
    r"|(?:carbon|carbone|co2)[\s-]*(?:neutrali[sz]ation|compensation)"
)


def names_a_credit(text: str) -> bool:
    """Say whether a text names a carbon credit or an offset.

    Examples:
        >>> names_a_credit("Purchase of carbon credits (offsets)")
        True
        >>> names_a_credit("Achat de crédits carbone")
        True
        >>> names_a_credit("Offset printing of leaflets avoided")
        False
    """
    folded = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    return _CREDIT.search(plain) is not None
