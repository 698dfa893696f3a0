import subprocess
import sys

STOPPED = """
import sys
from assessor.__main__ import main

class Stopped:
    def find_spec(self, name, *_):
        if name == "assessor.cli":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Stopped())
main()
"""


def test_ctrl_c_while_the_program_is_being_read_shows_no_traceback() -> None:
    found = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-c", STOPPED], capture_output=True, text=True, check=False
    )

    assert found.returncode == 130
    assert found.stderr.strip() == ""
