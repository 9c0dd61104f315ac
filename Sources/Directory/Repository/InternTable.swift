internal import Glibc

/// Different sequences of bytes, numbered in the order they came.
struct InternTable {
    private var slots = [UInt32](repeating: 0, count: 64)
    private var hashes: [UInt32] = []
    private var known: [UnsafeRawBufferPointer] = []
    /// Where sequences are copied to.
    private let copies: ByteArena?

    /// - Parameter isCopying: whether sequences are copied when they come first; otherwise they have to stay where they
    ///   are.
    init(isCopying: Bool = false) { copies = isCopying ? ByteArena() : nil }

    /// How many different sequences came.
    var count: Int { known.count }

    /// A sequence by its number.
    subscript(number: Int) -> UnsafeRawBufferPointer { known[number] }

    /// The number of a sequence; a new one where it did not come before.
    mutating func number(of bytes: UnsafeRawBufferPointer) -> UInt32 {
        let hash = Self.hash(bytes)
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let number = Int(slots[slot] - 1)
            if hashes[number] == hash, known[number].equals(bytes) {
                return UInt32(number)
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        known.append(copies?.copy(bytes) ?? bytes)
        hashes.append(hash)
        slots[slot] = UInt32(known.count)
        if known.count * 2 > slots.count { grow() }
        return UInt32(known.count - 1)
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 4)
        for (number, hash) in hashes.enumerated() {
            var slot = Int(hash) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(number + 1)
        }
    }

    /// A hash that spreads short sequences well over its lower bits.
    static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
        var place = 0
        while place + 8 <= bytes.count {
            let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            hash = (hash ^ word) &* 0xFF51_AFD7_ED55_8CCD
            hash ^= hash >> 32
            place += 8
        }
        while place < bytes.count {
            hash = (hash ^ UInt64(bytes[place])) &* 0x0000_0100_0000_01B3
            place += 1
        }
        hash = (hash ^ (hash >> 29)) &* 0xC4CE_B9FE_1A85_EC53
        return UInt32(truncatingIfNeeded: hash >> 32)
    }
}
