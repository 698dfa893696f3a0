"""Every address that is served, and how each is held against the rules.

A route that is in none of the three tables here, or a row here without its route, is a
fault: a new page cannot come without being looked at.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from playwright.sync_api import Page
from sample import CALLED, SECTION, Sample
from starlette.applications import Starlette
from starlette.routing import Mount, Route

PROJECT = "/{language}/p/{project}"
CALL = "/{language}/c/{call}"
OWNER = "owner"


@dataclass(frozen=True)
class Found:
    """Where a page is found.

    Attributes:
        who: Who goes there: the owner of a server without accounts, an account of one
            with them, or nobody.
        at: The page that leads there, where the address holds more than the project.
        links: Which of its links do.
        most: How many of them are followed.
        query: What follows the address.
    """

    who: str = OWNER
    at: str = ""
    links: str = ""
    most: int = 99
    query: str = ""


PAGES: Mapping[str, Found] = {
    "/{language}/": Found(),
    PROJECT: Found(),
    f"{PROJECT}/s/{{section}}": Found(at=PROJECT, links=".leaves a"),
    f"{PROJECT}/options": Found(),
    f"{PROJECT}/actions": Found(),
    f"{PROJECT}/actions/{{action}}": Found(
        at=f"{PROJECT}/actions", links="main a[href*='/actions/']", most=1
    ),
    f"{PROJECT}/review": Found(),
    f"{PROJECT}/marks/{{identifier}}": Found(
        at=f"{PROJECT}/s/{SECTION}", links="a[href*='/marks/']", most=1
    ),
    f"{PROJECT}/dossier": Found(),
    f"{PROJECT}/register": Found(),
    f"{PROJECT}/history": Found(),
    f"{PROJECT}/changes": Found(query="?since=1"),
    f"{PROJECT}/compare": Found(),
    f"{PROJECT}/report": Found(),
    f"{PROJECT}/signing": Found(),
    f"{PROJECT}/settings": Found(),
    f"{PROJECT}/people": Found(who="applicant"),
    "/{language}/people": Found(who="administrator"),
    "/{language}/account": Found(who="applicant"),
    "/{language}/account/log": Found(who="administrator"),
    "/{language}/login": Found(who=""),
    "/{language}/accessibility": Found(who=""),
    "/{language}/calls": Found(who="administrator"),
    CALL: Found(who="officer"),
    f"{CALL}/people": Found(who="officer"),
}
NO_PAGES: Mapping[str, str] = {
    "/{language}/accounts": "the page of all people, under another address",
    "/": "leads on to a language, or to the closed door (state “shut”)",
    "/enter/{secret}": "leads on, or to the closed door (state “used”)",
    "/{language}/join/{secret}": "needs an invitation (state “invited”)",
    f"{PROJECT}/running": "a part of the pages of questions",
    f"{PROJECT}/next": "leads on to a section",
    f"{PROJECT}/documents/{{spoken}}.{{kind}}": "a file",
    f"{PROJECT}/evidence/{{key}}": "a file",
    f"{PROJECT}/answers.yaml": "a file",
    f"{PROJECT}/project.zip": "a file",
    f"{PROJECT}/document": "a file",
    f"{PROJECT}/signing/{{spoken}}.{{kind}}": "a file",
    f"{PROJECT}/signing/kept/{{digest}}": "a file",
    f"{PROJECT}/signing/checked/{{document}}": "what was found; before, “being made”",
    f"{PROJECT}/made/{{document}}": "a file; before it is made, state “being made”",
    f"{PROJECT}/revisions/{{number}}.yaml": "a file",
    f"{PROJECT}/letter/{{spoken}}.{{kind}}": "a file",
    f"{CALL}/call.yaml": "a file",
    f"{CALL}/folder.zip": "a file",
    f"{CALL}/committee": "a file; before, state “gathered”",
    f"{CALL}/made/{{document}}": "a file; before it is made, state “being made”",
    "/{language}/oidc": "leads away, to who knows the people",
    "/oidc/back": "leads on; where it does not, the page of “not let in”",
}
FORMS: Mapping[str, str] = {
    "/link": "the closed door (state “shut”)",
    "/{language}/projects": "state “begun wrongly”",
    "/{language}/import": "the same page and summary as “begun wrongly”",
    "/{language}/leave": "the closed door",
    "/{language}/account": "the summary of state “not let in”",
    "/{language}/accounts": "leads back to its page",
    "/{language}/people": "leads back to its page, or shows a link (state “invited”)",
    "/{language}/login": "state “not let in”",
    "/{language}/join/{secret}": "state “joined wrongly”",
    f"{PROJECT}/answer": "states “answered wrongly” and “conflict”",
    f"{PROJECT}/rows": "leads back to its page",
    f"{PROJECT}/options": "leads back to its page",
    f"{PROJECT}/evidence": "state “message”",
    f"{PROJECT}/actions/{{action}}": "leads back to its page",
    f"{PROJECT}/actions/{{action}}/evidence": "leads back to its page",
    f"{PROJECT}/signing": "the same page and summary as “register”",
    f"{PROJECT}/settings": "the same summary as “begun wrongly”",
    f"{PROJECT}/people": "leads back to its page",
    f"{PROJECT}/marks/{{identifier}}": "leads back to its page",
    f"{PROJECT}/marks/{{identifier}}/verdict": "leads back to its page",
    f"{PROJECT}/call": "leads back to its page",
    f"{PROJECT}/submit": "leads back to its page",
    f"{PROJECT}/decide": "leads back to its page",
    f"{PROJECT}/conditions": "leads back to its page",
    f"{PROJECT}/register": "leads back to its page",
    "/{language}/calls": "leads back to its page",
    "/{language}/oidc": "leads away",
    "/oidc/back": "leads on",
    f"{CALL}/people": "leads back to its page",
}


def unlisted(app: Starlette) -> Iterator[str]:
    """Yield each route that no table names, and each row without a route.

    Args:
        app: The application.
    """
    shown, taken = set(), set()
    for route in app.routes:
        if isinstance(route, Route):
            methods = route.methods or set()
            shown |= {route.path} if "GET" in methods else set()
            taken |= {route.path} if "POST" in methods else set()
        elif not isinstance(route, Mount):
            yield f"{route}: neither a page nor a folder"
    named = PAGES.keys() | NO_PAGES.keys()
    for path in sorted(shown - named):
        yield f"{path}: a new page that nothing looks at; name it in {__file__}"
    for path in sorted(taken - FORMS.keys()):
        yield f"{path}: a new form whose pages nothing looks at; name it in {__file__}"
    for path in sorted((named - shown) | (FORMS.keys() - taken)):
        yield f"{path}: is named in {__file__} and no longer served"


def addresses(served: Sample, page: Page, path: str, language: str) -> list[str]:
    """Return the addresses of a page; several where each shows something else.

    Args:
        served: The server.
        page: A browser that is let in.
        path: The path of the route.
        language: The language.
    """
    found = PAGES[path]
    if not found.at:
        return [served.root + _filled(served, path, language) + found.query]
    page.goto(served.root + _filled(served, found.at, language))
    links = page.locator(found.links).all()[: found.most]
    return [served.root + (link.get_attribute("href") or "") for link in links]


def _filled(served: Sample, path: str, language: str) -> str:
    return path.format(language=language, project=served.project, call=CALLED)
