r"""Strict YAML 1.2 in and out; nothing else in the project knows PyYAML.

>>> read("hours: 010", "project.yaml").data
{'hours': 10}
>>> write({"zone": "NO", "hours": 12})
'zone: NO\nhours: 12\n'
"""

from assessor.notation.document import Document, Location
from assessor.notation.messages import problems
from assessor.notation.reader import LIMIT, read, read_file
from assessor.notation.writer import write

__all__ = ["LIMIT", "Document", "Location", "problems", "read", "read_file", "write"]
