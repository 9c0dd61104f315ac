package import Addresses
package import Directory

/// What the service is and how to ask it, in Markdown for language models (llmstxt.org): the title, a summary, what to
/// know, then links with what each leads to.
package struct LanguageModelGuide {
    package let repository: Repository
    package let publicAddress: PublicAddress?

    private var dataset: Dataset { repository.dataset }

    /// The file.
    package var text: String {
        """
        # \(dataset.title.onOneLine)

        > \(dataset.description.onOneLine) \(dataset.unofficial.onOneLine)

        \(rules.map { "- \($0)" }.joined(separator: "\n"))

        ## Ask

        \(questions.map { link($0.address, $0.words) }.joined(separator: "\n"))

        ## Collections

        \(repository.collections.map(collection).joined(separator: "\n"))

        ## Descriptions

        \(descriptions.map { link($0.address, $0.words) }.joined(separator: "\n"))

        """
    }

    private var rules: [String] {
        [
            "Read with GET, without a key. Without an Accept header answers are JSON; `format=csv`, `xlsx`, `ndjson`, `jsonld` and others work where they make sense, and so do addresses that end in them (`/operations.csv?region=central-asia`); these tables have all rows unless `limit` is given, JSON has 50 and `links.next`.",
            "A filter is a field with a value: `dimension=human`. A comma means or, different fields mean and; operators are suffixes: `established__gte=1998`, `kind__not=mission`.",
            "A parameter or value that does not exist is refused with the nearest that does (`did_you_mean`); nothing is ignored.",
            "`as_of=YYYY-MM-DD` gives the world on a day, under the names of that day. A date may be known to the month or year alone (`1992-09`).",
            "`lang=ru,en` gives names in the first of these languages that has an official one (`name_language` says which); nothing else is translated. `/id/wikidata:Q81299` leads to the record of an identifier.",
            "Every record has `evidence`: which source each field rests on, and whether it is stated there or inferred. Quote the source with the fact; say so where it is inferred.",
            "Assistants that speak the Model Context Protocol ask at `/mcp`: search, fetch, list_records, timeline, sources_of, related, cite, describe.",
            "`gaps` and `\(Route.dataset.path)` tell what is not known. What is not here was not found in a source; do not fill it in.",
            "Cite as `meta.citation` says. Licence: \(dataset.licenceName.onOneLine). Version \(repository.shortVersion) of \(dataset.released).",
        ]
    }

    private var questions: [(address: String, words: String)] {
        let operations = CollectionName.operations.path
        return [
            ("\(Route.search.path)?q=pristina", "words in all collections, ranked"),
            ("\(operations)?status=active&facets=region", "field operations at work, counted by region"),
            ("\(operations)?as_of=2000-01-01", "operations as they stood on a day"),
            (
                "\(Route.record(.institutions, id: "ttd").path)?include=mandates,sources",
                "one record with its mandates and sources"
            ),
            (Route.part(.evidence, .operations, id: "mission-in-kosovo").path, "what each field of a record rests on"),
            ("\(Route.part(.related, .institutions, id: "odihr").path)?depth=2", "what a record is tied to"),
            ("\(CollectionName.timeline.path)?operation=astana", "what happened to an operation, in order"),
            ("\(Route.map.path)?as_of=1999", "where operations were at the end of a year (GeoJSON)"),
        ]
    }

    private var descriptions: [(address: String, words: String)] {
        [
            (Route.openAPI.path, "OpenAPI 3.1: every route, parameter and answer"),
            (Route.documentation.path, "the same for people"),
            (Route.schema(.operations).path, "the JSON Schema of a record; one for each type"),
            (Route.dataset.path, "version, licence, coverage and open questions"),
            (
                Route.download.path,
                "everything in one file: an archive, with `format=sqlite` a database, with `format=xlsx` a workbook"
            ),
        ]
    }

    private func collection(_ store: CollectionStore) -> String {
        link(store.schema.name.path, "\(store.schema.meaning) \(store.records.count) records.")
    }

    private func link(_ path: String, _ words: String) -> String {
        "- [\(path)](\(publicAddress?.absolute(path) ?? path)): \(words)"
    }
}
