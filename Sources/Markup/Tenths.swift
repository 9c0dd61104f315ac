/// A length in tenths of a user unit, which is as exact as drawings are.
///
/// Everything is rounded to it before it is written, so that a last digit of a sine that differs between machines does
/// not show.
package struct Tenths: Sendable, Equatable {
    /// The number of tenths.
    package let count: Int

    /// The nearest number of tenths.
    package init(_ length: Double) { count = Int((length * 10).rounded()) }

    /// A number of tenths.
    package init(count: Int) { self.count = count }

    /// Writes the length as the shortest decimal: `12`, `-0.5`.
    package func write(to bytes: inout [UInt8]) {
        if count < 0 { bytes.append(UInt8(ascii: "-")) }
        let (whole, tenth) = abs(count).quotientAndRemainder(dividingBy: 10)
        // a leading zero may be left away in a path and nowhere costs a reader anything
        bytes += String(whole).utf8
        if tenth != 0 { bytes += [UInt8(ascii: "."), UInt8(ascii: "0") + UInt8(tenth)] }
    }
}
