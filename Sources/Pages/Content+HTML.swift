internal import Directory
internal import Formats
package import Memory

extension Content {
    /// The content as a page.
    package var html: MemoryBlock {
        switch subject {
        case .list(let request, let answer):
            Frame(
                page: ListPage(repository: repository, request: request, answer: answer, links: links),
                publicAddress: publicAddress
            ).document
        case .record(let record, let view):
            Frame(
                page: RecordPage(repository: repository, record: record, view: view),
                publicAddress: publicAddress
            ).document
        }
    }
}
