"""A made-up subject for the extractors' tests: quota talks between three countries with a fishery."""

from __future__ import annotations

from datetime import date

from briefgen.ingest import document
from briefgen.model.source import Document, Source
from briefgen.model.vocabulary import Actor, Topic, Vocabulary

VOCABULARY = Vocabulary(
    actors=(
        Actor("norland", "Norland", ("Port Halden",), kind="government"),
        Actor("ostmark", "Ostmark", ("Ostmark’s government", "Ostmark officials"), kind="government"),
        Actor("ruiz", "Ana Ruiz", ("Ruiz",), ("the fisheries minister",), side="norland"),
        Actor("cole", "Peter Cole", ("Cole",), side="crews"),
        Actor("crews", "Deckhands United", ("the crews’ union",), kind="organisation"),
        Actor("brandt-a", "Ada Brandt"),
        Actor("brandt-b", "Otto Brandt"),
        Actor("experts", "Experts", ("experts",), kind="group"),
    ),
    topics=(
        Topic("cod-quota", "Cod quota", ("cod quota", "quota cut")),
        Topic("closed-season", "Closed season", ("closed season", "no-fishing months")),
        Topic("crew-pay", "Crew pay", ("crew wage", "pay floor")),
        Topic("talks", "Outcome of the talks", ("talks will collapse", "talks collapse", "talks alive")),
        Topic("jobs", "Jobs on board", ("jobs on board", "deck jobs")),
        Topic("port-access", "Port access", ("port access",)),
    ),
)


def made(text: str) -> Document:
    """Return a document of 4 May 2011 with a text."""
    return document("quota.txt", text.encode(), Source("quota", "quota.txt", published=date(2011, 5, 4)))
