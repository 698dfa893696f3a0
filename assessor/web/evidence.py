"""Documents that support answers: taken, hashed, never shown as pages."""

import re
import unicodedata
from pathlib import PurePosixPath
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.responses import Response

from assessor.domain.answers import Evidence
from assessor.interview import attach, find_item
from assessor.storage.workspace_documents import LARGEST
from assessor.web.answering import keep
from assessor.web.leaves import anchor, leaf_of, leaves
from assessor.web.roles import Act
from assessor.web.visit import Visit

KINDS: tuple[str, ...] = (
    ".pdf",
    ".csv",
    ".txt",
    ".md",
    ".json",
    ".yaml",
    ".yml",
    ".png",
    ".jpg",
)
KINDS += (".jpeg", ".docx", ".xlsx", ".odt", ".ods", ".zip", ".log")
FOLDER = "evidence"
_LONGEST = 300
_LINK = re.compile(r"https?://[^\s<>\"']{1,1000}")
_LONGEST_NAME = 80


def add_evidence(visit: Visit) -> Response:
    """Attach a document or a link to an answer."""
    sent, w = visit.sent, visit.words
    item = find_item(visit.sheet, sent("id"))
    if item is None or item.question is None:
        return visit.say(422, w("refused"), w("not_asked"))
    if not visit.may(Act.ANSWER, item.section.id):
        return visit.not_yours()
    problem = problem_of(visit)
    if problem:
        return visit.say(422, w("refused"), problem)
    evidence = stored(visit)
    identifier = item.id
    keep(visit, "evidence", lambda sheet: attach(sheet, identifier, evidence)[1])
    leaf = leaf_of(leaves(visit.sheet), identifier)
    name = leaf.name if leaf else ""
    return visit.go(
        visit.project_path("s", name) + f"#q-{anchor(identifier)}", done="evidence"
    )


def problem_of(visit: Visit) -> str:
    """Return what is wrong with a document, in words; empty if nothing.

    Args:
        visit: What was sent.
    """
    sent, w = visit.sent, visit.words
    if sent("link") and not _LINK.fullmatch(sent("link")):
        return w("evidence_link_wrong")
    if len(sent("title")) > _LONGEST or not (sent("title") or sent.name):
        return w("evidence_title_wrong", most=_LONGEST)
    if sent.name and PurePosixPath(sent.name).suffix.lower() not in KINDS:
        return w("evidence_kind_wrong", kinds=", ".join(KINDS))
    if len(sent.content) > LARGEST:
        return w("evidence_too_large", most=f"{LARGEST / 1e6:g}")
    return ""


def stored(visit: Visit) -> Evidence:
    """Keep the document that was sent, and return what is written of it.

    Args:
        visit: What was sent.
    """
    sent = visit.sent
    title = sent("title") or sent.name
    if not sent.name:
        return Evidence(title=title, url=sent("link") or None)
    documents = visit.house.documents
    name = plain_name(sent.name)
    path, number = f"{FOLDER}/{name}", 1
    while documents.get(visit.held.id, path) not in {None, sent.content}:
        number += 1
        path = f"{FOLDER}/{number}-{name}"
    digest = documents.put(visit.held.id, path, sent.content)
    url = sent("link") or None
    return Evidence(title=title[:_LONGEST], path=path, sha256=digest, url=url)


def plain_name(name: str) -> str:
    """Return the name of a file that is safe in any folder.

    Args:
        name: What the browser called it.

    Examples:
        >>> plain_name("../Facture d’électricité.PDF")
        'Facture-d-electricite.pdf'
    """
    pure = PurePosixPath(name.replace("\\", "/"))
    letters = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", pure.stem)
        if not unicodedata.combining(letter)
    )
    bare = re.sub(r"[^A-Za-z0-9]+", "-", letters).strip("-")[:_LONGEST_NAME]
    ending = pure.suffix.lower()
    return f"{bare or 'document'}{ending if ending in KINDS else ''}"


def document(visit: Visit) -> Response:
    """Send a document back as a file, whatever it is."""
    known = visit.sheet.answers.evidence.get(visit.request.path_params["key"])
    content = None
    if known is not None and known.path is not None:
        content = visit.house.documents.get(visit.held.id, known.path)
    if known is None or content is None:
        raise HTTPException(404)
    return attachment(content, PurePosixPath(known.path or "document").name)


def attachment(
    content: bytes, name: str, kind: str = "application/octet-stream"
) -> Response:
    """Return a file to be kept, never to be shown as a page of this site.

    Args:
        content: The file.
        name: What it is called.
        kind: Its media type.
    """
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return Response(content, media_type=kind, headers=headers)
