import ArgumentParser
import Directory
import Editing
import Glibc

/// Looks whether the pages of sources are still there.
struct SourceCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Look whether the pages of sources are there, moved, gone or changed.",
        discussion: """
            Runs curl, one page at a time, and waits between two pages of one host. What was found is kept in \
            .links.json beside the seed files, so that the next check sees what changed, and worklist --by dead-link \
            what is to do. Sources that were not looked at for longest come first.

            For a page that is gone an archived copy is looked for and proposed; nothing is written into the seed files.

            Exits with 0 where every page is there, with 1 where one is gone or moved.
            """
    )

    @Option(help: "The ids of the sources, with commas between them. (default: all)")
    var only: String?

    @Option(help: "The most pages to look at.")
    var limit = 50

    @Option(help: "Seconds between two pages of one host.")
    var delay = 2.0

    @Option(help: "Seconds after which a page is given up.")
    var timeout = 20

    @Option(help: "Where archived copies are looked for: an address in the manner of the Wayback availability API.")
    var archive = "https://archive.org/wayback/available?url="

    @OptionGroup var options: EditOptions

    func validate() throws {
        guard limit > 0, delay >= 0, delay <= 3_600, timeout > 0 else {
            throw ValidationError("--limit, --delay and --timeout take numbers above zero.")
        }
    }

    func run() throws {
        let folder = try options.location.folder()
        let seed = try SeedOption.files(folder)
        let draft: SeedDraft
        do throws(EditRefusal) { draft = try SeedDraft(seed) } catch { throw Failure("\(error)", code: .dataError) }
        var states = try LinkFile.read(in: folder)
        let chosen = try sources(draft, states)
        var fetcher = PageFetcher(delay: delay, timeout: timeout)
        var counts: [LinkState.Status: Int] = [:]
        for (id, url) in chosen.prefix(limit) {
            let state = try fetcher.fetch(url).state(of: url, former: states[id], on: CalendarDay.today)
            states[id] = state
            counts[state.status, default: 0] += 1
            try tell(id, state, draft[RecordAddress(.sources, id)], &fetcher)
            // what was found is kept, however the check ends
            if !options.check { try LinkFile.write(states, in: folder) }
        }
        let summary = LinkState.Status.allCases.compactMap { status in
            counts[status].map { "\($0) \(status.rawValue)" }
        }
        let left = max(0, chosen.count - limit)
        let count = min(chosen.count, limit)
        Console.print(
            "\(count) \(count == 1 ? "page" : "pages"): \(summary.joined(separator: ", "))"
                + (left > 0 ? "; \(left) left" : "")
        )
        if counts[.gone] != nil || counts[.moved] != nil { throw ExitCode(Failure.Code.invalidSeed.rawValue) }
    }

    /// The sources to look at, with their addresses: those never looked at first, then by the day of the last look.
    private func sources(_ draft: SeedDraft, _ states: [String: LinkState]) throws -> [(id: String, url: String)] {
        let named = CommaList.read(only)
        do throws(EditRefusal) {
            for id in named { _ = try draft.find(RecordAddress(.sources, id)) }
        } catch {
            throw Failure("\(error)", code: .usage)
        }
        let all = (draft.records[.sources] ?? []).compactMap { record -> (id: String, url: String)? in
            guard let id = record["id"]?.string, let url = record["source_url"]?.string else { return nil }
            return named.isEmpty || named.contains(id) ? (id, url) : nil
        }
        return all.sorted { left, right in
            (states[left.id]?.checked ?? "", left.id) < (states[right.id]?.checked ?? "", right.id)
        }
    }

    /// Says what was found, and what could be done.
    private func tell(
        _ id: String,
        _ state: LinkState,
        _ record: JSON?,
        _ fetcher: inout PageFetcher
    ) throws {
        switch state.status {
        case .same, .found: return
        case .changed: Console.print("\(id): changed since it was read last; read it again: \(state.url)")
        case .unknown: Console.print("\(id): cannot be told, \(state.detail ?? ""): \(state.url)")
        case .moved:
            let place = state.location ?? ""
            Console.print("\(id): moved to \(place)\n  osce-directory source move \(id) \(ShellWord.quoted(place))")
        case .gone:
            Console.print("\(id): gone, \(state.detail ?? ""): \(state.url)")
            guard record?["archived_url"] == nil, let copy = try fetcher.archivedCopy(of: state.url, at: archive) else {
                return
            }
            Console.print("  osce-directory source archive \(id) \(ShellWord.quoted(copy))")
        }
    }
}

/// Fetches pages by curl, politely.
private struct PageFetcher {
    /// The most bytes of a page.
    private static let limit = 64 << 20

    let delay: Double
    let timeout: Int
    /// When each host was asked last, in seconds of a clock that never goes back.
    private var asked: [String: Double] = [:]

    init(delay: Double, timeout: Int) { (self.delay, self.timeout) = (delay, timeout) }

    /// What curl finds at an address; redirects are followed.
    mutating func fetch(_ url: String) throws -> LinkAnswer {
        let outcome = try run(url)
        // the last two lines of the complaint are what --write-out says
        let lines = outcome.complaint.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
        let (said, told) = (lines.dropLast(2), lines.suffix(2))
        let status = Int(told.first ?? "") ?? 0
        let isPage = outcome.exitCode == 0 && (200..<300).contains(status) && !outcome.isCut
        return LinkAnswer(
            exitCode: outcome.exitCode,
            status: status,
            effectiveURL: told.last ?? url,
            digest: isPage ? ContentDigest.hex(of: outcome.output) : nil,
            complaint: said.last ?? ""
        )
    }

    /// The address of an archived copy; nil where none is known.
    mutating func archivedCopy(of url: String, at archive: String) throws -> String? {
        let outcome = try run(archive + url.percentEncoded)
        guard outcome.exitCode == 0, let answer = try? JSONReader.read(outcome.output) else { return nil }
        return answer["archived_snapshots"]?["closest"]?["url"]?.string
    }

    private mutating func run(_ url: String) throws -> Subprocess.Outcome {
        wait(for: Self.host(url))
        return try Subprocess.run(
            [
                "curl", "--silent", "--show-error", "--location", "--max-redirs", "8", "--max-time", "\(timeout)",
                "--max-filesize", "\(Self.limit)", "--proto", "=http,https", "--proto-redir", "=http,https",
                "--user-agent", "osce-directory source check", "--compressed", "--write-out",
                "%{stderr}\n%{http_code}\n%{url_effective}\n", "--", url,
            ],
            atMost: Self.limit
        )
    }

    private static func host(_ url: String) -> String {
        String(url.drop { $0 != "/" }.drop { $0 == "/" }.prefix { $0 != "/" })
    }

    private mutating func wait(for host: String) {
        func now() -> Double {
            var time = timespec()
            clock_gettime(CLOCK_MONOTONIC, &time)
            return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
        }
        if let last = asked[host] {
            let left = last + delay - now()
            if left > 0 { usleep(UInt32(left * 1e6)) }
        }
        asked[host] = now()
    }
}

extension String {
    /// The text as the value of a query parameter (RFC 3986, 2.1).
    fileprivate var percentEncoded: String {
        utf8.map { byte in
            let scalar = Unicode.Scalar(byte)
            let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
            if isPlain || "-._~".unicodeScalars.contains(scalar) { return String(scalar) }
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (digits.count == 1 ? "0" : "") + digits
        }.joined()
    }
}

/// Words of a command line, for a person to copy.
enum ShellWord {
    /// The word in quotes where a shell would take it apart.
    static func quoted(_ word: String) -> String {
        let isPlain = word.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
            default: "-._~/:@%+=,".utf8.contains(byte)
            }
        }
        guard !isPlain || word.isEmpty else { return word }
        return "'" + word.replacing("'", with: "'\\''") + "'"
    }
}
