/// How much structure a page may have; beyond it tags are ignored and their text joins what is around it.
package struct MarkupLimits: Sendable {
    /// Open elements at one time, as in browsers.
    package var depth: Int
    /// Nodes of the tree.
    package var nodes: Int

    package init(depth: Int = 512, nodes: Int = 4_000_000) {
        self.depth = depth
        self.nodes = nodes
    }
}

extension MarkupTree {
    /// Reads a page; bad markup never fails.
    /// - Parameter html: UTF-8, charset already resolved.
    package init(html: UnsafeBufferPointer<UInt8>, limits: MarkupLimits = MarkupLimits()) {
        if let page = XMLPage.html(of: html) {
            self = page.withUnsafeBufferPointer { MarkupTree(reading: $0, limits: limits) }
        } else {
            self.init(reading: html, limits: limits)
        }
    }

    private init(reading html: UnsafeBufferPointer<UInt8>, limits: MarkupLimits) {
        var parser = HTMLParser(source: html, dialect: .html, limits: limits)
        self = parser.parse()
    }

    package init(html: String, limits: MarkupLimits = MarkupLimits()) {
        var html = html
        self = html.withUTF8 { MarkupTree(html: $0, limits: limits) }
    }
}
