internal import Operations
internal import SalesModel

/// How a value is written as JSON, and the schema of what is written: one description of both, so that they cannot differ.
struct JSONForm<Value>: Sendable {
    let schema: Schema
    let write: @Sendable (Value, inout JSONWriter) -> Void
}

/// A member of a resource.
struct Field<Value>: Sendable {
    let name: String
    let about: String
    let schema: Schema
    let write: @Sendable (Value, inout JSONWriter) -> Void

    init<Part>(_ name: String, _ form: JSONForm<Part>, _ about: String, _ part: @escaping @Sendable (Value) -> Part) {
        self.name = name
        self.about = about
        schema = form.schema
        write = { form.write(part($0), &$1) }
    }
}

/// A kind of object that answers are made of: its name, what it means, its members in their order.
struct Resource<Value>: Sendable {
    let name: String
    let about: String
    let fields: [Field<Value>]

    init(_ name: String, _ about: String, _ fields: [Field<Value>]) {
        self.name = name
        self.about = about
        self.fields = fields
    }

    /// Writes the members; with `only`, just those.
    func write(_ value: Value, to writer: inout JSONWriter, only wanted: Set<String>? = nil) {
        writer.object { writer in
            for field in fields where wanted?.contains(field.name) ?? true {
                writer.key(field.name)
                field.write(value, &writer)
            }
        }
    }

    /// The resource as a part of others, whole.
    var form: JSONForm<Value> { JSONForm(schema: schema) { write($0, to: &$1) } }

    var schema: Schema { .reference(Schema.Definition(name: name, about: about, schema: .object(properties(areRequired: true)))) }

    /// As an item of a list, of which `fields` may leave out members.
    var itemSchema: Schema {
        .reference(Schema.Definition(name: name + "Item", about: about, schema: .object(properties(areRequired: false))))
    }

    func properties(areRequired: Bool) -> [Schema.Property] {
        fields.map { Schema.Property(name: $0.name, about: $0.about, schema: $0.schema, isRequired: areRequired) }
    }
}

extension JSONForm {
    /// The same, or null.
    var orNull: JSONForm<Value?> {
        JSONForm<Value?>(schema: .anyOf([schema, .null])) { value, writer in
            if let value { write(value, &writer) } else { writer.null() }
        }
    }

    /// Several of the same.
    var list: JSONForm<[Value]> {
        JSONForm<[Value]>(schema: .array(schema)) { values, writer in
            writer.array { writer in for value in values { write(value, &writer) } }
        }
    }
}

extension JSONForm where Value == String {
    static var text: Self { Self(schema: .string()) { $1.string($0) } }

    /// One of a few words.
    static func word(of choices: [String]) -> Self { Self(schema: .string(choices: choices)) { $1.string($0) } }

    /// A text by its word, which has one of a few values.
    static func word<Choice: RawRepresentable & CaseIterable>(_: Choice.Type) -> Self where Choice.RawValue == String {
        word(of: Choice.allCases.map(\.rawValue))
    }
}

extension JSONForm where Value == Int64 {
    static var number: Self { Self(schema: .integer(minimum: 0)) { $1.integer($0) } }
}

extension JSONForm where Value == Bool {
    static var truth: Self { Self(schema: .boolean) { $1.boolean($0) } }
}

extension JSONForm where Value == CalendarDay {
    static var day: Self { Self(schema: .string(format: "date")) { $1.string($0.description) } }
}

extension JSONForm where Value == Money {
    /// An exact amount: `{"amount": "1234.50", "currency": "EUR"}`.
    static var money: Self { Numbers.money }
}

/// Numbers that are written as text.
enum Numbers {
    static let decimal = Schema.string(pattern: "^-?[0-9]+(\\.[0-9]+)?$")
    static let currency = JSONForm<String>(schema: .string(pattern: "^[A-Z]{3}$")) { $1.string($0) }

    static let money = Resource<Money>(
        "Money", "An exact amount: a decimal number as text, with all decimals of its currency.",
        [
            Field("amount", JSONForm<String>(schema: decimal) { $1.string($0) }, "The amount in major units.") { $0.decimal.description },
            Field("currency", currency, "ISO 4217.") { $0.currency.code },
        ]
    ).form
}

extension JSONForm where Value == ReportValue {
    /// A number of a report: a count is an integer, a ratio and days are texts, money is an object; what cannot be computed is null with
    /// its reason.
    static var reportValue: Self {
        let missing = Schema.object([
            Schema.Property(name: "value", about: "Always null.", schema: .null, isRequired: true),
            Schema.Property(name: "reason", about: "Why it cannot be computed.", schema: .string(), isRequired: true),
        ])
        let schema = Schema.reference(
            Schema.Definition(
                name: "Value",
                about:
                    "A number of a report. A count is an integer; a ratio (0.631501 is 63.1501 %) and days are decimal numbers as text; an "
                    + "amount is Money; a state is a word. What cannot be computed is null, with its reason.",
                schema: .anyOf([.integer(), .string(), Numbers.money.schema, missing])))
        return Self(schema: schema) { value, writer in
            switch value {
            case .count(let count): writer.integer(count)
            case .text(let text): writer.string(text)
            case .ratio(let number), .days(let number): writer.string(number.description)
            case .money(let money): Numbers.money.write(money, &writer)
            case .decimalMoney(let amount, let currency):
                writer.object { writer in
                    writer.member("amount", amount.description)
                    writer.member("currency", currency.code)
                }
            case .none(let reason):
                writer.object { writer in
                    writer.key("value")
                    writer.null()
                    writer.member("reason", reason)
                }
            }
        }
    }
}

// The same or null, or several: a member that begins with a dot has to end as what it began with.
extension JSONForm where Value == String? { static var textOrNull: Self { JSONForm<String>.text.orNull } }
extension JSONForm where Value == CalendarDay? { static var dayOrNull: Self { JSONForm<CalendarDay>.day.orNull } }
extension JSONForm where Value == Money? { static var moneyOrNull: Self { Numbers.money.orNull } }
extension JSONForm where Value == Int64? { static var numberOrNull: Self { JSONForm<Int64>.number.orNull } }
extension JSONForm where Value == [String] { static var texts: Self { JSONForm<String>.text.list } }
