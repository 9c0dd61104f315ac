internal import Directory
internal import Words

/// The names that can be given in a place, ready to tell which of them somebody meant.
package struct KnownNames: Sendable {
    /// All of them.
    private let names: [String]
    /// Those that a problem lists as allowed.
    package let listed: AllowedValues
    private let words: NearestWords
    private let all: Set<String>

    /// - Parameter listed: what to list as allowed; all names unless given.
    package init(_ names: [String], listed: [String]? = nil) {
        self.names = names
        self.listed = AllowedValues(listed ?? names)
        words = NearestWords(names)
        all = Set(names)
    }

    /// Whether a name is one of them.
    package func contains(_ name: String) -> Bool { all.contains(name) }

    /// How many names are listed beside one that is proposed.
    static let mostBeside = 12

    /// What to list as allowed beside a proposed name: the names nearest to it, and how many others there are; without one
    /// all names.
    /// O(the names · their logarithm).
    func listed(near proposed: String?) -> (names: AllowedValues, omitted: Int) {
        let all = listed.texts
        guard let proposed, all.count > Self.mostBeside else { return (listed, 0) }
        let near = EditDistance.nearest(Self.mostBeside, to: proposed, among: all)
        return (AllowedValues(near), all.count - near.count)
    }

    /// The name nearest to a mistyped one; nil where none is near enough.
    package func nearest(to name: String) -> String? {
        words.place(nearest: name) { names[$0] }.map { names[$0.place] }
    }
}
