"""How well claims are found, and how fast.

Precision and recall on the labelled sentences of ``tests/claims``, by severity and
language for what the public reads, and the time that 200 pages take.
"""

import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path

from pydantic import Field

from assessor import notation
from assessor.catalogue.factors import open_shelf
from assessor.catalogue.packs import load_pack
from assessor.catalogue.vocabularies import Vocabularies
from assessor.domain.model import Model
from assessor.domain.pack import Pack
from assessor.resources import data_folder
from assessor.rules.claims import scan

CORPUS = Path(__file__).parents[1] / "tests" / "claims"
STATED_ON = date(2026, 11, 21)
SEVERITIES = ("prohibited", "needs_substantiation", "caution")
PAGES = 200
PAGE = 3_000  # [characters]


class Sentence(Model):
    """A labelled sentence."""

    say: str
    found: dict[str, str] = Field(default_factory=dict)
    mentioned: tuple[str, ...] = ()


class Corpus(Model):
    """The labelled sentences of a language."""

    language: str
    sentences: tuple[Sentence, ...]


def main() -> None:
    """Print both; with ``--faults``, also each sentence that is read otherwise."""
    folder = data_folder("questionnaires") / "ai-environment"
    pack = load_pack(folder, Vocabularies(open_shelf(data_folder("factor_db"))))
    for path in sorted(CORPUS.glob("corpus.*.yaml")):
        corpus = Corpus.model_validate(notation.read_file(path).data)
        _judge(corpus, pack, show="--faults" in sys.argv)
    _time(pack)


def _judge(corpus: Corpus, pack: Pack, *, show: bool) -> None:
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    for sentence in corpus.sentences:
        hits = scan(
            {"-": sentence.say}, pack.claims, audience="public", today=STATED_ON
        )
        found = {(hit.rule, hit.severity) for hit in hits if hit.use}
        wanted = set(sentence.found.items())
        right.update(severity for _, severity in found & wanted)
        wrong.update(severity for _, severity in found - wanted)
        missed.update(severity for _, severity in wanted - found)
        if show and found != wanted:
            print(f"{sentence.say}\n  {sorted(wanted)} but {sorted(found)}")
    print(f"{corpus.language}: {len(corpus.sentences)} sentences")
    for each in SEVERITIES:
        precision = right[each] / max(1, right[each] + wrong[each])
        recall = right[each] / max(1, right[each] + missed[each])
        print(f"  {each}: precision {precision:.3f}, recall {recall:.3f}")


def _time(pack: Pack) -> None:
    sentences = [
        sentence.say
        for path in sorted(CORPUS.glob("corpus.*.yaml"))
        for sentence in Corpus.model_validate(notation.read_file(path).data).sentences
    ]
    text = " ".join(sentences)
    document = (text * (PAGES * PAGE // len(text) + 1))[: PAGES * PAGE]
    start = time.process_time()
    scan({"-": document}, pack.claims, audience="public", today=STATED_ON)
    print(f"{PAGES} pages dense with claims: {time.process_time() - start:.1f} s")


if __name__ == "__main__":
    main()
