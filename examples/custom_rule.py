"""A rule of your own: nothing is promised for a Saturday or a Sunday.

Run it with: python examples/custom_rule.py
"""

from datetime import date, timedelta

import okrkit as ok
from okrkit import rules


@ok.rule(
    "ACME101",
    "due-on-a-weekend",
    on=(ok.KeyResult, ok.SmartGoal),
    severity="warning",
    source="Acme's works agreement, section 4: nobody owes anybody anything on a weekend",
    bad=[ok.SmartGoal("offer", "Send the offer by 28 February 2026", due=date(2026, 2, 28))],
    good=[
        ok.SmartGoal("offer", "Send the offer by 27 February 2026", due=date(2026, 2, 27)),
        ok.KeyResult("reply", "Reply within an hour"),
    ],
)
def due_on_a_weekend(goal, _context):
    """Goal is due on a Saturday or a Sunday.

    **Why it matters**

    Either somebody works on the weekend, or the goal is late on Monday.

    **What to do**

    Promise the Friday before.

    **Known limits**

    Public holidays are not known.
    """
    if goal.due is not None and goal.due.weekday() >= 5:
        friday = goal.due - timedelta(days=goal.due.weekday() - 4)
        yield ok.Finding(f"is due on {goal.due:%A}, {goal.due}", suggestion=friday.isoformat())


def main():
    # Its examples are its test: the bad ones must earn the finding, the good ones must not.
    print("faults of the rule:", rules.rule_faults(due_on_a_weekend))

    plan = ok.Plan(
        [],
        [
            ok.SmartGoal("fair", "Book 35 meetings by 7 February 2026", due=date(2026, 2, 7), owner="Diego"),
            ok.SmartGoal("stories", "Interview 8 customers by 27 February 2026", due=date(2026, 2, 27), owner="Matteo"),
        ],
        name="Acme",
    )
    for finding in ok.lint(plan, as_of=date(2026, 1, 12), rules=[due_on_a_weekend, *rules.STABLE]):
        print(finding)
        if finding.suggestion:
            print("    try:", finding.suggestion)


if __name__ == "__main__":
    main()
