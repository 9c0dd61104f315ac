import ArgumentParser
import Glibc

/// Settings from the environment, which flags win over.
enum Environment {
    /// What the names of variables begin with.
    static let prefix = "OSCE_DIRECTORY_"

    /// The value of a flag, else of the variable of this name; nil where neither is given or the variable is empty.
    ///
    /// - Throws: a usage error where the variable cannot be read as such a value.
    static func value<Value: ExpressibleByArgument>(_ flag: Value?, _ name: String) throws -> Value? {
        if let flag { return flag }
        guard let text = getenv(prefix + name).map({ String(cString: $0) }), !text.isEmpty else { return nil }
        guard let value = Value(argument: text) else {
            throw ValidationError("\(prefix + name) is '\(text)', which cannot be used. Correct it or unset it.")
        }
        return value
    }
}
