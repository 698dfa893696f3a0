"""Questions and answers as lines of text."""

from collections.abc import Iterable, Iterator, Mapping

from assessor.domain.answers import Answer, State
from assessor.domain.glossary import Term, terms_in
from assessor.domain.parsing import Decimal, cell_state
from assessor.domain.questionnaire import Kind, Question
from assessor.domain.wording import Language, Text
from assessor.interview import Item
from assessor.quantities import said_unit
from assessor.terminal.front import clean
from assessor.terminal.words import Words

LONGEST = 300
LIST = 30
_BOUND = 1e15
_SHORT = 4
_TERMS = 3


def number_text(value: float, decimal: Decimal) -> str:
    """Write a number so that it can be typed back.

    Examples:
        >>> number_text(1200.0, "."), number_text(0.5, ","), number_text(3e20, ".")
        ('1200', '0,5', '3e+20')
    """
    whole = float(value).is_integer() and abs(value) < _BOUND
    text = str(int(value)) if whole else repr(float(value))
    return text.replace(".", decimal)


def grouped(text: str) -> str:
    """Set the thousands of a long whole number apart.

    Examples:
        >>> grouped("1000000"), grouped("1200"), grouped("0.00012")
        ('1 000 000', '1200', '0.00012')
    """
    if not text.isdecimal() or len(text) <= _SHORT:
        return text
    return f"{int(text):,}".replace(",", " ")


def figure_text(
    question: Question, answer: Answer, decimal: Decimal, language: Language = "en"
) -> str:
    """Write a quantity with its unit and its range so that it can be typed back."""
    unit = answer.unit or question.unit or "1"
    scale = 1.0
    if question.type is Kind.SHARE and unit == "1":
        unit, scale = "%", 100.0

    def said(value: float) -> str:
        return number_text(float(f"{value * scale:.12g}"), decimal)

    value = answer.value
    several = not isinstance(value, (int, float)) or abs(value) > 1
    # A unit such as 1/year cannot be typed after a number: two numbers in a row.
    spelt = said_unit(unit, language, many=several)
    named = "" if unit[:1].isdigit() else f" {spelt}"
    central = (
        said(value) + named
        if isinstance(value, (int, float)) and not isinstance(value, bool)
        else ""
    )
    if answer.range is None:
        return central
    apart = "; " if decimal == "," else ", "
    bounds = f"[{apart.join(said(bound) for bound in answer.range)}]"
    return f"{central} {bounds}" if central else f"{bounds}{named}"


def typed_text(question: Question, answer: Answer, words: Words, mark: Decimal) -> str:
    """Write an answer as it would be typed, to be corrected; empty if it has none."""
    if answer.state not in {State.ANSWERED, State.PLANNED}:
        return ""
    if question.type.is_numeric:
        return figure_text(question, answer, mark, words.language)
    if isinstance(answer.value, str):
        label = question.choices.get(answer.value)
        return label.in_language(words.language) if label else answer.value
    return ""


def answer_text(
    question: Question,
    answer: Answer | None,
    words: Words,
    mark: Decimal,
    levels: tuple[Text, ...] = (),
) -> str:
    """Write an answer on one line, for a list of answers."""
    if answer is None or answer.state is State.OPEN:
        return words("unanswered")
    if answer.state is State.UNKNOWN:
        return words("unknown")
    if answer.state is State.NOT_APPLICABLE:
        return words("not_applicable", text=line_of(answer.justification or ""))
    text = line_of(_value_text(question, answer, words, mark, levels))
    return words("planned", text=text) if answer.state is State.PLANNED else text


def _value_text(
    question: Question,
    answer: Answer,
    words: Words,
    mark: Decimal,
    levels: tuple[Text, ...],
) -> str:
    value = answer.value
    if isinstance(value, bool):
        return words("yes" if value else "no")
    if question.type is Kind.LEVEL and isinstance(value, int) and levels:
        return f"{value}: {levels[value].in_language(words.language)}"
    if question.type.is_numeric:
        return figure_text(question, answer, mark, words.language)
    if isinstance(value, tuple):
        names = [_label(question, str(one), words) for one in value]
        return ", ".join(names) or words("none_chosen")
    if isinstance(value, dict):
        return states_text(question, value, words)
    return _label(question, str(value), words)


def states_text(question: Question, cells: Mapping[str, str], words: Words) -> str:
    """Count the cells of a grid by their state."""
    if question.grid is None:
        return ""
    found = [cell_state(state) for state in cells.values()]
    return ", ".join(
        f"{label.in_language(words.language)} {found.count(state)}"
        for state, label in question.grid.states.items()
        if state in found
    )


def line_of(text: str) -> str:
    """Write text of a file on one line without what could steer the terminal."""
    plain = " ".join(clean(text).split())
    return plain if len(plain) <= LONGEST else plain[:LONGEST] + "…"


def question_line(item: Item, words: Words) -> str:
    """Return a question on one line: its row, its code, what it asks."""
    if item.question is None:
        return item.section.title.in_language(words.language)
    row = f"[{item.row}] " if item.row else ""
    code = f"{item.question.code} " if item.question.code else ""
    return f"{row}{code}{item.question.ask.in_language(words.language)}"


def details(
    question: Question, holders: Mapping[str, Text], words: Words, mark: Decimal
) -> str:
    """Return what is expected, on one dim line; empty if nothing needs saying."""
    return " · ".join(_details(question, holders, words, mark))


def _details(
    question: Question, holders: Mapping[str, Text], words: Words, mark: Decimal
) -> Iterator[str]:
    if question.type.is_numeric:
        yield from _figures(question, words, mark)
    if question.type is Kind.DATE:
        yield words("date_form")
    if len(question.choices) > LIST:
        yield words("search_hint")
    names = [
        holders[name].in_language(words.language) if name in holders else name
        for name in question.holder
    ]
    if names:
        yield words("holder", holders=", ".join(names))


def _figures(question: Question, words: Words, mark: Decimal) -> Iterator[str]:
    def said(value: float) -> str:
        if question.type is Kind.SHARE:
            return figure_text(question, Answer(value=value), mark, words.language)
        return grouped(number_text(value, mark))

    unit = question.unit or "1"
    if unit != "1":
        yield words("unit", unit=words.unit(unit))
    if question.accept_units:
        units = [said_unit(name, words.language) for name in question.accept_units]
        yield words("also_units", units=", ".join(units))
    if question.typical is not None:
        low, high = question.typical
        yield words("usual", low=said(low), high=said(high))
    elif question.min is not None and question.min > 0:
        yield words("least", low=said(question.min))
    if question.ask_range:
        yield _welcome(question, words, mark)


def _welcome(question: Question, words: Words, mark: Decimal) -> str:
    """Say that a range is welcome, as the example of the question writes one."""
    example = str(question.example or "")
    if "[" not in example:
        return words("range_welcome")
    if mark == ",":
        example = example.replace(",", "\N{NO-BREAK SPACE};").replace(".", ",")
    return words("range_as", example=example)


def help_lines(
    item: Item,
    words: Words,
    sources: Mapping[str, str],
    mark: Decimal,
    glossary: Iterable[Term] = (),
) -> Iterator[str]:
    """Yield everything that helps to answer: how, why, an example, terms, sources."""
    question = item.question
    if question is None:
        return
    language = words.language
    for key, text in (("help", question.help), ("why", question.why)):
        if text is not None:
            yield words(key, text=text.in_language(language))
    if question.evidence.hint is not None:
        hint = question.evidence.hint.in_language(language)
        yield words("evidence_hint", text=hint)
    example = _example(question, words, mark)
    if example:
        yield words("example", text=example)
    yield from _terms(question, words, glossary)
    for ref in question.refs:
        cited = sources.get(ref.source, ref.source)
        yield words("source", text=f"{cited}, {ref.locator}".rstrip(", "))


def _terms(question: Question, words: Words, glossary: Iterable[Term]) -> Iterator[str]:
    """Yield what the first terms mean that the texts of a question use."""
    language = words.language
    texts = [question.ask, question.help, question.why]
    said = [text.in_language(language) for text in texts if text is not None]
    for one in terms_in(said, glossary, language)[:_TERMS]:
        name = one.term.in_language(language)
        yield words("term", name=name, text=one.meaning.in_language(language))


def _example(question: Question, words: Words, mark: Decimal) -> str:
    example = question.example
    if example is None or isinstance(example, dict):
        return ""
    if isinstance(example, bool):
        return words("yes" if example else "no")
    if isinstance(example, tuple):
        return ", ".join(_label(question, str(one), words) for one in example)
    if isinstance(example, (int, float)):
        return figure_text(question, Answer(value=example), mark, words.language)
    return _label(question, example, words)


def _label(question: Question, value: str, words: Words) -> str:
    label = question.choices.get(value)
    return label.in_language(words.language) if label else value
