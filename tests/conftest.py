"""Settings for every test: no deadlines on shared machines, the same examples on every run of the checks."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile("okrkit", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("okrkit"), derandomize=True, database=None)
# For coverage: every branch, fewer times.
settings.register_profile("brief", settings.get_profile("ci"), max_examples=20)
settings.load_profile("ci" if os.environ.get("CI") else "okrkit")
