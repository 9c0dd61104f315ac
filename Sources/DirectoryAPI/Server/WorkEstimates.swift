internal import Addresses
internal import Directory
internal import Synchronization

/// What a response that is not cached is expected to cost, so that long work is not begun on a thread that serves.
///
/// Learnt for each route: an average of processor time in which a new figure counts an eighth. Where nothing was learnt, the
/// route and the size of the data tell.
final class WorkEstimates: Sendable {
    /// From here on work is long, in nanoseconds.
    static let long: UInt64 = 5_000_000
    /// Records from which on collections that are made of all others, and those of past days, take long.
    private static let manyRecords = 5_000

    private let averages: Mutex<[UInt64]>
    private let isLarge: Bool

    init(_ repository: Repository) {
        averages = Mutex([UInt64](repeating: 0, count: RouteTemplate.names.count))
        isLarge = repository.seeded.reduce(0) { $0 + $1.records.count } >= Self.manyRecords
    }

    /// Whether the response is expected to take long.
    func isLong(_ resolved: ResolvedRequest, isFixed: Bool) -> Bool {
        let route: Route
        switch (resolved.outcome, resolved.route) {
        case (.resource(let found), _), (.former, let found?): route = found
        default: return false
        }
        if isFixed, route.entry.longWork.contains(.whole) { return true }
        if averages.withLock({ $0[RouteTemplate(route).number] }) >= Self.long { return true }
        return isLarge && isLongInLargeData(route, resolved.pairs ?? [])
    }

    /// Notes what a response of a route has cost, in nanoseconds of processor time.
    func learn(_ route: Route, _ nanoseconds: UInt64) {
        let number = RouteTemplate(route).number
        // bounded, so that one exception is forgotten after some dozen ordinary ones
        let figure = min(nanoseconds, Self.long * 64)
        averages.withLock { averages in
            let former = averages[number]
            averages[number] = former == 0 ? figure / 8 : former - former / 8 + figure / 8
        }
    }

    private func isLongInLargeData(_ route: Route, _ pairs: [Target.Pair]) -> Bool {
        let work = route.entry.longWork
        guard !work.contains(.allRecords) else { return true }
        return work.contains(.derived)
            && (route.collection?.isDerived ?? false
                || pairs.contains { $0.name == GeneralParameter.asOf.rawValue }
                || pairs.contains { $0.name == GeneralParameter.lang.rawValue }
                || pairs.contains { $0.name == GeneralParameter.format.rawValue })
    }
}
