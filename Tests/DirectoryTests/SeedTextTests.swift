import Foundation
import SeededRandom
import Testing

@testable import Directory
import Words

@Suite("Texts and addresses of a Seed hold nothing that harms a reader, and are no longer than may be")
struct SeedTextTests {
    private static func faults(_ seed: Seed) -> [String] {
        do throws(InvalidSeed) {
            _ = try Repository(checking: seed)
            return []
        } catch {
            return error.faults.map(\.description)
        }
    }

    /// The faults of the small Seed with this text, as JSON has it, in a note.
    private static func faultsOfNote(_ literal: String) -> [String] {
        faults(SmallSeed.seed("principles.json", replacing: "Rights bind.", with: literal))
    }

    @Test(
        "control characters, what is no character and unpaired controls of direction are refused by their number",
        arguments: [
            ("\\u0000", "U+0000"), ("\\u0007", "U+0007"), ("\\n", "U+000A"), ("\\t", "U+0009"), ("\\u001f", "U+001F"),
            ("\u{7F}", "U+007F"), ("\\u007f", "U+007F"), ("\u{85}", "U+0085"), ("\u{9F}", "U+009F"),
            ("\\ufdd0", "U+FDD0"), ("\\uFDEF", "U+FDEF"), ("\u{FFFE}", "U+FFFE"), ("\u{FFFF}", "U+FFFF"),
            ("\u{1FFFE}", "U+1FFFE"), ("\u{10FFFF}", "U+10FFFF"), ("\\ud83f\\udffe", "U+1FFFE"),
            ("\u{202A}", "U+202A"), ("\u{202E}", "U+202E"), ("\u{202C}", "U+202C"), ("\u{2066}", "U+2066"),
            ("\u{FFFD}", "U+FFFD"), ("\u{2028}", "U+2028"), ("\u{2029}", "U+2029"), ("\u{E000}", "U+E000"),
            ("\u{F8FF}", "U+F8FF"), ("\u{F0000}", "U+F0000"), ("\u{10FFFD}", "U+10FFFD"), ("\u{E0041}", "U+E0041"),
            ("\u{2069}", "U+2069"), ("\\u202e", "U+202E"), ("\u{202A}x\u{2069}", "U+2069"),
            ("\u{2067}x\u{202C}", "U+202C"), ("\u{2067}\u{202A}x\u{202C}", "U+2067"),
        ]
    )
    func refused(literal: String, name: String) {
        for text in ["a\(literal)b", "é\(literal)é", "\(literal)"] {
            let faults = Self.faultsOfNote(text)
            #expect(
                !faults.isEmpty
                    && faults.allSatisfy { $0.hasPrefix("principles.json:") && $0.contains(": rights summary: ") }
            )
            #expect(faults.contains { $0.contains(name) }, "\(faults)")
        }
    }

    @Test(
        "every other text is taken, whatever script it is in",
        arguments: [
            "\u{202B}x\u{202C}", "\u{2067}a \u{2066}b\u{2069} c\u{2069}", "\u{200E}\u{200F}\u{61C}x",
            "Żółć \\\"x\\\" \\\\ \\/",
            "Қазақстан", "საქართველო", "🇪🇺 \u{1F600}", "\u{FDCF}\u{FDF0}\u{FFFC}",
            "\u{A0}x\u{2027}y".dropFirst().description,
            "\u{2003}x".dropFirst().description, "q\u{300}",
        ]
    )
    func taken(literal: String) { #expect(Self.faultsOfNote(literal) == []) }

    @Test("a look at the bytes never takes a text for plain that has a problem", arguments: 0..<400)
    func plain(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed) + 1)
        let parts: [Unicode.Scalar] = [
            "a", " ", "é", "\\", "\"", "/", "\u{7F}", "\u{80}", "\u{9F}", "\u{A0}", "\u{200A}", "\u{202A}", "\u{202C}",
            "\u{202E}", "\u{202F}", "\u{2065}", "\u{2066}", "\u{2069}", "\u{206A}", "\u{FDCF}", .noncharacter(0xFDD0),
            .noncharacter(0xFDEF),
            "\u{FDF0}", "\u{FFFD}", "\u{FFFE}", "\u{FFFF}", "\u{1FFFD}", "\u{1FFFF}", "\u{2FFFE}", "\u{10FFFF}",
            "\u{1}",
            "\n", "\u{1F600}",
        ]
        for _ in 0..<50 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...4, using: &generator) {
                text.append(parts[Int.random(in: 0..<parts.count, using: &generator)])
            }
            let literal = JSON.string(String(text)).bytes
            let isPlain = literal.withUnsafeBytes {
                TextCheck.isPlain(UnsafeRawBufferPointer(rebasing: $0[1..<$0.count - 1]))
            }
            let problem = TextCheck.problem(in: String(text))
            #expect(!isPlain || problem == nil, "\(literal)")
            if problem == nil, text.allSatisfy({ $0.isASCII }) { #expect(isPlain, "\(literal)") }
        }
    }

    @Test(
        "an address without a host, with a user, a quote or what is no character of one is refused",
        arguments: [
            "https://", "http://", "https:///path", "https://?q", "https://#f", "https://:443/",
            "https://user@example.org/",
            "https://user:word@example.org/", "https://@example.org", "https://example.org/a\\\"b",
            "https://example.org/a'b",
            "https://example.org/<b>", "https://example.org/a`b", "https://example.org/a\\\\b",
            "https://example.org/a b",
            "https://example.org/\\u0007", "https://example.org/\\n", "https://example.org/\u{202E}x",
            "https://example.org:port/",
            "https://[::1", "https://[]/", "https://example.org/\u{FFFE}", "javascript:alert(1)", "//example.org/",
            "HTTPS",
        ]
    )
    func addresses(literal: String) {
        let faults = Self.faults(
            SmallSeed.seed("sources.json", replacing: "https://example.org/page", with: literal)
        )
        #expect(faults.count == 1, "\(faults)")
        #expect(faults.first?.contains("expected an http or https URL") == true)
    }

    @Test(
        "every other address is taken",
        arguments: [
            "https://example.org", "http://example.org:8080/a?b=c@d#e", "https://[2001:db8::1]:443/x",
            "https://xn--e1afmkfd.org/",
            "https://example.org/a%20b(c)~;,!*", "https://пример.org/путь", "https://example.org/?a=1|2&b={c}",
        ]
    )
    func takenAddresses(literal: String) {
        #expect(Self.faults(SmallSeed.seed("sources.json", replacing: "https://example.org/page", with: literal)) == [])
    }

    @Test(
        "a text is as long as may be, and no letter longer; letters are counted, not bytes",
        arguments: ["x", "é", "😀"]
    )
    func lengths(letter: String) {
        func text(_ count: Int) -> String { String(repeating: letter, count: count) }
        #expect(Self.faultsOfNote(text(SeedBounds.text)) == [])
        #expect(Self.faultsOfNote(text(SeedBounds.text + 1)).contains { $0.contains("10001 letters; at most 10000") })
        func named(_ count: Int) -> [String] {
            Self.faults(SmallSeed.changed(SmallSeed.seed(), "states.json", "Beland", text(count)))
        }
        #expect(named(SeedBounds.name) == [])
        let faults = named(SeedBounds.name + 1)
        #expect(faults.count == 2 && faults.allSatisfy { $0.contains("501 letters; at most 500") }, "\(faults)")
    }

    /// The Seed with other paths in place of one, in as many entries as they need.
    private static func evidenced(_ seed: Seed, _ file: String, _ path: String, by paths: [String]) -> Seed {
        let entries = stride(from: 0, to: paths.count, by: 500).map { start in
            paths[start..<min(start + 500, paths.count)].map { "\"\($0)\"" }.joined(separator: ",")
        }.joined(separator: #"], "source": "page", "basis": "stated"}, {"fields": ["#)
        return SmallSeed.changed(seed, file, path, entries)
    }

    @Test("so are ids, and lists and objects")
    func members() {
        func identified(_ count: Int) -> [String] {
            let id = String(repeating: "b", count: count)
            let seed = SmallSeed.changed(SmallSeed.seed(), "states.json", "\"id\": \"bb\"", "\"id\": \"\(id)\"")
            return Self.faults(SmallSeed.changed(seed, "operations.json", "[\"bb\"]", "[\"\(id)\"]"))
        }
        #expect(identified(SeedBounds.id) == [])
        #expect(identified(SeedBounds.id + 1).contains { $0.contains("101 letters; at most 100") })
        func tasks(_ count: Int) -> [String] {
            let tasks = (0..<count).map { "\"\($0) tasks\"" }.joined(separator: ",")
            let seed = SmallSeed.seed("mandates.json", replacing: #"["early warning"]"#, with: "[\(tasks)]")
            let paths = (0..<count).map { "tasks.\($0) tasks" }
            return Self.faults(Self.evidenced(seed, "mandates.json", #""tasks.early warning""#, by: paths))
        }
        #expect(tasks(SeedBounds.members) == [])
        let faults = tasks(SeedBounds.members + 1)
        #expect(faults.count == 1 && faults[0].contains("tasks: 1001 members; at most 1000"), "\(faults)")
        func objects(_ count: Int) -> [String] {
            let names = (0..<count).map { #", {"value": "N\#($0)", "kind": "acronym", "language": "en"}"# }.joined()
            let text = #", {"value": "ZD", "kind": "acronym", "language": "en"}"#
            let seed = SmallSeed.seed("institutions.json", replacing: text, with: names)
            let paths = (0..<count).map { "names.N\($0)" }
            return Self.faults(Self.evidenced(seed, "institutions.json", #""names.ZD""#, by: paths))
        }
        #expect(objects(SeedBounds.members - 1) == [])
        #expect(objects(SeedBounds.members).count == 1)
        let keys = (0..<1_001).map { "\"k\($0)\": 1" }.joined(separator: ",")
        let other = Self.faults(
            SmallSeed.seed("dimensions.json", replacing: #""order": 1"#, with: #""order": 1,"# + keys)
        )
        #expect(other.contains { $0.contains("members; at most 1000") } && other.count < 10, "\(other.count)")
    }

    @Test("a message shows the beginning of a long value")
    func abbreviated() {
        let long = String(repeating: "long ", count: 200_000)
        let faults = Self.faults(
            SmallSeed.seed("states.json", replacing: #""status": "partner""#, with: #""status": "\#(long)""#)
        )
        #expect(!faults.isEmpty && faults.allSatisfy { $0.utf8.count < 1_000 }, "\(faults.map(\.utf8.count))")
    }
}

extension Unicode.Scalar {
    /// A code point that no literal may hold.
    fileprivate static func noncharacter(_ value: UInt32) -> Unicode.Scalar { Unicode.Scalar(value) ?? "?" }
}
