internal import Addresses
internal import Directory

/// What the form of a list offers: the collection's own fields and those of the records that they lead to, columns, what
/// to count by, orders. It follows from the tables alone and is worked out once.
struct QuestionFields {
    /// A field.
    struct Offer {
        /// The filter.
        let name: String
        let label: String
    }

    /// The collection's own fields, by label.
    let own: [Offer]
    /// The fields behind each reference, by what it leads to.
    let behind: [(noun: String, fields: [Offer])]
    /// The columns, in the order of the table.
    let columns: [ColumnOffer]
    /// What can be counted by; that of parts of a record is for programs.
    let groups: [Offer]
    /// The orders as `sort` takes them; empty for the usual one.
    let orders: [Offer]
    /// The labels of the terms that fields take.
    let terms: [String]
    /// The parameters.
    let table: ParameterTable

    private static let tables = CollectionSchema.table { QuestionFields($0) }

    /// The offers of a collection.
    static func of(_ schema: CollectionSchema) -> QuestionFields { tables[schema.name] ?? QuestionFields(schema) }

    /// How many fields behind one reference are offered.
    private static let mostBehind = 10

    private init(_ schema: CollectionSchema) {
        let table = ParameterTable(schema)
        self.table = table
        columns = ColumnOffer.offers(of: schema, table)
        groups = GroupTerm.names(of: table).compactMap { GroupTerm.named($0, in: table) }
            .filter { !$0.parameter.name.contains(".") }.map { Offer(name: $0.name, label: FieldWords.label($0)) }
        orders = Self.orders(of: schema, table)
        terms = table.parameters.filter(Self.isOffered).flatMap(\.vocabularies).flatMap(\.terms).map(\.label)
        own = table.parameters.filter(Self.isOffered).map { Offer(name: $0.name, label: FieldWords.label($0)) }
            .sorted { $0.label.lowercased() < $1.label.lowercased() }
        behind = table.parameters.filter { parameter in
            Self.isOffered(parameter) && parameter.name != "source" && !parameter.referenced.isEmpty
                && !parameter.referenced.contains(schema.name)
        }.compactMap { reference in
            let fields = Self.fields(behind: reference)
            return fields.isEmpty ? nil : (FieldWords.noun(reference), fields)
        }
    }

    private static func orders(of schema: CollectionSchema, _ table: ParameterTable) -> [Offer] {
        var orders = [Offer(name: "", label: OrderWords.usual(schema, table).beginningSentence)]
        for column in RecordTable.sortable(schema, table) {
            guard let parameter = table[column.name] else { continue }
            for isDescending in [false, true] {
                let name = (isDescending ? "-" : "") + column.name
                guard name != schema.order else { continue }
                let words = OrderWords.words(parameter, isDescending: isDescending)
                orders.append(Offer(name: name, label: words.beginningSentence))
            }
        }
        return orders
    }

    /// Fields that say nothing to people, or stand in the address of the record.
    private static let unasked: Set = ["type", "url", "name_language", "dated", "evidence", "identifiers", "basis"]

    /// Those of parts of a record are for programs, but for numbers.
    private static func isOffered(_ parameter: Parameter) -> Bool {
        guard !parameter.isSynonym, !unasked.contains(parameter.name) else { return false }
        guard parameter.name.contains(".") else { return true }
        return parameter.types.contains { if case .count = $0 { true } else { false } }
    }

    /// What a list of the records shows of them, and their terms.
    private static func fields(behind reference: Parameter) -> [Offer] {
        var offers: [Offer] = []
        for collection in reference.referenced {
            let schema = CollectionSchema.named(collection)
            let table = ParameterTable(schema)
            let shown = Set(schema.overview)
            for parameter in table.parameters where isOffered(parameter) && !parameter.name.contains(".") {
                let isTerm = parameter.types.contains { if case .term = $0 { true } else { false } }
                let isText = parameter.types.allSatisfy { if case .text = $0 { true } else { false } }
                guard !isText, shown.contains(parameter.name) || isTerm, !common.contains(parameter.name),
                    parameter.operators.contains(.equal), offers.count < mostBehind
                else { continue }
                let name = "\(reference.name).\(parameter.name)"
                guard !offers.contains(where: { $0.name == name }) else { continue }
                offers.append(Offer(name: name, label: FieldWords.label(parameter.name, behind: reference)))
            }
        }
        return offers
    }

    /// Terms of every record that nobody asks for by way of another.
    private static let common: Set = ["confidence", "dated", "basis"]
}

extension Parameter {
    /// The closed lists that its values are of.
    var vocabularies: [Vocabulary] { types.flatMap(\.vocabularies) }

    /// Whether its values are dates.
    var isDate: Bool { types.contains { if case .date = $0 { true } else { false } } }

    /// Whether its values are numbers.
    var isNumber: Bool { types.contains { if case .count = $0 { true } else { false } } }

    /// Whether its values are a yes or no.
    var isFlag: Bool { types.contains { if case .flag = $0 { true } else { false } } }
}
