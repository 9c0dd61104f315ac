package import Addresses
package import Directory
package import Drawings
package import Markup

/// The picture of a part of the graph: around a record what is directly tied to it; of the whole an organisation chart with
/// the operations at work by region.
package struct GraphFigure {
    package let part: Subgraph
    package let repository: Repository
    package let request: GraphRequest
    /// The record in the middle, where there is one.
    package let record: Record?

    /// Joins its parts.
    package init(part: Subgraph, repository: Repository, request: GraphRequest, record: Record?) {
        self.part = part
        self.repository = repository
        self.request = request
        self.record = record
    }

    /// Where a record leads: on a page to the record, as it was on the day that is shown.
    private func address(of record: Record) -> String {
        record.path(asOf: request.asOf, languages: request.languages)
    }

    /// The chart of bodies and operations.
    package var organisation: OrganisationChart {
        OrganisationChart(part, repository, asOf: request.asOf, address: address)
    }

    /// The drawing; nil where the part has nothing that is drawn. A record alone is.
    ///
    /// - Parameter isAlone: whether it is served alone; otherwise it stands in a page, at the width of a screen.
    package func svg(isAlone: Bool) -> SVG? {
        if let record {
            let chart = NeighbourhoodChart(part, around: record, address: address)
            // alone it says that nothing is; a page says so in words
            return chart.isEmpty && !isAlone ? nil : chart.svg(name: isAlone ? "neighbourhood" : "neighbourhood wide")
        }
        let chart = organisation
        return chart.isEmpty ? nil : chart.svg(name: isAlone ? "organisation" : "organisation wide")
    }
}
