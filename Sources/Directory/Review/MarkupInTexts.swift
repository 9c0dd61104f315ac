/// Finds HTML in texts. Readers see it as it is written, since every page escapes what records hold.
enum MarkupInTexts {
    /// The findings, in the order of the records.
    static func findings(in records: [SeedRecord]) -> [SeedFault] {
        let places = Dictionary(uniqueKeysWithValues: CollectionName.seeded.map { ($0, Self.places(of: $0)) })
        return records.flatMap { record in
            (places[record.collection] ?? []).flatMap { leaf in
                leaf.values(in: record.value).compactMap(\.string).compactMap(markup).map { markup in
                    record.fault(
                        leaf.path,
                        "has HTML (\(markup)); write plain text, and the character itself in the place of an entity"
                    )
                }
            }
        }
    }

    /// Where the records of a collection hold texts.
    private static func places(of collection: CollectionName) -> [Leaf] {
        CollectionSchema.named(collection).fields.filter(\.isInSeed).flatMap(Leaf.leaves(ofField:)).filter { leaf in
            guard case .value(let type) = leaf.content else { return false }
            return switch type {
            case .text, .token: true
            default: type.takesText
            }
        }
    }

    /// The first tag or entity of HTML in a text: `<b>`, `</p>`, `&nbsp;`, `&#39;`.
    private static func markup(in text: String) -> String? {
        let bytes = Array(text.utf8)
        for (place, byte) in bytes.enumerated() {
            let end: Int?
            switch byte {
            case UInt8(ascii: "<"): end = endOfTag(bytes, from: place + 1)
            case UInt8(ascii: "&"): end = endOfEntity(bytes, from: place + 1)
            default: continue
            }
            if let end { return String(decoding: bytes[place...end], as: UTF8.self).abbreviated }
        }
        return nil
    }

    private static func endOfTag(_ bytes: [UInt8], from start: Int) -> Int? {
        var place = start
        if place < bytes.count, bytes[place] == UInt8(ascii: "/") { place += 1 }
        if place < bytes.count, bytes[place] == UInt8(ascii: "!") { place += 1 }
        guard place < bytes.count, isLetter(bytes[place]) || bytes[place] == UInt8(ascii: "-") else { return nil }
        return bytes[place...].prefix(longestTag).firstIndex(of: UInt8(ascii: ">"))
    }

    private static func endOfEntity(_ bytes: [UInt8], from start: Int) -> Int? {
        guard let end = bytes[start...].prefix(longestEntity).firstIndex(of: UInt8(ascii: ";")), end > start else {
            return nil
        }
        var name = bytes[start..<end]
        if name.first == UInt8(ascii: "#") {
            name.removeFirst()
            return !name.isEmpty && name.allSatisfy { isLetter($0) || isDigit($0) } ? end : nil
        }
        return isNamed(String(decoding: name, as: UTF8.self)) ? end : nil
    }

    /// Whether an entity has this name. Of the 2,231 that HTML has those that texts are copied with.
    private static func isNamed(_ name: String) -> Bool {
        guard name.utf8.allSatisfy(isLetter) else { return false }
        let accents = [
            "acute", "grave", "circ", "tilde", "uml", "cedil", "ring", "slash", "caron", "quo", "dash", "lig",
        ]
        return entities.contains(name) || accents.contains { name.hasSuffix($0) && name.utf8.count > $0.utf8.count }
    }

    private static let entities: Set<String> = [
        "amp", "lt", "gt", "quot", "apos", "nbsp", "shy", "hellip", "copy", "reg", "trade", "euro", "pound", "cent",
        "yen",
        "sect", "para", "deg", "middot", "bull", "times", "divide", "plusmn", "micro", "iexcl", "iquest", "ordf",
        "ordm",
        "zwj", "zwnj", "lrm", "rlm", "ensp", "emsp", "thinsp", "prime", "Prime", "eth", "ETH", "thorn", "THORN",
    ]

    /// So far the end of a tag is looked for.
    private static let longestTag = 1_000
    /// So far the end of an entity is looked for; the longest name that HTML has is of 31 letters.
    private static let longestEntity = 33

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
