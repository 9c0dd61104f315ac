/// What a cell of a table of the data set holds.
package enum TableCell: Sendable, Hashable {
    case none
    case text(String)
    case integer(Int)
    /// A number by its literal, as RFC 8259 has it.
    case number(String)
    case flag(Bool)

    /// A text; nothing for nil.
    init(_ text: String?) { self = text.map(TableCell.text) ?? .none }

    /// The text; nil for anything else.
    package var text: String? { if case .text(let text) = self { text } else { nil } }
}
