/// What records are called and known by beside their names: in short, by persons in office, in the catalogues of others.
extension CommonFields {
    /// What tables, maps and drawings call a record.
    static let shortName = Field(
        "short_name",
        .text,
        "The name in few words, for tables, maps and drawings, where the official one is long.",
        fact: false,
        past: .undated,
        longest: SeedBounds.name
    ).told(.programs)

    /// Who heads a body.
    static let heads = Field(
        "heads",
        .list(
            .object(
                [
                    Field("name", .token, "The name of the person.", required: true, parameter: "head"),
                    Field("title", .text, "The office, in the words of the source."),
                    Field("from", .date, "The first day in office.", bound: .first),
                    Field("to", .date, "The last day in office.", bound: .last),
                    Field("seen", .date, "The newest day on which a source shows the person in office.", bound: .shown),
                ],
                key: ["name", "from", "seen", "to"]
            )
        ),
        "Who heads or headed it, as far as sources tell. Nobody is taken to be in office still."
    ).called("Headed by")

    /// What others call the same thing.
    static let identifiers = Field(
        "identifiers",
        .list(
            .object(
                [
                    Field("scheme", .term(Vocabularies.identifierScheme), "Whose identifier it is.", required: true),
                    Field("value", .token, "The identifier.", required: true),
                    Field("url", .url, "The address that stands for the same thing there."),
                ],
                key: ["scheme", "value"]
            )
        ),
        "What it is identified by elsewhere."
    ).called("Identifiers elsewhere")

    /// The same in short, which one value can ask for.
    static let compactIdentifiers = Field(
        "curies",
        .list(.token),
        "The identifiers as texts `scheme:value`: `wikidata:Q81299`.",
        fact: false,
        parameter: "identifier",
        origin: .computed,
        form: .identifier
    ).told(.programs)
}
