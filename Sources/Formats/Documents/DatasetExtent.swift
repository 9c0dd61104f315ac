internal import Directory

/// When and where the records of the Seed begin and lie, as catalogues of data tell it.
struct DatasetExtent {
    /// The year of the first day on which something was there; nil where no record has such a day.
    let firstYear: String?
    /// West, south, east and north of the seats, in degrees; nil where there is none.
    private let box: (west: Double, south: Double, east: Double, north: Double)?

    /// Looks at every record. Linear.
    init(_ repository: Repository) {
        var first: String?
        var box: (west: Double, south: Double, east: Double, north: Double)?
        for store in repository.seeded {
            let starts = store.schema.lifespan?.from ?? []
            for record in store.records {
                let value = record.value
                for day in starts.compactMap({ value[$0]?.string }) where day < first ?? "9" { first = day }
                let position = (value["seat"]?["coordinates"]?.array ?? []).compactMap(\.double)
                guard position.count == 2 else { continue }
                let (longitude, latitude) = (position[0], position[1])
                let known = box ?? (longitude, latitude, longitude, latitude)
                box = (
                    min(known.west, longitude), min(known.south, latitude), max(known.east, longitude),
                    max(known.north, latitude)
                )
            }
        }
        firstYear = first.map { String($0.prefix(4)) }
        self.box = box
    }

    /// The box as well-known text (OGC 06-103r4).
    var polygon: String? {
        box.map { box in
            let corners = [
                (box.west, box.south), (box.east, box.south), (box.east, box.north), (box.west, box.north),
                (box.west, box.south),
            ]
            return "POLYGON((\(corners.map { "\($0.0) \($0.1)" }.joined(separator: ", "))))"
        }
    }

    /// The box as schema.org has it: south, west, north, east.
    var shape: String? { box.map { "\($0.south) \($0.west) \($0.north) \($0.east)" } }
}
