"""Signed reports that were sent back: checked aside, and kept where they hold."""

import base64
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC

from assessor.domain.assessment import JournalHead
from assessor.domain.model import Model
from assessor.domain.wording import Language
from assessor.errors import UsageError
from assessor.storage.workspace_documents import Documents
from assessor.storage.workspace_log import Change, add_record
from assessor.storage.workspace_orders import Order
from assessor.web.checking import Checker
from assessor.web.house import House

_KEPT = re.compile(r"signed ([0-9a-f]{64})")
Lines = Mapping[Language, tuple[str, ...]]


class Said(Model):
    """What was found when a signed report was checked."""

    name: str
    lines: Lines


class Found(Model):
    """What checking a report found.

    Attributes:
        lines: In words.
        sound: Nothing in it disagrees with what it is made from.
        signed: Roles in which somebody signed it, with nothing changed since.
        journal: Where the log of the project stood when it was made, as it states.
    """

    lines: Lines
    sound: bool
    signed: tuple[str, ...]
    journal: JournalHead | None


class Verdict(Model):
    """What came of a report that was sent back.

    Attributes:
        problem: Why it is not kept, as the key of a sentence; empty if it is.
        lines: What was found, in words.
    """

    problem: str
    lines: Lines


@dataclass(frozen=True, slots=True)
class Kept:
    """A signed report that is kept with the project."""

    sha256: str
    who: str
    at: str
    name: str
    lines: tuple[str, ...]


def packed(name: str, content: bytes, who: str, role: str) -> str:
    """Return a report that was sent back as JSON, for any process to check it.

    Args:
        name: Name of the file.
        content: The file.
        who: The account that sent it.
        role: Whose signature it must bear; anybody's if empty.
    """
    coded = base64.b64encode(content).decode()
    plain = {"name": name, "content": coded, "who": who, "role": role}
    return json.dumps(plain, sort_keys=True)


def check_from(check: Checker | None, source: str) -> bytes:
    """Check a report that was sent back.

    Args:
        check: Checks it.
        source: The report, as JSON.

    Raises:
        UsageError: This server checks none.
    """
    if check is None:
        message = "Signed reports cannot be checked on this server."
        french = "Les rapports signés ne peuvent pas être contrôlés sur ce serveur."
        raise UsageError(message, french=french)
    plain = json.loads(source)
    found = check(plain["name"], base64.b64decode(plain["content"]))
    roles = dict.fromkeys(one.role for one in found.signatures if one.role)
    signed = tuple(role for role in roles if found.signed_for(role))
    made = Found(
        lines=found.lines, sound=found.sound, signed=signed, journal=found.journal
    )
    return made.model_dump_json().encode()


def kept_from(house: House, order: Order, content: bytes) -> bytes:
    """Keep a report that was checked, if it holds; return what came of it.

    Whoever sent it need not wait for it.

    Args:
        house: Where it is kept.
        order: Who sent which file, about which project.
        content: What checking it found.
    """
    found, plain = Found.model_validate_json(content), json.loads(order.source)
    project = order.place.removeprefix("p/")
    problem = _refusal(house, project, found, plain["role"])
    if not problem:
        signed = base64.b64decode(plain["content"])
        said = Said(name=plain["name"], lines=found.lines)
        _keep(house, project, plain["who"], signed, said)
    return Verdict(problem=problem, lines=found.lines).model_dump_json().encode()


def _refusal(house: House, project: str, found: Found, role: str) -> str:
    """Return why a report is not kept, as the key of a sentence; empty if it is."""
    stated, log = found.journal, house.workspace.log(project)
    known = stated is not None and 0 < stated.records <= len(log)
    if stated is None or not known or log[stated.records - 1].digest != stated.digest:
        return "signing_other_project"
    if not found.sound:
        return "signing_unsound"
    holds = role in found.signed if role else bool(found.signed)
    return "" if holds else f"signing_lacks_{role or 'any'}"


def _keep(house: House, project: str, who: str, content: bytes, said: Said) -> None:
    digest = hashlib.sha256(content).hexdigest()
    if any(_digest_of(one.what) == digest for one in house.workspace.log(project)):
        return
    documents = house.documents
    documents.put(project, path_of(digest), content)
    documents.put(project, path_of(digest, "json"), said.model_dump_json().encode())
    change = Change(who=who, what=f"signed {digest}", at=house.now())
    with house.workspace.database.writing(project) as cursor:
        add_record(cursor, project, change, {})


def kept_reports(house: House, project: str, language: Language) -> Iterator[Kept]:
    """Yield the signed reports that this server checked, as its log says.

    An archive that is imported may hold others beside its answers; they are not shown.

    Args:
        house: Where they are kept.
        project: Id of their project.
        language: In which they are told.
    """
    documents: Documents = house.documents
    for record in house.workspace.log(project):
        digest = _digest_of(record.what)
        said = documents.get(project, path_of(digest, "json")) if digest else None
        if said is None:
            continue
        known = Said.model_validate_json(said)
        at = f"{record.at.astimezone(UTC):%Y-%m-%d %H:%M}"
        yield Kept(digest, record.who, at, known.name, known.lines[language])


def _digest_of(what: str) -> str:
    """Return the digest of the report that a record says is kept; empty if none."""
    named = _KEPT.fullmatch(what)
    return named[1] if named else ""


def path_of(digest: str, ending: str = "pdf") -> str:
    """Return where a signed report lies in the folder of its project.

    Args:
        digest: Its SHA-256.
        ending: ``pdf``, or ``json`` for what was found.
    """
    return f"signed/{digest}.{ending}"
