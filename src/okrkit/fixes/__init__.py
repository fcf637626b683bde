"""Mends that leave nothing to decide, made in plan files with comments and order kept."""

from okrkit.fixes.fix import Fix, FixedField, apply_fixes, fixes_for
from okrkit.fixes.text import FixedFiles, fix_files

__all__ = ["Fix", "FixedField", "FixedFiles", "apply_fixes", "fix_files", "fixes_for"]
