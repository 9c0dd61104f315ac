package import Directory

/// What a search over all collections asks for.
package struct SearchRequest: Sendable {
    /// The words.
    package var text: TextQuery
    /// The collections to search; all where none is named.
    package var collections: [CollectionName] = []
    package var limit = Query.defaultLimit
    package var offset = 0
    package var format: Format?
    /// The languages that names are wanted in; nil where none is named.
    package var languages: NameLanguages?

    /// The name of the parameter that names collections.
    package static let collectionParameter = "collection"

    /// The address that asks the same but for the page: what stands before and after the offset.
    package var addressParts: (before: String, after: String) {
        var before = TextBuilder()
        before.append(Route.search.path)
        before.append(literal: "?q=")
        Target.encode(text.text, to: &before)
        if !collections.isEmpty {
            before.append(literal: "&")
            before.append(Self.collectionParameter)
            before.append(literal: "=")
            before.append(collections.map(\.rawValue).joined(separator: ","))
        }
        if limit != Query.defaultLimit {
            before.append(literal: "&limit=")
            before.append(limit)
        }
        if let languages {
            before.append(literal: "&lang=")
            before.append(languages.text)
        }
        return (before.text, format.map { "&\(GeneralParameter.format.rawValue)=\($0.rawValue)" } ?? "")
    }

    /// The address that asks for the same from another place on.
    package func address(offset: Int) -> String {
        let (before, after) = addressParts
        return offset == 0 ? before + after : before + "&\(GeneralParameter.offset.rawValue)=\(offset)" + after
    }
}

extension SearchRequest {
    /// The same with something changed.
    package func with(_ change: (inout SearchRequest) -> Void) -> SearchRequest {
        var other = self
        change(&other)
        return other
    }
}
