extension JSON {
    /// The object with a member of another value; without it for nil.
    func with(_ name: String, _ value: JSON?) -> JSON {
        var members = members ?? []
        let place = members.firstIndex { $0.name == name }
        switch (place, value) {
        case (let place?, let value?): members[place] = Member(name, value)
        case (let place?, nil): members.remove(at: place)
        case (nil, let value?): members.append(Member(name, value))
        case (nil, nil): break
        }
        return .object(members)
    }
}
