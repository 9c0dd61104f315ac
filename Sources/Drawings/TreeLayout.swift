/// Places trees in columns and rows so that no two items of a row come nearer than a column and each stands in the middle
/// above its parts (Reingold and Tilford, Tidier Drawings of Trees, 1981).
struct TreeLayout<Item> {
    /// Where an item stands.
    struct Place {
        let item: Item
        var column: Double
        let depth: Int
        /// The place of what it is a part of among `places`; nil for a root.
        let parent: Int?
    }

    /// The items, each behind what it is a part of.
    private(set) var places: [Place] = []
    /// How many columns the widest row takes, and how many rows there are.
    let columns: Double
    let depth: Int

    /// Lays out trees beside each other. O(items · depth).
    init(_ roots: [Item], parts: (Item) -> [Item]) {
        var places: [Place] = []
        var contour = Contour()
        for root in roots {
            let start = places.count
            let own = Self.place(root, depth: 0, parent: nil, parts, &places)
            let shift = contour.room(for: own)
            for place in start..<places.count { places[place].column += shift }
            contour.join(own, shift)
        }
        let left = places.map(\.column).min() ?? 0
        for place in places.indices { places[place].column -= left }
        self.places = places
        columns = (places.map(\.column).max() ?? -1) + 1
        depth = (places.map(\.depth).max() ?? -1) + 1
    }

    /// The least and greatest column that is taken in each row.
    private struct Contour {
        var rows: [Int: (left: Double, right: Double)] = [:]

        /// How far another has to move to the right to stand beside this one.
        func room(for other: Contour) -> Double {
            other.rows.compactMap { depth, row in rows[depth].map { $0.right + 1 - row.left } }.max() ?? 0
        }

        mutating func join(_ other: Contour, _ shift: Double) {
            for (depth, row) in other.rows {
                let (left, right) = (row.left + shift, row.right + shift)
                rows[depth] = rows[depth].map { (min($0.left, left), max($0.right, right)) } ?? (left, right)
            }
        }
    }

    private static func place(
        _ item: Item,
        depth: Int,
        parent: Int?,
        _ parts: (Item) -> [Item],
        _ places: inout [Place]
    ) -> Contour {
        let own = places.count
        places.append(Place(item: item, column: 0, depth: depth, parent: parent))
        var contour = Contour()
        var columns: [Double] = []
        for part in parts(item) {
            let start = places.count
            let other = place(part, depth: depth + 1, parent: own, parts, &places)
            let shift = contour.room(for: other)
            for place in start..<places.count { places[place].column += shift }
            contour.join(other, shift)
            columns.append(places[start].column)
        }
        if let first = columns.first, let last = columns.last { places[own].column = (first + last) / 2 }
        contour.rows[depth] = (places[own].column, places[own].column)
        return contour
    }
}
