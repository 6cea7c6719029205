"""Facts in other forms than the model's: an index to search them by, and bytes to keep them in between runs.

Nothing here is a source: whatever it holds is made anew from the seeds at any time.
"""

from __future__ import annotations

from briefgen.store.search import search

__all__ = ["search"]
