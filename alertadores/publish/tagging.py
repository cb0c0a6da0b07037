"""The structure tree that lets a screen reader read a PDF (ISO 32000-1 §14.7, 14.8); bookmarks.

Every piece of drawn text belongs to one leaf of this tree through its page and its marked-content
number; everything else on a page is an artifact. The order of the leaves is the order of reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pikepdf import Array, Dictionary, Name, Object, OutlineItem, PageLocation, Pdf

Tag = Literal["Document", "H1", "H2", "P", "Table", "TR", "TH", "TD"]


@dataclass(eq=False, slots=True)
class Node:
    """A structure element: inner nodes have `kids`, leaves have `content`.

    Attributes:
        tag: standard structure type.
        scope: what a header cell heads; PDF/UA-1 asks for it where no cell lists its headers.
        kids: child elements, in reading order.
        content: drawn parts as (index of the page, marked-content number on that page).
    """

    tag: Tag
    scope: Literal["Row", "Column"] | None = None
    kids: list[Node] = field(default_factory=list)
    content: list[tuple[int, int]] = field(default_factory=list)

    def add(self, tag: Tag, scope: Literal["Row", "Column"] | None = None) -> Node:
        """Append a child and return it."""
        child = Node(tag, scope)
        self.kids.append(child)
        return child


def write_structure(pdf: Pdf, root: Node, pages: Sequence[Object]) -> None:
    """Write the structure tree and its parent tree, and tie the pages to them.

    Args:
        pdf: the file under construction.
        root: the element of the whole document.
        pages: the page dictionaries, in order; each gets `StructParents` and structural tab order.
    """
    owners: list[dict[int, Object]] = [{} for _ in pages]
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    tree.K = _element(pdf, root, tree, pages, owners)
    numbers = Array()
    for index, page in enumerate(pages):
        page.StructParents = index
        page.Tabs = Name.S
        owned = owners[index]
        numbers.append(index)
        numbers.append(pdf.make_indirect(Array([owned[number] for number in sorted(owned)])))
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    tree.ParentTreeNextKey = len(pages)
    pdf.Root.StructTreeRoot = tree
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def write_bookmarks(pdf: Pdf, headings: Iterable[tuple[str, int, float]]) -> None:
    """Write one bookmark for each heading.

    Args:
        pdf: the file under construction.
        headings: text, index of the page and height on it, in points, of each heading.
    """
    with pdf.open_outline() as bookmarks:
        for text, page, top in headings:
            bookmarks.root.append(OutlineItem(text, page, PageLocation.XYZ, left=0, top=top))


def _element(
    pdf: Pdf,
    node: Node,
    parent: Object,
    pages: Sequence[Object],
    owners: list[dict[int, Object]],
) -> Object:
    element = pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name(f"/{node.tag}"), P=parent),
    )
    if node.scope:
        element.A = Dictionary(O=Name.Table, Scope=Name(f"/{node.scope}"))
    kids = [_element(pdf, kid, element, pages, owners) for kid in node.kids]
    for index, number in node.content:
        kids.append(Dictionary(Type=Name.MCR, Pg=pages[index], MCID=number))
        owners[index][number] = element
    element.K = Array(kids)
    return element
