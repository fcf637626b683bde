"""The ids that the files of a plan state, even on items that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from okrkit.files.format.parts import Place
from okrkit.files.issues import Flaw, Origin, Path
from okrkit.files.syntax.odd import described, is_list, is_mapping

__all__ = ["Ids"]


@attrs.define(eq=False)
class Ids:
    """Where each id is stated first; incomplete once an item states none."""

    places: dict[str, tuple[Place, object]] = attrs.field(factory=dict[str, tuple[Place, object]])
    complete: bool = True

    def note(self, item: object, origin: Origin, path: Path, flaws: list[Flaw]) -> None:
        """Take in the id of an item and those of its key results; one that is taken is a flaw."""
        for one, at in _with_held(item, path):
            name = one.get("id") if is_mapping(one) else None
            if not is_mapping(one) or type(name) is not str:
                self.complete = False
                continue
            place: Place = (origin, (*at, "id"))
            first, title = self.places.setdefault(name, (place, one.get("title")))
            if first is not place:
                titles = f"{described(title)} and {described(one.get('title'))}"
                message = f"id {described(name)} is used twice, for {titles}; give each its own"
                flaws.append(Flaw(*place, message, "duplicate-id", first=first))

    def unknown(self, name: str) -> bool:
        """Return whether no item of the files can have this id."""
        return self.complete and name not in self.places


def _with_held(item: object, path: Path) -> Iterator[tuple[object, Path]]:
    yield item, path
    held = item.get("key_results") if is_mapping(item) else None
    if is_list(held):
        for index, one in enumerate(held):
            yield one, (*path, "key_results", index)
    elif held is not None:
        yield None, path
