/// What texts of a field are, where people write one value in several ways or where not every text is one.
package enum ValueForm: Sendable, Equatable {
    /// The symbol of a decision or a document, however it is written: `PC.DEC/526`, "PC DEC 526".
    case symbol
    /// A language tag (BCP 47).
    case language
    /// A code of a script (ISO 15924).
    case script
    /// A code of a currency (ISO 4217).
    case currency
    /// An identifier of others with its scheme: `wikidata:Q81299`.
    case identifier
}
