"""Texts and what they hold: bytes to text, and text to data with places, for each language of plan files."""

__all__: list[str] = []
