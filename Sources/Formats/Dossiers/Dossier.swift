package import Addresses
package import Directory
package import Drawings

/// All that a reader wants to know of one subject, in order, on a few sheets: what it is, since when on which decisions, who
/// leads, what it does, what happened, what is not known, and the sources as numbered notes. A page and Markdown are two
/// ways to write it.
package struct Dossier {
    /// A piece of a line.
    package enum Inline: Equatable {
        case text(String)
        /// A link: the words, and an address of the directory or of the web.
        case link(String, String)
        /// The numbers of notes, and whether what stands before them was concluded from these alone.
        case notes([Int], isInferred: Bool)
    }

    /// A part of a section.
    package enum Block {
        case paragraph([Inline])
        /// Names with values.
        case rows([(label: String, value: [Inline])])
        case table(head: [String], rows: [[[Inline]]])
        case list([[Inline]])
        /// The names through time.
        case strip(NameStrip)
    }

    /// A part under a heading.
    package struct Section {
        package let title: String
        package let blocks: [Block]
    }

    /// A numbered source.
    package struct Note {
        package let number: Int
        package let source: Record
        /// The source in the words of a footnote: title, publisher, date, address, copy, day of reading.
        package let text: String
    }

    package let record: Record
    package let view: RecordView
    package let repository: Repository
    /// What kind of sheet it is: "State sheet".
    package let kind: String
    package let lead: [Inline]
    package let sections: [Section]
    package let notes: [Note]
    /// How many sources have no note, since there are too many.
    package let notesOmitted: Int
    /// How many records were read for it, which is bounded.
    package let recordsRead: Int

    /// The address of the sheet.
    package var address: String { view.address(of: record.path) }

    /// How much goes into a dossier at most. More is counted and led to.
    package enum Bound {
        /// Operations of a State, or bodies, that are told in full.
        static let inFull = 3
        /// Rows of a table.
        static let rows = 24
        /// Events.
        static let events = 30
        /// Gaps.
        static let gaps = 12
        /// Sources.
        static let notes = 60
        /// Items of a list in a row.
        static let items = 12
        /// Records that are read for it at most: for each row of its tables one, and another that it names; sources.
        package static let records = 12 * rows + 2 * notes
    }
}
