"""Units, ranges, and quantities as people type them.

>>> convert(57, "gCO2e/kWh", "kgCO2e/kWh")
0.057
>>> parse_quantity("1 200 h [900, 1600]", "h")
Quantity(value=1200.0, unit='h', range=(900.0, 1600.0))
"""

from assessor.quantities.ranges import Range, complete, round_significant, spread
from assessor.quantities.said import said_number, said_quantity, said_unit
from assessor.quantities.typed import Quantity, format_quantity, parse_quantity
from assessor.quantities.units import convert, fitting, same_unit

__all__ = [
    "Quantity",
    "Range",
    "complete",
    "convert",
    "fitting",
    "format_quantity",
    "parse_quantity",
    "round_significant",
    "said_number",
    "said_quantity",
    "said_unit",
    "same_unit",
    "spread",
]
