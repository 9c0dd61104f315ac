/// Why a request was denied, as it is counted.
enum DenialReason: String, Sendable, CaseIterable {
    case budget, overload, memory, stopping
}
