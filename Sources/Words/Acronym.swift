/// Acronyms with a dot behind each letter.
package enum Acronym {
    /// The text with the dots taken out of its acronyms: `U.K.` is `UK`, "the U.S. mission" is "the US mission". Letters
    /// alone before a dot count where at least two follow each other. O(characters).
    package static func undotted(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: ".")) else { return text }
        let characters = Array(text)
        var result = ""
        var place = 0
        while place < characters.count {
            let isBegin = place == 0 || !isWord(characters[place - 1]) && characters[place - 1] != "."
            let end = isBegin ? end(of: characters, from: place) : place
            if end - place >= 4 {
                result += String(characters[place..<end].filter { $0 != "." })
                // a last letter may have no dot
                if end < characters.count, characters[end].isLetter,
                    end + 1 == characters.count || !isWord(characters[end + 1])
                {
                    result.append(characters[end])
                    place = end + 1
                } else {
                    place = end
                }
            } else {
                // a pair such as "U.K" has one dot alone
                if isBegin, end - place == 2, end < characters.count, characters[end].isLetter,
                    end + 1 == characters.count || !isWord(characters[end + 1]), characters[place].isUppercase,
                    characters[end].isUppercase
                {
                    result.append(characters[place])
                    result.append(characters[end])
                    place = end + 1
                } else {
                    result.append(characters[place])
                    place += 1
                }
            }
        }
        return result
    }

    /// The end of letters with a dot behind each.
    private static func end(of characters: [Character], from start: Int) -> Int {
        var place = start
        while place + 1 < characters.count, characters[place].isLetter, characters[place + 1] == "." { place += 2 }
        return place
    }

    private static func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }
}
