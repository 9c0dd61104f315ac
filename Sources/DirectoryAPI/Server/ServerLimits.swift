package import Budget

/// What a server gives its clients at most.
package struct ServerLimits: Sendable {
    /// The bytes that caches, responses under way and documents made of the data take together.
    package var memory = 128 << 20
    /// How many former versions of the data are kept; 0 for none.
    package var versions = 4
    /// The bytes that cached responses take, all threads together; at most a quarter of `memory`.
    package var cacheSize = 8 << 20
    /// The milliseconds of processor time a second that an address may have spent on responses that are not cached,
    /// before it is told 429 while others wait; 0 for any.
    package var clientBudget = 200
    /// The addresses that have no budget.
    package var budgetExempt = AddressRanges.loopback
    /// The proxies whose `Forwarded` and `X-Forwarded-For` name the client.
    package var trustedProxies = AddressRanges.none

    /// The defaults above.
    package init() {}
}
