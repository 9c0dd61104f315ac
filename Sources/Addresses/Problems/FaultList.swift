/// The faults of a request: the first ones in full, the others as a number.
///
/// Whoever finds a fault asks `admit` before it makes the message and looks for a suggestion, so that a fault beyond the
/// bound costs nothing but its count. What is allowed is listed once for each parameter, in its first fault.
package struct FaultList: Sendable, ExpressibleByArrayLiteral {
    /// The faults that are reported, in the order they were found.
    package private(set) var reported: [ParameterFault] = []
    /// How many more there are.
    package private(set) var omitted = 0
    /// How many faults are reported at most.
    private let most: Int
    /// How many bytes of lists of allowed values are left.
    private var listRoom = Self.longestLists
    /// The lists of names that were given already.
    private var listedNames: [AllowedValues] = []
    /// The parameters whose values were listed already.
    private var listedParameters: Set<String> = []

    /// How many bytes all lists of allowed values may take in a problem.
    static let longestLists = 32 << 10

    package init(most: Int = RequestBound.faults.most) { self.most = most }

    package init(arrayLiteral faults: ParameterFault...) {
        self.init()
        for fault in faults { append(fault) }
    }

    /// A list that counts faults and reports none, to see whether there are any.
    package static var counting: FaultList { FaultList(most: 0) }

    /// Whether there is no fault.
    package var isEmpty: Bool { reported.isEmpty && omitted == 0 }

    /// The number of all faults.
    package var count: Int { reported.count + omitted }

    /// Whether one more fault is reported, so that the caller makes it and appends it; otherwise it is counted here.
    package mutating func admit() -> Bool {
        guard reported.count < most else {
            omitted += 1
            return false
        }
        return true
    }

    /// Adds a fault.
    package mutating func append(_ fault: ParameterFault) {
        guard admit() else { return }
        reported.append(listingOnce(fault))
    }

    /// Adds a fault before all others.
    package mutating func insert(_ fault: ParameterFault, at place: Int) {
        if reported.count == most, !reported.isEmpty {
            reported.removeLast()
            omitted += 1
        }
        guard admit() else { return }
        reported.insert(listingOnce(fault), at: place)
    }

    /// The fault without a list of what is allowed that was given before or has no room.
    private mutating func listingOnce(_ fault: ParameterFault) -> ParameterFault {
        var fault = fault
        guard !fault.allowed.texts.isEmpty else { return fault }
        let isKnown =
            fault.value == nil ? listedNames.contains(fault.allowed) : listedParameters.contains(fault.parameter)
        if isKnown {
            (fault.allowed, fault.allowedOmitted) = (.none, 0)
        } else if fault.allowed.size > listRoom {
            fault.allowedOmitted += fault.allowed.texts.count
            fault.allowed = .none
        } else {
            listRoom -= fault.allowed.size
            if fault.value == nil {
                listedNames.append(fault.allowed)
            } else {
                listedParameters.insert(fault.parameter)
            }
        }
        return fault
    }
}
