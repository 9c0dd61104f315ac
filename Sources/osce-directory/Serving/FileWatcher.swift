import Dispatch
import Glibc

/// Tells when files, or the seed files of a folder, were changed.
///
/// The system says at once that something happened in one of the folders (inotify(7)); then it waits until nothing more
/// happens for a moment, so that files written one after the other are one change, and compares what there is with what
/// there was. Every few seconds it compares anyway: a network file system says nothing, nor does a symbolic link on the
/// way to the folder that is replaced.
///
/// `@unchecked Sendable`: what changes is touched on the queue alone.
final class FileWatcher: @unchecked Sendable {
    private let paths: [String]
    private let changed: @Sendable () -> Void
    private let queue = DispatchQueue(label: "osce-directory.watch")
    private let descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    private var seen: FileState
    private var sources: [any DispatchSourceProtocol] = []
    private var pending: (look: DispatchWorkItem, since: DispatchTime)?

    /// How long nothing may happen before files are taken for written, in seconds.
    private static let pause = 0.25
    /// How long it is waited at most, in seconds; there may be other files in the folder above that are always written.
    private static let longestPause = 2.0
    /// How often files are compared unasked.
    private static let interval = DispatchTimeInterval.seconds(5)

    /// Watches from now on until the end of the process.
    ///
    /// - Parameter changed: called after each change, on a queue of the watcher.
    init(_ paths: [String], changed: @escaping @Sendable () -> Void) {
        self.paths = paths
        self.changed = changed
        seen = FileState(paths)
        queue.sync {
            watchFolders()
            if descriptor >= 0 {
                let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
                source.setEventHandler { [self] in somethingHappened() }
                source.activate()
                sources.append(source)
            }
            let timer = DispatchSource.makeTimerSource(queue: queue)
            timer.schedule(deadline: .now() + Self.interval, repeating: Self.interval)
            timer.setEventHandler { [self] in if pending == nil { compare() } }
            timer.activate()
            sources.append(timer)
        }
    }

    /// Watches each path that is a folder and the folder that each path is in. A folder that was replaced since is
    /// another one and has to be watched anew; one that is watched already is not watched twice.
    private func watchFolders() {
        guard descriptor >= 0 else { return }
        let events =
            IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE_SELF | IN_MOVE_SELF
        for path in paths {
            // a file is no folder to watch: the call says so, and its folder is watched
            inotify_add_watch(descriptor, path, UInt32(events) | UInt32(IN_ONLYDIR))
            inotify_add_watch(descriptor, path + "/..", UInt32(events) | UInt32(IN_ONLYDIR))
            let parent = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
            let folder = parent.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : parent
            inotify_add_watch(descriptor, folder, UInt32(events) | UInt32(IN_ONLYDIR))
        }
    }

    private func somethingHappened() {
        // which event it was does not matter: what there is now is compared
        var events = [UInt8](repeating: 0, count: 4_096)
        while read(descriptor, &events, events.count) > 0 {}
        pending?.look.cancel()
        let look = DispatchWorkItem { [self] in
            pending = nil
            compare()
        }
        let since = pending?.since ?? .now()
        pending = (look, since)
        queue.asyncAfter(deadline: min(.now() + Self.pause, since + Self.longestPause), execute: look)
    }

    private func compare() {
        watchFolders()
        let state = FileState(paths)
        guard state != seen else { return }
        seen = state
        changed()
    }
}
