/// A Markdown page: its front matter, and the rest as a tree.
package struct MarkdownSource: Sendable {
    /// The lines between `---` or `+++` at the top, as pairs of key and plain value.
    package var frontMatter: [(key: String, value: String)]
    package var tree: MarkupTree

    /// Reads CommonMark with tables, strikethrough and bare addresses; components of MDX pages show their text and title.
    ///
    /// Bad markup never fails, and every page takes linear time: blocks nest at most 256 deep, uses of link definitions
    /// add at most the page's own size (or 100,000 bytes), beyond the limit of nodes the rest is one paragraph.
    package init(_ source: UnsafeBufferPointer<UInt8>, limits: MarkupLimits = MarkupLimits()) {
        let matter = FrontMatter(source)
        frontMatter = matter.pairs
        let body = UnsafeBufferPointer(rebasing: source[matter.end...])
        let html = ComponentLines.separated(body).withUnsafeBufferPointer { lines in
            MarkdownWriter.html(of: MarkdownBlocks(lines, limits: limits))
        }
        tree = html.withUnsafeBufferPointer { html in
            var parser = HTMLParser(source: html, dialect: .components, limits: limits)
            return parser.parse()
        }
    }

    package init(_ source: String, limits: MarkupLimits = MarkupLimits()) {
        var source = source
        self = source.withUTF8 { MarkdownSource($0, limits: limits) }
    }
}
