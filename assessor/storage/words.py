"""What went wrong on the disk, in the words of the person and not of the system."""

import errno

from assessor.errors import StorageError

_FRENCH = {
    errno.EACCES: "accès refusé",
    errno.EDQUOT: "quota de disque dépassé",
    errno.EFBIG: "fichier trop grand",
    errno.EIO: "erreur d’entrée-sortie",
    errno.EISDIR: "c’est un dossier",
    errno.ENOENT: "fichier ou dossier absent",
    errno.ENOSPC: "plus de place sur le disque",
    errno.ENOTDIR: "ce n’est pas un dossier",
    errno.EPERM: "opération non permise",
    errno.EROFS: "système de fichiers en lecture seule",
}


def storage_error(
    *, en: str, fr: str, error: OSError | None = None, **parts: object
) -> StorageError:
    """Return the error that says what is wrong, in both languages.

    Args:
        en: The sentence, with ``{name}`` for each part and ``{why}`` for the reason of
            the system.
        fr: The same in French.
        error: What the system said.
        **parts: The parts.

    Examples:
        >>> full = OSError(errno.ENOSPC, "No space left on device")
        >>> made = storage_error(en="{why}.", fr="{why}.", error=full)
        >>> made.in_language("fr")
        'plus de place sur le disque.'
    """
    said = (error.strerror or str(error)) if error is not None else ""
    french = _FRENCH.get(error.errno or 0, said) if error is not None else ""
    return StorageError(
        en.format(why=said, **parts), french=fr.format(why=french, **parts)
    )
