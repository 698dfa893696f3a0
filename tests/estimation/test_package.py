import subprocess
import sys

import pytest

import assessor.estimation
from assessor.estimation.estimator import estimate


def test_numpy_is_not_loaded_before_something_is_estimated() -> None:
    program = "import sys, assessor.estimation; print('numpy' in sys.modules)"
    run = subprocess.run(  # noqa: S603  # our own program, fixed arguments
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )

    assert run.stdout.strip() == "False"


def test_the_entry_point_is_loaded_on_first_use() -> None:
    assert assessor.estimation.estimate is estimate


def test_a_name_that_does_not_exist_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'guess'"):
        vars(assessor.estimation)["__getattr__"]("guess")
