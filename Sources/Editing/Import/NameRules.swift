internal import Directory

/// What a sheet may not say of a name, since it would be a guess to take it.
enum NameRules {
    /// Refuses a name that is two, or that is said to be the official one of today by a source of former days.
    ///
    /// - Parameters:
    ///   - item: the item of the list of names.
    ///   - record: the record as it is.
    static func refuse(_ item: JSON, at field: String, in record: JSON, _ row: FactRow) throws(EditRefusal) {
        guard field == "names", let value = item["value"]?.string else { return }
        if value.contains("; ") || value.hasSuffix(";") || value.contains(" / ") {
            throw .senseless("\"\(value)\" looks like several names; write a row for each, with its kind")
        }
        guard item["kind"] == "official", item["from"] == nil, item["to"] == nil else { return }
        let advice = "give it the kind former with its last day in to, or from and to"
        if let note = row.note?.lowercased(), note.contains("former name") || note.contains("a former") {
            throw .senseless("the note says that this is a former name; \(advice)")
        }
        guard let read = row.source.date.flatMap({ Day($0) }), let since = currentNameSince(record, but: item),
            read.latest < since.earliest
        else { return }
        throw .senseless(
            "the source is of \(row.source.date ?? ""), and the name of today is in use since \(since); \(advice)"
        )
    }

    /// The first day of the official name of today, in a language in which it is known.
    private static func currentNameSince(_ record: JSON, but item: JSON) -> Day? {
        (record["names"]?.array ?? [])
            .filter { $0["kind"] == "official" && $0["to"] == nil && $0["language"] != item["language"] }
            .compactMap { $0["from"]?.string.flatMap { Day($0) } }
            .max { $0.earliest < $1.earliest }
    }
}

/// Addresses of copies where the address of the text itself belongs.
enum CopiedText {
    /// Refuses the address of a copy for a field of a record, where the sheet does not say that it is meant.
    static func refuse(_ value: JSON, _ path: FieldPath, _ row: FactRow) throws(EditRefusal) {
        guard case .url = path.type, path.text == "text_url" || path.text == "website", let url = value.string else {
            return
        }
        let source = row.source
        // who calls the source a copy, or says what it is a copy of, knows what the address is
        guard source.text("kind") == nil, source.text("read_at") == nil,
            source.url.map(WebAddress.key) == WebAddress.key(url)
        else { return }
        let told = [source.publisher, source.title, row.note].compactMap { $0?.lowercased() }
        let marks = ["copied by", "copy on", "copy at", "(copy", "a copy", "copy,", "mirror", "unofficial copy"]
        guard let mark = marks.first(where: { mark in told.contains { $0.contains(mark) } }) else { return }
        throw .senseless(
            "the sheet calls \(url) a copy (\"\(mark)\"): give the official address as \(path.text) and the copy as read_at of the source; "
                + "where no official one is known, say so by source kind copy"
        )
    }
}
