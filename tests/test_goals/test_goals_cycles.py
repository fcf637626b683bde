"""Cycles and fiscal calendars: parts tile the year, labels read back, both ends count."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import okrkit as ok
from okrkit import testing as kit

PARTS = {"year": 1, "half": 2, "trimester": 3, "quarter": 4, "month": 12}
DAY = timedelta(days=1)
years = st.integers(1900, 2200)
each_part = pytest.mark.parametrize("part", PARTS)


def parts(calendar: ok.FiscalCalendar, part: str, year: int) -> list[ok.Cycle]:
    return [calendar.part(part, year, number) for number in range(1, PARTS[part] + 1)]  # type: ignore[arg-type]


@each_part
@given(calendar=kit.fiscal_calendars(), year=years)
def test_parts_tile_the_year_and_years_follow_each_other(part: str, calendar: ok.FiscalCalendar, year: int) -> None:
    whole, found = calendar.year(year), parts(calendar, part, year)
    ends, starts = [cycle.end for cycle in found], [cycle.start for cycle in found]

    assert (starts[0], ends[-1]) == (whole.start, whole.end)
    assert starts[1:] == [end + DAY for end in ends[:-1]]
    assert calendar.year(year + 1).start == whole.end + DAY
    assert all(cycle in whole for cycle in found)


@each_part
@given(calendar=kit.fiscal_calendars(), year=years)
def test_labels_read_back(part: str, calendar: ok.FiscalCalendar, year: int) -> None:
    for cycle in parts(calendar, part, year):
        again = ok.Cycle.parse(str(cycle), calendar=calendar)

        assert (again, again.label) == (cycle, cycle.label)


@each_part
@given(calendar=kit.fiscal_calendars(), day=st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_every_day_lies_in_one_part(part: str, calendar: ok.FiscalCalendar, day: date) -> None:
    found = calendar.cycle_of(day, part)  # type: ignore[arg-type]

    assert day in found
    assert found in {cycle for year in range(day.year - 1, day.year + 3) for cycle in parts(calendar, part, year)}


@given(calendar=kit.fiscal_calendars(allow_weeks=False), year=years)
def test_a_fiscal_year_is_named_by_its_start_or_end(calendar: ok.FiscalCalendar, year: int) -> None:
    cycle = calendar.year(year)
    named = cycle.start if calendar.named_by == "start" else cycle.end

    assert named.year == year
    assert cycle.start.month == calendar.start_month
    assert cycle.start.day == 1


@given(calendar=kit.fiscal_calendars(), year=years)
def test_years_of_weeks_have_52_or_53(calendar: ok.FiscalCalendar, year: int) -> None:
    if calendar.weeks is None:
        return
    whole = calendar.year(year)
    nominal = date(year - (calendar.named_by == "end" and calendar.start_month > 1), calendar.start_month, 1)

    assert whole.start.weekday() == 0
    assert whole.weeks in {52, 53}
    assert abs((whole.start - nominal).days) <= 3
    assert [cycle.weeks for cycle in parts(calendar, "quarter", year)] == [13, 13, 13, whole.weeks - 39]
    assert [cycle.weeks for cycle in parts(calendar, "month", year)][:3] == [int(n) for n in calendar.weeks.split("-")]


@given(st.integers(1, 9998), st.integers(1, 53))
def test_iso_weeks_run_from_monday_to_sunday(year: int, number: int) -> None:
    if number == 53 and date(year, 12, 28).isocalendar().week == 52:
        with pytest.raises(ok.InvalidGoalError, match="no ISO week 53"):
            ok.Cycle.iso_week(year, number)
        return
    week = ok.Cycle.iso_week(year, number)

    assert (week.days, week.start.isoweekday()) == (7, 1)
    assert week.start.isocalendar()[:2] == (year, number)
    assert ok.Cycle.parse(str(week)) == week


@given(kit.cycles())
def test_custom_cycles_read_back(cycle: ok.Cycle) -> None:
    bare = ok.Cycle(cycle.start, cycle.end)

    assert ok.Cycle.parse(str(bare)) == cycle


@given(kit.cycles(), kit.days())
def test_elapsed_is_a_share_that_never_falls(cycle: ok.Cycle, day: date) -> None:
    share = cycle.elapsed(day)

    assert 0 <= share <= 1
    assert share <= cycle.elapsed(min(day, date.max - DAY) + DAY)
    assert cycle.elapsed(cycle.end) == 1
    assert cycle.elapsed(cycle.start) == 1 / cycle.days
    assert (share in {0.0, 1.0}) or day in cycle


@given(kit.cycles(), kit.cycles())
def test_overlap_counts_the_days_of_both(one: ok.Cycle, other: ok.Cycle) -> None:
    assert one.overlap(other) == other.overlap(one)
    assert one.overlap(one) == one.days
    assert (one.overlap(other) == one.days) == (one in other)


@pytest.mark.parametrize(
    ("cycle", "start", "end", "label"),
    [
        (ok.Cycle.quarter(2026, 1), date(2026, 1, 1), date(2026, 3, 31), "2026-Q1"),
        (ok.Cycle.half(2026, 2), date(2026, 7, 1), date(2026, 12, 31), "2026-H2"),
        (ok.Cycle.trimester(2026, 3), date(2026, 9, 1), date(2026, 12, 31), "2026-T3"),
        (ok.Cycle.month(2028, 2), date(2028, 2, 1), date(2028, 2, 29), "2028-02"),
        (ok.Cycle.year(2026), date(2026, 1, 1), date(2026, 12, 31), "2026"),
        (ok.Cycle.iso_week(2020, 53), date(2020, 12, 28), date(2021, 1, 3), "2020-W53"),
        (ok.FiscalCalendar(start_month=7).quarter(2026, 1), date(2025, 7, 1), date(2025, 9, 30), "FY26-Q1"),
        (ok.FiscalCalendar(start_month=7, named_by="start").quarter(2026, 1), date(2026, 7, 1), date(2026, 9, 30), "FY26-Q1"),
        (ok.FiscalCalendar(start_month=4).year(2027), date(2026, 4, 1), date(2027, 3, 31), "FY27"),
        (ok.FiscalCalendar(start_month=10).month(2026, 12), date(2026, 9, 1), date(2026, 9, 30), "FY26-M12"),
        (ok.FiscalCalendar(start_month=2).half(1999, 1), date(1998, 2, 1), date(1998, 7, 31), "FY1999-H1"),
        # The retail year 2023 of the National Retail Federation has 53 weeks.
        (ok.FiscalCalendar(start_month=2, named_by="start", weeks="4-5-4").year(2023), date(2023, 1, 30), date(2024, 1, 28), "FY23"),
    ],
    ids=str,
)  # fmt: skip
def test_known_cycles(cycle: ok.Cycle, start: date, end: date, label: str) -> None:
    assert (cycle.start, cycle.end, cycle.label) == (start, end, label)


def test_both_ends_are_included() -> None:
    q1 = ok.Cycle.quarter(2026, 1)

    assert q1.days == 90
    assert [day in q1 for day in (date(2025, 12, 31), q1.start, q1.end, date(2026, 4, 1))] == [False, True, True, False]


def test_cycles_nest() -> None:
    year, half, quarter, month = (
        ok.Cycle.year(2026),
        ok.Cycle.half(2026, 1),
        ok.Cycle.quarter(2026, 1),
        ok.Cycle.month(2026, 3),
    )

    assert [month in quarter, quarter in half, half in year, year in half] == [True, True, True, False]
    assert month.overlap(ok.Cycle.quarter(2026, 2)) == 0


@pytest.mark.parametrize(
    ("label", "same"),
    [
        ("Q1 2026", "2026-Q1"),
        ("2026Q1", "2026-Q1"),
        ("2026 q1", "2026-Q1"),
        (" 2026-Q1 ", "2026-Q1"),
        ("H2 2026", "2026-H2"),
        ("T3-2026", "2026-T3"),
        ("2026-3", "2026-03"),
        ("2026-M03", "2026-03"),
        ("March 2026", "2026-03"),
        ("mar 2026", "2026-03"),
        ("Mar. 2026", "2026-03"),
        ("W05 2026", "2026-W05"),
        ("2026-W5", "2026-W05"),
    ],
)
def test_labels_as_people_write_them(label: str, same: str) -> None:
    assert ok.Cycle.parse(label) == ok.Cycle.parse(same)


FISCAL = ok.FiscalCalendar(start_month=7)


@pytest.mark.parametrize("label", ["FY26-Q1", "FY2026-Q1", "FY26Q1", "fy26 q1", "Q1 FY26", "Q1-FY2026"])
def test_fiscal_labels_as_people_write_them(label: str) -> None:
    assert ok.Cycle.parse(label, calendar=FISCAL) == FISCAL.quarter(2026, 1)


def test_labels_without_fy_mean_the_calendar_year() -> None:
    assert ok.Cycle.parse("2026-Q1", calendar=FISCAL) == ok.Cycle.quarter(2026, 1)


@pytest.mark.parametrize(
    ("label", "error"),
    [
        ("", ok.UnknownNameError),
        ("next quarter", ok.UnknownNameError),
        ("FY26-Q1", ok.UnknownNameError),
        ("26-Q1", ok.UnknownNameError),
        ("2026-Q", ok.UnknownNameError),
        ("2026-X1", ok.UnknownNameError),
        ("Movember 2026", ok.UnknownNameError),
        ("2026-01-05/", ok.UnknownNameError),
        ("2026-Q5", ok.InvalidGoalError),
        ("2026-Q0", ok.InvalidGoalError),
        ("2026-13", ok.InvalidGoalError),
        ("2026-W54", ok.InvalidGoalError),
        ("2026-02-30/2026-03-01", ok.InvalidGoalError),
        ("2026-03-01/2026-02-01", ok.InvalidGoalError),
        ("0000-Q1", ok.InvalidGoalError),
        ("9999-Q4", ok.InvalidGoalError),
    ],
)
def test_other_labels_are_refused(label: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        ok.Cycle.parse(label)


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(label: str) -> None:
    try:
        cycle = ok.Cycle.parse(label, calendar=FISCAL)
    except ok.OkrkitError:
        return
    assert cycle.days >= 1


@given(st.from_regex(r"(FY)?[0-9]{2,4}[ -]?[QHTMWP]?[0-9]{0,2}", fullmatch=True))
def test_any_label_is_read_or_refused(label: str) -> None:
    try:
        cycle = ok.Cycle.parse(label, calendar=FISCAL)
    except ok.OkrkitError:
        return
    assert ok.Cycle.parse(str(cycle), calendar=FISCAL) == cycle


def test_an_unknown_part_is_an_error() -> None:
    with pytest.raises(ok.UnknownNameError, match="quarter"):
        FISCAL.cycle_of(date(2026, 1, 1), "quartr")  # type: ignore[arg-type]
    with pytest.raises(ok.UnknownNameError, match="week"):
        FISCAL.part("week", 2026, 1)  # type: ignore[arg-type]


def test_a_day_outside_every_fiscal_year_is_an_error() -> None:
    with pytest.raises(ok.InvalidGoalError):
        FISCAL.cycle_of(date.max)
    with pytest.raises(ok.InvalidGoalError):
        FISCAL.cycle_of(date.min)


def test_subclasses_stay_subclasses() -> None:
    class Sprint(ok.Cycle):
        pass

    assert type(Sprint.quarter(2026, 1)) is Sprint
    assert type(Sprint.parse("2026-Q1")) is Sprint


@pytest.mark.parametrize(("days", "overdue"), [(0, False), (7, False), (10, False), (11, True)])
def test_a_check_in_is_overdue_after_cadence_and_grace(days: int, overdue: bool) -> None:
    assert ok.Cadence().overdue(days) is overdue
