import pytest

from assessor.reporting.pen import pen_for


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("undated", "sans date"),
        (
            "no 2026 value; 2011 used",
            "pas de valeur pour 2026_; valeur de 2011 utilisée",
        ),
        (
            "no value for bloom; the generic value generic used",
            "pas de valeur pour bloom_; valeur générique generic utilisée",
        ),
        (
            "no value for FRA; WLD used",
            "pas de valeur pour FRA_; WLD utilisé à la place",
        ),
        (
            "quality not stated: read as estimated",
            "qualité non indiquée~: lue comme «~estimé~»",
        ),
        (
            "missing: said to be counted but there is no data",
            "manquant~: case dite comptée, mais sans aucune donnée",
        ),
        (
            "repetitions not stated: one run",
            "répétitions non indiquées~: une seule exécution",
        ),
        (
            "low and high: span of the editions read",
            "bas et haut~: étendue des éditions lues",
        ),
        (
            "sha256 of each input, Philox, 4096 draws",
            "sha256 de chaque donnée, Philox, 4096 tirages",
        ),
        ("a remark of a table", "a remark of a table"),
    ],
)
def test_remarks_are_said_in_the_language_of_the_report(noted: str, said: str) -> None:
    printed = pen_for("fr").remark(noted)

    assert printed.replace("\u202f", "_").replace("\u00a0", "~") == said
    assert pen_for("en").remark(noted) == noted
