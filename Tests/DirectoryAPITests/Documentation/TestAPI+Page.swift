import HTTPSemantics
import DirectoryAPI

extension TestAPI {
    /// What a browser gets of an address, as text.
    static func page(_ target: String) -> String {
        String(decoding: respond(target, .get, [.accept: "text/html"]).body, as: UTF8.self)
    }
}
