"""What PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) ask for beside the tagged pages.

Everything here is a function of the document: no clock, no machine, no library version.
"""

from __future__ import annotations

import re
from typing import Final
from xml.sax.saxutils import escape

from pikepdf import Array, Dictionary, Name, Object, Pdf, String
from PIL import ImageCms

from alertadores.publish.document import PublicDocument

PRODUCER: Final = "Alertadores"
LANGUAGES: Final = {"es": "es-MX", "en": "en"}
_ENTRY: Final = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]{4})>\n")
_BLOCK: Final = 100
"""Most entries that one block of a CMap may hold (Adobe Technical Note 5014)."""
# Header fields of an ICC profile that record when it was made: date and time, and the profile id.
_VOLATILE: Final = (slice(24, 36), slice(84, 100))

# The PDF/UA identification is not among the schemas PDF/A knows, so the file describes it.
_XMP: Final = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
    xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
    xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{issue}T00:00:00Z</xmp:CreateDate>
<xmp:ModifyDate>{issue}T00:00:00Z</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"""


def write_catalog(pdf: Pdf, document: PublicDocument) -> None:
    """Write language, metadata and colour profile into the catalog of a file."""
    language = LANGUAGES[document.language]
    metadata = _XMP.format(
        title=escape(document.title),
        language=language,
        issue=document.issue.isoformat(),
        producer=PRODUCER,
    )
    pdf.Root.Lang = String(language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.Metadata = pdf.make_stream(
        metadata.encode("utf-8"), Type=Name.Metadata, Subtype=Name.XML
    )
    pdf.Root.OutputIntents = Array([_srgb_intent(pdf)])


def _srgb_intent(pdf: Pdf) -> Object:
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    for volatile in _VOLATILE:
        profile[volatile] = bytes(volatile.stop - volatile.start)
    identifier = String("sRGB IEC61966-2.1")
    return pdf.make_indirect(
        Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFA1,
            OutputConditionIdentifier=identifier,
            Info=identifier,
            DestOutputProfile=pdf.make_stream(bytes(profile), N=3),
        )
    )


def write_unicode_map(pdf: Pdf, font: Object) -> None:
    """Replace the ToUnicode table that reportlab wrote for a font by a conforming one.

    Its table maps the unused code 0 to U+0000, which ISO 19005-2 §6.2.11.7.2 forbids, and it puts
    all entries into one block, however many there are.
    """
    entries = [
        (code, character)
        for code, character in _ENTRY.findall(font.ToUnicode.read_bytes() + b"\n")
        if character != b"0000"
    ]
    lines = [
        b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap",
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        b"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def",
        b"1 begincodespacerange\n<00> <FF>\nendcodespacerange",
    ]
    for start in range(0, len(entries), _BLOCK):
        block = entries[start : start + _BLOCK]
        lines.append(b"%d beginbfchar" % len(block))
        lines += [b"<%s> <%s>" % entry for entry in block]
        lines.append(b"endbfchar")
    lines.append(b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
    font.ToUnicode = pdf.make_stream(b"\n".join(lines))
