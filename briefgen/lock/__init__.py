"""The lock: what the briefs rest on as plain, sorted text, and what changed since. Pure; `pipeline.lock` reads and writes it.

`pins` makes editions of bound facts, `write` and `read` are the file, `compare` finds the changes, `words` tells them,
`findings` holds a project against its lock.
"""
