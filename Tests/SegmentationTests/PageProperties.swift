import ContextTypes
import Testing

@testable import Segmentation

/// What holds of every structured text and of every passage cut from it, whatever the source was.
struct PageProperties {
    let content: StructuredText
    private let bytes: [UInt8]
    private let name: String

    init(_ content: StructuredText, name: String) {
        self.content = content
        self.name = name
        bytes = Array(content.text.utf8)
    }

    struct ByteCounter: TokenCounter {
        let name = "quarters of bytes"
        func tokens(in text: UnsafeBufferPointer<UInt8>) -> Int { (text.count + 3) / 4 }
    }

    // MARK: Blocks

    /// The first law that the blocks break; nil when they keep all.
    func brokenLaw() -> String? {
        let blocks = content.blocks
        guard let root = blocks.first, root.kind == .document, root.parent == -1,
            root.span == SourceSpan(start: 0, end: bytes.count)
        else { return "block 0 is not the document" }
        var lastChildEnd = [Int](repeating: 0, count: blocks.count)
        for index in blocks.indices.dropFirst() {
            let block = blocks[index]
            guard block.parent >= 0, block.parent < index else {
                return "block \(index) stands before its parent"
            }
            let parent = blocks[block.parent]
            if block.span.isEmpty { return "block \(index) is empty" }
            if !parent.span.contains(block.span) { return "block \(index) leaves its parent" }
            if !isBoundary(block.span) { return "block \(index) cuts a character" }
            if block.span.start < lastChildEnd[block.parent] { return "block \(index) overlaps its sibling" }
            lastChildEnd[block.parent] = block.span.end
            // Pre-order: the parent is the block before, or is around it.
            var around = index - 1
            while around > block.parent { around = blocks[around].parent }
            if around != block.parent { return "block \(index) is out of order" }
            if parent.boilerplate != nil, block.boilerplate == nil {
                return "block \(index) escapes its mark"
            }
            if isBlank(block.span) { return "block \(index) is blank" }
        }
        return brokenLinkLaw()
    }

    private func brokenLinkLaw() -> String? {
        var end = 0
        for link in content.links {
            if link.span.isEmpty || link.span.start < end || link.span.end > bytes.count {
                return "a link is empty or out of order at \(link.span)"
            }
            if !isBoundary(link.span) { return "a link cuts a character at \(link.span)" }
            end = link.span.end
        }
        return nil
    }

    private func isBoundary(_ span: SourceSpan) -> Bool { isBoundary(span.start) && isBoundary(span.end) }

    private func isBoundary(_ place: Int) -> Bool {
        place >= 0 && place <= bytes.count && (place == bytes.count || bytes[place] & 0xC0 != 0x80)
    }

    private func isBlank(_ span: SourceSpan) -> Bool { bytes[span.range].allSatisfy(\.isWhite) }

    // MARK: Passages

    /// The first law that the passages of a document with this content break.
    func brokenPassageLaw(limit: Int) -> String? {
        let document = Document(id: "d", title: "", content: content)
        let passages = PassageCutter(limit: limit, counter: ByteCounter()).passages(of: document, from: .html)
        let scalars = Array(content.text.unicodeScalars)
        var covered = 0
        for passage in passages {
            if let law = brokenOrigin(of: passage, scalars: scalars) { return law }
            if let law = brokenBlocks(of: passage) { return law }
            for sentence in passage.sentences {
                let span = sentence.span.shifted(by: passage.origin.utf8)
                if span.start < covered { return "a unit overlaps the one before in \(passage.id)" }
                if !isUncovered(covered..<span.start) {
                    return "text is lost before \(span) in \(passage.id)"
                }
                if span.isEmpty || !isBoundary(span) {
                    return "a unit is empty or cuts a character at \(span)"
                }
                covered = span.end
            }
            if ByteCounter().count(passage.text) > limit, passage.sentences.count > 1 {
                return "\(passage.id) is over the limit"
            }
        }
        return isUncovered(covered..<bytes.count) ? nil : "text is lost at the end"
    }

    private func isUncovered(_ range: Range<Int>) -> Bool {
        String(decoding: bytes[range], as: UTF8.self).unicodeScalars.allSatisfy(\.properties.isWhitespace)
    }

    /// Counts the origin again, from the front, with the standard library.
    private func brokenOrigin(of passage: Passage, scalars: [Unicode.Scalar]) -> String? {
        let origin = passage.origin
        let text = Array(passage.text.utf8)
        guard origin.utf8 + text.count <= bytes.count,
            bytes[origin.utf8..<origin.utf8 + text.count].elementsEqual(text)
        else { return "\(passage.id) does not stand at its origin" }
        guard origin.codepoints <= scalars.count else { return "\(passage.id) counts too many characters" }
        var utf8 = 0
        var utf16 = 0
        for scalar in scalars[..<origin.codepoints] {
            utf8 += UTF8.width(scalar)
            utf16 += UTF16.width(scalar)
        }
        return utf8 == origin.utf8 && utf16 == origin.utf16 ? nil : "\(passage.id) counts its origin wrong"
    }

    private func brokenBlocks(of passage: Passage) -> String? {
        let count = passage.text.utf8.count
        for (index, block) in passage.blocks.enumerated() {
            if block.parent >= index || (index > 0 && block.parent < 0) {
                return "\(passage.id): parents first"
            }
            let around = index > 0 ? passage.blocks[block.parent].span : SourceSpan(start: 0, end: count)
            if !around.contains(block.span) || block.span.isEmpty {
                return "\(passage.id): block \(index) leaves"
            }
        }
        for sentence in passage.sentences where !passage.blocks.indices.contains(sentence.block) {
            return "\(passage.id): a unit without a block"
        }
        for link in passage.links where link.span.isEmpty || link.span.end > count {
            return "\(passage.id): a link leaves"
        }
        return nil
    }

    // MARK: Idempotence

    /// How the page differs after it was rendered and structured again; nil when it is the same.
    func changeWhenStructuredAgain() -> String? {
        let again = structured(PageRendering.html(of: content), as: .html).content
        if Array(again.text.utf8) != bytes {
            let place = zip(again.text.utf8, bytes).prefix { $0 == $1 }.count
            let start = max(place - 40, 0)
            let new = Array(again.text.utf8)
            return
                "text at \(place): '\(String(decoding: bytes[start..<min(place + 40, bytes.count)], as: UTF8.self))'"
                + " became '\(String(decoding: new[start..<min(place + 40, new.count)], as: UTF8.self))'"
        }
        for (index, pair) in zip(content.blocks, again.blocks).enumerated() where pair.0 != pair.1 {
            return "block \(index): \(pair.0) became \(pair.1)"
        }
        if content.blocks.count != again.blocks.count {
            return "\(content.blocks.count) blocks became \(again.blocks.count)"
        }
        for (old, new) in zip(content.links, again.links) where old != new {
            return "link \(old) became \(new)"
        }
        return content.links.count == again.links.count ? nil : "the number of links changed"
    }
}

extension PageProperties.ByteCounter {
    func count(_ text: String) -> Int { (text.utf8.count + 3) / 4 }
}
