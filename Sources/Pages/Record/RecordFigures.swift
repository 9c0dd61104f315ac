internal import Addresses
package import Directory
internal import Drawings
internal import Formats
internal import Markup

/// The drawings on a record's page: where it is, its life on a line, what it is tied to.
package struct RecordFigures {
    package let record: Record
    package let repository: Repository
    package let asOf: Day?
    /// The languages that the request names; nil where it names none.
    package let languages: NameLanguages?

    /// The place on the map; nothing where no seat is known.
    func writeLocator(to html: inout HTML) {
        guard let map = LocatorMap.svg(of: record, repository, asOf: asOf) else { return }
        html.element("figure", .class("figure")) { html in
            html.drawing(map)
            html.element("figcaption") { html in
                html.link(
                    MapRequest.everything.with { ($0.asOf, $0.languages) = (asOf, languages) }.address,
                    "On the map of all"
                )
            }
        }
    }

    /// The life on a line; nothing where no date is known, and for what has no life of its own.
    func writeLife(to html: inout HTML) {
        guard let life = RecordTimeline(record, repository, asOf: asOf) else { return }
        html.element("figure", .class("figure")) { $0.drawing(life.svg) }
    }

    /// The tree of what the record is tied to; nothing where that is nothing, and for sources, whose ties are evidence.
    func writeRelations(_ ties: Subgraph?, to html: inout HTML) {
        guard let tree = RelationDrawing(tree: RelationTree(ties, of: record, asOf: asOf, languages: languages)).svg
        else { return }
        html.element("figure", .class("figure")) { $0.drawing(tree) }
    }
}
