internal import Directory

/// The page that says what is wrong with a request and leads to what was probably meant.
struct ProblemPage: Page {
    let repository: Repository
    let problem: Problem
    /// The request-target as it came.
    let target: [UInt8]

    var title: String { problem.type.title }
    var summary: String { problem.detail }
    var canonical: String? { nil }

    func write(to html: inout HTML) {
        html.element("p", .class("status")) { $0.number(problem.type.status) }
        html.element("h1", text: problem.type.title)
        html.element("p", .class("lead"), text: problem.detail)
        if let nearest = problem.nearest {
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
        html.element("ul", .class("faults")) { html in
            for fault in problem.errors {
                html.element("li") { html in
                    html.element("p") { html in
                        html.element("code", text: fault.parameter + (fault.value.map { "=\($0)" } ?? ""))
                        html.raw(" ")
                        html.text(fault.detail)
                    }
                    if fault.keepsValue, let nearest = fault.nearest, let address = correction?.address(correcting: [fault]) {
                        html.element("p", .class("nearest")) { html in
                            html.raw("Ask with ")
                            html.element("a", .href(address)) { html in
                                html.element(
                                    "code",
                                    text: fault.value == nil ? nearest : "\(fault.parameter)=\(nearest)"
                                )
                            }
                        }
                    }
                    if !fault.allowed.texts.isEmpty {
                        html.element("details") { html in
                            html.raw("<summary>What is allowed</summary>")
                            html.element("p") { html in
                                for (place, word) in fault.allowed.texts.enumerated() {
                                    if place > 0 { html.raw(" ") }
                                    html.element("code", text: word)
                                }
                            }
                        }
                    }
                }
            }
        }
        let guessed = problem.errors.filter { $0.nearest != nil && $0.keepsValue }
        if guessed.count > 1, let address = correction?.address(correcting: guessed) {
            html.element("p", .class("nearest")) { $0.link(address, "Ask with all of these corrected") }
        }
    }
}
