"""Mails that ask for missing figures, one for each who holds some."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assessor.domain.answers import State
from assessor.domain.assessment import Standing
from assessor.domain.pack import Pack
from assessor.domain.requests import Request
from assessor.domain.visible import visible
from assessor.domain.wording import Language, Text

SUPPLIER = "supplier"
_NOBODY = "project_lead"
_WIDTH = 300
_MAIL: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "subject": "Subject: figures for the environmental assessment of “{project}”",
        "hello": "Hello,",
        "why": (
            "The project “{project}” is being assessed for its environmental impact. "
            "{count} figures are missing that {holder} usually has. Please fill "
            "them in the workbook {file} and send it back; nothing but the workbook is "
            "needed."
        ),
        "unknown": (
            "“Unknown” is a good answer where you do not know: a figure that is not "
            "given is shown as not received, never replaced by zero. A range is better "
            "than a guess."
        ),
        "list": "What is asked:",
        "clauses": "What we ask you to commit to in the contract:",
        "end": "Asked on {day}. Thank you.",
    },
    "fr": {
        "subject": "Objet : chiffres pour l’évaluation de « {project} »",
        "hello": "Bonjour,",
        "why": (
            "Le projet « {project} » fait l’objet d’une évaluation de son impact "
            "environnemental. Il manque des chiffres ({count}) que détient "
            "habituellement : {holder}. Merci de les porter dans le classeur {file} et "
            "de le renvoyer ; rien d’autre que le classeur n’est nécessaire."
        ),
        "unknown": (
            "« Je ne sais pas » est une bonne réponse quand vous ne savez pas : un "
            "chiffre absent est présenté comme non reçu, jamais remplacé par zéro. Une "
            "fourchette vaut mieux qu’un chiffre au hasard."
        ),
        "list": "Ce qui est demandé :",
        "clauses": "Ce que nous vous demandons d’inscrire au contrat :",
        "end": "Demandé le {day}. Merci.",
    },
}
CLAUSES = (
    Text(
        {
            "en": (
                "The supplier states, for the service as used by the customer, the "
                "electricity of one use and the method of measurement, at least once a "
                "year."
            ),
            "fr": (
                "Le fournisseur indique, pour le service tel que le client l’utilise, "
                "l’électricité d’un usage et la méthode de mesure, au moins une fois "
                "par an."
            ),
        }
    ),
    Text(
        {
            "en": (
                "The supplier states the energy and the amount of computing of the "
                "training of the model, earlier versions it builds on included."
            ),
            "fr": (
                "Le fournisseur indique l’énergie et la quantité de calcul de "
                "l’entraînement du modèle, versions antérieures réutilisées comprises."
            ),
        }
    ),
    Text(
        {
            "en": (
                "The supplier names the country or zone of computing, and gives the "
                "PUE and the water use of the sites with their period."
            ),
            "fr": (
                "Le fournisseur nomme le pays ou la zone des calculs et donne le PUE "
                "et la consommation d’eau des sites, avec leur période."
            ),
        }
    ),
    Text(
        {
            "en": (
                "Emissions are stated location-based; a market-based figure stands "
                "beside, and credits bought elsewhere are never deducted."
            ),
            "fr": (
                "Les émissions sont établies selon la localisation ; un chiffre selon "
                "le marché figure à côté, et les crédits achetés ailleurs ne sont "
                "jamais déduits."
            ),
        }
    ),
    Text(
        {
            "en": (
                "The supplier states the equipment in use, its lifetime and the share "
                "of its manufacture allocated to the customer, with the rule."
            ),
            "fr": (
                "Le fournisseur indique les équipements utilisés, leur durée de vie et "
                "la part de leur fabrication allouée au client, avec la règle."
            ),
        }
    ),
    Text(
        {
            "en": (
                "The supplier tells the customer of a change of model, site or method "
                "that moves these figures, and lets an independent party verify them."
            ),
            "fr": (
                "Le fournisseur informe le client de tout changement de modèle, de "
                "site ou de méthode qui modifie ces chiffres, et admet leur "
                "vérification par un tiers indépendant."
            ),
        }
    ),
)


@dataclass(frozen=True)
class Asked:
    """What is asked of one holder."""

    holder: str
    ids: tuple[str, ...]


def missing_by_holder(pack: Pack, standings: Iterable[Standing]) -> tuple[Asked, ...]:
    """Return the figures that are missing, by who usually has them.

    A question that several hold is asked of the first; one that names nobody, of the
    project lead.

    Args:
        pack: The questionnaire.
        standings: Where the questions of the project stand.
    """
    found: dict[str, list[str]] = {}
    for standing in standings:
        question = pack.by_id[standing.question]
        settled = question.derive is not None and question.derive.settles
        if standing.state in {State.OPEN, State.UNKNOWN} and not settled:
            holder = question.holder[0] if question.holder else _NOBODY
            found.setdefault(holder, []).append(standing.id)
    return tuple(Asked(holder, tuple(ids)) for holder, ids in sorted(found.items()))


def requests_of(asked: Asked, day: date) -> tuple[Request, ...]:
    """Return what is recorded of a mail.

    Args:
        asked: What it asks.
        day: When.
    """
    return tuple(Request(id=i, holder=asked.holder, asked_on=day) for i in asked.ids)


def mail(asked: Asked, pack: Pack, project: str, *, file: str, day: date) -> str:
    """Return the text of a mail, in French and in English.

    Args:
        asked: What it asks, of whom.
        pack: The questionnaire.
        project: Name of the project.
        file: Name of the workbook that goes with it.
        day: When it is asked.
    """
    languages: tuple[Language, ...] = ("fr", "en")
    name = visible(project, _WIDTH)
    return "\n\n---\n\n".join(
        _one(asked, pack, language, {"project": name, "file": file, "day": str(day)})
        for language in languages
    )


def _one(asked: Asked, pack: Pack, language: Language, parts: Mapping[str, str]) -> str:
    words = _MAIL[language]
    title = pack.header.holders.get(asked.holder)
    holder = asked.holder if title is None else title.in_language(language)
    lines = [
        words["subject"].format(**parts),
        "",
        words["hello"],
        "",
        words["why"].format(count=len(asked.ids), holder=holder, **parts),
        "",
        words["unknown"],
        "",
        words["list"],
        *_listed(asked.ids, pack, language),
    ]
    if asked.holder == SUPPLIER:
        lines += ["", words["clauses"]]
        lines += [
            f"{number}. {clause.in_language(language)}"
            for number, clause in enumerate(CLAUSES, 1)
        ]
    return "\n".join([*lines, "", words["end"].format(**parts), ""])


def _listed(ids: Sequence[str], pack: Pack, language: Language) -> list[str]:
    """Return each question once, with the rows that it is asked of."""
    found: dict[str, list[str]] = {}
    for identifier in ids:
        group, bracket, rest = identifier.partition("[")
        row, _, field = rest.partition("].")
        name = f"{group}.{field}" if bracket else identifier
        if name in pack.by_id:
            found.setdefault(name, []).extend([row] if bracket else [])
    return [
        f"- {pack.by_id[name].ask.in_language(language)}{in_rows(rows)}"
        for name, rows in found.items()
    ]


def in_rows(rows: Sequence[str]) -> str:
    """Return the rows that a question is asked of, to stand behind it.

    Examples:
        >>> in_rows(["v1", "v2"]), in_rows([])
        (' (v1, v2)', '')
    """
    return f" ({', '.join(rows)})" if rows else ""
