"""Run the tests of the workspace on a PostgreSQL server that is made for them.

The server is in a temporary folder, listens on a socket in it alone, and is stopped at
the end. As root, it runs as the user ``postgres``, whom Debian's package makes.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
PORT = "5432"  # names the socket; nothing listens on the network
# What the tests write need not outlive a power cut.
OPTIONS = f"-c listen_addresses='' -p {PORT} -c fsync=off -c max_connections=100"


def program(name: str) -> str:
    """Return where a program of the server lies; Debian keeps them off the path."""
    found = [*Path("/usr/lib/postgresql").glob(f"*/bin/{name}")]
    newest = max(
        found, key=lambda path: int(path.parts[-3].split(".")[0]), default=None
    )
    return str(newest or shutil.which(name) or sys.exit(f"{name} was not found"))


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """Run a server in a folder and yield the address of its database."""
    user = ("postgres", "postgres") if os.geteuid() == 0 else (None, None)
    if user[0]:
        owner = pwd.getpwnam(user[0])
        os.chown(folder, owner.pw_uid, owner.pw_gid)

    def run(name: str, *arguments: str) -> None:
        done = subprocess.run(
            [program(name), "-D", str(folder / "data"), *arguments],
            user=user[0],
            group=user[1],
            cwd=folder,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        if done.returncode:
            sys.exit(f"{name}: {done.stderr}")

    run("initdb", "-U", "assessor", "-A", "trust", "-E", "UTF8", "--no-locale")
    log = str(folder / "log")
    run("pg_ctl", "-w", "-l", log, "-o", f"{OPTIONS} -k {folder}", "start")
    try:
        yield f"postgresql:///postgres?host={folder}&port={PORT}&user=assessor"
    finally:
        run("pg_ctl", "-w", "-m", "fast", "stop")


def main() -> int:
    """Return 0 where all tests pass."""
    with tempfile.TemporaryDirectory() as name, server(Path(name)) as address:
        tests = ("-q", "-p", "no:cacheprovider", "tests/storage", "tests/web")
        command = [sys.executable, "-m", "pytest", *tests, "--database", address]
        return subprocess.run(command, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
