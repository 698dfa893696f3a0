import os
import re
import signal
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assessor.cli.front import app
from assessor.cli.serve import WORKSPACE
from assessor.storage.accounts import Accounts
from assessor.storage.workspace_sqlite import open_database

LINK = re.compile(r"http://127\.0\.0\.1:(\d+)(/enter/\S+)")


@pytest.mark.parametrize("workers", ["1", "2"])
def test_it_serves_until_it_is_interrupted_and_keeps_the_workspace(
    tmp_path: Path, workers: str
) -> None:
    process = subprocess.Popen(  # noqa: S603  # the command itself
        [
            sys.executable,
            "-m",
            "assessor",
            "serve",
            str(tmp_path),
            "--workers",
            workers,
        ],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        assert process.stdout is not None
        found = next(m for line in process.stdout if (m := LINK.search(line)))
        status = asked(int(found.group(1)), found.group(2))
        process.send_signal(signal.SIGINT)
        code = process.wait(120)
    finally:
        process.kill()
        process.communicate()

    assert (status, code) == (303, 0)
    assert (tmp_path / WORKSPACE).is_file()


def children(process: subprocess.Popen[str]) -> list[str]:
    tasks = Path(f"/proc/{process.pid}/task").glob("*/children")
    return [child for task in tasks for child in task.read_text().split()]


def test_interrupted_while_it_starts_it_ends_without_a_traceback(
    tmp_path: Path,
) -> None:
    process = subprocess.Popen(  # noqa: S603  # the command itself
        [sys.executable, "-m", "assessor", "serve", str(tmp_path), "--workers", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        while len(children(process)) < 2 and process.poll() is None:
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does
        _, said = process.communicate(timeout=120)
    finally:
        process.kill()
        process.communicate()

    assert "Traceback" not in said
    assert process.returncode in {0, 130}


def asked(port: int, path: str) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("GET", path)
    status = connection.getresponse().status
    connection.close()
    return status


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("none.yaml", "There is no file"),
        ("nowhere/workspace.sqlite", "There is no folder"),
        ("nowhere", "There is no folder"),
        ("text.txt", "not a workspace"),
    ],
)
def test_what_cannot_be_served_is_said(tmp_path: Path, where: str, said: str) -> None:
    (tmp_path / "text.txt").write_text("no database at all\n" * 100)

    result = CliRunner().invoke(app, ["serve", str(tmp_path / where)])

    assert result.exit_code == 2
    assert said in result.output.replace("\n", " ")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--origin", "https://x.org"], "need --accounts"),
        (["--new-administrator"], "need --accounts"),
        (["--accounts", "--origin", "http://x.org"], "passwords for everybody"),
        (["--accounts", "--oidc", "none.yaml"], "none.yaml"),
    ],
)
def test_accounts_that_would_not_be_safe_are_not_served(
    tmp_path: Path, options: list[str], said: str
) -> None:
    result = CliRunner().invoke(app, ["serve", str(tmp_path), *options])

    assert result.exit_code == 2
    assert said in " ".join(result.output.split())


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("postgresql://me:open-sesame@127.0.0.1:1/name", "127.0.0.1:1/name: the data"),
        ("mysql://me:open-sesame@127.0.0.1/name", "address of the database cannot"),
    ],
)
def test_a_database_that_cannot_be_opened_is_said_without_its_password(
    tmp_path: Path, address: str, said: str
) -> None:
    serving = ["serve", str(tmp_path)]

    result = CliRunner().invoke(app, serving, env={"DATABASE_URL": address})

    assert result.exit_code == 2
    assert said in " ".join(result.output.split())
    assert "open-sesame" not in result.output


def test_a_workspace_with_accounts_stays_one(tmp_path: Path) -> None:
    database = open_database(tmp_path / WORKSPACE)
    Accounts(database).put_in_use()
    database.close()

    result = CliRunner().invoke(app, ["serve", str(tmp_path)])

    assert result.exit_code == 2
    assert "start it with --accounts" in " ".join(result.output.split())
