internal import Directory

extension RecordPage {
    func linkedData(_ publicAddress: PublicAddress?) -> JSON? {
        // as it is known today; of a past day nothing is said to search engines
        view.asOf == nil ? SchemaOrg(repository: repository, publicAddress: publicAddress).node(record) : nil
    }
}
