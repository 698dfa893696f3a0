"""The projects of a workspace: listed, begun, imported, set, exported."""

import secrets

from starlette.responses import Response

from assessor.catalogue.answers import read_answers
from assessor.domain.answers import AnswersFile, Project
from assessor.domain.sheet import STAGE, read_sheet
from assessor.domain.wording import LANGUAGES, Language
from assessor.errors import AssessorError
from assessor.interview import begin, record, seen, use_profile
from assessor.storage.accounts_log import Deed
from assessor.storage.accounts_roles import Part, Place
from assessor.storage.workspace_documents import Documents
from assessor.storage.workspace_folder import (
    ProjectFolder,
    export,
    inside,
    packed,
    unpacked,
)
from assessor.storage.workspace_log import Change
from assessor.web.answering import keep
from assessor.web.evidence import attachment, plain_name
from assessor.web.leaves import leaves
from assessor.web.results import SoFar
from assessor.web.roles import Role
from assessor.web.running import check_first, known_of
from assessor.web.visit import Visit
from assessor.web.visitors import projects_of

LONGEST = 200
MANY = 8
"""Projects above which one looks for them by their name."""
WHO: dict[str, str] = {
    "quick": "screening",
    "applicant": "funding",
    "company": "company",
    "auditor": "audit",
}


def projects(visit: Visit) -> Response:
    """Show the list of projects."""
    return _list(visit)


def _list(visit: Visit, status: int = 200, error: str = "", name: str = "") -> Response:
    header = visit.house.pack.header
    stage = visit.house.pack.by_id.get(STAGE)
    labels = stage.choices if stage else {}
    known = projects_of(visit.house, visit.visitor)
    wanted = visit.request.query_params.get("find", "").strip()[:LONGEST]
    w = visit.words
    return visit.page(
        "projects",
        status,
        projects=[one for one in known if wanted.casefold() in one.label.casefold()],
        count=len(known),
        wanted=wanted,
        many=len(known) > MANY,
        profiles=header.profiles,
        stages={
            key: w.text(labels.get(key, s.title)) for key, s in header.stages.items()
        },
        error=error,
        name=name,
    )


def new_project(visit: Visit) -> Response:
    """Begin a project."""
    sent, pack = visit.sent, visit.house.pack
    name = " ".join(sent("name").split())
    right = sent("stage") in pack.header.stages and sent("profile") in (
        pack.header.profiles
    )
    organisation = " ".join(sent("organisation").split())
    if not name or not right or max(len(name), len(organisation)) > LONGEST:
        return _list(visit, 422, visit.words("name_needed", most=LONGEST), name)
    project = Project(
        name=name,
        organisation=organisation,
        stage=sent("stage"),
        language=visit.language,
    )
    answers = begin(pack, project, sent("profile"))
    if STAGE in pack.by_id and sent("stage") in pack.by_id[STAGE].choices:
        sheet = read_sheet(pack, answers)
        stage = sent("stage")
        answers = record(sheet, STAGE, stage, at=visit.house.now()).answers
    identifier = _new(visit, answers, "begin")
    pages = leaves(read_sheet(pack, answers))
    return visit.go(visit.path("p", identifier, "s", pages[0].name))


def _new(visit: Visit, answers: AnswersFile, what: str) -> str:
    identifier = secrets.token_urlsafe(12)
    change = Change(who=visit.who, what=what, at=visit.house.now())
    visit.house.workspace.create(identifier, answers, change)
    if visit.house.accounts:
        part = Part(Place("project", identifier), Role.APPLICANT)
        deed = Deed(
            who=visit.who, what=what, at=change.at, account=visit.who, about=str(part)
        )
        visit.house.roles.give(visit.who, part, deed)
    return identifier


def import_project(visit: Visit) -> Response:
    """Take up a project from its answers file or from an exported archive."""
    sent, w = visit.sent, visit.words
    try:
        folder = _folder(sent.name, sent.content)
        answers = read_answers(folder.answers, sent.name or "?", visit.house.pack)
    except AssessorError as error:
        said = w.error(error)
        if "--pack" in said:  # a command, which who is here does not give
            said = f"{said} {w('import_served')}"
        return _list(visit, 422, w("import_refused", text=said))
    identifier = _new(visit, answers, "import")
    documents = Documents(visit.house.workspace.database)
    for path, content in folder.documents.items():
        documents.put(identifier, path, content)
    return visit.go(visit.path("p", identifier), done="import")


def _folder(name: str, content: bytes) -> ProjectFolder:
    if name.lower().endswith(".zip"):
        return unpacked(content)
    return ProjectFolder(content.decode("utf-8", "replace").lstrip("\ufeff"), {})


def overview(visit: Visit, so_far: SoFar) -> Response:
    """Show a project: how far it is, what comes out, what to check first.

    Args:
        visit: Who looks.
        so_far: What is known of the result.
    """
    return visit.page(
        "overview",
        pages=leaves(visit.sheet),
        first=tuple(check_first(visit, so_far.result)),
        profile=visit.house.pack.header.profiles.get(visit.sheet.profile),
        known=known_of(visit, so_far),
    )


def settings(visit: Visit) -> Response:
    """Show what may be set of a project."""
    return visit.page(
        "settings",
        project=visit.sheet.answers.project,
        profiles=visit.house.pack.header.profiles,
        now=visit.sheet.profile,
        pages=leaves(visit.sheet),
        error="",
    )


def set_project(visit: Visit) -> Response:
    """Set the name, the questions and the language of a project."""
    sent = visit.sent
    profiles = visit.house.pack.header.profiles
    name = " ".join(sent("name").split())
    organisation = " ".join(sent("organisation").split())
    language: Language | None = next(
        (c for c in LANGUAGES if c == sent("report")), None
    )
    wrong = not name or max(len(name), len(organisation)) > LONGEST
    if wrong or language is None or sent("profile") not in profiles:
        text = visit.words("name_needed", most=LONGEST)
        return visit.page(
            "settings",
            422,
            project=visit.sheet.answers.project,
            profiles=profiles,
            now=visit.sheet.profile,
            pages=leaves(visit.sheet),
            error=text,
        )
    update = {"name": name, "organisation": organisation, "language": language}
    keep(
        visit,
        "project",
        lambda sheet: seen(
            sheet,
            use_profile(sheet, sent("profile")).answers.model_copy(
                update={"project": sheet.answers.project.model_copy(update=update)}
            ),
        ),
    )
    return visit.go(visit.project_path(), done="saved")


def answers_file(visit: Visit) -> Response:
    """Send the answers file."""
    folder = export(visit.house.workspace, visit.house.documents, visit.held.id)
    name = plain_name(visit.held.answers.project.name)
    return attachment(folder.answers.encode(), f"{name}.yaml", "application/yaml")


def archive(visit: Visit) -> Response:
    """Send the whole project: answers, evidence, log."""
    house = visit.house
    folder = export(house.workspace, house.documents, visit.held.id)
    log = house.workspace.log(visit.held.id)
    safe = {p: c for p, c in folder.documents.items() if inside(p) == p}
    text = "".join(record.model_dump_json() + "\n" for record in log)
    content = packed(ProjectFolder(folder.answers, safe), text)
    name = plain_name(visit.held.answers.project.name)
    return attachment(content, f"{name}.zip", "application/zip")
