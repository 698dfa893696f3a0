"""Messages about a file or a command in French, for who works in French.

What the program says of wrong data is put together in English far below, before the
language of a project is known. Here its usual sentences are said in French; one that
has no French is printed in English rather than not at all.
"""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

_HEAD = 4096
_LANGUAGE = re.compile(r"^  language: (fr|en)\s*$", re.MULTILINE)
_SENTENCES: Sequence[tuple[str, str]] = (
    (
        (
            "this is not an answers file: expected the keys format, pack, project, "
            "profile "
            "and answers"
        ),
        (
            "ce n’est pas un fichier de réponses : les clés format, pack, project, "
            "profile "
            "et answers sont attendues"
        ),
    ),
    (
        (
            "this is a PDF: the answers travel in a report as a file; save "
            "answers.yaml "
            "from the attachments that a PDF reader lists, and name that file"
        ),
        (
            "ceci est un PDF : les réponses voyagent dans le rapport comme un "
            "fichier ; "
            "enregistrez answers.yaml depuis les pièces jointes que montre un "
            "lecteur de "
            "PDF, et nommez ce fichier"
        ),
    ),
    (
        (
            "this is a workbook or another packed file: read a form that came back "
            "with "
            "assessor form import"
        ),
        (
            "ceci est un classeur ou un autre fichier compressé : lisez un formulaire "
            "rempli avec assessor form import"
        ),
    ),
    ("this key is missing: add it", "cette clé manque : ajoutez-la"),
    (
        "this key is not known: did you mean {}?",
        "cette clé n’est pas connue : vouliez-vous dire {} ?",
    ),
    (
        "this key is not known: remove it or check its spelling",
        "cette clé n’est pas connue : retirez-la ou vérifiez son orthographe",
    ),
    (
        "there is no such question: did you mean {}?",
        "il n’y a pas de telle question : vouliez-vous dire {} ?",
    ),
    (
        "a tab where spaces are needed: indent with spaces",
        "une tabulation là où il faut des espaces : décalez avec des espaces",
    ),
    (
        (
            "the file begins with a byte order mark: save the file as UTF-8 without "
            "byte "
            "order mark"
        ),
        (
            "le fichier commence par une marque d’ordre des octets (BOM) : "
            "enregistrez-le "
            "en UTF-8 sans BOM"
        ),
    ),
    (
        "the byte {} is not UTF-8: save the file as UTF-8 without byte order mark",
        "l’octet {} n’est pas de l’UTF-8 : enregistrez le fichier en UTF-8 sans BOM",
    ),
    (
        "the file is too large: at most {} are read",
        "le fichier est trop grand : {} au plus sont lus",
    ),
    (
        "the key {} is there twice (first on line {}): give each key once",
        "la clé {} est là deux fois (d’abord ligne {}) : donnez chaque clé une fois",
    ),
    (
        "a comma or a closing bracket is missing before this line: close the bracket",
        "une virgule ou un crochet manque avant cette ligne : fermez le crochet",
    ),
    ("one of {} was expected", "valeurs attendues : {}"),
    ("expected one of {}, got {}", "valeurs attendues : {}, et non {}"),
    (
        "“{}” is not one of the choices. Expected one of: {}.",
        "« {} » n’est pas un des choix. Choix attendus : {}.",
    ),
    ("Answer yes or no.", "Répondez oui ou non."),
    (
        "Expected a level from {} to {}, got {}.",
        "Un niveau de {} à {} est attendu, et non {}.",
    ),
    (
        (
            "“{}” is not a number [{}]. '{}' cannot be read: a number with its unit "
            "was "
            "expected, such as '{}' or '{}'"
        ),
        (
            "« {0} » n’est pas un nombre [{1}] : un nombre avec son unité est attendu, "
            "comme {3} ou {4}"
        ),
    ),
    (
        "{} is not asked of this project.",
        "{} n’est pas posée à ce projet : donnez l’identifiant d’une réponse.",
    ),
    (
        "Revision {} is a draft and cannot be accepted now. Submit it first.",
        (
            "La révision {} est un brouillon et ne peut pas encore être acceptée. "
            "Soumettez-la d’abord."
        ),
    ),
    (
        "Name a second file, or --record N, or --at DAY: one of them.",
        "Nommez un second fichier, ou --record N, ou --at JOUR : l’un des trois.",
    ),
    (
        "There is no {}; name the project with --name to start it.",
        "Il n’y a pas de {} ; nommez le projet avec --name pour le commencer.",
    ),
    (
        "There is no folder {}; make it or choose another.",
        "Il n’y a pas de dossier {} ; créez-le ou choisissez-en un autre.",
    ),
    (
        (
            "no other scenario of this file has anything to estimate; name a second "
            "answers file or a what-if with --overlay"
        ),
        (
            "aucun autre scénario de ce fichier n’a rien à estimer ; nommez un second "
            "fichier de réponses, ou une variante avec --overlay"
        ),
    ),
    (
        (
            "{}: nothing in this assessment has that id. Near it: {}. Give the id of a "
            "gate, a question, a finding, an action, a gauge, a figure or a step of "
            "the "
            "trace, as the report and the JSON document print it."
        ),
        (
            "{} : rien dans cette évaluation n’a cet identifiant. Proches : {}. Donnez "
            "celui d’un verrou, d’une question, d’un constat, d’une action, d’une "
            "jauge, "
            "d’un chiffre ou d’une étape de la trace, tel que le rapport l’imprime."
        ),
    ),
)


def in_french(line: str) -> str:
    """Return a line of a message in French, where its sentence has any.

    Examples:
        >>> in_french("a.yaml:2: project: this key is missing: add it")
        'a.yaml:2: project: cette clé manque : ajoutez-la'
        >>> in_french("something else")
        'something else'
    """
    for pattern, french in _patterns():
        found = pattern.search(line)
        if found is not None:
            return line[: found.start()] + french.format(*found.groups())
    return line


def language_of(words: Sequence[str], spoken: str) -> str:
    """Return the language of the person: asked for, of the file named, of the system.

    Args:
        words: The words of the command line.
        spoken: Language of the system.
    """
    if "--lang" in words[:-1]:
        return words[words.index("--lang") + 1]
    for word in words:
        if word.endswith((".yaml", ".yml")):
            found = _LANGUAGE.search(_start_of(Path(word)))
            if found is not None:
                return found[1]
    return spoken[:2].lower()


def _start_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD).decode("utf-8", "replace").replace("\r", "")
    except OSError:
        return ""


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile("(.+?)".join(map(re.escape, english.split("{}"))) + "$"), french)
        for english, french in _SENTENCES
    )
