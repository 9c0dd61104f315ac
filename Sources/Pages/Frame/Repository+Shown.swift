internal import Addresses
internal import Directory

extension Repository {
    /// An address as a page shows it in words: at the version where that is a former one. Links are found and kept there
    /// when the page is written (`VersionPin`); text is not.
    func shown(_ address: String) -> String {
        newest == nil ? address : VersionPin(shortVersion).address(address)
    }
}
