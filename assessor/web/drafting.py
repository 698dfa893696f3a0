"""The request for further information as a file, made from plain data."""

import json
from datetime import date
from pathlib import Path

from assessor.assessing import DRAWS, assess
from assessor.domain.answers import AnswersFile
from assessor.exchange.complement_writing import letter_file
from assessor.exchange.complements import complements
from assessor.web.documents import opened_for
from assessor.web.house import Opener


def letter_from(opener: Opener, source: str) -> bytes:
    """Draft the request for further information of a project.

    Args:
        opener: Opens the questionnaire and its tables.
        source: What it is made from, as JSON.
    """
    plain = json.loads(source)
    answers = AnswersFile.model_validate(plain["data"])
    opened = opened_for(opener, answers)
    day = date.fromisoformat(plain["today"])
    made = assess(answers, opened.pack, opened.shelf, today=day, draws=DRAWS)
    faults = [(key, said) for key, said in plain["faults"]]
    drafted = complements(made, opened.pack, plain["language"], faults)
    return letter_file(drafted, Path(f"letter.{plain['kind']}"))
