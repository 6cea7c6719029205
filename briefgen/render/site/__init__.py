"""The evidence site's pages: `pages` sets them, `rows` cuts sources, `data` feeds the explorer, `policy` locks them up.

What may be shown is `compose.listed`'s to say; `pipeline.site` fills the Site and writes the files.
"""
