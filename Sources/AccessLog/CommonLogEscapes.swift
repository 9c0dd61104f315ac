internal import Logs

extension [UInt8] {
    /// Writes what came from outside as Apache does: `-` where there is nothing, and what is not printable, a quotation mark
    /// or a backslash after a backslash, so that it can neither end the line nor its part of it
    /// (https://httpd.apache.org/docs/2.4/mod/mod_log_config.html#formats).
    mutating func append(logged bytes: UnsafeRawBufferPointer?) {
        guard let bytes else { return append(UInt8(ascii: "-")) }
        guard !bytes.isPrintable else { return append(contentsOf: bytes) }
        for byte in bytes {
            let letter: UInt8? =
                switch byte {
                case 0x08: UInt8(ascii: "b")
                case 0x09: UInt8(ascii: "t")
                case 0x0A: UInt8(ascii: "n")
                case 0x0B: UInt8(ascii: "v")
                case 0x0D: UInt8(ascii: "r")
                case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte
                default: nil
                }
            if let letter {
                append(UInt8(ascii: "\\"))
                append(letter)
            } else if (0x20...0x7E).contains(byte) {
                append(byte)
            } else {
                append(contentsOf: "\\x".utf8)
                appendHexadecimal(byte)
            }
        }
    }

    /// Writes a number, or `-` where there is none.
    mutating func append(number: UInt64?) {
        guard let number else { return append(UInt8(ascii: "-")) }
        append(number: number)
    }
}
