internal import Directory

extension HomePage {
    func linkedData(_ publicAddress: PublicAddress?) -> JSON? {
        SchemaOrg(repository: repository, publicAddress: publicAddress).site
    }
}
