"""What is done on a page with the keyboard alone, and what is said of it."""

from collections.abc import Callable, Iterator
from functools import partial

from browsing import ask, come
from playwright.sync_api import Page, TimeoutError as TooLate
from sample import SECTION, Sample
from states import FIGURE, answered_wrongly

FOCUSED = "document.activeElement"
PATIENCE = 150
"""How often what a key did is looked for. [100 ms]"""
CHANGES = 2
"""An answer is announced as being saved, then as saved."""
SENTENCE = 12
"""What is shorter says nothing. [characters]"""


def done(page: Page, served: Sample, language: str) -> Iterator[str]:
    """Yield what went wrong while a page of questions was used.

    Args:
        page: A browser of the owner, with scripts.
        served: The server.
        language: The language.
    """
    for step in (skipped, answered, chosen, refused, contradicted, cut_off, summarised):
        come(page, served.at(language, f"/s/{SECTION}"))
        try:
            yield from (
                f"{step.__name__}: {one}" for one in step(page, served, language)
            )
        except TooLate as error:
            yield f"{step.__name__}: {str(error).splitlines()[0]}"


def skipped(page: Page, served: Sample, language: str) -> Iterator[str]:
    """Yield what is wrong with the first stop: it leads past the navigation."""
    del served, language
    page.keyboard.press("Tab")
    if page.evaluate(f"{FOCUSED}.getAttribute('href')") != "#content":
        yield "the first stop of the Tab key does not lead to the content"
        return
    if page.evaluate(f"{FOCUSED}.getBoundingClientRect().top") < 0:
        yield "the link to the content is not seen when it has the focus"
    page.keyboard.press("Enter")
    if page.evaluate(f"{FOCUSED}.id") != "content":
        yield "the link to the content does not bring the focus there"


def answered(page: Page, served: Sample, language: str) -> Iterator[str]:
    """Yield what is wrong when a figure is typed and left with the Tab key."""
    del served, language
    ask(page, "listen")
    field = page.locator(f"{FIGURE} [name=value]").first
    field.focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("12")
    page.keyboard.press("Tab")
    before = page.evaluate(f"{FOCUSED}.id")
    page.locator(f"{FIGURE} .state .ok, {FIGURE} .state .error").first.wait_for()
    heard = _heard(page, 3)
    if len(heard) < CHANGES:
        yield f"that an answer is saved is announced as {heard or 'nothing'}"
    if page.evaluate(f"{FOCUSED}.id") != before:
        yield "the focus is elsewhere once the answer is saved"
    if not page.evaluate("document.querySelector('#running')?.matches('[aria-live]')"):
        yield "the running result is not announced"
    elif not _comes(page, lambda: _said(page, "#running")):
        yield "the running result changes and nothing is announced"


def chosen(page: Page, served: Sample, language: str) -> Iterator[str]:
    """Yield what is wrong when choices are made and buttons pressed by the keyboard."""
    del served, language
    boxes = page.locator("article input[type=checkbox][name=values]")
    choice = page.locator("article input[type=radio][name=value]").first
    fold = page.locator("details.beside > summary").first
    for one, key, state in (
        (choice, "Space", "checked"),
        (boxes.first, "Space", "checked"),
        (fold, "Enter", "parentElement.open"),
    ):
        one.focus()
        before = one.evaluate(f"one => one.{state}")
        page.keyboard.press("ArrowDown" if before and one is choice else key)
        turned = partial(
            one.evaluate, f"(one, before) => one.{state} !== before", before
        )
        if not _comes(page, turned):
            yield f"{key} does nothing on {one.evaluate('probe.called')}"
    ask(page, "listen")
    button = page.locator(f"{FIGURE} button[value=unknown]").first
    name = button.get_attribute("id")
    button.focus()
    page.keyboard.press("Enter")
    heard = _heard(page, 2)
    if page.evaluate(f"{FOCUSED}.id") != name:
        yield "the focus is lost when a button of an answer is pressed"
    if not any(heard):
        yield "what a button of an answer did is not announced"


def refused(page: Page, served: Sample, language: str) -> Iterator[str]:
    """Yield what is wrong when an answer is refused on the page."""
    del served, language
    ask(page, "listen")
    field = page.locator(f"{FIGURE} [name=value]").first
    field.fill("many")
    page.keyboard.press("Tab")
    page.locator(f"{FIGURE} .state .error").first.wait_for(state="attached")
    _heard(page, 1)
    if field.get_attribute("aria-invalid") != "true":
        yield "a field that was refused is not marked as wrong"
    if not any(len(heard) > SENTENCE for heard in ask(page, "heard")):
        yield "why an answer was refused is not announced"
    yield from ask(page, "settled")


def contradicted(page: Page, served: Sample, language: str) -> Iterator[str]:
    """Yield what is wrong when somebody else changed the answer meanwhile."""
    del served, language
    article = page.locator(FIGURE).first
    article.locator("[name=version]").first.evaluate("one => { one.value = '999' }")
    article.locator("[name=value]").focus()
    page.keyboard.type("4")
    page.keyboard.press("Tab")
    page.locator(".conflict").wait_for()
    if not _comes(page, lambda: page.evaluate(f"!!{FOCUSED}.closest('.conflict')")):
        yield "a conflict takes neither the focus nor is it announced"
    yield from ask(page, "settled")


def cut_off(page: Page, served: Sample, language: str) -> Iterator[str]:
    """Yield what is wrong when the server does not answer."""
    del served, language
    ask(page, "listen")
    page.route("**/answer", lambda route: route.abort())
    page.locator(f"{FIGURE} [name=value]").first.fill("7")
    page.keyboard.press("Tab")
    if not any(len(heard) > SENTENCE for heard in _heard(page, 2)):
        yield "that nothing was saved is not announced"
    page.unroute("**/answer")
    page.on("dialog", lambda dialog: dialog.accept())


def summarised(page: Page, served: Sample, language: str) -> Iterator[str]:
    """Yield what is wrong with the summary of what was refused."""
    answered_wrongly(page, served, language)
    if page.evaluate(f"{FOCUSED}.id") != "summary":
        yield "the summary of errors does not take the focus"
    links = page.locator("#summary a[href^='#']")
    if not links.count():
        yield "the summary of errors does not lead to what is wrong"
        return
    links.first.focus()
    page.keyboard.press("Enter")
    fields = f"{FOCUSED}.matches('input, select, textarea')"
    if not _comes(page, lambda: page.evaluate(fields)):
        yield "a link of the summary does not bring the focus to the field"
    plain = page.locator("h1").inner_text()
    if page.title().startswith(plain):
        yield "the title of a page with errors does not say so"


def _heard(page: Page, least: int) -> list[str]:
    """Return what was announced, once there is enough or it was waited for."""
    _comes(page, lambda: len(set(ask(page, "heard"))) >= least)
    return ask(page, "heard")


def _said(page: Page, part: str) -> bool:
    """Return whether how a part of the page begins was announced."""
    begins = page.locator(part).inner_text()[:9]
    return any(begins in one for one in ask(page, "heard"))


def _comes(page: Page, seen: Callable[[], bool]) -> bool:
    """Return whether something is seen before it was waited for long enough."""
    for _ in range(PATIENCE):
        if seen():
            return True
        page.wait_for_timeout(100)
    return False
