internal import Directory
package import HTTPSemantics

/// What is wrong with a request, as RFC 9457 has it.
package struct Problem: Error, Sendable {
    /// The kind.
    package private(set) var type: ProblemType
    /// A sentence that tells the reader what to do.
    package private(set) var detail: String
    /// The parameters at fault, the first ones where there are many.
    package private(set) var errors: [ParameterFault] = []
    /// How many more faults there are.
    package private(set) var errorsOmitted = 0
    /// The nearest address that exists.
    package var nearest: String?
    /// The records that may have been meant, for a 404.
    package var suggestions: [Suggestion] = []
    /// The formats that exist, for a 406.
    package var available: [String] = []
    /// The same for people, who meet no parameters: a sentence, and ways from there. nil where the detail is that.
    package var forReaders: (sentence: String, ways: [(words: String, address: String)])?
    /// Response fields that go with it, such as `Allow`.
    package var fields: [APIResponse.Field] = []
    /// Whether the connection ends after it.
    package var closesConnection = false

    package init(_ type: ProblemType, _ detail: String) {
        self.type = type
        self.detail = detail
    }

    /// The problem of parameters.
    package init(errors faults: FaultList) {
        self.init(.invalidParameters, Self.summary(of: faults))
        errors = faults.reported
        errorsOmitted = faults.omitted
    }

    /// The same where some faults are told better.
    package func mending(_ mend: (inout ParameterFault) -> Void) -> Problem {
        guard !errors.isEmpty else { return self }
        var problem = self
        for place in errors.indices { mend(&problem.errors[place]) }
        if errors.count == 1, errorsOmitted == 0 { problem.detail = problem.errors[0].detail }
        return problem
    }

    /// The problem of a request that asks for more than a bound allows.
    ///
    /// - Parameter count: how much it asks for.
    package init(beyond bound: RequestBound, _ count: Int) {
        self.init(.invalidParameters, "\(bound.meaning) This one has \(count). Ask in several requests.")
    }

    /// The same problem of parameters that came as content.
    package var ofContent: Problem {
        guard type == .invalidParameters else { return self }
        var problem = self
        problem.type = .unprocessableContent
        return problem
    }

    private static func summary(of faults: FaultList) -> String {
        if faults.count == 1, let fault = faults.reported.first { return fault.detail }
        return faults.omitted == 0
            ? "\(faults.count) parameters cannot be used as they are; see errors for each."
            : "\(faults.count) parameters and values cannot be used as they are; errors tells of the first \(faults.reported.count)."
    }

    /// The problem of a condition that does not hold.
    package static func preconditionFailed(_ entityTag: String) -> Problem {
        Problem(
            .preconditionFailed,
            "The resource is not in the state that the request asks for; its entity tag is \(entityTag). Fetch it anew."
        )
    }

    /// The problem of a range that lies behind the end of the content.
    ///
    /// - Parameter size: the bytes of the content.
    package static func rangeNotSatisfiable(size: Int) -> Problem {
        var problem = Problem(.rangeNotSatisfiable, "The content has \(size) bytes. Ask for some of these, or for all.")
        problem.fields = [.init("Content-Range", "\(ByteRange.unit) */\(size)")]
        return problem
    }

    /// The nearest address, where it is short enough to be one that somebody meant.
    package var address: String? { nearest.flatMap { $0.utf8.count <= Self.longestInstance ? $0 : nil } }

    /// The bytes of an address in a problem; one that is longer is nobody's.
    package static let longestInstance = 2_000
}
