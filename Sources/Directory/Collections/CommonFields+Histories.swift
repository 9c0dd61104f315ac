/// Where a body works from, and what it was by turns.
extension CommonFields {
    private static func seatCountry(parameter: String?) -> Field {
        Field(
            "country",
            .either(.reference([.states]), .term(Vocabularies.territory)),
            "The State, or the territory by its user-assigned code.",
            parameter: parameter
        )
    }

    private static let seatCoordinates = Field(
        "coordinates",
        .position,
        "Longitude and latitude of the city, WGS 84."
    ).told(.programs)

    /// The place a body works from.
    static func seat(parameter: String?) -> Field {
        Field(
            "seat",
            .object(
                [
                    Field("city", .token, "The city.", required: true, parameter: "city", namesInLanguages: true),
                    seatCountry(parameter: parameter),
                    seatCoordinates,
                    Field("note", .text, "What else is to be known about the seat.", fact: false),
                    Field("geonames", .token, "The number of the city in GeoNames.").told(.programs),
                ],
                key: nil
            ),
            "The place it works from.",
            past: .history(ValueHistory("seat_history", part: "city", event: "moved"))
        )
    }

    /// When a source last showed the subject, and whether that is long ago.
    ///
    /// - Parameter shown: what the source shows, as the rest of a sentence.
    static func confirmation(of shown: String) -> [Field] {
        [
            Field(
                "last_confirmed",
                .date,
                "The date of the newest source that shows \(shown).",
                fact: false,
                origin: .confirmation(.date),
                past: .ofToday
            ).called("Last seen").told(.head),
            Field(
                "confirmation_due",
                .flag,
                "Whether `last_confirmed` lies more than \(Confirmations.months) months before the release of the data, or is not known; only of what has not ended.",
                fact: false,
                origin: .confirmation(.isDue),
                past: .ofToday
            ).told(.programs),
        ]
    }

    /// The kinds that something had, each with its days.
    static func kindHistory(_ kind: Vocabulary) -> Field {
        history("kind_history", value: Field("value", .term(kind), "The kind.", required: true), "The kinds it had")
    }

    /// The places that a body worked from, each with its days.
    static let seatHistory = history(
        "seat_history",
        value: Field("value", .token, "The city.", required: true, namesInLanguages: true),
        with: [seatCountry(parameter: nil), seatCoordinates],
        "The places it worked from"
    )

    /// The values that a field had, each with its days.
    ///
    /// - Parameters:
    ///   - value: the value of an item.
    ///   - others: what else an item may hold beside the value.
    ///   - meaning: what the items are, as a noun phrase.
    private static func history(
        _ name: String,
        value: Field,
        with others: [Field] = [],
        _ meaning: String
    ) -> Field {
        Field(
            name,
            .list(
                .object(
                    [value] + others + [
                        Field("detail", .text, "The value in more words."),
                        Field("from", .date, "The first day.", bound: .first),
                        Field("to", .date, "The last day.", bound: .last),
                        Field(
                            "decision",
                            .either(.reference([.documents]), .token),
                            "The decision it rests on: a document of the collection, or its symbol.",
                            form: .symbol
                        ),
                    ],
                    key: ["from", "value"]
                )
            ),
            "\(meaning), each with the first and the last day, as far as sources say so."
        )
    }
}
