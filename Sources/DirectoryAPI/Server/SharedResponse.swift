internal import Budget
internal import Directory
internal import HTTPSemantics
internal import Memory
internal import MicroHTTP
internal import Synchronization

/// A response that was made, with the memory booked that it takes. All threads that cache or send it share it; the
/// memory is free again when the last one has let it go.
final class SharedResponse: Sendable {
    /// The response to a request without conditions.
    let response: APIResponse
    /// The bytes that it takes, about: content, fields, and what libmicrohttpd keeps of them.
    let cost: Int
    private let reservations: [MemoryReservation]

    /// The bytes of content from which on a response is large. The system takes smaller ones as a whole (128 kB beyond
    /// the client's window), however slowly they are read, so that only large ones are held by slow readers. Those share
    /// half of the memory; the other half is left for small ones.
    static let large = 128 << 10

    /// Books the memory of a response; nil where there is no room for it.
    ///
    /// - Parameters:
    ///   - ledger: what all responses share.
    ///   - large: what large ones share of it; nil for a document that is kept as long as its version, of which there are
    ///     a few.
    init?(_ response: APIResponse, _ ledger: MemoryLedger, large: MemoryLedger?) {
        // libmicrohttpd keeps names and values in pieces of their own, some 60 bytes more for each; a 304 has most of the
        // fields again
        let fields = response.fields.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + 4 }
        cost = response.content.count + (fields + 192) * 4 + 1_536
        var reservations: [MemoryReservation] = []
        for ledger in response.content.count > Self.large ? [large, ledger] : [ledger] {
            guard let ledger else { continue }
            guard let reservation = MemoryReservation(ledger, cost) else { return nil }
            reservations.append(reservation)
        }
        self.response = response
        self.reservations = reservations
    }

    /// Whether the browser's languages decide on it.
    var isByLanguage: Bool {
        response["Vary"]?.split(separator: ",").contains { $0.drop { $0 == " " } == "Accept-Language" } ?? false
    }

    /// Whether `Accept-Datetime` decides on it, which no key of a cache has.
    var isByMoment: Bool { response["Vary"] == "Accept-Datetime" }

    /// Whether others may be answered with it: it is neither about the moment nor about one client.
    func isReusable(whileEnding isEnding: Bool) -> Bool {
        response["Cache-Control"] != "no-store" && (!response.closesConnection || isEnding)
    }
}

/// The responses of one version of the data that are in use, by what they were selected with: in a cache, on their way to
/// a client, or kept for as long as the version is, because they depend on the data alone.
final class SharedResponses: Sendable {
    private struct Reference {
        weak var response: SharedResponse?
    }

    private struct State {
        var documents: [ResponseSelection: SharedResponse] = [:]
        var inUse: [ResponseSelection: Reference] = [:]
    }

    /// The references kept at most; beyond it, those that lead nowhere are dropped, then all.
    private static let capacity = 4_096
    private let state = Mutex(State())

    /// The response of a selection; nil where none is in use.
    func response(of selection: ResponseSelection) -> SharedResponse? {
        state.withLock { state in
            selection.isFixed ? state.documents[selection] : state.inUse[selection]?.response
        }
    }

    /// Lets others find a response.
    ///
    /// - Returns: the one that was found by the same selection before, otherwise this one.
    func share(_ response: SharedResponse, as selection: ResponseSelection) -> SharedResponse {
        state.withLock { state in
            if selection.isFixed {
                if let known = state.documents[selection] { return known }
                if state.documents.count < Self.capacity { state.documents[selection] = response }
                return response
            }
            if let known = state.inUse[selection]?.response { return known }
            if state.inUse.count >= Self.capacity {
                state.inUse = state.inUse.filter { $0.value.response != nil }
                if state.inUse.count >= Self.capacity { state.inUse = [:] }
            }
            state.inUse[selection] = Reference(response: response)
            return response
        }
    }
}
