"""Facts -> strings that other programs read: JSON Lines, JSON, CSV. Writing them to a file is the pipeline's work."""
