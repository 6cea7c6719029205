"""The nouns: frozen, slotted, stdlib only, no I/O. Import each from its own module."""
