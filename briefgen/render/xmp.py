"""A PDF's description of itself (XMP): PDF/UA-1 named beside PDF/A-3a, inside the one RDF block.

WeasyPrint writes one of the two names only, and puts what is added into a second block, which readers pass over.
`pdf` asks for it.
"""

from __future__ import annotations

END = b"</rdf:RDF>"

UA = b"""<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1" />"""

SCHEMA = b"""<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" \
rdf:about=""><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of the PDF/UA standard that the file conforms to</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""
"""PDF/A wants every name described that its own standard does not know."""


def identified(xmp: bytes) -> bytes:
    """Return the XMP packet with the PDF/UA identification in it.

    >>> identified(b"<rdf:RDF></rdf:RDF>").count(b"pdfuaid:part=")
    1
    """
    before, end, after = xmp.partition(END)
    if not end or END in after:
        raise ValueError("an XMP packet has one RDF block")
    return before + UA + SCHEMA + end + after
