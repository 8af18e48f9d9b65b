internal import Operations

/// What a list is asked for with, besides what is listed: how many, from where on, which members.
struct Paging: Sendable {
    let limit: Int
    let cursor: Cursor?
    let fields: Set<String>?
    private let question: String

    static let limit = Parameter<Int64>("limit", "How many items at most; 100 unless stated.", from: 1, through: 1000)
    static let cursor = Parameter<String>("cursor", "Where to go on: `next` of the answer before, with the same other parameters.")

    /// What every list takes, with the members of its items.
    static func parameters<Item>(_ resource: Resource<Item>) -> [ParameterDescription] {
        [limit.optional, cursor.optional, fields(resource).optional]
    }

    static func fields<Item>(_ resource: Resource<Item>) -> Parameter<Set<String>> {
        let names = resource.fields.map(\.name)
        return Parameter(
            "fields", .string(longest: 1000), expected: "some of \(names.joined(separator: ",")), with commas between",
            "Only these members of the items, with commas between: some of \(names.joined(separator: ", "))."
        ) { text in
            let wanted = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            return wanted.allSatisfy(names.contains) ? Set(wanted) : nil
        }
    }

    init<Item>(_ query: inout ParameterReader, _ resource: Resource<Item>) {
        limit = Int(query.read(Self.limit) ?? 100)
        fields = query.read(Self.fields(resource))
        question = Cursor.digest(of: query.canonical(without: ["limit", "cursor", "fields"]))
        guard let text = query.read(Self.cursor) else {
            cursor = nil
            return
        }
        cursor = Cursor(text)
        if cursor.map({ $0.question != question }) ?? true {
            query.add("cursor", .unreadable, "`next` of the answer before, with the same other parameters")
        }
    }

    /// The position after which a list goes on; 0 at its beginning.
    var position: Int64 { cursor?.position ?? 0 }

    /// The cursor of the page that follows.
    func next(at position: Int64, run: Int64 = 0) -> String { Cursor(run: run, position: position, question: question).text }

    /// Writes a page of a list whose items are all there, in an order that stays as long as the run is the same.
    func write<Item>(_ all: [Item], _ resource: Resource<Item>, run: Int64 = 0, to writer: inout JSONWriter) {
        let start = Int(clamping: position)
        let page = all.dropFirst(start).prefix(limit)
        let end = start + page.count
        write(Array(page), resource, next: !page.isEmpty && end < all.count ? next(at: Int64(end), run: run) : nil, to: &writer)
    }

    /// Writes a page of a list in the order of its numbers.
    func write<Item>(_ all: [Item], by number: (Item) -> Int64, _ resource: Resource<Item>, to writer: inout JSONWriter) {
        let rest = all.filter { number($0) > position }.sorted { number($0) < number($1) }
        let page = Array(rest.prefix(limit))
        write(page, resource, next: page.count < rest.count ? page.last.map { next(at: number($0)) } : nil, to: &writer)
    }

    /// Writes a page of a list of which one item more than the page holds was asked for, so that it is known whether another page follows.
    func write<Item>(oneMore found: [Item], by number: (Item) -> Int64, _ resource: Resource<Item>, to writer: inout JSONWriter) {
        let page = Array(found.prefix(limit))
        let next = found.count > page.count ? page.last.map { self.next(at: number($0)) } : nil
        write(page, resource, next: next, to: &writer)
    }

    /// Writes the members `items` and `next`.
    func write<Item>(_ page: [Item], _ resource: Resource<Item>, next: String?, to writer: inout JSONWriter) {
        writer.key("items")
        writer.array { writer in for item in page { resource.write(item, to: &writer, only: fields) } }
        writer.key("next")
        if let next { writer.string(next) } else { writer.null() }
    }

    /// The schema of an answer with a list: members of its own, then `items` and `next`.
    static func schema<Item>(_ name: String, _ about: String, of resource: Resource<Item>, head: [Schema.Property] = []) -> Schema {
        let list = [
            Schema.Property(
                name: "items", about: "The items of this page; with `fields`, only those members.", schema: .array(resource.itemSchema),
                isRequired: true),
            Schema.Property(
                name: "next", about: "The cursor of the next page; null after the last.", schema: .anyOf([.string(), .null]),
                isRequired: true),
        ]
        return .reference(Schema.Definition(name: name, about: about, schema: .object(head + list)))
    }
}
