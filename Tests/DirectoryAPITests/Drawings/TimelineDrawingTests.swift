import Directory
@testable import Drawings
import Formats
import HTTPSemantics
import Testing

@testable import DirectoryAPI

@Suite("Bars and marks stand where the dates say")
struct TimelineDrawingTests {
    static let repository = TestAPI.repository
    static let axis = TimeAxis(firstYear: 1973, today: AxisDate(repository.dataset.released), left: 0, right: 540)

    static func stretches(_ id: String) throws -> [LifeLineBar.Stretch] {
        let record = try #require(repository[.operations].record(id: id))
        return LifeLineBar(line: LifeLine(record), axis: axis, y: 0, height: 8).stretches
    }

    static func date(_ text: String) throws -> AxisDate { AxisDate(try #require(Day(text))) }

    /// Where a day begins on the axis.
    static func start(_ day: String) throws -> Double { axis.x(ofYears: try date(day).earliest.lowerBound) }

    /// Where it ends.
    static func end(_ day: String) throws -> Double { axis.x(ofYears: try date(day).latest.upperBound) }

    @Test("the page of the timeline is small in every coding", arguments: ["gzip", "br", "zstd"])
    func size(coding: String) {
        let answer = TestAPI.respond("/timeline", .get, [.accept: "text/html", .acceptEncoding: coding])
        #expect(answer.status == 200)
        guard answer["Content-Encoding"] == coding else { return #expect(coding == "zstd") }
        #expect(answer.body.count <= 32_000, "\(answer.body.count) bytes with \(coding)")
    }

    @Test("the axis has a tenth of a user unit in common with the calendar")
    func axis() throws {
        // 54 years on 540 units
        #expect(Self.axis.x(ofYear: 1973) == 0)
        #expect(Self.axis.x(ofYear: 2000) == 270)
        #expect(try Self.start("2000-01-01") == 270)
        #expect(try abs(Self.end("1999-12-31") - 270) < 1e-9)
        #expect(try abs(Self.start("2000-07-01") - (270 + 10 * 182.0 / 366)) < 1e-9)
        #expect(Self.axis.middle(of: try Self.date("2000")) == 275)
        #expect(
            Self.axis.ticks(noNearerThan: 44) == [1975, 1980, 1985, 1990, 1995, 2000, 2005, 2010, 2015, 2020, 2025]
        )
    }

    @Test("an open operation reaches from its founding to the day of the data, pale from its last sighting on")
    func open() throws {
        let stretches = try Self.stretches("mission-in-kosovo")
        #expect(stretches.first?.certainty == .sure && stretches.last?.certainty == .unseen)
        #expect(try stretches.first?.from == Self.start("1999-07-01") && stretches.last?.to == Self.axis.now)
        let record = try #require(Self.repository[.operations].record(id: "mission-in-kosovo"))
        let seen = try #require(record.value["last_confirmed"]?.string)
        #expect(try stretches.last?.from == Self.end(seen))
        #expect(try Self.axis.now == Self.end(Self.repository.dataset.released.description))
    }

    @Test("a closed one ends with its last day")
    func closed() throws {
        let stretches = try Self.stretches("mission-to-georgia")
        #expect(
            try stretches == [
                .init(certainty: .sure, from: Self.start("1992-11-06"), to: Self.end("2009-06-30"))
            ]
        )
    }

    @Test("dates known to the year or the month have soft ends")
    func soft() throws {
        #expect(
            try Self.stretches("mission-to-latvia") == [
                .init(certainty: .soft, from: Self.start("1993-01-01"), to: Self.start("1993-12-31")),
                .init(certainty: .sure, from: Self.start("1993-12-31"), to: Self.end("2001-12-31")),
            ]
        )
        #expect(
            try Self.stretches("mission-to-ukraine") == [
                .init(certainty: .sure, from: Self.start("1994-06-15"), to: Self.end("1999-04-01")),
                .init(certainty: .soft, from: Self.end("1999-04-01"), to: Self.end("1999-04-30")),
            ]
        )
    }

    @Test("an end that is not known is not drawn as one")
    func unknown() throws {
        let stretches = try Self.stretches("mission-to-sarajevo")
        #expect(stretches.first?.certainty == .soft && stretches.last?.certainty == .unknown)
        #expect(try stretches[0].from == Self.start("1994-10-01"))
        #expect(try Self.stretches("representative-estonian-military-pensioners").isEmpty)
    }

    @Test("stretches of every bar follow each other within the axis")
    func order() {
        for collection in [CollectionName.operations, .institutions] {
            for record in Self.repository[collection].records {
                let bar = LifeLineBar(line: LifeLine(record), axis: Self.axis, y: 0, height: 8)
                var last = 0.0
                for stretch in bar.stretches {
                    #expect(stretch.from >= last - 1e-9 && stretch.to > stretch.from, "\(record.id)")
                    #expect(stretch.to <= 540)
                    last = stretch.to
                }
            }
        }
    }

    @Test(
        "every event that matches is on a line or in a lane",
        arguments: [
            "collection=operations", "region=central-asia", "event=renamed", "collection=documents",
            "operation=mission-in-kosovo",
            "q=kosovo",
        ]
    )
    func events(question: String) throws {
        let total = try TestAPI.total("/timeline?\(question)")
        let records = try TestAPI.json("/timeline?limit=500&\(question)")["data"]?.array ?? []
        #expect(records.count == total)
        let events = records.compactMap { Self.repository[.timeline].record(id: $0["id"]?.string ?? "") }
        let chart = TimelineChart(events, repository: Self.repository)
        let marks = chart.groups.flatMap(\.lines).flatMap(\.marks) + chart.lanes.flatMap(\.years).flatMap(\.marks)
        #expect(marks.count == total)
        #expect(chart.firstYear == 1973)
    }

    @Test("renamings and decisions have forms of their own")
    func shapes() {
        #expect(TimelineMark.Shape(event: "renamed") == .renaming)
        for kind in ["mandated", "re-mandated", "tasked", "agreed", "adopted"] {
            #expect(TimelineMark.Shape(event: kind) == .decision)
        }
        #expect(TimelineMark.Shape(event: "closed") == .bound)
        #expect(TimelineMark.Shape(event: "noted") == .note)
    }

    @Test("the page of the timeline has the drawing and the list")
    func page() {
        let page = String(decoding: TestAPI.respond("/timeline?region=central-asia&format=html").body, as: UTF8.self)
        #expect(page.contains("class=\"drawing timeline wide\""))
        #expect(page.contains("class=\"drawing timeline narrow\""))
        #expect(page.contains("href=\"/operations/ashgabat\""))
        #expect(!page.contains("href=\"/operations/mission-in-kosovo\""))
    }
}
