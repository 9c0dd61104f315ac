import Dispatch

/// Tells when files, or the seed files of a folder, were changed.
///
/// Looks at all of them twice a second, without opening them. A change is told once two looks in a row found the same, so
/// that files written one after the other are one change. Any file system can be looked at so, and links that are turned
/// and folders that are exchanged are seen like files.
///
/// `@unchecked Sendable`: what changes is touched on the queue alone.
final class FileWatcher: @unchecked Sendable {
    private let paths: [String]
    private let changed: @Sendable () -> Void
    private let timer: any DispatchSourceTimer
    /// What was told last.
    private var told: FileState
    /// What the last look found where it differs from that, and how many looks in a row did.
    private var found: (state: FileState, looks: Int)?

    /// How often it looks, in milliseconds.
    private static let interval = 500
    /// The looks after which a change is told although the files are still being written.
    private static let patience = 5

    /// Watches from now on until the end of the process.
    ///
    /// - Parameter changed: called after each change, on a queue of the watcher.
    init(_ paths: [String], changed: @escaping @Sendable () -> Void) {
        self.paths = paths
        self.changed = changed
        told = FileState(paths)
        let pause = DispatchTimeInterval.milliseconds(Self.interval)
        timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "osce-directory.watch"))
        timer.schedule(deadline: .now() + pause, repeating: pause)
        timer.setEventHandler { [self] in look() }
        timer.activate()
    }

    private func look() {
        let state = FileState(paths)
        guard state != told else {
            found = nil
            return
        }
        let looks = (found?.looks ?? 0) + 1
        guard found?.state == state || looks >= Self.patience else {
            found = (state, looks)
            return
        }
        (told, found) = (state, nil)
        changed()
    }
}
