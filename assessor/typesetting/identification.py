"""What a PDF says of itself: PDF/A by its renderer, PDF/UA added here.

PDF/A allows a property it does not know only where its schema is described in the
same metadata; so the mark of PDF/UA comes with that description.
"""

from collections.abc import Callable, MutableMapping
from typing import Any

from assessor.errors import ReportError

Metadata = Callable[[str, int, str], bytes]

_END = b"</rdf:RDF>"
_MARK = b"""<rdf:Description rdf:about=""
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of PDF/UA that is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def identify(metadata: Metadata) -> Metadata:
    """Return a maker of metadata that also says which part of PDF/UA is followed.

    Args:
        metadata: Returns the RDF of variant, version and conformance.
    """

    def identified(variant: str, version: int, conformance: str) -> bytes:
        rdf = metadata(variant, version, conformance)
        if rdf.count(_END) != 1:
            message = "the metadata of the PDF are not in the form expected"
            raise ReportError(message)
        return rdf.replace(_END, _MARK + _END)

    return identified


def list_files_once(catalog: MutableMapping[str, Any]) -> None:
    """Leave each file that travels in a PDF once among those it is associated with.

    The renderer lists them by their names and again by what describes them.

    Args:
        catalog: The root of a PDF that is being written, changed in place.

    Examples:
        >>> root = {"AF": ["7 0 R", "9 0 R", "7 0 R", "9 0 R"]}
        >>> list_files_once(root)
        >>> root
        {'AF': ['7 0 R', '9 0 R']}
    """
    if "AF" in catalog:
        catalog["AF"][:] = dict.fromkeys(catalog["AF"])
