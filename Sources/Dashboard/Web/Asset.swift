import Crypto
import Hummingbird

/// A file that pages refer to. Its address holds a digest of its content, so a browser may keep it for good.
struct Asset: Sendable {
    let path: String
    let mediaType: String
    let content: String

    static let stylesheet = Asset(
        hashedPath: { "/assets/drumbeat-\($0).css" }, mediaType: "text/css; charset=utf-8",
        content: Stylesheet.base + Stylesheet.tables + Stylesheet.narrow + Stylesheet.print)

    static let favicon = Asset(path: "/favicon.svg", mediaType: "image/svg+xml", content: Favicon.svg)

    init(path: String, mediaType: String, content: String) {
        self.path = path
        self.mediaType = mediaType
        self.content = content
    }

    init(hashedPath: (String) -> String, mediaType: String, content: String) {
        let digest = Hexadecimal.text(SHA256.hash(data: Array(content.utf8)).prefix(6))
        self.init(path: hashedPath(digest), mediaType: mediaType, content: content)
    }

    func response(cacheControl: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: mediaType, .cacheControl: cacheControl],
            body: .init(byteBuffer: ByteBuffer(string: content)))
    }
}
