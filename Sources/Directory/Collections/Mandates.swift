extension CollectionSchema {
    /// Legal bases.
    static let mandates = CollectionSchema(
        .mandates,
        "The legal bases of institutions and operations: who was given which task, by which decision, when.",
        lifespan: Lifespan(from: ["date"]),
        prose: ["summary", "role", "tasks"],
        order: "name",
        overview: ["holder", "kind", "reference", "document", "date"],
        fields: [
            Field(
                "holder",
                .reference([.institutions, .operations]),
                "The institution or operation that it binds.",
                required: true,
                synonyms: ["institution", "operation"]
            ).called("Given to"),
            Field("kind", .term(Vocabularies.mandateKind), "What the mandate does.", required: true).told(.head),
            Field("role", .text, "What part it plays for its holder, in more words.").called("What part it plays"),
            Field("document", .reference([.documents]), "The text it stands in.").called("Stands in"),
            Field("reference", .token, "The symbol of the decision.", form: .symbol).called("Symbol"),
            Field("date", .date, "When it was given.", synonyms: ["year"]).called("Given on"),
            Field("summary", .text, "What it says."),
            Field("tasks", .list(.token), "The tasks it gives, in short.", parameter: "task", synonyms: ["tasks"]),
            CommonFields.activitiesOfText,
            Field(
                "is_counter_terrorism",
                .flag,
                "Whether it is on terrorism proper; a judgement of this data set.",
                fact: false
            ).told(.programs),
            Field(
                "valid_until",
                .date,
                "The last day of the term that it gives, before any extension of it.",
                past: .ahead
            ).called("Term ends"),
            Field("extends", .reference([.mandates]), "The mandate whose term it extends.").called(
                "Extends the term of"
            ),
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
