package import Addresses
package import Directory
internal import Formats

extension RecordPage {
    package func linkedData(_ publicAddress: PublicAddress?) -> JSON? {
        // as it is known today; of a past day nothing is said to search engines
        view.asOf == nil ? SchemaOrg(repository: repository, publicAddress: publicAddress).node(record) : nil
    }
}
