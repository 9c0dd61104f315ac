"""Tables of what was measured, as Markdown."""

import statistics

from .contest import Contender, Contest, ratios

PEERS = ["nginx", "h2o", "Hummingbird", "Hummingbird, encoding"]


def table(contests: list[Contest]) -> str:
    """A row for each case: medians of CPU time for each request, and ratios to the C reference."""
    lines = [
        "| Case | Bytes | Ours µs | C reference µs | Ratio (least to most) | Goal | "
        + " | ".join(f"{name} µs" for name in PEERS)
        + " | Requests |",
        "|---|--:|--:|--:|--:|--:|" + "--:|" * len(PEERS) + "--:|",
    ]
    for contest in contests:
        ours, reference = contest.ours, contest.contender("C reference")
        cells = [
            contest.case.title,
            f"{ours.mean_size:,.0f}",
            _figure(ours),
            _figure(reference),
            _ratio(ours, reference),
            f"≤ {contest.case.goal}" if contest.case.goal else "",
            *(_figure(contest.contender(name)) for name in PEERS),
            f"{ours.requests:,}",
        ]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _figure(contender: Contender | None) -> str:
    return f"{contender.microseconds:.1f}" if contender and not contender.faults else "–"


def _ratio(one: Contender | None, other: Contender | None) -> str:
    if one is None or other is None or one.faults or other.faults:
        return "–"
    values = ratios(one, other)
    return f"**{statistics.median(values):.2f}** ({min(values):.2f} to {max(values):.2f})"


def verdicts(contests: list[Contest]) -> list[tuple[str, float | None, str, bool]]:
    """Each goal with its figure, its bound, and whether it is met; no figure where a comparison is not to be had."""
    found = []

    def compare(title: str, one: Contender, other: Contender | None, most: float, bound: str = "") -> None:
        if other is None or one.faults or other.faults:
            found.append((title, None, bound or f"≤ {most}", False))
            return
        value = statistics.median(ratios(one, other))
        found.append((title, value, bound or f"≤ {most}", value < most if bound else value <= most))

    by_name = {contest.case.name: contest for contest in contests}
    for contest in contests:
        case, ours = contest.case, contest.ours
        if case.goal:
            compare(f"{case.title} / C reference", ours, contest.contender("C reference"), case.goal)
        if case.has_peers:
            compare(f"{case.title} / nginx", ours, contest.contender("nginx"), 1, "< 1")
            compare(f"{case.title} / h2o", ours, contest.contender("h2o"), 1, "< 1")
            compare(f"{case.title} / Hummingbird, cached", ours, contest.contender("Hummingbird"), 0.33)
        if case.is_cold and case.is_encoded:
            compare(f"{case.title} / Hummingbird, encoding", ours, contest.contender("Hummingbird, encoding"), 0.25)
        for contender in contest.contenders:
            if contender.name.startswith("ours, "):
                compare(f"{case.title}: {contender.name[6:]} / without", contender, ours, 1.15)
    if "not-modified" in by_name and "hot-record" in by_name:
        compare("304 / hot: record", by_name["not-modified"].ours, by_name["hot-record"].ours, 1, "< 1")
    return found


def verdict_table(rows: list[tuple[str, float | None, str, bool]]) -> str:
    lines = ["| Comparison | Ratio | Goal | |", "|---|--:|--:|---|"]
    for title, value, bound, is_met in rows:
        figure = "–" if value is None else f"{value:.2f}"
        word = "not compared" if value is None else "met" if is_met else "**missed**"
        lines.append(f"| {title} | {figure} | {bound} | {word} |")
    return "\n".join(lines)


def faults(contests: list[Contest]) -> list[str]:
    """Why figures are missing."""
    return [
        f"{contest.case.title}, {contender.name}: {fault}"
        for contest in contests
        for contender in contest.contenders
        for fault in dict.fromkeys(contender.faults)
    ]
