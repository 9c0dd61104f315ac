package import Addresses
package import Directory
internal import Formats
internal import Markup

/// A card about a record, which stands in frames of other pages: no script, its style in itself, links in a new window.
package struct RecordCard {
    /// The record; nil where the id is nobody's, which the card says.
    private let record: Record?
    private let id: String
    private let repository: Repository
    private let publicAddress: PublicAddress?

    /// Joins its parts.
    package init(record: Record?, id: String, repository: Repository, publicAddress: PublicAddress?) {
        self.record = record
        self.id = id
        self.repository = repository
        self.publicAddress = publicAddress
    }

    private static let style: StaticString =
        ":root{color-scheme:light dark}body{margin:0;padding:.75rem 1rem;font:15px/1.45 system-ui,sans-serif;overflow-wrap:anywhere}h1{font-size:1.1rem;margin:0 0 .25rem}p{margin:.35rem 0}dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem .75rem;margin:.5rem 0}dt{opacity:.75}dd{margin:0}.small{font-size:.8rem;opacity:.8}"

    /// The digest of its style, for a policy that takes no other.
    package static let styleDigest = ContentDigest.base64(of: Array(style.description.utf8))

    /// The document.
    package var document: [UInt8] {
        var html = HTML(capacity: 4_096)
        html.raw("<!DOCTYPE html>\n")
        html.element("html", .lang("en")) { html in
            html.element("head") { html in
                html.raw(
                    "<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                )
                html.raw("<meta name=\"robots\" content=\"noindex\"><base target=\"_blank\">")
                html.element("title", text: record?.name ?? "Nothing here")
                html.element("style") { $0.raw(Self.style) }
            }
            html.element("body") { html in
                if let record { write(record, &html) } else { nothing(&html) }
            }
        }
        html.raw("\n")
        return html.bytes
    }

    private func nothing(_ html: inout HTML) {
        html.element("p", text: "No record has the id \u{201C}\(id.excerpt())\u{201D}. It may have been mistyped.")
    }

    private func write(_ record: Record, _ html: inout HTML) {
        let value = record.value
        html.element("h1", text: record.name)
        html.element("dl") { html in
            func line(_ term: String, _ text: String?) {
                guard let text, !text.isEmpty else { return }
                html.element("dt", text: term)
                html.element("dd", text: text)
            }
            line("What", CollectionSchema.named(record.collection).type)
            line("From", value["established"]?.string ?? value["admitted"]?.string ?? value["date"]?.string)
            line("Until", value["closed"]?.string ?? value["mandate_ended"]?.string)
            line(
                "Status",
                CollectionSchema.named(record.collection).fields.first { $0.name == "status" }.flatMap { field in
                    value["status"].map { ValueWords(repository: repository).words($0, field.type) }
                }
            )
            line("Seat", value["seat"]?["city"]?.string ?? value["capital"]?.string)
            line("Reference", value["reference"]?.string)
        }
        if let summary = value["summary"]?.string ?? value["role"]?.string {
            html.element("p", text: summary.excerpt(180))
        }
        html.element("p") { html in
            html.link(publicAddress?.absolute(record.path) ?? record.path, "All that is known, with sources")
        }
        html.element("p", .class("small"), text: repository.dataset.unofficial)
    }
}
