internal import Directory

/// The page that says what is wrong with a request and leads to what was probably meant.
struct ProblemPage: Page {
    let repository: Repository
    let problem: Problem
    /// The request-target as it came.
    let target: [UInt8]

    var title: String { problem.type.title }
    var summary: String { problem.detail.excerpt(ParameterFault.longestDetail) }
    var canonical: String? { nil }

    func write(to html: inout HTML) {
        html.element("p", .class("status")) { $0.number(problem.type.status) }
        html.element("h1", text: problem.type.title)
        html.element("p", .class("lead"), text: summary)
        if let nearest = problem.address {
            html.element("p", .class("nearest")) { html in
                html.raw("Did you mean ")
                html.link(nearest, nearest)
                html.raw("?")
            }
        }
        faults(&html)
        if !problem.available.isEmpty {
            html.element("p", text: "Formats that exist here: \(problem.available.joined(separator: ", ")).")
        }
        html.element("p") { html in
            html.link(problem.type.url, "What this kind of problem means")
            html.raw(" · ")
            html.link("/", "Everything there is")
        }
    }

    private func faults(_ html: inout HTML) {
        guard !problem.errors.isEmpty else { return }
        let correction = Correction(target)
        var omitted = problem.errorsOmitted
        html.element("ul", .class("faults")) { html in
            for (place, fault) in problem.errors.enumerated() {
                guard html.bytes.count < Self.longestFaults else {
                    omitted += problem.errors.count - place
                    return
                }
                html.element("li") { write(fault, correction, to: &$0) }
            }
        }
        if omitted > 0 { html.element("p", text: "\(omitted) more faults are not listed.") }
        let guessed = problem.errors.filter { $0.nearest != nil }
        if guessed.count > 1, let address = correction?.address(correcting: guessed) {
            html.element("p", .class("nearest")) { $0.link(address, "Ask with all of these corrected") }
        }
    }

    private func write(_ fault: ParameterFault, _ correction: Correction?, to html: inout HTML) {
        html.element("p") { html in
            html.element("code", text: fault.parameter.excerpt() + (fault.value.map { "=\($0.excerpt())" } ?? ""))
            html.raw(" ")
            html.text(fault.detail.excerpt(ParameterFault.longestDetail))
        }
        if let nearest = fault.nearest, let address = correction?.address(correcting: [fault]) {
            html.element("p", .class("nearest")) { html in
                html.raw("Ask with ")
                html.element("a", .href(address)) { html in
                    html.element("code", text: fault.value == nil ? nearest : "\(fault.parameter)=\(nearest)")
                }
            }
        }
        guard !fault.allowed.texts.isEmpty else { return }
        html.element("details") { html in
            html.raw("<summary>What is allowed</summary>")
            html.element("p") { html in
                for (place, word) in fault.allowed.texts.enumerated() {
                    guard html.bytes.count < Self.longestFaults else {
                        html.text(" and \(fault.allowed.texts.count - place) more")
                        return
                    }
                    if place > 0 { html.raw(" ") }
                    html.element("code", text: word)
                }
            }
        }
    }

    /// How many bytes of the page may stand before the next fault; what follows has room in the rest of the bound.
    private static let longestFaults = RequestBound.problemSize.most - (24 << 10)
}
