package import Directory

/// How records become nodes of linked data.
///
/// Terms are those of W3C ORG, schema.org, Dublin Core and SKOS where one fits; every other field has a term of this
/// data set's own, under `LinkedData.vocabulary`.
package enum LinkedData {
    /// What the data set's own terms begin with.
    package static let vocabulary = "urn:osce-directory:"

    /// The context that every linked data document carries and `/context.jsonld` serves.
    package static let context: JSON = {
        var members: [JSON.Member] = [
            .init("@version", .number("1.1")),
            .init("org", "http://www.w3.org/ns/org#"),
            .init("schema", "https://schema.org/"),
            .init("dcterms", "http://purl.org/dc/terms/"),
            .init("skos", "http://www.w3.org/2004/02/skos/core#"),
            .init("prov", "http://www.w3.org/ns/prov#"),
            .init("dcat", "http://www.w3.org/ns/dcat#"),
            .init("foaf", "http://xmlns.com/foaf/0.1/"),
            .init("@vocab", .string(vocabulary)),
        ]
        var seen: Set<String> = []
        for leaf in CollectionSchema.all.flatMap({ $0.fields.flatMap { Leaf.leaves(ofField: $0) } }) {
            let name = leaf.field.name
            guard !["id", "type", "url"].contains(name), seen.insert(name).inserted else { continue }
            let term = terms[name]
            let identifier = JSON.string(term ?? vocabulary + name)
            if case .value(let type) = leaf.content, type.isLink || addresses.contains(name) {
                members.append(.init(name, ["@id": identifier, "@type": "@id"]))
            } else if case .value(.any) = leaf.content {
                // whatever stands there is data and no statement of its own
                members.append(.init(name, ["@id": identifier, "@type": "@json"]))
            } else if name == "name", let term {
                // records are named in English where nothing else is said
                members.append(.init(name, ["@id": .string(term), "@language": .string(PrimaryLanguage.code)]))
            } else if let term {
                members.append(.init(name, .string(term)))
            }
        }
        return .object(members)
    }()

    /// The fields that hold the address of a record.
    private static let addresses: Set<String> = ["record"]

    /// The terms of others for our fields.
    private static let terms: [String: String] = [
        "name": "schema:name", "note": "skos:note", "summary": "schema:description", "role": "schema:description",
        "parent": "org:subOrganizationOf", "units": "org:hasSubOrganization", "established": "schema:foundingDate",
        "closed": "schema:dissolutionDate", "website": "schema:url", "text_url": "schema:url",
        "source_url": "schema:url",
        "seat": "org:hasPrimarySite", "city": "schema:addressLocality", "country": "schema:addressCountry",
        "coordinates": "schema:geo", "holder": "dcterms:subject", "document": "dcterms:source", "date": "dcterms:date",
        "reference": "schema:legislationIdentifier", "publisher": "dcterms:publisher", "published": "dcterms:issued",
        "relates_to": "dcterms:relation", "supersedes": "dcterms:replaces", "predecessors": "org:changedBy",
        "iso_alpha2": "schema:identifier", "evidence": "prov:qualifiedPrimarySource", "source": "prov:entity",
    ]

    /// The classes of our record types.
    private static let classes: [CollectionName: JSON] = [
        .institutions: ["org:Organization", "schema:Organization"],
        .operations: ["org:Organization", "schema:Organization"],
        .mandates: "Mandate", .documents: "schema:CreativeWork", .activities: "skos:Concept",
        .principles: "skos:Concept",
        .dimensions: "skos:Concept", .states: "schema:Country", .sources: ["schema:CreativeWork", "prov:Entity"],
        .timeline: "schema:Event", .changes: "prov:Activity",
    ]

    /// A day that a node is of, and the fields it shows; nil for all.
    package struct PastDay {
        let day: Day
        let fields: [String]?
    }

    /// A record as a node. Its identifier and those of the records that it refers to are absolute (`identity`).
    ///
    /// - Parameter past: the day that it is of, which it then names (`as_of`) with the members that are of today, since
    ///   nothing dates them (`not_dated`); nil for today.
    package static func node(
        _ record: Record,
        _ shown: JSON,
        _ repository: Repository,
        _ past: PastDay? = nil
    ) -> JSON {
        let schema = repository[record.collection].schema
        var members: [JSON.Member] = [
            .init("@id", .string(identity(record.path, repository))), .init("@type", classes[schema.name] ?? "Record"),
        ]
        for field in schema.fields where !["id", "type", "url"].contains(field.name) {
            guard let value = shown[field.name] else { continue }
            if field.name == "name", let language = shown["name_language"] ?? record.nameLanguage.map(JSON.string) {
                members.append(.init(field.name, ["@value": value, "@language": language]))
            } else {
                members.append(.init(field.name, linked(value, field, repository)))
            }
        }
        members += labels(record, shown, past?.day) + equals(shown)
        if let past {
            members.append(.init("as_of", .string(past.day.description)))
            let fields = repository.notDated(record, asOf: past.day, shown: past.fields)
            if !fields.isEmpty { members.append(.init("not_dated", .array(fields.map(JSON.string)))) }
        }
        return .object(members)
    }

    /// What stands for the same thing elsewhere.
    private static func equals(_ shown: JSON) -> [JSON.Member] {
        let addresses = IdentifierScheme.addresses(of: shown)
        guard !addresses.isEmpty else { return [] }
        let nodes = JSON.array(addresses.map { ["@id": .string($0)] })
        return [JSON.Member("schema:sameAs", nodes), JSON.Member("skos:exactMatch", nodes)]
    }

    private static func linked(_ value: JSON, _ field: Field, _ repository: Repository) -> JSON {
        guard addresses.contains(field.name), let path = value.string else {
            return linked(value, field.type, repository)
        }
        return .string(identity(path, repository))
    }

    private static func linked(_ value: JSON, _ type: FieldType, _ repository: Repository) -> JSON {
        switch type {
        case .list(let element): .array((value.array ?? []).map { linked($0, element, repository) })
        case .object(let fields, _):
            .object(
                fields.compactMap { field in
                    guard let part = value[field.name] else { return nil }
                    // the id of an item is a reference to what it names
                    return JSON.Member(field.name == "id" ? "@id" : field.name, linked(part, field, repository))
                }
            )
        case .either(let left, .token):
            // a text stays one
            value.string.flatMap { id in
                left.referenced.contains { repository[$0].record(id: id) != nil }
                    ? ["@id": .string(address(id, left, repository))] : nil
            } ?? value
        case .reference, .either: value.string.map { .string(address($0, type, repository)) } ?? value
        case .position:
            [
                "@type": "schema:GeoCoordinates", "schema:longitude": value.array?.first ?? .null,
                "schema:latitude": value.array?.last ?? .null,
            ]
        default: value
        }
    }

    /// The identifier of a record that is referred to; a name of our own for what is none, such as the code of a territory.
    private static func address(_ id: String, _ type: FieldType, _ repository: Repository) -> String {
        let holder = type.referenced.first { repository[$0].record(id: id) != nil }
        return holder.map { identity("\($0.path)/\(id)", repository) } ?? "\(vocabulary)term:\(id)"
    }
}

extension FieldType {
    /// Whether every value refers to something.
    fileprivate var isLink: Bool { !referenced.isEmpty && !takesText }
}
