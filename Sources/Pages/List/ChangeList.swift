internal import Addresses
internal import Directory
internal import Formats
internal import Markup

/// What releases changed, told by release and record: what was there before, and what is there since.
struct ChangeList {
    let page: ListPage
    /// The letters of a value, and the fields of a record, that are told at most: the comparison of the record has all.
    private static let (longest, mostFields) = (160, 5)

    func write(to html: inout HTML) {
        let words = ChangeWords(page.repository, longest: Self.longest)
        var release: JSON?
        var items: [JSON] = []
        for value in page.answer.records.map(\.value) {
            if page.query.since == nil, value["release"] != release {
                group(items, words, &html)
                items = []
            }
            release = value["release"]
            items.append(value)
        }
        group(items, words, &html)
    }

    private func group(_ items: [JSON], _ words: ChangeWords, _ html: inout HTML) {
        guard let first = items.first else { return }
        html.element("section", .class("release")) { html in
            if page.query.since == nil { heading(first, &html) } else { since(&html) }
            html.element("ul", .class("changes")) { html in
                for item in items {
                    html.element("li") { write(item, words, to: &$0) }
                    html.raw("\n")
                }
            }
        }
    }

    /// The release, its day and what it was about.
    private func heading(_ change: JSON, _ html: inout HTML) {
        html.element("h2") { html in
            html.text("Release \(change["release"]?["number"]?.text ?? "") ")
            html.element("span", .class("soft")) { DateWords.write(change["date"]?.string ?? "", to: &$0) }
        }
        if let title = change["title"]?.string { html.element("p", .class("small"), text: title) }
    }

    /// What there is since the version, by what was done.
    private func since(_ html: inout HTML) {
        guard let version = page.query.since else { return }
        html.element("h2", text: "Since \(version.words)")
        guard !page.isNarrowed, page.request.scope == nil, page.query.offset == 0 else { return }
        let changes = page.repository.netChanges(since: version)
        let counts = [
            (RecordChange.Kind.changed, "changed"), (.added, "added"), (.removed, "taken out"),
            (.renamed, "got another address"),
        ].compactMap { kind, words -> String? in
            let count = changes.count { $0.change.kind == kind }
            return count == 0 ? nil : "\(count) \(words)"
        }
        guard !counts.isEmpty else { return }
        html.element("p", .class("small"), text: "Records and files: \(counts.joined(separator: ", ")).")
    }

    private func write(_ change: JSON, _ words: ChangeWords, to html: inout HTML) {
        let (kind, path) = (change["change"]?.string ?? "", change["record"]?.string ?? "")
        let name = change["name"]?.string ?? path
        let record = page.repository.record(at: path)
        let shown = String(name.dropLast(name.hasSuffix(": \(kind)") ? kind.count + 2 : 0))
        html.element("strong") { html in
            if record != nil || path == Route.dataset.path {
                // it may have another id by now
                html.link(record?.path ?? path, shown)
            } else {
                html.text(shown)
            }
        }
        html.raw(" ")
        let sentences = words.sentences(
            kind,
            change["details"]?.array ?? [],
            in: change["collection"]?.string ?? "",
            former: change["renamed_from"]?.string,
            atMost: Self.mostFields
        )
        if sentences.count == 1 {
            html.element("span", text: sentences[0])
        } else {
            html.element("ul") { html in
                for sentence in sentences { html.element("li", text: sentence) }
            }
        }
        guard let record, let version = compared(change), ["changed", "renamed"].contains(kind) else { return }
        html.raw(" ")
        var view = RecordView()
        view.compared = version
        html.link(
            view.address(of: record.path),
            "before and after",
            .class("small soft"),
            Attribute(literal: "rel", "nofollow")
        )
    }

    /// The version that shows what the change was: the one asked for, otherwise that before the release.
    private func compared(_ change: JSON) -> FormerVersion? {
        if let since = page.query.since { return since }
        guard let number = change["release"]?["number"].flatMap({ Int($0.text) }), number > 1 else { return nil }
        return page.repository.versions.first { $0.number == number - 1 }
    }
}
