import Addresses
import Directory
import Foundation
import HTTPSemantics
import Testing

@testable import DirectoryAPI
@testable import Formats

@Suite("A dossier says all of one subject in order")
struct DossierTests {
    static func markdown(_ target: String) -> String {
        String(
            decoding: TestAPI.respond("\(target)\(target.contains("?") ? "&" : "?")view=dossier&format=md").body,
            as: UTF8.self
        )
    }

    static let looked: [CollectionName] = [.states, .operations, .institutions, .activities]

    @Test(
        "every record of four collections has one as a page and as Markdown, within bounds of work",
        arguments: looked
    )
    func all(name: CollectionName) throws {
        for record in TestAPI.repository[name].records {
            var view = RecordView()
            view.look = .dossier
            let dossier = DossierBuilder.dossier(of: record, view, TestAPI.repository)
            #expect(dossier.recordsRead <= Dossier.Bound.records, "\(record.path): \(dossier.recordsRead)")
            #expect(dossier.notes.map(\.number) == Array(1..<(dossier.notes.count + 1)), "\(record.path)")
            let page = TestPage.respond("\(record.path)?view=dossier")
            #expect(page.status == 200 && page["Content-Type"] == "text/html; charset=utf-8", "\(record.path)")
            let html = String(decoding: page.body, as: UTF8.self)
            // each note of the text is in the list, and each of the list in the text
            let used = Set(TestPage.values(of: "href", in: html).filter { $0.hasPrefix("#n-") }.map { $0.dropFirst(1) })
            let listed = Set(TestPage.values(of: "id", in: html).filter { $0.hasPrefix("n-") }.map { $0.dropFirst(0) })
            #expect(used == listed, "\(record.path)")
            let text = Self.markdown(record.path)
            #expect(text.hasPrefix("# "), "\(record.path)")
            for note in dossier.notes { #expect(text.contains("\n[^\(note.number)]: "), "\(record.path)") }
        }
    }

    @Test("that of a State has its operations now and before, decisions with texts, dates and what is not known")
    func state() {
        let text = Self.markdown("/states/kg")
        for part in [
            "## OSCE Programme Office in Bishkek", "PC.DEC/245", "## Decisions and texts", "## Dates", "## Not known",
            "## Sources",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        let georgia = Self.markdown("/states/ge")
        #expect(georgia.contains("Mission to Georgia") && georgia.contains("## Earlier operations"))
    }

    @Test("a past day has the names of that day and nothing that came later")
    func past() throws {
        let text = Self.markdown("/states/kz?as_of=2000-01-01")
        // sources are called as they call themselves
        let parts = text.components(separatedBy: "## Sources")
        #expect(parts[0].contains("OSCE Centre in Almaty") && !parts[0].contains("Programme Office in Astana"))
        #expect(parts[0].contains("as today"))
        #expect(text.contains("As it was on 1 January 2000"))
        #expect(text.contains("as_of=2000-01-01"))
    }

    @Test("names are in the languages asked for, and links keep them")
    func languages() {
        let text = Self.markdown("/states/at?lang=de")
        #expect(text.hasPrefix("# Österreich") && text.contains("lang=de"))
        let page = TestAPI.respond("/states/at?view=dossier&lang=de&format=html")
        #expect(page["Content-Language"] == "de, en")
    }

    @Test(
        "other formats, views and parameters without a meaning are refused",
        arguments: [
            ("/states/kg?view=dossier&format=json", "format"), ("/states/kg?view=dossier&format=csv", "format"),
            ("/states/kg?view=dosier", "view"), ("/states/kg?view=sheet", "view"), ("/states/kg?view=", "view"),
            ("/states/kg?format=md", "format"), ("/states/kg?view=dossier&fields=name", "fields"),
            ("/states/kg?view=dossier&include=operations", "include"), ("/sources/seed?view=dossier", "view"),
            ("/states?view=dossier", "view"),
        ]
    )
    func refused(target: String, parameter: String) throws {
        let answer = TestAPI.respond(target)
        #expect(answer.status == 400, "\(target)")
        #expect(try JSONReader.read(answer.body)["errors"]?.array?.first?["parameter"] == .string(parameter))
    }

    @Test("Accept chooses between page and Markdown, and the answer of one never stands for the other")
    func accept() throws {
        func type(_ accept: String) -> String? {
            TestAPI.respond("/states/kg?view=dossier", .get, [.accept: accept])["Content-Type"]
        }
        #expect(type("text/markdown") == "text/markdown; charset=utf-8")
        #expect(type("*/*") == "text/html; charset=utf-8")
        #expect(TestAPI.respond("/states/kg?view=dossier", .get, [.accept: "application/json"]).status == 406)
        func selection(_ accept: String) throws -> ResponseSelection? {
            let request = APIRequest(.get, "/states/kg?view=dossier", fields: [.accept: accept])
            return ResponseSelection(request, TestAPI.responder.resolve(request))
        }
        let page = try selection("text/html;q=0.5, application/json")
        #expect(try page != selection("application/json") && page != selection("text/markdown"))
    }

    @Test("what a record holds is text, in Markdown too")
    func hostile() {
        let escaped = DossierMarkdown.escaped("a|b [x](javascript:1) <script>`*_#\n# not a heading")
        #expect(escaped == ##"a\|b \[x\](javascript:1) \<script\>\`\*\_\# \# not a heading"##)
    }

    @Test("a sheet is kept from search engines and leads to the record and to Markdown")
    func page() {
        let html = TestPage.html("/operations/bishkek?view=dossier")
        #expect(html.contains("<meta name=\"robots\" content=\"noindex\">"))
        let links = TestPage.links(in: html)
        #expect(links.contains("/operations/bishkek") && links.contains("/operations/bishkek?view=dossier&format=md"))
        #expect(TestPage.links(in: TestPage.html("/operations/bishkek")).contains("/operations/bishkek?view=dossier"))
    }
}
