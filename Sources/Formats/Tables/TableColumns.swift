internal import Directory

/// The columns that fields have in a table, with what they refer to.
struct TableColumns {
    /// The columns, in the order of the fields.
    private(set) var columns: [TableColumn] = []
    /// What they refer to.
    private(set) var references: [DataTable.Reference] = []
    /// Whether the fields are those of an item of a list.
    private var isItem: Bool { list != nil }
    private let owner: String
    /// The field of the record that the fields are in; nil where they are its own.
    private let list: String?

    /// - Parameters:
    ///   - owner: what a row is, as a name.
    ///   - list: the field of the record that holds the list whose items have the fields; nil where the record has them.
    ///     Lists of a record have tables of their own; lists of an item are cells.
    init(_ fields: [Field], of owner: String, in list: String? = nil) {
        self.list = list
        self.owner = owner
        add(fields, under: [])
    }

    private mutating func add(_ fields: [Field], under path: [String]) {
        for field in fields { add(field, field.type, path) }
    }

    private mutating func add(_ field: Field, _ type: FieldType, _ path: [String]) {
        let steps = path + [field.name]
        let name = name(path, field)
        switch type {
        case .object(let inner, _): add(inner, under: steps)
        case .list:
            if let word = field.rowWord {
                columns.append(TableColumn(word, .text, field.meaning, required: true) { .init($0.word?.string) })
            } else if isItem {
                add(field, name, .json, steps)
            }
        case .position:
            for (ordinate, place) in [("longitude", 0), ("latitude", 1)] {
                columns.append(
                    TableColumn((path + [ordinate]).joined(separator: "_"), .number, field.meaning) { row in
                        TableCell(row.value.value(at: steps)?.array?.dropFirst(place).first, as: .number)
                    }
                )
            }
        case .date:
            add(field, name, .date, steps)
            for bound in DayBound.allCases {
                columns.append(
                    TableColumn(name + bound.suffix, .day, "\(field.meaning) \(bound.meaning)") { row in
                        let date = row.value.value(at: steps)?.string.flatMap(Day.init)
                        return TableCell(date.map { bound.day(of: $0).description })
                    }
                )
            }
        case .reference(let collections):
            add(field, name, .text, steps)
            refer(name, to: collections, steps, field)
        case .count: add(field, name, .integer, steps)
        case .flag: add(field, name, .flag, steps)
        case .url: add(field, name, .url, steps)
        case .any: add(field, name, .json, steps)
        case .term: add(field, name, .term, steps)
        case .either(.reference(let collections), _) where collections.count == 1:
            add(field, name, .text, steps)
            refer(name, toOneOf: collections[0], steps)
        case .text, .token, .slug, .either: add(field, name, .text, steps)
        }
    }

    private mutating func add(_ field: Field, _ name: String, _ kind: TableColumn.Kind, _ steps: [String]) {
        columns.append(
            TableColumn(name, kind, field.meaning, required: field.isRequired && (isItem || steps.count == 1)) { row in
                TableCell(row.value.value(at: steps), as: kind)
            }
        )
    }

    /// Adds what a column of ids refers to. One that may be of several collections has a column that names it; one that
    /// an item rests on shows where that was read.
    private mutating func refer(_ name: String, to collections: [CollectionName], _ steps: [String], _ field: Field) {
        guard collections.count == 1, let collection = collections.first else {
            let other = "\(name)_collection"
            columns.append(
                TableColumn(other, .text, "The collection of the record that `\(name)` names.") { row in
                    let id = row.value.value(at: steps)?.string
                    return TableCell(id.flatMap { row.repository.collection(of: $0, among: collections) }?.rawValue)
                }
            )
            return references.append(
                .init([other, name], DataTable.recordsName, ["collection", "id"], relation: list ?? steps[0])
            )
        }
        references.append(.init([name], collection.rawValue, ["id"], relation: list ?? steps[0]))
        guard isItem, let address = CollectionSchema.named(collection).address else { return }
        let read = JSONProjection(address.name)
        columns.append(
            TableColumn(address.name, .url, address.meaning) { row in
                let record = row.value.value(at: steps)?.string.flatMap { row.repository[collection].record(id: $0) }
                return TableCell(record?.value(read)[address.name], as: .url)
            }
        )
    }

    /// Adds the column of the id where a value that may be words is one: what joins.
    private mutating func refer(_ name: String, toOneOf collection: CollectionName, _ steps: [String]) {
        let type = CollectionSchema.named(collection).type
        let other = "\(name)_\(type)"
        columns.append(
            TableColumn(other, .text, "The id of the \(type) that `\(name)` names, where it names one.") { row in
                let id = row.value.value(at: steps)?.string
                return TableCell(id.flatMap { row.repository[collection].record(id: $0) == nil ? nil : $0 })
            }
        )
        references.append(.init([other], collection.rawValue, ["id"], relation: list ?? steps[0]))
    }

    /// What a column is called: the path. Nobody should have to quote a name, so one that is a word of SQL has that of the
    /// row before it (`dimension_order`), and the days of an item are called alike everywhere.
    private func name(_ path: [String], _ field: Field) -> String {
        if path.isEmpty, Self.reserved.contains(field.name), field.bound == nil { return "\(owner)_\(field.name)" }
        return switch field.bound {
        case .first: (path + ["valid_from"]).joined(separator: "_")
        case .last: (path + ["valid_to"]).joined(separator: "_")
        default: (path + [field.name]).joined(separator: "_")
        }
    }
}

extension TableColumns {
    /// The words that no dialect of SQL takes as names.
    static let reserved: Set = [
        "add", "all", "alter", "and", "as", "between", "by", "case", "check", "collate", "column", "commit",
        "constraint",
        "create", "cross", "default", "delete", "desc", "distinct", "drop", "else", "end", "except", "exists", "for",
        "foreign", "from", "full", "group", "having", "in", "index", "inner", "insert", "intersect", "into", "is",
        "join",
        "left", "like", "limit", "natural", "not", "null", "on", "or", "order", "outer", "primary", "references",
        "right",
        "select", "set", "table", "then", "to", "transaction", "trigger", "union", "unique", "update", "user", "using",
        "values", "when", "where", "with",
    ]
}

extension CollectionSchema {
    /// The field with the address that every record was read at; nil where records have none.
    fileprivate var address: Field? {
        fields.first { field in if case .url = field.type { field.isRequired && field.isInSeed } else { false } }
    }
}

extension JSON {
    /// The value at the end of a path that goes through no list; nil where there is none.
    func value(at steps: [String]) -> JSON? {
        steps.reduce(Optional(self)) { value, step in value.flatMap { $0[step] } }
    }
}
