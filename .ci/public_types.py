"""Say whether a type checker of a user knows every public name; read the JSON of `pyright --verifytypes` on stdin.

Nothing in the package may be of unknown type. What is public, by some package's `__all__`, must state its types itself;
what it holds of private classes may be inferred.
"""

import importlib
import json
import pkgutil
import sys
from collections.abc import Iterator

import okrkit


def homes() -> Iterator[str]:
    """Yield the full name of every public class and function where it is defined."""
    packages = [f"okrkit.{one.name}" for one in pkgutil.iter_modules(okrkit.__path__)]
    for package in ("okrkit", *packages):
        module = importlib.import_module(package) if not package.endswith("__main__") else okrkit
        for name in getattr(module, "__all__", ()):
            value = getattr(module, name)
            if hasattr(value, "__qualname__"):
                yield f"{value.__module__}.{value.__qualname__}"


def main() -> int:
    """Print the names that fail and the count of those that do not; return 1 if any fails."""
    symbols = json.load(sys.stdin)["typeCompleteness"]["symbols"]
    public = set(homes())
    failed = 0
    for symbol in symbols:
        name, messages = symbol["name"], " ".join(found["message"] for found in symbol["diagnostics"])
        unknown = not symbol["isTypeKnown"] and not symbol["isTypeAmbiguous"]
        unstated = "missing type annotation" in messages and (name in public or name.rpartition(".")[0] in public)
        if unknown or unstated:
            print(f"{name}: {messages}")
            failed += 1
    print(f"{len(symbols) - failed} of {len(symbols)} names are known, those of {len(public)} public objects stated")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
