import Directory
import DirectoryAPI
import HTTPSemantics
import Testing

@testable import Editing

@Suite("What changed since a version, as answers tell it")
struct ChangesSinceTests {
    /// West's date changed twice, south's changed back; mandates lost and got one; west got another id.
    private static let released: ReleasedSeed = {
        do {
            return try ReleasedSeed([
                {
                    $0.set("operations", "west", ["established": "1999"])
                    $0.set("operations", "south", ["established": "2002"])
                    $0.add("documents", like: "decision", as: "extra", ["note": "Extra."])
                },
                {
                    $0.set("operations", "west", ["established": "2000", "note": "A Western note."])
                    $0.set("operations", "south", ["established": "2001-01-11"])
                    $0.remove("documents", "extra")
                },
                {
                    $0.rename("operations", "west", to: "centre")
                    $0.remove("institutions", "desk")
                    $0.replace(
                        "dataset.json",
                        "\"publisher\"",
                        with:
                            "\"removed\": [{\"record\": \"/institutions/desk\", \"name\": \"Żółć Desk\", \"because\": \"A test took it out.\"}], \"publisher\""
                    )
                },
            ])
        } catch {
            preconditionFailure("\(error)")
        }
    }()
    private static let responder: Responder = {
        do throws(InvalidSeed) {
            return Responder(try Repository(checking: released.seed))
        } catch {
            preconditionFailure("\(error)")
        }
    }()

    private static func respond(_ target: String, _ fields: APIRequest.Fields = [:]) -> APIResponse {
        responder.respond(to: APIRequest(.get, target, fields: fields))
    }

    private static func json(_ target: String, status: Int = 200) throws -> JSON {
        let response = respond(target)
        #expect(response.status == status, "\(target): \(String(decoding: response.body, as: UTF8.self))")
        return try JSONReader.read(response.body)
    }

    private static func page(_ target: String) -> String {
        let separator = target.contains("?") ? "&" : "?"
        return String(decoding: respond("\(target)\(separator)format=html").body, as: UTF8.self)
    }

    private static var first: String { String(released.versions[0].prefix(7)) }

    @Test("the list tells each record once, with its net change")
    func list() throws {
        let document = try Self.json("/changes?since=\(Self.first)")
        let told = (document["data"]?.array ?? []).map { change in
            "\(change["change"]?.string ?? "") \(change["record"]?.string ?? "")"
        }
        #expect(
            Set(told) == ["renamed /operations/centre", "removed /institutions/desk", "changed /dataset"]
        )
        #expect(document["meta"]?["total"] == .integer(3))
        #expect(document["meta"]?["since"]?["release"] == .integer(1))
        #expect(document["links"]?["self"]?.string == "/changes?since=\(Self.released.versions[0].prefix(12))")
    }

    @Test("what several releases did has the title of none, and what one did has that of this one")
    func titles() throws {
        let changes = try Self.json("/changes?since=\(Self.first)")["data"]?.array ?? []
        let titles = Dictionary(
            uniqueKeysWithValues: changes.map { ($0["record"]?.string ?? "", $0["title"]?.string ?? "") }
        )
        #expect(titles["/operations/centre"]?.hasPrefix("Summed up of 3 releases, the newest of them 4: ") == true)
        let own = try Self.json("/changes?release=4&limit=1")["data"]?.array?.first?["title"]?.string
        #expect(own != nil && titles["/institutions/desk"] == own)
    }

    @Test("the page of a comparison is cited by the address that its JSON names")
    func cited() throws {
        let target = "/operations/centre?compare=\(Self.released.versions[1].prefix(12))"
        let citation = try #require(try Self.json(target)["meta"]?["citation"]?.string)
        let footer = try #require(Self.page(target).components(between: "class=\"cite-line\"", and: "</p>").first)
        let address = try #require(
            citation.split(separator: ", ").first { $0.hasPrefix("/operations/centre?compare=") }.map(String.init)
        )
        #expect(footer.contains(address.replacing("&", with: "&amp;")), "\(footer)")
    }

    @Test("filters, formats, counts and pages are as ever")
    func combined() throws {
        let since = "since=\(Self.first.uppercased())"
        #expect(try Self.json("/changes?\(since)&collection=operations")["meta"]?["total"] == .integer(1))
        #expect(try Self.json("/changes?\(since)&field=established")["meta"]?["total"] == .integer(1))
        let paged = try Self.json("/changes?\(since)&limit=1&facets=collection")
        #expect(paged["links"]?["next"]?.string?.contains("since=") == true)
        #expect(paged["facets"]?["collection"]?.array?.count == 3)
        #expect(
            paged["facets"]?["collection"]?.array?.contains {
                $0["value"] == "operations" && $0["count"] == .integer(1)
            }
                == true
        )
        for format in ["csv", "ndjson", "xlsx", "atom", "jsonfeed", "jsonld", "html"] {
            #expect(Self.respond("/changes?\(since)&format=\(format)").status == 200, "\(format)")
        }
        let rows = String(decoding: Self.respond("/changes?\(since)&format=ndjson").body, as: UTF8.self)
        #expect(rows.split(separator: "\n").count == 3)
        let id = try #require(try Self.json("/changes?\(since)&limit=1")["data"]?.array?.first?["url"]?.string)
        #expect(Self.respond(id).status == 200)
        #expect(try Self.json("/operations/centre/history?\(since)")["meta"]?["total"] == .integer(1))
    }

    @Test("the version in force has no changes, no digits are refused, unknown ones are not here")
    func versions() throws {
        let newest = Self.released.versions[3].prefix(9)
        #expect(try Self.json("/changes?since=\(newest)")["meta"]?["total"] == .integer(0))
        for wrong in ["abc", "zzzzzzz", "123456", String(repeating: "a", count: 65)] {
            for target in [
                "/changes?since=\(wrong)", "/operations/centre?compare=\(wrong)", "/dataset/download?since=\(wrong)",
            ] {
                let problem = try Self.json(target, status: 400)
                #expect(problem["errors"]?.array?.count == 1, "\(target)")
            }
        }
        for target in [
            "/changes?since=0000000", "/operations/centre?compare=0000000", "/dataset/download?since=0000000",
        ] {
            let response = Self.respond(target)
            #expect(response.status == 409 && response["Retry-After"] == "1", "\(target)")
            let problem = try JSONReader.read(response.body)
            #expect(
                problem["available"]?.array == Self.released.versions.reversed().map { .string(String($0.prefix(12))) }
            )
        }
        #expect(Self.respond("/operations?since=\(Self.first)").status == 400)
        #expect(Self.respond("/changes?compare=\(Self.first)").status == 400)
        #expect(Self.respond("/operations/centre?compare=\(Self.first)&fields=name").status == 400)
    }

    @Test("a record is compared field by field, in sentences, before and after")
    func compared() throws {
        let second = Self.released.versions[1].prefix(12)
        let data = try Self.json("/operations/centre?compare=\(second)")["data"]
        #expect(data?["change"] == "renamed" && data?["renamed_from"] == "/operations/west")
        let sentences = (data?["differences"]?.array ?? []).compactMap { $0["sentence"]?.string }
        #expect(sentences.contains("Western Centre: established: from 1999 to 2000."))
        #expect(sentences.contains("Western Centre: where sources differ added: A Western note."))
        let page = Self.page("/operations/centre?compare=\(second)")
        #expect(page.contains("Established") && page.contains("1999") && page.contains("A Western note."))
        #expect(page.contains("In release 2"))
        #expect(Self.respond("/operations/west?compare=\(second)").status == 301)
    }

    @Test("a record that changed back, one that was not there and one that was taken out say so")
    func others() throws {
        #expect(try Self.json("/operations/south?compare=\(Self.first)")["data"]?["change"] == "unchanged")
        let removed = try Self.json("/institutions/desk?compare=\(Self.first)")["data"]
        #expect(removed?["change"] == "removed")
        #expect(
            removed?["sentence"]
                == "Żółć Desk was in the data in release 1 of 10 March 2020 and was taken out later: A test took it out."
        )
        #expect(Self.page("/institutions/desk?compare=\(Self.first)").contains("was taken out later"))
        #expect(Self.respond("/institutions/desk").status == 410)
        #expect(Self.respond("/institutions/desk?compare=\(Self.released.versions[3].prefix(9))").status == 410)
    }

    @Test("the page and the feeds say what changed, before and after")
    func said() {
        let page = Self.page("/changes?since=\(Self.first)")
        #expect(page.contains("Since release 1 of 10 March 2020"))
        #expect(page.contains("Established: from 1998 to 2000."))
        #expect(page.contains("<select id=\"since\""))
        #expect(page.contains("Another address; it was /operations/west."))
        let each = Self.page("/changes")
        #expect(each.contains("Release 3") && each.contains("Established: from 1999 to 2000."))
        for format in ["atom", "jsonfeed"] {
            let feed = String(decoding: Self.respond("/changes?format=\(format)").body, as: UTF8.self)
            #expect(feed.contains("Established: from 1999 to 2000."), "\(format)")
            #expect(feed.contains("Where sources differ added: A Western note."), "\(format)")
        }
        // a form that was left at its first choice
        #expect(Self.respond("/changes?since=&format=html").status == 200)
    }

    @Test("a text is told as a text, however it is written")
    func escaped() throws {
        let hostile = "<script>alert(1)</script> & \u{201C}so\u{201D}"
        let released = try ReleasedSeed([{ $0.set("operations", "west", ["note": .string(hostile)]) }])
        let responder = Responder(try Repository(checking: released.seed))
        for target in ["/changes", "/operations/west?compare=\(released.versions[0])"] {
            let answer = responder.respond(to: APIRequest(.get, target, fields: [.accept: "text/html"]))
            #expect(!String(decoding: answer.body, as: UTF8.self).contains("<script>alert"), "\(target)")
        }
        let feed = responder.respond(to: APIRequest(.get, "/changes.atom"))
        #expect(!String(decoding: feed.body, as: UTF8.self).contains("<script>alert"))
    }

    @Test("a patch brings the seed files of every version to those of now", arguments: 0..<4)
    func patch(number: Int) throws {
        let version = Self.released.versions[number]
        let patch = try Self.json("/dataset/download?since=\(version)")
        #expect(patch["from"]?["version"]?.string == version)
        var files = Self.released.seeds[number].files
        for member in patch["documents"]?.members ?? [] { files["\(member.name).json"] = member.value.bytes }
        for name in CollectionName.seeded {
            var records = try JSONReader.read(files["\(name).json"] ?? []).array ?? []
            let changed = patch["changed"]?[name.rawValue]?.array ?? []
            let gone = (patch["removed"]?[name.rawValue]?.array ?? []) + changed.compactMap { $0["id"] }
            records.removeAll { record in record["id"].map { gone.contains($0) } ?? false }
            files["\(name).json"] = JSON.array(records + changed).bytes
        }
        let log = try JSONReader.read(files["releases.json"] ?? []).array ?? []
        files["releases.json"] = JSON.array(log + (patch["releases"]?.array ?? [])).bytes
        let made = try Repository(checking: Seed(files: files, origin: "a patched copy"))
        #expect(made.version == patch["to"]?["version"]?.string)
        #expect(made.version == Self.released.versions[3])
        #expect(made.releases.count == 4)
    }

    @Test("data that no release tells of have no patch, and lists say so")
    func unreleased() throws {
        let seed = SmallSeed.changed(Self.released.seed, "operations.json", "A Western note.", "Another note.")
        let responder = Responder(try Repository(checking: seed))
        let patch = responder.respond(to: APIRequest(.get, "/dataset/download?since=\(Self.first)"))
        #expect(patch.status == 409 && patch["Retry-After"] == "1")
        #expect(String(decoding: patch.body, as: UTF8.self).contains("no release tells of it"))
        for target in ["/changes?since=\(Self.first)", "/operations/centre?compare=\(Self.first)"] {
            let answer = responder.respond(to: APIRequest(.get, target))
            #expect(try JSONReader.read(answer.body)["meta"]?["unreleased"] == true, "\(target)")
            let page = responder.respond(to: APIRequest(.get, target, fields: [.accept: "text/html"]))
            #expect(String(decoding: page.body, as: UTF8.self).contains("no release tells of it"), "\(target)")
        }
        #expect(try Self.json("/changes?since=\(Self.first)")["meta"]?["unreleased"] == nil)
        // no number of a release is claimed for them
        let compared = responder.respond(to: APIRequest(.get, "/operations/centre?compare=\(Self.first)"))
        let to = try JSONReader.read(compared.body)["data"]?["to"]
        #expect(to?["version"]?.string == responder.respond(to: APIRequest(.get, "/"))["Data-Version"])
        #expect(to?["release"] == nil)
        #expect(try Self.json("/operations/centre?compare=\(Self.first)")["data"]?["to"]?["release"] != nil)
    }

    @Test("data that no release tells of have no former versions, and the problem says that cause")
    func unreleasedVersions() throws {
        let seed = SmallSeed.changed(Self.released.seed, "operations.json", "A Western note.", "Another note.")
        let responder = Responder(try Repository(checking: seed))
        for (version, words) in [(Self.first, "is that of release 1"), ("0000000", "There is no version 0000000 here")]
        {
            let answer = responder.respond(to: APIRequest(.get, "/operations?version=\(version)"))
            #expect(answer.status == 409)
            #expect(answer["Retry-After"] == nil)
            let detail = try #require(try JSONReader.read(answer.body)["detail"]?.string)
            #expect(detail.contains(words) && detail.contains("no release tells of it"))
            #expect(!detail.contains("may be older"))
        }
        let own = try #require(responder.respond(to: APIRequest(.get, "/"))["Data-Version"])
        #expect(responder.respond(to: APIRequest(.get, "/operations?version=\(own)")).status == 200)
    }

    @Test("a patch is JSON, named by both versions, compressed, and not made again where nothing changed")
    func patchFields() throws {
        let target = "/dataset/download?since=\(Self.first)"
        let response = Self.respond(target, [.acceptEncoding: "gzip"])
        #expect(response["Content-Type"] == "application/json")
        #expect(response["Content-Encoding"] == "gzip")
        #expect(response["Content-Disposition"]?.contains(String(Self.released.versions[0].prefix(12))) == true)
        let tag = try #require(response["ETag"])
        let again = Self.respond(target, [.acceptEncoding: "gzip", .ifNoneMatch: tag])
        #expect(again.status == 304)
        #expect(Self.respond("\(target)&format=zip").status == 400)
        #expect(Self.respond("/dataset/download?format=json").status == 400)
    }
}
