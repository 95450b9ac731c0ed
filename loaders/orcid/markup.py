"""ORCID's XML as the same nested records that its JSON has, so that both are read by the same code."""

from typing import Any

from lxml import etree

from loaders.values import Unfit

#: Under this name a record that came from XML keeps the line on which it began.
LINE = "#line"
_LONGEST_TAG = 100


def document(data: bytes) -> dict[str, Any]:
    """The root element as a record under its own name; Unfit where this is no XML, or none that ORCID would write.

    Names are without their namespace, attributes stand among the elements, what is repeated is a list. Entities,
    DTDs and the network are off, and lxml's own limits on depth (256) and length of text hold.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
                             remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unfit("", "The XML is broken or was cut off; fetch it again.") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unfit("", "The XML has a DOCTYPE, which no file of ORCID has; it was not read.")
    value = _value(root)
    return {_name(root): value if isinstance(value, dict) else {}}


def _value(element: Any) -> Any:
    """A leaf as its text, ``None`` where it is empty; with attributes, as a record with the text under ``value``."""
    found: dict[str, Any] = {_plain(name): value for name, value in element.attrib.items()}
    for child in element:
        if isinstance(child.tag, str):
            _add(found, _name(child), _value(child))
    text = (element.text or "").strip() or None
    if len(element) == 0:
        return {**found, "value": text} if found else text
    return {**found, LINE: element.sourceline}


def _add(found: dict[str, Any], name: str, value: Any) -> None:
    known = found.get(name)
    if known is None:
        found[name] = value
    elif isinstance(known, list):
        known.append(value)
    else:
        found[name] = [known, value]


def _name(element: Any) -> str:
    return _plain(element.tag)


def _plain(tag: str) -> str:
    return tag.rpartition("}")[2][:_LONGEST_TAG]
