import Directory
import Testing

@Suite("A repository answers questions")
struct RepositoryTests {
    let repository: Repository

    init() throws { repository = try Repository(checking: SmallSeed.seed()) }

    private func ids(_ name: String, _ comparison: Operator, _ operands: Column.Operand...) throws -> [String] {
        let store = repository[.operations]
        let condition = Condition(try #require(store.parameters[name]), comparison, operands)
        return repository.answer(Query(.operations, conditions: [condition])).records.map(\.id)
    }

    private func day(_ text: String) throws -> Column.Operand { .date(try #require(Day(text))) }

    @Test("equality finds the records with any of the values, in the order of ids")
    func equality() throws {
        #expect(try ids("dimension", .equal, .text("first")) == ["north", "south"])
        #expect(try ids("status", .equal, .text("active"), .text("closed")) == ["north", "south", "west"])
        #expect(try ids("dimension", .not, .text("human")) == ["south", "west"])
        #expect(try ids("staff.total", .equal, .number(12)) == ["north"])
    }

    @Test("a parameter may read several places")
    func severalLeaves() throws {
        #expect(try ids("country", .equal, .text("xk"), .text("bb")) == ["south", "west"])
    }

    @Test("dates of different precision compare by every day they may mean")
    func dates() throws {
        #expect(try ids("established", .equal, day("1992")) == ["north"])
        #expect(try ids("established", .equal, day("1992-09-18")) == [])
        // a year begins with its January but does not lie within it
        #expect(try ids("established", .equal, day("1998")) == ["west"])
        #expect(try ids("established", .equal, day("1998-01")) == [])
        #expect(try ids("established", .equal, day("1998-01-01")) == [])
        #expect(try ids("established", .greaterOrEqual, day("1998")) == ["south", "west"])
        #expect(try ids("established", .greaterOrEqual, day("1998-06-01")) == ["south"])
        #expect(try ids("established", .greater, day("1998")) == ["south"])
        #expect(try ids("established", .lessOrEqual, day("1998-06-01")) == ["north"])
        #expect(try ids("established", .lessOrEqual, day("1998-12-31")) == ["north", "west"])
        #expect(try ids("established", .less, day("1992-09")) == [])
    }

    @Test("presence and absence can be asked for")
    func existence() throws {
        #expect(try ids("closed", .exists, .text("true")) == ["north"])
        #expect(try ids("closed", .exists, .text("false")) == ["south", "west"])
        #expect(try ids("staff", .exists, .text("true")) == ["north"])
    }

    @Test("words are found inside a text, folded")
    func contains() throws {
        #expect(try ids("name", .contains, .text("off")) == ["south"])
    }

    @Test("several conditions all have to hold, and total counts all pages")
    func conjunction() throws {
        let store = repository[.operations]
        let conditions = [
            Condition(try #require(store.parameters["dimension"]), .equal, [.text("first")]),
            Condition(try #require(store.parameters["status"]), .equal, [.text("active")]),
        ]
        #expect(repository.answer(Query(.operations, conditions: conditions)).records.map(\.id) == ["south"])
        let page = repository.answer(Query(.operations, limit: 1, offset: 1))
        #expect(page.total == 3)
        #expect(page.records.map(\.id) == ["south"])
        #expect(repository.answer(Query(.operations, offset: 9)).records.isEmpty)
    }

    @Test("order is total: missing values last either way, ids decide between equals")
    func order() throws {
        let store = repository[.operations]
        func sorted(_ name: String, descending: Bool) throws -> [String] {
            let term = SortTerm(try #require(store.parameters[name]), descending: descending)
            return repository.answer(Query(.operations, order: [term])).records.map(\.id)
        }
        #expect(try sorted("established", descending: false) == ["north", "west", "south"])
        #expect(try sorted("established", descending: true) == ["south", "west", "north"])
        #expect(try sorted("closed", descending: true) == ["north", "south", "west"])
        #expect(try sorted("closed", descending: false) == ["north", "south", "west"])
        #expect(try sorted("status", descending: true) == ["north", "south", "west"])
    }

    @Test("references are followed backwards")
    func inverses() {
        #expect(repository[.operations].record(id: "north")?.value["mandates"] == ["north-founding"])
        #expect(repository[.institutions].record(id: "osce")?.value["units"] == ["desk"])
        #expect(repository[.states].record(id: "aa")?.value["operations"] == ["north"])
        #expect(repository[.documents].record(id: "decision")?.value["mandates"] == ["north-founding"])
    }

    @Test("a source lists every fact that rests on it")
    func facts() {
        let facts = repository[.sources].record(id: "page")?.value["facts"]?.array ?? []
        #expect(facts.count == 13)
        #expect(
            facts.contains {
                $0["record"] == "/operations/west" && $0["fields"]?.array?.contains("established") == true
            }
        )
    }

    @Test("a record is found by id, alias, acronym and name")
    func names() {
        let institutions = repository[.institutions]
        #expect(institutions.names.record(named: "ZD") == institutions.names.record(id: "desk"))
        #expect(institutions.names.record(named: "DESK") == institutions.names.record(id: "desk"))
        #expect(institutions.names.record(named: "zolc desk") == institutions.names.record(id: "desk"))
        #expect(
            repository[.dimensions].names.record(named: "military")
                == repository[.dimensions].names.record(id: "first")
        )
    }

    @Test("a record opens with id, type, url and name, and ends with its evidence")
    func shape() {
        let members = repository[.operations].record(id: "west")?.value.members?.map(\.name) ?? []
        #expect(members.prefix(5) == ["id", "type", "url", "name", "names"])
        #expect(members.last == "evidence")
    }
}

@Suite("Tables are sound")
struct SchemaTests {
    @Test("every path a table names is there", arguments: CollectionSchema.all.map(\.name))
    func paths(name: CollectionName) {
        let schema = CollectionSchema.named(name)
        let paths = Set(Leaf.paths(of: schema))
        #expect(Set(schema.fields.map(\.name)).count == schema.fields.count)
        for path in schema.prose { #expect(paths.contains(path), "\(path)") }
        for path in (schema.lifespan?.from ?? []) + (schema.lifespan?.to ?? []) { #expect(paths.contains(path)) }
        for field in schema.fields {
            if case .inverse(let other, let path) = field.origin {
                #expect(Leaf.paths(of: CollectionSchema.named(other)).contains(path), "\(field.name)")
            }
        }
    }

    @Test("no parameter has the name of an operator's suffix", arguments: CollectionSchema.all.map(\.name))
    func parameterNames(name: CollectionName) {
        for parameter in ParameterTable(CollectionSchema.named(name)).parameters {
            #expect(!parameter.name.contains("__"), "\(parameter.name)")
            #expect(!parameter.operators.isEmpty, "\(parameter.name)")
        }
    }
}
