"""What differs from language to language in what a brief prints: phrases, dates and numbers. The only importer of Babel.

Locales come in as language tags; nothing here asks the machine for its own.
"""
