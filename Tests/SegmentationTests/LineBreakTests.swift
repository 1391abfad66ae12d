import ContextTypes
import Sentences
import Testing

@testable import Segmentation

@Suite("Line breaks in the source of a page")
struct LineBreakTests {
    private static let joined = [
        ("港のフェ", "リー"), ("毎朝", "出発"), ("です。", "次に"), ("「はい", "」と"), ("价格是", "三元"), ("（注", "意）"), ("ＡＢ", "Ｃ"),
        ("ひら", "がな"),
        ("カタ", "カナ"), ("ㄅㄆ", "ㄇ"), ("々", "人"), ("𠮷", "野"), ("ﾊﾝｶｸ", "ｶﾅ"), ("！", "終"), ("、", "そして"),
    ]
    private static let parted = [
        ("港の", "ferry"), ("ferry", "港"), ("물을", "마신다"), ("한국", "日本"), ("日本", "한국"), ("word", "word"),
        ("3", "月"), ("月", "3"), ("ไทย", "ไทย"),
        ("дом", "日本"), ("a。", "b"), ("日本", "(注"),
    ]
    private static let breaks = ["\n", "\r\n", "\n   ", "  \n\t", "\n\n"]

    private func text(_ source: String, as format: SourceFormat = .html) -> String {
        structured(source, as: format).content.text
    }

    @Test("between two Chinese or Japanese letters one is nothing")
    func joinsWideLetters() {
        for (left, right) in Self.joined {
            for lineBreak in Self.breaks {
                #expect(text("<p>\(left)\(lineBreak)\(right)</p>") == left + right)
                #expect(text("<p>\(left)\(lineBreak)<b>\(right)</b></p>") == left + right)
                #expect(
                    text("<table><tr><td>\(left)\(lineBreak)\(right)<td>x</table>") == "\(left)\(right) | x")
            }
            #expect(text("\(left)\n\(right)\n", as: .markdown) == left + right)
        }
    }

    @Test("elsewhere it is a blank, and so are blanks between any letters")
    func partsOthers() {
        for (left, right) in Self.parted {
            for lineBreak in Self.breaks {
                #expect(text("<p>\(left)\(lineBreak)\(right)</p>") == "\(left) \(right)")
            }
            #expect(text("\(left)\n\(right)\n", as: .markdown) == "\(left) \(right)")
        }
        for (left, right) in Self.joined {
            #expect(text("<p>\(left) \(right)</p>") == "\(left) \(right)")
            #expect(text("<p>\(left)&nbsp;\n\(right)</p>") == "\(left) \(right)")
            #expect(text("<h2>\(left)\n<div>\(right)</div></h2>") == "\(left) \(right)")
        }
    }

    @Test("a br stays a line break, and code stays as it is")
    func keepsBreaks() {
        #expect(text("<p>港<br>口</p>") == "港\n口")
        #expect(text("<pre>港\n口</pre>") == "港\n口")
        #expect(text("港\n口", as: .text) == "港\n口")
    }

    @Test("sentences and links of joined lines are where they stand in the text")
    func keepsOffsets() {
        let content = structured("<p>これは<a href=\"/x\">港\nの</a>\n船。\n次です。</p>", as: .html).content
        #expect(content.text == "これは港の船。次です。")
        #expect(content.links.map { content.text.text(at: $0.span) } == ["港の"])
        #expect(SentenceSplitter().sentences(in: content.text) == ["これは港の船。", "次です。"])
    }
}
