extension CollectionSchema {
    /// Participating States and Partners for Co-operation.
    static let states = CollectionSchema(
        .states,
        "Participating States and Partners for Co-operation; the id is the ISO 3166-1 alpha-2 code in lower case.",
        lifespan: Lifespan(from: ["admitted", "partner_since"]),
        prose: ["capital"],
        order: "name",
        overview: ["status", "partner_group", "admitted", "partner_since", "capital"],
        codes: ["iso_alpha2", "iso_alpha3"],
        otherCodes: [
            // exceptionally reserved in ISO 3166-1 for the United Kingdom
            "gb": ["uk"],
            // what the institutions of the European Union write (Interinstitutional Style Guide, 7.1.1)
            "gr": ["el"],
        ],
        fields: [
            Field("iso_alpha2", .token, "The two-letter code of ISO 3166-1.", required: true).called("Country codes"),
            Field("iso_alpha3", .token, "The three-letter code of ISO 3166-1.", required: true).called("and").told(
                .beside("iso_alpha2")
            ),
            Field("status", .term(Vocabularies.stateStatus), "Participating State or Partner.", required: true).told(
                .head
            ),
            Field("partner_group", .term(Vocabularies.partnerGroup), "The group of Partners it belongs to.").called(
                "Asian or Mediterranean Partner"
            ).told(.head),
            Field("admitted", .date, "When it became a participating State.").called("Joined"),
            Field("partner_since", .date, "When it became a Partner for Co-operation."),
            Field("capital", .token, "The capital.", past: .undated),
            CommonFields.inverse("operations", of: .operations, "host.states", "The operations it hosts or hosted."),
            CommonFields.identifiers,
            CommonFields.compactIdentifiers,
        ]
    )
}
