package import Directory

/// A value of a parameter whose values are no closed list, which no record of the collection has.
package struct UnknownValue: Sendable {
    /// The parameter.
    package let parameter: Parameter
    /// The value as it was typed.
    package let value: String
    /// The value that was probably meant, as records write it; nil where none is near.
    package let nearest: String?
    /// Whether it is a part of values that there are.
    package let isPart: Bool

    /// The parameter that finds the values that it is a part of; nil where there are none.
    package var use: String? { isPart ? parameter.name + Operator.contains.suffix : nil }

    /// Says so in a sentence.
    package var detail: String {
        let label = parameter.label
        return "Nothing here has the \(label) \"\(value.excerpt())\"."
            + (nearest.map { " The nearest is \"\($0.excerpt())\"." } ?? use.map { " \($0) finds it as a part." } ?? "")
    }
}
