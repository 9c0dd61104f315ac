/// A bounded table of the token buckets of clients.
///
/// Invariant: `places` holds exactly the clients of `buckets`, each with its index there.
struct BucketTable: Sendable {
    private struct Bucket {
        let client: ClientAddress
        var level: Int64
        /// The time at which it had this level.
        var time: UInt64
    }

    /// How many buckets are looked at to find room for one.
    private static let sample = 8

    private let capacity: Int
    private var buckets: [Bucket] = []
    private var places: [ClientAddress: Int] = [:]
    /// Where the next search for room begins (clock hand).
    private var hand = 0
    /// How many buckets have been looked at to find room.
    private(set) var steps = 0

    init(capacity: Int) { self.capacity = max(capacity, 1) }

    /// How many clients are remembered.
    var count: Int { buckets.count }

    /// The level of a client's bucket; nil if the client is not remembered, whose bucket is full.
    mutating func level(of client: ClientAddress, at now: UInt64, _ terms: BucketTerms) -> Int64? {
        guard let index = places[client] else { return nil }
        buckets[index] = Self.filled(buckets[index], at: now, terms)
        return buckets[index].level
    }

    /// Takes a cost out of a client's bucket.
    mutating func book(_ client: ClientAddress, _ cost: Int64, at now: UInt64, _ terms: BucketTerms) {
        if let index = places[client] {
            buckets[index] = Self.filled(buckets[index], at: now, terms)
            buckets[index].level = max(terms.lowest, buckets[index].level - cost)
            return
        }
        let bucket = Bucket(client: client, level: max(terms.lowest, terms.full - cost), time: now)
        if buckets.count < capacity {
            places[client] = buckets.count
            buckets.append(bucket)
        } else if let index = placeToReuse(by: bucket, at: now, terms) {
            places[buckets[index].client] = nil
            places[client] = index
            buckets[index] = bucket
        }
    }

    /// The place of the fullest bucket of the next few; nil if the new one is fuller than all of them.
    private mutating func placeToReuse(by new: Bucket, at now: UInt64, _ terms: BucketTerms) -> Int? {
        var fullest: (index: Int, level: Int64)?
        for _ in 0..<min(Self.sample, capacity) {
            let index = hand
            hand = (hand + 1) % capacity
            steps += 1
            let level = Self.filled(buckets[index], at: now, terms).level
            if level >= fullest?.level ?? .min { fullest = (index, level) }
            if level == terms.full { break }
        }
        return fullest.flatMap { $0.level >= new.level ? $0.index : nil }
    }

    /// The bucket as it stands at a time.
    private static func filled(_ bucket: Bucket, at now: UInt64, _ terms: BucketTerms) -> Bucket {
        var bucket = bucket
        if now >= bucket.time {
            bucket.level = terms.level(bucket.level, after: now - bucket.time)
            bucket.time = now
        } else if bucket.time - now > 1_000_000_000 {
            // not two threads that read the clock in one order and came here in the other: the clock was set back
            bucket.time = now
        }
        return bucket
    }
}
