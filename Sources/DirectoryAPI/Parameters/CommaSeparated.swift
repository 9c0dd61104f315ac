extension String {
    /// The parts between commas, empty ones included.
    var separatedByCommas: [String] {
        guard utf8.contains(UInt8(ascii: ",")) else { return [self] }
        return utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map { String(Substring($0)) }
    }
}
