internal import Addresses
internal import Directory
internal import Formats

/// The records that a list leaves out for want of a date or a number, in words.
struct UndatedRecords {
    let page: ListPage

    /// Some records that are left out.
    struct LeftOut {
        let count: Int
        /// The reason, in a sentence.
        let words: String
        /// The list of them.
        let address: String
    }

    /// The records, by what they lack.
    var found: [LeftOut] { MissingValues.found(by: page.request, in: page.repository).map(leftOut) }

    private func leftOut(_ missing: MissingValues) -> LeftOut {
        let count = missing.count
        let label = FieldWords.label(missing.parameter).lowercased()
        let noun = page.schema.name.noun(count)
        let (verb, possessive) = count == 1 ? ("is", "its") : ("are", "their")
        let subject = "\(count) \(missing.isOfEnded ? "closed " : "")\(noun) \(verb) left out"
        let lacked = missing.parameter.isDate ? "date" : "number"
        let words = "\(subject), since no source read gives \(possessive) \(lacked) for \u{201C}\(label)\u{201D}."
        return LeftOut(count: count, words: words, address: missing.request.address)
    }
}
