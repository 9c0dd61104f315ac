internal import Directory
internal import Drawings
package import Memory

extension Content {
    /// The content as a drawing: the timeline of what was asked for.
    package var svg: MemoryBlock {
        guard case .list(let request, _) = subject else {
            return TimelineFigure(records, words: records.first?.name ?? "", repository: repository).alone.svg.document
        }
        return TimelineFigure(of: request, repository).alone.svg.document
    }
}
