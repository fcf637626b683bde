"""The plan format: its records, how they are read and written, and its schema."""

__all__: list[str] = []
