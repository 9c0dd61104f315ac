internal import CXXHash
internal import Glibc
internal import HTTPSemantics
internal import MicroHTTP

/// Prepared answers of one listener thread by the bytes of the request, so that a repeated request costs a hash, a
/// comparison and nothing else: no lock, no allocation, no `String`.
///
/// Each listener thread has its own, which it alone touches. The room is bounded in bytes. While there is room, every
/// answer is taken in; afterwards one that is asked for a second time: who asks a new question each time displaces
/// nothing that others ask for. The entry that came first leaves first, unless it was asked for since it was last looked
/// at; making room never scans.
final class ResponseCache {
    /// The part of a request that selects an answer, as it lies in the connection's buffer.
    struct Key {
        let target: UnsafeRawBufferPointer
        let accept: UnsafeRawBufferPointer?
        let acceptEncoding: UnsafeRawBufferPointer?
        /// Of a browser alone: pages have names in the languages that it prefers, and other answers do not.
        let acceptLanguage: UnsafeRawBufferPointer?
        /// A 64-bit hash over the parts.
        let hash: UInt64

        init(
            target: UnsafeRawBufferPointer,
            accept: UnsafeRawBufferPointer?,
            acceptEncoding: UnsafeRawBufferPointer?,
            acceptLanguage: UnsafeRawBufferPointer? = nil
        ) {
            self.acceptLanguage = acceptLanguage
            self.target = target
            self.accept = accept
            self.acceptEncoding = acceptEncoding
            var hash = shim_xxh3_64(target.baseAddress, target.count, 0)
            if let accept { hash = shim_xxh3_64(accept.baseAddress, accept.count, hash) }
            // so that one field is not taken for the other
            if let acceptEncoding { hash = shim_xxh3_64(acceptEncoding.baseAddress, acceptEncoding.count, ~hash) }
            if let acceptLanguage {
                hash = shim_xxh3_64(acceptLanguage.baseAddress, acceptLanguage.count, hash &+ 1)
            }
            self.hash = hash
        }

        /// The bytes of all parts.
        fileprivate var size: Int {
            target.count + (accept?.count ?? 0) + (acceptEncoding?.count ?? 0) + (acceptLanguage?.count ?? 0)
        }

        /// Whether a value of `Accept` is that of a browser that asks for a page: it begins with `text/html`.
        static func isOfBrowser(_ accept: UnsafeRawBufferPointer?) -> Bool {
            guard let accept, accept.count >= 9 else { return false }
            // the bytes of `text/htm` as one number, since every hit looks at them
            let opening = UInt64(littleEndian: accept.loadUnaligned(as: UInt64.self))
            return opening == 0x6D74_682F_7478_6574 && accept[8] == UInt8(ascii: "l")
        }
    }

    /// A prepared response under one spelling of its request, with what a condition on it needs.
    final class Entry {
        fileprivate let hash: UInt64
        private let target: [UInt8]
        private let accept: [UInt8]?
        private let acceptEncoding: [UInt8]?
        private let acceptLanguage: [UInt8]?
        /// The answer to a request without conditions.
        let response: PreparedResponse
        /// The entity tag of a 200, with its quotes.
        let entityTag: [UInt8]?
        /// The answer to a client that has this one; nil where there is no memory. Made when the first one asks.
        private(set) lazy var notModified = try? PreparedResponse(shared.response.notModified)
        /// What `response` was prepared of.
        let shared: SharedResponse
        /// Whether it was asked for again since it was admitted or last spared.
        fileprivate var isWanted = false

        /// Prepares a response.
        init(_ key: Key, _ shared: SharedResponse) throws(ListenerError) {
            hash = key.hash
            target = Array(key.target)
            accept = key.accept.map { Array($0) }
            acceptEncoding = key.acceptEncoding.map { Array($0) }
            acceptLanguage = key.acceptLanguage.map { Array($0) }
            response = try PreparedResponse(shared)
            entityTag = shared.response.status == 200 ? shared.response["ETag"].map { Array($0.utf8) } : nil
            self.shared = shared
            cost = shared.cost + key.size
        }

        /// The bytes it takes, about: the response with what libmicrohttpd keeps of it, the key, the objects.
        fileprivate let cost: Int

        fileprivate func has(_ key: Key) -> Bool {
            Self.equal(target, key.target) && Self.equal(accept, key.accept)
                && Self.equal(acceptEncoding, key.acceptEncoding) && Self.equal(acceptLanguage, key.acceptLanguage)
        }

        private static func equal(_ stored: [UInt8]?, _ given: UnsafeRawBufferPointer?) -> Bool {
            switch (stored, given) {
            case (nil, nil): true
            case (let stored?, let given?): stored.hasBytes(of: given)
            default: false
            }
        }
    }

    private static let slotCount = 4_096
    /// How many entries making room may spare for each that leaves.
    private static let mostSpared = 64
    private let capacity: Int
    /// The bytes that the entries take, about.
    private(set) var cost = 0
    /// How many entries have left for others.
    private(set) var evictions = 0
    /// An entry has one place, by its hash. Memory of our own, so that a look at it is a load and nothing else.
    private let slots: UnsafeMutablePointer<Entry?>
    /// For each slot, a part of the hash of what was last asked for and not taken in.
    private var refused = [UInt32](repeating: 0, count: ResponseCache.slotCount)
    /// The filled slots in the order they were filled or spared, each once; those before `head` are done with.
    private var queue: [Int] = []
    private var head = 0

    /// Makes an empty cache of this many bytes.
    init(capacity: Int) {
        self.capacity = capacity
        slots = .allocate(capacity: Self.slotCount)
        slots.initialize(repeating: nil, count: Self.slotCount)
    }

    deinit {
        slots.deinitialize(count: Self.slotCount)
        slots.deallocate()
    }

    private static func slot(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash) & (slotCount - 1) }

    /// The entry for a request; nil where there is none. Constant time.
    func entry(for key: Key) -> Entry? {
        guard let entry = slots[Self.slot(key.hash)], entry.hash == key.hash, entry.has(key) else { return nil }
        entry.isWanted = true
        return entry
    }

    /// Takes an entry in where there is room for it, or where it was refused before and what is in its place was not asked
    /// for since; what came first then makes room. An entry that would fill a quarter of the room stays out.
    func insert(_ entry: Entry) {
        guard entry.cost <= capacity / 4 else { return }
        let slot = Self.slot(entry.hash)
        let mark = UInt32(truncatingIfNeeded: entry.hash >> 32)
        let isFree = slots[slot] == nil && cost + entry.cost <= capacity
        guard isFree || refused[slot] == mark else {
            refused[slot] = mark
            return
        }
        if let former = slots[slot] {
            guard !former.isWanted else {
                former.isWanted = false
                return
            }
            cost -= former.cost
            evictions += 1
        } else {
            queue.append(slot)
        }
        slots[slot] = entry
        cost += entry.cost
        while cost > capacity, head < queue.count { dropFirst() }
        if head > Self.slotCount {
            queue.removeFirst(head)
            head = 0
        }
    }

    /// Makes room: the first that nobody has asked for lately leaves.
    private func dropFirst() {
        for spared in 0... {
            let slot = queue[head]
            head += 1
            guard let entry = slots[slot] else { return }
            guard entry.isWanted, spared < Self.mostSpared else {
                cost -= entry.cost
                evictions += 1
                slots[slot] = nil
                return
            }
            entry.isWanted = false
            queue.append(slot)
        }
    }
}

extension [UInt8] {
    /// Whether these are the same bytes.
    func hasBytes(of other: UnsafeRawBufferPointer) -> Bool {
        withUnsafeBytes { own in
            guard own.count == other.count, let left = own.baseAddress, let right = other.baseAddress else {
                return own.count == other.count
            }
            return memcmp(left, right, other.count) == 0
        }
    }
}
