extension CollectionSchema {
    /// Bodies and offices.
    static let institutions = CollectionSchema(
        .institutions,
        "Bodies and offices of the OSCE that carry counter-terrorism work.",
        lifespan: Lifespan(from: ["established", "attested_by", "names.from"]),
        prose: ["seat.city", "role", "events.what"],
        order: "name",
        overview: ["kind", "parent", "city", "established", "role_level", "last_confirmed"],
        fields: [
            Field(
                "kind",
                .term(Vocabularies.institutionKind),
                "What kind of body it is.",
                required: true,
                past: .undated
            ).told(.head),
            Field("parent", .reference([.institutions]), "The body it is part of.", past: .undated).called("Part of"),
            Field(
                "units",
                .list(.reference([.institutions])),
                "The bodies that are part of it.",
                fact: false,
                parameter: "unit",
                synonyms: ["units"],
                origin: .inverse(.institutions, path: "parent"),
                past: .undated
            ).called("Its parts"),
            CommonFields.seat(parameter: "country"),
            Field("established", .date, "When it was founded; `established_meaning` says how that is meant."),
            Field(
                "established_meaning",
                .term(Vocabularies.establishedMeaning),
                "Whether `established` is the day of the decision or of the start of work."
            ).called("Day of").told(.beside("established")),
            Field("attested_by", .date, "A date by which it existed, where the founding date is not known.").called(
                "Existed by"
            ),
            Field("founding_document", .reference([.documents]), "The text that founded it.").called("By decision")
                .told(.beside("established")),
            CommonFields.dimensions,
            CommonFields.mandates,
            Field(
                "role_level",
                .term(Vocabularies.roleLevel),
                "How close its work is to counter-terrorism.",
                fact: false,
                past: .undated
            ).called("Part it plays").told(.work),
            Field("role", .text, "What it does about terrorism.", past: .undated).called("Against terrorism").told(
                .work
            ),
            CommonFields.activities,
            CommonFields.events,
            Field("website", .url, "Its own page.", past: .undated),
            CommonFields.seatHistory,
            CommonFields.shortName,
            CommonFields.heads,
            CommonFields.identifiers,
            CommonFields.compactIdentifiers,
        ] + CommonFields.confirmation(of: "the body as it is described")
    )
}
