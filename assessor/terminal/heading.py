"""What stands on the screen above the place where one answers."""

from collections.abc import Iterator

from assessor.domain.answers import State
from assessor.domain.questionnaire import Question
from assessor.interview import Item, items
from assessor.terminal.desk import Desk
from assessor.terminal.showing import answer_text, details


def show_item(desk: Desk, item: Item, *, before: str, keys: bool) -> None:
    """Show where one is, what is asked and what is expected.

    Args:
        desk: The answers and the front.
        item: What is asked.
        before: Id of the section asked before; a new one shows what it is about.
        keys: Whether the keys have been explained.
    """
    intro = item.section.intro
    if item.section.id != before and intro is not None:
        desk.front.tell("")
        desk.front.tell(intro.in_language(desk.words.language))
    desk.front.tell(_place(desk, item), "title")
    if item.question is None:
        return
    desk.front.tell(_ask(desk, item, item.question))
    for line in _dim_lines(desk, item, item.question, keys=keys):
        desk.front.tell(line, "dim")


def _ask(desk: Desk, item: Item, question: Question) -> str:
    code = f"{question.code} " if question.code else ""
    required = item.standing is not None and item.standing.required
    mark = f" ({desk.words('required')})" if required else ""
    return f"{code}{question.ask.in_language(desk.words.language)}{mark}"


def _dim_lines(
    desk: Desk, item: Item, question: Question, *, keys: bool
) -> Iterator[str]:
    words, plain = desk.words, desk.front.plain
    line = details(question, desk.pack.header.holders, words, desk.mark)
    short = words("keys_short") if keys and not plain else ""
    shown = " · ".join(part for part in (line, short) if part)
    if shown:
        yield shown
    if not keys:
        yield words("keys_plain" if plain else "keys_first")
    answer = desk.sheet.answers.answers.get(item.id)
    if answer is None or answer.state is State.OPEN:
        return
    levels = desk.pack.levels_of(question) if question.levels or question.scale else ()
    text = answer_text(question, answer, words, desk.mark, levels)
    yield words("now", text=text)


def _place(desk: Desk, item: Item) -> str:
    everything = items(desk.sheet)
    own = [i for i in everything if i.section is item.section]
    overall = desk.words(
        "overall", answered=sum(i.done for i in everything), total=len(everything)
    )
    group = item.section.repeat.group if item.section.repeat else ""
    heading = desk.words(
        "row_heading" if item.row else "heading",
        section=item.section.title.in_language(desk.words.language),
        row=desk.row_name(group, item.row) if item.row else "",
        number=[i.id for i in own].index(item.id) + 1,
        asked=len(own),
    )
    return f"{heading} — {overall}"
