import HTTPTypes
import JSONValues
import Service

/// The page to play with, and the document that describes the server. Both hold nothing of anybody, so that nobody is
/// asked for a token; what the page does, it does through the other routes.
struct PageRoutes: Sendable {
    let document: JSON

    /// Files of the page: path, media type, bytes.
    private static let files: [(path: String, type: String, bytes: [UInt8])] = [
        ("/", "text/html; charset=utf-8", PackageResources.index_html),
        ("/page/style.css", "text/css; charset=utf-8", PackageResources.playground_css),
        ("/page/playground.js", "text/javascript; charset=utf-8", PackageResources.playground_js),
        ("/page/service.js", "text/javascript; charset=utf-8", PackageResources.service_js),
        ("/page/marked.js", "text/javascript; charset=utf-8", PackageResources.marked_js),
        ("/page/snippets.js", "text/javascript; charset=utf-8", PackageResources.snippets_js),
    ]

    /// Nothing from elsewhere is loaded, run or framed.
    private static let policy = """
        default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; \
        base-uri 'none'; form-action 'none'; frame-ancestors 'none'
        """

    var all: [Route] {
        Self.files.map { file in
            Route(method: .get, path: file.path, scope: nil, isImmediate: true) { _, _ in
                DoorAnswer(
                    .ok,
                    headers: [
                        .contentType: file.type, .contentSecurityPolicy: Self.policy,
                        .cacheControl: "no-cache",
                    ], body: file.bytes)
            }
        } + [
            Route(method: .get, path: "/openapi.json", scope: nil, isImmediate: true) { [document] _, _ in
                .json(document)
            }
        ]
    }
}
