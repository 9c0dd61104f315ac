package import Directory

/// Says what the values of a parameter are called.
package struct FacetLabel {
    package let parameter: Parameter
    package let repository: Repository

    /// Writes a value and its label as members of an object.
    package func write(_ count: Facet.Count, to stream: inout JSONStream) {
        let spelling = count.spelling
        stream.member("value", spelling)
        stream.name("label")
        let value = count.value
        for type in parameter.types where write(value, type, to: &stream) { return }
        stream.value(spelling)
    }

    /// - Returns: whether the value has a label of its own.
    private func write(_ value: String, _ type: FieldType, to stream: inout JSONStream) -> Bool {
        switch type {
        case .term(let vocabulary):
            guard let term = vocabulary.terms.first(where: { $0.id == value }) else { return false }
            stream.value(term.label)
            return true
        case .either(let left, let right):
            return write(value, left, to: &stream) || write(value, right, to: &stream)
        case .reference(let collections):
            for collection in collections {
                guard let record = repository[collection].record(id: value) else { continue }
                record.writeName(to: &stream)
                return true
            }
            return false
        default: return false
        }
    }
}
