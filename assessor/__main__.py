"""Run with ``assessor`` or ``python -m assessor``."""

import os
import sys

_INTERRUPTED = 130


def main() -> None:
    """Run the command asked for."""
    try:
        # Not at the top: a person may stop the program while it is being read, too.
        from assessor.cli import main as run  # noqa: PLC0415  # see above

        run()
    except KeyboardInterrupt:
        # At once: what was half read fails aloud where Python tidies it up.
        sys.stderr.write("\n")
        sys.stderr.flush()
        os._exit(_INTERRUPTED)


if __name__ == "__main__":
    main()
