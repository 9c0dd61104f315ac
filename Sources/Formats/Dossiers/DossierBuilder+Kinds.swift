internal import Addresses
internal import Directory
internal import Drawings

/// What each kind of dossier is made of.
extension DossierBuilder {
    // MARK: A body or an operation

    /// An operation, an institution or any other record that is told by itself.
    mutating func body(_ record: Record, _ content: JSON) -> [Dossier.Inline] {
        let lead = status(record, content) + prose("summary", of: record, content)
        var blocks: [Dossier.Block] = []
        if let strip = NameStrip(record, repository, asOf: view.asOf) { blocks.append(.strip(strip)) }
        blocks.append(.rows(rows(record, content)))
        add("At a glance", blocks)
        add(
            "Against terrorism",
            [.paragraph(prose(record.collection == .institutions ? "role" : "counter_terrorism", of: record, content))]
        )
        decisionSection(of: record, content)
        if record.collection == .institutions { led(by: record) }
        events(CollectionSchema.named(record.collection).type, record.id)
        return lead
    }

    private mutating func decisionSection(of record: Record, _ content: JSON) {
        let mandates = mandates(of: content)
        add(
            "Decisions behind it",
            decisions(
                mandates.records,
                total: mandates.total,
                namesHolder: false,
                more: .link("all mandates", address(of: .mandates, "holder", record.id))
            )
        )
    }

    /// The topics that an institution leads, and those it works on beside others.
    private mutating func led(by record: Record) {
        let leads = list(.activities, "lead", record.id)
        let involved = list(.activities, "also_involved", record.id)
        add(
            "What it leads",
            [
                .rows(
                    [("Leads", joined(leads)), ("Also at work on", joined(involved))].filter { !$0.1.isEmpty }
                        .map { (label: $0.0, value: $0.1) }
                )
            ]
        )
    }

    private func joined(_ found: (records: [Record], total: Int)) -> [Dossier.Inline] {
        var line: [Dossier.Inline] = []
        for record in found.records {
            if !line.isEmpty { line.append(.text(", ")) }
            line.append(link(to: record))
        }
        if found.total > found.records.count { line.append(.text(" and \(found.total - found.records.count) more")) }
        return line
    }

    // MARK: A State

    mutating func state(_ record: Record, _ content: JSON) -> [Dossier.Inline] {
        let schema = CollectionSchema.named(.states)
        let status =
            schema.fields.first { $0.name == "status" }.map { words.words(content["status"] ?? .null, $0.type) } ?? ""
        var lead: [Dossier.Inline] = [.text(status.beginningSentence)]
        for name in ["admitted", "partner_since"] {
            guard let day = content[name]?.string.flatMap({ Day($0) }) else { continue }
            lead.append(.text(" since \(day.words())"))
            lead += notes([name], content)
        }
        let found = list(.operations, "country", record.id, sort: "established")
        let operations = found.records.map { (record: $0, content: $0.value) }
        let ended = operations.filter { $0.content["status"] == "closed" }
        let others = operations.filter { $0.content["status"] != "closed" }
        lead.append(.text(". " + Self.counted(found.total, others.count, isPast: view.asOf != nil)))
        add("The State", [.rows(rows(record, content))])
        for (operation, content) in others.prefix(Dossier.Bound.inFull) { inFull(operation, content) }
        // those that are told in a table have no sheet of their own here
        table(Array(others.dropFirst(Dossier.Bound.inFull)) + ended, total: found.total, all: record)
        decisions(of: operations)
        topics(of: operations)
        events("country", record.id)
        gaps(operations)
        return lead
    }

    private static func counted(_ total: Int, _ open: Int, isPast: Bool) -> String {
        let noun = total == 1 ? "One field operation" : "\(total) field operations"
        if total == 0 {
            return isPast
                ? "No field operation on that day." : "No field operation has been there, as far as sources tell."
        }
        if isPast { return "\(noun) on that day." }
        let closed = total - open
        if open == 0 { return "\(noun), closed." }
        if closed == 0 { return "\(noun), not closed as far as sources tell." }
        return "\(noun), \(closed) of them closed."
    }

    /// An operation in full: its status, what it does, its names through time, its facts.
    private mutating func inFull(_ record: Record, _ content: JSON) {
        var blocks: [Dossier.Block] = [.paragraph(status(record, content) + prose("summary", of: record, content))]
        if let strip = NameStrip(record, repository, asOf: view.asOf) { blocks.append(.strip(strip)) }
        blocks.append(.rows(rows(record, content, without: ["host", "dimensions", "predecessors", "successors"])))
        blocks.append(.paragraph(prose("counter_terrorism", of: record, content)))
        add(record.name, blocks)
    }

    private mutating func table(_ operations: [(record: Record, content: JSON)], total: Int, all state: Record) {
        var rows: [[[Dossier.Inline]]] = []
        for (record, content) in operations {
            func year(_ names: String...) -> String? {
                names.lazy.compactMap { content[$0]?.string.flatMap { Day($0) }.map { "\($0.year)" } }.first
            }
            let from = year("established", "started") ?? "not known"
            let to = year("closed", "mandate_ended") ?? (content["status"] == "closed" ? "not known" : "")
            rows.append([
                [link(to: record)],
                [.text("\(from) – \(to)")] + notes(["established", "started", "closed", "mandate_ended"], content),
                prose("closing_reason", of: record, content),
            ])
        }
        var blocks: [Dossier.Block] = [.table(head: ["Operation", "From – to", "Why it closed"], rows: rows)]
        if total > Dossier.Bound.rows {
            blocks.append(
                .paragraph([
                    .text("\(total - Dossier.Bound.rows) more: "),
                    .link("all operations", address(of: .operations, "country", state.id)),
                ])
            )
        }
        if !rows.isEmpty { add(view.asOf == nil ? "Earlier operations" : "Other operations", blocks) }
    }

    private mutating func decisions(of operations: [(record: Record, content: JSON)]) {
        let ids = operations.flatMap { $0.content["mandates"]?.array?.compactMap(\.string) ?? [] }
        let records = ids.prefix(Dossier.Bound.rows).compactMap { read(.mandates, $0) }
        add(
            "Decisions and texts",
            decisions(
                records,
                total: ids.count,
                namesHolder: operations.count > 1,
                more: operations.first.map {
                    .link("mandates of \($0.record.name)", address(of: .mandates, "holder", $0.record.id))
                }
            )
        )
    }

    /// What the operations work on, and who leads that.
    private mutating func topics(of operations: [(record: Record, content: JSON)]) {
        var ids: [String] = []
        for id in operations.flatMap({ $0.content["activities"]?.array?.compactMap(\.string) ?? [] })
        where !ids.contains(id) {
            ids.append(id)
        }
        var rows: [(label: String, value: [Dossier.Inline])] = []
        for id in ids.prefix(Dossier.Bound.rows) {
            guard let topic = read(.activities, id) else { continue }
            let content = topic.value
            var line: [Dossier.Inline] = [link(to: topic)]
            if let lead = content["lead"]?.string, let leader = read(.institutions, lead) {
                line += [.text(", led by "), link(to: leader)] + notes(["lead"], content)
            }
            rows.append(("Topic", line))
        }
        if !rows.isEmpty { add("Topics of its operations", [.list(rows.map(\.value))]) }
    }

    // MARK: A topic

    mutating func topic(_ record: Record, _ content: JSON) -> [Dossier.Inline] {
        add("At a glance", [.rows(rows(record, content))])
        let documents = list(.documents, "activity", record.id, sort: "date")
        var rows: [[[Dossier.Inline]]] = []
        for document in documents.records {
            let value = document.value
            let date = value["date"]?.string.flatMap { Day($0) }?.words() ?? "date not known"
            rows.append([
                [.text(date)], [self.document(document) ?? link(to: document)], prose("summary", of: document, value),
            ])
        }
        var blocks: [Dossier.Block] = [.table(head: ["Date", "Text", "What it says"], rows: rows)]
        if documents.total > rows.count {
            blocks.append(
                .paragraph([
                    .text("\(documents.total - rows.count) more: "),
                    .link("all documents", address(of: .documents, "activity", record.id)),
                ])
            )
        }
        add("Decisions and texts", blocks)
        let mandates = list(.mandates, "activity", record.id, sort: "date")
        add(
            "Who was given which task",
            decisions(
                mandates.records,
                total: mandates.total,
                namesHolder: true,
                more: .link("all mandates", address(of: .mandates, "activity", record.id))
            )
        )
        add(
            "Who works on it",
            [
                .rows(
                    [
                        ("Institutions", joined(list(.institutions, "activity", record.id))),
                        ("Field operations", joined(list(.operations, "activity", record.id))),
                    ].filter { !$0.1.isEmpty }.map { (label: $0.0, value: $0.1) }
                )
            ]
        )
        return prose("summary", of: record, content)
    }
}
