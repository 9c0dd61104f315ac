import Directory
import Testing

@Suite("What makes no sense is a fault that says what would")
struct SenseTests {
    /// A change to the small Seed and what a fault has to say.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let file: String
        let text: String
        let other: String
        let says: String?

        /// - Parameter says: nil where the change is right.
        init(_ name: String, _ file: String, _ text: String, _ other: String, says: String?) {
            (self.name, self.file, self.text, self.other, self.says) = (name, "\(file).json", text, other, says)
        }

        var testDescription: String { name }
    }

    private static let officialName = #"{"value": "Western Centre", "kind": "official", "language": "en"}"#

    private static func names(_ names: String...) -> (text: String, other: String) {
        (officialName, names.map { "{\($0)}" }.joined(separator: ", "))
    }

    private static func named(_ name: String, _ names: String..., says: String?) -> Case {
        Case(name, "operations", officialName, names.map { "{\($0)}" }.joined(separator: ", "), says: says)
    }

    private static func western(_ name: String, _ fields: String, says: String?) -> Case {
        Case(name, "operations", #""status": "active", "host": {"states": ["bb"]}"#, fields, says: says)
    }

    static let status = [
        Case(
            "active with closed",
            "operations",
            #""status": "closed""#,
            #""status": "active""#,
            says: "north status: active, yet it closed on 1999-12-31"
        ),
        western(
            "closed without closed",
            #""status": "closed", "host": {"states": ["bb"]}"#,
            says: "west closed: missing"
        ),
        western(
            "closed with a gap for the day",
            #""status": "closed", "gaps": [{"field": "closed", "reason": "Not found."}], "host": {"states": ["bb"]}"#,
            says: nil
        ),
    ]

    static let names = [
        named(
            "two official names of one language at once",
            #""value": "Western Centre", "kind": "official", "language": "en""#,
            #""value": "Centre West", "kind": "official", "language": "en", "from": "2010""#,
            says: "are official names on one day"
        ),
        named(
            "two official names of two languages",
            #""value": "Western Centre", "kind": "official", "language": "en""#,
            #""value": "Zentrum West", "kind": "official", "language": "de""#,
            says: nil
        ),
        named(
            "one official name after the other",
            #""value": "Centre West", "kind": "official", "language": "en", "from": "2000", "to": "2009-12-31""#,
            #""value": "Western Centre", "kind": "official", "language": "en", "from": "2010-01-01""#,
            says: nil
        ),
        named(
            "a former name that ends on the day on which the next begins",
            #""value": "Centre West", "kind": "former", "language": "en", "to": "2010-01-01""#,
            #""value": "Western Centre", "kind": "official", "language": "en", "from": "2010-01-01""#,
            says: "were in use on one day from 2010-01-01 on"
        ),
        named(
            "an overlap of a year",
            #""value": "Centre West", "kind": "former", "language": "en", "from": "2000", "to": "2011""#,
            #""value": "Western Centre", "kind": "official", "language": "en", "from": "2010-01-01""#,
            says: "were in use on one day"
        ),
        named(
            "names that may have changed within a year",
            #""value": "Centre West", "kind": "former", "language": "en", "from": "2000", "to": "2010""#,
            #""value": "Western Centre", "kind": "official", "language": "en", "from": "2010""#,
            says: nil
        ),
        named(
            "a name in another language as the name",
            #""value": "Western Centre", "kind": "official", "language": "de""#,
            says: "west name: \"Western Centre\" is the official name in de"
        ),
        named(
            "english",
            #""value": "Western Centre", "kind": "official", "language": "english""#,
            says: "names[0].language: \"english\" begins with no language"
        ),
        named(
            "xx",
            #""value": "Western Centre", "kind": "official", "language": "xx""#,
            says: "\"xx\" begins with no language"
        ),
        named("eng", #""value": "Western Centre", "kind": "official", "language": "eng""#, says: "write en"),
        named("EN", #""value": "Western Centre", "kind": "official", "language": "EN""#, says: "write en"),
        named(
            "tags with script and region",
            #""value": "Western Centre", "kind": "official", "language": "en-GB""#,
            #""value": "Zapadni centar", "kind": "official", "language": "sr-Latn""#,
            #""value": "Centar", "kind": "official", "language": "cnr""#,
            says: nil
        ),
        named(
            "a script that is none",
            #""value": "Western Centre", "kind": "official", "language": "en""#,
            #""value": "Z", "kind": "alias", "language": "sr-latin""#,
            says: "has latin, which is registered for nothing"
        ),
        named(
            "a region that is none",
            #""value": "Western Centre", "kind": "official", "language": "en""#,
            #""value": "Z", "kind": "alias", "language": "de-QQ""#,
            says: "names no region"
        ),
    ]

    static let figures = [
        Case(
            "270 = 4 + 23",
            "operations",
            #""total": 12"#,
            #""total": 270, "international": 4, "local": 23"#,
            says: "north staff[0]: the total 270 is not 4 + 23"
        ),
        Case(
            "a part above the total",
            "operations",
            #""total": 12"#,
            #""total": 12, "local": 23"#,
            says: "is less than its part 23"
        ),
        Case(
            "a sum that is right",
            "operations",
            #""total": 12"#,
            #""total": 27, "international": 4, "local": 23"#,
            says: nil
        ),
        Case(
            "a rounded total",
            "operations",
            #""total": 12"#,
            #""total": 30, "international": 4, "local": 23, "approximate": true"#,
            says: nil
        ),
        western(
            "a currency in words",
            #""status": "active", "budget": [{"year": "2001", "amount": 1, "currency": "Euro"}], "host": {"states": ["bb"]}"#,
            says: "budget[0].currency: \"Euro\" is no currency code"
        ),
        western(
            "a currency in small letters",
            #""status": "active", "budget": [{"year": "2001", "amount": 1, "currency": "eur"}], "host": {"states": ["bb"]}"#,
            says: "write EUR"
        ),
    ]

    static let others = [
        Case(
            "the same entry of evidence twice",
            "states",
            #"[{"fields": ["name", "names.Aland", "iso_alpha2", "iso_alpha3", "status"], "source": "page", "basis": "stated"}]"#,
            #"[{"fields": ["name", "names.Aland", "iso_alpha2", "iso_alpha3", "status"], "source": "page", "basis": "stated"}, {"source": "page", "fields": ["names.Aland", "name", "iso_alpha2", "iso_alpha3", "status"], "basis": "stated"}]"#,
            says: "evidence[1]: says the same as evidence[0]"
        ),
        western(
            "a gap for no field",
            #""status": "active", "gaps": [{"field": "stuff", "reason": "R."}], "host": {"states": ["bb"]}"#,
            says: "gaps[0].field: \"stuff\" is no field; did you mean staff?"
        ),
        western(
            "a gap for no part",
            #""status": "active", "gaps": [{"field": "seat.town", "reason": "R."}], "host": {"states": ["bb"]}"#,
            says: "\"seat.town\" is no field"
        ),
        western(
            "a gap for a part",
            #""status": "active", "gaps": [{"field": "seat.city", "reason": "R."}, {"field": "mandates", "reason": "R."}], "host": {"states": ["bb"]}"#,
            says: nil
        ),
        Case(
            "published after it was read",
            "sources",
            #""name": "A page""#,
            #""name": "A page", "published": "2020-02-02", "accessed": "2020-01-31""#,
            says: "page published: 2020-02-02 is after 2020-01-31"
        ),
        Case(
            "published in the month in which it was read",
            "sources",
            #""name": "A page""#,
            #""name": "A page", "published": "2020-01", "accessed": "2020-01-31""#,
            says: nil
        ),
        Case(
            "read after the release, as what the next one tells is",
            "sources",
            #""name": "A page""#,
            #""name": "A page", "accessed": "2020-03-01""#,
            says: nil
        ),
        Case(
            "a slug that is no document as the decision",
            "operations",
            #""established": "1998""#,
            #""established": "1998", "founding_decision": "decisoin""#,
            says: "did you mean decision?"
        ),
        Case(
            "left out after the release",
            "dataset",
            #""unofficial""#,
            #""considered_not_included": [{"name": "N", "why": "W", "started": "2021"}], "unofficial""#,
            says: "considered_not_included.started: 2021 is after 2020-02-29"
        ),
    ]

    private static func kinds(_ name: String, _ items: String..., says: String?) -> Case {
        let list = items.map { "{\($0)}" }.joined(separator: ", ")
        return western(
            name,
            #""status": "active", "host": {"states": ["bb"]}, "kind_history": [\#(list)]"#,
            says: says
        )
    }

    static let histories = [
        kinds(
            "one kind after another, on one day",
            #""value": "office", "from": "1998", "to": "2001-05-05""#,
            #""value": "centre", "from": "2001-05-05""#,
            says: nil
        ),
        kinds(
            "a kind that ends before it begins",
            #""value": "centre", "from": "2001", "to": "2000-12-31""#,
            says: "west kind_history[0]: holds until 2000-12-31, before 2001"
        ),
        kinds(
            "two kinds at once",
            #""value": "office", "from": "1998", "to": "2001-05-05""#,
            #""value": "centre", "from": "2001-05-04""#,
            says: "west kind_history[1]: holds from 2001-05-04, while \"office\" holds until 2001-05-05"
        ),
        kinds(
            "a last kind that is not the one of today",
            #""value": "office", "from": "1998""#,
            says: "west kind_history[0]: \"office\" is the last value, yet kind is \"centre\""
        ),
        western(
            "seats of the past and none of today",
            #""status": "active", "host": {"states": ["bb"]}, "seat_history": [{"value": "Alba", "from": "1998"}]"#,
            says: "west seat.city: missing; the last of seat_history is \"Alba\", so write that"
        ),
    ]

    static func faults(_ example: Case) throws -> [String] {
        var seed = SmallSeed.seed(example.file, replacing: example.text, with: example.other)
        // the evidence follows the fields, unless it is what the case is about
        if !example.other.contains("\"fields\"") { seed = try SmallSeed.evidenced(seed) }
        do throws(InvalidSeed) {
            _ = try Repository(checking: seed)
            return []
        } catch {
            return error.faults.map(\.description)
        }
    }

    @Test(
        "a rule finds what it is for and lets through what is right",
        arguments: status + names + histories + figures + others
    )
    func rules(example: Case) throws {
        let faults = try Self.faults(example)
        if let says = example.says {
            #expect(faults.contains { $0.contains(says) }, "\(says) in \(faults)")
        } else {
            #expect(faults == [])
        }
    }

    /// A seat of the western centre in a host that has a frame.
    private static func seat(_ seat: String, host: String = "kg") -> [String] {
        var seed = SmallSeed.seed("states.json", replacing: #""id": "bb""#, with: #""id": "kg""#)
        seed = SmallSeed.changed(seed, "states.json", #""id": "aa""#, #""id": "uz""#)
        seed = SmallSeed.changed(seed, "operations.json", #"["bb"]}"#, #"["\#(host)"]}, "seat": {\#(seat)}"#)
        seed = SmallSeed.changed(seed, "operations.json", #"["aa"]"#, #"["uz"]"#)
        seed = SmallSeed.changed(
            seed,
            "operations.json",
            #""host", "established"], "source""#,
            #""host", "established", "seat"], "source""#
        )
        do throws(InvalidSeed) {
            _ = try Repository(checking: seed)
            return []
        } catch {
            return error.faults.map(\.description)
        }
    }

    @Test("a seat lies in its State, longitude first, and its State is a host")
    func seats() {
        let bishkek = #""city": "Bishkek", "country": "kg", "coordinates": [74.59, 42.87]"#
        // the southern office has no state to lose its evidence by
        func told(_ text: String, _ seat: String, host: String = "kg") -> Bool {
            Self.seat(seat, host: host).contains { $0.contains(text) }
        }
        #expect(!told("seat", bishkek))
        #expect(
            told(
                "longitude comes first, so write [74.59, 42.87]",
                #""city": "Bishkek", "country": "kg", "coordinates": [42.87, 74.59]"#
            )
        )
        #expect(told("lies outside kg", #""city": "Bishkek", "country": "kg", "coordinates": [16, 45.8]"#))
        #expect(told("lies outside kg", #""city": "Bishkek", "coordinates": [16, 45.8]"#))
        #expect(told("seat.country: kg is not in the host (uz)", bishkek, host: "uz"))
        #expect(!told("seat.country", bishkek + #", "note": "Moved out for safety.""#, host: "uz"))
    }

    @Test(
        "letters that look like others or like nothing are faults",
        arguments: [
            ("Żo\u{0301}łć Desk", "writes ó as U+006F U+0301; write the one letter U+00F3 (NFC)"),
            ("Des\u{200B}k", "has U+200B, which nobody sees"),
            ("\u{FEFF}Desk", "has U+FEFF"),
            ("Desk \u{AD}", "has U+00AD"),
            ("Des\u{200D}k", "has U+200D"),
            ("Dеsk", "the Cyrillic letter е (U+0435)"),
            ("ΔDesk", "the Greek letter Δ (U+0394)"),
        ]
    )
    func letters(text: String, says: String) {
        let seed = SmallSeed.seed("dimensions.json", replacing: "Arms.", with: text)
        do throws(InvalidSeed) {
            _ = try Repository(checking: seed)
            Issue.record("\(text) was taken")
        } catch {
            #expect(error.description.contains(says), "\(error)")
            #expect(error.description.contains("first summary"))
        }
    }

    @Test(
        "what people write is no fault",
        arguments: [
            "Żółć, Prishtinë/Priština, Türkiye, Łódź", "Миссия в Молдове", "Αθήνα", "a < b",
            "افغانستان", "می\u{200C}خواهم", "Δ-values of X", "10 µg", "क्\u{200D}ष", "x\u{0323}\u{0302}",
        ]
    )
    func right(text: String) throws {
        _ = try Repository(checking: SmallSeed.seed("dimensions.json", replacing: "Arms.", with: text))
    }
}
