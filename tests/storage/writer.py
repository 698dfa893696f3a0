import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from assessor.domain.answers import Answer, AnswersFile, PackPin, Project
from assessor.storage import open_store

ORDER = [f"many.q{number}" for number in range(500)]


def main(path: Path, first: int) -> None:
    now = datetime.now(UTC)
    store = open_store(path, now, ORDER)
    for count in range(first, 500):
        answers = AnswersFile(
            pack=PackPin(id="small", version="0.1.0"),
            project=Project(name="A project", stage="ideation"),
            profile="funding",
            answers={f"many.q{n}": Answer(value=n) for n in range(count)},
        )
        store.save(answers, what="answer", at=now)
        os.write(1, f"{count}\n".encode())


def serve() -> None:
    # Forked rather than run anew, so that many writers take no longer than one.
    for line in sys.stdin:
        path, _, first = line.strip().rpartition(" ")
        child = os.fork()
        if not child:
            main(Path(path), int(first))
            os._exit(0)
        os.write(1, f"writer {child}\n".encode())
        os.waitpid(child, 0)
        os.write(1, b"gone\n")


if __name__ == "__main__":
    serve()
