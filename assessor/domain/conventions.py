"""The conventions with a figure that results hang on: what they are called.

The figures stand in the register of a pack, ``conventions.yaml``, with their reason.
"""

CLAIMED_CEILING = "claimed-ceiling"
GAUGE_THRESHOLD = "gauge-threshold"
HALF_CREDIT = "half-credit"
NOT_APPLICABLE_FLAG = "not-applicable-flag"
OPEN_THRESHOLD = "open-threshold"
REBOUND = "rebound"
TOP_LEVEL_CEILING = "top-level-ceiling"

WITH_FIGURE = (
    CLAIMED_CEILING,
    GAUGE_THRESHOLD,
    HALF_CREDIT,
    NOT_APPLICABLE_FLAG,
    OPEN_THRESHOLD,
    REBOUND,
    TOP_LEVEL_CEILING,
)
"""Conventions whose figure rules compute with: every pack has one of each."""
