package import Addresses
package import Directory
package import Forms
internal import Words

/// Reads what a list is to be matched with: from a form, a table or JSON, each with the same parameters.
package struct MatchListReader {
    /// A list with what somebody has chosen.
    package struct Asked {
        package var list = MatchListRequest()
        /// The address of the record that was chosen, by the number of the row; empty for none.
        package var choices: [Int: String] = [:]
    }

    package let pairs: [FormContent.Pair]
    /// Whether names may stand among the pairs.
    package var hasNames: Bool
    /// The bytes of a table.
    package var table: [UInt8]?
    package var json: JSON?

    /// Reads pairs.
    package init(_ pairs: [FormContent.Pair], hasNames: Bool) {
        self.pairs = pairs
        self.hasNames = hasNames
    }

    private static let parameters = ["collection", "column", "columns", "format", "bom", "version"]
    private static let choice = "choice."

    /// What is asked for, the format, and whether a table begins with a byte order mark.
    ///
    /// - Throws: a problem with every fault.
    package func read() throws(Problem) -> (asked: Asked, format: Format?, marked: Bool) {
        var reader = ParameterReader(RouteTable[.match].general)
        var asked = Asked()
        var (format, isMarked, column) = (Format?.none, false, String?.none)
        let own = hasNames ? Self.parameters + ["names", "file"] : Self.parameters
        for pair in pairs {
            // fields of a form that were left empty are sent all the same
            guard !pair.value.isEmpty else {
                if !own.contains(pair.name), !pair.name.hasPrefix(Self.choice) { reader.refuse(pair.name, known: own) }
                if pair.name.hasPrefix(Self.choice) { choose(pair, &asked) }
                continue
            }
            switch pair.name {
            case "collection": add(collection: pair.value, &asked, &reader)
            case "columns": add(columns: pair.value, &asked, &reader)
            case "column": column = pair.value
            case "format": format = reader.format(pair.value, among: RouteTable[.match].formats)
            // the data to answer from were chosen before
            case "version": _ = reader.value(.version, [pair.value])
            case "bom": isMarked = pair.value == "1"
            case "names" where hasNames: asked.list.names += Self.lines(pair.value)
            case "file" where hasNames: break
            case _ where hasNames && pair.name.hasPrefix(Self.choice): choose(pair, &asked)
            default: reader.refuse(pair.name, known: own)
            }
        }
        if let json { try read(json, &asked, &reader) }
        // the column may be named behind the table
        if let table {
            let text: String
            do throws(ContentFault) { text = try ContentText.text(table[...]) } catch {
                throw Problem(.invalidContent, error.detail)
            }
            try fill(&asked, text: text, column, &reader)
        } else if let file = pairs.first(where: { $0.name == "file" && !$0.value.isEmpty }), hasNames {
            try fill(&asked, text: file.value, column, &reader)
        }
        try reader.finish()
        let most = json == nil && asked.list.table == nil ? MatchList.mostLines : MatchList.mostRows
        guard asked.list.names.count <= most else {
            throw Problem(
                .invalidContent,
                "The list has \(asked.list.names.count) names; \(most) are taken at once. Send several lists, or a table as text/csv."
            )
        }
        return (asked, format, isMarked)
    }

    /// The names that stand each in a line.
    private static func lines(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).map { trimmed(String($0)) }.filter { !$0.isEmpty }
    }

    private static func trimmed(_ text: String) -> String {
        var text = text.drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }

    /// Checks the content of a form: one without any field of ours is a table that was sent as a form, as `curl -d` does
    /// unless told otherwise.
    ///
    /// - Throws: a problem that says how tables are sent.
    package static func check(form pairs: [FormContent.Pair]) throws(Problem) {
        let own = parameters + ["names", "file"]
        if let odd = pairs.first(where: { !own.contains($0.name) && !$0.name.hasPrefix(choice) }),
            !pairs.contains(where: { $0.name == "names" || $0.name == "file" }),
            EditDistance.nearest(to: odd.name, among: own) == nil
        {
            throw Problem(
                .invalidContent,
                "The content came as a form, and \"\(odd.name.excerpt())\" is no field of it. For a table (CSV) send -H 'Content-Type: text/csv' and --data-binary; for names alone send them as names=, one a line."
            )
        }
        if !pairs.contains(where: { ["names", "file"].contains($0.name) && !trimmed($0.value).isEmpty }) {
            var problem = Problem(
                .invalidContent,
                "No name was sent. Send names, one a line, as names, or a table (CSV) as file."
            )
            problem.forReaders = (
                "No name was sent. Paste names, one a line, or choose a table (CSV), then press Match.",
                [("Back to the form", Route.match.path)]
            )
            throw problem
        }
    }

    private func choose(_ pair: FormContent.Pair, _ asked: inout Asked) {
        guard let number = Int(pair.name.dropFirst(Self.choice.count)), number >= 1 else { return }
        asked.choices[number - 1] = pair.value
    }

    private func add(collection words: String, _ asked: inout Asked, _ reader: inout ParameterReader) {
        for word in words.separatedByCommas.map(Self.trimmed) where !word.isEmpty {
            guard let name = MatchQuery.collection(word) else {
                let known = CollectionName.seeded.map(\.rawValue)
                refuse("collection", word, "There is no collection", known, &reader)
                continue
            }
            asked.list.collections = (asked.list.collections ?? []) + [name]
        }
    }

    private func add(columns words: String, _ asked: inout Asked, _ reader: inout ParameterReader) {
        for word in words.separatedByCommas.map(Self.trimmed) where !word.isEmpty {
            let meant = ColumnNames.meant(by: word)
            guard meant.count == 1, let column = meant.first else {
                refuse(column: word, meant, &reader)
                continue
            }
            if asked.list.columns.contains(column) { continue }
            guard asked.list.columns.count < MatchListRequest.mostColumns else {
                if reader.faults.admit() {
                    let most = MatchListRequest.mostColumns
                    reader.faults.append(
                        ParameterFault(
                            "columns",
                            value: word,
                            "At most \(most) columns are added. Leave \"\(word.excerpt())\" out."
                        )
                    )
                }
                continue
            }
            asked.list.columns.append(column)
        }
    }

    private func refuse(column word: String, _ meant: [String], _ reader: inout ParameterReader) {
        guard meant.isEmpty else {
            guard reader.faults.admit() else { return }
            let detail = "\"\(word.excerpt())\" may be \(meant.joined(separator: " or ")). Use one of these."
            reader.faults.append(
                ParameterFault("columns", value: word, detail, nearest: meant.first, allowed: meant)
            )
            return
        }
        let nearest = ColumnNames.nearest(to: word)
        refuse("columns", word, "No record has a field", ColumnNames.ids, nearest: nearest, &reader)
    }

    private func refuse(
        _ name: String,
        _ word: String,
        _ what: String,
        _ known: [String],
        nearest given: String? = nil,
        _ reader: inout ParameterReader
    ) {
        guard reader.faults.admit() else { return }
        let nearest = given ?? EditDistance.nearest(to: word, among: known)
        let hint = nearest.map { "Did you mean \($0)?" } ?? "Use one listed under allowed."
        reader.faults.append(
            ParameterFault(
                name,
                value: word,
                "\(what) \"\(word.excerpt())\" here. \(hint)",
                nearest: nearest,
                allowed: known
            )
        )
    }

    // MARK: Tables and JSON

    private func fill(
        _ asked: inout Asked,
        text: String,
        _ column: String?,
        _ reader: inout ParameterReader
    ) throws(Problem) {
        let rows: [[String]]
        do throws(ContentFault) { rows = try TableContent(text: text, mostRows: MatchList.mostRows).rows } catch {
            throw Problem(.invalidContent, error.detail)
        }
        guard let heading = rows.first else { throw Problem(.invalidContent, "The table is empty.") }
        let place: Int
        if let column {
            let number = Int(column).flatMap { (1...heading.count).contains($0) ? $0 - 1 : nil }
            let named = heading.firstIndex { $0.lowercased() == column.lowercased() }
            guard let found = named ?? number else {
                return refuse("column", column, "The table has no column", heading, &reader)
            }
            place = found
        } else {
            place = heading.firstIndex { Self.usual.contains($0.lowercased()) } ?? 0
        }
        let body = Array(rows.dropFirst())
        asked.list.table = .init(heading: heading, rows: body, column: place)
        asked.list.names = body.map { $0.indices.contains(place) ? $0[place] : "" }
    }

    /// What people call a column of names.
    private static let usual = [
        "name", "names", "title", "organisation", "organization", "institution", "mission", "entity",
    ]

    /// - Throws: where it is neither a list nor an object with names, or a value is no text.
    private func read(_ json: JSON, _ asked: inout Asked, _ reader: inout ParameterReader) throws(Problem) {
        let members = json.array == nil ? json.members ?? [] : [.init("names", json)]
        let known = ["names", "collection", "columns"]
        for member in members where !known.contains(member.name) { reader.refuse(member.name, known: known) }
        guard members.contains(where: { $0.name == "names" }) else {
            try reader.finish()
            throw Problem(
                .invalidContent,
                "The content has no names. Send a list of texts, or an object: {\"names\": [\"ODIHR\"]}."
            )
        }
        for member in members where known.contains(member.name) {
            let values = member.value.array ?? [member.value]
            // a row that was left out would move all behind it
            if let place = values.firstIndex(where: { $0.string.map { $0.utf8.contains(0) } ?? true }) {
                throw Problem(
                    .invalidContent,
                    "Value \(place + 1) of \(member.name.excerpt()) is no text, or has a NUL. Write \"\" where there is no name."
                )
            }
            let texts = values.compactMap(\.string)
            switch member.name {
            case "names": asked.list.names = texts
            case "collection": for text in texts { add(collection: text, &asked, &reader) }
            case "columns": for text in texts { add(columns: text, &asked, &reader) }
            default: break
            }
        }
    }
}
