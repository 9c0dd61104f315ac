extension CollectionSchema {
    /// Strands of work.
    static let activities = CollectionSchema(
        .activities,
        "Strands of counter-terrorism work, such as the legal framework, financing or the Internet.",
        prose: ["summary"],
        order: "name",
        overview: ["parent", "lead", "dimension"],
        fields: [
            CommonFields.aliases,
            Field("parent", .reference([.activities]), "The wider strand it is part of.").called("Part of"),
            Field("summary", .text, "What the work is."),
            Field(
                "documents",
                .list(.reference([.documents])),
                "The documents that belong to it.",
                fact: false,
                parameter: "document",
                synonyms: ["documents"],
                origin: .inverse(.documents, path: "activities"),
                storedUntil: 1
            ),
            Field("lead", .reference([.institutions]), "The institution that leads it.", synonyms: ["institution"])
                .called("Led by"),
            Field(
                "also_involved",
                .list(.reference([.institutions])),
                "Other institutions that carry it.",
                synonyms: ["institution"]
            ).called("Also at work on it"),
            CommonFields.dimensions,
            CommonFields.inverse("operations", of: .operations, "activities", "The operations that carry it."),
            CommonFields.inverse("institutions", of: .institutions, "activities", "The institutions that list it."),
            Field(
                "in_consolidated_framework",
                .flag,
                "Whether the Consolidated Framework of 2012 has it among its focus areas."
            ).called("Named in the Consolidated Framework of 2012"),
            CommonFields.namedOnTopicPage,
        ]
    )
}
