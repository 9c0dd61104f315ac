import Directory
import DirectoryAPI
import Formats
import HTTPSemantics
import Testing

@Suite("Pages speak to readers")
struct ReaderWordsTests {
    /// The text of a page without its tags.
    private func text(_ target: String) -> String {
        var text = ""
        var isTag = false
        for character in TestAPI.page(target) {
            if character == "<" {
                isTag = true
            } else if character == ">" {
                isTag = false
            } else if !isTag {
                text.append(character)
            }
        }
        return text
    }

    @Test("a city with its State, a count and an amount are said as people say them")
    func phrases() {
        for target in ["/operations/bishkek", "/operations/bishkek?view=dossier"] {
            let page = text(target)
            #expect(page.contains("Bishkek, Kyrgyzstan") || page.contains("Bishkek,  Kyrgyzstan"), "\(target)")
            #expect(page.contains("1 office, the headquarters included"), "\(target)")
            #expect(page.contains("EUR 6,811,000"), "\(target)")
            for raw in ["city Bishkek", "count 1", "amount 68", "currency EUR"] {
                #expect(!page.contains(raw), "\(raw)")
            }
        }
        let kosovo = text("/operations/mission-in-kosovo")
        #expect(!kosovo.contains("CodeKosovo") && !kosovo.contains("TerritoriesName"))
    }

    @Test("a number with commas from five digits on")
    func grouped() {
        #expect(
            ["6811000", "1150", "12345", "x", ""].map(\.groupedDigits) == ["6,811,000", "1150", "12,345", "x", ""]
        )
    }

    @Test("a day in a sentence is in words, and a part of a sign stays")
    func dates() {
        #expect("in force since 2017-05-01.".withDatesInWords == "in force since 1 May 2017.")
        #expect("(2017-01-27), 2017-02-03".withDatesInWords == "(27 January 2017), 3 February 2017")
        for kept in [
            "pc-declaration-2015-01-15", "2017-13-01", "/a/2017-01-01", "2017-01-011", "1992-09", "2017-01-01T",
        ] {
            #expect(kept.withDatesInWords == kept)
        }
    }

    @Test("a sheet tells the founding once")
    func foundingOnce() {
        let sheet = text("/operations/bishkek?view=dossier")
        let dates = sheet.split(separator: "Dates").last ?? ""
        #expect(dates.components(of: "23 July 1998") == 1)
    }

    @Test("a source without an address on the web has none on pages")
    func invalidHost() {
        #expect("https://a.invalid/x".webAddress == nil && "https://A.INVALID:80".webAddress == nil)
        #expect("https://a.org/b.invalid".webAddress != nil)
        for target in [
            "/sources/editors-spellings", "/operations/bishkek", "/operations/bishkek?view=dossier",
            "/sources/editors-spellings/cite", "/sources", "/sources/editors-spellings/evidence",
            "/operations/bishkek/evidence",
        ] {
            let page = TestAPI.page(target)
            #expect(page.contains("<h1"), "\(target)")
            #expect(!page.contains(".invalid"), "\(target)")
        }
    }

    @Test("a number of a source is apart from the words, and stands with the name in use")
    func numbers() {
        let page = TestAPI.page("/operations/bishkek")
        #expect(!page.contains("The name in use "))
        var rest = page[...]
        while let mark = rest.firstRange(of: "<details class=\"evidence\"") {
            #expect(rest[..<mark.lowerBound].last == " ")
            rest = rest[mark.upperBound...]
        }
    }

    @Test("the list of a map has the labels of a status")
    func mapLabels() {
        let page = text("/map")
        #expect(page.contains(", at work"))
        #expect(!page.contains(", active") && !page.contains(", unknown"))
    }

    @Test("a day before a record says so by its name, without parameters")
    func beforeFounding() {
        let page = text("/operations/astana?as_of=1985")
        #expect(page.contains("OSCE Programme Office in Astana did not exist on 31 December 1985"))
        #expect(!page.contains("as_of out"))
        #expect(TestAPI.page("/operations/astana?as_of=1985").contains("<a href=\"/operations/astana\">"))
    }

    @Test("two heads on a day within an undated change are said to be so")
    func heads() {
        let target = "/operations/mission-in-kosovo?as_of="
        #expect(text(target + "2005-07-01").contains(UnknownChange.words))
        #expect(text("/operations/mission-in-kosovo?view=dossier&as_of=2005-07-01").contains(UnknownChange.words))
        #expect(!text(target + "2006-07-01").contains(UnknownChange.words))
    }

    @Test("a search for nothing is a form with a sentence", arguments: ["/search", "/search?q="])
    func emptySearch(target: String) {
        let answer = TestAPI.respond(target, .get, [.accept: "text/html"])
        let page = String(decoding: answer.body, as: UTF8.self)
        #expect(answer.status == 400)
        #expect(page.contains("id=\"search-words\"") && page.contains("Type a name"))
        #expect(!page.contains("What is allowed"))
    }

    @Test(
        "a word of ours leads to the glossary and is no slip",
        arguments: ["inferred", "mandates", "Stated", "dimension", "gap", "\"gap\""]
    )
    func glossary(word: String) {
        let page = TestAPI.page("/search?q=" + word.replacing("\"", with: "%22"))
        #expect(page.contains("is a word of this directory"))
        #expect(page.contains("href=\"/docs/glossary\""))
        #expect(!page.contains("Search for it as you wrote it"))
        #expect(!TestAPI.page("/search?q=bishkek").contains("is a word of this directory"))
    }
}

extension Substring {
    fileprivate func components(of mark: String) -> Int { ranges(of: mark).count }
}
