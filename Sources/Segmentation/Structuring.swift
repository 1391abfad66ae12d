package import ContextTypes
import JSONValues
import Markup

/// Reads a source text into blocks. Bad markup never fails.
///
/// Plain text stays as it is, byte for byte; of HTML and Markdown a canonical text is made, to which all spans refer.
/// Beyond 512 open elements or 4 million nodes, tags are ignored and their text joins what is around it.
///
/// In plain text `hidden` counts characters that mean nothing to a reader; they stay, as every byte does.
///
/// - Parameter keepsHidden: read what the readers of a page cannot see (`display: none`, white on white, comments,
///   tag characters) as if they could; else it is left out. Either way `hidden` counts it.
package func structured(
    _ source: String, as format: SourceFormat, keepsHidden: Bool = false
) -> StructuredSource {
    var source = source
    return source.withUTF8 { bytes in
        switch format {
        case .html: structuredPage(MarkupTree(html: bytes), keepsHidden: keepsHidden)
        case .markdown: structuredMarkdown(bytes, keepsHidden: keepsHidden)
        case .text: structuredPlainText(bytes)
        }
    }
}

/// The same for bytes; what is not valid UTF-8 becomes U+FFFD.
package func structured(
    _ source: [UInt8], as format: SourceFormat, keepsHidden: Bool = false
) -> StructuredSource {
    structured(String(decoding: source, as: UTF8.self), as: format, keepsHidden: keepsHidden)
}

private func structuredPage(_ tree: MarkupTree, keepsHidden: Bool) -> StructuredSource {
    let metadata = PageMetadata(tree)
    var reader = PageReader(tree, keepsHidden: keepsHidden)
    let fellBack = reader.markBoilerplate(
        of: PageStatement(titles: metadata.titles, isArticle: metadata.isArticle))
    return StructuredSource(
        content: blockTree(of: reader), title: metadata.title, language: metadata.language, url: metadata.url,
        metadata: metadata.json, hidden: reader.visibility.hidden, fellBack: fellBack)
}

private func structuredMarkdown(
    _ bytes: UnsafeBufferPointer<UInt8>, keepsHidden: Bool
) -> StructuredSource {
    let markdown = MarkdownSource(bytes)
    let reader = PageReader(markdown.tree, keepsHidden: keepsHidden)
    let content = blockTree(of: reader)
    let matter = markdown.frontMatter
    func value(_ keys: String...) -> String? {
        keys.lazy.compactMap { key in matter.first { $0.key == key }?.value }.first
    }
    let heading = content.blocks.first { $0.kind == .heading && $0.level == 1 }
    return StructuredSource(
        content: content, title: value("title") ?? heading.map { content.text.text(at: $0.span) },
        language: value("lang", "language"), url: value("url", "canonical"),
        metadata: PageMetadata.json(matter), hidden: reader.visibility.hidden)
}

private func blockTree(of reader: PageReader) -> StructuredText {
    let page = PageAssembly(drafts: reader.drafts, text: reader.text)
    let links = reader.links.compactMap { link -> Link? in
        guard let target = reader.tree.value(.href, of: link.node),
            let span = page.place(link.span, of: link.draft)
        else { return nil }
        return Link(span: span, target: target)
    }
    return StructuredText(text: String(decoding: page.text, as: UTF8.self), blocks: page.blocks, links: links)
}

/// Paragraphs are set apart by blank lines.
private func structuredPlainText(_ bytes: UnsafeBufferPointer<UInt8>) -> StructuredSource {
    var blocks = [Block(kind: .document, span: SourceSpan(start: 0, end: bytes.count), parent: -1)]
    var start = -1
    var end = 0
    var lineIsBlank = true
    func close() {
        guard start >= 0 else { return }
        blocks.append(Block(kind: .paragraph, span: SourceSpan(start: start, end: end), parent: 0))
        start = -1
    }
    for index in bytes.indices {
        if bytes[index] == 0x0A {
            if lineIsBlank { close() }
            lineIsBlank = true
        } else if !bytes[index].isWhite {
            lineIsBlank = false
            if start < 0 { start = index }
            end = index + 1
        }
    }
    close()
    let text = String(decoding: bytes, as: UTF8.self)
    return StructuredSource(
        content: StructuredText(text: text, blocks: blocks), metadata: .object([]),
        hidden: InvisibleCharacters.survey(text))
}
