import Hummingbird
import Mustache

/// A page model: plain values that a template lays out.
protocol Page: Sendable {
    /// The name of the template in ``PageRenderer/templates``.
    static var template: String { get }
    var frame: Frame { get }
}

/// Lays pages out with the templates, which are parsed once.
struct PageRenderer: Sendable {
    private let library: MustacheLibrary

    static let templates: [String: String] = [
        "layout": Templates.layout, "report": Templates.report, "table": Templates.table, "table-row": Templates.tableRow,
        "course": Templates.course, "crumbs": Templates.crumbs, "choices": Templates.choices, "pager": Templates.pager,
        "rows": Templates.rows, "bridge": Templates.bridge, "inquiries": Templates.inquiries, "inquiry": Templates.inquiry,
        "letters": Templates.letters, "letter": Templates.letter, "changes": Templates.changes, "change": Templates.change,
        "access": Templates.access, "view": Templates.view, "account": Templates.account, "message": Templates.message,
        "enter": Templates.enter, "choose": Templates.choose,
    ]

    /// Throws when a template cannot be parsed; a test renders every one of them.
    init() throws {
        MustacheContentTypes.register(EscapedMarkup(), named: EscapedMarkup.name)
        var library = MustacheLibrary()
        for (name, text) in Self.templates {
            try library.register("{{% CONTENT_TYPE: \(EscapedMarkup.name)}}\n" + text, named: name)
        }
        self.library = library
    }

    /// The page as HTML.
    func html(_ page: some Page) -> String {
        library.render(page, withTemplate: type(of: page).template) ?? ""
    }

    func response(_ page: some Page, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) -> Response {
        var headers = headers
        headers[.contentType] = "text/html; charset=utf-8"
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(string: html(page))))
    }
}

/// Escaping of every value that a template prints, byte by byte. The template engine's own escaping looks at whole
/// characters and lets a quotation mark pass that is followed by a combining accent: two code points, one character,
/// yet a browser still ends the attribute there.
struct EscapedMarkup: MustacheContentType {
    static let name = "ESCAPED_MARKUP"

    func escapeText(_ text: String) -> String {
        var escaped: [UInt8] = []
        escaped.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): escaped.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): escaped.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): escaped.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "\""): escaped.append(contentsOf: "&quot;".utf8)
            case UInt8(ascii: "'"): escaped.append(contentsOf: "&#39;".utf8)
            default: escaped.append(byte)
            }
        }
        return String(decoding: escaped, as: UTF8.self)
    }
}
