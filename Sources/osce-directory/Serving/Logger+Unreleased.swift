import Directory
import Logging

extension Logger {
    /// Warns where the data are not those of the newest release, so that requests for former versions are refused.
    func warn(ofUnreleased repository: Repository) {
        guard repository.isUnreleased, let newest = repository.releases.last else { return }
        warning(
            "Not released: former versions are not served until osce-directory release tells of what changed",
            metadata: [
                "data_version": "\(repository.shortVersion)", "newest_release": "\(newest.number)",
                "released_version": "\(newest.version.prefix(12))",
            ]
        )
    }
}
