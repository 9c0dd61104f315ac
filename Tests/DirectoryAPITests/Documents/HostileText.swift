@testable import Directory
@testable import DirectoryAPI

/// Texts that break a writer which does not expect them. They are given to writers without the loader, which refuses some.
enum HostileText {
    /// Each control character, noncharacters, marks of direction, ends of lines and paragraphs, markup and quotes, alone
    /// and between letters.
    static let all: [String] = {
        var scalars = (UInt32(0)...0x9F).filter { $0 < 0x20 || $0 >= 0x7F }.compactMap { Unicode.Scalar($0) }
        let others: [UInt32] = [
            0x2028, 0x2029, 0x200B, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068,
            0x2069, 0xFEFF, 0xFDD0, 0xFDEF, 0xFFFD, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF, 0x1F600, 0x301,
        ]
        scalars += others.compactMap { Unicode.Scalar($0) }
        scalars += "&<>\"'`\\{}[]()%$#_~^=+-@;,|/!?*".unicodeScalars
        scalars += "\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars
        return scalars.flatMap { scalar -> [String] in
            var text = "".unicodeScalars
            text.append(scalar)
            return [String(text), "a\(String(text))b", "\(String(text))\(String(text))1", "x;\(String(text))y"]
        } + composed
    }()

    private static let composed = [
        "a\r\nER  - \r\nTY  - BOOK\r\nTI  - injected", "}\n@misc{injected,\n  title = {x}\n}", "a } b", "a { b", "{",
        "}",
        "</script><script>alert(1)</script>", "<!--", "-->", "]]>", "<![CDATA[", "&#0;", "&amp;", "\u{0}",
        "=1+1", " =1+1", "'=1+1", "''=1+1", "' =1", "a;=1", "a; =1", "a;'=1", "\t=1", "\r\n=1", "\n\n=x", "a\n-b",
        ";;=",
        "'", "''", "'a", "; ", "a; b", "a;; b", ";", "[1]", "[", "\"\u{301}", "&\u{301}", "<\u{301}", ",\u{301}",
        "\u{202E}gnp.exe", "a\u{2028}# injected", "- [x](javascript:alert(1))", "=HYPERLINK(\"http://x\",\"y\")",
    ]

    /// A few long texts that have all of those above in them.
    static let joined: [String] = stride(from: 0, to: all.count, by: 90).map { start in
        all[start..<min(start + 90, all.count)].joined(separator: "x")
    }

    /// A text of scalars drawn from those above.
    static func random(using generator: inout HostileGenerator) -> String {
        (0..<Int.random(in: 1...8, using: &generator)).map { _ in all.randomElement(using: &generator) ?? "" }.joined()
    }

    /// A repository whose data set says this of itself.
    static func repository(_ text: String) throws -> Repository {
        let seed = try SeedLoader.check(.embedded)
        let told = seed.dataset
        let dataset = Dataset(
            title: text,
            description: text,
            released: told.released,
            licenceName: text,
            licenceURL: told.licenceURL,
            unofficial: text,
            removed: told.removed,
            content: told.content.replacing("publisher", .string(text))
        )
        return Repository(
            CheckedSeed(
                dataset: dataset,
                records: seed.records,
                releases: seed.releases,
                formerReferences: [],
                digest: seed.digest
            )
        )
    }

    /// A record of the Seed with this in each of its texts, but for what names it and what refers to others.
    static func record(_ collection: CollectionName, _ text: String) -> Record? {
        guard let record = TestAPI.repository[collection].records.first else { return nil }
        let schema = CollectionSchema.named(collection)
        let members = (record.value.members ?? []).map { member -> JSON.Member in
            guard let field = schema.fields.first(where: { $0.name == member.name }) else { return member }
            return JSON.Member(member.name, replaced(member.value, field.type, text, field.name))
        }
        return Record(collection, .object(members))
    }

    private static func replaced(_ value: JSON, _ type: FieldType, _ text: String, _ name: String) -> JSON {
        switch type {
        case .text,
            .token where !["id", "type", "url", "record", "version"].contains(name):
            return .string(text)
        case .any: return ["@id": .string(text), "@context": [.string(text), nothing], "@value": .string(text)]
        case .list(let element):
            return .array((value.array ?? []).map { replaced($0, element, text, name) })
        case .object(let fields, _):
            return .object(
                (value.members ?? []).map { member in
                    guard let field = fields.first(where: { $0.name == member.name }) else { return member }
                    return .init(member.name, replaced(member.value, field.type, text, field.name))
                }
            )
        default: return value
        }
    }

    private static let nothing = JSON.null
}

/// A generator of random numbers that gives the same ones for the same seed (SplitMix64).
struct HostileGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension JSON {
    /// The object with another value for a member.
    func replacing(_ name: String, _ value: JSON) -> JSON {
        .object((members ?? []).filter { $0.name != name } + [.init(name, value)])
    }
}
