"""Date forms: the letters that a form says it can open with are all that its pattern opens with."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from briefgen.grammar import calendar_forms, length_forms, relative_forms
from briefgen.grammar.date_tokens import LETTERS
from briefgen.grammar.form import Form, compiled

FORMS = (*calendar_forms.FORMS, *relative_forms.FORMS, *length_forms.FORMS)
ALPHABET = "".join(sorted({*LETTERS.values(), *"dNYOTkQs|_,.-()"}))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.read.__name__} {form.opens}")
@settings(max_examples=60)
@given(data=st.data())
def test_a_form_says_all_that_it_opens_with(form: Form, data: st.DataObject) -> None:
    # Without what must, or must not, stand beside a match: what is left opens with no less.
    pattern = re.sub(r"\(\?<?[!=].*?\)", "", compiled(form).pattern)
    letters = data.draw(st.from_regex(pattern, fullmatch=True, alphabet=ALPHABET))
    seconds = {opening[0]: opening[1:] for opening in form.opens.split()}
    assume(letters[0] in seconds)  # a bare unit, say: no date opens with it
    assert not seconds[letters[0]] or letters[1:2] in seconds[letters[0]]
