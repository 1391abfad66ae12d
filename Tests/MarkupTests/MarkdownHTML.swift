import CMarkdown

@testable import Markup

/// A Markdown page as HTML, by Winnow and by others, in one form that can be compared.
enum MarkdownHTML {
    static func ours(_ markdown: String) -> String {
        var markdown = markdown
        let html = markdown.withUTF8 { source in
            MarkdownWriter.html(of: MarkdownBlocks(source, limits: MarkupLimits()))
        }
        return comparable(String(decoding: html, as: UTF8.self))
    }

    /// cmark-gfm, with the extensions that Winnow reads.
    static func cmark(_ markdown: String) -> String {
        cmark_gfm_core_extensions_ensure_registered()
        let options = CInt(CMARK_OPT_UNSAFE)
        guard let parser = cmark_parser_new(options) else { return "" }
        defer { cmark_parser_free(parser) }
        for name in ["table", "strikethrough", "autolink"] {
            if let found = cmark_find_syntax_extension(name) {
                cmark_parser_attach_syntax_extension(parser, found)
            }
        }
        let bytes = Array(markdown.utf8)
        bytes.withUnsafeBytes {
            cmark_parser_feed(parser, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count)
        }
        guard let document = cmark_parser_finish(parser) else { return "" }
        defer { cmark_node_free(document) }
        guard let html = cmark_render_html(document, options, cmark_parser_get_syntax_extensions(parser))
        else { return "" }
        defer { winnow_markdown_free(html) }
        return comparable(String(cString: html))
    }

    /// Without what Winnow does not read (titles, texts of images, languages of code, alignment, cells that are
    /// missing), and with references resolved.
    static func comparable(_ html: String) -> String {
        let plain =
            html
            .replacing(#/(<a href="[^"]*") title="[^"]*">/#) { "\($0.output.1)>" }
            .replacing(#/<img src="[^"]*" alt="[^"]*"(?: title="[^"]*")? \/>/#, with: "<img />")
            .replacing(#/<code class="language-[^"]*">/#, with: "<code>")
            .replacing(#/(<t[hd]) align="[a-z]+">/#) { "\($0.output.1)>" }
            .replacing(#/(?:<td><\/td>\n)+<\/tr>/#, with: "</tr>")
        return resolved(plain)
    }

    private static func resolved(_ text: String) -> String {
        let bytes = Array(text.utf8)
        return bytes.withUnsafeBufferPointer { source in
            var result = ""
            var index = 0
            var run = 0
            while index < source.count {
                if source[index] == UInt8(ascii: "&"), let end = source.referenceEnd(at: index),
                    let found = CharacterReference(in: source, at: index, end: end, inAttribute: false)
                {
                    result += String(decoding: source[run..<index], as: UTF8.self)
                    result.unicodeScalars.append(found.scalar)
                    index = end
                    run = end
                } else {
                    index += 1
                }
            }
            return result + String(decoding: source[run...], as: UTF8.self)
        }
    }
}
