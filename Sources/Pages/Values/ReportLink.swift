internal import Directory
internal import Markup

/// The way to report a mistake or to fill a gap: the address that the operator names, with what it is about filled in;
/// otherwise the place on the page that says where to look.
struct ReportLink {
    let repository: Repository
    /// The record that it is about; nil for the data as a whole.
    var record: Record?
    /// The field as evidence names it; nil for the record as a whole.
    var field: String?
    /// The value in words.
    var value: String?

    /// Where the page says how to report where no address is known.
    static let place = "report"

    /// Writes the link.
    func write(_ text: String, to html: inout HTML) {
        guard let contact = repository.contact else { return html.link("#\(Self.place)", text) }
        let path = record?.path ?? "/"
        let address = contact.address(
            record: repository.citation.address(path),
            field: field ?? "",
            value: value ?? "",
            version: repository.shortVersion
        )
        html.element("a", .contact(address), Attribute(literal: "rel", "nofollow"), text: text)
    }
}
