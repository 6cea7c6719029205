"""Signs of strength, by cases: what English and French words say, and what only looks so."""

from pathlib import Path

import pytest

from briefgen.grammar import firmness
from briefgen.grammar.french import firmness as french

CASES = Path(__file__).parent / "cases" / "firmness.txt"
TENSES = {firmness.Sort.DONE}


def cases() -> list[dict[str, str]]:
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    blocks = "\n".join(lines).strip().split("\n\n")
    return [{line.partition(": ")[0]: line.partition(": ")[2] for line in block.splitlines()} for block in blocks]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["title"])
def test_the_signs_are_those_of_the_case(case: dict[str, str]) -> None:
    text = case.get("en") or case["fr"]
    found = firmness.signs(text) if "en" in case else french.signs(text)
    told = [
        f"{text[sign.span.start : sign.span.end]}: {' '.join(sorted(sort.value for sort in sign.says))}"
        for sign in found
        if sign.says and ("fr" in case or not sign.says & TENSES)
    ]
    assert "; ".join(told) == case["says"].replace("nothing", "")
