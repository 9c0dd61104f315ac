import Foundation
import Testing
import Words

@Suite("Names are compared in one script and one spelling")
struct TransliterationTests {
    private static func sound(_ word: String) -> [UInt8]? { SoundKey.key(WordKey.key(SearchFolding.fold(word))) }

    @Test("a name in another script sounds as a well-known library writes it in Latin letters")
    func oracle() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("transliterations.txt")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
        let pairs = lines.map { $0.split(separator: "\t").map(String.init) }.filter { $0.count == 2 }
        let others = pairs.filter { pair in
            guard let own = Self.sound(pair[0]), let other = Self.sound(pair[1]) else { return true }
            return EditDistance.between(String(decoding: own, as: UTF8.self), String(decoding: other, as: UTF8.self))
                > 1
        }
        // the libraries differ in a letter here and there; a correction finds what is one edit away
        #expect(others.count * 20 <= pairs.count, "\(others)")
        #expect(pairs.count > 200)
    }

    @Test(
        "spellings that follow a rule are one",
        arguments: [
            ("organisation", "organization"), ("centre", "center"), ("centres", "centers"), ("programme", "program"),
            ("programmes", "programs"), ("behaviour", "behavior"), ("defence", "defense"), ("Türkei", "Tuerkei"),
            ("radicalisation", "radicalization"), ("labour", "labor"), ("missions", "mission"),
            ("activities", "activity"),
            ("committee", "comittee"), ("Łódź", "lodz"), ("Бишкек", "bishkek"), ("Минск", "MINSK"),
            ("dialogue", "dialog"),
        ]
    )
    func keys(one: String, other: String) {
        #expect(WordKey.key(SearchFolding.fold(one)) == WordKey.key(SearchFolding.fold(other)))
    }

    @Test(
        "words that are others stay apart",
        arguments: [("UK", "US"), ("UKR", "UK"), ("states", "statute"), ("mission", "missile"), ("1999", "199")]
    )
    func others(one: String, other: String) {
        #expect(WordKey.key(SearchFolding.fold(one)) != WordKey.key(SearchFolding.fold(other)))
    }

    @Test(
        "other transliterations of a name sound the same",
        arguments: [
            ("Kirgizstan", "Kyrgyzstan"), ("Tadschikistan", "Tajikistan"), ("Tadzhikistan", "Tajikistan"),
            ("Lugansk", "Luhansk"), ("Aserbaidschan", "Azerbaijan"),
            ("Київ", "Kyiv"), ("Erevan", "Yerevan"), ("Ашхабад", "Ashkhabad"), ("საქართველო", "Sakartvelo"),
        ]
    )
    func sounds(one: String, other: String) {
        #expect(Self.sound(one) == Self.sound(other), "\(one) \(other)")
    }

    @Test("codes and words with digits are compared as they are")
    func codes() {
        #expect(WordKey.key(Array("atu".utf8)) == Array("atu".utf8))
        #expect(WordKey.key(Array("zz11zz".utf8)) == Array("zz11zz".utf8))
        #expect(SoundKey.key(Array("uk".utf8)) == nil)
    }

    @Test(
        "the beginning of a word has the key that the word begins with",
        arguments: ["organisations", "programme", "zzeppelins"]
    )
    func prefixes(word: String) {
        let letters = Array(word.utf8)
        let whole = WordKey.key(letters, isPrefix: true)
        for count in 4...letters.count {
            #expect(whole.starts(with: WordKey.key(letters.prefix(count), isPrefix: true)))
        }
    }
}
