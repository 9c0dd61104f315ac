package import Directory

/// Where a row of a table comes from.
package struct TableRow {
    /// The data.
    package let repository: Repository
    /// The collection of the record.
    package let collection: CollectionName
    /// The id of the record.
    package let id: String
    /// How many rows the record has before this one.
    package let position: Int
    /// The record, or the item of its list that the row is of.
    package let value: JSON
    /// The word of a list in the item that the row is of; nil where the item has one row.
    package let word: JSON?
}
