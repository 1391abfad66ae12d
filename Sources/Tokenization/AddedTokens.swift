/// Tokens that a tokenizer recognises as a whole wherever a text contains them, leftmost first, the longest of those.
struct AddedTokens: Sendable {
    struct Token: Sendable {
        var content: [UInt8]
        var id: Int32
        /// Only where no word character stands next to it.
        var isSingleWord = false
        /// Takes the white space before it along.
        var stripsLeft = false
        /// Takes the white space after it along.
        var stripsRight = false
    }

    private let tokens: [Token]
    private let trie: ByteTrie?
    /// Most places of a text are passed over by their first byte.
    private let startsToken: [Bool]

    init(_ tokens: [Token]) {
        self.tokens = tokens
        var starts = [Bool](repeating: false, count: 256)
        var contents = TokenList()
        for (index, token) in tokens.enumerated() {
            guard let first = token.content.first else { continue }
            starts[Int(first)] = true
            contents.append(token.content, id: Int32(index))
        }
        startsToken = starts
        trie = contents.count == 0 ? nil : ByteTrie(contents)
    }

    /// Cuts `text` into tokens and the stretches between them, in order.
    func forEachStretch(of text: TextView, _ body: (_ stretch: Range<Int>, _ id: Int32?) -> Void) {
        guard let trie else {
            if text.count > 0 { body(0..<text.count, nil) }
            return
        }
        let pattern = PatternText(text.bytes, end: text.count)
        var position = 0
        var unmatched = 0
        startsToken.withUnsafeBufferPointer { startsToken in
            while position < text.count {
                guard startsToken[Int(text.bytes[position])],
                    let (token, end) = longest(at: position, in: text, trie)
                else {
                    position += 1
                    continue
                }
                let start = position
                position = end
                guard !token.isSingleWord || Self.isAlone(start..<end, in: pattern) else { continue }
                let range = Self.widened(start..<end, token, after: unmatched, in: pattern)
                if unmatched < range.lowerBound { body(unmatched..<range.lowerBound, nil) }
                body(range, token.id)
                unmatched = range.upperBound
            }
        }
        if unmatched < text.count { body(unmatched..<text.count, nil) }
    }

    private func longest(at start: Int, in text: TextView, _ trie: ByteTrie) -> (token: Token, end: Int)? {
        var found: (index: Int32, end: Int)?
        trie.forEachMatch(at: start, in: text.bytes, end: text.count) { found = ($1, $0) }
        return found.map { (tokens[Int($0.index)], $0.end) }
    }

    private static func isAlone(_ range: Range<Int>, in text: PatternText) -> Bool {
        if range.lowerBound > 0 {
            let before = text.value(at: text.start(before: range.lowerBound)).scalar
            if ScalarSet.words.contains(before) { return false }
        }
        guard range.upperBound < text.end else { return true }
        return !ScalarSet.words.contains(text.value(at: range.upperBound).scalar)
    }

    private static func widened(
        _ range: Range<Int>, _ token: Token, after limit: Int, in text: PatternText
    ) -> Range<Int> {
        var start = range.lowerBound
        while token.stripsLeft, start > limit {
            let before = text.start(before: start)
            guard KindSet.spaces.has(text.scalar(at: before).kind) else { break }
            start = before
        }
        let end = token.stripsRight ? text.run(of: .spaces, from: range.upperBound) : range.upperBound
        return max(start, min(limit, range.lowerBound))..<end
    }
}
