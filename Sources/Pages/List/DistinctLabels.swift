internal import Directory

/// The labels of a list of choices: no two are the same.
struct DistinctLabels {
    /// The field that each label stands for, by the label.
    private var fields: [String: String] = [:]

    /// A choice; nil where one of the same field has its label already, so that both would be one to people.
    ///
    /// - Parameter period: of a date, the stretch of time that is counted by.
    mutating func offer(
        _ name: String,
        _ label: String,
        _ parameter: Parameter,
        period: String? = nil
    ) -> QuestionFields.Offer? {
        let leaf = parameter.leaves.first
        let field = (leaf?.steps.first ?? parameter.name) + (period ?? "")
        guard fields[label.lowercased()] != field else { return nil }
        let label = distinct(label, period == nil ? leaf?.field.label : nil, name: parameter.name, field: field)
        return QuestionFields.Offer(name: name, label: label)
    }

    /// The first of a label, another one, and the label with the name of its field behind it, that nothing has yet.
    mutating func distinct(_ label: String, _ other: String?, name: String, field: String? = nil) -> String {
        let qualified = "\(label) (\(name.inWords.lowercased()))"
        let chosen = [label, other ?? label].first { fields[$0.lowercased()] == nil } ?? qualified
        fields[chosen.lowercased()] = field ?? name
        return chosen
    }
}
