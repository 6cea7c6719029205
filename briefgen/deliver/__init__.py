"""Finished artifacts to recipients. `message` writes the letter, `smtp` sends it; nothing here renders."""
