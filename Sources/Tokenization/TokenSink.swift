import ContextTypes

/// Where the tokens of a text go: they are counted, or recorded with their places.
protocol TokenSink {
    /// One token that stands for `range` of `text`.
    mutating func add(_ id: Int32, _ range: Range<Int>, of text: TextView)
    /// The tokens of one piece that starts at `start` of `text`.
    mutating func add(_ tokens: UnsafeBufferPointer<PieceToken>, from start: Int, of text: TextView)
    /// A token of the added vocabulary, which is recognised as a whole.
    mutating func addAdded(_ id: Int32, _ range: Range<Int>, of text: TextView)
}

/// One token of a piece.
struct PieceToken {
    var id: Int32
    /// Its first byte, from the start of the piece.
    var start: Int32
    var length: Int32
}

struct CountingSink: TokenSink {
    private(set) var count = 0

    @inline(__always)
    mutating func add(_ id: Int32, _ range: Range<Int>, of text: TextView) { count += 1 }
    @inline(__always)
    mutating func add(_ tokens: UnsafeBufferPointer<PieceToken>, from start: Int, of text: TextView) {
        count += tokens.count
    }
    mutating func addAdded(_ id: Int32, _ range: Range<Int>, of text: TextView) { count += 1 }
}

/// Records ids and the places in the source.
struct RecordingSink: TokenSink {
    var tokens: TokenSequence
    /// How the post-processor of the file trims white space off the places; nil when it does not.
    let trimming: OffsetTrimming?
    let source: UnsafeBufferPointer<UInt8>
    /// Tokens that were there before this text.
    private let earlier: Int

    init(_ tokens: TokenSequence, trimming: OffsetTrimming?, source: UnsafeBufferPointer<UInt8>) {
        self.tokens = tokens
        self.trimming = trimming
        self.source = source
        earlier = tokens.count
    }

    mutating func add(_ id: Int32, _ range: Range<Int>, of text: TextView) {
        add(id, range, of: text, isByteLevel: trimming?.isByteLevel ?? false)
    }

    mutating func add(_ pieces: UnsafeBufferPointer<PieceToken>, from start: Int, of text: TextView) {
        for piece in pieces {
            let first = start + Int(piece.start)
            add(piece.id, first..<(first + Int(piece.length)), of: text)
        }
    }

    mutating func addAdded(_ id: Int32, _ range: Range<Int>, of text: TextView) {
        add(id, range, of: text, isByteLevel: false)
    }

    private mutating func add(_ id: Int32, _ range: Range<Int>, of text: TextView, isByteLevel: Bool) {
        var span = text.span(range)
        if let trimming {
            let spaces = OffsetTrimming.spaces(around: range, of: text, isByteLevel: isByteLevel)
            let isFirst = tokens.count == earlier || span.start == 0
            span = trimming.trimmed(span, by: spaces, source, isFirst: isFirst)
        }
        tokens.append(id, span)
    }
}

/// `trim_offsets` of the post-processors `ByteLevel` and `RobertaProcessing`.
struct OffsetTrimming: Sendable, Hashable {
    /// A single space at the start of the first token may have been put there by the tokenizer: it is not trimmed.
    var prefixesSpace: Bool
    /// Tokens are written in the letters of `ByteAlphabet`, in which only U+0020 is a space.
    var isByteLevel = false

    func trimmed(
        _ span: SourceSpan, by spaces: (leading: Int, trailing: Int), _ source: UnsafeBufferPointer<UInt8>,
        isFirst: Bool
    ) -> SourceSpan {
        var (leading, trailing) = spaces
        if isFirst, prefixesSpace, leading == 1 { leading = 0 }
        var span = span
        while leading > 0, span.start < span.end {
            span.start = Self.next(after: span.start, in: source)
            leading -= 1
        }
        while trailing > 0, span.end > span.start {
            span.end -= 1
            while span.end > span.start, source[span.end] & 0xC0 == 0x80 { span.end -= 1 }
            trailing -= 1
        }
        return span
    }

    /// White space at both ends of a token, in scalars.
    static func spaces(
        around range: Range<Int>, of text: TextView, isByteLevel: Bool
    ) -> (leading: Int, trailing: Int) {
        let pattern = PatternText(text.bytes, end: range.upperBound)
        func isSpace(_ position: Int) -> Bool {
            isByteLevel ? text.bytes[position] == 0x20 : KindSet.spaces.has(pattern.scalar(at: position).kind)
        }
        var (leading, trailing) = (0, 0)
        var position = range.lowerBound
        while position < range.upperBound, isSpace(position) {
            leading += 1
            position = pattern.scalar(at: position).next
        }
        position = range.upperBound
        while position > range.lowerBound {
            let last = isByteLevel ? position - 1 : pattern.start(before: position)
            guard last >= range.lowerBound, isSpace(last) else { break }
            trailing += 1
            position = last
        }
        return (leading, trailing)
    }

    private static func next(after position: Int, in source: UnsafeBufferPointer<UInt8>) -> Int {
        var next = position + 1
        while next < source.count, source[next] & 0xC0 == 0x80 { next += 1 }
        return next
    }
}
