import Addresses
import Directory
@testable import Formats
import Foundation
import HTTPSemantics
import Memory
import Testing

@testable import DirectoryAPI

@Suite("The timeline is a calendar to subscribe to")
struct CalendarTests {
    private static func text(_ target: String, publicAddress: PublicAddress? = nil) -> String {
        let responder = publicAddress.map { Responder(TestAPI.repository, publicAddress: $0) } ?? TestAPI.responder
        return String(decoding: responder.respond(to: APIRequest(.get, target)).body, as: UTF8.self)
    }

    /// The properties of a calendar, folded lines joined.
    private static func properties(_ text: String) -> [String] {
        text.replacingOccurrences(of: "\r\n ", with: "").components(separatedBy: "\r\n").dropLast()
    }

    @Test("it has every event whose day is known, and says how many it leaves out")
    func events() throws {
        let known = TestAPI.repository[.timeline].records.count { $0.value["date"]?.string?.count == 10 }
        let properties = Self.properties(Self.text("/timeline.ics"))
        #expect(properties.count { $0 == "BEGIN:VEVENT" } == known && known > 100)
        let leftOut = TestAPI.repository[.timeline].records.count - known
        #expect(properties.contains { $0.hasPrefix("X-WR-CALDESC:") && $0.contains(" \(leftOut) events") })
        #expect(properties.first == "BEGIN:VCALENDAR" && properties.last == "END:VCALENDAR")
        #expect(TestAPI.respond("/timeline.ics")["Content-Type"] == "text/calendar; charset=utf-8")
        #expect(TestAPI.respond("/operations.ics").status == 404)
    }

    @Test("lines end with CR and LF, have 75 bytes at most, and no letter is torn apart")
    func lines() {
        let text = Self.text("/timeline.ics?country=kg,ua,tr")
        let lines = text.components(separatedBy: "\r\n")
        #expect(lines.last == "" && lines.count > 100)
        #expect(!text.replacingOccurrences(of: "\r\n", with: "").contains("\n"))
        for line in lines { #expect(line.utf8.count <= 75 && !line.contains("\u{FFFD}"), "\(line)") }
    }

    @Test(
        "what would end a text is escaped",
        arguments: ["a;b,c\\d\ne", String(repeating: "ÄЖ", count: 60), "a\u{7}b", ""]
    )
    func texts(text: String) throws {
        var lines = CalendarLines()
        lines.add("SUMMARY", text: text)
        let written = lines.finish().withBytes { String(decoding: $0, as: UTF8.self) }
        #expect(written.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 75 })
        let value = try #require(Self.properties(written).first).dropFirst("SUMMARY:".count)
        var read = ""
        var isEscaped = false
        for character in value {
            if isEscaped {
                read.append(character == "n" ? "\n" : character)
            } else if character != "\\" {
                read.append(character)
            }
            isEscaped = !isEscaped && character == "\\"
        }
        #expect(read == text.replacingOccurrences(of: "\u{7}", with: " "))
    }

    @Test("an event lasts one day, is the same for good, and leads to its record where the address is known")
    func event() throws {
        let record = try #require(
            TestAPI.repository[.timeline].records.first { $0.value["date"]?.string?.hasSuffix("-31") == true }
        )
        let date = try #require(record.value["date"]?.string.flatMap { Day($0) })
        let properties = Self.properties(
            Self.text("\(record.path).ics", publicAddress: PublicAddress("https://example.org:8443/osce"))
        )
        #expect(properties.contains("DTSTART;VALUE=DATE:\(date.earliest)"))
        #expect(properties.contains("DTEND;VALUE=DATE:\(date.following.earliest)"))
        #expect(properties.contains("UID:\(record.id)@example.org"))
        #expect(properties.contains("URL;VALUE=URI:https://example.org:8443/osce\(record.path)"))
        #expect(Self.properties(Self.text("\(record.path).ics")).contains("UID:\(record.id)@osce-directory.invalid"))
    }

    @Test("an event that is known to the month or year alone has a calendar of its own, over all days it may mean")
    func imprecise() throws {
        let record = try #require(TestAPI.repository[.timeline].records.first { $0.value["date"]?.string?.count == 7 })
        let date = try #require(record.value["date"]?.string.flatMap { Day($0) })
        let properties = Self.properties(Self.text("\(record.path).ics"))
        #expect(properties.contains("DTSTART;VALUE=DATE:\(date.earliest)"))
        #expect(properties.contains("DTEND;VALUE=DATE:\(date.following.earliest)"))
        #expect(properties.contains { $0.hasPrefix("DESCRIPTION:") && $0.contains("Known as \(date) alone.") })
    }

    @Test(
        "the day after follows the calendar",
        arguments: [
            ("2023-02-28", "2023-03-01"), ("2024-02-28", "2024-02-29"), ("1999-12-31", "2000-01-01"),
            ("1992-09", "1992-10-01"),
            ("1992", "1993-01-01"),
        ]
    )
    func following(day: String, next: String) throws {
        #expect(try #require(Day(day)).following.description == next)
    }
}

@Suite("Changes are a feed in JSON, too")
struct JSONFeedTests {
    @Test("with an item for each entry of the feed in Atom, and the way to the next page")
    func items() throws {
        let responder = Responder(TestAPI.repository, publicAddress: PublicAddress("https://example.org/osce"))
        let response = responder.respond(to: APIRequest(.get, "/changes.jsonfeed?limit=3"))
        #expect(response["Content-Type"] == "application/feed+json")
        let feed = try JSONReader.read(response.body)
        #expect(feed["version"] == "https://jsonfeed.org/version/1.1")
        let items = feed["items"]?.array ?? []
        let records = try TestAPI.json("/changes?limit=3")["data"]?.array ?? []
        #expect(items.map { $0["title"] } == records.map { $0["name"] })
        for item in items {
            #expect(item["id"]?.string?.hasPrefix("https://example.org/osce/changes/") == true)
            let date = try #require(item["date_published"]?.string)
            #expect(ISO8601DateFormatter().date(from: date) != nil)
            #expect(item["content_text"]?.string?.isEmpty == false)
        }
        let next = "/changes?limit=3&offset=3&format=jsonfeed&version=\(TestAPI.repository.shortVersion)"
        #expect(feed["next_url"]?.string == "https://example.org/osce\(next)")
        #expect(TestAPI.respond("/operations/bishkek/history.jsonfeed").status == 200)
        #expect(TestAPI.respond("/operations.jsonfeed").status == 404)
    }
}
