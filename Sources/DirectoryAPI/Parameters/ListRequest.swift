internal import Directory

/// What the parameters of a collection's address ask for, all of it understood.
struct ListRequest: Sendable {
    /// The question to the collection.
    var query: Query
    /// What of each record to show.
    var view = RecordView()
    /// A part of the collection with an address of its own, which the question stays in; nil for the collection.
    var scope: Scope?

    /// A part of a collection with an address of its own.
    struct Scope: Sendable {
        /// The address.
        let path: String
        /// What it holds, in plain words.
        let words: String
        /// What its records fulfil.
        let condition: Condition
    }

    /// The question with what the scope adds, after the conditions that were asked.
    var scopedQuery: Query {
        var query = query
        if let scope { query.conditions.append(scope.condition) }
        return query
    }

    /// The order asked for, as `sort` takes it; nil for the usual one of the collection.
    private var order: String? {
        let order = query.order.map { ($0.isDescending ? "-" : "") + $0.parameter.name }.joined(separator: ",")
        return order.isEmpty || order == CollectionSchema.named(query.collection).order ? nil : order
    }

    /// The address that asks the same in the one way this program writes it: words and day, conditions in the order of
    /// the table, then order, page and view; defaults left out.
    var address: String { pages(at: [query.offset])[0] }

    /// The addresses of pages of the same list, for which all but the offset is written once.
    func pages(at offsets: [Int]) -> [String] {
        let (before, after) = parts
        let head = path + "?" + before.map { $0 + "&" }.joined()
        let tail = after.map { "&" + $0 }.joined()
        let start = path + (before.isEmpty && after.isEmpty ? "" : "?") + (before + after).joined(separator: "&")
        return offsets.map { $0 == 0 ? start : head + "\(GeneralParameter.offset.rawValue)=\($0)" + tail }
    }

    private var path: String { scope?.path ?? "/\(query.collection)" }

    /// The pairs of the query before and after the offset, encoded.
    private var parts: (before: [String], after: [String]) {
        var pairs: [(String, String)] = []
        func add(_ parameter: GeneralParameter, _ value: String?) {
            if let value, !value.isEmpty { pairs.append((parameter.rawValue, value)) }
        }
        add(.q, query.text?.text)
        add(.asOf, query.asOf?.description)
        for condition in query.conditions {
            let name = condition.parameter.name + condition.comparison.suffix
            let values = condition.operands.map(\.description)
            if values.contains(where: { $0.contains(",") }) {
                pairs += values.map { (name, $0) }
            } else {
                pairs.append((name, values.joined(separator: ",")))
            }
        }
        add(.sort, order)
        add(.limit, query.limit == Query.defaultLimit ? nil : "\(query.limit)")
        let before = pairs.count
        add(.fields, view.fields?.joined(separator: ","))
        add(.include, view.inclusions.joined(separator: ","))
        add(.facets, query.facets.map(\.name).joined(separator: ","))
        add(.format, view.format?.rawValue)
        let encoded = pairs.map { "\(Target.encode($0.0))=\(Target.encode($0.1))" }
        return (Array(encoded[..<before]), Array(encoded[before...]))
    }

    /// The same with something changed.
    func with(_ change: (inout ListRequest) -> Void) -> ListRequest {
        var other = self
        change(&other)
        return other
    }

    /// The question in plain words.
    var words: String {
        var parts = query.conditions.map(\.words)
        if let text = query.text { parts.insert("the words \(text.text) occur", at: 0) }
        let noun = scope?.words ?? query.collection.rawValue
        let subject =
            parts.isEmpty
            ? scope == nil ? "all \(noun)" : noun : "\(noun) where \(parts.joined(separator: " and "))"
        let order = query.order.map { $0.parameter.name + ($0.isDescending ? " descending" : "") }
        return subject + (query.asOf.map { ", as of \($0)" } ?? "")
            + (order.isEmpty ? "" : ", ordered by \(order.joined(separator: ", then "))")
    }
}

/// What of a record to show, and how.
struct RecordView: Sendable {
    /// The fields to show, in the order of the table; nil for all.
    var fields: [String]?
    /// The related records to include.
    var inclusions: [String] = []
    /// The format asked for by parameter.
    var format: Format?
    /// The day whose world is asked about.
    var asOf: Day?

    /// The address of a record seen this way.
    func address(of path: String) -> String {
        var pairs: [(String, String)] = []
        if let asOf { pairs.append((GeneralParameter.asOf.rawValue, asOf.description)) }
        if let fields { pairs.append((GeneralParameter.fields.rawValue, fields.joined(separator: ","))) }
        if !inclusions.isEmpty { pairs.append((GeneralParameter.include.rawValue, inclusions.joined(separator: ","))) }
        if let format { pairs.append((GeneralParameter.format.rawValue, format.rawValue)) }
        return path + Target.query(pairs)
    }
}
