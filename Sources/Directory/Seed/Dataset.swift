internal import Memory

/// What `dataset.json` says of the data set as a whole.
package struct Dataset: Sendable {
    /// The title.
    package let title: String
    /// What the data set is, in a sentence or two.
    package let description: String
    /// The day this version was released; known to the day.
    package let released: Day
    /// The name of the licence of the data.
    package let licenceName: String
    /// The address of the licence of the data.
    package let licenceURL: String
    /// The sentence that says that the project is unofficial.
    package let unofficial: String
    /// The records that were taken out for good.
    package let removed: RemovedRecords
    /// The whole file, for those who show all of it.
    package let content: JSON

    /// What the file holds.
    package static let fields: [Field] = [
        Field("format", .count, "The format that the seed files are written in."),
        Field("title", .text, "The title.", required: true),
        Field("description", .text, "What it is.", required: true),
        Field("released", .date, "The day of release.", required: true),
        Field(
            "licence",
            .object(
                [
                    Field("name", .text, "The name.", required: true),
                    Field("spdx", .token, "The SPDX identifier.", required: true),
                    Field("url", .url, "The address.", required: true),
                ],
                key: nil
            ),
            "The licence.",
            required: true
        ),
        Field("publisher", .text, "Who publishes it.", required: true),
        Field(
            "attribution",
            .list(
                .object(
                    [
                        Field("text", .text, "The sentence to print.", required: true),
                        Field("source", .reference([.sources]), "The source."),
                    ],
                    key: nil
                )
            ),
            "What the sources' licences ask for.",
            required: true
        ),
        Field("unofficial", .text, "That the project is unofficial.", required: true),
        Field(
            "definitions",
            .list(
                .object(
                    [
                        Field("term", .text, "The term.", required: true),
                        Field("text", .text, "What it means here.", required: true),
                        Field("sources", .list(.reference([.sources])), "What it rests on."),
                    ],
                    key: nil
                )
            ),
            "How words are used."
        ),
        Field(
            "open_questions",
            .list(
                .object(
                    [
                        Field("scope", .token, "The collection, or general.", required: true),
                        Field("question", .text, "The question.", required: true),
                    ],
                    key: nil
                )
            ),
            "What is not known."
        ),
        Field(
            "considered_not_included",
            .list(
                .object(
                    [
                        Field("name", .text, "The name.", required: true),
                        Field("why", .text, "Why it is left out.", required: true),
                        Field("started", .date, "When it began."),
                        Field("sources", .list(.reference([.sources])), "What that rests on."),
                    ],
                    key: nil
                )
            ),
            "What was left out, and why."
        ),
        RemovedRecord.field,
        Field(
            "coverage",
            .list(
                .object(
                    [
                        Field("collection", .term(Vocabularies.coveredCollection), "The collection.", required: true),
                        Field("complete_to", .date, "The last day up to which it is meant to be complete."),
                        Field("note", .text, "What is meant by complete, and what is missing."),
                    ],
                    key: "collection"
                )
            ),
            "Until when the collections are complete."
        ),
    ]

    /// Reads the file.
    ///
    /// - Returns: the data set; nil where there are faults, which are appended.
    static func read(
        _ bytes: [UInt8],
        identifiers: IdentifierIndex,
        dangling: inout DanglingReferences,
        former: inout FormerReferences,
        faults: inout [SeedFault]
    ) -> Dataset? {
        let file = "dataset.json"
        var content: JSON
        do throws(JSONSyntaxError) {
            content = try JSONReader.read(bytes)
        } catch {
            faults.append(SeedFault(file: file, error))
            return nil
        }
        // checked as if it were the one record of a collection of its own
        let record = SeedRecord(collection: .sources, line: 1, position: 0, value: content)
        var found = ShapeChecker.faults(of: record, fields: fields)
        let references = ReferenceChecker(identifiers: identifiers).findings(in: record, fields: fields)
        found += dangling.faults(references)
        found += TextRules.faults(of: record, fields: fields)
        found += RemovedRecords.problems(in: content, identifiers).map { record.fault($0.path, $0.problem) }
        if let released = content["released"]?.string.flatMap({ Day($0) }) {
            found += lateDays(in: content, released).map { record.fault($0.path, $0.problem) }
        }
        faults += found.map { $0.moved(to: file, line: nil, record: nil) }
        content = former.resolved(record, fields)
        var stream = JSONStream(capacity: bytes.count)
        let resolved = SeedRecord(collection: .sources, line: 1, position: 0, value: content)
        _ = resolved.write(fields, to: &stream)
        content = stream.finish().withBytes(JSONReader.readTrusted)
        guard found.isEmpty, let released = content["released"]?.string.flatMap({ Day($0) }) else { return nil }
        guard released.day != nil else {
            faults.append(
                SeedFault(
                    file: file,
                    line: nil,
                    record: nil,
                    field: "released",
                    problem: "\(released) is not known to the day; write YYYY-MM-DD"
                )
            )
            return nil
        }
        return Dataset(
            title: content["title"]?.string ?? "",
            description: content["description"]?.string ?? "",
            released: released,
            licenceName: content["licence"]?["name"]?.string ?? "",
            licenceURL: content["licence"]?["url"]?.string ?? "",
            unofficial: content["unofficial"]?.string ?? "",
            removed: RemovedRecords(content),
            content: content
        )
    }

    /// Days of what has happened that are after the release.
    private static func lateDays(in content: JSON, _ released: Day) -> [(path: String, problem: String)] {
        let dated = NewestDate.fields(of: fields.filter { $0.name != "released" })
        guard let (path, day) = NewestDate.find(in: content, dated), day.earliest > released.latest else { return [] }
        return [(path, "\(day) is after \(released), the day of release; one of the two dates is wrong")]
    }
}
