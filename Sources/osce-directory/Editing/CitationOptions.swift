import ArgumentParser
import Editing

/// What values rest on.
struct CitationOptions: ParsableArguments {
    @Option(help: "The id of the source that says it. osce-directory source add makes one.")
    var source: String?

    @Option(help: "Where in the source: a page, a paragraph.")
    var locator: String?

    @Option(help: "stated, inferred, or contradicts where the source says something else than the value shown.")
    var basis = "stated"

    @Option(help: "What the source says, where it is less precise, worded in another way, or something else.")
    var says: String?

    /// The citation; nil where no source is named.
    ///
    /// - Throws: `ValidationError` where something is said of a source and none is named.
    func citation() throws -> Citation? {
        guard let source else {
            guard locator == nil, says == nil, basis == "stated" else {
                throw ValidationError("--locator, --basis and --says tell of a source. Name it with --source.")
            }
            return nil
        }
        return Citation(source: source, locator: locator, basis: basis, says: says)
    }

    /// The citation.
    ///
    /// - Throws: `ValidationError` where no source is named.
    func required() throws -> Citation {
        guard let citation = try citation() else {
            throw ValidationError("Missing expected argument '--source <source>'")
        }
        return citation
    }
}

/// Lists that are written with commas.
enum CommaList {
    /// The parts of a text between commas.
    static func read(_ text: String?) -> [String] {
        (text ?? "").split(separator: ",").map { part in
            String(part.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        }.filter { !$0.isEmpty }
    }
}
