package import Addresses
package import Directory
package import Markup

/// The page that says what is wrong with a request and leads to what was probably meant.
package struct ProblemPage: Page {
    package let repository: Repository
    package let problem: Problem
    /// The request-target as it came.
    package let target: [UInt8]

    /// Joins its parts.
    package init(repository: Repository, problem: Problem, target: [UInt8]) {
        self.repository = repository
        self.problem = problem
        self.target = target
    }

    package var title: String { problem.type.title }
    package var summary: String { problem.detail.excerpt(ParameterFault.longestDetail) }
    package var canonical: String? { nil }

    package func writeHead(to html: inout HTML) {
        if FailedQuestion(self) != nil { FailedQuestion.writeHead(to: &html) }
    }

    package func write(to html: inout HTML) {
        if let question = FailedQuestion(self) { return question.write(to: &html) }
        if isEmptySearch { return emptySearch(&html) }
        html.element("p", .class("status")) { $0.number(problem.type.status) }
        html.element("h1", text: problem.type.title)
        html.element("p", .class("lead"), text: problem.forReaders?.sentence ?? summary)
        if let readers = problem.forReaders {
            html.element("p", .class("nearest")) { html in
                for (place, way) in readers.ways.enumerated() {
                    if place > 0 { html.raw(" · ") }
                    html.link(way.address, way.words)
                }
            }
        } else if !problem.suggestions.isEmpty {
            choice(problem.suggestions.map { ($0.name.excerpt(), $0.url) }, &html)
        } else if let nearest = problem.address {
            choice([(nearest, nearest)], &html)
        }
        faults(&html, among: problem.errors)
        if problem.type == .versionNotHere {
            versions(&html)
        } else if !problem.available.isEmpty {
            html.element("p", text: "Formats that exist here: \(problem.available.joined(separator: ", ")).")
        }
        html.element("p") { html in
            html.link(problem.type.url, "What this kind of problem means")
            html.raw(" · ")
            html.link(Route.serviceDocument.path, "Everything there is")
        }
    }

    /// The versions there are, each with the address that was asked for at that version.
    private func versions(_ html: inout HTML) {
        guard !problem.available.isEmpty else { return }
        let correction = Correction(target)
        let parameter = correction?.versionParameter(besides: problem.available)
        html.element("p") { html in
            html.raw("Versions that exist here: ")
            for (place, version) in problem.available.enumerated() {
                if place > 0 { html.raw(", ") }
                if let correction, let parameter {
                    html.link(correction.address(parameter, version), version)
                } else {
                    html.text(version)
                }
            }
            html.raw(".")
        }
        guard let correction, let parameter else { return }
        html.element("p", .class("nearest")) { html in
            html.link(correction.address(parameter, nil), "See the newest", Attribute("rel", "latest-version"))
        }
    }

    /// Whether it is a search for nothing.
    private var isEmptySearch: Bool {
        guard problem.errors.count == 1, problem.errors[0].parameter == GeneralParameter.q.rawValue,
            problem.errors[0].value?.allSatisfy(\.isWhitespace) ?? true, let target = try? Target(self.target)
        else { return false }
        return "/" + target.segments.joined(separator: "/") == Route.search.path
    }

    private func emptySearch(_ html: inout HTML) {
        html.element("div", .class("page-head")) { html in
            html.raw("<h1>Search</h1>")
            html.element(
                "p",
                .class("lead"),
                text: "Type a name, a former name, an acronym, a place, a State or the symbol of a decision."
            )
        }
        SearchBox(id: "search-words", words: "", label: "Search", class: "hero-search").write(to: &html)
        html.element("p") { html in
            html.raw("Words of this directory are explained in ")
            html.link(GlossaryTerm.address, "What the words mean")
            html.raw(".")
        }
    }

    /// What may have been meant, each with its address.
    private func choice(_ meant: [(words: String, address: String)], _ html: inout HTML) {
        html.element("p", .class("nearest")) { html in
            html.raw(problem.type == .gone ? "In its place there is " : "Did you mean ")
            for (place, one) in meant.enumerated() {
                if place > 0 { html.raw(place == meant.count - 1 ? " or " : ", ") }
                html.link(one.address, one.words)
            }
            html.raw(problem.type == .gone ? "." : "?")
        }
    }

    /// - Parameter faults: those that are written.
    func faults(_ html: inout HTML, among faults: [ParameterFault]) {
        guard !faults.isEmpty else { return }
        let correction = Correction(target)
        var omitted = problem.errorsOmitted
        html.element("ul", .class("faults")) { html in
            for (place, fault) in faults.enumerated() {
                guard html.bytes.count < Self.longestFaults else {
                    omitted += faults.count - place
                    return
                }
                html.element("li") { write(fault, correction, to: &$0) }
            }
        }
        if omitted > 0 { html.element("p", text: "\(omitted) more faults are not listed.") }
        let guessed = faults.filter { $0.nearest != nil && $0.keepsValue }
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
        if fault.keepsValue, let nearest = fault.nearest, let address = correction?.address(correcting: [fault]) {
            html.element("p", .class("nearest")) { html in
                html.raw("Ask with ")
                html.element("a", .href(address)) { html in
                    html.element("code", text: fault.value == nil ? nearest : "\(fault.parameter)=\(nearest)")
                }
            }
        }
        if !fault.suggestions.isEmpty {
            html.element("p", .class("nearest")) { html in
                for (place, suggestion) in fault.suggestions.enumerated() {
                    html.raw(place == 0 ? "See " : ", ")
                    html.link(suggestion.url, suggestion.name.excerpt())
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
