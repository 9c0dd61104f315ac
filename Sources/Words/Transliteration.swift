/// Letters of Cyrillic, Greek, Georgian and Armenian in Latin ones, so that a name is found in whichever script it is typed.
///
/// Each letter has one counterpart, that of the systems English texts use (BGN/PCGN where these differ). Other spellings
/// of the same sound are brought together by `SoundKey`.
package enum Transliteration {
    /// The Latin letters of a small letter, which may be none; nil for a letter of another script.
    package static func latin(_ scalar: Unicode.Scalar) -> String? { letters[scalar.value] }

    private static let letters: [UInt32: String] = {
        var letters: [UInt32: String] = [:]
        for table in [cyrillic, greek, georgian, armenian] {
            for entry in table.split(separator: " ") {
                guard let letter = entry.unicodeScalars.first else { continue }
                letters[letter.value] = String(entry.unicodeScalars.dropFirst())
            }
        }
        return letters
    }()

    /// Russian, Ukrainian, Belarusian, Serbian, Macedonian, Kazakh, Kyrgyz, Tajik and Mongolian.
    private static let cyrillic = """
        аa бb вv гg дd еe ёe жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ь эe юyu яya \
        іi їyi єe ґg ўu ђdj јj љlj њnj ћc џdz ѓg ќk ѕdz ѐe ѝi әa ғg қk ңn өo ұu үu һh ӣi ӯu ҳh ҷj ѣe ѳf ѵi
        """
    private static let greek = """
        αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo \
        άa έe ήi ίi ϊi ΐi όo ύy ϋy ΰy ώo
        """
    private static let georgian = """
        აa ბb გg დd ეe ვv ზz თt იi კk ლl მm ნn ოo პp ჟzh რr სs ტt უu ფp ქk ღgh ყq შsh ჩch ცts ძdz წts ჭch ხkh ჯj ჰh
        """
    private static let armenian = """
        աa բb գg դd եe զz էe ըy թt ժzh իi լl խkh ծts կk հh ձdz ղgh ճch մm յy նn շsh ոo չch պp ջj ռr սs վv տt րr ցts \
        ւv փp քk օo ֆf ևev
        """
}
