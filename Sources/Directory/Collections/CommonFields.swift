/// The fields that the records of every collection share.
enum CommonFields {
    /// The fields before a collection's own.
    static func opening(of content: CollectionSchema.Content) -> [Field] {
        let identity = [
            Field(
                "id",
                .slug,
                "Identifies the record in its collection. It is for good: one that is changed leads to the new one.",
                required: true,
                fact: false
            ),
            Field("type", .token, "What kind of record this is.", required: true, fact: false, origin: .computed),
            Field("url", .token, "Where this record is served.", required: true, fact: false, origin: .computed),
            Field("name", .text, "The name in use today, or the last one.", required: true, past: .name(in: "names")),
            Field(
                "name_language",
                .token,
                "The language of `name`, where `lang` asked for one and it is not English.",
                fact: false,
                origin: .computed,
                form: .language
            ).told(.programs),
        ]
        switch content {
        case .facts: return identity + [names, formerIDs]
        case .sources: return identity + [derivedNames, formerIDs]
        case .derived: return identity
        }
    }

    /// The fields after a collection's own.
    static func closing(of content: CollectionSchema.Content) -> [Field] {
        switch content {
        case .facts: [confidence, note, gaps, evidence]
        case .sources: [note, derivedEvidence]
        case .derived: []
        }
    }

    private static let nameFields = [
        Field(
            "value",
            .text,
            "The name.",
            required: true,
            parameter: "names",
            synonyms: ["names.value"],
            longest: SeedBounds.name
        ),
        Field("kind", .term(Vocabularies.nameKind), "What kind of name it is.", required: true),
        Field("language", .token, "The language, as a BCP 47 tag.", required: true, shared: true, form: .language),
        Field("from", .date, "The first day it was in use.", bound: .first),
        Field("to", .date, "The last day it was in use.", bound: .last),
        Field("decision", .token, "The decision that gave the name.", form: .symbol),
        Field("note", .text, "What else is to be known about the name.", fact: false),
        Field(
            "script",
            .token,
            "The script by its ISO 15924 code, where it is not the one that the language is usually written in.",
            fact: false,
            form: .script
        ),
    ]

    private static let names = Field(
        "names",
        .list(.object(nameFields, key: ["value", "from", "kind", "language"])),
        "Every name: official, former, acronym; with its language and the dates it was in use.",
        required: true
    )

    private static let derivedNames = Field(
        "names",
        .list(.object(nameFields, key: ["value", "from", "kind", "language"])),
        "The name, as other records have it.",
        required: true,
        origin: .computed
    )

    private static let formerIDs = Field(
        "former_ids",
        .list(.slug),
        "Ids that it had before. An id is for good: each of these leads to the record.",
        fact: false,
        parameter: "former_id",
        synonyms: ["former_ids"]
    ).told(.programs)

    private static let confidence = Field(
        "confidence",
        .term(Vocabularies.confidence),
        "How well the record as a whole is sourced.",
        required: true,
        fact: false
    ).called("How sure we are")

    private static let note = Field(
        "note",
        .text,
        "What a reader has to know before relying on the record.",
        fact: false,
        past: .undated
    ).called("Where sources differ")

    private static let gaps = Field(
        "gaps",
        .list(
            .object(
                [
                    Field("field", .token, "The field without a value.", required: true, fact: false),
                    Field("reason", .text, "Why it has none.", required: true, fact: false),
                ],
                key: nil
            )
        ),
        "What is not known, and why.",
        fact: false
    ).called("What is not known")

    /// Whether the dates of a record tell that its subject existed on the day asked about.
    static let dated = Field(
        "dated",
        .term(Vocabularies.certainty),
        "On a past day, where `undated` is asked for: whether the dates of the record tell that it existed then.",
        fact: false,
        origin: .computed,
        past: .certainty
    ).told(.head)

    /// - Parameter isAsked: whether `source` and `basis` ask about it. Of a source they ask about what rests on it.
    private static func evidenceFields(asked isAsked: Bool) -> [Field] {
        [
            Field(
                "fields",
                .list(.token),
                "The facts that rest on the source: a field, `object.field`, or an item of a list as `list.value` or `list.key`.",
                required: true,
                fact: false,
                rowWord: "field"
            ),
            Field(
                "source",
                .reference([.sources]),
                "The source.",
                required: true,
                fact: false,
                parameter: isAsked ? "source" : nil
            ),
            Field("locator", .text, "Where in the source.", fact: false),
            Field(
                "basis",
                .term(Vocabularies.basis),
                "Whether the source says so, we infer it from what it says, or it says something else.",
                required: true,
                fact: false,
                parameter: isAsked ? "basis" : nil
            ),
            Field(
                "says",
                .text,
                "What the source says, where it is less precise, worded in another way, or something else.",
                fact: false
            ),
            Field("confirmed", .date, "The day on which the source was last compared with the fields.", fact: false),
        ]
    }

    private static let evidence = Field(
        "evidence",
        .list(.object(evidenceFields(asked: true), key: nil)),
        "What each field rests on.",
        required: true,
        fact: false,
        past: .evidence
    )

    /// What a record that is made from another rests on.
    static let inheritedEvidence = Field(
        "evidence",
        .list(.object(evidenceFields(asked: true), key: nil)),
        "What the fields of the record that it is taken from rest on.",
        fact: false,
        origin: .computed
    )

    private static let derivedEvidence = Field(
        "evidence",
        .list(.object(evidenceFields(asked: false), key: nil)),
        "The source itself, which its description was taken from.",
        required: true,
        fact: false,
        origin: .computed
    )

    /// Dated things that happened.
    static let events = Field(
        "events",
        .list(
            .object(
                [
                    Field("date", .date, "When it happened.", required: true, bound: .day),
                    Field("what", .text, "What happened.", required: true),
                ],
                key: ["date", "what"]
            )
        ),
        "Dated events in the life of the record's subject."
    )

    /// The dimensions of security.
    static let dimensions = Field(
        "dimensions",
        .list(.reference([.dimensions])),
        "The dimensions of security it works in.",
        parameter: "dimension",
        synonyms: ["dimensions"],
        past: .undated
    ).told(.work)

    /// The strands of work that somebody carries, which may change.
    static let activities = strands(past: .undated)

    /// The strands of work that a text is about, for good.
    static let activitiesOfText = strands(past: .byContent)

    private static func strands(past: PastValue) -> Field {
        Field(
            "activities",
            .list(.reference([.activities])),
            "The strands of work it carries.",
            parameter: "activity",
            synonyms: ["activities"],
            past: past
        ).called("Topics").told(.work)
    }

    /// The texts something rests on.
    static let documents = Field(
        "documents",
        .list(.reference([.documents])),
        "The documents it rests on.",
        parameter: "document",
        synonyms: ["documents"]
    ).called("Rests on")

    /// The legal bases of a holder.
    static let mandates = Field(
        "mandates",
        .list(.reference([.mandates])),
        "Its legal bases: the mandates whose holder it is.",
        fact: false,
        parameter: "mandate",
        synonyms: ["mandates"],
        origin: .inverse(.mandates, path: "holder")
    ).called("Decisions behind it")

    /// Words that stand for an id.
    static let aliases = Field(
        "aliases",
        .list(.slug),
        "Other words the id may be asked by.",
        fact: false,
        parameter: "alias"
    ).told(.programs)

    /// Whether the page that the data set began with names something.
    static let namedOnTopicPage = Field(
        "named_on_topic_page",
        .flag,
        "Whether the OSCE's page on countering terrorism, where this data set began, names it.",
        fact: false
    ).called("Named on the OSCE's page on terrorism")

    /// The records of another collection that refer to this one.
    static func inverse(_ name: String, of collection: CollectionName, _ path: String, _ meaning: String) -> Field {
        Field(
            name,
            .list(.reference([collection])),
            meaning,
            fact: false,
            parameter: CollectionSchema.type(of: collection),
            synonyms: [name],
            origin: .inverse(collection, path: path)
        )
    }
}
