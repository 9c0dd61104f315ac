internal import Words

/// A place on a map with everything that has its seat there.
package struct MapSite: Sendable {
    /// Where it is.
    package let position: GeographicPosition
    /// The name of the city.
    package let name: String
    /// What lists of the site call it, after the number sign of an address. No two sites of a map have the same.
    package let anchor: String
    /// What has its seat there, in the order it came.
    package let features: [MapFeature]

    /// The sites of features, those with most features first, then by name. Features without a seat have no site.
    package static func sites(of features: [MapFeature]) -> [MapSite] {
        var order: [GeographicPosition] = []
        var groups: [GeographicPosition: [MapFeature]] = [:]
        for feature in features {
            guard let position = feature.position else { continue }
            if groups[position] == nil { order.append(position) }
            groups[position, default: []].append(feature)
        }
        let named = order.map {
            position -> (position: GeographicPosition, name: String, features: [MapFeature]) in
            let features = groups[position] ?? []
            return (
                position, features.lazy.compactMap(\.city).first ?? "a place without a name", features
            )
        }.sorted {
            ($1.features.count, $0.name, $0.position.longitude, $0.position.latitude)
                < ($0.features.count, $1.name, $1.position.longitude, $1.position.latitude)
        }
        var taken: [String: Int] = [:]
        return named.map { site in
            let slug = "at-" + Self.slug(site.name)
            let count = taken[slug, default: 0] + 1
            taken[slug] = count
            return MapSite(
                position: site.position,
                name: site.name,
                anchor: count == 1 ? slug : "\(slug)-\(count)",
                features: site.features
            )
        }
    }

    private static func slug(_ name: String) -> String {
        let words = Folding.fold(name).split { !("a"..."z").contains($0) && !("0"..."9").contains($0) }
        return words.joined(separator: "-")
    }
}
