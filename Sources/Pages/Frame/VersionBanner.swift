internal import Addresses
internal import Directory
internal import Formats
internal import Markup

/// The first line of a page of a former version: which one it is, of which day, and what the newest says instead.
struct VersionBanner {
    private let page: any Page
    private let newest: Repository

    /// The banner of a page; nil where it shows the newest version.
    init?(_ page: any Page) {
        guard let newest = page.repository.newest else { return nil }
        self.page = page
        self.newest = newest
    }

    /// The differences of a record that are told with their values, and the letters of each at most.
    private static let (mostTold, longestTold) = (3, 120)

    func write(to html: inout HTML) {
        let here = page.repository
        html.element("aside", .class("edition"), Attribute("aria-label", "Version")) { html in
            html.element("div", .class("wrap")) { html in
                html.element("p") { html in
                    html.element("strong") { html in
                        html.raw("You see ")
                        Self.write(here, to: &html)
                        html.raw(".")
                    }
                    html.raw(" ")
                    Self.write(newest, startsSentence: true, to: &html)
                    html.raw(" is the newest. ")
                    if let record = page.pastRecord {
                        write(record, to: &html)
                    } else {
                        let since = [(GeneralParameter.since.rawValue, here.shortVersion)]
                        html.link(
                            Route.collection(.changes).path + Target.query(since),
                            "What changed since",
                            Attribute("rel", "latest-version")
                        )
                        html.raw(" · ")
                    }
                    html.link(
                        page.neutral ?? page.canonical ?? page.section ?? Route.serviceDocument.path,
                        "See the newest",
                        Attribute("rel", "latest-version")
                    )
                }
            }
        }
        html.raw("\n")
    }

    /// Says of a card that it is of a former version, in a line; nothing where it is of the newest.
    static func writeLine(_ repository: Repository, to html: inout HTML) {
        guard repository.newest != nil else { return }
        html.element("p", .class("small care")) { html in
            html.raw("As ")
            write(repository, to: &html)
            html.raw(" had it, which is not the newest.")
        }
    }

    private static func write(_ repository: Repository, startsSentence: Bool = false, to html: inout HTML) {
        if let release = repository.releases.last, release.version == repository.version {
            html.text("\(startsSentence ? "Release" : "release") \(release.number)")
        } else {
            html.text("\(startsSentence ? "Version" : "version") \(repository.shortVersion)")
        }
        html.raw(" of ")
        DateWords.write(repository.dataset.released.description, to: &html)
    }

    /// Says what the newest version has instead of what a record holds here.
    private func write(_ record: Record, to html: inout HTML) {
        guard let present = newest.record(at: record.path) else {
            html.raw("It does not have this record under this address. ")
            return
        }
        let (before, after) = (record.value, present.value)
        let fields = newest[record.collection].schema.fields.filter { field in
            field.isInSeed && before[field.name] != after[field.name]
        }
        guard !fields.isEmpty else {
            html.raw("It says the same of this record. ")
            return
        }
        let differences = fields.lazy.compactMap { field -> String? in
            let label = FieldLabels.label(field.name)
            let (was, now) = (
                before[field.name].map { ValueWords(repository: page.repository).words($0, field.type) } ?? "not given",
                after[field.name].map { ValueWords(repository: newest).words($0, field.type) } ?? "not given"
            )
            guard was != now, was.count <= Self.longestTold, now.count <= Self.longestTold else { return nil }
            return "\(label): \(now) (here: \(was))"
        }
        let told = Array(differences.prefix(Self.mostTold))
        if told.isEmpty {
            html.raw("In the newest version this record has other words or sources. ")
        } else {
            html.raw("In the newest version: ")
            html.text(told.joined(separator: "; "))
            if fields.count > told.count { html.text("; and \(fields.count - told.count) more") }
            html.raw(". ")
        }
        if !record.collection.isDerived {
            let history = Route.part(.history, record.collection, id: present.id)
            html.link(history.path, "What changed in it", Attribute("rel", "latest-version"))
            html.raw(" · ")
        }
    }
}
