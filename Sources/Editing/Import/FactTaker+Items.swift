internal import Directory

extension FactTaker {
    /// Takes the items that a value stands for into a list.
    mutating func takeList(
        _ value: JSON,
        _ element: FieldType,
        at field: String,
        of address: RecordAddress,
        _ row: FactRow,
        _ citation: Citation?
    ) throws(EditRefusal) {
        let new = try Self.items(value, element, at: field)
        if let current = row.current {
            try replaceItems(
                try Self.items(current, element, at: field),
                with: new,
                element,
                at: field,
                of: address,
                row,
                citation
            )
            return
        }
        for item in new { try takeItem(item, element, at: field, of: address, row, citation) }
    }

    /// The items that a value stands for: those of a list, one, or of ids and terms several between commas.
    private static func items(_ value: JSON, _ element: FieldType, at field: String) throws(EditRefusal) -> [JSON] {
        if let items = value.array { return items }
        guard let text = value.string else { return [value] }
        switch element {
        case .reference, .either, .term, .slug:
            let parts = text.split { ",;".contains($0) }.map { $0.trimmed }.filter { !$0.isEmpty }
            if let prose = parts.first(where: { $0.contains(" ") }) {
                throw .noValue(prose, field: field, expected: "ids or terms, with commas between them")
            }
            return parts.map { .string($0) }
        default: return [value]
        }
    }

    private mutating func takeItem(
        _ item: JSON,
        _ element: FieldType,
        at field: String,
        of address: RecordAddress,
        _ row: FactRow,
        _ citation: Citation?
    ) throws(EditRefusal) {
        let items = try items(at: field, of: address)
        let labels = ItemLabels.of(items, element)
        if let place = items.firstIndex(where: { Self.agree($0, item) }), let label = labels[place] {
            // an item of the same content, which may say more now
            for member in item.members ?? [] where items[place][member.name] == nil {
                let path = "\(field)[\(label)].\(member.name)"
                try requireSound(member.value, element.member(member.name), at: path, row)
                _ = try draft.set(address, [Assignment(path, .json(member.value))], citation: citation)
            }
            try cite("\(field)[\(label)]", of: address, citation, row)
            return
        }
        try requireSound(item, element, at: field, row)
        let new = ItemLabels.of(items + [item], element)
        // two items of one label could not be told apart
        if let last = new.last.flatMap(\.self), let place = new.dropLast().firstIndex(of: last),
            let label = labels[place]
        {
            guard row.isCorrection || correct else {
                throw .senseless(
                    "\(field) has an item \(label) already, \(items[place].plain); give the row a column current with \(label) to correct it"
                )
            }
            try replaceItem(labelled: label, with: item, element, at: field, of: address, row, citation)
            return
        }
        try NameRules.refuse(item, at: field, in: draft[address] ?? .null, row)
        _ = try draft.set(address, [Assignment("\(field)+", .json(item))], citation: citation)
    }

    // MARK: Corrections

    /// Puts items into the places of others.
    private mutating func replaceItems(
        _ former: [JSON],
        with new: [JSON],
        _ element: FieldType,
        at field: String,
        of address: RecordAddress,
        _ row: FactRow,
        _ citation: Citation?
    ) throws(EditRefusal) {
        let items = try items(at: field, of: address)
        let labels = ItemLabels.of(items, element)
        func label(of item: JSON) -> String? {
            let place =
                items.firstIndex { Self.agree($0, item) } ?? labels.firstIndex { $0 != nil && $0 == item.string }
            return place.flatMap { labels[$0] }
        }
        let stale = former.compactMap(label)
        if stale.count < former.count, let missing = former.first(where: { label(of: $0) == nil }) {
            let there = new.compactMap(label)
            guard there.count == new.count else {
                let known = labels.compactMap(\.self).prefix(12).joined(separator: ", ")
                throw .senseless(
                    "\(field) has no item \(missing.plain) to correct"
                        + (known.isEmpty ? "" : "; its items are \(known)")
                )
            }
            // corrected before
            for label in there { try cite("\(field)[\(label)]", of: address, citation, row) }
            return
        }
        if stale.count == 1, new.count == 1 {
            try replaceItem(labelled: stale[0], with: new[0], element, at: field, of: address, row, citation)
            return
        }
        for label in stale where !new.contains(.string(label)) {
            _ = try draft.set(address, [Assignment("\(field)[\(label)]", .none)], replacing: row.replaced)
        }
        for item in new { try takeItem(item, element, at: field, of: address, row, citation) }
    }

    /// Puts an item into the place of another. A text for an item with members takes the place of what it is known by.
    private mutating func replaceItem(
        labelled label: String,
        with item: JSON,
        _ element: FieldType,
        at field: String,
        of address: RecordAddress,
        _ row: FactRow,
        _ citation: Citation?
    ) throws(EditRefusal) {
        var path = "\(field)[\(label)]"
        var type = element
        if item.string != nil, let key = ItemLabels.key(element) {
            path += ".\(key)"
            type = element.member(key)
        }
        try requireSound(item, type, at: path, row)
        _ = try draft.set(address, [Assignment(path, .json(item))], citation: citation, replacing: row.replaced)
    }

    // MARK: Parts

    private func items(at field: String, of address: RecordAddress) throws(EditRefusal) -> [JSON] {
        guard let record = draft[address] else { throw .unknownRecord(address.description, near: nil) }
        return try FieldPath(field, in: record, CollectionSchema.named(address.collection)).value(in: record)?.array
            ?? []
    }

    private func requireSound(_ value: JSON, _ type: FieldType, at path: String, _ row: FactRow) throws(EditRefusal) {
        try FactShape.require(value, type, at: path)
        try FactRemark.refuse(value, type, at: path)
    }

    /// Whether two items can be one: what both have is equal, and one of them has all of the other's members.
    private static func agree(_ one: JSON, _ other: JSON) -> Bool {
        guard let members = one.members, let others = other.members else { return one == other }
        let shared = members.filter { member in others.contains { $0.name == member.name } }
        return shared.allSatisfy { other[$0.name] == $0.value } && shared.count == min(members.count, others.count)
    }
}

extension FieldType {
    /// The type of a member of an object; any where there is none of the name.
    fileprivate func member(_ name: String) -> FieldType {
        guard case .object(let fields, _) = self else { return .any }
        return fields.first { $0.name == name }?.type ?? .any
    }
}

extension Substring {
    /// Without spaces at both ends.
    fileprivate var trimmed: String {
        var text = self
        while text.first == " " { text = text.dropFirst() }
        while text.last == " " { text = text.dropLast() }
        return String(text)
    }
}
