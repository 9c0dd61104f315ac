internal import Words

/// Checks that a record has the fields of its collection's table and nothing else, each of its type.
struct ShapeChecker {
    private let record: SeedRecord
    private let isBounded: Bool
    private var faults: [SeedFault] = []

    private init(_ record: SeedRecord, isBounded: Bool) { (self.record, self.isBounded) = (record, isBounded) }

    /// The faults of a record, in the order of the file.
    ///
    /// - Parameters:
    ///   - fields: those that the Seed holds.
    ///   - isBounded: whether `SeedBounds` holds for it.
    static func faults(of record: SeedRecord, fields: [Field], isBounded: Bool = true) -> [SeedFault] {
        var checker = ShapeChecker(record, isBounded: isBounded)
        checker.check(record.value, has: fields, at: "")
        return checker.faults
    }

    private mutating func report(_ path: String, _ problem: String) {
        faults.append(record.fault(path.isEmpty ? nil : path, problem))
    }

    // paths are put together when there is something to report, which is hardly ever

    private mutating func check(_ value: JSON, has fields: [Field], at prefix: @autoclosure () -> String) {
        guard let members = value.members else {
            report(String(prefix().dropLast()), "expected an object, found \(value.kind)")
            return
        }
        guard isWithinBounds(members.count, prefix().isEmpty ? "" : String(prefix().dropLast())) else { return }
        // members mostly stand in the order of the table
        var next = 0
        for member in members {
            if let place = fields.place(of: member.name, from: next) {
                next = place + 1
                check(member.value, is: fields[place].type, fields[place].longest, at: prefix() + member.name)
            } else {
                let near = EditDistance.nearest(to: member.name, among: fields.map(\.name))
                report(
                    prefix() + member.name.abbreviated,
                    "unknown key; " + (near.map { "did you mean \($0)?" } ?? "known: \(fields.map(\.name).listed)")
                )
            }
        }
        var known = OrderedMembers(value)
        for field in fields where field.isRequired && known[field.name] == nil {
            report(prefix() + field.name, "missing; it has to hold \(field.type.expectation)")
        }
    }

    /// Whether an object or a list has no more members than may be.
    private mutating func isWithinBounds(_ count: Int, _ path: @autoclosure () -> String) -> Bool {
        guard isBounded, count > SeedBounds.members else { return true }
        report(path(), "\(count) members; at most \(SeedBounds.members) are taken. Split the record or leave some out")
        return false
    }

    /// Judges a text by its characters and its length.
    private mutating func checkText(_ text: String, _ longest: Int, _ path: @autoclosure () -> String) {
        if let problem = TextCheck.problem(in: text) { report(path(), problem) }
        checkLength(text, longest, path())
    }

    private mutating func checkLength(_ text: String, _ longest: Int, _ path: @autoclosure () -> String) {
        // a letter has a byte at least
        guard isBounded, text.utf8.count > longest else { return }
        let count = text.unicodeScalars.count
        if count > longest { report(path(), "\(count) letters; at most \(longest) are taken. Shorten it") }
    }

    private mutating func check(
        _ value: JSON,
        is type: FieldType,
        _ longest: Int,
        at path: @autoclosure () -> String
    ) {
        if case .null = value {
            report(path(), "null; leave the key out where nothing is known")
            return
        }
        switch type {
        case .list(let element):
            guard let elements = value.array else { return mismatch(value, type, path()) }
            if elements.isEmpty { report(path(), "empty list; leave the key out where nothing is known") }
            guard isWithinBounds(elements.count, path()) else { return }
            for (index, item) in elements.enumerated() {
                check(item, is: element, longest, at: "\(path())[\(index)]")
            }
            if case .object = element { return }
            var known: Set<JSON> = []
            for item in elements where !known.insert(item).inserted {
                report(path(), "\(item.abbreviated) occurs twice; keep one")
            }
        case .object(let fields, _):
            if value.members?.isEmpty == true {
                report(path(), "empty object; leave the key out where nothing is known")
            }
            check(value, has: fields, at: path() + ".")
        case .either(_, .token): check(value, is: .token, longest, at: path())
        case .either(let left, _):
            // which of the two it is, the references tell once every record is known
            check(value, is: left, longest, at: path())
        case .text, .token:
            guard let text = value.string else { return mismatch(value, type, path()) }
            if text.isEmpty || text.beginsOrEndsInSpace {
                report(
                    path(),
                    "\(value.abbreviated) begins or ends with white space or is empty; trim it or leave the key out"
                )
            }
            checkText(text, longest, path())
        case .slug, .reference:
            guard let text = value.string else { return mismatch(value, type, path()) }
            if !Slug.isValid(text) {
                report(
                    path(),
                    "\(value.abbreviated) is not a slug; use lower-case letters and digits in groups joined by hyphens"
                )
            }
            checkLength(text, longest, path())
        case .term(let vocabulary): check(value, isTermOf: vocabulary, type, path())
        case .date:
            guard let text = value.string else { return mismatch(value, type, path()) }
            if Day(text) == nil {
                report(path(), "\(value.abbreviated) is no date of the calendar; write YYYY-MM-DD, YYYY-MM or YYYY")
            }
        case .count:
            guard case .number(let literal) = value, let number = Int(literal), number >= 0 else {
                return mismatch(value, type, path())
            }
        case .flag:
            guard case .bool = value else { return mismatch(value, type, path()) }
        case .url:
            guard let text = value.string else { return mismatch(value, type, path()) }
            if let problem = WebAddressCheck.problem(in: text) {
                report(path(), "expected \(type.expectation), found \(value.abbreviated), which \(problem)")
            }
            checkLength(text, longest, path())
        case .any: break
        case .position:
            guard let numbers = value.array?.compactMap(\.double), numbers.count == 2, value.array?.count == 2,
                abs(numbers[0]) <= 180, abs(numbers[1]) <= 90
            else { return mismatch(value, type, path()) }
        }
    }

    private mutating func check(
        _ value: JSON,
        isTermOf vocabulary: Vocabulary,
        _ type: FieldType,
        _ path: @autoclosure () -> String
    ) {
        guard let text = value.string else { return mismatch(value, type, path()) }
        guard !vocabulary.contains(text) else { return }
        let near = EditDistance.nearest(to: text, among: vocabulary.ids) ?? vocabulary.resolve(text)
        report(
            path(),
            "\(value.abbreviated) is no \(vocabulary.name); "
                + (near.map { "did you mean \($0)?" } ?? "allowed: \(vocabulary.ids.listed)")
        )
    }

    private mutating func mismatch(_ value: JSON, _ type: FieldType, _ path: String) {
        report(path, "expected \(type.expectation), found \(value.kind) \(value.abbreviated)")
    }
}

extension String {
    /// Whether the first or the last character is white space.
    fileprivate var beginsOrEndsInSpace: Bool {
        guard isASCII, let first = utf8.first, let last = utf8.last else {
            return first?.isWhitespace == true || last?.isWhitespace == true
        }
        return Self.isSpace(first) || Self.isSpace(last)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

extension [Field] {
    /// The place of the field of this name, looked for from a place on and then from the beginning.
    fileprivate func place(of name: String, from start: Int) -> Int? {
        for step in indices {
            let place = start + step < count ? start + step : start + step - count
            if self[place].name == name { return place }
        }
        return nil
    }
}
