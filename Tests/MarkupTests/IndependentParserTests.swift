import CLibXML2
import TestSupport
import Testing

@testable import Markup

/// libxml2 as a second opinion: on well-formed pages both must see the same characters in the same order.
@Suite("An independent parser sees the same text", .serialized)
struct IndependentParserTests {
    private static let words = [
        "grain", "chaff ", " mill", "é", "日本", "&amp;", "&lt;b&gt;", "&eacute;", "&#8364;", "&nbsp;", "a\nb",
    ]
    private static let containers = ["div", "section", "blockquote", "article"]
    private static let inlines = ["b", "em", "span", "a href='/x?y=1&amp;z'", "code", "time"]

    private func wellFormed(_ depth: Int, _ generator: inout SeededGenerator) -> String {
        let text = { (generator: inout SeededGenerator) in
            Self.words[Int.random(in: 0..<Self.words.count, using: &generator)] + " "
        }
        guard depth > 0 else { return text(&generator) }
        func children() -> String {
            (0..<Int.random(in: 1...3, using: &generator)).map { _ in wellFormed(depth - 1, &generator) }
                .joined()
        }
        func inline() -> String {
            let tag = Self.inlines[Int.random(in: 0..<Self.inlines.count, using: &generator)]
            return text(&generator) + "<\(tag)>\(text(&generator))</\(tag.prefix { $0 != " " })>"
                + text(&generator)
        }
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: return "<p>\(inline())<br>\(inline())</p>"
        case 1: return "<h2>\(inline())</h2>"
        case 2: return "<ul><li>\(children())</li><li>\(inline())</li></ul>"
        case 3: return "<table><tr><th>\(inline())</th><td>\(children())</td></tr></table>"
        case 4: return "<dl><dt>\(inline())</dt><dd>\(children())</dd></dl>"
        case 5: return "<pre>\(inline())</pre><!-- no text --><script>var a = '</p>';</script>"
        default:
            let tag = Self.containers[Int.random(in: 0..<Self.containers.count, using: &generator)]
            return "<\(tag)>\(children())</\(tag)>"
        }
    }

    @Test("2,000 random well-formed pages")
    func sameCharacters() {
        for seed in 0..<2_000 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let html =
                "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>T &amp; t</title><style>p { }</style></head>"
                + "<body>\(wellFormed(4, &generator))</body></html>"
            let tree = MarkupTree(html: html)
            var ours: [UInt8] = []
            for (index, node) in tree.nodes.enumerated() where node.tag == .text && node.hiding == nil {
                ours += tree.bytes[tree.text(of: index)].filter { !$0.isHTMLSpace }
            }
            let theirs = charactersByLibXML(html)
            guard ours != theirs else { continue }
            Issue.record(
                "seed \(seed): \(String(decoding: ours, as: UTF8.self)) != \(String(decoding: theirs, as: UTF8.self)) of \(html)"
            )
            return
        }
    }

    /// All characters but white space of the text nodes outside scripts and styles.
    private func charactersByLibXML(_ html: String) -> [UInt8] {
        let options =
            HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NONET.rawValue
        let bytes = Array(html.utf8CString)
        guard let document = htmlReadMemory(bytes, CInt(bytes.count - 1), nil, "UTF-8", CInt(options)) else {
            return []
        }
        defer { xmlFreeDoc(document) }
        var found: [UInt8] = []
        var waiting = [xmlDocGetRootElement(document)]
        while let entry = waiting.popLast() {
            guard let node = entry else { continue }
            waiting.append(node.pointee.next)
            let name = node.pointee.name.map { String(cString: $0) } ?? ""
            if node.pointee.type == XML_TEXT_NODE, let content = node.pointee.content {
                found += String(cString: content).utf8.filter { !$0.isHTMLSpace }
            }
            if name != "script", name != "style" { waiting.append(node.pointee.children) }
        }
        return found
    }
}
