"""The answers file and its journal: nothing acknowledged is ever lost.

An answer is first appended to the journal and flushed to the disk, then the answers
file is replaced in one step. Whatever interrupts this, opening the file again finds
either the old or the new answers, and completes the file from the journal.
"""

from assessor.storage.data import as_data
from assessor.storage.disk import fingerprint
from assessor.storage.journal import Record, read_journal
from assessor.storage.store import Store, journal_of, open_store, save_copy

__all__ = [
    "Record",
    "Store",
    "as_data",
    "fingerprint",
    "journal_of",
    "open_store",
    "read_journal",
    "save_copy",
]
