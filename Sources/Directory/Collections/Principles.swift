extension CollectionSchema {
    /// Commitments.
    static let principles = CollectionSchema(
        .principles,
        "Commitments that bound counter-terrorism work, such as the respect of human rights.",
        prose: ["summary"],
        order: "name",
        overview: ["summary"],
        fields: [
            CommonFields.aliases,
            Field("summary", .text, "What the participating States committed to.", required: true),
            CommonFields.documents,
            Field(
                "wording_over_time",
                .list(
                    .object(
                        [
                            Field("document", .reference([.documents]), "The document.", required: true),
                            Field("grounds", .list(.token), "The grounds it names.", required: true),
                        ],
                        key: "document"
                    )
                ),
                "How the wording differs between documents."
            ),
            CommonFields.namedOnTopicPage,
        ]
    )
}
