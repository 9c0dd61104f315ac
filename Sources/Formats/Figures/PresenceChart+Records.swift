package import Directory
internal import Drawings

extension PresenceChart {
    /// Counts the operations among these records that existed for certain on the last day of each year, from the first
    /// year in which there were any; of the last year, on the day of the data.
    package init(
        _ records: [Record],
        repository: Repository,
        current: Int?,
        address: @escaping @Sendable (Int?) -> String
    ) {
        let operations = records.filter { $0.collection == .operations }
        let store = repository[.operations]
        let released = repository.dataset.released
        let first = TimeAxis.usualFirstYear
        let years = (first...max(first, released.year)).map { year in
            let day = year == released.year ? released : Day(year: year, month: 12, day: 31) ?? released
            return (year: year, count: operations.count { store.existed($0, on: day) })
        }
        self.init(years: years, current: current, address: address)
    }
}
