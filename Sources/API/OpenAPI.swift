internal import Access
internal import Hummingbird

/// What the API says of itself, made from the descriptions of its routes.
enum IndexEndpoints {
    /// `GET /api/v1`: where everything is.
    static func index(_ endpoints: [Endpoint], version: String) -> Endpoint {
        var writer = JSONWriter()
        indexResource.write(Index(version: version, endpoints: endpoints), to: &writer)
        return Endpoint(
            path: "", name: "getIndex", about: "What there is, with addresses.", answer: indexResource.schema,
            source: .fixed(writer.buffer))
    }

    /// `GET /api/v1/openapi.json`: the description of every route, this one and the index included.
    static func openAPI(_ endpoints: some Sequence<Endpoint>, version: String) -> Endpoint {
        let itself = { (buffer: ByteBuffer) in
            Endpoint(
                path: "/openapi.json", name: "getDescription", about: "The description of the API as an OpenAPI 3.1 document.",
                answer: .map(.any), source: .fixed(buffer))
        }
        let all = Array(endpoints) + [index(Array(endpoints), version: version), itself(ByteBuffer())]
        return itself(OpenAPI(endpoints: all, version: version).document())
    }

    private struct Index {
        let version: String
        let endpoints: [Endpoint]
    }

    private static let link = Resource<Endpoint>(
        "Link", "A route.",
        [
            Field("name", .text, "The name of the operation.") { $0.name },
            Field("method", .text, "The method, such as `GET`.") { $0.method.rawValue },
            Field("href", .text, "The address; parts in braces are to be filled in.") { APIRoutes.root + $0.path },
            Field("about", .text, "What it answers.") { $0.about },
        ])

    private static let indexResource = Resource<Index>(
        "Index", "What there is.",
        [
            Field("name", .text, "The product.") { _ in "Drumbeat" },
            Field("version", .text, "Its version.") { $0.version },
            Field("description", .text, "The address of the description of the API (OpenAPI 3.1).") { _ in APIRoutes.root + "/openapi.json"
            },
            Field("links", link.form.list, "The routes.") { $0.endpoints },
        ])
}

/// The OpenAPI 3.1 document of some routes.
struct OpenAPI {
    let endpoints: [Endpoint]
    let version: String

    /// The paths, each once, in the order of their first route.
    private var paths: [String] {
        var known: Set<String> = []
        return endpoints.map(\.path).filter { known.insert($0).inserted }
    }

    func document() -> ByteBuffer {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("openapi", "3.1.0")
            writer.key("info")
            writer.object { writer in
                writer.member("title", "Drumbeat")
                writer.member("version", version)
                writer.member(
                    "description",
                    "What Drumbeat computes and records, for programs. Amounts are texts beside their currency, lists have `items` and `next`, "
                        + "problems are application/problem+json with a stable `code`.")
            }
            writer.key("servers")
            writer.array { writer in writer.object { $0.member("url", APIRoutes.root) } }
            writer.key("paths")
            writer.object { writer in
                for path in paths {
                    writer.key(path.isEmpty ? "/" : path)
                    writer.object { writer in
                        for endpoint in endpoints where endpoint.path == path {
                            writer.key(endpoint.method.rawValue.lowercased())
                            operation(endpoint, to: &writer)
                        }
                    }
                }
            }
            components(to: &writer)
        }
        return writer.buffer
    }

    private func operation(_ endpoint: Endpoint, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("operationId", endpoint.name)
            writer.member("summary", endpoint.about)
            if endpoint.isForWholeOrganisation {
                writer.member("description", "Only for tokens that see the whole organisation.")
            }
            writer.key("security")
            writer.array { writer in
                guard !endpoint.isPublic else { return }
                writer.object { writer in
                    writer.key("bearer")
                    writer.array { $0.string(endpoint.scope.rawValue) }
                }
            }
            writer.key("parameters")
            writer.array { writer in
                for parameter in endpoint.pathParameters { write(parameter, place: "path", to: &writer) }
                for parameter in endpoint.parameters { write(parameter, place: "query", to: &writer) }
                if endpoint.isWriting, endpoint.content == .json {
                    for header in Self.conditions { write(header, place: "header", to: &writer) }
                }
            }
            if endpoint.isWriting, endpoint.content != .none { body(endpoint, to: &writer) }
            writer.key("responses")
            responses(endpoint, to: &writer)
        }
    }

    private func write(_ parameter: ParameterDescription, place: String, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("name", parameter.name)
            writer.member("in", place)
            writer.key("required")
            writer.boolean(parameter.isRequired)
            writer.member("description", parameter.about)
            writer.key("schema")
            parameter.schema.write(to: &writer)
        }
    }

    private static let conditions = [
        ParameterDescription(
            name: "Idempotency-Key",
            about:
                "A key of your own for this one thing to be done: the same request with it changes nothing a second time, and is answered alike.",
            schema: .string(pattern: "^[!-~]{1,200}$", longest: 200), isRequired: false),
        ParameterDescription(
            name: "If-Match", about: "The ETag of what is changed, as it was read: changed since, it is left as it is.",
            schema: .string(), isRequired: false),
    ]

    private func body(_ endpoint: Endpoint, to writer: inout JSONWriter) {
        writer.key("requestBody")
        writer.object { writer in
            writer.key("required")
            writer.boolean(endpoint.content != .json || endpoint.body.contains(where: \.isRequired))
            switch endpoint.content {
            case .json:
                let properties = endpoint.body.map {
                    Schema.Property(name: $0.name, about: $0.about, schema: $0.schema, isRequired: $0.isRequired)
                }
                content("application/json", .object(properties), to: &writer)
            case .yaml: content("application/yaml", .string(), to: &writer)
            case .bytes: content("application/octet-stream", .string(), to: &writer)
            case .none: break
            }
        }
    }

    private func responses(_ endpoint: Endpoint, to writer: inout JSONWriter) {
        writer.object { writer in
            for status in endpoint.statuses {
                writer.key("\(status.code)")
                writer.object { writer in
                    writer.member("description", status == .created ? "The same, and something came into being by it." : endpoint.about)
                    content("application/json", endpoint.answer, to: &writer)
                }
            }
            if !endpoint.isWriting {
                writer.key("304")
                writer.object { $0.member("description", "What If-None-Match names is still the answer.") }
            }
            let byStatus = Dictionary(grouping: endpoint.problems, by: \.status.code)
            for (status, codes) in byStatus.sorted(by: { $0.key < $1.key }) {
                writer.key("\(status)")
                writer.object { writer in
                    writer.member("description", codes.map { "\($0.title) (`\($0.rawValue)`)" }.joined(separator: "; ") + ".")
                    content("application/problem+json", Problem.resource.schema, to: &writer)
                }
            }
        }
    }

    private func content(_ type: String, _ schema: Schema, to writer: inout JSONWriter) {
        writer.key("content")
        writer.object { writer in
            writer.key(type)
            writer.object { writer in
                writer.key("schema")
                schema.write(to: &writer)
            }
        }
    }

    private func components(to writer: inout JSONWriter) {
        var definitions: [String: Schema.Definition] = [:]
        for endpoint in endpoints { endpoint.answer.collect(into: &definitions) }
        Problem.resource.schema.collect(into: &definitions)
        writer.key("components")
        writer.object { writer in
            writer.key("schemas")
            writer.object { writer in
                for (name, definition) in definitions.sorted(by: { $0.key < $1.key }) {
                    writer.key(name)
                    definition.schema.write(to: &writer, about: definition.about)
                }
            }
            writer.key("securitySchemes")
            writer.object { writer in
                writer.key("bearer")
                writer.object { writer in
                    writer.member("type", "http")
                    writer.member("scheme", "bearer")
                }
            }
        }
    }
}
