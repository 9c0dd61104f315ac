package import Addresses
package import Directory
internal import Markup

/// What another site shows of a page of ours: a card in a frame, or a drawing (oEmbed 1.0, 2.3.4).
package struct Embedding: Sendable {
    /// What is shown.
    package enum Content: Sendable {
        /// A card, by the path of its page.
        case card(path: String)
        /// A drawing, by its path, with its size in pixels.
        case drawing(path: String, width: Int, height: Int)
    }

    package let title: String
    package let content: Content

    /// Joins its parts.
    package init(title: String, content: Content) {
        (self.title, self.content) = (title, content)
    }

    /// The same of the version that the pairs of an address ask for; of the newest where they name none.
    package func pinned(to pairs: [Target.Pair]) -> Embedding {
        guard let version = pairs.first(where: { $0.name == GeneralParameter.version.rawValue })?.value else {
            return self
        }
        func path(_ path: String) -> String {
            "\(path)&\(GeneralParameter.version.rawValue)=\(Target.encode(version))"
        }
        // each asks for a view or a format, so that a query is there already
        return switch content {
        case .card(let own): Embedding(title: title, content: .card(path: path(own)))
        case .drawing(let own, let width, let height):
            Embedding(title: title, content: .drawing(path: path(own), width: width, height: height))
        }
    }

    /// The size of the frame of a card in pixels.
    package static let card = (width: 300, height: 480)
    /// The seconds that a site may keep the answer.
    private static let cacheAge = 86_400

    /// The frame of a card as markup, for pages of others.
    ///
    /// - Parameters:
    ///   - address: the address of the card, absolute for pages elsewhere.
    ///   - size: the width and height in pixels.
    package static func frame(
        _ address: String,
        title: String,
        size: (width: Int, height: Int) = card
    ) -> String {
        var html = HTML(capacity: 512)
        html.element(
            "iframe",
            Attribute("src", address),
            Attribute("width", size.width),
            Attribute("height", size.height),
            Attribute("title", title),
            Attribute(literal: "loading", "lazy"),
            Attribute(literal: "style", "border:1px solid #ccc")
        ) { _ in }
        return String(decoding: html.bytes, as: UTF8.self)
    }

    /// The drawing of a page as markup, for pages of others: a picture that leads to the page.
    package static func picture(_ address: String, page: String, title: String) -> String {
        var html = HTML(capacity: 512)
        html.element("a", Attribute("href", page)) { html in
            html.empty(
                "img",
                Attribute("src", address),
                Attribute("alt", title),
                Attribute(literal: "style", "max-width:100%")
            )
        }
        return String(decoding: html.bytes, as: UTF8.self)
    }

    /// The members of the answer, in order.
    private func members(_ asked: EmbeddingRequest, base: String, _ repository: Repository) -> [(String, JSON)] {
        var members: [(String, JSON)] = [
            ("version", "1.0"), ("title", .string(title)),
            ("provider_name", .string("\(repository.dataset.title) (unofficial)")),
            ("provider_url", .string(base + "/")), ("cache_age", .integer(Self.cacheAge)),
        ]
        switch content {
        case .card(let path):
            let size = (
                width: min(Self.card.width, asked.maxWidth ?? .max),
                height: min(Self.card.height, asked.maxHeight ?? .max)
            )
            members += [
                ("type", "rich"), ("html", .string(Self.frame(base + path, title: title, size: size))),
                ("width", .integer(size.width)), ("height", .integer(size.height)),
            ]
        case .drawing(let path, let width, let height):
            let scale = min(
                1,
                asked.maxWidth.map { Double($0) / Double(width) } ?? 1,
                asked.maxHeight.map { Double($0) / Double(height) } ?? 1
            )
            members += [
                ("type", "photo"), ("url", .string(base + path)),
                ("width", .integer(max(1, Int(Double(width) * scale)))),
                ("height", .integer(max(1, Int(Double(height) * scale)))),
            ]
        }
        return members
    }

    /// The elements of the answer in XML, which have the names of the members.
    private static let elements: [String: StaticString] = [
        "version": "version", "title": "title", "provider_name": "provider_name", "provider_url": "provider_url",
        "cache_age": "cache_age", "type": "type", "html": "html", "url": "url", "width": "width", "height": "height",
    ]

    /// The document.
    ///
    /// - Parameter base: where the service is reached, without a slash at its end.
    package func document(_ asked: EmbeddingRequest, base: String, _ repository: Repository) -> [UInt8] {
        let members = members(asked, base: base, repository)
        switch asked.form {
        case .json: return JSON.object(members.map { .init($0.0, $0.1) }).bytes + [0x0A]
        case .xml:
            var xml = XML()
            xml.open("oembed")
            for (name, value) in members {
                if let element = Self.elements[name] { xml.element(element, value.plainText) }
            }
            xml.close("oembed")
            return xml.bytes
        }
    }
}

extension EmbeddingRequest.Form {
    /// The media type of an answer (oEmbed 1.0, 2.3).
    package var mediaType: String {
        switch self {
        case .json: Format.json.mediaType
        case .xml: "text/xml; charset=utf-8"
        }
    }

    /// The media type of links that lead to it (oEmbed 1.0, 4).
    package var discoveryType: String {
        switch self {
        case .json: "application/json+oembed"
        case .xml: "text/xml+oembed"
        }
    }
}
