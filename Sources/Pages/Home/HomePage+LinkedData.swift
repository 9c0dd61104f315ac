package import Addresses
package import Directory
internal import Formats

extension HomePage {
    package func linkedData(_ publicAddress: PublicAddress?) -> JSON? {
        SchemaOrg(repository: repository, publicAddress: publicAddress).site
    }
}
