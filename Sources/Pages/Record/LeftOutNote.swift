internal import Addresses
internal import Directory
internal import Formats
internal import Markup

/// What of a record a past day leaves out since it came later, or since nothing tells that it was there by then.
struct LeftOutNote {
    let page: RecordPage
    let day: Day

    func write(to html: inout HTML) {
        let words = words
        guard !words.isEmpty else { return }
        html.element("p", .class("left-out small soft")) { html in
            html.raw("<strong>Left out on this day,</strong> since it came later or its date is not known: ")
            html.text(words.joined(separator: ", "))
            html.raw(".")
        }
    }

    /// The fields that today's record has and the day has not, and how many items of lists.
    private var words: [String] {
        guard let today = page.repository[page.record.collection].record(id: page.record.id)?.value else { return [] }
        return page.schema.fields.compactMap { field in
            guard field.place != .programs, !["evidence", "gaps", "confidence"].contains(field.name),
                page.isShown(field.name), let value = today[field.name]
            else { return nil }
            let then = page.value[field.name]
            if case .array(let items) = value {
                let left = items.count - (then?.array?.count ?? 0)
                return left > 0 ? "\(left) of \(items.count) \(field.label.inSentence)" : nil
            }
            return then == nil ? field.label.inSentence : nil
        }
    }
}
