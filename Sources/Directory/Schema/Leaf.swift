/// A place in a record that can be asked about: a field, or a field inside an object, by its path.
package struct Leaf: Sendable {
    /// What is compared there.
    package enum Content: Sendable {
        /// A value that is compared.
        case value(FieldType)
        /// An object or a list of objects, of which one can only ask whether it is there.
        case structure
    }

    /// The names from the record down, joined by dots: `host.states`.
    package let path: String
    /// The field at the end of the path.
    package let field: Field
    /// What is compared.
    package let content: Content
    /// Whether a record may hold several values there.
    package let isMultiple: Bool

    /// A field as a whole, whatever it holds.
    package init(whole field: Field) {
        self.init(path: field.name, field: field, content: .structure, isMultiple: false)
    }

    init(path: String, field: Field, content: Content, isMultiple: Bool) {
        self.path = path
        self.field = field
        self.content = content
        self.isMultiple = isMultiple
    }

    /// The names of the path, one by one.
    package var steps: [String] { path.split(separator: ".").map(String.init) }

    /// The leaves of a list of fields, in order, objects before what they hold.
    static func leaves(of fields: [Field], under prefix: String = "", multiple: Bool = false) -> [Leaf] {
        fields.flatMap { field -> [Leaf] in
            let path = prefix + field.name
            return leaves(of: field, type: field.type, path: path, multiple: multiple)
        }
    }

    private static func leaves(of field: Field, type: FieldType, path: String, multiple: Bool) -> [Leaf] {
        switch type {
        case .list(let element): leaves(of: field, type: element, path: path, multiple: true)
        case .object(let inner, _):
            [Leaf(path: path, field: field, content: .structure, isMultiple: multiple)]
                + leaves(of: inner, under: path + ".", multiple: multiple)
        default: [Leaf(path: path, field: field, content: .value(type), isMultiple: multiple)]
        }
    }
}

extension JSON {
    /// The values at the end of a path, through every element of a list on the way; nulls left out.
    package func values(at steps: ArraySlice<String>) -> [JSON] {
        switch self {
        case .array(let elements): elements.flatMap { $0.values(at: steps) }
        case .null: []
        default:
            if let step = steps.first {
                self[step].map { $0.values(at: steps.dropFirst()) } ?? []
            } else {
                [self]
            }
        }
    }
}

extension Leaf {
    /// The paths of all leaves of a collection's table.
    package static func paths(of schema: CollectionSchema) -> [String] { leaves(of: schema.fields).map(\.path) }
}

extension Leaf {
    /// The leaves of one field.
    package static func leaves(ofField field: Field) -> [Leaf] { leaves(of: [field]) }

    /// The values of a record at this leaf.
    package func values(in record: JSON) -> [JSON] { record.values(at: steps[...]) }
}

extension Leaf {
    /// The type of what stands there; of a field as a whole, the field's.
    package var type: FieldType { if case .value(let type) = content { type } else { field.type } }
}

extension JSONProjection {
    /// The members that these leaves stand in.
    package init(_ leaves: [Leaf]) { self.init(leaves.map { $0.steps[...] }) }
}
