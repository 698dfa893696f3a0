"""Words that others wrote, made safe for the form they are written into."""

import json
import re

from assessor.domain.visible import visible

# What begins something anywhere in Markdown, in its tables or in the HTML it lets in.
_ANYWHERE = re.compile(r"([\\`*_\[\]<>|~$^])")
_AT_THE_START = re.compile(r"^([#+=-]|\d+(?=[.)](?:\s|$)))")
_BREAK = re.compile(r"\s*[\r\n\t]\s*")
_ENTITY = re.compile(r"&(?=[#\w])")
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto):")
_BARE = re.compile(r"(?i)\bwww\.")


def markdown(text: str) -> str:
    r"""Return a text as Markdown that reads as just this text, on one line.

    No link, picture, heading, table cell or HTML comes of it, and addresses are not
    made into links by programs that look for them.

    Args:
        text: What somebody wrote.

    Examples:
        >>> markdown("a | <b> [x](http://y)")
        'a \\| \\<b\\> \\[x\\](http&#58;//y)'
        >>> markdown("1. *one*"), markdown("# not a heading")
        ('&#49;. \\*one\\*', '&#35; not a heading')
    """
    line = visible(_BREAK.sub(" ", text)).strip()
    line = _ENTITY.sub("&amp;", line)
    line = _AT_THE_START.sub(_coded, line)
    line = _ANYWHERE.sub(r"\\\1", line)
    line = re.sub(r"@(?=\w)", "&#64;", line)
    line = _BARE.sub("www&#46;", line)
    return _ADDRESS.sub(r"\1&#58;", line)


def _coded(found: re.Match[str]) -> str:
    return "".join(f"&#{ord(character)};" for character in found[0])


def yaml_text(text: str) -> str:
    r"""Return a text as a quoted scalar that YAML 1.1 and 1.2 read as this text.

    Args:
        text: What somebody wrote; control characters become visible codes.

    Examples:
        >>> yaml_text('no: "x"')
        '"no: \\"x\\""'
    """
    return json.dumps(visible(_BREAK.sub(" ", text)), ensure_ascii=False)
