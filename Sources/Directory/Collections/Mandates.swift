extension CollectionSchema {
    /// Legal bases.
    static let mandates = CollectionSchema(
        .mandates,
        "The legal bases of institutions and operations: who was given which task, by which decision, when.",
        lifespan: Lifespan(from: ["date"]),
        prose: ["summary", "role", "tasks"],
        order: "name",
        overview: ["holder", "kind", "document", "date"],
        fields: [
            Field(
                "holder",
                .reference([.institutions, .operations]),
                "The institution or operation that it binds.",
                required: true,
                synonyms: ["institution", "operation"]
            ),
            Field("kind", .term(Vocabularies.mandateKind), "What the mandate does.", required: true),
            Field("role", .text, "What part it plays for its holder, in more words."),
            Field("document", .reference([.documents]), "The text it stands in."),
            Field("reference", .token, "The symbol of the decision.", form: .symbol),
            Field("date", .date, "When it was given.", synonyms: ["year"]),
            Field("summary", .text, "What it says."),
            Field("tasks", .list(.token), "The tasks it gives, in short.", parameter: "task", synonyms: ["tasks"]),
            CommonFields.activitiesOfText,
            Field(
                "is_counter_terrorism",
                .flag,
                "Whether it is on terrorism proper; a judgement of this data set.",
                fact: false
            ),
            Field(
                "valid_until",
                .date,
                "The last day of the term that it gives, before any extension of it.",
                past: .ahead
            ),
            Field("extends", .reference([.mandates]), "The mandate whose term it extends."),
            Field(
                "extended_by",
                .list(.reference([.mandates])),
                "The mandates that extend its term.",
                fact: false,
                origin: .inverse(.mandates, path: "extends")
            ),
        ]
    )
}
