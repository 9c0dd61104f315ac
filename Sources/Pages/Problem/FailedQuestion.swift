internal import Addresses
internal import Directory
internal import Markup

/// The form of a list that could not be understood: as it was sent, with what is missing or wrong at each row.
struct FailedQuestion {
    private let page: ProblemPage
    private let schema: CollectionSchema
    private let path: String
    private let form: QuestionForm

    /// The longest form that comes back as it was sent; nobody fills in more by hand, and a problem has its bound.
    private static let longest = 2_000

    /// Nil where the request was not such a form.
    init?(_ page: ProblemPage) {
        guard page.problem.type == .invalidParameters, page.target.count <= Self.longest,
            let target = try? Target(page.target), target.isWhole,
            let first = target.segments.first, let form = QuestionForm(target.pairs)
        else { return nil }
        let isHistory = target.segments.count == 3 && target.segments[2] == RecordPart.history.rawValue
        guard let name = isHistory ? .changes : target.segments.count == 1 ? CollectionName(rawValue: first) : nil
        else { return nil }
        self.page = page
        schema = page.repository[name].schema
        path = "/" + target.segments.map(Target.encode).joined(separator: "/")
        self.form = form
    }

    static func writeHead(to html: inout HTML) {
        html.empty("link", Attribute(literal: "rel", "stylesheet"), .href(PageAsset.named("list.css").path))
        html.raw("\n")
    }

    func write(to html: inout HTML) {
        html.element("div", .class("page-head")) { html in
            html.element("h1", text: schema.name.noun(2).beginningSentence)
            html.element("p", .class("lead"), Attribute(literal: "role", "status"), text: lead)
        }
        let correction = Correction(page.target)
        QuestionBuilder(form, schema, path: path, page.problem, page.repository, correction).write(to: &html)
        // what stands in no row
        let rows = Set(form.rows.flatMap { row in QuestionForm.Part.allCases.map { $0.name(row.number) } })
        page.faults(&html, among: page.problem.errors.filter { !rows.contains($0.parameter) })
    }

    private var lead: String {
        let count = page.problem.errors.count + page.problem.errorsOmitted
        return "\(count == 1 ? "One thing is" : "\(count) things are") missing or not clear in your question."
    }
}
