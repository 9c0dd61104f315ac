internal import Directory

extension String {
    /// A number with commas between its thousands, from five digits on; other texts as they are.
    package var groupedDigits: String {
        guard utf8.count > 4, utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return self }
        var text = ""
        for (place, digit) in enumerated() {
            if place > 0, (count - place) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return text
    }

    /// The text with its days (`2017-05-01`) in words. What is a part of a longer sign, such as an id, stays. Linear.
    package var withDatesInWords: String {
        let bytes = Array(utf8)
        var (words, start, place) = ([UInt8](), 0, 0)
        while place + 10 <= bytes.count {
            guard bytes[place] == 0x31 || bytes[place] == 0x32, bytes[place + 4] == 0x2D, bytes[place + 7] == 0x2D,
                place == 0 || !Self.isOfSign(bytes[place - 1]),
                place + 10 == bytes.count || !Self.isOfSign(bytes[place + 10]),
                let day = Day(String(decoding: bytes[place..<place + 10], as: UTF8.self))
            else {
                place += 1
                continue
            }
            words += bytes[start..<place] + Array(day.words().utf8)
            place += 10
            start = place
        }
        return start == 0 ? self : String(decoding: words + bytes[start...], as: UTF8.self)
    }

    /// Whether a byte beside a date makes it a part of an id, a symbol or an address.
    private static func isOfSign(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2F, 0x5F, 0x3D, 0x80...: true
        default: false
        }
    }
}
