/// Checks that a seat lies where the record says that its subject works.
struct SeatRules {
    let record: SeedRecord

    /// The faults of the seat.
    func faults() -> [SeedFault] {
        guard let seat = record.value["seat"] else { return [] }
        return outsideHost(seat) + outsideFrame(seat)
    }

    /// The States and territories of the host.
    private var hosts: [String] {
        guard let host = record.value["host"] else { return [] }
        return (host.values(at: ["states"]) + host.values(at: ["territories", "code"])).compactMap(\.string)
    }

    private func outsideHost(_ seat: JSON) -> [SeedFault] {
        guard let country = seat["country"]?.string, !hosts.isEmpty, !hosts.contains(country), seat["note"] == nil
        else {
            return []
        }
        return [
            record.fault(
                "seat.country",
                "\(country) is not in the host (\(hosts.listed)); correct one of the two, or say in seat.note why it works from elsewhere"
            )
        ]
    }

    private func outsideFrame(_ seat: JSON) -> [SeedFault] {
        guard let numbers = seat["coordinates"]?.array?.compactMap(\.double), numbers.count == 2 else { return [] }
        let country = seat["country"]?.string
        // a seat that a note explains may lie elsewhere
        let places = country.map { [$0] } ?? (seat["note"] == nil ? hosts : [])
        let known = places.filter { StateFrames.holds($0, longitude: 0, latitude: 0) != nil }
        func isInside(_ longitude: Double, _ latitude: Double) -> Bool {
            known.contains { StateFrames.holds($0, longitude: longitude, latitude: latitude) == true }
        }
        guard !known.isEmpty, known.count == places.count, !isInside(numbers[0], numbers[1]) else { return [] }
        let remedy =
            isInside(numbers[1], numbers[0])
            ? "longitude comes first, so write [\(numbers[1]), \(numbers[0])]"
            : "give the longitude and the latitude of the city, or correct the country"
        return [
            record.fault("seat.coordinates", "[\(numbers[0]), \(numbers[1])] lies outside \(places.listed); \(remedy)")
        ]
    }
}
