"""Which rules run where, with which thresholds: settings files, profiles, own rules."""

from okrkit.settings.profiles import PROFILES, Profile
from okrkit.settings.running import chosen_rules, lint_with, own_rules
from okrkit.settings.settings import Settings, find_settings, read_settings, settings_from

__all__ = [
    "PROFILES",
    "Profile",
    "Settings",
    "chosen_rules",
    "find_settings",
    "lint_with",
    "own_rules",
    "read_settings",
    "settings_from",
]
