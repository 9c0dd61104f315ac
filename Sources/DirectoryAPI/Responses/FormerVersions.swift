internal import Addresses
package import Budget
internal import Directory
internal import HTTPSemantics
internal import Synchronization

/// The former versions that are in memory: each made on its first request, once, and as many as there is room for.
///
/// Together they take a third of what the memory for answers has beyond 24 MB, so that the newest always has the rest. The least recently used
/// leaves for another. One that has been asked for more often than once a second stays, so that a flood of versions
/// displaces none that is in use: the flood is refused.
package final class FormerVersions: Sendable {
    /// A version that is there or being made.
    private final class Entry: Sendable {
        let isMade = Atomic(false)
        private let made = Mutex<Made?>(nil)

        /// What was made; who asks while it is made waits for it. Nothing of the maker is kept.
        func value(_ make: () -> Made) -> Made {
            made.withLock { made in
                if let known = made { return known }
                let value = make()
                made = value
                return value
            }
        }
    }

    private enum Made: Sendable {
        case responder(Responder, MemoryReservation?)
        case problem(Problem)
    }

    private struct State {
        var entries: [Int: Entry] = [:]
        var uses: [Int: UseRate] = [:]
    }

    /// How many versions are kept at most, beside the newest; none for 0.
    package let most: Int
    private let ledger: MemoryLedger?
    private let clock: @Sendable () -> UInt64
    private let state = Mutex(State())
    private let makings = Atomic<Int>(0)
    /// The bytes of each, all being about as large; 0 until the first is asked for.
    private let size = Atomic<Int>(0)

    /// Keeps none yet.
    ///
    /// - Parameters:
    ///   - ledger: what the memory of each is booked in; nil for no bound.
    ///   - clock: nanoseconds that only ever grow.
    package init(
        most: Int = 4,
        ledger: MemoryLedger? = nil,
        clock: @escaping @Sendable () -> UInt64 = MonotonicClock.now
    ) {
        self.most = most
        self.ledger = ledger
        self.clock = clock
    }

    /// The same bounds for another version in force, whose former versions are made anew.
    func emptied() -> FormerVersions { FormerVersions(most: most, ledger: ledger, clock: clock) }

    /// How many versions were made, or tried to be, since the start.
    package var count: Int { makings.load(ordering: .relaxed) }

    /// The numbers of the releases in memory, ascending.
    package var releases: [Int] { state.withLock { $0.entries.keys.sorted() } }

    /// How many versions are in memory, and the bytes that are booked for them.
    package var held: (count: Int, bytes: Int) {
        let made = state.withLock { $0.entries.values.count(where: { $0.isMade.load(ordering: .relaxed) }) }
        return (made, made * size.load(ordering: .relaxed))
    }

    /// How many versions of so many bytes are kept: as a third of what the memory has beyond 24 MB has room for. Making one takes as
    /// much again, and making a file with all of the data several times that, none of which is booked.
    func room(for size: Int) -> Int {
        guard let ledger else { return most }
        return min(most, max(ledger.limit - (24 << 20), 0) / 3 / size)
    }

    /// The bytes that each version takes. O(records) once, O(1) afterwards.
    private func size(_ newest: Responder) -> Int {
        let known = size.load(ordering: .relaxed)
        guard known == 0 else { return known }
        let size = Self.size(newest.repository)
        self.size.store(size, ordering: .relaxed)
        return size
    }

    /// Whether the version of a release is in memory, so that a request for it costs what others cost.
    func has(_ release: Release) -> Bool {
        state.withLock { $0.entries[release.number]?.isMade.load(ordering: .acquiring) ?? false }
    }

    /// Answers from the version of a release. Makes it where it is not there; who asks for the same meanwhile waits for that.
    ///
    /// - Parameter newest: answers from the version in force.
    func responder(of release: Release, _ newest: Responder) throws(Problem) -> Responder {
        guard most > 0 else { throw Problem.onlyNewest(newest.repository) }
        let size = size(newest)
        let room = room(for: size)
        guard room > 0 else { throw Problem.noMemoryForVersion(size) }
        let now = clock()
        // let go outside the lock, since freeing it takes time
        var evicted: [Entry] = []
        let entry = state.withLock { state -> Entry? in
            state.uses[release.number, default: UseRate()].note(now)
            if let known = state.entries[release.number] { return known }
            while state.entries.count >= room {
                guard let gone = makeRoom(&state, now) else { return nil }
                evicted.append(gone)
            }
            let entry = Entry()
            state.entries[release.number] = entry
            return entry
        }
        // and before another is made, so that its memory is there for that
        evicted.removeAll()
        guard let entry else { throw Problem.versionsInUse }
        switch entry.value({ make(release, newest) }) {
        case .responder(let responder, _):
            entry.isMade.store(true, ordering: .releasing)
            return responder
        case .problem(let problem):
            // tried again when somebody asks again
            state.withLock { if $0.entries[release.number] === entry { $0.entries[release.number] = nil } }
            throw problem
        }
    }

    /// Takes the least recently used version out that is not in steady use; nil where there is none.
    private func makeRoom(_ state: inout State, _ now: UInt64) -> Entry? {
        let idle = state.entries.keys.filter { !(state.uses[$0]?.isSteady(now) ?? false) }
        guard let oldest = idle.min(by: { state.uses[$0]?.last ?? 0 < state.uses[$1]?.last ?? 0 }) else { return nil }
        return state.entries.removeValue(forKey: oldest)
    }

    private func make(_ release: Release, _ newest: Responder) -> Made {
        makings.wrappingAdd(1, ordering: .relaxed)
        let size = size(newest)
        var reservation: MemoryReservation?
        if let ledger {
            reservation = MemoryReservation(ledger, size)
            // an older one may leave for it, but not this one
            while reservation == nil, makeRoom(keeping: release.number) != nil {
                reservation = MemoryReservation(ledger, size)
            }
            guard reservation != nil else { return .problem(.noMemoryForVersion(size)) }
        }
        do throws(FormerSeed.Failure) {
            let repository = try newest.repository.former(ofRelease: release.number).with(newest: newest.repository)
            return .responder(Responder(repository, like: newest), reservation)
        } catch {
            return .problem(.notMade(release, newest.repository))
        }
    }

    private func makeRoom(keeping number: Int) -> Entry? {
        let now = clock()
        return state.withLock { state in
            let own = state.entries.removeValue(forKey: number)
            defer { state.entries[number] = own }
            return makeRoom(&state, now)
        }
    }

    /// The bytes that a version takes, about, with what is derived of it: as measured of the Seed (6 MB) and of 100,000
    /// operations (890 MB). Former versions are about as large as the newest.
    private static func size(_ repository: Repository) -> Int {
        let records = repository.seeded.reduce(0) { $0 + $1.records.reduce(0) { $0 + $1.size } }
        return (4 << 20) + records * 2
    }
}

/// How often something was asked for lately.
struct UseRate: Sendable {
    /// When it was asked for last, in nanoseconds.
    private(set) var last: UInt64 = 0
    /// The second that is being counted, and the uses in it and in the one before.
    private var second: UInt64 = 0
    private var present = 0
    private var former = 0

    /// Notes a use.
    mutating func note(_ now: UInt64) {
        let second = now / 1_000_000_000
        if second != self.second {
            former = second == self.second + 1 ? present : 0
            (self.second, present) = (second, 0)
        }
        present += 1
        last = now
    }

    /// Whether it is asked for more often than once a second.
    func isSteady(_ now: UInt64) -> Bool {
        switch now / 1_000_000_000 {
        case second: max(present, former) > 1
        case second + 1: present > 1
        default: false
        }
    }
}

extension Problem {
    /// The problem of a server that keeps no former version.
    static func onlyNewest(_ repository: Repository) -> Problem {
        var problem = Problem(
            .versionNotHere,
            "This server has the newest version alone: its operator has set --versions 0. Leave version out, or ask another server."
        )
        problem.available = [repository.shortVersion]
        return problem
    }

    /// The problem of more versions in use than are kept.
    static var versionsInUse: Problem {
        var problem = Problem(
            .unavailable,
            "As many former versions as this server keeps are in use. Ask again after the seconds in Retry-After."
        )
        problem.fields = [.init("Retry-After", "2")]
        return problem
    }

    /// The problem of a version that there is no memory for.
    static func noMemoryForVersion(_ size: Int) -> Problem {
        var problem = Problem(
            .unavailable,
            "A former version takes about \((size >> 20) + 1) megabytes, which are not free now. Ask again after the seconds in Retry-After; where that does not help, the operator has to raise --memory."
        )
        problem.fields = [.init("Retry-After", "2")]
        return problem
    }

    /// The problem of a version that the log does not lead back to.
    static func notMade(_ release: Release, _ repository: Repository) -> Problem {
        var problem = Problem(
            .versionNotHere,
            "Version \(release.version.prefix(12)) of release \(release.number) cannot be made: the log of releases does not lead back to it, so that nothing is told rather than something wrong. Leave version out."
        )
        problem.available = [repository.shortVersion]
        return problem
    }
}
