"""A page of ours, read for printing."""

from typing import Any
from xml.etree import ElementTree as ET

from weasyprint import HTML  # type: ignore[import-untyped]  # it ships no types
from weasyprint.urls import URLFetcher  # type: ignore[import-untyped]  # the same

SCHEME = "asset"
"""The one scheme under which a report may fetch anything."""


class Page(HTML):  # type: ignore[misc]  # its base has no types
    """A page as our templates write it: HTML that is well-formed XML as well.

    Reading any HTML there may be takes a sixth of the work of a report, and the
    style sheet for it, which gives every element six pseudo-elements, a sixth of the
    memory. ``style/paper.css`` says what the elements of a report look like.
    """

    wrapper_element: Any

    def __init__(self, markup: str, fetcher: URLFetcher) -> None:
        super().__init__(string="-", base_url=f"{SCHEME}:", url_fetcher=fetcher)
        # The markup is our own; entities cannot be declared in what others wrote.
        root = ET.fromstring(markup)  # noqa: S314
        wrapper = type(self.wrapper_element)
        self.wrapper_element = wrapper.from_html_root(root, content_language=None)
        self.etree_element = root

    def _ua_stylesheets(self, forms: bool = False) -> list[object]:  # noqa: FBT001, FBT002  # as the base has it
        del forms
        return []
