/// The words of a text as a search compares them.
package enum SearchKeys {
    /// The keys of the words of a text, in order. O(bytes).
    package static func keys(_ text: String) -> [[UInt8]] {
        let folded = SearchFolding.fold(text)
        return folded.withUnsafeBufferPointer { bytes in
            var keys: [[UInt8]] = []
            FoldedWord.words(of: bytes) { keys.append(WordKey.key(bytes[$0.range])) }
            return keys
        }
    }
}
