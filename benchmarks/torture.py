"""Kill a writer at random moments and count what is lost; nothing may be.

Usage: ``python benchmarks/torture.py [KILLS] [SECONDS]``; 1,000 kills within at most
600 s by default. Ends with 1 where a file became unreadable or an acknowledged answer
was lost.
"""

import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from assessor.errors import AssessorError
from assessor.notation import read_file
from assessor.storage import open_store, read_journal

WRITER = Path(__file__).parents[1] / "tests" / "storage" / "writer.py"
ORDER = [f"many.q{number}" for number in range(500)]
NEARLY_ALL = 400
LONGEST = 0.03


def acknowledged_before_kill(path: Path, first: int, delay: float) -> int:
    """Let a writer save answers for a while, kill it, return the last one it had.

    Args:
        path: The answers file.
        first: Number of answers that the writer begins with.
        delay: How long it may write. [s]
    """
    with subprocess.Popen(
        [sys.executable, str(WRITER), str(path), str(first)], stdout=subprocess.PIPE
    ) as writer:
        if writer.stdout is None:
            return 0
        told = [writer.stdout.readline()]
        time.sleep(delay)
        writer.kill()
        told += writer.stdout.readlines()
    return max((int(line) for line in told if line.endswith(b"\n")), default=0)


def recovered(path: Path, seen: Counter[str]) -> int:
    """Open the file as an interview would and return how many answers it holds.

    Args:
        path: The answers file.
        seen: Counts what opening it had to do.
    """
    store = open_store(path, datetime.now(UTC), ORDER)
    store.close()
    seen[store.repaired or "sound"] += 1
    read_journal(store.journal)
    data = read_file(path).data
    answers = data.get("answers") if isinstance(data, dict) else None
    return len(answers) if isinstance(answers, dict) else 0


def torture(kills: int, seconds: float) -> Counter[str]:
    """Kill a writer again and again and count what happened.

    Args:
        kills: How often.
        seconds: Stop after this time, however many are left. [s]
    """
    luck, seen, last = random.Random(1), Counter[str](), 0  # noqa: S311  # moments
    until = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answers.yaml"
        while seen["kills"] < kills and time.monotonic() < until:
            delay = luck.uniform(0, LONGEST)
            last = max(last, acknowledged_before_kill(path, last + 1, delay))
            seen["kills"] += 1
            try:
                found = recovered(path, seen)
            except AssessorError as error:
                print(error)
                seen["unreadable"] += 1
                break
            seen["lost"] += max(0, last - found)
            last = found
            if last > NEARLY_ALL:
                seen["files"], last = seen["files"] + 1, 0
                for old in Path(folder).iterdir():
                    old.unlink()
    return seen


def main(kills: int = 1000, seconds: float = 600) -> int:
    """Print the counts and return the exit code.

    Args:
        kills: How often to kill.
        seconds: The longest time. [s]
    """
    seen = torture(kills, seconds)
    for name in ("kills", "sound", "completed", "rebuilt", "torn", "outside"):
        print(f"{name:12} {seen[name]}")
    print(f"{'unreadable':12} {seen['unreadable']}")
    print(f"{'lost':12} {seen['lost']}")
    return 1 if seen["unreadable"] or seen["lost"] or seen["outside"] else 0


if __name__ == "__main__":
    sys.exit(main(*(int(argument) for argument in sys.argv[1:3])))
