"""The name of a unit, whatever its spelling."""

from __future__ import annotations

from okrkit.parsing.lexicon import lexicon

__all__ = ["canonical_unit"]


def canonical_unit(text: str, *, locale: str = "en") -> str | None:
    """Return the name under which a unit of time, share, money or size is kept.

    Args:
        text: A spelling, as in "hrs".
        locale: Whose word lists are used.

    Returns:
        The name, as in "hour"; None for what is no unit of the lists, such as "ticket".

    Raises:
        UnknownNameError: If there is no such locale.

    Examples:
        >>> canonical_unit("hrs"), canonical_unit("percent"), canonical_unit("ticket")
        ('hour', '%', None)
    """
    words = lexicon(locale)
    folded = " ".join(text.casefold().split())
    unit = words.units.get(folded)
    if unit is not None:
        return unit.name
    return words.currencies.get(folded) or words.currencies.get(text.strip())
