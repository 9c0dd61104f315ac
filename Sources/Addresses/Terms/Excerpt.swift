extension String {
    /// The beginning of a text that somebody sent, for a message that quotes it: a text of more scalars than allowed is
    /// cut between two of them and ends with an ellipsis. O(`most`).
    package func excerpt(_ most: Int = 80) -> String {
        // a text has no more scalars than bytes
        guard utf8.count > most,
            let end = unicodeScalars.index(startIndex, offsetBy: most, limitedBy: endIndex), end < endIndex
        else { return self }
        return self[..<end] + "\u{2026}"
    }
}
