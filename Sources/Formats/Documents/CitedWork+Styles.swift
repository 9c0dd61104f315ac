internal import Directory

/// A work in the words of styles that are plain text. None of them is the whole of its manual: they give what a reader
/// needs to find the work, in the order of the style.
extension CitedWork {
    /// For a footnote: “Title”, publisher, date, address (read on a day).
    package var footnote: String {
        let parts = [
            "\u{201C}\(title)\u{201D}", names.joined(separator: ", "), edition ?? "", issued?.words() ?? "", address,
            resolver ?? "",
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: ", ") + (read.isEmpty ? "" : " (\(read))")
    }

    /// A note of the Chicago Manual of Style (17, 14.207): Author, “Title,” publisher, date, accessed, address.
    package var chicago: String {
        let house = [container, publisher].compactMap(\.self).joined(separator: ", ")
        let parts = [
            author, "\u{201C}\(title),\u{201D}", house, edition ?? "", issued?.words() ?? "",
            accessed.map { "accessed \($0.words())" } ?? "", address,
            resolver ?? "",
        ]
        var text = ""
        for part in parts where !part.isEmpty {
            // the comma of a title stands within its quotes
            text += text.isEmpty ? part : (text.hasSuffix(",\u{201D}") ? " " : ", ") + part
        }
        return text + "."
    }

    /// A reference of the APA (7): Author. (Date). Title. Publisher. Address.
    package var apa: String {
        let date = issued?.yearFirst ?? "n.d."
        let who = author.isEmpty ? [] : [author.withoutStop + "."]
        let houses = [container.map { "In \($0)" }, publisher, edition].compactMap(\.self).map { $0.withoutStop + "." }
        let retrieved = issued == nil ? accessed.map { "Retrieved \(Self.american($0)), from " } ?? "" : ""
        let place = (address.isEmpty ? [] : ["\(retrieved)\(address)"]) + (resolver.map { [$0] } ?? [])
        return (who + ["(\(date)).", title.withoutStop + "."] + houses + place)
            .joined(separator: " ")
    }

    /// The address of the DOI.
    private var resolver: String? { doi.map { "https://doi.org/\($0)" } }

    private var names: [String] { [author, container ?? "", publisher ?? ""].filter { !$0.isEmpty } }

    /// The version of the directory, without which an entry of it cannot be found again.
    private var edition: String? { version.map { "version \($0)" } }

    private var read: String {
        var parts: [String] = []
        if let accessed { parts.append("read \(accessed.words())") }
        if let copy { parts.append("in a copy at \(copy)") }
        return parts.joined(separator: " ")
    }

    /// "June 5, 2017"
    private static func american(_ day: Day) -> String {
        let parts = day.yearFirst.split(separator: ", ", maxSplits: 1)
        return parts.count == 2 ? "\(parts[1]), \(parts[0])" : day.yearFirst
    }
}
