"""What findings say, where the words matter to whoever must mend: what differs, and what of the passages cited comes first."""

from tests.check.claims import findings


def said(seed: str, text: str) -> list[str]:
    return [f"{found.message} {found.cure}" for found in findings({"seed": seed, "text": text})]


def test_a_date_of_the_passage_cited_comes_before_that_of_another() -> None:
    seed = "The hearing is on 3 May 2024.¶The regatta is on 5 May 2024."
    assert said(seed, "The hearing is on 5 May 2024 [@it].") == [
        (
            '"5 May 2024" is not in what is cited here (nearest: 3 May 2024, a.txt ¶1). Change the date, or if you tell of'
            " a.txt ¶2, which has it, cite that."
        )
    ]


def test_a_date_that_is_only_elsewhere_is_told_with_its_place() -> None:
    seed = "The hearing is at the mill.¶The regatta is on 5 May 2024."
    assert said(seed, "The hearing is on 5 May 2024 [@it].") == [
        '"5 May 2024" is not in what is cited here, but in a.txt ¶2. Name that date under facts: and cite it.'
    ]


def test_a_near_date_that_is_not_cited_is_said_to_be_none() -> None:
    seed = "The hearing is at the mill.¶The regatta is on 5 May 2024."
    assert said(seed, "The hearing is on 6 May 2024 [@it].") == [
        (
            '"6 May 2024" is in no source (nearest, not cited here: 5 May 2024, a.txt ¶2). Cite the passage with [@name] or'
            " change the date."
        )
    ]


def test_a_denial_is_shown_with_the_word_that_denies() -> None:
    assert said("Nobody thinks that the mill would close the shed.", "The mill would close the shed [@it].") == [
        (
            '"would close" is told as so; the passage denies it: "Nobody thinks that the mill would close".'
            " Tell it as the source does."
        )
    ]
