extension Array {
    /// The index of the first element for which a condition holds, in an array where it holds for none before all for
    /// which it does. O(log n).
    func partitioningIndex(where holds: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
