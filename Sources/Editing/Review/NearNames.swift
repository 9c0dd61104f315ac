internal import Directory
internal import Words

/// Finds names that differ by no more than a letter of one long word, in time linear in their letters.
///
/// Names meet under digests of what they have in common. Two words are a letter apart where they are equal but for the
/// letter at one place, where one is the other without a letter, or where two neighbours are swapped (optimal string
/// alignment). So each word is noted as it is, without each of its letters in turn, and with each pair of neighbours in
/// no order. All names under one digest are near each other, and a few of them stand for all: a name is compared with
/// those alone, letter by letter, since a digest may be that of something else.
struct NearNames {
    private struct Name {
        let record: Int
        let words: [String]
    }

    /// The first few names under one digest.
    private struct Few {
        private var numbers = InlineArray<4, Int32>(repeating: -1)
        private var count = 0

        mutating func add(_ number: Int) {
            guard count < 4, count == 0 || numbers[count - 1] != number else { return }
            numbers[count] = Int32(truncatingIfNeeded: number)
            count += 1
        }

        func forEach(_ body: (Int) -> Void) { for place in 0..<count { body(Int(numbers[place])) } }
    }

    private var names: [Name] = []
    private var meeting: [UInt64: Few] = [:]

    /// How often two names were compared.
    private(set) var comparisons = 0

    /// The letters of a word that may have one wrong.
    private static let shortest = 5

    /// Adds a name.
    ///
    /// - Parameter record: the number of its record, no less than those before.
    /// - Returns: the numbers of earlier records with a name near to it, in order. Of many that are near each other the
    ///   first few.
    mutating func add(_ text: String, of record: Int) -> [Int] {
        let name = Name(record: record, words: Folding.words(text))
        let digests = Self.digests(of: name.words)
        var found: Set<Int> = []
        for digest in digests { meeting[digest.awaited]?.forEach { found.insert($0) } }
        for digest in digests { meeting[digest.own, default: Few()].add(names.count) }
        names.append(name)
        comparisons += found.count
        let near = found.filter { names[$0].record != record && Self.areNear(name.words, names[$0].words) }
        return Set(near.map { names[$0].record }).sorted()
    }

    /// Whether a word is long enough that a letter of it may be wrong. Numbers tell things apart.
    private static func mayHaveTypingError(_ word: String) -> Bool {
        word.count >= shortest && !word.contains(where: \.isNumber)
    }

    /// Whether two names differ by no more than a letter of a long word.
    private static func areNear(_ one: [String], _ other: [String]) -> Bool {
        guard one.count == other.count else { return false }
        let different = zip(one, other).filter { $0 != $1 }
        guard let (left, right) = different.first else { return true }
        return different.count == 1 && one.count > 1 && mayHaveTypingError(left) && mayHaveTypingError(right)
            && EditDistance.between(left, right) <= 1
    }
}

extension NearNames {
    /// A digest that a name is noted under, and the one under which names near to it are noted.
    private struct Digest {
        let own: UInt64
        let awaited: UInt64
    }

    /// What two words may have in common.
    private enum Common: UInt64 {
        /// All words.
        case name = 1
        /// The word as it is.
        case word
        /// All letters but one, which is another or none at its place.
        case others
        /// The word without a letter, wherever that stood.
        case shortened
        /// All letters but two neighbours, which are swapped.
        case neighbours
    }

    private static func digests(of words: [String]) -> [Digest] {
        let wholes = words.map { Sum($0.unicodeScalars.lazy.map { UInt64($0.value) }) }
        let whole = Sum(wholes.map(\.total))
        let name = mixed(whole.total &+ Common.name.rawValue)
        var digests = [Digest(own: name, awaited: name)]
        guard words.count > 1 else { return digests }
        for place in words.indices where mayHaveTypingError(words[place]) {
            // all words but this one, and where it stands
            let context = mixed(whole.without(place) ^ mixed(UInt64(place)))
            wholes[place].add(to: &digests, context)
        }
        return digests
    }

    /// Spreads the bits of a number (SplitMix64).
    private static func mixed(_ number: UInt64) -> UInt64 {
        var number = number &+ 0x9E37_79B9_7F4A_7C15
        number = (number ^ (number >> 30)) &* 0xBF58_476D_1CE4_E5B9
        number = (number ^ (number >> 27)) &* 0x94D0_49BB_1331_11EB
        return number ^ (number >> 31)
    }

    /// The sum of values in their order, as a polynomial, so that what it is without one of them costs the same however
    /// many there are.
    private struct Sum {
        private static let base: UInt64 = 0xD134_2543_DE82_EF95
        /// 1 divided by the base, modulo 2^64.
        private static let inverse: UInt64 = {
            // each step doubles the bits that are right
            var inverse = base
            for _ in 0..<6 { inverse = inverse &* (2 &- base &* inverse) }
            return inverse
        }()

        private let values: [UInt64]
        /// Each value times the power of its place.
        private let terms: [UInt64]
        let total: UInt64

        init(_ values: some Collection<UInt64>) {
            self.values = values.map(mixed)
            var power: UInt64 = 1
            terms = self.values.map { value in
                defer { power = power &* Self.base }
                return value &* power
            }
            total = terms.reduce(0, &+)
        }

        /// The sum without the value at a place, which stays empty.
        func without(_ place: Int) -> UInt64 { total &- terms[place] }

        /// The digests of a word whose letters these are.
        func add(to digests: inout [Digest], _ context: UInt64) {
            func digest(_ common: Common, _ sum: UInt64, _ place: Int = 0) -> UInt64 {
                mixed(mixed(context &+ common.rawValue) ^ mixed(sum &+ UInt64(place)))
            }
            func note(_ own: UInt64, awaiting awaited: UInt64? = nil) {
                digests.append(Digest(own: own, awaited: awaited ?? own))
            }
            note(digest(.word, total), awaiting: digest(.shortened, total))
            var before: UInt64 = 0
            for place in terms.indices {
                let rest = without(place)
                note(digest(.others, rest, place))
                let shortened = before &+ (rest &- before) &* Self.inverse
                note(digest(.shortened, shortened), awaiting: digest(.word, shortened))
                if place + 1 < terms.count {
                    // the same for both orders
                    let pair = mixed(values[place] &+ values[place + 1])
                    note(digest(.neighbours, rest &- terms[place + 1] &+ pair, place))
                }
                before = before &+ terms[place]
            }
        }
    }
}
