"""The figures of our own that results hang on, where a pack states none."""

from collections.abc import Mapping

CLAIMED_CEILING = "claimed-ceiling"
GAUGE_THRESHOLD = "gauge-threshold"
HALF_CREDIT = "half-credit"
NOT_APPLICABLE_FLAG = "not-applicable-flag"
OPEN_THRESHOLD = "open-threshold"
REBOUND = "rebound"
TOP_LEVEL_CEILING = "top-level-ceiling"

USUAL: Mapping[str, float] = {
    CLAIMED_CEILING: 1.0,
    GAUGE_THRESHOLD: 0.5,
    HALF_CREDIT: 0.5,
    NOT_APPLICABLE_FLAG: 0.2,
    OPEN_THRESHOLD: 0.3,
    REBOUND: 0.45,
    TOP_LEVEL_CEILING: 3.0,
}
"""Figure by the id of its convention; the register of a pack wins over it."""
