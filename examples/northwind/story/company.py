"""Company and function OKRs, and the levels that must hold meanwhile."""

from okrkit import Change, Contribution, Grade, HealthMetric, Hold, KeyResult, Objective

from .telling import Part, adds_up, day, moves

NEW_REVENUE = [0, 12, 18, 0, 36, 30, 24, 36, 18, 42, 30, 48, 42]
TURNED = {
    day(1, 16): "Two small accounts left, both monthly contracts",
    day(2, 6): "Reply times are the best ever, churn has not noticed",
    day(2, 20): "9 of 14 leavers name broken order imports; no team owns that number",
    day(3, 13): "Third month above 2%: everybody is green and we are not",
}


def company() -> Part:
    """Return the three company objectives and the health metrics."""
    stay = Objective(
        "stay",
        "Wholesalers run every delivery day on Northwind and stay",
        [
            KeyResult(
                "churn",
                "Cut monthly revenue churn from 2.4% to 1.6%",
                Change(2.4, 1.6, unit="%"),
                weight=2,
                team="success",
            ),
            KeyResult("nrr", "Raise net revenue retention from 101% to 108%", Change(101, 108, unit="%")),
            KeyResult(
                "daily",
                "Raise accounts that plan every delivery day with us from 61% to 75%",
                Change(61, 75, unit="%"),
            ),
        ],
        level="company",
        owner="Teodor Marin",
        shared_by=["success", "support", "platform"],
    )
    midmarket = Objective(
        "midmarket",
        "Become the obvious choice of mid-size food wholesalers",
        [
            KeyResult(
                "new-revenue",
                "Win EUR 600k of new yearly revenue from mid-size wholesalers",
                Change(0, 600, unit="kEUR", accumulate="sum"),
                weight=2,
            ),
            KeyResult("win-rate", "Raise the win rate against Routely from 18% to 26%", Change(18, 26, unit="%")),
            KeyResult("named", "Grow customers who vouch for us by name from 2 to 8", Change(2, 8, unit="customer")),
        ],
        level="company",
        owner="Priya Raman",
    )
    mornings = Objective(
        "mornings",
        "No wholesaler starts the morning without routes",
        [
            KeyResult(
                "on-time",
                "Publish 99.5% of route plans before 05:00, up from 96.2%",
                Change(96.2, 99.5, unit="%"),
            ),
            KeyResult("outages", "Keep morning outages at 3 or fewer", Hold(at_most=3, tolerance=5, unit="outage")),
            KeyResult(
                "restore", "Cut the time to restore service from 190 to 60 minutes", Change(190, 60, unit="minute")
            ),
        ],
        level="company",
        owner="Jonas Berglund",
        ambition="committed",
    )
    return Part(
        objectives=[stay, midmarket, mornings],
        health_metrics=[
            HealthMetric("csat-floor", "Customer satisfaction", Hold(at_least=85, unit="%"), guards=["midmarket"]),
            HealthMetric("margin", "Gross margin", Hold(at_least=72, unit="%"), guards=["midmarket"], team="finance"),
            HealthMetric("runway", "Months of cash", Hold(at_least=15, unit="month"), team="finance"),
            HealthMetric("overtime", "Overtime per person and week", Hold(at_most=3, unit="hour"), team="people"),
            HealthMetric("leavers", "People who resigned this quarter", Hold(at_most=2, unit="person"), team="people"),
        ],
        check_ins=[
            *moves("churn", 2.4, 2.36, wobble=0.05, digits=2, sure=(0.6, 0.1), notes=TURNED),
            *moves("nrr", 101, 101.5, wobble=0.5, digits=1, sure=(0.5, 0.1)),
            *moves("daily", 61, 63, wobble=0.8, digits=1, sure=(0.6, 0.2)),
            *adds_up("new-revenue", NEW_REVENUE, sure=(0.6, 0.4)),
            *moves("win-rate", 18, 21, shape="late", wobble=0.6, digits=1, sure=(0.5, 0.3)),
            *moves("named", 2, 4, shape="late", sure=(0.5, 0.3)),
            *moves("on-time", 96.2, 98.9, shape="early", wobble=0.2, digits=1, sure=(0.7, 0.6)),
            *moves("outages", 0, 4, shape="steady", sure=(0.7, 0.3)),
            *moves("restore", 190, 78, shape="s", wobble=6, sure=(0.6, 0.5)),
            *moves("csat-floor", 88, 95, wobble=1),
            *moves("margin", 73, 70, wobble=0.4, digits=1, notes={day(2, 27): "Discounts below the line for March"}),
            *moves("runway", 19, 16.5, digits=1),
            *moves("overtime", 2.1, 3.4, wobble=0.3, digits=1, notes={day(3, 20): "Night shifts in support again"}),
            *moves("leavers", 0, 2),
        ],
        grades=[
            Grade("stay", day(4, 2), 0.1, reason="We moved everything around churn except churn"),
            Grade("midmarket", day(4, 2), 0.6),
            Grade("mornings", day(4, 2), 0.8, reason="One outage over the line, the other two as promised"),
        ],
    )


def functions() -> Part:
    """Return the objectives of the four functions."""
    return Part(
        objectives=[_product(), _revenue(), _customers(), _operations()],
        check_ins=[
            *moves("as-planned", 71, 79.5, wobble=0.7, digits=1, sure=(0.6, 0.7)),
            *moves("plan-speed", 11, 5.4, shape="s", wobble=0.4, digits=1, sure=(0.6, 0.7)),
            *moves("driver-rating", 3.6, 4.1, shape="late", wobble=0.05, digits=1, sure=(0.5, 0.7)),
            *moves("pipeline", 1600, 2560, wobble=60, sure=(0.6, 0.7)),
            *moves("sales-cycle", 94, 81, shape="late", wobble=2, sure=(0.5, 0.7)),
            *moves("inbound-share", 22, 31.5, wobble=1, digits=1, sure=(0.5, 0.8)),
            *moves("csat", 88, 95, shape="early", wobble=0.8, digits=1, sure=(0.7, 0.95)),
            *moves("time-to-live", 42, 29, wobble=1, sure=(0.7, 0.9)),
            *moves("business-reviews", 35, 91, shape="s", wobble=2, sure=(0.7, 0.95)),
            *moves("close-days", 12, 6, by=day(3, 18), sure=(0.6, 0.95)),
            *moves("offers", 58, 72, wobble=3, sure=(0.6, 0.7)),
            *moves("hosting-cost", 210, 172, shape="s", wobble=3, sure=(0.7, 0.8)),
        ],
    )


def _product() -> Objective:
    return Objective(
        "trusted-plan",
        "Dispatchers trust the plan the moment it appears",
        [
            KeyResult("as-planned", "Raise routes driven as planned from 71% to 82%", Change(71, 82, unit="%")),
            KeyResult("plan-speed", "Cut the time to a first plan from 11 to 4 minutes", Change(11, 4, unit="minute")),
            KeyResult("driver-rating", "Raise the driver app's store rating from 3.6 to 4.3", Change(3.6, 4.3)),
        ],
        level="function",
        team="product",
        owner="Jonas Berglund",
        contributes_to=[Contribution("on-time", 0.6), Contribution("daily", 0.3)],
    )


def _revenue() -> Objective:
    return Objective(
        "first-call",
        "Mid-size wholesalers call us first",
        [
            KeyResult("pipeline", "Grow qualified pipeline from EUR 1.6M to 2.8M", Change(1600, 2800, unit="kEUR")),
            KeyResult("sales-cycle", "Cut the sales cycle from 94 to 75 days", Change(94, 75, unit="day")),
            KeyResult("inbound-share", "Raise inbound pipeline from 22% to 35%", Change(22, 35, unit="%")),
        ],
        level="function",
        team="revenue",
        owner="Priya Raman",
        contributes_to=[Contribution("new-revenue", 0.6)],
    )


def _customers() -> Objective:
    belief = "Customers who are answered and onboarded faster do not leave"
    return Objective(
        "looked-after",
        "Every customer reaches value fast and feels looked after",
        [
            KeyResult("csat", "Raise satisfaction after support from 88% to 95%", Change(88, 95, unit="%")),
            KeyResult("time-to-live", "Cut the time to go live from 42 to 28 days", Change(42, 28, unit="day")),
            KeyResult(
                "business-reviews",
                "Hold a business review with 90% of accounts above EUR 20k, up from 35%",
                Change(35, 90, unit="%"),
            ),
        ],
        level="function",
        team="customers",
        owner="Teodor Marin",
        contributes_to=[Contribution("churn", 0.7, assumption=belief, tested_by="churn")],
    )


def _operations() -> Objective:
    return Objective(
        "ready-to-double",
        "A company that can double without breaking",
        [
            KeyResult(
                "close-days", "Cut the month-end close from 12 to 6 working days", Change(12, 6, unit="business day")
            ),
            KeyResult("offers", "Raise accepted job offers from 58% to 75%", Change(58, 75, unit="%")),
            KeyResult(
                "hosting-cost", "Cut hosting cost per customer from EUR 210 to 165", Change(210, 165, unit="EUR")
            ),
        ],
        level="function",
        team="operations",
        owner="Amara Okafor",
        contributes_to=[Contribution("new-revenue", 0.05)],
    )
