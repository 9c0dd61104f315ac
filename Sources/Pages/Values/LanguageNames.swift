/// What languages are called, by BCP 47 tag.
enum LanguageNames {
    /// In English.
    static let english = [
        "en": "English", "de": "German", "es": "Spanish", "fr": "French", "it": "Italian", "ru": "Russian",
        "uk": "Ukrainian", "sq": "Albanian", "sr": "Serbian", "mk": "Macedonian", "bs": "Bosnian", "hr": "Croatian",
        "ro": "Romanian", "tr": "Turkish", "pl": "Polish", "nl": "Dutch", "el": "Greek", "hy": "Armenian",
        "az": "Azerbaijani", "ka": "Georgian", "kk": "Kazakh", "ky": "Kyrgyz", "tg": "Tajik", "tk": "Turkmen",
        "uz": "Uzbek", "la": "Latin", "mn": "Mongolian", "cnr": "Montenegrin", "be": "Belarusian", "bg": "Bulgarian",
        "ca": "Catalan", "cs": "Czech", "da": "Danish", "et": "Estonian", "fi": "Finnish", "sv": "Swedish",
        "hu": "Hungarian", "is": "Icelandic", "ga": "Irish", "lv": "Latvian", "lt": "Lithuanian", "lb": "Luxembourgish",
        "mt": "Maltese", "no": "Norwegian", "nb": "Norwegian Bokmål", "nn": "Norwegian Nynorsk", "pt": "Portuguese",
        "sk": "Slovak", "sl": "Slovenian", "ar": "Arabic", "he": "Hebrew", "ja": "Japanese", "ko": "Korean",
        "th": "Thai", "ps": "Pashto", "fa": "Persian",
    ]

    /// The working languages of the OSCE, each in itself.
    static let own = [
        "en": "English", "fr": "français", "de": "Deutsch", "it": "italiano", "ru": "русский", "es": "español",
    ]
}
