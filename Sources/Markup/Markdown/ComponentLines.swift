/// Prepares MDX pages for CommonMark: components (`<Note>`, `</Tabs>`) get lines of their own with blank lines around,
/// and what they indent moves to the left, so that the Markdown inside them is read as Markdown.
///
/// Import and export lines and `{/* comments */}` go. Footnotes become paragraphs that keep their mark. Code fences are left
/// alone.
enum ComponentLines {
    static func separated(_ source: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var scanner = Scanner(source: source)
        return scanner.run()
    }

    private struct Scanner {
        let source: UnsafeBufferPointer<UInt8>
        var output: [UInt8] = []
        /// The character and length of the open code fence.
        var fence: (byte: UInt8, count: Int)?
        /// Indentation to take away, one entry per open component.
        var indents: [Int] = []
        /// The indentation of the component tag that was just opened; its first line of content decides what to take away.
        var undecided = false
        var isInsideTag = false
        var previousIsBlank = true
        /// Whether the lines before are of a footnote, which goes on in indented paragraphs.
        var isInsideNote = false

        init(source: UnsafeBufferPointer<UInt8>) {
            self.source = source
            output.reserveCapacity(source.count + source.count / 16)
        }

        mutating func run() -> [UInt8] {
            var start = 0
            while start < source.count {
                var end = start
                while end < source.count, source[end] != 0x0A { end += 1 }
                line(start..<end)
                start = end + 1
            }
            return output
        }

        private mutating func line(_ range: Range<Int>) {
            var text = range.lowerBound
            while text < range.upperBound, source[text] == 0x20 || source[text] == 0x09 { text += 1 }
            let indent = text - range.lowerBound
            let content = text..<range.upperBound
            let isBlank = content.allSatisfy { source[$0].isHTMLSpace }
            if isInsideTag {
                isInsideTag = !contains(UInt8(ascii: ">"), in: content)
                emit(range)
                if !isInsideTag { blank() }
                return
            }
            if undecided, !isBlank, !indents.isEmpty {
                undecided = false
                indents[indents.count - 1] = max(indent, indents[indents.count - 1])
            }
            if toggleFence(content) || fence != nil || isBlank {
                emit(dedented(range, indent: indent))
                previousIsBlank = isBlank
                return
            }
            if isNote(content), indent < 4 {
                if !previousIsBlank { blank() }
                // Without the backslash, a note of one word would be the address of a link.
                output.append(UInt8(ascii: "\\"))
                emit(content)
                isInsideNote = true
                previousIsBlank = false
                return
            }
            if isInsideNote, previousIsBlank {
                isInsideNote = indent >= 4
                if isInsideNote {
                    emit(content)
                    previousIsBlank = false
                    return
                }
            }
            if isStatement(content) || isComment(content) { return }
            if isComponent(content) {
                component(range, content, indent: indent)
                return
            }
            emit(dedented(range, indent: indent))
            previousIsBlank = false
        }

        private mutating func component(_ range: Range<Int>, _ content: Range<Int>, indent: Int) {
            let isClosing = source[content.lowerBound + 1] == UInt8(ascii: "/")
            if isClosing, !indents.isEmpty { indents.removeLast() }
            blank()
            emit(dedented(range, indent: indent))
            isInsideTag = !contains(UInt8(ascii: ">"), in: content)
            if !isClosing, !closesItself(content) {
                indents.append(indents.last ?? 0)
                undecided = true
            }
            if !isInsideTag { blank() }
        }

        private func dedented(_ range: Range<Int>, indent: Int) -> Range<Int> {
            range.lowerBound + min(indent, indents.last ?? 0)..<range.upperBound
        }

        private mutating func emit(_ range: Range<Int>) {
            output.append(contentsOf: UnsafeBufferPointer(rebasing: source[range]))
            output.append(0x0A)
        }

        private mutating func blank() {
            output.append(0x0A)
            previousIsBlank = true
        }

        /// True when the line opens or closes a fence.
        private mutating func toggleFence(_ content: Range<Int>) -> Bool {
            guard let byte = content.first.map({ source[$0] }),
                byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~")
            else { return false }
            var count = 0
            while count < content.count, source[content.lowerBound + count] == byte { count += 1 }
            guard count >= 3 else { return false }
            if let open = fence {
                guard byte == open.byte, count >= open.count else { return false }
                fence = nil
            } else {
                if byte == UInt8(ascii: "`"), contains(byte, in: content.dropFirst(count)) { return false }
                fence = (byte, count)
            }
            return true
        }

        /// `<Name` or `</Name` at the start of the line, and nothing behind the tag.
        private func isComponent(_ content: Range<Int>) -> Bool {
            var index = content.lowerBound
            guard content.count >= 3, source[index] == UInt8(ascii: "<") else { return false }
            index += source[index + 1] == UInt8(ascii: "/") ? 2 : 1
            guard source[index] >= UInt8(ascii: "A"), source[index] <= UInt8(ascii: "Z") else { return false }
            guard let end = content.last(where: { source[$0] == UInt8(ascii: ">") }) else { return true }
            return (end + 1..<content.upperBound).allSatisfy { source[$0].isHTMLSpace }
        }

        /// Ends in `/>`, or holds its own end tag.
        private func closesItself(_ content: Range<Int>) -> Bool {
            guard let end = content.last(where: { source[$0] == UInt8(ascii: ">") }), end > content.lowerBound
            else { return false }
            if source[end - 1] == UInt8(ascii: "/") { return true }
            return content.dropLast().contains {
                source[$0] == UInt8(ascii: "<") && source[$0 + 1] == UInt8(ascii: "/")
            }
        }

        /// `import … from '…'` and `export …` at the start of a line after a blank one.
        private func isStatement(_ content: Range<Int>) -> Bool {
            guard previousIsBlank, indents.isEmpty else { return false }
            let line = UnsafeBufferPointer(rebasing: source[content])
            if line.starts(with: "import ".utf8) {
                return contains(UInt8(ascii: "'"), in: content) || contains(UInt8(ascii: "\""), in: content)
            }
            return line.starts(with: "export const ".utf8) || line.starts(with: "export default ".utf8)
        }

        private func isComment(_ content: Range<Int>) -> Bool {
            let line = UnsafeBufferPointer(rebasing: source[content])
            return line.starts(with: "{/*".utf8) && contains(UInt8(ascii: "}"), in: content)
        }

        /// `[^mark]:` at the start of the line.
        private func isNote(_ content: Range<Int>) -> Bool {
            let line = UnsafeBufferPointer(rebasing: source[content])
            guard line.starts(with: "[^".utf8), let end = line.firstIndex(of: UInt8(ascii: "]")), end > 2,
                end + 1 < line.count, line[end + 1] == UInt8(ascii: ":")
            else { return false }
            return !line[..<end].contains(where: \.isHTMLSpace)
        }

        private func contains(_ byte: UInt8, in range: Range<Int>) -> Bool {
            range.contains { source[$0] == byte }
        }
    }
}
