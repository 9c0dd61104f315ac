internal import Directory

/// What people call fields and filters, where the name does not say it: on pages, and where somebody names a field.
package enum FieldLabels {
    /// The label of a field or filter: "State" of `country`.
    package static func label(_ name: String) -> String { labels[name] ?? name.inWords }

    private static let labels = [
        "activities": "Topics", "activity": "Topic", "admitted": "Joined", "adopting_body": "Adopted by",
        "builds_on": "Builds on", "closing_decision": "Closed by", "closing_reason": "Why it closed",
        "confidence": "How sure", "confirmation_due": "Due for another look", "counter_terrorism": "Against terrorism",
        "country": "State", "dimensions": "Dimensions", "evidence": "Sources", "extended_by": "Extended by",
        "founding_decision": "Founded by", "gaps": "Not known", "heads": "Heads", "holder": "Given to",
        "host": "Host", "id": "Id", "implements": "Carries out", "is_counter_terrorism": "On terrorism proper",
        "iso_alpha2": "Country code", "iso_alpha3": "Country code of three letters", "last_confirmed": "Last seen",
        "names": "Any name", "office": "Offices", "parent": "Part of", "predecessor": "Came after",
        "predecessors": "Came after", "reference": "Symbol", "relates_to": "Related to", "role_level": "Part it plays",
        "seat": "Seat", "seat.country": "State of the seat", "source_url": "Where it can be read",
        "started": "Work began", "status_as_of": "Status shown on", "successor": "Followed by",
        "successors": "Followed by", "task": "Tasks", "text_url": "Text", "valid_until": "Runs until",
    ]
}
