extension ParameterReader {
    /// Reads a parameter that says how a table is written; passes over others.
    package mutating func read(_ parameter: GeneralParameter, _ value: String, into style: inout TableStyle) {
        switch parameter {
        case .dates:
            let names = TableStyle.Dates.allCases.map(\.rawValue)
            style.dates = choice(.dates, value, among: names).flatMap(TableStyle.Dates.init(rawValue:)) ?? style.dates
        case .bom: style.hasMark = choice(.bom, value, among: TableStyle.marks) == "1"
        default: break
        }
    }
}
