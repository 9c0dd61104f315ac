extension ParameterReader {
    /// What the parameters of oEmbed ask for.
    ///
    /// - Throws: a problem with every fault; 501 for a format that there is none of (oEmbed 1.0, 2.3.5).
    package static func embedding(_ pairs: [Target.Pair]) throws(Problem) -> EmbeddingRequest {
        var reader = ParameterReader([])
        var (url, form) = (String?.none, EmbeddingRequest.Form.json)
        var bounds: [String: Int] = [:]
        var unknown: String?
        var isAsked = false
        for (name, values) in grouped(pairs) {
            guard EmbeddingRequest.names.contains(name) else {
                reader.refuse(name, known: EmbeddingRequest.names)
                continue
            }
            if name == "url" {
                // it cannot be left out, as other parameters without a value can
                if values == [""] { continue }
                isAsked = true
            }
            guard let value = reader.single(name, values) else { continue }
            switch name {
            case "url": url = value
            case "format":
                if let known = EmbeddingRequest.Form(rawValue: value.lowercased()) {
                    form = known
                } else {
                    unknown = value
                }
            default:
                if let number = Int(value), (1...EmbeddingRequest.most).contains(number) {
                    bounds[name] = number
                } else if reader.faults.admit() {
                    let detail = "\(name) takes a whole number of pixels from 1 to \(EmbeddingRequest.most)."
                    reader.faults.append(ParameterFault(name, value: value, detail))
                }
            }
        }
        if !isAsked {
            let detail = "url is missing. Say which page to show: /oembed?url=/operations/bishkek."
            reader.faults.insert(ParameterFault("url", detail), at: 0)
        }
        try reader.finish()
        if let unknown {
            throw Problem(
                .notImplemented,
                "There is no oEmbed in the format \"\(unknown.excerpt())\". Use json or xml."
            )
        }
        guard let url else { throw Problem(errors: reader.faults) }
        return EmbeddingRequest(
            url: url,
            form: form,
            maxWidth: bounds["maxwidth"],
            maxHeight: bounds["maxheight"]
        )
    }
}
