internal import Directory

extension Content {
    /// The content as a page.
    var html: MemoryBlock {
        switch subject {
        case .list(let request, let answer):
            let page = ListPage(repository: repository, request: request, answer: answer, fields: fields, links: links)
            return Frame(page: page).document
        case .record(let record, let view):
            return Frame(page: RecordPage(repository: repository, record: record, view: view)).document
        }
    }
}
