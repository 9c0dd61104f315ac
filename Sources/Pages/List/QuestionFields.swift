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

    /// The collection's own fields that are compared with values, by label.
    let own: [Offer]
    /// Those of which a list can be asked only whether they are known.
    let known: [Offer]
    /// The comparisons that each offered field with values takes.
    let comparisons: [RowComparison]
    /// The fields behind each reference, by what it leads to.
    let behind: [(noun: String, fields: [Offer])]
    /// The columns, in the order of the table.
    let columns: [ColumnOffer]
    /// What can be counted by; that of parts of a record is for programs.
    let groups: [Offer]
    /// The orders as `sort` takes them; empty for the usual one.
    let orders: [Offer]
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
        var labels = DistinctLabels()
        groups = GroupTerm.names(of: table).compactMap { GroupTerm.named($0, in: table) }
            .filter { !$0.parameter.name.contains(".") && !Self.internals.contains($0.parameter.name) }
            .compactMap { term in
                labels.offer(term.name, FieldWords.label(term), term.parameter, period: term.period?.rawValue)
            }
        orders = Self.orders(of: schema, table)
        let offered = table.parameters.filter(Self.isOffered)
        let compared = offered.filter { $0.operators.contains(.equal) }
        labels = DistinctLabels()
        own = Self.offers(compared, &labels)
        known = Self.offers(offered.filter { !$0.operators.contains(.equal) }, &labels)
        comparisons = RowComparison.allCases.filter { choice in
            compared.allSatisfy { RowComparison.choices(for: $0).contains(choice) }
        }
        var nouns: Set<String> = []
        behind = table.parameters.filter { parameter in
            Self.isOffered(parameter) && parameter.name != "source" && !parameter.referenced.isEmpty
                && !parameter.referenced.contains(schema.name)
        }.compactMap { reference in
            let fields = Self.fields(behind: reference)
            let noun = FieldWords.noun(reference)
            return fields.isEmpty || !nouns.insert(noun).inserted ? nil : (noun, fields)
        }
    }

    /// Parameters as fields, each label once, by label.
    private static func offers(_ parameters: [Parameter], _ labels: inout DistinctLabels) -> [Offer] {
        var offers: [Offer] = []
        for parameter in parameters {
            if let offer = labels.offer(parameter.name, FieldWords.label(parameter), parameter) { offers.append(offer) }
        }
        return offers.sorted { $0.label.lowercased() < $1.label.lowercased() }
    }

    private static func orders(of schema: CollectionSchema, _ table: ParameterTable) -> [Offer] {
        var orders = [Offer(name: "", label: OrderWords.usual(schema, table).beginningSentence)]
        for column in RecordTable.sortable(schema, table) {
            guard let parameter = table[column.name] else { continue }
            for isDescending in [false, true] {
                let name = (isDescending ? "-" : "") + column.name
                // the usual order is offered already, whatever it goes on with
                guard name != schema.order?.split(separator: ",").first.map(String.init) else { continue }
                let words = OrderWords.words(parameter, isDescending: isDescending)
                orders.append(Offer(name: name, label: words.beginningSentence))
            }
        }
        return orders
    }

    /// Fields that say nothing to people, or stand in the address of the record.
    private static let unasked: Set = ["type", "url", "name_language", "dated", "evidence", "identifiers", "basis"]
    /// Fields for programs.
    private static let internals: Set = [
        "id", "former_id", "former_urls", "curies", "dated", "basis", "details.after_at", "details.before_at",
    ]

    /// Those of parts of a record are for programs, but for numbers.
    private static func isOffered(_ parameter: Parameter) -> Bool {
        guard !parameter.isSynonym, !unasked.contains(parameter.name), !internals.contains(parameter.name) else {
            return false
        }
        guard parameter.name.contains(".") else { return true }
        return parameter.types.contains { if case .count = $0 { true } else { false } }
    }

    /// What a list of the records shows of them, and their terms; each takes the comparisons of every other.
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
