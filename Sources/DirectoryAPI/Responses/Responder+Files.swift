internal import Addresses
internal import Directory
internal import HTTPSemantics

extension Responder {
    /// Adds what an answer is called as a file, and the address of the format that was asked for.
    ///
    /// Both follow from route and query, so the answers of an ending and of the parameter that it stands for are the same.
    ///
    /// - Parameter pairs: the query as the resource read it.
    func name(_ response: inout APIResponse, _ route: Route, _ pairs: [Target.Pair]) {
        guard [200, 206, 304].contains(response.status) else { return }
        let endings = route.endings(grouped: pairs.contains { $0.name == GeneralParameter.group.rawValue })
        guard let parameter = endings.first?.choice?.parameter.rawValue else { return }
        let others = pairs.filter { $0.name != parameter }
        if let asked = pairs.first(where: { $0.name == parameter })?.value.lowercased(),
            let ending = endings.first(where: { $0.choice?.value == asked })
        {
            let path = route.path(ending)
            let plain = path + Target.query(others.map { ($0.name, $0.value) })
            let kept = pin?.address(plain) ?? plain
            let address = prefix?.address(kept) ?? kept
            // RFC 9110, 8.7; a longer one would not find room in the head
            if address.utf8.count <= Problem.longestInstance {
                response.fields.append(.init("Content-Location", address))
            }
        }
        guard response.status != 304, response["Content-Disposition"] == nil,
            let type = response["Content-Type"], type != Format.html.mediaType,
            let ending = endings.first(where: { $0.mediaType == type })
        else { return }
        let name = FileName(path: route.path, others, version: repository.shortVersion, ending: ending.text)
        response.fields.append(.init(name.field.name, name.field.value))
    }
}
