internal import MicroHTTP

/// Prepared answers of one listener thread by the bytes of the request, so that a repeated request costs a hash, a
/// comparison and nothing else: no lock, no allocation, no `String`.
///
/// Each listener thread has its own, which it alone touches. The room is bounded in bytes; the entry that came first
/// leaves first, so making room never scans.
final class ResponseCache {
    /// The part of a request that selects an answer, as it lies in the connection's buffer.
    struct Key {
        let target: UnsafeRawBufferPointer
        let accept: UnsafeRawBufferPointer?
        let acceptEncoding: UnsafeRawBufferPointer?

        /// The bytes of all parts.
        fileprivate var size: Int { target.count + (accept?.count ?? 0) + (acceptEncoding?.count ?? 0) }

        /// A 64-bit FNV-1a hash over the parts, each closed by a byte that no part holds.
        var hash: UInt64 {
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325
            func mix(_ bytes: UnsafeRawBufferPointer?, _ hash: inout UInt64) {
                if let bytes {
                    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
                    hash = (hash ^ 0x01) &* 0x0000_0100_0000_01B3
                }
                hash = (hash ^ 0x00) &* 0x0000_0100_0000_01B3
            }
            mix(target, &hash)
            mix(accept, &hash)
            mix(acceptEncoding, &hash)
            return hash
        }
    }

    /// A prepared answer with what a condition on it needs.
    final class Entry {
        fileprivate let hash: UInt64
        fileprivate let target: [UInt8]
        fileprivate let accept: [UInt8]?
        fileprivate let acceptEncoding: [UInt8]?
        /// The answer to a request without conditions.
        let response: PreparedResponse
        /// The entity tag of a 200, with its quotes.
        let entityTag: [UInt8]?
        /// The answer to a client that has this one; nil where there is no memory. Made when the first one asks.
        private(set) lazy var notModified = fieldsOfNotModified.flatMap { try? PreparedResponse($0) }
        private let fieldsOfNotModified: APIResponse?

        init(_ key: Key, hash: UInt64, _ response: PreparedResponse, of answer: APIResponse) {
            self.hash = hash
            target = Array(key.target)
            accept = key.accept.map { Array($0) }
            acceptEncoding = key.acceptEncoding.map { Array($0) }
            self.response = response
            entityTag = answer.status == 200 ? answer["ETag"].map { Array($0.utf8) } : nil
            fieldsOfNotModified = entityTag == nil ? nil : answer.notModified
            // libmicrohttpd keeps names and values in pieces of their own, some 60 bytes more for each; a 304 has most
            // of the fields again
            cost = response.bodySize + response.headSize * 4 + key.size + 1_536
        }

        /// The bytes it takes, about: the answers with what libmicrohttpd keeps of them, the key, the objects.
        fileprivate let cost: Int

        fileprivate func has(_ key: Key) -> Bool {
            Self.equal(target, key.target) && Self.equal(accept, key.accept)
                && Self.equal(acceptEncoding, key.acceptEncoding)
        }

        private static func equal(_ stored: [UInt8]?, _ given: UnsafeRawBufferPointer?) -> Bool {
            switch (stored, given) {
            case (nil, nil): true
            case (let stored?, let given?): stored.count == given.count && stored.elementsEqual(given)
            default: false
            }
        }
    }

    private static let slotCount = 4_096
    private let capacity: Int
    private var cost = 0
    private var slots = [Entry?](repeating: nil, count: ResponseCache.slotCount)
    /// The filled slots in the order they were filled, each once; those before `head` are done with.
    private var queue: [Int] = []
    private var head = 0

    /// Makes an empty cache of this many bytes.
    init(capacity: Int) { self.capacity = capacity }

    /// The entry for a request; nil where there is none. Constant time.
    func entry(for key: Key, hash: UInt64) -> Entry? {
        guard let entry = slots[Int(truncatingIfNeeded: hash) & (Self.slotCount - 1)], entry.hash == hash,
            entry.has(key)
        else { return nil }
        return entry
    }

    /// Takes an entry in; whatever stands in its way leaves. An entry that would fill a quarter of the room stays out.
    func insert(_ entry: Entry) {
        guard entry.cost <= capacity / 4 else { return }
        let slot = Int(truncatingIfNeeded: entry.hash) & (Self.slotCount - 1)
        if let former = slots[slot] { cost -= former.cost } else { queue.append(slot) }
        slots[slot] = entry
        cost += entry.cost
        while cost > capacity, head < queue.count {
            if let former = slots[queue[head]] { cost -= former.cost }
            slots[queue[head]] = nil
            head += 1
        }
        if head > Self.slotCount {
            queue.removeFirst(head)
            head = 0
        }
    }
}
