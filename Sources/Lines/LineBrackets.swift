/// Which lines must stay together so that brackets and long quotations stay balanced.
///
/// Read without a grammar: brackets outside quotation marks and comments, `"""` and `'''` over several lines.
struct LineBrackets {
    /// For each line that opens or closes a bracket of another line: that line.
    private(set) var partners: [Int: [Int]] = [:]
    /// The line of the innermost bracket that is open where each line begins; −1 where none is.
    private(set) var enclosing: [Int] = []
    /// That bracket, for each line; 0 where none is.
    private(set) var brackets: [UInt8] = []
    /// Whether the line begins inside a comment or a long quotation.
    private(set) var isText: [Bool] = []

    private struct Open {
        var bracket: UInt8
        var line: Int
    }

    /// What the next byte is part of.
    private enum Part {
        case program
        case comment
        /// - sign: repeated three times where the quotation is long.
        case quotation(sign: UInt8, isLong: Bool)

        /// Whether it goes on behind the end of a line.
        var spansLines: Bool {
            switch self {
            case .program, .quotation(_, isLong: false): false
            case .comment, .quotation(_, isLong: true): true
            }
        }
    }

    /// Deeper brackets are not followed.
    private static let deepest = 512
    private var open: [Open] = []
    private var part = Part.program
    /// Where a comment or a long quotation began.
    private var partLine = 0
    private let hashComments: Bool

    /// - Parameter hashComments: whether `#` opens a comment.
    init(_ text: LineText, hashComments: Bool) {
        self.hashComments = hashComments
        enclosing.reserveCapacity(text.count)
        text.bytes.withUnsafeBufferPointer { bytes in
            for line in 0..<text.count {
                let isInside = part.spansLines
                enclosing.append(isInside ? partLine : open.last?.line ?? -1)
                brackets.append(open.last?.bracket ?? 0)
                isText.append(isInside)
                read(UnsafeBufferPointer(rebasing: bytes[text.range(of: line)]), line)
                if isInside, !part.spansLines { join(partLine, line) }
            }
        }
    }

    private mutating func join(_ one: Int, _ other: Int) {
        guard one != other else { return }
        if partners[one]?.last != other { partners[one, default: []].append(other) }
        if partners[other]?.last != one { partners[other, default: []].append(one) }
    }

    private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Int) {
        // A quotation of one line has ended with it, closed or not.
        if !part.spansLines { part = .program }
        var index = 0
        while index < bytes.count {
            let length =
                switch part {
                case .program: readProgram(bytes, index, line)
                case .comment: readComment(bytes, index)
                case .quotation(let sign, let isLong): readQuotation(bytes, index, sign, isLong)
                }
            index += length
        }
    }

    // Each reads what stands at `index`, and gives its length.

    private mutating func readComment(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        guard bytes.stands("*/", at: index) else { return 1 }
        part = .program
        return 2
    }

    private mutating func readQuotation(
        _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ sign: UInt8, _ isLong: Bool
    ) -> Int {
        if bytes[index] == UInt8(ascii: "\\") { return 2 }
        guard bytes[index] == sign, !isLong || bytes.stands(threeTimes: sign, at: index) else { return 1 }
        part = .program
        return isLong ? 3 : 1
    }

    private mutating func readProgram(
        _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ line: Int
    ) -> Int {
        switch bytes[index] {
        case UInt8(ascii: "/") where bytes.stands("//", at: index): return bytes.count - index
        case UInt8(ascii: "#") where hashComments: return bytes.count - index
        case UInt8(ascii: "/") where bytes.stands("/*", at: index):
            (part, partLine) = (.comment, line)
            return 2
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
            return openQuotation(bytes, index, line)
        default:
            readBracket(bytes[index], line)
            return 1
        }
    }

    private mutating func openQuotation(
        _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ line: Int
    ) -> Int {
        let sign = bytes[index]
        if sign != UInt8(ascii: "`"), bytes.stands(threeTimes: sign, at: index) {
            (part, partLine) = (.quotation(sign: sign, isLong: true), line)
            return 3
        }
        // An apostrophe, or a lifetime of Rust.
        let isApostrophe =
            sign == UInt8(ascii: "'") && index > 0
            && (bytes[index - 1].isNameByte || bytes[index - 1] == UInt8(ascii: "&"))
        if !isApostrophe, bytes[(index + 1)...].contains(sign) {
            part = .quotation(sign: sign, isLong: false)
        }
        return 1
    }

    private mutating func readBracket(_ byte: UInt8, _ line: Int) {
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
            if open.count < Self.deepest { open.append(Open(bracket: byte, line: line)) }
        case UInt8(ascii: ")"): close(UInt8(ascii: "("), line)
        case UInt8(ascii: "]"): close(UInt8(ascii: "["), line)
        case UInt8(ascii: "}"): close(UInt8(ascii: "{"), line)
        default: break
        }
    }

    /// A bracket that nothing opened is passed over; one that was not closed before its outer one is forgotten.
    private mutating func close(_ bracket: UInt8, _ line: Int) {
        guard let place = open.lastIndex(where: { $0.bracket == bracket }) else { return }
        join(open[place].line, line)
        open.removeSubrange(place...)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether `signs`, two of them, stand at `index`.
    fileprivate func stands(_ signs: StaticString, at index: Int) -> Bool {
        index + 1 < count && self[index] == signs.utf8Start[0] && self[index + 1] == signs.utf8Start[1]
    }

    fileprivate func stands(threeTimes sign: UInt8, at index: Int) -> Bool {
        index + 2 < count && self[index...(index + 2)].allSatisfy { $0 == sign }
    }
}
