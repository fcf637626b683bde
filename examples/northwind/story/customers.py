"""Customers: support and success. Everybody hits; the company objective above does not move."""

from okrkit import Change, Contribution, Hold, Initiative, KeyResult, Objective, SmartGoal, TargetChange

from .telling import Part, adds_up, day, moves

ANSWERED = "Customers who get a quick answer do not think about leaving"


def support() -> Part:
    """Return the support team, the best it has ever been."""
    objective = Objective(
        "four-in-the-morning",
        "Support that a dispatcher can count on at four in the morning",
        [
            KeyResult(
                "reply",
                "Reduce average first response time from 4 hours to under 1 hour by March 31",
                Change(4, 1, unit="hour", strict=True),
                due=day(3, 31),
                weight=2,
            ),
            KeyResult("first-contact", "Solve 80% of tickets on first contact, up from 62%", Change(62, 80, unit="%")),
            KeyResult(
                "night-calls",
                "Answer 95% of night calls within two minutes",
                Hold(at_least=95, unit="%", tolerance=20),
            ),
        ],
        level="team",
        team="support",
        owner="Dana Kowalska",
        contributes_to=[Contribution("csat", 0.8, assumption=ANSWERED, tested_by="churn")],
    )
    goals = [
        SmartGoal(
            "routing",
            "Cut ticket hand-offs from 3 to 1 per ticket by 27 February 2026",
            Change(3, 1, unit="hand-off"),
            owner="Ben Okonkwo",
            due=day(2, 27),
            contributes_to={"reply": 0.4},
        ),
        SmartGoal(
            "macros",
            "Write tested answers for the 40 most frequent questions by 13 February 2026",
            Change(0, 40, unit="answer"),
            owner="Elif Yilmaz",
            due=day(2, 13),
            contributes_to={"first-contact": 0.4},
        ),
        SmartGoal(
            "night-rota",
            "Staff every night shift with two trained people by 6 February 2026, up from 40% of shifts",
            Change(40, 100, unit="%"),
            owner="Magnus Berg",
            due=day(2, 6),
            contributes_to={"night-calls": 0.6},
        ),
        SmartGoal(
            "backlog",
            "Bring tickets older than five days from 120 to 15 by 27 February 2026",
            Change(120, 15, unit="ticket"),
            owner="Rosa Jimenez",
            due=day(2, 27),
            contributes_to={"reply": 0.3},
        ),
        SmartGoal(
            "help-pages",
            "Raise help pages rated useful from 55% to 75% by 20 February 2026",
            Change(55, 75, unit="%"),
            owner="Tuan Le",
            due=day(2, 20),
            contributes_to={"first-contact": 0.3},
        ),
    ]
    return Part(
        objectives=[objective],
        smart_goals=goals,
        initiatives=[Initiative("triage", "Route tickets by topic", moves=["reply"], owner="Ben Okonkwo")],
        check_ins=[
            *moves("reply", 4, 0.8, wobble=0.15, digits=1, sure=(0.6, 0.95), notes={day(2, 6): "New triage queue"}),
            *moves("first-contact", 62, 80, wobble=1, digits=1, sure=(0.6, 0.9)),
            *moves("night-calls", 84, 96, shape="stall", wobble=1, digits=1, sure=(0.6, 0.9)),
            *moves("routing", 3, 1, by=day(2, 27), wobble=0.1, digits=1, sure=(0.7, 0.95)),
            *moves("macros", 0, 40, by=day(2, 13), sure=(0.8, 1.0)),
            *moves("night-rota", 40, 100, by=day(2, 6), shape="late", sure=(0.6, 1.0)),
            *moves("backlog", 120, 12, by=day(2, 27), wobble=4, sure=(0.7, 0.95)),
            *moves("help-pages", 55, 76, by=day(2, 20), wobble=1, sure=(0.7, 0.95)),
        ],
    )


def success() -> Part:
    """Return customer success: green too, but for what waits for the order import."""
    objective = Objective(
        "four-weeks",
        "New customers plan for real within four weeks",
        [
            KeyResult(
                "first-plan-days", "Cut days from contract to first plan from 31 to 18", Change(31, 18, unit="day")
            ),
            KeyResult("setup-tickets", "Cut setup tickets per new customer from 9 to 4", Change(9, 4, unit="ticket")),
            KeyResult(
                "self-import",
                "Raise customers who import orders without our help from 10% to 60%",
                Change(10, 60, unit="%"),
                depends_on=["order-import"],
            ),
        ],
        level="team",
        team="success",
        owner="Luca Ferretti",
        contributes_to=[Contribution("time-to-live", 0.7)],
    )
    goals = [
        SmartGoal(
            "guided-setup",
            "Take 20 new customers through the guided setup by 13 March 2026",
            Change(0, 20, unit="customer", accumulate="sum"),
            owner="Nadia Rahman",
            due=day(3, 13),
            contributes_to={"first-plan-days": 0.4},
        ),
        SmartGoal(
            "review-calls",
            "Hold business reviews with 48 accounts above EUR 20k by 20 March 2026",
            Change(0, 48, unit="account", accumulate="sum"),
            owner="Felix Wagner",
            due=day(3, 20),
            contributes_to={"business-reviews": 0.6},
        ),
        SmartGoal(
            "academy",
            "Raise dispatchers who finish the academy from 30% to 70% by 27 February 2026",
            Change(30, 70, unit="%"),
            owner="Ingrid Larsen",
            due=day(2, 27),
            contributes_to={"setup-tickets": 0.4},
        ),
        SmartGoal(
            "health-score",
            "Give every account a health score that is renewed weekly by 13 February 2026",
            Change(0, 310, unit="account"),
            owner="Omar Farouk",
            due=day(2, 13),
        ),
        SmartGoal(
            "thank-you",
            "Send 120 handwritten notes to customers by 27 March 2026",
            Change(0, 120, unit="note", accumulate="sum"),
            owner="Petra Horvat",
            due=day(3, 27),
        ),
    ]
    eased = "The second ERP adapter waits for the vendor's sandbox; without it half of the customers cannot import"
    return Part(
        objectives=[objective],
        smart_goals=goals,
        initiatives=[
            Initiative("guide", "Guided setup in the product", moves=["first-plan-days", "setup-tickets"]),
            Initiative("reviews", "Quarterly business reviews", moves=["business-reviews"], owner="Felix Wagner"),
        ],
        target_changes=[TargetChange("self-import", day(2, 11), Change(10, 35, unit="%"), reason=eased)],
        check_ins=[
            *moves("first-plan-days", 31, 19, wobble=1, sure=(0.6, 0.85)),
            *moves("setup-tickets", 9, 4.5, wobble=0.3, digits=1, sure=(0.6, 0.85)),
            *moves("self-import", 10, 15, wobble=1, sure=(0.5, 0.1)),
            *adds_up("guided-setup", [1, 2, 2, 2, 3, 2, 2, 3, 2, 2], last=day(3, 13), sure=(0.7, 1.0)),
            *adds_up("review-calls", [2, 4, 4, 5, 5, 5, 4, 5, 5, 5, 5], last=day(3, 20), sure=(0.7, 1.0)),
            *moves("academy", 30, 71, by=day(2, 27), wobble=2, sure=(0.7, 0.95)),
            *moves("health-score", 0, 310, by=day(2, 13), shape="s", sure=(0.8, 1.0)),
            *adds_up("thank-you", [8, 10, 11, 10, 12, 10, 9, 10, 11, 10, 10, 10], last=day(3, 27), sure=(0.8, 0.8)),
        ],
    )
