"""A notebook as a script: Northwind's quarter replayed week by week. Each `# %%` is a cell.

Run it with: python examples/notebook.py
"""

# %% Load a company
from datetime import date, timedelta

import okrkit as ok

plan = ok.example_plan("northwind")
company = [objective for objective in plan.objectives if objective.level == "company"]
print(f"{plan.name}: {len(plan.goals())} goals, {len(plan.check_ins)} check-ins")

# %% What could be known on each Friday? Later check-ins never change an earlier day.
fridays = [date(2026, 1, 9) + timedelta(weeks=week) for week in range(12)]
cards = {day: ok.scorecard(plan, as_of=day) for day in fridays}
print(f"\n{'':10}" + "".join(f"{objective.id:>11}" for objective in company))
for day, card in cards.items():
    print(f"{day}" + "".join(f"{card[objective.id].value or 0:11.2f}" for objective in company))

# %% The people: how many SMART goals are met, and how does the company's first objective stand?
print()
for day in fridays[::3]:
    card = cards[day]
    met = sum(card[goal.id].verdict == "met" for goal in plan.smart_goals)
    print(f"{day}  {met:2} of {len(plan.smart_goals)} SMART goals met, 'stay' at {card['stay'].value:.2f}")

# %% Why does the one not show in the other?
found = ok.diagnose(plan, as_of=date(2026, 3, 31))
print(f"\n{found.verdict}: " + ", ".join(f"{cause} {share:.0%}" for cause, share in found.causes.items() if share))

# %% What if everybody in support did even better, and what if order import were finished?
card = ok.scorecard(plan, as_of=date(2026, 3, 31))
for supposed in ({"reply": 0.5, "first-contact": 90}, {"churn": 2.0}):
    print(supposed, "->", round(card.what_if(supposed)["stay"].value, 2), "instead of", round(card["stay"].value, 2))

# %% As a table for pandas or polars: one record a goal
records = card.to_dict()["scores"]
print(f"\n{len(records)} records with {', '.join(list(records[0])[:6])} ...")
