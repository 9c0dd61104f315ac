package import Directory

/// What of a record to show, and how.
package struct RecordView: Sendable {
    /// The fields to show, in the order of the table; nil for all.
    package var fields: [String]?
    /// The related records to include.
    package var inclusions: [String] = []
    /// The format asked for by parameter.
    package var format: Format?
    /// The day whose world is asked about.
    package var asOf: Day?
    /// The languages that names are wanted in; nil where none is named.
    package var languages: NameLanguages?
    /// What to do with records whose dates do not tell whether they existed on the day; nil leaves them out.
    package var undated: UndatedChoice?
    /// How a table is written.
    package var table = TableStyle()
    /// The version that the record of now is compared with; nil for the record itself.
    package var compared: FormerVersion?
    /// Another view than the record itself; nil for that.
    package var look: RecordLook?

    /// The formats that a comparison is had in.
    package static let comparisonFormats: [Format] = [.json, .html]

    /// What can be asked beside a comparison.
    static let besideComparison: [GeneralParameter] = [.compare, .version, .format]

    /// All of the record as it is today.
    package init() {}

    /// The day and the languages alone: what an address that goes on from here keeps.
    package var context: RecordView {
        var context = RecordView()
        (context.asOf, context.undated, context.languages) = (asOf, undated, languages)
        return context
    }

    /// The address of a part of a record, of the same day and with names in the same languages where it knows of these.
    package func address(of part: RecordPart, _ collection: CollectionName, id: String) -> String {
        let route = Route.part(part, collection, id: id)
        var context = context
        if !route.entry.general.contains(.undated) { context.undated = nil }
        if !route.entry.general.contains(.asOf) { context.asOf = nil }
        if !route.entry.general.contains(.lang) { context.languages = nil }
        return context.address(of: route.path)
    }

    /// The address of a record seen this way.
    package func address(of path: String) -> String {
        var pairs: [(String, String)] = []
        if let compared { pairs.append((GeneralParameter.compare.rawValue, compared.shortVersion)) }
        if let look { pairs.append((GeneralParameter.view.rawValue, look.rawValue)) }
        if let asOf { pairs.append((GeneralParameter.asOf.rawValue, asOf.description)) }
        if let undated { pairs.append((GeneralParameter.undated.rawValue, undated.rawValue)) }
        if let fields { pairs.append((GeneralParameter.fields.rawValue, fields.joined(separator: ","))) }
        if !inclusions.isEmpty { pairs.append((GeneralParameter.include.rawValue, inclusions.joined(separator: ","))) }
        if let languages { pairs.append((GeneralParameter.lang.rawValue, languages.text)) }
        pairs += table.pairs.map { ($0.parameter.rawValue, $0.value) }
        if let format { pairs.append((GeneralParameter.format.rawValue, format.rawValue)) }
        return path + Target.query(pairs)
    }
}
