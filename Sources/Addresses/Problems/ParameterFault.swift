package import Directory

/// What is wrong with one parameter.
package struct ParameterFault: Sendable, Equatable {
    /// The name as it came.
    package let parameter: String
    /// The value as it came; nil where the name is at fault.
    package let value: String?
    /// What is wrong and what to do, in a sentence.
    package var detail: String
    /// The nearest valid name or value.
    package internal(set) var nearest: String?
    /// Every allowed name or value, where they can be listed; beside a proposed name those nearest to it.
    package var allowed: AllowedValues
    /// How many names or values are allowed that are not listed: they have no room, or are far from what is proposed.
    var allowedOmitted = 0
    /// The records that may have been meant, where the value refers to one.
    package var suggestions: [Suggestion] = []
    /// Whether the value is right with the nearest name; not so where that counts or writes in another way.
    package var keepsValue = true

    package init(
        _ parameter: String,
        value: String? = nil,
        _ detail: String,
        nearest: String? = nil,
        allowed: [String] = []
    ) {
        self.init(parameter, value: value, detail, nearest: nearest, allowed: AllowedValues(allowed))
    }

    package init(
        _ parameter: String,
        value: String? = nil,
        _ detail: String,
        nearest: String? = nil,
        allowed: AllowedValues
    ) {
        self.parameter = parameter
        self.value = value
        self.detail = detail
        self.nearest = nearest
        self.allowed = allowed
    }

    /// The characters of a message that a problem holds at most. Messages quote excerpts; this bounds what does not.
    package static let longestDetail = 500

    /// Writes the fault as it stands in a problem, with excerpts of long texts.
    package func write(to stream: inout JSONStream) {
        stream.beginObject()
        stream.member("parameter", parameter.excerpt())
        if let value { stream.member("value", value.excerpt()) }
        stream.member("detail", detail.excerpt(Self.longestDetail))
        if let nearest { stream.member("did_you_mean", nearest.excerpt()) }
        stream.member(suggestions: suggestions)
        if !allowed.texts.isEmpty { stream.member("allowed", encoded: allowed.json) }
        if allowedOmitted > 0 { stream.member("allowed_omitted", allowedOmitted) }
        stream.endObject()
    }
}
