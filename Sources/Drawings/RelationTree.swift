/// What a record says of others and others of it, in words: a tree of two levels.
package struct RelationTree: Sendable {
    /// What is tied to the record in the same way.
    package struct Branch: Sendable {
        /// The way, as a heading: "Mandates", "Follows".
        package let heading: String
        /// The records.
        package let leaves: [(name: String, address: String)]

        /// Joins its parts.
        package init(heading: String, leaves: [(name: String, address: String)]) {
            self.heading = heading
            self.leaves = leaves
        }
    }

    /// The name of the record.
    package let name: String
    /// The branches: what the record says of others first, in the order of its fields, then what others say of it.
    package let branches: [Branch]
    /// The address of everything that is tied to the record.
    package let address: String

    /// Joins its parts.
    package init(name: String, branches: [Branch], address: String) {
        self.name = name
        self.branches = branches
        self.address = address
    }

    /// The tree in one sentence for each branch.
    package var words: String {
        branches.map { branch in
            let names = branch.leaves.prefix(8).map(\.name).joined(separator: "; ")
            let rest = branch.leaves.count > 8 ? "; and \(branch.leaves.count - 8) more" : ""
            return "\(branch.heading): \(names)\(rest)."
        }.joined(separator: " ")
    }
}
