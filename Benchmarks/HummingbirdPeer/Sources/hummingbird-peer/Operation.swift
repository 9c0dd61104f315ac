import Hummingbird

/// The part of a collection's answer that holds the records.
struct Page: ResponseCodable {
    var data: [Operation]
}

/// A field operation, with every field that the API gives, as a program written with `Codable` would declare it.
struct Operation: Codable, Sendable {
    var id: String
    var type: String
    var url: String
    var name: String
    var names: [Name]
    var category: String
    var kind: String
    var kind_detail: String?
    var status: String
    var status_as_of: String?
    var status_note: String?
    var host: Host
    var region: String?
    var seat: Seat?
    var established: String?
    var established_meaning: String?
    var founding_decision: String?
    var started: String?
    var mandate_ended: String?
    var closed: String?
    var closing_decision: String?
    var closing_reason: String?
    var summary: String
    var tasks: [String]?
    var dimensions: [String]?
    var mandates: [String]?
    var activities: [String]?
    var counter_terrorism: String?
    var offices: Offices?
    var predecessors: [Relation]?
    var successors: [Relation]?
    var events: [Event]?
    var staff: [Staff]?
    var budget: [Budget]?
    var website: String?
    var confidence: String
    var note: String?
    var gaps: [Gap]?
    var evidence: [Evidence]

    struct Name: Codable, Sendable {
        var value: String
        var kind: String
        var language: String
        var from: String?
        var to: String?
        var decision: String?
        var note: String?
    }

    struct Host: Codable, Sendable {
        var states: [String]?
        var territories: [Territory]?
        var name_then: String?
        var note: String?
    }

    struct Territory: Codable, Sendable {
        var code: String
        var name: String
        var note: String?
    }

    struct Seat: Codable, Sendable {
        var city: String
        var country: String?
        var coordinates: [Double]?
        var note: String?
    }

    struct Offices: Codable, Sendable {
        var count: Int?
        var what: String?
        var names: [String]?
        var as_of: String?
        var note: String?
    }

    struct Relation: Codable, Sendable {
        var id: String
        var relation: String
    }

    struct Event: Codable, Sendable {
        var date: String
        var what: String
    }

    struct Staff: Codable, Sendable {
        var as_of: String?
        var total: Int?
        var international: Int?
        var local: Int?
        var what: String?
        var approximate: Bool?
        var text: String?
    }

    struct Budget: Codable, Sendable {
        var year: String?
        var amount: Int
        var currency: String
        var what: String?
        var approximate: Bool?
    }

    struct Gap: Codable, Sendable {
        var field: String
        var reason: String
    }

    struct Evidence: Codable, Sendable {
        var fields: [String]
        var source: String
        var locator: String?
        var basis: String
    }
}
