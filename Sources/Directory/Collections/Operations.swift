extension CollectionSchema {
    /// Field operations.
    static let operations = CollectionSchema(
        .operations,
        "Field operations of the OSCE and the CSCE, open and closed, of every kind.",
        lifespan: Lifespan(
            from: ["established", "started"],
            to: ["closed", "mandate_ended"],
            state: .init(
                field: "status",
                seen: "status_as_of",
                existing: "active",
                ended: "closed",
                unknown: "unknown"
            )
        ),
        prose: ["seat.city", "summary", "tasks", "counter_terrorism", "offices.names", "events.what"],
        order: "name",
        overview: ["status", "country", "kind", "established", "closed"],
        fields: [
            Field(
                "category",
                .term(Vocabularies.operationCategory),
                "Whether it counts as a field operation or as a related field activity.",
                required: true,
                fact: false
            ).told(.beside("kind")),
            Field(
                "kind",
                .term(Vocabularies.operationKind),
                "What kind of operation it is.",
                required: true,
                past: .history(ValueHistory("kind_history", event: "transformed"))
            ).told(.head),
            Field(
                "kind_detail",
                .text,
                "The kind in more words.",
                past: .history(ValueHistory("kind_history", member: "detail"))
            ).called("In more words").told(.beside("kind")),
            Field(
                "status",
                .term(Vocabularies.operationStatus),
                "Whether it is at work.",
                required: true,
                past: .state
            ).told(.head),
            Field("status_as_of", .date, "The date of the newest source that shows the status.", past: .ofToday).called(
                "Last seen"
            ).told(.head),
            Field(
                "status_note",
                .text,
                "What else is to be known about the status.",
                fact: false,
                past: .ofToday
            ).called("About the status"),
            host,
            Field("region", .term(Vocabularies.region), "The region the OSCE lists it under."),
            CommonFields.seat(parameter: nil),
            Field("established", .date, "When it was founded; `established_meaning` says how that is meant."),
            Field("established_meaning", .token, "What the date of founding is the date of.").called("Day of").told(
                .beside("established")
            ),
            Field(
                "founding_decision",
                .either(.reference([.documents]), .token),
                "The decision that founded it: a document of the collection, or its symbol.",
                form: .symbol
            ).called("By decision").told(.beside("established")),
            Field("started", .date, "The first day of work.").called("Work began"),
            Field("mandate_ended", .date, "The day its mandate ran out, where that is not the day it closed."),
            Field("closed", .date, "The day it ended."),
            Field(
                "closing_decision",
                .either(.reference([.documents]), .token),
                "The decision that ended it: a document of the collection, or its symbol.",
                past: .ofEnd,
                form: .symbol
            ).called("By decision").told(.beside("closed")),
            Field("closing_reason", .text, "Why it ended.", past: .ofEnd).called("Why it closed"),
            Field("summary", .text, "What it was set up for and what became of it.", past: .undated),
            Field(
                "tasks",
                .list(.token),
                "What it works on, in short.",
                parameter: "task",
                synonyms: ["tasks"],
                past: .undated
            ).told(.work),
            CommonFields.dimensions,
            CommonFields.mandates,
            CommonFields.activities,
            Field(
                "counter_terrorism",
                .text,
                "Its work on terrorism and violent extremism that a source shows.",
                past: .undated
            ).called("Against terrorism").told(.work),
            offices,
            related("predecessors", parameter: "predecessor", "The operations it followed.").called("Came after"),
            related("successors", parameter: "successor", "The operations that followed it.").called("Followed by"),
            CommonFields.events,
            staff,
            budget,
            Field("website", .url, "Its own page.", past: .undated),
            CommonFields.kindHistory(Vocabularies.operationKind),
            CommonFields.seatHistory,
            CommonFields.shortName,
            CommonFields.heads,
            CommonFields.identifiers,
            CommonFields.compactIdentifiers,
        ] + CommonFields.confirmation(of: "the status")
    )

    private static let host = Field(
        "host",
        .object(
            [
                Field(
                    "states",
                    .list(.reference([.states])),
                    "The States it works in.",
                    parameter: "country",
                    synonyms: ["host", "host.states"]
                ),
                Field(
                    "territories",
                    .list(
                        .object(
                            [
                                Field(
                                    "code",
                                    .term(Vocabularies.territory),
                                    "A user-assigned code, since ISO 3166-1 has none.",
                                    required: true,
                                    parameter: "country",
                                    synonyms: ["territory", "host"]
                                ),
                                Field("name", .text, "The name of the territory.", required: true),
                                Field("note", .text, "How the reference is to be read.", fact: false),
                            ],
                            key: "code"
                        )
                    ),
                    "The territories it works in that are not States of the OSCE."
                ),
                Field("name_then", .text, "What the host was called when the operation began."),
                Field("note", .text, "What else is to be known about the host.", fact: false),
            ],
            key: nil
        ),
        "Where it works, at whose invitation."
    )

    private static let offices = Field(
        "offices",
        .object(
            [
                Field("count", .count, "How many offices."),
                Field("what", .text, "What is counted.", fact: false),
                Field("names", .list(.token), "Where they are.", parameter: "office"),
                Field("as_of", .date, "The date the figure is from."),
                Field("note", .text, "What else is to be known about the offices.", fact: false),
            ],
            key: nil
        ),
        "Offices beside or including the headquarters.",
        past: .undated
    )

    private static let staff = Field(
        "staff",
        .list(
            .object(
                [
                    Field("as_of", .date, "The date the figure is from.", bound: .day),
                    Field("total", .count, "All staff."),
                    Field("international", .count, "International staff."),
                    Field("local", .count, "Staff hired locally."),
                    Field("what", .text, "What is counted.", fact: false),
                    Field("approximate", .flag, "Whether the figure is rounded.", fact: false),
                    Field("text", .text, "The figure in words, where there is no number."),
                ],
                key: ["as_of", "total", "text"]
            )
        ),
        "Staff figures with their dates."
    )

    private static let budget = Field(
        "budget",
        .list(
            .object(
                [
                    Field("year", .token, "The budget year, where it is known.", bound: .day),
                    Field("amount", .count, "The amount in units of the currency.", required: true),
                    Field("currency", .token, "The currency, by its ISO 4217 code.", required: true, form: .currency),
                    Field("what", .text, "What the amount is.", fact: false),
                    Field("approximate", .flag, "Whether the amount is rounded.", fact: false),
                ],
                key: ["year", "amount", "currency"]
            )
        ),
        "Budget figures with their years."
    )

    private static func related(_ name: String, parameter: String, _ meaning: String) -> Field {
        Field(
            name,
            .list(
                .object(
                    [
                        Field(
                            "id",
                            .reference([.operations]),
                            "The operation.",
                            required: true,
                            parameter: parameter,
                            synonyms: [name]
                        ),
                        Field("relation", .text, "How the two are related.", required: true),
                    ],
                    key: "id"
                )
            ),
            meaning,
            past: .byContentEnded
        )
    }
}
