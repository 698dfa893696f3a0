"""The request for further information: what is asked of a project, why, and of whom.

It is drafted from gates, gaps and what reviewers asked. It proposes questions to the
person who signs it; it takes no decision and sets no date.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from assessor.domain.assessment import Assessment, GateResult
from assessor.domain.pack import Pack
from assessor.domain.questionnaire import Question
from assessor.domain.revision import revision_of
from assessor.domain.rules import Ruling
from assessor.domain.wording import Language, Text
from assessor.exchange.complement_words import WORDS
from assessor.exchange.letters import in_rows
from assessor.interview.reviewing import requested

MOST_GAPS = 30
_NOTABLE = (Ruling.FIRED, Ruling.POSSIBLE)


@dataclass(frozen=True)
class Complement:
    """One thing that is asked for.

    Attributes:
        why: Why it is asked: the gate, the gap, what the reviewer said.
        holder: Who usually has it.
    """

    what: str
    why: str
    holder: str


@dataclass(frozen=True)
class Letter:
    """A request for further information, in one language.

    Attributes:
        colon: What stands between a name and what is said of it.
        before: Paragraphs before what is asked.
        asked: What is asked, the most pressing first.
        after: Paragraphs after it.
    """

    title: str
    colon: str
    before: tuple[str, ...]
    head: tuple[str, ...]
    asked: tuple[Complement, ...]
    after: tuple[str, ...]


@dataclass(frozen=True)
class _Desk:
    made: Assessment
    pack: Pack
    language: Language

    def say(self, name: str, **parts: object) -> str:
        return WORDS[name].in_language(self.language).format(**parts)

    def text(self, text: Text) -> str:
        return text.in_language(self.language)

    def ask(self, question: Question) -> str:
        code = f"{question.code} – " if question.code else ""
        return f"{code}{self.text(question.ask)}"

    def holders(self, questions: Iterable[Question]) -> str:
        titles = self.pack.header.holders
        held = dict.fromkeys(name for one in questions for name in one.holder)
        named = [self.text(titles[n]) if n in titles else n for n in held]
        return ", ".join(named) or self.say("project")


def complements(
    assessment: Assessment,
    pack: Pack,
    language: Language,
    documents: Sequence[tuple[str, str]] = (),
) -> Letter:
    """Draft the request for further information of a project.

    Args:
        assessment: What was assessed.
        pack: The questionnaire.
        language: Language of the letter.
        documents: Documents that are missing, changed or expired: key and what is
            wrong.
    """
    desk = _Desk(assessment, pack, language)
    answers = assessment.answers
    stands = revision_of(answers)
    asked = [*_by_reviewers(desk)]
    gates = [
        one
        for one in assessment.gates.values()
        if one.ruling in _NOTABLE and one.gate.colour != "info"
    ]
    asked += [_of_gate(desk, one) for one in sorted(gates, key=_pressing)]
    told = {name for one in gates for name in one.ask or one.gate.ask}
    gaps = [*_of_gaps(desk, told)]
    asked += gaps[:MOST_GAPS]
    asked += _claimed(desk, told)
    asked += [
        Complement(desk.say("again", key=key), said, desk.say("project"))
        for key, said in documents
    ]
    project = answers.project.name
    before = (
        desk.say("draft"),
        desk.say("hello"),
        desk.say(
            "intro",
            project=project,
            revision=stands.number,
            day=assessment.made_on.strftime(desk.say("day")),
        ),
    )
    left = len(gaps) - MOST_GAPS
    after = (
        *([desk.say("more", count=left)] if left > 0 else []),
        *([desk.say("answer")] if asked else [desk.say("nothing")]),
        desk.say("sign"),
        desk.say(
            "made",
            pack=assessment.pack,
            version=assessment.pack_version,
            digest=stands.sha256,
        ),
    )
    return Letter(
        title=desk.say("title", project=project),
        colon=desk.say("colon"),
        before=before,
        head=tuple(
            desk.say(name) for name in ("number", "what", "why", "holder", "when")
        ),
        asked=tuple(asked),
        after=after,
    )


def _by_reviewers(desk: _Desk) -> Iterator[Complement]:
    standings = {one.id: one for one in desk.made.standings}
    for one in requested(desk.made.answers):
        standing, word = standings.get(one.id), one.word
        question = None if standing is None else desk.pack.by_id[standing.question]
        if word is None:
            continue
        what = one.id if question is None else desk.ask(question)
        why = desk.say("by_reviewer", by=word.by, text=word.text)
        holder = desk.holders([] if question is None else [question])
        yield Complement(what, why, holder)


def _pressing(one: GateResult) -> tuple[bool, bool]:
    return (one.ruling is not Ruling.FIRED, one.gate.colour != "red")


def _of_gate(desk: _Desk, one: GateResult) -> Complement:
    gate = one.gate
    names = one.ask or gate.ask
    questions = [desk.pack.by_id[name] for name in names if name in desk.pack.by_id]
    codes = ", ".join(
        q.code or desk.say("quoted", ask=desk.text(q.ask).removesuffix("."))
        for q in questions
    )
    see = f" {desk.say('see', codes=codes)}" if codes else ""
    why = desk.say(one.ruling.value, id=gate.id, title=desk.text(gate.title))
    return Complement(
        what=f"{desk.text(gate.remedy)}{see}",
        why=f"{_ended(why)} {desk.text(gate.consequence)}",
        holder=desk.holders(questions),
    )


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."


def _of_gaps(desk: _Desk, told: Collection[str]) -> Iterator[Complement]:
    """Yield what is missing and required, or leaves something out, gates apart.

    What is missing in several rows for one reason is asked once.
    """
    required = {one.id for one in desk.made.standings if one.required}
    by_id = {one.id: one.question for one in desk.made.standings}
    found: dict[tuple[str, str], list[str]] = {}
    for gap in desk.made.gaps:
        name = by_id.get(gap.id, "")
        wanted = gap.not_assessed or gap.id in required
        if name not in desk.pack.by_id or not wanted or name in told:
            continue
        reason = desk.say("not_assessed" if gap.not_assessed else "required")
        why = f"{reason} {desk.text(gap.why)}" if gap.why is not None else reason
        found.setdefault((name, why), []).extend(_row(gap.id))
    for (name, why), rows in found.items():
        question = desk.pack.by_id[name]
        what = f"{desk.ask(question)}{in_rows(rows)}"
        yield Complement(what, why, desk.holders([question]))


def _claimed(desk: _Desk, told: Collection[str]) -> Iterator[Complement]:
    found: dict[str, list[str]] = {}
    for standing in desk.made.standings:
        known = standing.question in desk.pack.by_id
        if standing.claimed and known and standing.question not in told:
            found.setdefault(standing.question, []).extend(_row(standing.id))
    for name, rows in found.items():
        question = desk.pack.by_id[name]
        hint = question.evidence.hint
        more = "" if hint is None else f" {desk.text(hint)}"
        yield Complement(
            what=desk.say("proof", ask=f"{desk.ask(question)}{in_rows(rows)}"),
            why=f"{desk.say('claimed')}{more}",
            holder=desk.holders([question]),
        )


def _row(identifier: str) -> list[str]:
    """Return the row that an id names, if it names one."""
    row = identifier.partition("[")[2].partition("]")[0]
    return [row] if row else []
