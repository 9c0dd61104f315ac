import DirectoryAPI
import HTTPSemantics
import Testing

@testable import Directory

@Suite("A record is found by what others know it by")
struct IdentifierTests {
    @Test(
        "an identifier leads to its record, with what is asked of it",
        arguments: [
            ("wikidata:Q81299", "/institutions/court"), ("wikidata%3AQ81299", "/institutions/court"),
            ("WIKIDATA:q81299", "/institutions/court"), ("wikidata:Q1", "/states/aa"),
            ("m49:040", "/institutions/court"),
            ("gw:40", "/states/court"), ("iso-numeric:040", "/operations/south"), ("south", "/operations/south"),
            ("SOUTH", "/operations/south"), ("tribunal", "/institutions/court"), ("page", "/sources/page"),
        ]
    )
    func found(identifier: String, path: String) {
        let answer = LanguageSeed.respond("/id/\(identifier)?lang=ru&format=json")
        #expect(answer.status == 303)
        #expect(answer["Location"] == "\(path)?lang=ru&format=json")
        #expect(LanguageSeed.respond("/id/\(identifier)", .head).status == 303)
    }

    @Test(
        "what is known to nobody is refused with what may help",
        arguments: [
            ("wikidata:Q2", "Wikidata"), ("wikidata:81299", "such as Q81299"),
            ("wikidta:Q81299", "Did you mean wikidata?"),
            ("zzz:1", "The schemes are wikidata"), (":", "The schemes are"), ("wikidata:", "such as Q81299"),
            ("m49:40", "three digits"), ("nowhere", "No record has the id"), ("Southern%20Office", "/operations/south"),
            ("%00", ""), ("a/b", ""), ("", ""),
        ]
    )
    func unknown(identifier: String, hint: String) throws {
        let answer = LanguageSeed.respond("/id/\(identifier)")
        #expect([400, 404].contains(answer.status))
        #expect(String(decoding: answer.body, as: UTF8.self).contains(hint))
        #expect(LanguageSeed.respond("/id/\(identifier)", .get, [.accept: "text/html"]).status == answer.status)
    }

    @Test("an id that several collections have names each of them")
    func several() throws {
        let answer = LanguageSeed.respond("/id/court")
        #expect(answer.status == 404)
        let urls = try JSONReader.read(answer.body)["suggestions"]?.array?.compactMap { $0["url"]?.string }
        #expect(urls == ["/institutions/court", "/states/court"])
    }

    @Test("what was taken out is gone")
    func gone() { #expect(LanguageSeed.respond("/id/ghost").status == 410) }

    @Test("lists are filtered by an identifier with its scheme, and by the scheme")
    func filters() throws {
        func ids(_ target: String) throws -> [String] {
            (try LanguageSeed.json(target)["data"]?.array ?? []).compactMap { $0["id"]?.string }
        }
        #expect(try ids("/institutions?identifier=wikidata:Q81299") == ["court"])
        #expect(try ids("/institutions?identifier=m49:Q81299") == [])
        #expect(try ids("/states?identifier=wikidata:Q1,gleditsch-ward:40") == ["aa", "court"])
        #expect(try ids("/states?identifier__exists=false") == ["bb"])
        #expect(try ids("/states?identifiers.scheme=wikidata") == ["aa"])
        #expect(LanguageSeed.respond("/states?identifiers.scheme=wikidat").status == 400)
        let facets = try LanguageSeed.json("/states?facets=identifiers.scheme&limit=1")["facets"]?["identifiers.scheme"]
        #expect(facets?.array?.count == 2)
        #expect(LanguageSeed.text("/states?format=csv&fields=id,curies").contains("aa,wikidata:Q1"))
    }

    @Test("linked data and pages say what is the same elsewhere, with names by language")
    func linked() throws {
        let node = try LanguageSeed.json("/institutions/court?format=jsonld")
        let same: JSON = [["@id": "http://www.wikidata.org/entity/Q81299"]]
        #expect(node["schema:sameAs"] == same)
        #expect(node["skos:exactMatch"] == same)
        #expect(node["skos:prefLabel"]?.array?.contains(["@value": "Суд", "@language": "ru"]) == true)
        #expect(node["@context"]?["name"]?["@language"] == "en")
        // an address that the data lack is made by the scheme
        #expect(
            try LanguageSeed.json("/states/aa?format=jsonld")["schema:sameAs"] == [
                ["@id": "http://www.wikidata.org/entity/Q1"]
            ]
        )
        #expect(try LanguageSeed.json("/states/bb?format=jsonld")["schema:sameAs"] == nil)
        let page = LanguageSeed.text("/institutions/court", [.accept: "text/html"])
        #expect(page.contains(#""sameAs":"http://www.wikidata.org/entity/Q81299""#))
        #expect(page.contains(#""propertyID":"m49""#))
        #expect(page.contains(#"{"@value":"Суд","@language":"ru"}"#))
    }

    // MARK: Rules

    private func faults(_ file: String, _ text: String, _ other: String) throws -> String {
        let seed = try LanguageSeed.seed(file, replacing: text, with: other)
        do throws(InvalidSeed) {
            _ = try Repository(checking: seed)
            return ""
        } catch {
            return "\(error)"
        }
    }

    @Test(
        "an identifier has the form of its scheme, and its address is the scheme's",
        arguments: [
            (#""Q81299", "url""#, #""81299", "url""#, "such as Q81299"),
            (#""Q81299", "url""#, #""Q0123", "url""#, "such as Q81299"),
            ("entity/Q81299", "wiki/Q81299", "the address of Q81299 in Wikidata"),
            (#""value": "040""#, #""value": "40""#, "three digits"),
            (#""m49", "value": "040""#, #""wikidata", "value": "Q81299""#, "occurs twice"),
            (#""scheme": "m49""#, #""scheme": "m94""#, "scheme of identifiers"),
            (#""from": "2001", "to": "2005-06-30""#, #""from": "2007", "to": "2005-06-30""#, "one of the two is wrong"),
            (#", "seen": "1999-03""#, "", "no date of Cy"),
            (#""from": "2005-07-01", "seen": "2019""#, #""from": "2005-07-01", "seen": "2001""#, "is seen on 2001"),
        ]
    )
    func rules(text: String, other: String, message: String) throws {
        #expect(try faults("institutions.json", text, other).contains(message))
    }

    @Test(
        "terms of mandates, scripts and copies are judged, too",
        arguments: [
            ("mandates.json", #""valid_until": "1998-12-31""#, #""valid_until": "1997""#, "one of the two is wrong"),
            ("mandates.json", #""extends": "first""#, #""extends": "second""#, "extends itself"),
            ("mandates.json", #""extends": "first""#, #""extends": "third""#, "third"),
            ("states.json", #""language": "de"}"#, #""language": "de", "script": "latn"}"#, "write Latn"),
            ("states.json", #""language": "de"}"#, #""language": "de", "script": "Xxxx"}"#, "ISO 15924"),
            ("sources.json", "https://example.net/copy", "https://example.org/page", "the same as source_url"),
            ("sources.json", #""kind": "press""#, #""kind": "pres""#, "kind of source"),
            ("dataset.json", #""complete_to": "2019-12""#, #""complete_to": "2021""#, "after 2020-02-29"),
        ]
    )
    func otherRules(file: String, text: String, other: String, message: String) throws {
        #expect(try faults(file, text, other).contains(message))
    }

    // MARK: Terms of office and of mandates

    @Test("of a past day there are those in office then")
    func heads() throws {
        func heads(_ day: String) throws -> [String] {
            let data = try LanguageSeed.json("/institutions/court?as_of=\(day)")["data"]
            return (data?["heads"]?.array ?? []).compactMap { $0["name"]?.string }
        }
        #expect(try LanguageSeed.json("/institutions/court")["data"]?["heads"]?.array?.count == 3)
        #expect(try heads("1998-12-31") == [])
        #expect(try heads("1999-03-15") == ["Cy"])
        #expect(try heads("2003-01-01") == ["Ada"])
        #expect(try heads("2005-06-30") == ["Ada"])
        #expect(try heads("2005-07-01") == ["Bo"])
        #expect(try heads("2010-01-01") == ["Bo"])
        // nobody is taken to be in office still
        #expect(try heads("2020-01-01") == [])
        #expect(try LanguageSeed.json("/institutions?head=Bo")["meta"]?["total"] == .integer(1))
    }

    @Test("a mandate's term ends on the timeline, and until when it runs is known from its day")
    func terms() throws {
        let events = try LanguageSeed.json("/timeline?event=term-ends")["data"]?.array ?? []
        #expect(events.compactMap { $0["date"]?.string } == ["1998-12-31", "2021-06-30"])
        let past = try LanguageSeed.json("/mandates/second?as_of=1999-01-01")["data"]
        #expect(past?["valid_until"] == "2021-06-30")
        #expect(try LanguageSeed.json("/mandates/first")["data"]?["extended_by"] == ["second"])
        #expect(try LanguageSeed.json("/mandates/first?as_of=1998-06-01")["data"]?["extended_by"] == nil)
    }
}
