"""Documents that support answers, kept in the workspace and never opened."""

import hashlib

from assessor.errors import StorageError
from assessor.storage.workspace_database import Database

LARGEST = 10_000_000
"""Most that one document may weigh. [bytes]"""


class Documents:
    """The documents of the projects of a workspace, by their path in the project."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, project: str, path: str, content: bytes) -> str:
        """Keep a document and return its SHA-256.

        Args:
            project: Id of the project.
            path: Where it lies in the folder of the project.
            content: The document.

        Raises:
            StorageError: It is too large, or another one has this path.
        """
        if len(content) > LARGEST:
            message = (
                f"{path} has {len(content) / 1e6:.1f} MB; at most {LARGEST / 1e6:g} MB "
                "are kept. Give a link to it instead."
            )
            raise StorageError(message)
        digest = hashlib.sha256(content).hexdigest()
        with self._database.writing(project) as cursor:
            cursor.change(
                "INSERT INTO document (project, path, sha256, content) "
                "VALUES (?, ?, ?, ?) ON CONFLICT (project, path) DO NOTHING",
                project,
                path,
                digest,
                content,
            )
            kept = cursor.rows(
                "SELECT sha256 FROM document WHERE project = ? AND path = ?",
                project,
                path,
            )
        if kept != [(digest,)]:
            message = f"There is another document {path} already; name this one anew."
            raise StorageError(message)
        return digest

    def get(self, project: str, path: str) -> bytes | None:
        """Return a document; ``None`` where the workspace does not hold it.

        Args:
            project: Id of the project.
            path: Where it lies in the folder of the project.
        """
        with self._database.reading() as cursor:
            found = cursor.rows(
                "SELECT content FROM document WHERE project = ? AND path = ?",
                project,
                path,
            )
        content = found[0][0] if found else None
        return content if isinstance(content, bytes) else None

    def digests(self, project: str) -> dict[str, str]:
        """Return the SHA-256 of every document of a project, by path.

        Args:
            project: Id of the project.
        """
        with self._database.reading() as cursor:
            found = cursor.rows(
                "SELECT path, sha256 FROM document WHERE project = ?", project
            )
        return {str(path): str(digest) for path, digest in found}

    def all(self, project: str) -> dict[str, bytes]:
        """Return every document of a project, by path.

        Args:
            project: Id of the project.
        """
        with self._database.reading() as cursor:
            found = cursor.rows(
                "SELECT path, content FROM document WHERE project = ? ORDER BY path",
                project,
            )
        return {str(path): c for path, c in found if isinstance(c, bytes)}
