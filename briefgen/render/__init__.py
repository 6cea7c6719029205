"""A finished Brief -> text or bytes. Nothing here selects, numbers or words anything of the brief's own.

`html` prints the page that `pdf` puts on paper; `text` and `json` say the same without a look. Import each from its
own module; what is written where is `pipeline`'s business.
"""
