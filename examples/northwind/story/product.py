"""Product: the planner, the driver app and the platform."""

from okrkit import Change, Contribution, Deliver, Hold, Initiative, KeyResult, Objective, SmartGoal

from .telling import THURSDAY, Part, adds_up, day, delivers, moves

IMPORT = ("adapter for the three large ERPs", "queue with retries", "all customers moved over")


def planner() -> Part:
    """Return the planner team: on its way, and all of it counts."""
    objective = Objective(
        "planner-knows",
        "The planner knows what dispatchers know",
        [
            KeyResult("windows", "Cut missed delivery windows in plans from 6.8% to 4.0%", Change(6.8, 4.0, unit="%")),
            KeyResult("hand-moves", "Cut manual moves per plan from 14 to 8", Change(14, 8, unit="move")),
            KeyResult("run-time", "Cut the median planning run from 9 to 3 minutes", Change(9, 3, unit="minute")),
        ],
        level="team",
        team="planner",
        owner="Sofia Albrecht",
        contributes_to=[Contribution("as-planned", 0.7)],
    )
    goals = [
        SmartGoal(
            "frozen-errors",
            "Cut planning errors for frozen goods from 38 to 12 a week by 13 March 2026",
            Change(38, 12, unit="error"),
            owner="Ravi Shah",
            due=day(3, 13),
            contributes_to={"windows": 0.4},
            achievable="The two largest causes are known and make up 70% of the errors",
        ),
        SmartGoal(
            "dock-times",
            "Estimate dock times within 5 minutes for 80% of stops by 27 February 2026, up from 54%",
            Change(54, 80, unit="%"),
            owner="Emil Krause",
            due=day(2, 27),
            contributes_to={"windows": 0.4},
        ),
        SmartGoal(
            "dispatcher-talks",
            "Interview 24 dispatchers about the moves they make by hand by 20 February 2026",
            Change(0, 24, unit="interview", accumulate="sum"),
            owner="Noor Haddad",
            due=day(2, 20),
            contributes_to={"hand-moves": 0.5},
        ),
        SmartGoal(
            "planner-memory",
            "Cut the memory of a planning run from 9 GB to 4 GB by 31 March 2026",
            Change(9, 4, unit="GB"),
            owner="Tomas Vesely",
            due=day(3, 31),
            contributes_to={"run-time": 0.5},
        ),
        SmartGoal(
            "real-days",
            "Publish a test set of 200 real delivery days by 6 March 2026",
            Deliver(("agreed with 5 customers", "anonymised", "in the nightly tests")),
            owner="Greta Olsen",
            due=day(3, 6),
            contributes_to={"hand-moves": 0.3},
        ),
    ]
    return Part(
        objectives=[objective],
        smart_goals=goals,
        initiatives=[
            Initiative("dock-model", "Learn dock times from the tours driven", moves=["windows"], owner="Emil Krause"),
            Initiative("pin-stops", "Let dispatchers pin a stop to a driver", moves=["hand-moves"], due=day(2, 16)),
        ],
        check_ins=[
            *moves("windows", 6.8, 4.6, on=THURSDAY, wobble=0.2, digits=1, sure=(0.6, 0.7)),
            *moves("hand-moves", 14, 9, on=THURSDAY, wobble=0.6, digits=1, sure=(0.6, 0.7)),
            *moves("run-time", 9, 3.6, on=THURSDAY, shape="s", wobble=0.3, digits=1, sure=(0.7, 0.8)),
            *moves("frozen-errors", 38, 11, on=THURSDAY, by=day(3, 13), wobble=2, sure=(0.7, 0.9)),
            *moves("dock-times", 54, 81, on=THURSDAY, by=day(2, 27), wobble=1.5, sure=(0.7, 0.95)),
            *adds_up("dispatcher-talks", [2, 4, 4, 5, 4, 4, 2], on=THURSDAY, last=day(2, 20), sure=(0.8, 1.0)),
            *moves("planner-memory", 9, 4, on=THURSDAY, shape="early", wobble=0.2, digits=1, sure=(0.7, 0.95)),
            *delivers(
                "real-days",
                {
                    "agreed with 5 customers": day(1, 22),
                    "anonymised": day(2, 12),
                    "in the nightly tests": day(3, 5),
                },
                on=THURSDAY,
                last=day(3, 6),
                sure=(0.7, 1.0),
            ),
        ],
    )


def driver_app() -> Part:
    """Return the driver app team: its first key result is copied word for word from above."""
    objective = Objective(
        "no-calls",
        "Drivers finish the day without calling dispatch",
        [
            KeyResult(
                "app-rating",
                "Raise the driver app's store rating from 3.6 to 4.3",
                Change(3.6, 4.3),
                contributes_to={"driver-rating": 0.3},
            ),
            KeyResult("driver-calls", "Cut calls to dispatch per tour from 2.1 to 0.9", Change(2.1, 0.9, unit="call")),
            KeyResult(
                "crash-free", "Keep crash-free sessions at 99.5% or more", Hold(at_least=99.5, unit="%", tolerance=1)
            ),
        ],
        level="team",
        team="driver-app",
        owner="Kwame Mensah",
        contributes_to=[Contribution("driver-rating", 0.7)],
    )
    goals = [
        SmartGoal(
            "offline-tours",
            "Let drivers finish a tour offline in 98% of dead zones by 27 March 2026, up from 71%",
            Change(71, 98, unit="%"),
            owner="Lucia Ferro",
            due=day(3, 27),
            contributes_to={"driver-calls": 0.4},
        ),
        SmartGoal(
            "app-start",
            "Cut the start of the app on a 2019 phone from 7.5 to 2.5 seconds by 27 February 2026",
            Change(7.5, 2.5, unit="second"),
            owner="Henrik Dahl",
            due=day(2, 27),
            contributes_to={"app-rating": 0.4},
        ),
        SmartGoal(
            "proof-photos",
            "Raise deliveries with a readable proof photo from 82% to 97% by 13 February 2026",
            Change(82, 97, unit="%"),
            owner="Aisha Bello",
            due=day(2, 13),
            contributes_to={"driver-calls": 0.2},
        ),
        SmartGoal(
            "ride-alongs",
            "Ride along on 12 tours and file what drivers call about by 6 February 2026",
            Change(0, 12, unit="tour", accumulate="sum"),
            owner="Pavel Novak",
            due=day(2, 6),
            contributes_to={"driver-calls": 0.3},
        ),
        SmartGoal(
            "talk-better",
            "Improve communication with the warehouse leads",
            owner="Mira Solberg",
            relevance="They hear about releases from their drivers",
        ),
    ]
    return Part(
        objectives=[objective],
        smart_goals=goals,
        initiatives=[
            Initiative(
                "offline", "Offline mode for whole tours", moves=["driver-calls", "app-rating"], team="driver-app"
            )
        ],
        check_ins=[
            *moves("app-rating", 3.6, 4.1, on=THURSDAY, shape="late", wobble=0.05, digits=1, sure=(0.5, 0.7)),
            *moves("driver-calls", 2.1, 1.1, on=THURSDAY, wobble=0.08, digits=2, sure=(0.6, 0.8)),
            *moves("crash-free", 99.6, 99.6, on=THURSDAY, wobble=0.15, digits=2, sure=(0.7, 0.9)),
            *moves("offline-tours", 71, 98, on=THURSDAY, by=day(3, 27), shape="s", wobble=1, sure=(0.7, 0.9)),
            *moves("app-start", 7.5, 2.4, on=THURSDAY, by=day(2, 27), wobble=0.2, digits=1, sure=(0.7, 0.95)),
            *moves("proof-photos", 82, 97.5, on=THURSDAY, by=day(2, 13), wobble=0.6, digits=1, sure=(0.8, 0.95)),
            *adds_up("ride-alongs", [3, 2, 4, 2, 1], on=THURSDAY, last=day(2, 6), sure=(0.8, 1.0)),
        ],
    )


def platform() -> Part:
    """Return the platform team: busy and green, while the order import that others wait for slips."""
    objective = Objective(
        "orders-whole",
        "Orders arrive whole and on time",
        [
            KeyResult(
                "order-import",
                "Move every customer to the new order import by 27 February 2026",
                Deliver(IMPORT),
                due=day(2, 27),
                owner="Yuki Tanaka",
            ),
            KeyResult("failed-imports", "Cut failed order imports from 5.2% to 1.5%", Change(5.2, 1.5, unit="%")),
            KeyResult("deploys", "Raise deploys without a rollback from 88% to 97%", Change(88, 97, unit="%")),
        ],
        level="team",
        team="platform",
        owner="Yuki Tanaka",
        contributes_to=[Contribution("plan-speed", 0.5)],
    )
    goals = [
        SmartGoal(
            "cloud-exam",
            "Pass the cloud architect exam by 13 February 2026",
            Deliver(("course done", "exam passed")),
            owner="Stefan Brandt",
            due=day(2, 13),
            used_in_appraisal=True,
        ),
        SmartGoal(
            "log-cost",
            "Cut the monthly log bill from EUR 4,800 to 2,900 by 27 February 2026",
            Change(4800, 2900, unit="EUR"),
            owner="Ngozi Eze",
            due=day(2, 27),
        ),
        SmartGoal(
            "test-time",
            "Cut the platform's test run from 34 to 12 minutes by 20 February 2026",
            Change(34, 12, unit="minute"),
            owner="Aleksi Virtanen",
            due=day(2, 20),
        ),
        SmartGoal(
            "runbooks",
            "Write and rehearse runbooks for the 10 most frequent alarms by 13 March 2026",
            Change(0, 10, unit="runbook"),
            owner="Camila Duarte",
            due=day(3, 13),
            contributes_to={"restore": 0.3},
        ),
        SmartGoal(
            "second-adapter",
            "Put the adapter for the second ERP into production by 6 February 2026",
            Deliver(("mapping signed off", "sandbox passed", "in production")),
            owner="Jin Park",
            due=day(2, 6),
            contributes_to={"failed-imports": 0.5},
        ),
    ]
    slipped = {
        day(1, 29): "Vendor sandbox still not open",
        day(2, 26): "Not done by the day we promised; the vendor opened the sandbox last week",
    }
    return Part(
        objectives=[objective],
        smart_goals=goals,
        initiatives=[
            Initiative("import-v2", "Order import, second version", moves=["order-import", "failed-imports"]),
            Initiative("drills", "An alarm drill every second Tuesday", moves=["outages", "restore"], team="platform"),
        ],
        check_ins=[
            *delivers(
                "order-import", {IMPORT[1]: day(2, 5)}, on=THURSDAY, last=day(3, 12), sure=(0.6, 0.1), notes=slipped
            ),
            *moves("failed-imports", 5.2, 4.7, on=THURSDAY, wobble=0.3, digits=1, sure=(0.6, 0.2)),
            *moves("deploys", 88, 96, on=THURSDAY, wobble=0.8, digits=1, sure=(0.7, 0.8)),
            *delivers(
                "cloud-exam",
                {"course done": day(1, 22), "exam passed": day(2, 12)},
                on=THURSDAY,
                last=day(2, 13),
                sure=(0.8, 1.0),
            ),
            *moves("log-cost", 4800, 2850, on=THURSDAY, by=day(2, 27), wobble=90, sure=(0.8, 0.95)),
            *moves("test-time", 34, 12, on=THURSDAY, by=day(2, 20), wobble=1, sure=(0.8, 0.95)),
            *moves("runbooks", 0, 10, on=THURSDAY, by=day(3, 13), sure=(0.8, 0.95)),
            *delivers(
                "second-adapter",
                {"mapping signed off": day(1, 22)},
                on=THURSDAY,
                last=day(2, 19),
                sure=(0.6, 0.1),
                notes={day(2, 19): "Sandbox opened today, six weeks late"},
            ),
        ],
    )
