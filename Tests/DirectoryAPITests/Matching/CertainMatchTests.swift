import Directory
import Testing

@testable import Matching

@Suite("What is matched without asking")
struct CertainMatchTests {
    private static let index = NameIndex(TestAPI.repository)

    private static func reconciler() -> NameReconciler { NameReconciler(index, TestAPI.repository) }

    /// Each name of each record that is looked for where no kind is given.
    private static let names = index.names.map { (text: $0.text, record: index.record(Int($0.record))) }
        .filter { MatchQuery.usual.contains($0.record.collection) }

    @Test(
        "is nothing that has another organization or a nationality in its name",
        arguments: [
            "UN Mission in Kosovo", "UN High Commissioner on National Minorities", "UN Secretariat",
            "UN Parliamentary Assembly", "US Office in Bishkek", "WHO AMG", "AMG of the UN", "AU Mission in Kosovo",
            "UN Verification Mission in Kosovo", "Russian Assistance Group to Chechnya", "Russian AGC",
            "Georgian Mission to Georgia", "Georgian Mission", "Azerbaijan Office in Baku", "Former Mission to Skopje",
            "Monitoring Mission in Georgia", "Mission of Croatia to the OSCE", "Croatia Mission",
            "Our Permanent Council",
            "OSCE Mission to Moldova, Moldova", "DE Mission to Croatia",
        ]
    )
    func other(name: String) throws {
        #expect(try MatchAPI.match(name) == nil)
    }

    @Test(
        "may have its host State or its seat behind it, once",
        arguments: [
            ("OSCE Centre in Bishkek, Kyrgyzstan", "bishkek"), ("Mission de l'OSCE au Kosovo", "mission-in-kosovo"),
            ("OSCE Mission to Skopje (North Macedonia)", "mission-to-skopje"),
        ]
    )
    func place(name: String, id: String) throws {
        #expect(try MatchAPI.match(name) == id)
    }

    @Test(
        "has no year that the record was not of",
        arguments: [
            "Helsinki Document (1975)", "Helsinki Document (2008)", "Budapest Document (1956)",
            "Astana Declaration (2018)", "Serbia and Montenegro (1992)", "resolution 2133 (2013)",
            "Security Council resolution 2133 (2013)", "OSCE Centre in Bishkek (1850)", "PC.DEC/1049 (1999)",
            "OSCE Mission to Estonia (7)", "SUM.DOC/1/10/Corr.2", "PC.DEC/1063/Add.1", "A/RES/1373",
        ]
    )
    func years(name: String) throws {
        #expect(try MatchAPI.match(name) == nil)
    }

    @Test(
        "may have a year of the record",
        arguments: [
            ("Helsinki Document (1992)", "helsinki-document-1992"), ("Serbia and Montenegro (2004)", "rs"),
            ("OSCE Centre in Bishkek (1998–2017)", "bishkek"), ("SUM.DOC/1/10/Corr.1", "astana-declaration-2010"),
            ("SUM.DOC/1/10", "astana-declaration-2010"), ("PC.DEC/1049 (2012)", "pc-dec-1049"),
            ("Security Council resolution 1267 (1999)", "s-res-1267"),
            ("UN Security Council Resolution 1373 (2001)", "s-res-1373"),
        ]
    )
    func year(name: String, id: String) throws {
        #expect(try MatchAPI.match(name) == id)
    }

    @Test(
        "may have another name of the same record in parentheses, and no other record's",
        arguments: [
            ("Holy See (Vatican)", "va"), ("Conflict Prevention Centre (CPC)", "cpc"), ("Türkiye (Turkey)", "tr"),
            ("Holy See (Turkey)", nil), ("Turkey (Vatican)", nil), ("(Vatican)", "va"),
        ]
    )
    func twoNames(name: String, id: String?) throws {
        #expect(try MatchAPI.match(name) == id)
    }

    @Test("is nothing that others call another record, where a record is nearly called so itself")
    func alias() throws {
        for name in ["OSCE Secretariat in Vienna", "The OSCE Secretariat, Vienna"] {
            #expect(try MatchAPI.match(name).map { $0 == "secretariat" } ?? true)
        }
    }

    @Test(
        "is no short or doubtful slip",
        arguments: [
            "etonia", "ettonia", "eLtonia", "Shwiez", "inlandia", "pccland", "goland", "Ruzaía", "Saint Martin",
            "San Martino", "Albany", "Cypress", "Sorbia", "Mission to Sorbia", "Mission to Etonia", "Slovania",
            "Austia",
            "Bulgari", "Bulgarian", "Slovenian",
        ]
    )
    func doubtful(name: String) throws {
        #expect(try MatchAPI.match(name) == nil)
    }

    @Test(
        "is a clear slip",
        arguments: [
            ("Kyrgystan", "kg"), ("Azerbaidjan", "az"), ("Turkmenistn", "tm"), ("Khazakhstan", "kz"),
            ("Lichtenstein", "li"), ("Tadjikistan", "tj"), ("Sweeden", "se"), ("Uzbekstan", "uz"),
        ]
    )
    func clear(name: String, id: String) throws {
        #expect(try MatchAPI.match(name) == id)
    }

    @Test("is each name as it stands, unless another record is called so")
    func own() {
        var reconciler = Self.reconciler()
        var records: [String: Set<String>] = [:]
        for (text, record) in Self.names {
            // names that differ by small words or by "OSCE" may be one record's or the other's
            let words = NameWords.words(text)
            for key in [words, words.filter { !NameWords.isSmall($0) && !NameWords.isOrganization($0) }] {
                records[NameIndex.key(key), default: []].insert(record.path)
            }
        }
        var missed: [String] = []
        for (text, record) in Self.names {
            let words = NameWords.words(text)
            let few = words.filter { !NameWords.isSmall($0) && !NameWords.isOrganization($0) }
            guard records[NameIndex.key(words)]?.count == 1, few.isEmpty || records[NameIndex.key(few)]?.count == 1,
                Self.index.identified[text.lowercased()]?.allSatisfy({ Self.index.record(Int($0)).path == record.path })
                    ?? true
            else { continue }
            if Self.taken(text, &reconciler) != record.path { missed.append("\(record.path) \(text)") }
        }
        #expect(missed.isEmpty, "\(missed.count) of \(Self.names.count): \(missed.prefix(40))")
    }

    @Test(
        "is no name with another organization's acronym",
        arguments: ["UN", "NATO", "AU"],
        [true, false]
    )
    func acronym(acronym: String, isInFront: Bool) {
        expectNone { text, _ in
            // a resolution of the United Nations
            if acronym == "UN", DocumentSymbol.forms(of: NameWords.withoutYears(text)?.text ?? text) != nil {
                return nil
            }
            return isInFront ? "\(acronym) \(text)" : "\(text) \(acronym)"
        }
    }

    @Test("is no name with a wrong year", arguments: [1850])
    func wrongYear(year: Int) {
        expectNone { text, _ in "\(NameWords.withoutYears(text)?.text ?? text) (\(year))" }
        expectNone { text, _ in "\(text) \(year)" }
    }

    @Test("is no name with another first letter", arguments: ["x", "z"])
    func firstLetter(letter: String) {
        expectNone { text, _ in
            guard let first = text.first, first.isLetter, first.lowercased() != letter else { return nil }
            return letter + text.dropFirst()
        }
    }

    @Test("looks for rivals of few slips, and of none twice")
    func work() {
        var reconciler = Self.reconciler()
        let names = ["Turkmenistn", "Missoin to Ukarine", "Offce for Democratic Institutons and Human Rigths"]
        for name in names { _ = reconciler.candidates(MatchQuery(name)) }
        let slips = reconciler.matcher.slips
        #expect(slips <= 3 * 48)
        for name in names { _ = reconciler.candidates(MatchQuery(name)) }
        #expect(reconciler.matcher.slips == slips)
    }

    /// No record may be taken for one of its names that was altered, unless another name of any record is so.
    private func expectNone(_ altered: (String, Record) -> String?) {
        var reconciler = Self.reconciler()
        let known = Set(Self.names.map { NameIndex.key(NameWords.words($0.text)) })
        var wrong: [String] = []
        for (text, record) in Self.names {
            guard let other = altered(text, record), !known.contains(NameIndex.key(NameWords.words(other))),
                Self.index.identified[other.lowercased()] == nil
            else { continue }
            if Self.taken(other, &reconciler) == record.path { wrong.append("\(record.path) \(other)") }
        }
        #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(40))")
    }

    private static func taken(_ text: String, _ reconciler: inout NameReconciler) -> String? {
        reconciler.candidates(MatchQuery(text)).first { $0.isMatch }?.record.path
    }
}
