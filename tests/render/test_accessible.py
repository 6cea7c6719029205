from __future__ import annotations

import pytest

from briefgen.errors import Place
from briefgen.render.accessible import inaccessible

PAGE = '<!doctype html><html lang="en"><head><title>Herring</title></head><body><h1>Herring</h1>{}</body></html>'
TABLE = '<table><tr><td></td><th scope="col">Boats</th></tr><tr><th scope="row">Ida</th><td>9</td></tr></table>'


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<h3>Boats</h3>", "stands after <h1>"),
        ("<h2> </h2>", "empty heading"),
        ("<h1>Boats</h1>", "stands twice"),
        ("<img src=x alt=''>", "no alternative text"),
        ("<svg></svg>", "has no title"),
        ("<table><tr><td>9</td></tr></table>", "no headed row or column"),
        ("<table><tr><th></th><th scope=col>Boats</th></tr></table>", "empty <th>"),
        ("<table><tr><th>Boats</th></tr></table>", "without a scope"),
        ("<a href='#x'> </a>", "link without words"),
        ("<a href='#x'>Click here</a>", "says nothing of where"),
        ("<b id=x></b><i id=x></i>", "the id of 2"),
        ("<a href='#x'>Note</a><a href='#y'>Note</a>", "2 links to different places"),
        ("<p tabindex=3>Boats</p>", "comes first for the keyboard"),
    ],
)
def test_what_keeps_readers_out_is_found(body: str, words: str) -> None:
    (finding,) = inaccessible(PAGE.format(body), Place("page.html"))
    assert words in finding.message


def test_a_page_without_language_and_title() -> None:
    told = [finding.message for finding in inaccessible("<h1>Herring</h1>", Place("page.html"))]
    assert told == ['"<html>" has no lang.', '"<title>" is missing or empty.']


def test_a_good_page_is_let_through() -> None:
    body = f"{TABLE}<svg><title>A boat</title></svg><img alt='A boat'><a href='#x' aria-label='Note 1'></a>"
    assert inaccessible(PAGE.format(body), Place("page.html")) == ()
