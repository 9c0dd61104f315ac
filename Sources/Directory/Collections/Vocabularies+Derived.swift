extension Vocabularies {
    /// The kinds of events on the timeline.
    static let event = Vocabulary(
        "kind of event",
        [
            .init("founded", "It was founded.", aliases: ["established"]),
            .init("started", "It started work."),
            .init("renamed", "It got another name.", aliases: ["renaming"]),
            .init("mandated", "It was given its first mandate."),
            .init("re-mandated", "Its mandate was changed, renewed or extended.", label: "re-mandated"),
            .init("tasked", "It was given tasks or guidance."),
            .init("agreed", "An agreement with the host was made.", aliases: ["agreement"]),
            .init("end-decided", "Its end was decided."),
            .init("mandate-ended", "Its mandate ran out."),
            .init(
                "term-ends",
                "The term that a mandate gave ends, unless another mandate extends it.",
                label: "term of the mandate ends",
                aliases: ["expires", "expiry"]
            ),
            .init("closed", "It ended.", aliases: ["ended"]),
            .init("adopted", "A document was adopted."),
            .init("admitted", "A State became a participating State."),
            .init("partnered", "A State became a Partner for Co-operation.", label: "became a partner"),
            .init("noted", "Something else that its record notes; `what` says it.", label: "event"),
        ]
    )

    /// The collections whose records have dates.
    static let datedCollection = collections([.institutions, .operations, .mandates, .documents, .states])

    /// The collections whose completeness can be told.
    static let coveredCollection = collections(CollectionName.seeded)

    /// The places of a change: a collection, or a file that holds no records.
    static let changedCollection: Vocabulary = {
        let seeded = collections(CollectionName.seeded)
        let documents = SeedDocument.allCases.map { Vocabulary.Term($0.rawValue, $0.meaning) }
        return Vocabulary(seeded.name, seeded.terms + documents)
    }()

    /// What a release does to a record.
    static let change = Vocabulary(
        "kind of change",
        [
            .init("added", "The record is new."),
            .init("changed", "Fields of the record changed."),
            .init("removed", "The record was taken out."),
            .init("renamed", "The record got another id; fields of it may have changed too."),
        ]
    )

    /// Every kind that a dated record can be of.
    static let recordKind: Vocabulary = {
        var terms: [Vocabulary.Term] = []
        for vocabulary in [institutionKind, operationKind, mandateKind, documentKind] {
            terms += vocabulary.terms.filter { term in !terms.contains { $0.id == term.id } }
        }
        return Vocabulary("kind of record", terms)
    }()

    private static func collections(_ names: [CollectionName]) -> Vocabulary {
        Vocabulary("collection", names.map { .init($0.rawValue, CollectionSchema.named($0).meaning) })
    }
}
