"""What verifying a report found, in words."""

from collections.abc import Iterator

from assessor.cli.signature_lines import plain, signature_line
from assessor.cli.verify_words import SAID, WORDS
from assessor.cli.verifying import Verified
from assessor.reporting.verifying import Doubt

_OTHER_GROUND = {"other_version", "other_pack", "other_factors", "other_own_factors"}


def lines(name: str, result: Verified, language: str) -> Iterator[str]:
    """Yield what verifying a report found, one line a point.

    Args:
        name: Name of the file.
        result: What was found.
        language: Language of the lines.
    """
    made = result.dossier.made
    yield _said(
        "made",
        language,
        name=name,
        day=made.made_on.isoformat(),
        version=made.program_version,
        pack=f"{made.pack} {made.pack_version}",
    )
    for doubt in result.doubts:
        yield f"  {_worded(doubt, language)}"
    yield from _how(result, language)
    for signature in result.signatures:
        yield f"  {signature_line(signature, language)}"
    failures = sum(doubt.is_failure for doubt in result.doubts)
    if failures:
        yield _said("failed", language, count=str(failures))
    elif result.figures is not None:
        unset = any(doubt.kind == "layout_own" for doubt in result.doubts)
        yield _said("fine_in_figures" if unset else "fine", language)


def _how(result: Verified, language: str) -> Iterator[str]:
    kinds = {doubt.kind for doubt in result.doubts}
    figures = result.figures
    if figures is None:
        yield f"  {_said('refused', language, why=plain(result.refusal))}"
        return
    counts = {"compared": str(figures.compared), "differing": str(figures.differing)}
    if figures.differing:
        said = "disagree"
    else:
        said = "identical" if result.identical else "agree"
    yield f"  {_said(said, language, **counts)}"
    if kinds & _OTHER_GROUND:
        yield f"  {_said('not_set', language)}"


def _said(name: str, language: str, /, **values: str) -> str:
    return SAID[name].in_language(language).format(**values)


def _worded(doubt: Doubt, language: str) -> str:
    words = WORDS[doubt.kind].in_language(language)
    values = {"where": doubt.where, "there": doubt.there, "here": doubt.here}
    return words.format(**{key: plain(text) for key, text in values.items()})
