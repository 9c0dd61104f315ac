package import Directory

/// Related records that an answer can include.
package enum Inclusion {
    /// What asks for the sources of an answer's facts.
    package static let sources = "sources"

    /// The names of what a collection's records can include: its fields that refer to records.
    package static func names(of schema: CollectionSchema) -> [String] { names[schema.name] ?? [] }

    private static let names = CollectionSchema.table { schema -> [String] in
        let fields = schema.fields.filter { field in
            field.name != "evidence" && !field.referenceLeaves.isEmpty
        }
        let isSourced = schema.content != .sources && schema.fields.contains { $0.name == "evidence" }
        return fields.map(\.name) + (isSourced ? [sources] : [])
    }
}

extension Field {
    /// The places in the field that refer to records.
    package var referenceLeaves: [Leaf] {
        Leaf.leaves(ofField: self).filter { leaf in
            guard case .value(let type) = leaf.content else { return false }
            return !type.referenced.isEmpty
        }
    }
}
