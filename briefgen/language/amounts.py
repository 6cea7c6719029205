"""Figures in another language than their source's: digits, money, per cent and period by locale, fractions in words.

What is counted stays untold, since only a person can translate it: `1 400`, not `1 400 workers`.
"""

from __future__ import annotations

import re
from decimal import Decimal

from briefgen.language.catalogue import messages, phrase, primary
from briefgen.model.fact import Change, Figure

_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_FRACTIONS = dict(
    zip(map(Decimal, ("0.25", "0.5", "0.75")), messages("a quarter", "half", "three quarters"), strict=True)
)
_PERIODS = dict(
    zip(
        ("hour", "day", "week", "month", "year"),
        messages("per hour", "per day", "per week", "per month", "per year"),
        strict=True,
    )
)
_SCALED = messages("thousand", "million", "millions", "billion", "billions", "trillion", "trillions")


def amount(figure: Figure, language: str) -> str:
    r"""Return a figure as a language writes it; in English as its source prints it.

    >>> amount(Figure(Decimal(64 * 10**9), Decimal(64 * 10**9), "USD", "$64 billion"), "fr-CA")
    '64\xa0milliards de dollars'
    """
    if primary(language) == "en":
        return figure.surface
    if figure.change is Change.RATIO and figure.low in _FRACTIONS:
        return phrase(_FRACTIONS[figure.low], language)
    scale = next((word for word in _SCALES if re.search(rf"\b{word}\b", figure.surface)), "")
    told = _ended(figure, _SCALES.get(scale, 1), language)
    period = phrase(_PERIODS.get(figure.per, figure.per), language) if figure.per else ""
    return " ".join(part for part in (_united(told, scale, figure, language), period) if part)


def _ended(figure: Figure, scale: int, language: str) -> str:
    low, high = number(figure.low / scale, language), number(figure.high / scale, language)
    if figure.ordinal:
        return f"{low}e"
    return low if low == high else phrase("{} to {}", language).format(low, high)


def number(value: Decimal, language: str) -> str:
    r"""Return a number in digits.

    >>> number(Decimal("1400.5"), "fr-CA")
    '1\xa0400,5'
    """
    from babel.numbers import format_decimal

    told = value.normalize()
    return format_decimal(told, format="#,##0.######", locale=language.replace("-", "_"))


def _united(told: str, scale: str, figure: Figure, language: str) -> str:
    scaled = f"{told}\u00a0{_plural(scale, figure, language)}" if scale else told
    match figure.unit:
        case "%" | "pp":
            return f"{told}\u00a0{'%' if figure.unit == '%' else phrase('points', language)}"
        case unit if "$" in figure.surface:
            return f"{scaled} {phrase('of dollars', language)}" if scale and unit else f"{told}\u00a0$"
        case "peso":
            return f"{scaled}\u00a0pesos"
        case _:
            return scaled


def _plural(scale: str, figure: Figure, language: str) -> str:
    """A scale in words: from two up in the plural, in French."""
    many = f"{scale}s" if figure.high >= 2 * _SCALES[scale] else scale
    return phrase(many if many in _SCALED else scale, language)
