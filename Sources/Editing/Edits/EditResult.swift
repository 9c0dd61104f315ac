/// What an edit did beside the changes that can be seen in the files.
package struct EditResult: Sendable {
    /// Records that it created, which may be unfinished.
    package var created: Set<RecordAddress> = []
    /// Sentences for the editor: what to look at, what to do next.
    package var notes: [String] = []

    /// Nothing to tell.
    package init() {}
}
