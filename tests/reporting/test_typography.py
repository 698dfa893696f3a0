import pytest

from assessor.reporting.typography import french, typeset


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Pourquoi ?", "Pourquoi_?"),
        ("Vraiment ? !", "Vraiment_?!"),
        ("Vraiment ?!", "Vraiment_?!"),
        ("un ; deux", "un_; deux"),
        ("Total : 3", "Total~: 3"),
        ("fin :", "fin~:"),
        ("« mot »", "«~mot~»"),
        ("«mot»", "«~mot~»"),
        ("« Est-ce ? »", "«~Est-ce_?~»"),
        ("45 %", "45_%"),
        ("45%", "45_%"),
        ("12 000 kg", "12_000 kg"),
        ("1 234 567", "1_234_567"),
        ("à 12:30", "à 12:30"),
        ("https://exemple.fr/a?b=%20c", "https://exemple.fr/a?b=%20c"),
        ("en 2026 12 projets", "en 2026 12 projets"),
    ],
)
def test_french_spaces(typed: str, printed: str) -> None:
    assert french(typed).replace("\u202f", "_").replace("\u00a0", "~") == printed


def test_french_spaces_are_set_once() -> None:
    once = french("« Combien ? » : 45 % ; 12 000 !")

    assert french(once) == once


def test_other_languages_keep_their_spaces() -> None:
    assert typeset("“Why?”: 45%", "en") == "“Why?”: 45%"
