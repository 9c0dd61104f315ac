/// The closed lists of terms that fields take. They are this data set's own unless a term says otherwise.
package enum Vocabularies {
    static let nameKind = Vocabulary(
        "kind of name",
        [
            .init("official", "The official name; of a State the short one."),
            .init("formal", "The long form of a State's name."),
            .init("former", "A name it had before."),
            .init("acronym", "An initialism in use."),
            .init("former-acronym", "An initialism it had before."),
            .init("alias", "Another name people use."),
            .init("variant", "Another spelling."),
            .init("predecessor", "The name of the State or body that it continues."),
            .init("iso-3166", "The name in ISO 3166-1, where it differs.", label: "ISO 3166"),
        ]
    )

    /// The identifiers of others; `IdentifierScheme` knows the form of each.
    static let identifierScheme = Vocabulary(
        "scheme of identifiers",
        IdentifierScheme.all.map { Vocabulary.Term($0.id, $0.meaning, label: $0.label, aliases: $0.synonyms) }
    )

    package static let sourceKind = Vocabulary(
        "kind of source",
        [
            .init("official", "The OSCE or another organization, about itself."),
            .init("government", "A government or an authority of a State."),
            .init("parliament", "A parliament, or an assembly of several."),
            .init("press", "Newspapers, agencies and broadcasters."),
            .init("academic", "Research: journals, books, institutes."),
            .init("archive", "An archive or a catalogue."),
            .init("copy", "A copy of a text on the site of somebody else."),
            .init("editors", "Compiled by the editors of this data set.", label: "editors' list"),
        ]
    )

    static let confidence = Vocabulary(
        "confidence",
        [
            .init(
                "high",
                "An official source states it, or a government or a copy of the text that others agree with."
            ),
            .init("medium", "It rests on one secondary source or a third party's copy, or a date is partly inferred."),
            .init("low", "It rests on a weak or unofficial source or an inference; read the note first."),
        ]
    )

    static let basis = Vocabulary(
        "basis of evidence",
        [
            .init("stated", "The source says so."),
            .init("inferred", "We conclude it from what the source says."),
            .init("contradicts", "The source says something else than what is shown; `says` has it."),
        ]
    )

    static let certainty = Vocabulary(
        "certainty of existence",
        [
            .init("yes", "Its dates tell that it existed on the day."),
            .init("unknown", "Its dates do not tell whether it existed on the day."),
        ]
    )

    static let institutionKind = VocabularyFile.inForce[.institutionKind]

    static let establishedMeaning = Vocabulary(
        "meaning of a founding date",
        [
            .init("founding-decision", "The day of the decision that founded it."),
            .init("operational", "The day it started work.", label: "start of work"),
        ]
    )

    static let roleLevel = VocabularyFile.inForce[.roleLevel]

    static let operationCategory = Vocabulary(
        "category of operation",
        [
            .init("field-operation", "A field operation."),
            .init("related-field-activity", "Work in the field that is not counted as an operation."),
        ]
    )

    static let operationKind = VocabularyFile.inForce[.operationKind]

    static let operationStatus = Vocabulary(
        "status of an operation",
        [
            .init(
                "active",
                "The newest source read shows it at work.",
                label: "at work",
                aliases: ["open", "current"]
            ),
            .init("closed", "It has ended.", aliases: ["ended", "discontinued", "former"]),
            .init("unknown", "No source read shows whether it still works.", label: "unclear"),
        ]
    )

    static let region = VocabularyFile.inForce[.region]

    static let territory = VocabularyFile.inForce[.territory]

    static let mandateKind = VocabularyFile.inForce[.mandateKind]

    static let documentKind = VocabularyFile.inForce[.documentKind]

    static let adoptingBody = VocabularyFile.inForce[.adoptingBody]

    static let topic = VocabularyFile.inForce[.topic]

    static let stateStatus = Vocabulary(
        "status of a State",
        [
            .init(
                "participating-state",
                "One of the participating States.",
                label: "participating State",
                aliases: ["participating", "member"]
            ),
            .init("partner", "A Partner for Co-operation.", label: "Partner for Co-operation", aliases: ["partners"]),
        ]
    )

    static let partnerGroup = VocabularyFile.inForce[.partnerGroup]
}
