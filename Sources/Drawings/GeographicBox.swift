internal import Words

/// A part of the globe between two meridians and two parallels, as `bbox` of RFC 7946 and OGC API Features has it. It may
/// cross the antimeridian, and then its east is beyond 180 degrees.
package struct GeographicBox: Sendable, Hashable {
    package let west: Double
    package let south: Double
    package let east: Double
    package let north: Double

    /// Where field operations have been: the Atlantic's eastern shore to the mountains of Central Asia.
    static let fieldWork = GeographicBox(west: 4, south: 37, east: 75, north: 60)

    init(west: Double, south: Double, east: Double, north: Double) {
        (self.west, self.south, self.east, self.north) = (west, south, east, north)
    }

    /// Why a text is no box.
    package enum Fault: Error, Equatable {
        /// Not four numbers in range.
        case malformed
        /// The first parallel is north of the second one, which no box is (RFC 7946, 5); with the corners in order.
        case southAboveNorth(ordered: String)

        /// What is wrong and what to do, in a sentence.
        package var detail: String {
            switch self {
            case .malformed:
                "bbox takes two corners as west,south,east,north in degrees, such as 13,39,24,47."
            case .southAboveNorth(let ordered):
                "The south of bbox is north of its north. Give west,south,east,north: \(ordered)."
            }
        }

        /// The box that was probably meant.
        package var nearest: String? {
            if case .southAboveNorth(let ordered) = self { ordered } else { nil }
        }
    }

    /// Reads two opposite corners, `west,south,east,north`, in degrees.
    ///
    /// A box whose east is west of its west crosses the antimeridian (RFC 7946, 5.2).
    ///
    /// - Throws: why the text is no box.
    package init(_ text: String) throws(Fault) {
        let parts = text.separatedByCommas
        guard parts.count == 4, let west = Self.degrees(parts[0], upTo: 180),
            let south = Self.degrees(parts[1], upTo: 90),
            let east = Self.degrees(parts[2], upTo: 180), let north = Self.degrees(parts[3], upTo: 90)
        else { throw .malformed }
        guard south <= north else {
            throw .southAboveNorth(
                ordered: [parts[0], parts[3], parts[2], parts[1]].joined(separator: ",")
            )
        }
        self.init(west: west, south: south, east: east < west ? east + 360 : east, north: north)
    }

    /// The least box around positions; nil where there are none.
    package init?(around positions: [GeographicPosition]) {
        guard let first = positions.first else { return nil }
        var (west, south, east, north) = (
            first.longitude, first.latitude, first.longitude, first.latitude
        )
        for position in positions {
            (west, east) = (min(west, position.longitude), max(east, position.longitude))
            (south, north) = (min(south, position.latitude), max(north, position.latitude))
        }
        self.init(west: west, south: south, east: east, north: north)
    }

    /// The box with room around it, on whole degrees; at least so many degrees high.
    package func outset(toHeight least: Double) -> GeographicBox {
        let room = max(1, (least - (north - south)) / 2)
        return GeographicBox(
            west: max((west - room * 1.5).rounded(.down), -180),
            south: max((south - room).rounded(.down), -90),
            east: min((east + room * 1.5).rounded(.up), east > 180 ? 360 : 180),
            north: min((north + room).rounded(.up), 90)
        )
    }

    /// The box moved into another, as far as it finds room there.
    package func moved(into other: GeographicBox) -> GeographicBox {
        func moved(_ low: Double, _ high: Double, _ least: Double, _ greatest: Double) -> Double {
            low < least ? least - low : high > greatest ? max(greatest - high, least - low) : 0
        }
        let (x, y) = (
            moved(west, east, other.west, other.east), moved(south, north, other.south, other.north)
        )
        return GeographicBox(west: west + x, south: south + y, east: east + x, north: north + y)
    }

    /// The position in the middle.
    package var centre: GeographicPosition {
        position((west + east) / 2, (south + north) / 2)
    }

    /// The corners and the middles of the sides, which in a projection reach further than the corners.
    var corners: [GeographicPosition] {
        [west, (west + east) / 2, east].flatMap { longitude in
            [south, (south + north) / 2, north].map { position(longitude, $0) }
        }
    }

    /// The edge, with a point every few degrees, since meridians and parallels bend in a projection.
    var outline: [GeographicPosition] {
        let steps = (0..<12).map { Double($0) / 12 }
        let (width, height) = (east - west, north - south)
        return steps.map { position(west + $0 * width, south) }
            + steps.map { position(east, south + $0 * height) }
            + steps.map { position(east - $0 * width, north) }
            + steps.map { position(west, north - $0 * height) }
    }

    /// Whether a position lies in it or on its edge.
    package func contains(_ position: GeographicPosition) -> Bool {
        (south...north).contains(position.latitude)
            && ((west...east).contains(position.longitude)
                || (west...east).contains(position.longitude + 360))
    }

    private func position(_ longitude: Double, _ latitude: Double) -> GeographicPosition {
        GeographicPosition(clamping: longitude > 180 ? longitude - 360 : longitude, latitude)
    }

    /// A decimal as `pattern` has it.
    private static func degrees(_ text: String, upTo bound: Double) -> Double? {
        let unsigned = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
        func isDigits(_ text: Substring) -> Bool { text.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        guard (1...2).contains(parts.count), (1...3).contains(parts[0].utf8.count),
            parts.allSatisfy(isDigits),
            parts.count == 1 || (1...6).contains(parts[1].utf8.count),
            parts[0] == "0" || !parts[0].hasPrefix("0"),
            let number = Double(text), abs(number) <= bound
        else { return nil }
        return number
    }
}

extension GeographicBox: CustomStringConvertible {
    /// The box as it is read.
    package var description: String {
        [west, south, east > 180 ? east - 360 : east, north].map { number in
            number == number.rounded() ? String(Int(number)) : "\(number)"
        }.joined(separator: ",")
    }
}

extension GeographicBox {
    /// What a box looks like, for those who write one (ECMA-262).
    package static let pattern = "^\(longitude),\(latitude),\(longitude),\(latitude)$"

    private static let longitude = "-?(180(\\.0{1,6})?|(1[0-7][0-9]|[1-9]?[0-9])(\\.[0-9]{1,6})?)"
    private static let latitude = "-?(90(\\.0{1,6})?|[1-8]?[0-9](\\.[0-9]{1,6})?)"
}
