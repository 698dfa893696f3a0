"""What a file or a server refuses, in the words of the person who waits for it."""

from typing import NamedTuple

from assessor.errors import StorageError
from assessor.storage.words import storage_error


class Sentence(NamedTuple):
    """What is wrong and what to do, without the name of what it is about."""

    en: str
    fr: str

    def about(self, name: str) -> StorageError:
        """Return the error that says it of a workspace.

        Args:
            name: How the workspace is called.
        """
        return storage_error(
            en="{name}: {said.en}.", fr="{name} : {said.fr}.", name=name, said=self
        )


BUSY = Sentence(
    en="others have held it for too long; try again",
    fr="d’autres l’ont retenu trop longtemps ; réessayez",
)
SHARED = Sentence(
    en="its disk cannot keep several writers apart; put the workspace on a local disk",
    fr="son disque ne sait pas séparer plusieurs écritures ; placez l’espace de "
    "travail sur un disque local",
)
SQLITE: dict[str, Sentence] = {
    "SQLITE_READONLY": Sentence(
        en="it cannot be written to; use a folder where you may write",
        fr="il est en lecture seule ; utilisez un dossier où vous pouvez écrire",
    ),
    "SQLITE_CANTOPEN": Sentence(
        en="it cannot be opened; choose a folder where you may write",
        fr="il ne peut être ouvert ; choisissez un dossier où vous pouvez écrire",
    ),
    "SQLITE_FULL": Sentence(
        en="the disk is full; make room, then try again",
        fr="le disque est plein ; libérez de la place, puis réessayez",
    ),
    "SQLITE_BUSY": BUSY,
    "SQLITE_NOTADB": Sentence(
        en="it is not a workspace; name another file",
        fr="ce n’est pas un espace de travail ; nommez un autre fichier",
    ),
    "SQLITE_CORRUPT": Sentence(
        en="it is damaged; restore it from a copy",
        fr="il est endommagé ; restaurez-le depuis une copie",
    ),
    "SQLITE_IOERR": Sentence(
        en="the disk failed; what was acknowledged before is unchanged",
        fr="le disque a échoué ; ce qui avait été confirmé est intact",
    ),
}
"""By the beginning of the name of an error of SQLite."""

ENCODING = Sentence(
    en="it does not keep its text as UTF-8; make another database with ENCODING 'UTF8'",
    fr="elle ne garde pas ses textes en UTF-8 ; créez une base avec ENCODING 'UTF8'",
)
LOST = Sentence(
    en="the database server went away. What was acknowledged is kept; see whether the "
    "last change is, then go on",
    fr="le serveur de base de données ne répond plus. Ce qui avait été confirmé est "
    "gardé ; vérifiez la dernière modification, puis continuez",
)
POSTGRES: dict[str, Sentence] = {
    "08": LOST,
    "22P05": ENCODING,
    "25006": Sentence(
        en="it only reads, as a standby does; name the server that writes",
        fr="elle est en lecture seule, comme une réplique ; nommez le serveur qui "
        "écrit",
    ),
    "40": BUSY,
    "42501": Sentence(
        en="its user may not make or change tables there; let its owner grant CREATE",
        fr="son utilisateur ne peut y créer ni modifier de tables ; demandez à son "
        "propriétaire le droit CREATE",
    ),
    "53100": Sentence(
        en="the disk of the database server is full; make room there, then try again",
        fr="le disque du serveur de base de données est plein ; libérez-y de la place, "
        "puis réessayez",
    ),
    "53300": Sentence(
        en="it has no connection left; allow it more (max_connections) or try again",
        fr="elle n’a plus de connexion libre ; augmentez max_connections ou réessayez",
    ),
    "55P03": BUSY,
    "57014": BUSY,
    "57P": LOST,
}
"""By the beginning of the SQLSTATE."""


def unreachable(why: str) -> Sentence:
    """Return the sentence for a server to which there is no connection.

    Args:
        why: What the driver says; it names neither address nor password.
    """
    return Sentence(
        en=f"the database cannot be reached ({why}). See that its server runs, and "
        "that its address, user and password are right",
        fr=f"la base de données est hors d’atteinte ({why}). Vérifiez que son serveur "
        "tourne, ainsi que son adresse, l’utilisateur et le mot de passe",
    )


def unread_address() -> StorageError:
    """Return the error for an address that cannot be read.

    It does not repeat the address, which may hold a password.
    """
    return storage_error(
        en="The address of the database cannot be read. It was expected as "
        "postgresql://user@host:5432/name, with special characters in a password "
        "written as %40 and the like.",
        fr="L’adresse de la base de données ne peut être lue. Elle est attendue sous "
        "la forme postgresql://utilisateur@hôte:5432/nom, les caractères spéciaux "
        "d’un mot de passe étant écrits %40 et ainsi de suite.",
    )
