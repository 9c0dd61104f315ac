package import Addresses
internal import Formats
package import Directory
package import Markup

/// What there is to know about the data set as a whole.
package struct DatasetPage: Page {
    package let repository: Repository

    /// Joins its parts.
    package init(repository: Repository) {
        self.repository = repository
    }

    private var dataset: Dataset { repository.dataset }
    private var values: ValueWriter { ValueWriter(repository: repository) }

    package var title: String { "About the data" }
    package var summary: String { "Version, licence, coverage, known gaps and open questions of the \(dataset.title)." }
    package var canonical: String? { Route.dataset.path }
    package var section: String? { Route.dataset.path }
    package var alternates: [Alternate] {
        RouteTable[.dataset].formats.filter { $0 != .html }.map { Alternate($0, "\(Route.dataset.path)?format=\($0)") }
    }

    package func linkedData(_ publicAddress: PublicAddress?) -> JSON? {
        SchemaOrg(repository: repository, publicAddress: publicAddress).page
    }

    package func write(to html: inout HTML) {
        html.element("div", .class("page-head")) { html in
            html.element("h1", text: "About the data")
            html.element("p", .class("lead"), text: dataset.description)
            html.element("p", .class("notice"), text: dataset.unofficial)
        }
        facts(&html)
        coverage(&html)
        completeness(&html)
        names(&html)
        releases(&html)
        html.element("p") { html in
            html.text("What is old, rests on one source or is not known: ")
            html.link(Route.worklist.path, "what editors could do next")
            html.text(".")
        }
        texts("definitions", "How words are used", name: "term", text: "text", &html)
        texts("open_questions", "Open questions", name: "scope", text: "question", &html)
        texts("considered_not_included", "Considered and left out", name: "name", text: "why", &html)
        texts("removed", "Taken out", name: "name", text: "because", &html)
        TakeAway(alternates: alternates, address: repository.shown(Route.dataset.path)).write(to: &html)
    }

    private func facts(_ html: inout HTML) {
        func fact(_ label: StaticString, _ html: inout HTML, _ content: (inout HTML) -> Void) {
            html.element("div", .class("fact")) { html in
                html.raw("<dt>")
                html.raw(label)
                html.raw("</dt>")
                html.element("dd", content: content)
            }
        }
        html.element("dl", .class("facts")) { html in
            fact("Version", &html) { $0.element("code", text: repository.version) }
            fact("Released", &html) { DateWords.write(dataset.released.description, to: &$0) }
            fact("Licence", &html) { $0.link(dataset.licenceURL, dataset.licenceName, Attribute("rel", "license")) }
            fact("Publisher", &html) { $0.text(dataset.content["publisher"]?.string ?? "") }
            fact("Attribution", &html) { html in
                for entry in dataset.content["attribution"]?.array ?? [] {
                    html.text("\(entry["text"]?.string ?? "") ")
                }
            }
            fact("Cite as", &html) { html in
                html.copyable("span") { html in
                    OriginMark.write(repository.citation.forPage.text(Route.dataset.path), to: &html)
                }
                html.raw(" ")
                html.link(Route.datasetCitation.path, "Other styles")
            }
            fact("Download", &html) { html in
                html.link(Route.download.path, "Everything as an archive")
                for format in RouteTable[.download].formats.dropFirst() {
                    html.raw(", ")
                    html.link("\(Route.download.path)?format=\(format)", "as \(format.label)")
                }
            }
        }
    }

    private func coverage(_ html: inout HTML) {
        html.raw("<h2 id=\"coverage\">Coverage</h2>")
        html.element("table", .class("records")) { html in
            html.raw(
                "<thead><tr><th scope=\"col\">Collection</th><th scope=\"col\" class=\"term\">Records</th><th scope=\"col\" class=\"term\">Known gaps</th><th scope=\"col\">What it holds</th></tr></thead>"
            )
            html.element("tbody") { html in
                for store in repository.seeded {
                    let gaps = store.records.reduce(0) { $0 + ($1.value["gaps"]?.array?.count ?? 0) }
                    html.element("tr") { html in
                        html.element("th", Attribute(literal: "scope", "row")) { html in
                            html.link(store.schema.name.path, store.schema.name.label)
                        }
                        html.element("td", Attribute(literal: "data-label", "Records")) { html in
                            html.element("span") { $0.number(store.records.count) }
                        }
                        html.element("td", Attribute(literal: "data-label", "Known gaps")) { html in
                            html.element("span") { $0.number(gaps) }
                        }
                        html.element("td", Attribute(literal: "data-label", "What it holds")) { html in
                            html.element("span", text: store.schema.meaning)
                        }
                    }
                }
            }
        }
    }

    /// Until when the collections are complete.
    private func completeness(_ html: inout HTML) {
        let completeness = Completeness.all(repository)
        guard !completeness.isEmpty else { return }
        html.raw("<h2 id=\"completeness\">Until when the data are complete</h2>")
        html.element("dl", .class("gaps")) { html in
            for entry in completeness {
                html.element("div") { html in
                    html.element("dt", text: entry.collection.label)
                    html.element("dd") { entry.write(to: &$0) }
                }
            }
        }
    }

    /// How many records have an official name in each of the working languages.
    private func names(_ html: inout HTML) {
        html.raw("<h2 id=\"names\">Official names by language</h2>")
        html.element("table", .class("records")) { html in
            html.element("thead") { html in
                html.element("tr") { html in
                    html.raw("<th scope=\"col\">Language</th>")
                    for collection in NameCoverage.collections {
                        html.element("th", Attribute(literal: "scope", "col"), .class("term"), text: collection.label)
                    }
                }
            }
            html.element("tbody") { html in
                for entry in NameCoverage.all(repository) {
                    html.element("tr") { html in
                        html.element(
                            "th",
                            Attribute(literal: "scope", "row"),
                            text: LanguageNames.english[entry.language] ?? entry.language
                        )
                        for (collection, count) in zip(NameCoverage.collections, entry.counts) {
                            html.element("td", Attribute("data-label", collection.label)) { html in
                                html.element("span") { $0.number(count) }
                            }
                        }
                    }
                }
            }
        }
    }

    private func releases(_ html: inout HTML) {
        guard !repository.releases.isEmpty else { return }
        html.raw("<h2 id=\"releases\">Releases</h2>")
        html.element("ol", .class("events")) { html in
            for release in repository.releases.reversed() {
                html.element("li") { html in
                    DateWords.write(release.date.description, to: &html)
                    html.element("span") { html in
                        html.link("\(CollectionName.changes.path)?release=\(release.number)", release.title)
                        html.text(", \(release.changes.count) changes")
                    }
                }
            }
        }
    }

    /// A list of things said of the data set, each with its name and the sources it rests on.
    private func texts(_ member: String, _ heading: String, name: String, text: String, _ html: inout HTML) {
        guard let entries = dataset.content[member]?.array, !entries.isEmpty else { return }
        html.element("h2", .id(member), text: heading)
        html.element("dl", .class("gaps")) { html in
            for entry in entries {
                html.element("div") { html in
                    html.element("dt", text: (entry[name]?.string ?? "").beginningSentence)
                    html.element("dd") { html in
                        html.text(entry[text]?.string ?? "")
                        for source in (entry["sources"]?.array ?? []).compactMap(\.string) {
                            guard let source = repository[.sources].record(id: source) else { continue }
                            html.raw(" ")
                            html.link(
                                source.path,
                                "[\(source.value["publisher"]?.string ?? source.name)]",
                                Attribute("title", source.name)
                            )
                        }
                    }
                }
            }
        }
    }
}
