internal import Directory
internal import Markup

/// That the data changed since the newest release, as while an editor works: what changed since then is not told.
enum UnreleasedNote {
    /// Writes the note; nothing where the newest release made the data.
    static func write(_ repository: Repository, to html: inout HTML) {
        guard repository.isUnreleased else { return }
        html.element(
            "p",
            .class("notice"),
            text: "The data changed since release \(repository.releases.count), and no release tells of it yet."
        )
    }
}
