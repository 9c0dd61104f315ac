extension GeneralParameter {
    /// What has it, for who asks for it elsewhere.
    var home: String {
        switch self {
        case .q: "lists, such as /operations, of the map and of /search"
        case .sort, .facets, .group: "lists, such as /operations"
        case .asOf, .undated: "the lists and records that are told apart by days, such as /operations, and of the map"
        case .version: "what has data, such as /operations"
        case .limit, .offset: "lists, such as /operations, and of /search"
        case .fields, .include: "lists and records, such as /operations"
        case .type: "the graph and the map, /graph and /map"
        case .relation: "the graph, /graph"
        case .depth: "the neighbourhood of a record, such as /operations/bishkek/related"
        case .style: "citations, such as /dataset/cite"
        case .field: "citations of a record, such as /operations/bishkek/cite"
        case .view: "records and lists, such as /operations/bishkek"
        case .since: "changes, /changes and the histories of records, and of /dataset/download"
        case .compare: "records, such as /operations/bishkek"
        case .bbox: "the map, /map"
        case .lang: "what has names in several languages, such as /operations"
        case .dates, .bom: "tables, such as /operations?format=csv"
        case .format: "what has several formats, such as /operations"
        }
    }
}
