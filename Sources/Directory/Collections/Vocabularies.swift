/// The closed lists of terms that fields take. They are this data set's own unless a term says otherwise.
enum Vocabularies {
    static let nameKind = Vocabulary(
        "kind of name",
        [
            .init("official", "The official name."),
            .init("former", "A name it had before."),
            .init("acronym", "An initialism in use."),
            .init("former-acronym", "An initialism it had before."),
            .init("alias", "Another name people use."),
            .init("variant", "Another spelling."),
            .init("predecessor", "The name of the State or body that it continues."),
            .init("iso-3166", "The name in ISO 3166-1, where it differs.", label: "ISO 3166"),
        ]
    )

    static let confidence = Vocabulary(
        "confidence",
        [
            .init(
                "high",
                "An official source states it, or a government or a copy of the text that others agree with."
            ),
            .init("medium", "It rests on one secondary source or a third party's copy, or a date is partly inferred."),
            .init("low", "It rests on a weak or unofficial source or an inference; read the note first."),
        ]
    )

    static let basis = Vocabulary(
        "basis of evidence",
        [
            .init("stated", "The source says so."),
            .init("inferred", "We conclude it from what the source says."),
        ]
    )

    static let institutionKind = Vocabulary(
        "kind of institution",
        [
            .init("organization", "The Organization itself."),
            .init("secretariat", "The Secretariat."),
            .init("department", "A department of the Secretariat.", aliases: ["departments"]),
            .init("unit", "A unit of a department.", aliases: ["units"]),
            .init("institution", "An institution with a mandate and a seat of its own.", aliases: ["institutions"]),
            .init("office", "An office inside another body.", aliases: ["offices"]),
            .init("committee", "A committee of another body.", aliases: ["committees"]),
            .init(
                "decision-making-body",
                "A body in which the participating States decide.",
                label: "decision-making body",
                aliases: ["council"]
            ),
            .init("parliamentary-assembly", "The assembly of parliamentarians.", aliases: ["assembly"]),
        ]
    )

    static let establishedMeaning = Vocabulary(
        "meaning of a founding date",
        [
            .init("founding-decision", "The day of the decision that founded it."),
            .init("operational", "The day it started work."),
        ]
    )

    static let roleLevel = Vocabulary(
        "closeness to counter-terrorism",
        [
            .init("framework", "Gives the frame in which the others work."),
            .init("lead", "Leads the work."),
            .init("supporting", "Supports the work within a mandate of its own."),
            .init("limited", "Has a mandate that excludes most of the subject.", aliases: ["excluded"]),
            .init("decision-making", "Takes the decisions.", label: "decision-making"),
            .init("advisory", "Advises."),
        ]
    )

    static let operationCategory = Vocabulary(
        "category of operation",
        [
            .init("field-operation", "A field operation."),
            .init("related-field-activity", "Work in the field that is not counted as an operation."),
        ]
    )

    static let operationKind = Vocabulary(
        "kind of operation",
        [
            .init("mission", "A mission.", aliases: ["missions"]),
            .init("presence", "A presence."),
            .init("centre", "A centre.", aliases: ["center", "centres"]),
            .init("office", "An office.", aliases: ["offices"]),
            .init("programme-office", "A programme office.", aliases: ["program-office", "programme"]),
            .init(
                "project-co-ordinator",
                "A project co-ordinator.",
                label: "project co-ordinator",
                aliases: ["project-coordinator", "coordinator", "co-ordinator"]
            ),
            .init("assistance-group", "An assistance group."),
            .init(
                "monitoring-mission",
                "A monitoring or observer mission.",
                aliases: ["monitoring", "observer-mission"]
            ),
            .init("verification-mission", "A verification mission.", aliases: ["verification"]),
            .init("other", "Another kind, which `kind_detail` names."),
        ]
    )

    static let operationStatus = Vocabulary(
        "status of an operation",
        [
            .init("active", "The newest source read shows it at work.", aliases: ["open", "current"]),
            .init("closed", "It has ended.", aliases: ["ended", "discontinued", "former"]),
            .init("unknown", "No source read shows whether it still works."),
        ]
    )

    static let region = Vocabulary(
        "region",
        [
            .init(
                "south-eastern-europe",
                "South-Eastern Europe.",
                label: "South-Eastern Europe",
                aliases: ["balkans", "southeast-europe", "see"]
            ),
            .init("eastern-europe", "Eastern Europe.", label: "Eastern Europe"),
            .init("south-caucasus", "The South Caucasus.", label: "South Caucasus", aliases: ["caucasus"]),
            .init("central-asia", "Central Asia.", label: "Central Asia"),
        ]
    )

    static let territory = Vocabulary(
        "territory",
        [
            .init(
                "xk",
                "Kosovo; a user-assigned code, since ISO 3166-1 has no entry.",
                label: "Kosovo",
                // XKX: the World Bank's, from the range that ISO 3166-1 leaves to users
                aliases: ["kosovo", "xkx"]
            )
        ]
    )

    static let mandateKind = Vocabulary(
        "kind of mandate",
        [
            .init("founding", "Founds its holder."),
            .init("reform", "Changes what its holder is."),
            .init("tasking", "Gives its holder tasks."),
            .init("guidance", "Guides how its holder works."),
            .init("renewal", "Gives its holder a new mandate, the one in force."),
            .init("extension", "Extends the time of a mandate."),
            .init("closing", "Ends its holder."),
            .init("preparation", "Prepares its holder's founding."),
            .init("basis", "A text of others that its holder's work rests on."),
            .init("agreement", "An agreement with the host."),
            .init("none-found", "Records that no mandate was found."),
        ]
    )

    static let documentKind = Vocabulary(
        "kind of document",
        [
            .init("final-act", "A final act of a conference."),
            .init("charter", "A charter.", aliases: ["charters"]),
            .init("document", "A summit or conference document."),
            .init("decision", "A decision of a council.", aliases: ["decisions"]),
            .init("declaration", "A declaration.", aliases: ["declarations"]),
            .init("statement", "A statement.", aliases: ["statements"]),
            .init("resolution", "A resolution.", aliases: ["resolutions"]),
            .init("plan", "A plan of action."),
            .init("programme", "A programme of action.", aliases: ["program"]),
            .init("strategy", "A strategy."),
            .init("concept", "A concept."),
            .init("treaty", "A treaty.", aliases: ["treaties", "convention"]),
            .init("treaty-set", "A set of treaties."),
        ]
    )

    static let adoptingBody = Vocabulary(
        "adopting body",
        [
            .init("ministerial-council", "The OSCE Ministerial Council.", aliases: ["mc"]),
            .init("permanent-council", "The OSCE Permanent Council.", aliases: ["pc"]),
            .init("summit", "A summit of Heads of State or Government."),
            .init("conference", "A conference."),
            .init(
                "osce-pa",
                "The OSCE Parliamentary Assembly.",
                label: "OSCE Parliamentary Assembly",
                aliases: ["parliamentary-assembly"]
            ),
            .init(
                "un-security-council",
                "The Security Council of the United Nations.",
                label: "UN Security Council",
                aliases: ["unsc"]
            ),
            .init(
                "un-general-assembly",
                "The General Assembly of the United Nations.",
                label: "UN General Assembly",
                aliases: ["unga"]
            ),
        ]
    )

    static let topic = Vocabulary(
        "topic of a document",
        [
            .init("institutions", "The bodies of the Organization."),
            .init("transnational-threats", "Threats that cross borders."),
            .init(
                "non-association",
                "That terrorism is not linked with a race, nationality or religion.",
                label: "non-association"
            ),
            .init("conditions-conducive", "The conditions that let terrorism spread."),
            .init("organized-crime", "Organized crime."),
            .init("comprehensive-security", "The comprehensive concept of security."),
            .init("cyber", "Information and communication technologies.", aliases: ["ict"]),
            .init("sanctions", "Sanctions."),
            .init(
                "co-operation",
                "Co-operation with other organizations.",
                label: "co-operation",
                aliases: ["cooperation"]
            ),
            .init("review", "The review of earlier commitments."),
        ]
    )

    static let stateStatus = Vocabulary(
        "status of a State",
        [
            .init(
                "participating-state",
                "One of the participating States.",
                label: "participating State",
                aliases: ["participating", "member"]
            ),
            .init("partner", "A Partner for Co-operation.", label: "Partner for Co-operation", aliases: ["partners"]),
        ]
    )

    static let partnerGroup = Vocabulary(
        "group of Partners",
        [
            .init("mediterranean", "The Mediterranean Partners for Co-operation."),
            .init("asian", "The Asian Partners for Co-operation.", aliases: ["asia"]),
        ]
    )
}
