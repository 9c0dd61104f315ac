import Directory
import Testing

@testable import DirectoryAPI

@Suite("The page of events has a row for each day")
struct EventDaysTests {
    @Test("the States that joined on a day stand in one line, each once")
    func folded() throws {
        let page = TestPage.html("/timeline?date=1973-06-25&limit=100")
        let states = try TestAPI.json("/timeline?date=1973-06-25&event=admitted&limit=100")["data"]?.array ?? []
        #expect(states.count > 10 && page.contains("\(states.count) States join: "))
        let row = try #require(page.components(between: "<tbody>", and: "</tbody>").first)
        for state in states {
            let path = try #require(state["record"]?.string)
            #expect(TestPage.links(in: row).filter { $0 == path }.count == 1)
        }
    }

    @Test("every event of the page is told, and no row has a name twice beside another")
    func whole() throws {
        let target = "/timeline?date__gte=1999&limit=50"
        let events = try TestAPI.json(target)["data"]?.array ?? []
        let table = try #require(TestPage.html(target).components(between: "<tbody>", and: "</tbody>").first)
        let links = Set(TestPage.links(in: table))
        for event in events {
            let ways = [event["url"]?.string, event["record"]?.string].compactMap(\.self)
            #expect(ways.contains(where: links.contains), "\(ways)")
        }
        for name in events.compactMap({ $0["name"]?.string }) {
            let head = name.components(upTo: ": ")
            #expect(!table.contains(">\(head)</a>: \(head)"))
        }
    }

    @Test("other orders and chosen columns have the table of all lists")
    func table() {
        for target in ["/timeline?sort=name", "/timeline?fields=date,name", "/timeline?q=kosovo"] {
            #expect(!TestPage.html(target).contains("records days"))
        }
    }
}

extension String {
    fileprivate func components(upTo mark: String) -> String { split(separator: mark).first.map(String.init) ?? self }
}
