/// Where States lie: the boxes, in degrees of WGS 84, that hold their land.
///
/// From Natural Earth 1:50m, "Admin 0 – map subunits" (public domain, naturalearthdata.com), as the package
/// country-bounding-boxes 0.2.3 of PyPI has it: parts of a State less than three degrees apart in one box, rounded outward
/// to a tenth of a degree. They serve to find slips and say nothing of borders.
enum StateFrames {
    /// A box between two meridians and two parallels.
    private struct Frame: Sendable {
        let west, south, east, north: Double

        /// Whether a point lies in the box or just beside it: shores and borders are generalized.
        func holds(_ longitude: Double, _ latitude: Double) -> Bool {
            (west - margin...east + margin).contains(longitude) && (south - margin...north + margin).contains(latitude)
        }
    }

    /// Degrees by which a place may lie outside.
    private static let margin = 0.2

    /// Whether a point lies in a State or territory; nil where its frame is not known.
    ///
    /// - Parameter state: the ISO 3166-1 alpha-2 code in lower case, or the user-assigned code of a territory.
    static func holds(_ state: String, longitude: Double, latitude: Double) -> Bool? {
        frames[state]?.contains { $0.holds(longitude, latitude) }
    }

    private static let frames: [String: [Frame]] = Dictionary(grouping: rows) { $0.0 }.mapValues { rows in
        rows.map { Frame(west: $0.1, south: $0.2, east: $0.3, north: $0.4) }
    }

    /// Code, west, south, east, north.
    private static let rows: [(String, Double, Double, Double, Double)] = [
        ("ad", 1.4, 42.4, 1.8, 42.7),
        ("af", 60.4, 29.3, 74.9, 38.5),
        ("al", 19.2, 39.6, 21.1, 42.7),
        ("am", 43.4, 38.8, 46.6, 41.3),
        ("at", 9.5, 46.3, 17.2, 49.1),
        ("au", 112.9, -43.7, 153.7, -10.0),
        ("au", 158.8, -54.8, 159.0, -54.4),
        ("az", 44.7, 38.3, 50.4, 41.9),
        ("ba", 15.7, 42.5, 19.6, 45.3),
        ("be", 2.5, 49.5, 6.4, 51.5),
        ("bg", 22.3, 41.2, 28.6, 44.3),
        ("by", 23.1, 51.2, 32.8, 56.2),
        ("ca", -141.1, 41.6, -52.6, 83.2),
        ("ch", 5.9, 45.8, 10.5, 47.8),
        ("cy", 32.3, 34.5, 34.6, 35.7),
        ("cz", 12.0, 48.5, 18.9, 51.1),
        ("de", 5.8, 47.2, 15.1, 55.1),
        ("dk", 8.1, 54.6, 15.2, 57.8),
        ("dz", -8.7, 18.9, 12.0, 37.1),
        ("ee", 21.8, 57.5, 28.2, 59.7),
        ("eg", 24.7, 21.9, 36.9, 31.7),
        ("es", -18.2, 27.6, -13.4, 29.3),
        ("es", -9.3, 36.0, 4.4, 43.8),
        ("fi", 20.6, 59.8, 31.6, 70.1),
        ("fr", -4.8, 41.3, 9.6, 51.1),
        ("fr", -61.8, 14.4, -60.8, 16.6),
        ("fr", -54.7, 2.1, -51.6, 5.8),
        ("fr", 45.0, -13.0, 45.3, -12.6),
        ("fr", 55.2, -21.4, 55.9, -20.8),
        ("gb", -8.2, 50.0, 1.8, 60.9),
        ("ge", 39.9, 41.0, 46.7, 43.6),
        ("gr", 19.6, 34.9, 28.3, 41.8),
        ("hr", 13.5, 42.4, 19.5, 46.6),
        ("hu", 16.0, 45.7, 22.9, 48.6),
        ("ie", -10.4, 51.4, -6.0, 55.4),
        ("il", 34.2, 29.4, 36.0, 33.5),
        ("is", -24.5, 63.4, -13.5, 66.6),
        ("it", 6.6, 36.6, 18.5, 47.1),
        ("jo", 34.9, 29.1, 39.3, 33.4),
        ("jp", 123.6, 24.2, 145.9, 45.6),
        ("kg", 69.2, 39.2, 80.3, 43.3),
        ("kr", 126.0, 33.2, 131.0, 38.7),
        ("kz", 46.6, 40.6, 87.4, 55.4),
        ("li", 9.4, 47.0, 9.7, 47.3),
        ("lt", 20.8, 53.8, 26.8, 56.5),
        ("lu", 5.7, 49.4, 6.5, 50.2),
        ("lv", 21.0, 55.6, 28.3, 58.1),
        ("ma", -17.1, 21.4, -1.0, 36.0),
        ("mc", 7.3, 43.7, 7.5, 43.8),
        ("md", 26.6, 45.4, 30.2, 48.5),
        ("me", 18.4, 41.8, 20.4, 43.6),
        ("mk", 20.4, 40.8, 23.1, 42.4),
        ("mn", 87.7, 41.5, 119.9, 52.2),
        ("mt", 14.1, 35.8, 14.6, 36.1),
        ("nl", 3.1, 50.7, 7.3, 53.7),
        ("nl", -68.4, 12.0, -68.2, 12.4),
        ("no", -9.1, 70.8, -7.9, 71.2),
        ("no", 4.7, 58.0, 31.0, 71.2),
        ("no", 10.5, 74.3, 33.7, 80.5),
        ("pl", 14.1, 49.0, 24.2, 54.9),
        ("pt", -31.3, 36.9, -25.0, 39.6),
        ("pt", -17.3, 32.6, -16.6, 32.9),
        ("pt", -9.5, 37.0, -6.2, 42.2),
        ("ro", 20.2, 43.6, 29.8, 48.3),
        ("rs", 18.8, 42.2, 23.0, 46.2),
        ("ru", -180.0, 64.2, -169.7, 71.6),
        ("ru", 27.3, 41.1, 180.0, 81.9),
        ("ru", 19.6, 54.3, 22.9, 55.3),
        ("se", 11.1, 55.3, 24.2, 69.1),
        ("si", 13.3, 45.4, 16.6, 46.9),
        ("sk", 16.8, 47.7, 22.6, 49.6),
        ("sm", 12.3, 43.8, 12.6, 44.0),
        ("th", 97.3, 5.6, 105.7, 20.5),
        ("tj", 67.3, 36.6, 75.2, 41.1),
        ("tm", 52.4, 35.1, 66.7, 42.8),
        ("tn", 7.4, 30.2, 11.6, 37.4),
        ("tr", 25.6, 35.8, 44.9, 42.1),
        ("ua", 22.1, 44.3, 40.2, 52.4),
        ("us", -124.8, 24.5, -66.9, 49.4),
        ("us", -160.3, 18.9, -154.8, 22.3),
        ("us", -178.2, 51.6, -130.0, 71.5),
        ("us", 172.4, 51.3, 179.8, 53.1),
        ("uz", 55.9, 37.1, 73.2, 45.6),
        ("va", 12.4, 41.8, 12.5, 42.0),
        ("xk", 20.0, 41.8, 21.8, 43.3),
    ]
}
