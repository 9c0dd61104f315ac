internal import Addresses
package import Directory
internal import Drawings
package import Markup

extension LocatorMap {
    /// The map of an operation or institution, or of what has its seat in a State; nil where no seat is known.
    ///
    /// - Parameter day: the day that the record is of; nil for today.
    package static func svg(of record: Record, _ repository: Repository, asOf day: Day?) -> SVG? {
        let features =
            record.collection == .states
            ? hosted(by: record.id, repository, asOf: day)
            : isPlaced(record.collection) ? [MapFeature(record, isPast: day != nil)] : []
        return svg(of: features, on: .embedded) { marker in
            "\(Route.map.path)#\(marker.sites[0].anchor)"
        }
    }

    private static let country = JSONProjection("seat.country")

    private static func isPlaced(_ collection: CollectionName) -> Bool {
        collection == .operations || collection == .institutions
    }

    private static func hosted(by state: String, _ repository: Repository, asOf day: Day?) -> [MapFeature] {
        [CollectionName.operations, .institutions].flatMap { name -> [MapFeature] in
            guard let parameter = repository[name].parameters["country"] else { return [] }
            let query = Query(
                name,
                conditions: [Condition(parameter, .equal, [.text(state)])],
                asOf: day,
                limit: Query.limits.upperBound
            )
            // an operation may have its seat elsewhere
            return repository.answer(query).records.filter {
                $0.value(country)["seat"]?["country"]?.string == state
            }
            .map { MapFeature($0, isPast: day != nil) }
        }
    }
}
