"""Revenue: sales and marketing."""

from okrkit import Change, Contribution, Deliver, Initiative, KeyResult, Objective, SmartGoal, TargetChange

from .telling import FRIDAY, Part, adds_up, day, delivers, moves


def sales() -> Part:
    """Return the sales team: its monthly contracts work against the promise that customers stay."""
    objective = Objective(
        "on-merit",
        "Win mid-size wholesalers on merit, not on price",
        [
            KeyResult("deals", "Sign 18 mid-size wholesalers", Change(0, 18, unit="deal", accumulate="sum")),
            KeyResult("discount", "Cut the average discount from 19% to 12%", Change(19, 12, unit="%")),
            KeyResult(
                "monthly-starts",
                "Start 60% of new customers on a monthly contract within two weeks, up from 25%",
                Change(25, 60, unit="%"),
                conflicts_with=["churn"],
            ),
        ],
        level="team",
        team="sales",
        owner="Marcus Oyelaran",
        contributes_to=[Contribution("pipeline", 0.7)],
    )
    bonus = Objective(
        "helena-year",
        "Become the strongest closer in the company",
        [
            KeyResult("helena-calls", "Hold 160 first calls", Change(0, 160, unit="call", accumulate="sum")),
            KeyResult("helena-demos", "Give 45 demos", Change(0, 45, unit="demo", accumulate="sum")),
            KeyResult(
                "helena-network", "Grow my network from 900 to 1,400 contacts", Change(900, 1400, unit="contact")
            ),
        ],
        level="individual",
        team="sales",
        owner="Helena Vogt",
        linked_to_pay=True,
    )
    goals = [
        SmartGoal(
            "first-calls",
            "Hold 90 first calls with mid-size wholesalers by 27 February 2026",
            Change(0, 90, unit="call", accumulate="sum"),
            owner="Joris de Wit",
            due=day(2, 27),
            contributes_to={"deals": 0.3},
        ),
        SmartGoal(
            "cheese-chain",
            "Sign the three regional dairy wholesalers by 31 March 2026",
            Deliver(("Alpmilch", "Nordost", "Laiterie Blanc")),
            owner="Claire Fontaine",
            due=day(3, 31),
            contributes_to={"deals": 0.3},
        ),
        SmartGoal(
            "proposal-days",
            "Cut the time from demo to proposal from 9 to 3 working days by 13 February 2026",
            Change(9, 3, unit="business day"),
            owner="Samuel Adeyemi",
            due=day(2, 13),
            contributes_to={"deals": 0.2},
        ),
        SmartGoal(
            "no-discount",
            "Bring quotes with a discount above 15% from 40% down to 15% by 27 March 2026",
            Change(40, 15, unit="%"),
            owner="Irina Popescu",
            due=day(3, 27),
            contributes_to={"discount": 0.5},
        ),
        SmartGoal(
            "partner-leads",
            "Win 10 leads a month from the two ERP partners by 31 March 2026, up from 3",
            Change(3, 10, unit="lead"),
            owner="Bruno Keller",
            due=day(3, 31),
            contributes_to={"deals": 0.2},
        ),
    ]
    return Part(
        objectives=[objective, bonus],
        smart_goals=goals,
        initiatives=[
            Initiative("fast-start", "Monthly contract without a signature round", moves=["monthly-starts", "deals"]),
            Initiative(
                "battle-card", "One page against Routely", moves=["discount", "win-rate"], owner="Irina Popescu"
            ),
        ],
        check_ins=[
            *adds_up("deals", [0, 1, 1, 0, 2, 1, 1, 2, 1, 1, 1, 2, 1], sure=(0.6, 0.5)),
            *moves("discount", 19, 14, wobble=0.5, digits=1, sure=(0.5, 0.6)),
            *moves("monthly-starts", 25, 58, shape="early", wobble=1.5, sure=(0.7, 0.9)),
            *adds_up("helena-calls", [9, 14, 12, 13, 15, 12, 14, 13, 12, 14, 13, 12, 5], sure=(0.7, 0.9)),
            *adds_up("helena-demos", [2, 4, 3, 4, 5, 3, 4, 4, 3, 5, 4, 3, 1], sure=(0.7, 0.9)),
            *moves("helena-network", 900, 1410, sure=(0.7, 0.9)),
            *adds_up("first-calls", [8, 12, 11, 13, 12, 12, 13, 11], last=day(2, 27), sure=(0.8, 1.0)),
            *delivers(
                "cheese-chain",
                {"Alpmilch": day(2, 6), "Nordost": day(3, 13), "Laiterie Blanc": day(3, 27)},
                sure=(0.6, 0.95),
            ),
            *moves("proposal-days", 9, 3, by=day(2, 13), wobble=0.4, sure=(0.7, 0.95)),
            *moves("no-discount", 40, 15, by=day(3, 27), wobble=2, sure=(0.6, 0.9)),
            *moves("partner-leads", 3, 10, shape="s", wobble=0.4, sure=(0.6, 0.9)),
        ],
    )


def marketing() -> Part:
    """Return marketing: a key result without a measure, one target eased in silence, one sheet that says less."""
    objective = Objective(
        "word-of-mouth",
        "Dispatchers hear about us from dispatchers",
        [
            KeyResult("leads", "Raise inbound leads from 48 to 90 a month", Change(48, 90, unit="lead")),
            KeyResult("stories", "Publish 6 customer stories", Change(0, 6, unit="story")),
            KeyResult("voice", "Be seen as the leading voice of food logistics"),
        ],
        level="team",
        team="marketing",
        owner="Chiara Romano",
        contributes_to=[Contribution("inbound-share", 0.7)],
    )
    goals = [
        SmartGoal(
            "newsletter",
            "Grow the dispatchers' newsletter from 1,150 to 2,000 readers by 31 March 2026",
            Change(1150, 1500, unit="reader"),
            owner="Anja Petersen",
            due=day(3, 31),
            contributes_to={"leads": 0.3},
        ),
        SmartGoal(
            "fair-meetings",
            "Book 35 meetings at the Fruit Logistica fair by 6 February 2026",
            Change(0, 35, unit="meeting"),
            owner="Diego Santos",
            due=day(2, 6),
            contributes_to={"leads": 0.3},
        ),
        SmartGoal(
            "page-speed",
            "Raise visitors who ask for a demo from 1.1% to 1.8% by 13 March 2026",
            Change(1.1, 1.8, unit="%"),
            owner="Fatima Zahra",
            due=day(3, 13),
            contributes_to={"leads": 0.3},
        ),
        SmartGoal(
            "six-stories",
            "Interview 8 customers for stories by 27 February 2026",
            Change(0, 8, unit="interview"),
            owner="Matteo Ricci",
            due=day(2, 27),
            contributes_to={"stories": 0.6},
        ),
        SmartGoal(
            "webinar",
            "Hold two webinars with 60 dispatchers each by 13 March 2026",
            Change(0, 120, unit="dispatcher", accumulate="sum"),
            owner="Zofia Mazur",
            due=day(3, 13),
            contributes_to={"leads": 0.2},
        ),
    ]
    return Part(
        objectives=[objective],
        smart_goals=goals,
        initiatives=[
            Initiative("fair", "Stand at Fruit Logistica", moves=["leads"], start=day(2, 4), due=day(2, 6)),
            Initiative("vouch", "Ask every happy customer for a name to give", moves=["named"], owner="Matteo Ricci"),
        ],
        target_changes=[TargetChange("leads", day(2, 9), Change(48, 70, unit="lead"))],
        check_ins=[
            *moves("leads", 48, 66, on=FRIDAY, shape="early", wobble=2, sure=(0.6, 0.8)),
            *moves("stories", 0, 5, shape="late", sure=(0.6, 0.8)),
            *moves("newsletter", 1150, 1540, wobble=30, sure=(0.7, 0.95)),
            *moves("fair-meetings", 0, 38, by=day(2, 6), shape="late", sure=(0.7, 1.0)),
            *moves("page-speed", 1.1, 1.8, by=day(3, 13), wobble=0.05, digits=2, sure=(0.6, 0.9)),
            *moves("six-stories", 0, 8, by=day(2, 27), sure=(0.7, 1.0)),
        ],
    )
