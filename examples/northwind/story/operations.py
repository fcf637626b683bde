"""Operations: finance and people."""

from okrkit import Change, Contribution, Deliver, Establish, Initiative, KeyResult, Objective, SmartGoal

from .telling import WEDNESDAY, Part, day, delivers, moves


def finance() -> Part:
    """Return the finance team: steady, with one goal that nobody has touched since January."""
    objective = Objective(
        "sixth-day",
        "Everyone decides on numbers that are a week old at most",
        [
            KeyResult("close", "Cut open items at the month-end close from 140 to 40", Change(140, 40, unit="item")),
            KeyResult("disputes", "Cut disputed invoices from 31 to 12 a month", Change(31, 12, unit="invoice")),
            KeyResult("paid-in", "Cut the days until we are paid from 58 to 45", Change(58, 45, unit="day")),
        ],
        level="team",
        team="finance",
        owner="Beatriz Nunes",
        contributes_to=[Contribution("close-days", 0.7)],
    )
    goals = [
        SmartGoal(
            "report-day",
            "Send the monthly report by working day 6 instead of 11 from March 2026",
            Change(11, 6, unit="day"),
            owner="Viktor Ivanov",
            due=day(3, 31),
            contributes_to={"close": 0.4},
        ),
        SmartGoal(
            "dunning",
            "Cut invoices overdue by more than 30 days from 64 to 20 by 13 March 2026",
            Change(64, 20, unit="invoice"),
            owner="Sanna Korhonen",
            due=day(3, 13),
            contributes_to={"paid-in": 0.5},
        ),
        SmartGoal(
            "audit-file",
            "Complete the audit file by 13 February 2026 without open questions",
            Deliver(("contracts", "inventory of assets", "signed off by the auditor")),
            owner="Patrick Nolan",
            due=day(2, 13),
            relevance="The bank's covenant asks for it",
        ),
        SmartGoal(
            "travel-policy",
            "Cut travel cost per trip from EUR 640 to 480 by 31 March 2026",
            Change(640, 480, unit="EUR"),
            owner="Hannah Weiss",
            due=day(3, 31),
            contributes_to={"close": 0.1},
        ),
        SmartGoal(
            "price-sheet",
            "Move all 310 contracts to the new price sheet by 15 May 2026",
            Change(0, 310, unit="contract"),
            owner="Andre Costa",
            due=day(5, 15),
            contributes_to={"disputes": 0.4},
        ),
    ]
    return Part(
        objectives=[objective],
        smart_goals=goals,
        initiatives=[Initiative("e-invoice", "Invoices as data, not as PDF", moves=["disputes", "paid-in"])],
        check_ins=[
            *moves("close", 140, 48, on=WEDNESDAY, wobble=5, sure=(0.6, 0.85)),
            *moves("disputes", 31, 15, on=WEDNESDAY, wobble=1.5, sure=(0.6, 0.8)),
            *moves("paid-in", 58, 48, on=WEDNESDAY, wobble=1, sure=(0.6, 0.8)),
            *moves("report-day", 11, 6, on=WEDNESDAY, shape="s", sure=(0.7, 0.95)),
            *moves("dunning", 64, 19, on=WEDNESDAY, by=day(3, 13), wobble=2, sure=(0.7, 0.95)),
            *delivers(
                "audit-file",
                {
                    "contracts": day(1, 14),
                    "inventory of assets": day(1, 28),
                    "signed off by the auditor": day(2, 11),
                },
                on=WEDNESDAY,
                last=day(2, 13),
                sure=(0.8, 1.0),
            ),
            *moves("travel-policy", 640, 480, on=WEDNESDAY, wobble=12, stops=day(1, 21), sure=(0.7, 0.7)),
            *moves("price-sheet", 0, 205, on=WEDNESDAY, sure=(0.7, 0.9)),
        ],
    )


def people() -> Part:
    """Return the people team: a baseline to find first, and a goal that is still as it was a week after its day."""
    objective = Objective(
        "good-company",
        "The people we want say yes, and stay",
        [
            KeyResult(
                "time-to-hire", "Cut the time from first talk to offer from 63 to 45 days", Change(63, 45, unit="day")
            ),
            KeyResult(
                "first-solo",
                "Find out how long a new colleague takes to the first solo delivery",
                Establish(unit="day"),
            ),
            KeyResult("referrals", "Raise hires through referral from 15% to 30%", Change(15, 30, unit="%")),
        ],
        level="team",
        team="people",
        owner="Oskar Nyman",
        contributes_to=[Contribution("offers", 0.6)],
    )
    goals = [
        SmartGoal(
            "interview-kit",
            "Train all 16 interviewers with the new interview kit by 6 February 2026",
            Change(0, 16, unit="person"),
            owner="Leila Amiri",
            due=day(2, 6),
            contributes_to={"time-to-hire": 0.4},
        ),
        SmartGoal(
            "salary-bands",
            "Publish salary bands for all 14 roles by 13 February 2026",
            Change(0, 14, unit="role"),
            owner="Karl Lindgren",
            due=day(2, 13),
            contributes_to={"referrals": 0.3},
        ),
        SmartGoal(
            "own-more",
            "Take more ownership of the office budget, if possible",
            owner="Sara Blum",
            due=day(3, 31),
        ),
        SmartGoal(
            "mentors",
            "Give each of the 9 people who joined since November a mentor by 30 January 2026",
            Change(0, 9, unit="person"),
            owner="Thabo Dlamini",
            due=day(1, 30),
            contributes_to={"first-solo": 0.5},
        ),
        SmartGoal(
            "pulse",
            "Raise answers to the monthly pulse survey from 52% to 80% by 20 March 2026",
            Change(52, 80, unit="%"),
            owner="Julie Marchand",
            due=day(3, 20),
            relevance="Below 70% the results of small teams cannot be shown",
        ),
    ]
    return Part(
        objectives=[objective],
        smart_goals=goals,
        initiatives=[Initiative("referral-day", "Referral day each month", moves=["referrals"], owner="Oskar Nyman")],
        check_ins=[
            *moves("time-to-hire", 63, 48, on=WEDNESDAY, wobble=1.5, sure=(0.6, 0.85)),
            *[one for one in moves("first-solo", 37, 41, on=WEDNESDAY, wobble=2) if one.day >= day(2, 18)],
            *moves("referrals", 15, 27, on=WEDNESDAY, wobble=1.5, sure=(0.6, 0.8)),
            *moves("interview-kit", 0, 16, on=WEDNESDAY, by=day(2, 6), sure=(0.8, 1.0)),
            *moves("salary-bands", 0, 14, on=WEDNESDAY, by=day(2, 13), shape="late", sure=(0.7, 1.0)),
            *moves("mentors", 0, 5, on=WEDNESDAY, by=day(1, 30), sure=(0.8, 0.6)),
            *moves("pulse", 52, 81, on=WEDNESDAY, by=day(3, 20), wobble=2, sure=(0.6, 0.9)),
        ],
    )
