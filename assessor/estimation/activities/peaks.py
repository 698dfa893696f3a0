"""Peaks of accelerators that no published utilisation belongs to."""

from collections.abc import Iterator

from assessor.estimation.graph import Sheet
from assessor.estimation.inputs import Activity

_VECTOR = "accelerators/peak-flops-vector"


def peak_warnings(activity: Activity, sheet: Sheet) -> Iterator[str]:
    """Yield a warning where operations are known and no peak that fits is.

    Lists give some cards the rate of their vector units, which runs of training do
    not use. The utilisations published are shares of the peak of matrix units: the
    two together would give several times the hours, so they are not multiplied.

    Args:
        activity: The row.
        sheet: Its quantities.
    """
    card = activity.word("accelerator")
    if not card or sheet.solve("peak_flops") is not None:
        return
    found = activity.setting.factor(_VECTOR, card, "peak_flops")
    counted = activity.word("method") == "flops" or sheet.solve("compute") is not None
    if found is not None and found.value is not None and counted:
        yield (
            f"{activity.name}: only {found.value.central / 1e12:g} TFLOP/s outside its "
            f"tensor cores are listed for {card}, to which no published utilisation "
            "belongs: give the peak at the precision used, from the data sheet"
        )
