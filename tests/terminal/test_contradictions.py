from assessor.domain.answers import Answer
from assessor.domain.pack import Pack
from tests.terminal.conftest import DOWN, ENTER, QUIT, SPACE, Play

BEGIN = "More than 100% of the uses are counted"


def said(text: str) -> str:
    return " ".join(text.split())


def test_answers_that_contradict_are_told_at_once(full: Play, pack: Pack) -> None:
    full.started()
    (check,) = pack.by_id["context.positioning"].checks

    shown = full.type(
        *(SPACE, DOWN, DOWN, SPACE, ENTER, QUIT), only=("context.positioning",)
    )

    assert check.message.in_language("en") in said(shown)
    assert full.answer("context.positioning").value == ("ai_for_green", "neither")


def test_rows_that_contradict_together_are_told_once(full: Play) -> None:
    file = full.started("funding", activity__runs_inference=Answer(value=True))
    rows = {"inference.endpoints": ("chat", "search")}
    given = {
        **file.answers,
        "inference.endpoints[chat].method": Answer(value="energy_per_use"),
        "inference.endpoints[search].method": Answer(value="energy_per_use"),
        "inference.endpoints[chat].share_of_uses": Answer(value=0.7),
        "inference.endpoints[search].share_of_uses": Answer(value=0.2),
    }
    full.write(file.model_copy(update={"groups": rows, "answers": given}))

    share = "inference.endpoints[[]search].share_of_uses"
    shown = full.type("\x7f" * 9, "60 %", ENTER, "1", ENTER, QUIT, ask=(share,))

    assert said(shown).count(BEGIN) == 1
    assert "chat, search: " in said(shown)
