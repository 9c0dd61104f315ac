internal import Directory

extension JSON {
    /// A value without parts as text; JSON where it has parts.
    package var text: String {
        switch self {
        case .string(let text): text
        case .number(let literal): literal
        default: String(decoding: bytes, as: UTF8.self)
        }
    }
}
