extension CollectionSchema {
    /// What happened when: the dates of the other collections as events.
    static let timeline = CollectionSchema(
        .timeline,
        "What happened when: every dated event of institutions, operations, mandates, documents and States, in order.",
        content: .derived,
        prose: ["what"],
        order: "date",
        overview: ["date", "event", "what", "record"],
        fields: [
            Field("date", .date, "When it happened.", required: true, synonyms: ["year"], origin: .computed),
            Field("event", .term(Vocabularies.event), "What kind of event it is.", required: true, origin: .computed),
            Field("what", .text, "What happened, where the kind does not say it all.", origin: .computed),
            Field(
                "collection",
                .term(Vocabularies.datedCollection),
                "The collection that it is taken from.",
                required: true,
                origin: .computed
            ),
            Field("record", .token, "The URL of the record it is taken from.", required: true, origin: .computed),
            related("institution", .institutions, "The institution that it happened to."),
            related("operation", .operations, "The operation that it happened to."),
            related("mandate", .mandates, "The mandate that was given."),
            related("document", .documents, "The document that was adopted, or that gave the mandate."),
            related("state", .states, "The State that it happened to."),
            Field(
                "kind",
                .term(Vocabularies.recordKind),
                "The kind that the record had on the date, where the record tells what it had when; otherwise the one of today.",
                origin: .computed
            ),
            Field(
                "status",
                .term(Vocabularies.operationStatus),
                "The status of the operation today.",
                origin: .computed
            ),
            Field("region", .term(Vocabularies.region), "The region of the operation.", origin: .computed),
            Field(
                "countries",
                .list(.either(.reference([.states]), .term(Vocabularies.territory))),
                "The States and territories that it concerns: those of the host, otherwise that of the seat on the date.",
                parameter: "country",
                synonyms: ["host"],
                origin: .computed
            ),
            inherited(CommonFields.dimensions),
            inherited(CommonFields.activities),
            CommonFields.inheritedEvidence,
        ]
    )

    private static func related(_ name: String, _ collection: CollectionName, _ meaning: String) -> Field {
        Field(name, .reference([collection]), meaning, origin: .computed)
    }

    /// A field of the record that an event is taken from.
    private static func inherited(_ field: Field) -> Field {
        Field(
            field.name,
            field.type,
            field.meaning,
            parameter: field.parameter,
            synonyms: field.synonyms,
            origin: .computed
        )
    }
}
