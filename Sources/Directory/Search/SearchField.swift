/// A field whose words are searched, and how much a word in it counts.
struct SearchField: Sendable {
    /// What a text says of its record.
    enum Role: Sendable, Equatable {
        /// The name in use, an official name, an acronym or a formal name.
        case name
        /// A code that stands for the record.
        case code
        /// A former name, an alias, the words of the id.
        case otherName
        /// A place, as one value.
        case place
        /// Terms, years and references, all in one passage without a text of its own.
        case terms
        /// Prose; the first field is the weightiest.
        case prose(Int)
    }

    /// Its path: `name`, `names`, `summary`.
    let path: String
    let role: Role

    /// The weight of a word that is one of so many in a text of the field. A share of it is for how much of the text the
    /// word is, so that words that are all of a name weigh more than the same words in a longer one.
    func weight(amongWords count: Int) -> Int {
        let count = max(count, 1)
        return switch role {
        case .name, .code: 40 + 60 / count
        case .otherName: 30 + 54 / count
        case .place: 26 + 10 / count
        case .terms: 20
        case .prose(let place): max(14 - place * 2, 6)
        }
    }

    /// The fields of a collection, the one that counts first before the others.
    static func fields(of schema: CollectionSchema) -> [SearchField] {
        let types = Dictionary(schema.fields.map { ($0.name, $0.type) }) { first, _ in first }
        var fields = [
            SearchField(path: "name", role: .name), SearchField(path: "names", role: .name),
            SearchField(path: "names", role: .otherName), SearchField(path: "aliases", role: .otherName),
            SearchField(path: "id", role: .otherName),
        ]
        fields += schema.codes.map { SearchField(path: "\($0)", role: .code) }
        let paths = Set(schema.shape.leaves.map(\.path))
        fields += others.filter { paths.contains($0.path) }
        var prose = 0
        for path in schema.prose where !fields.contains(where: { $0.path == path }) {
            if path == "seat.city" || isToken(types[path]) {
                fields.append(SearchField(path: path, role: .place))
            } else {
                fields.append(SearchField(path: path, role: .prose(prose)))
                prose += 1
            }
        }
        fields.append(SearchField(path: "", role: .terms))
        return fields
    }

    /// What some tables have beside: a short name, identifiers that others use, persons in office, former seats.
    private static let others = [
        SearchField(path: "short_name", role: .name), SearchField(path: "identifiers.value", role: .code),
        SearchField(path: "heads.name", role: .place), SearchField(path: "seat_history.value", role: .place),
    ]

    /// Whether a text of the field names its record, so that a symbol in it is the record's own.
    var isName: Bool {
        switch role {
        case .name, .code, .otherName: true
        case .place, .terms, .prose: false
        }
    }

    private static func isToken(_ type: FieldType?) -> Bool { if case .token = type { true } else { false } }
}

/// What the value at a leaf adds to the words of its record's terms.
enum SearchedTerm {
    /// The words of a term of a vocabulary: its id, its label and what people type for it.
    case term(Vocabulary)
    /// The year of a date.
    case year
    /// The words of the id that is referred to.
    case words
    /// A State, which its names in all languages stand for.
    case state
    /// The symbol of a decision.
    case symbol
    /// The words in which people ask for what stands there, whatever it is: who leads something, how many work for it.
    case asked([String])

    /// What a leaf adds; nil for most.
    init?(_ leaf: Leaf, in schema: CollectionSchema) {
        guard schema.content == .facts || leaf.path == "published" else { return nil }
        switch leaf.path {
        case "confidence", "status_as_of": return nil
        case "host.states", "seat.country": self = .state
        case "host.territories.code": self = .words
        case "reference", "founding_decision", "closing_decision": self = .symbol
        case "heads.name": self = .asked(["head", "leads", "leader", "director", "chief", "ambassador"])
        case "staff.as_of": self = .asked(["staff", "employees", "personnel"])
        case "budget.currency": self = .asked(["budget", "spending"])
        default:
            guard !leaf.path.contains("."), let found = SearchedTerm(leaf.type) else { return nil }
            self = found
        }
    }

    private init?(_ type: FieldType) {
        switch type {
        case .term(let vocabulary): self = .term(vocabulary)
        case .date: self = .year
        case .reference(let collections):
            guard collections.allSatisfy({ [.dimensions, .activities, .institutions].contains($0) }) else { return nil }
            self = .words
        case .either(let left, let right):
            guard let found = SearchedTerm(left) ?? SearchedTerm(right) else { return nil }
            self = found
        case .list(let element):
            guard let found = SearchedTerm(element) else { return nil }
            self = found
        default: return nil
        }
    }
}
