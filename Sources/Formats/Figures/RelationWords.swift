/// The names of relations for people, seen from either side.
package enum RelationWords {
    /// What a record is to the one it names, and the other way round.
    package static func of(_ relation: String) -> (forward: String, backward: String) {
        switch relation {
        case "parent": ("Part of", "Its parts")
        case "founding_document", "founding_decision": ("Founded by", "Founded")
        case "closing_decision": ("Ended by", "Ended")
        case "holder": ("Mandate of", "Mandates")
        case "document": ("Stands in", "Mandates in it")
        case "documents": ("Rests on", "Basis of")
        case "wording_over_time": ("Worded in", "Words")
        case "host": ("Host", "Hosts")
        case "seat": ("Seat", "Seat of")
        case "kind_history": ("Changed its kind by", "Changed the kind of")
        case "seat_history": ("Had its seat in or by", "Seat or reason of")
        case "dimensions": ("Dimensions", "Works in it")
        case "activities": ("Topics", "Work on it")
        case "lead": ("Led by", "Leads")
        case "also_involved": ("Also involved", "Involved in")
        case "adopting_body": ("Adopted by", "Adopted")
        case "predecessors": ("Follows", "Followed by")
        case "successors": ("Followed by", "Follows")
        case "supersedes": ("Replaces", "Replaced by")
        case "builds_on": ("Builds on", "Built on by")
        case "implements": ("Puts into practice", "Put into practice by")
        case "extends": ("Extends the term of", "Extended by")
        case "relates_to": ("Tied to", "Tied to")
        default: (label(relation), "\(label(relation)): named by")
        }
    }

    /// A field's name as words: "founding_document" reads "Founding document".
    private static func label(_ relation: String) -> String {
        let words = relation.map { $0 == "_" ? " " : $0 }
        return String(words.prefix(1)).uppercased() + String(words.dropFirst())
    }
}
