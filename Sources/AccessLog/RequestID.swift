/// The value of an `X-Request-Id` field.
enum RequestID {
    /// Whether it can be taken as it is: 1 to 128 letters, digits and `. _ ~ + / = : @ -`, which holds UUIDs, ULIDs,
    /// Base64 and the ids of the well-known proxies. Nothing in it needs an escape.
    static func isWellFormed(_ value: UnsafeRawBufferPointer) -> Bool {
        (1...128).contains(value.count)
            && value.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"),
                    UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: ":"), UInt8(ascii: "@"),
                    UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }
}
