"""Goals that people who teach goals have published, as facts: the source, the kind, the sentence."""

from typing import Literal, NamedTuple

Kind = Literal["objective", "key_result", "smart_goal"]

DOERR = "Doerr 2018, Measure What Matters"
WODTKE = "Wodtke 2016, Radical Focus, and her essays on OKRs"
REWORK = "Google re:Work, Guide: Set goals with OKRs"
KREZZO = "Krezzo 2026, OKRs vs SMART Goals"
HUB = "The OKR Hub 2026, OKR vs SMART Goals"


class Published(NamedTuple):
    """One published goal."""

    source: str
    kind: Kind
    text: str


def of(source: str, objective: str, *key_results: str) -> tuple[Published, ...]:
    """Return an objective and its key results."""
    return (
        Published(source, "objective", objective),
        *(Published(source, "key_result", one) for one in key_results),
    )


# Each group is one objective with its key results, as published together.
GROUPS = (
    of(
        f"{DOERR}: his first OKR at Intel",
        "Demonstrate the 8080's superior performance as compared to the Motorola 6800",
        "Deliver five benchmarks",
        "Develop a demo",
        "Develop sales training materials for the field force",
        "Call on three customers to prove the material works",
    ),
    of(
        f"{DOERR}: Operation Crush, Intel, second quarter of 1980",
        "Establish the 8086 as the highest performance 16-bit microprocessor family",
        "Develop and publish five benchmarks showing superior 8086 family performance",
        "Repackage the entire 8086 family of products",
        "Get the 8MHz part into production",
        "Sample the arithmetic coprocessor no later than June 15",
    ),
    of(
        f"{DOERR}: Grove's example",
        "Dominate the mid-range microcomputer component business",
        "Win ten new designs for the 8085",
    ),
    of(
        f"{DOERR}: Chrome",
        "Develop the next-generation client platform for web applications",
        "Chrome reaches 20 million seven-day active users",
        "Reach 50 million seven-day active users by the end of 2009",
        "111 million seven-day active users",
    ),
    of(
        f"{DOERR}: the football team, owner's office",
        "Make money for the owner",
        "Win the Super Bowl",
        "Fill the stands to 90%",
    ),
    of(
        f"{DOERR}: the football team, head coach",
        "Win the Super Bowl",
        "Passing attack amasses 300+ yards per game",
        "Defense allows fewer than 17 points per game",
        "Special teams unit ranks in top 3 in punt coverage",
    ),
    of(
        f"{DOERR}: the football team, marketing",
        "Fill the stands to 90%",
        "Upgrade team branding",
        "Improve media coverage",
        "Revitalize the in-stadium promotion program",
    ),
    of(
        f"{DOERR}: Remind",
        "Support company hiring",
        "Hire 1 director of finance and operations",
        "Source 1 product marketing manager",
        "Source 1 product manager",
    ),
    of(
        f"{DOERR}: MyFitnessPal",
        "Help more people around the world",
        "Add 27 million new users in 2014",
        "Reach 80 million total registered users",
    ),
    of(
        f"{DOERR}: Zume Pizza",
        "Delight customers",
        "Net Promoter Score of 42 or better",
        "Order rating of 4.6/5.0 or better",
        "75% of customers prefer Zume to the competitor in a blind taste test",
    ),
    of(
        f"{DOERR}: a family's OKR",
        "Be together in the evening",
        "Be home for dinner by 6 p.m. 20 nights a month",
        "Be present by turning off the internet router",
    ),
    of(
        f"{WODTKE}: the first product",
        "Launch an awesome MVP",
        "40% of users come back 2X in one week",
        "Recommendation score of 8",
        "15% conversion",
    ),
    of(
        f"{WODTKE}: TeaBee",
        "Establish clear value to restaurant suppliers as a quality tea provider",
        "Reorders at 85%",
        "20% of reorders self-serve",
        "Revenue of $250K",
    ),
    of(f"{WODTKE}: objectives", "Own the direct-to-business coffee retail market in the South Bay"),
    of(f"{WODTKE}: objectives", "Transform Palo Alto's coupon using habits"),
    of(
        f"{REWORK}: a product",
        "Accelerate Widget revenue growth",
        "Launch the monetize feature to all users",
        "Shorten the response time for user-identified errors by 15 percent",
    ),
    of(
        f"{REWORK}: reputation",
        "Improve Widget's reputation",
        "Speak at three industry events",
        "Identify and personally reach out to top 50 users",
        "Publish average service latency measurements from six Colossus cells by March 7",
    ),
    of(
        f"{KREZZO}: Can you combine them?",
        "Make our customer support world-class",
        "Reduce average first response time from 4 hours to under 1 hour by March 31",
        "Achieve 95% customer satisfaction rating on post-support surveys",
    ),
    of(f"{HUB}: a framework for shared work", "Improve activation for a new product line"),
    of(f"{HUB}: expansion", "Improve expansion revenue across sales, product, onboarding and customer success"),
)

SMART = (
    Published(f"{HUB}: project delivery", "smart_goal", "Launch the new pricing page by 30 June"),
    Published(f"{HUB}: what is not usable yet", "smart_goal", "Improve communication"),
    Published(f"{HUB}: what is not usable yet", "smart_goal", "Take more ownership"),
    Published(f"{HUB}: development", "smart_goal", "Earn a certification tied to the role"),
    Published(
        f"{HUB}: onboarding",
        "smart_goal",
        "Complete core training and deliver a first milestone within a set timeframe",
    ),
    Published(f"{HUB}: performance", "smart_goal", "Improve reporting timeliness within an agreed period"),
    Published(f"{HUB}: delivery", "smart_goal", "Complete a rollout by a deadline with agreed scope"),
)
