/// Words that say little of what is looked for: articles, prepositions and question words of the languages that people ask
/// in, as `WordKey` has them.
package enum StopWords {
    /// Whether a folded word is one.
    package static func contains(_ word: some Sequence<UInt8>) -> Bool {
        words.contains(String(decoding: Array(word), as: UTF8.self))
    }

    private static let words = Set(
        """
        a an the of in on at to for from by with and or as is are was were be been has have had do does did it its that \
        this these those which what who whom whose when where why how many much there about into under me my i you your \
        we our us can could would should will show list find tell give please all any every some more most \
        established founded opened created started began begin join joined located based situated happened still \
        le la les l un une des du de d et en au aux dans sur pour par avec que qui quoi quel quelle quand ou est sont \
        der die das den dem ein eine einer einen im am um zu zum zur von vom mit und oder fur bei nach auf aus wer wie \
        was wann wo warum welche welcher ist sind war waren \
        el los las una del y e o con por para que quien cuando donde como es son \
        il lo gli i uno della dei delle di da nel nella con su per chi che quando dove come perche \
        v vo na po s so k ko u o ob ot dlya i ili kto chto gde kogda kak pochemu
        """.split(separator: " ").map(String.init)
    )
}
