internal import Words

/// The symbols of decisions, resolutions and documents, however they are written: `PC.DEC/1063`, "PC DEC 1063" and
/// "Permanent Council Decision No. 1063" are one; so are `MC(9).DEC/1` and "Ministerial Council decision 1/01", since the
/// Ministerial Council numbers its decisions by meeting until 2003 and by year since, one meeting a year from 1993 on.
package enum DocumentSymbol {
    /// A symbol found in a text.
    struct Found: Equatable {
        /// The words it is made of, by their numbers in the text.
        let words: Range<Int>
        /// What it is written as for comparison, the most precise first: `pc.dec.1063`, then `dec.1063`.
        let forms: [String]
    }

    /// What a text is compared as that is one symbol and nothing else; nil for any other. Of a symbol that a meeting and a
    /// year write in two ways both are given, the most precise first.
    package static func forms(of text: String) -> [String]? {
        SearchFolding.fold(text).withUnsafeBufferPointer { bytes in
            var words = 0
            FoldedWord.words(of: bytes) { _ in words += 1 }
            let found = symbols(in: bytes)
            guard found.count == 1, found[0].words == 0..<words else { return nil }
            return found[0].forms
        }
    }

    /// The symbols in folded bytes, in order. O(bytes).
    static func symbols(in bytes: UnsafeBufferPointer<UInt8>) -> [Found] {
        guard bytes.contains(where: isDigit) else { return [] }
        let pieces = pieces(of: bytes)
        var found: [Found] = []
        var place = 0
        while place < pieces.count {
            if let (end, forms) = symbol(pieces, from: place) {
                found.append(Found(words: pieces[place].word..<pieces[end - 1].word + 1, forms: forms))
                place = end
            } else {
                place += 1
            }
        }
        return found
    }

    /// Letters or digits in a row.
    private struct Piece {
        let text: String
        let word: Int
        /// Whether a slash stands before it.
        let isBehindSlash: Bool
        var isNumber: Bool { text.utf8.first.map(isDigit) ?? false }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func pieces(of bytes: UnsafeBufferPointer<UInt8>) -> [Piece] {
        var pieces: [Piece] = []
        var number = 0
        FoldedWord.words(of: bytes) { word in
            var start = word.range.lowerBound
            let isBehindSlash = start > 0 && bytes[start - 1] == UInt8(ascii: "/")
            for place in word.range
            where place + 1 == word.range.upperBound
                || isDigit(bytes[place]) != isDigit(bytes[place + 1])
            {
                let text = String(decoding: bytes[start...place], as: UTF8.self)
                pieces.append(
                    Piece(text: text, word: number, isBehindSlash: isBehindSlash && start == word.range.lowerBound)
                )
                start = place + 1
            }
            number += 1
        }
        return pieces
    }

    private static func symbol(_ pieces: [Piece], from start: Int) -> (end: Int, forms: [String])? {
        var place = start
        var (body, kind, meeting) = (String?.none, String?.none, String?.none)
        if let match = longest(bodies, pieces, at: place) {
            (body, kind) = (match.value.body, match.value.kind)
            place += match.length
        }
        if body == "mc", place < pieces.count, pieces[place].isNumber, pieces[place].text.utf8.count <= 2 {
            meeting = pieces[place].text
            place += 1
        }
        if kind == nil {
            place = skipFillers(pieces, place)
            guard place < pieces.count, let known = kinds[pieces[place].text] else { return nil }
            kind = known
            place += 1
            // "decision of the Permanent Council no. 1063"
            if body == nil, let found = following(pieces, place) { (body, place) = found }
        }
        place = skipFillers(pieces, place)
        guard let kind, place < pieces.count, pieces[place].isNumber else { return nil }
        // a letter before "res" is the organ; elsewhere it is a word like others
        guard kind == "res" || body != "s" && body != "a" else { return nil }
        var numbers = [trimmed(pieces[place].text)]
        place += 1
        let takesSecond = body != "pc" && body != "s" && meeting == nil
        if takesSecond, place < pieces.count, pieces[place].isNumber, pieces[place].isBehindSlash {
            numbers.append(kind == "res" ? trimmed(pieces[place].text) : year(pieces[place].text))
            place += 1
        } else if body == "mc", kind != "jour", let meeting = meeting.flatMap({ Int($0) }) {
            // the second meeting was in Rome in 1993, the ninth in Bucharest in 2001
            numbers.append(year("\(1992 + meeting)"))
        }
        if place + 1 < pieces.count, ["corr", "add", "rev"].contains(pieces[place].text), pieces[place + 1].isNumber {
            place += 2
        }
        let ending = ([kind] + numbers).joined(separator: ".")
        // the body may follow: "decision 1063 of the Permanent Council"
        if body == nil {
            if let found = following(pieces, place) { (body, place) = found }
        }
        return (place, body.map { ["\($0).\(ending)", ending] } ?? [ending])
    }

    /// The body that is named from a piece on, behind words such as "of the", and where what follows it begins. A letter
    /// alone is none.
    private static func following(_ pieces: [Piece], _ place: Int) -> (body: String, end: Int)? {
        var next = place
        while next < pieces.count, links.contains(pieces[next].text) { next += 1 }
        guard next < pieces.count, let match = longest(bodies, pieces, at: next), match.value.kind == nil,
            match.value.body.utf8.count > 1 || match.length > 1
        else { return nil }
        return (match.value.body, next + match.length)
    }

    private static func skipFillers(_ pieces: [Piece], _ place: Int) -> Int {
        var place = place
        while place < pieces.count, fillers.contains(pieces[place].text) { place += 1 }
        return place
    }

    private static func trimmed(_ number: String) -> String {
        let digits = number.drop { $0 == "0" }
        return digits.isEmpty ? "0" : String(digits)
    }

    /// The last two digits of a year.
    private static func year(_ number: String) -> String {
        number.utf8.count == 1 ? "0" + number : String(number.suffix(2))
    }

    private typealias Body = (body: String, kind: String?)

    private static func longest(
        _ phrases: [String: [(words: [String], value: Body)]],
        _ pieces: [Piece],
        at place: Int
    ) -> (length: Int, value: Body)? {
        for (words, value) in phrases[pieces[place].text] ?? [] where place + words.count <= pieces.count {
            if zip(words, pieces[place...]).allSatisfy({ $0 == $1.text }) { return (words.count, value) }
        }
        return nil
    }

    /// What bodies are called, by the first word; the longest first.
    private static let bodies: [String: [(words: [String], value: Body)]] = {
        let names: [(String, Body)] = [
            ("pc", ("pc", nil)), ("osce pc", ("pc", nil)), ("permanent council", ("pc", nil)),
            ("osce permanent council", ("pc", nil)), ("conseil permanent", ("pc", nil)),
            ("standiger rat", ("pc", nil)), ("standigen rates", ("pc", nil)), ("standigen rats", ("pc", nil)),
            ("postoyannogo soveta", ("pc", nil)), ("soveta ministrov", ("mc", nil)), ("ministerrats", ("mc", nil)),
            ("soveta bezopasnosti", ("s", nil)), ("sicherheitsrat", ("s", nil)), ("sicherheitsrats", ("s", nil)),
            ("consejo permanente", ("pc", nil)), ("consiglio permanente", ("pc", nil)),
            ("postoyannyy sovet", ("pc", nil)), ("mc", ("mc", nil)), ("osce mc", ("mc", nil)),
            ("ministerial council", ("mc", nil)), ("osce ministerial council", ("mc", nil)),
            ("ministerial", ("mc", nil)), ("conseil ministeriel", ("mc", nil)), ("ministerrat", ("mc", nil)),
            ("consejo ministerial", ("mc", nil)), ("consiglio dei ministri", ("mc", nil)), ("fsc", ("fsc", nil)),
            ("forum for security co operation", ("fsc", nil)), ("forum for security cooperation", ("fsc", nil)),
            ("s", ("s", nil)), ("sc", ("s", nil)), ("unsc", ("s", nil)), ("unscr", ("s", "res")),
            ("scr", ("s", "res")), ("security council", ("s", nil)), ("un security council", ("s", nil)),
            ("united nations security council", ("s", nil)), ("conseil de securite", ("s", nil)),
            ("a", ("a", nil)), ("ga", ("a", nil)), ("unga", ("a", nil)), ("general assembly", ("a", nil)),
            ("un general assembly", ("a", nil)), ("united nations general assembly", ("a", nil)),
            ("un", ("s", nil)), ("pcdec", ("pc", "dec")), ("mcdec", ("mc", "dec")), ("mcdoc", ("mc", "doc")),
            ("fscdec", ("fsc", "dec")), ("sres", ("s", "res")), ("ares", ("a", "res")), ("uno", ("s", nil)),
            ("onu", ("s", nil)), ("cio", ("cio", nil)), ("sum", ("sum", nil)),
        ]
        var table: [String: [(words: [String], value: Body)]] = [:]
        for (name, value) in names {
            let words = name.split(separator: " ").map(String.init)
            table[words[0], default: []].append((words, value))
        }
        return table.mapValues { $0.sorted { $0.words.count > $1.words.count } }
    }()

    private static let kinds: [String: String] = [
        "dec": "dec", "decision": "dec", "decisions": "dec", "beschluss": "dec", "decisione": "dec", "reshenie": "dec",
        "res": "res", "resolution": "res", "resolutions": "res", "resolucion": "res", "risoluzione": "res",
        "rezolyutsiya": "res", "doc": "doc", "document": "doc", "jour": "jour", "journal": "jour", "gal": "gal",
        "del": "del",
    ]

    private static let links: Set = ["of", "by", "the", "du", "de", "la", "des", "der", "del", "dei", "s"]

    private static let fillers: Set = ["no", "nr", "num", "number", "n", "o", "nos", "de", "du", "la", "sb", "oon"]
}
