"""The stages in order; the only place that reads and writes a project's files.

`load` reads seeds and outlines, `briefs` builds and checks, `facts` lists what was found, `send` delivers.
"""
