extension CollectionSchema {
    /// The three dimensions of security.
    static let dimensions = CollectionSchema(
        .dimensions,
        "The three dimensions of the OSCE's comprehensive concept of security.",
        prose: ["summary"],
        order: "order",
        overview: ["order", "summary"],
        fields: [
            CommonFields.aliases,
            Field("order", .count, "First, second or third dimension.", required: true).told(.programs),
            Field("summary", .text, "What belongs to it.", required: true),
            CommonFields.inverse("institutions", of: .institutions, "dimensions", "The institutions that work in it."),
            CommonFields.inverse("operations", of: .operations, "dimensions", "The operations that work in it."),
            CommonFields.inverse("activities", of: .activities, "dimensions", "The strands of work that belong to it."),
        ]
    )
}
