"""Briefing documents whose every figure, quotation and date leads back to its passage."""

__version__ = "0.1.0"
