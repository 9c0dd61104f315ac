internal import Directory

/// What is wrong with one parameter.
struct ParameterFault: Sendable, Equatable {
    /// The name as it came.
    let parameter: String
    /// The value as it came; nil where the name is at fault.
    let value: String?
    /// What is wrong and what to do, in a sentence.
    let detail: String
    /// The nearest valid name or value.
    let nearest: String?
    /// Every allowed name or value, where they can be listed.
    var allowed: AllowedValues
    /// How many names or values are allowed that have no room in the problem.
    var allowedOmitted = 0

    init(_ parameter: String, value: String? = nil, _ detail: String, nearest: String? = nil, allowed: [String] = []) {
        self.init(parameter, value: value, detail, nearest: nearest, allowed: AllowedValues(allowed))
    }

    init(_ parameter: String, value: String? = nil, _ detail: String, nearest: String? = nil, allowed: AllowedValues) {
        self.parameter = parameter
        self.value = value
        self.detail = detail
        self.nearest = nearest
        self.allowed = allowed
    }

    /// The characters of a message that a problem holds at most. Messages quote excerpts; this bounds what does not.
    static let longestDetail = 500

    /// Writes the fault as it stands in a problem, with excerpts of long texts.
    func write(to stream: inout JSONStream) {
        stream.beginObject()
        stream.member("parameter", parameter.excerpt())
        if let value { stream.member("value", value.excerpt()) }
        stream.member("detail", detail.excerpt(Self.longestDetail))
        if let nearest { stream.member("did_you_mean", nearest.excerpt()) }
        if !allowed.texts.isEmpty { stream.member("allowed", encoded: allowed.json) }
        if allowedOmitted > 0 { stream.member("allowed_omitted", allowedOmitted) }
        stream.endObject()
    }
}
