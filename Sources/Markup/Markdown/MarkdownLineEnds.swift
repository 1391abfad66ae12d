/// Cuts a Markdown page into lines at `\n`, `\r\n` and `\r`.
struct MarkdownLineEnds {
    private let source: UnsafeBufferPointer<UInt8>
    /// Where the next line begins.
    private(set) var position = 0
    /// The first carriage return from `position` on; the end of the source when there is none.
    private var nextReturn: Int

    init(_ source: UnsafeBufferPointer<UInt8>) {
        self.source = source
        nextReturn = Self.find(0x0D, in: source, from: 0)
    }

    mutating func next() -> MarkdownLine? {
        guard position < source.count else { return nil }
        let start = position
        if nextReturn < start { nextReturn = Self.find(0x0D, in: source, from: start) }
        var end = Self.find(0x0A, in: source, from: start)
        position = end + 1
        if nextReturn < end {
            end = nextReturn
            let isPair = end + 1 < source.count && source[end + 1] == 0x0A
            position = end + (isPair ? 2 : 1)
        }
        return MarkdownLine(source, start..<end)
    }

    private static func find(_ byte: UInt8, in source: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        source.place(of: byte, from: start) ?? source.count
    }
}

extension UInt8 {
    /// Space or tab.
    var isMarkdownSpace: Bool { self == 0x20 || self == 0x09 }
}
