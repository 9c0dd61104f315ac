/// Finds out whose request a proxy passes on.
///
/// What a stranger can forge: everything that stands in `Forwarded` and `X-Forwarded-For` before the request reached
/// the first trusted proxy. A trusted proxy writes the address that it saw at the right end, so the fields are read from
/// the right, and nothing left of the first address that is not trusted is looked at.
///
/// - Elements are cut from the right too, so that a quotation mark left open by a stranger does not hide what a proxy
///   wrote after it.
/// - Most proxies write one field and pass the other on as it came. A request whose two fields name two clients is
///   therefore not believed in either: all such requests together count as one client, ``disputed``.
/// - A stranger whose own address is trusted can claim any address, and so can everybody behind a trusted proxy that
///   writes neither field but passes them on: trust proxies' addresses alone, and let each write its field.
package enum ForwardedClient {
    /// Whose request it is.
    package enum Origin: Hashable, Sendable {
        /// The peer is no trusted proxy: its fields are not believed, it is the client.
        case direct(ClientAddress)
        /// A trusted proxy named this client.
        case forwarded(ClientAddress)
        /// A trusted proxy named no client: its own request, such as a check of its health.
        case proxy(ClientAddress)

        /// The address to count the request under.
        package var address: ClientAddress {
            switch self {
            case .direct(let address), .forwarded(let address), .proxy(let address): address
            }
        }
    }

    /// The client of all requests whose `Forwarded` and `X-Forwarded-For` name different ones: the unspecified address
    /// `::`, which no client has. It is not the proxy's address, so that no exemption of the proxy covers it.
    package static let disputed = ClientAddress(high: 0, low: 0)

    /// The client of a request.
    ///
    /// In a field, the client is the first address from the right that is not trusted. An element that names no address
    /// (`unknown`, `_hidden`, no `for`, malformed) ends the search. If it found only trusted addresses, the client is the
    /// leftmost of them. `Forwarded` comes first; `X-Forwarded-For` is taken if the former names no client, or only
    /// trusted ones.
    ///
    /// - Parameters:
    ///   - peer: the address of the connection's other end.
    ///   - forwarded: the value of `Forwarded` (RFC 7239); of several lines all values in their order, joined by commas.
    ///   - xForwardedFor: the value of `X-Forwarded-For`, likewise.
    ///   - trusted: the addresses of the proxies.
    /// - Complexity: linear in the fields, of which the last 4,096 bytes and 32 elements are read; allocates nothing.
    package static func client(
        peer: ClientAddress,
        forwarded: UnsafeRawBufferPointer?,
        xForwardedFor: UnsafeRawBufferPointer?,
        trusted: AddressRanges
    ) -> Origin {
        guard trusted.contains(peer) else { return .direct(peer) }
        let first = forwarded.map { find($0, quotes: true, trusted, read: ForwardedElement.client) } ?? .nothing
        let second = xForwardedFor.map { find($0, quotes: false, trusted, read: ClientAddress.init) } ?? .nothing
        switch (first, second) {
        case (.client(let one), .client(let other)):
            return .forwarded(one.network == other.network ? one : disputed)
        case (.client(let address), _), (_, .client(let address)), (.trusted(let address), _),
            (_, .trusted(let address)):
            return .forwarded(address)
        case (.nothing, .nothing):
            return .proxy(peer)
        }
    }

    private enum Finding {
        case client(ClientAddress)
        case trusted(ClientAddress)
        case nothing
    }

    private static func find(
        _ field: UnsafeRawBufferPointer,
        quotes: Bool,
        _ trusted: AddressRanges,
        read: (UnsafeRawBufferPointer) -> ClientAddress?
    ) -> Finding {
        var elements = ElementsFromTheRight(field, quotes: quotes)
        var finding = Finding.nothing
        while let element = elements.next(), let address = read(element) {
            guard trusted.contains(address) else { return .client(address) }
            finding = .trusted(address)
        }
        return finding
    }
}
