internal import Addresses
internal import Directory
internal import Drawings
package import Memory

extension Content {
    /// The content as a drawing: the timeline of what was asked for.
    package var svg: MemoryBlock {
        if let groups {
            return BarChart(groups, title: groups.request.words).svg(width: 640).document
        }
        guard case .list(let request, _) = subject else {
            return TimelineFigure(records, words: records.first?.name ?? "", repository: repository).alone.svg.document
        }
        return TimelineFigure(of: request, repository).alone.svg.document
    }
}
