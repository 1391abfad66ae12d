import ContextTypes
import Glibc

/// Reads XML one element or text at a time. Nothing outside the text is ever read, and nothing in it is expanded.
///
/// An element that closes itself gives both events. Definitions of entities are refused, references that are not among
/// the five of XML stay as they stand. Depth is bounded; what is cut off in the middle is an error.
struct XMLScanner {
    /// Of the element that was opened last, by local name; those with a prefix also by their whole name.
    private(set) var attributes: [String: String] = [:]
    private let bytes: [UInt8]
    private let name: String
    private let deepest: Int
    private var position = 0
    private var open: [String] = []
    private var pendingClose = false

    /// - Parameter name: what the text is, for errors.
    /// - Throws: when it cannot be decoded.
    init(_ bytes: [UInt8], name: String, limits: DocumentLimits) throws(DocumentError) {
        self.name = name
        deepest = limits.elementDepth
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            self.bytes = Array(bytes.dropFirst(3))
        } else if String(validating: bytes, as: UTF8.self) != nil, !bytes.contains(0) {
            self.bytes = bytes
        } else {
            do { self.bytes = Array(try SourceDecoder().text(from: bytes, format: .html).utf8) } catch {
                throw DocumentError("\(name): \(error.reason)")
            }
        }
    }

    var depth: Int { open.count }

    /// The next event; nil at the end.
    mutating func next() throws(DocumentError) -> XMLEvent? {
        if pendingClose {
            pendingClose = false
            return .close(open.removeLast())
        }
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "<") else {
                let text = readText()
                if open.isEmpty { continue }
                return .text(text)
            }
            if let event = try readMarkup() { return event }
        }
        guard open.isEmpty else { throw damaged("it is cut off inside <\(open[open.count - 1])>") }
        return nil
    }

    /// Passes over what is left of the element that was opened last.
    mutating func skipElement() throws(DocumentError) {
        let outer = open.count - 1
        while open.count > outer || pendingClose {
            guard try next() != nil else { return }
        }
    }

    /// All text of the element that was opened last, through its end.
    mutating func elementText() throws(DocumentError) -> String {
        let outer = open.count - 1
        var text = ""
        while open.count > outer || pendingClose, let event = try next() {
            if case .text(let part) = event { text += part }
        }
        return text
    }

    private func damaged(_ reason: String) -> DocumentError {
        DocumentError("\(name) is damaged at byte \(position): \(reason)")
    }

    // MARK: Markup

    private mutating func readMarkup() throws(DocumentError) -> XMLEvent? {
        let next = position + 1 < bytes.count ? bytes[position + 1] : 0
        switch next {
        case UInt8(ascii: "?"):
            try skip(past: "?>")
            return nil
        case UInt8(ascii: "!"): return try readDeclaration()
        case UInt8(ascii: "/"): return try readEndTag()
        default: return try readStartTag()
        }
    }

    private mutating func readDeclaration() throws(DocumentError) -> XMLEvent? {
        if holds("<!--") {
            position += 4
            try skip(past: "-->")
            return nil
        }
        if holds("<![CDATA[") {
            let start = position + 9
            position = start
            try skip(past: "]]>")
            return open.isEmpty ? nil : .text(String(decoding: bytes[start..<position - 3], as: UTF8.self))
        }
        try skipDocumentType()
        return nil
    }

    /// The type of the document may be named; that it declares something is refused.
    private mutating func skipDocumentType() throws(DocumentError) {
        while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
            guard bytes[position] != UInt8(ascii: "[") else {
                throw DocumentError(
                    "\(name) declares entities or types in its DOCTYPE, which is refused; save it without them"
                )
            }
            position += 1
        }
        guard position < bytes.count else { throw damaged("its DOCTYPE does not end") }
        position += 1
    }

    private mutating func readEndTag() throws(DocumentError) -> XMLEvent {
        position += 2
        let tag = readName()
        try skip(past: ">")
        guard let last = open.last, last == tag else {
            throw damaged("</\(tag)> closes \(open.last.map { "<\($0)>" } ?? "nothing")")
        }
        open.removeLast()
        return .close(tag)
    }

    private mutating func readStartTag() throws(DocumentError) -> XMLEvent {
        position += 1
        let tag = readName()
        guard !tag.isEmpty else { throw damaged("a tag has no name") }
        attributes = [:]
        while true {
            skipSpace()
            guard position < bytes.count else { throw damaged("<\(tag)> is cut off") }
            switch bytes[position] {
            case UInt8(ascii: ">"):
                position += 1
                try push(tag)
                return .open(tag)
            case UInt8(ascii: "/"):
                position += 1
                guard position < bytes.count, bytes[position] == UInt8(ascii: ">") else {
                    throw damaged("<\(tag)> is malformed")
                }
                position += 1
                try push(tag)
                pendingClose = true
                return .open(tag)
            default: try readAttribute(of: tag)
            }
        }
    }

    private mutating func push(_ tag: String) throws(DocumentError) {
        guard open.count < deepest else { throw damaged("elements are nested deeper than \(deepest)") }
        open.append(tag)
    }

    private mutating func readAttribute(of tag: String) throws(DocumentError) {
        let start = position
        let key = readName()
        let whole =
            position - start == key.utf8.count
            ? nil : String(decoding: bytes[start..<position], as: UTF8.self)
        skipSpace()
        guard !key.isEmpty, position < bytes.count, bytes[position] == UInt8(ascii: "=") else {
            throw damaged("an attribute of <\(tag)> is malformed")
        }
        position += 1
        skipSpace()
        guard position < bytes.count, bytes[position] == 0x22 || bytes[position] == 0x27,
            let end = bytes[(position + 1)...].firstIndex(of: bytes[position])
        else { throw damaged("an attribute of <\(tag)> has no value") }
        let value = resolved(bytes[position + 1..<end])
        position = end + 1
        // Of two that differ by their prefixes alone the first counts.
        if attributes[key] == nil { attributes[key] = value }
        if let whole { attributes[whole] = value }
    }

    /// The local part of the name that stands here.
    private mutating func readName() -> String {
        let start = position
        var local = start
        while position < bytes.count, !isEndOfName(bytes[position]) {
            if bytes[position] == UInt8(ascii: ":") { local = position + 1 }
            position += 1
        }
        return String(decoding: bytes[local..<position], as: UTF8.self)
    }

    private func isEndOfName(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=")
            || byte == UInt8(ascii: "<")
    }

    // MARK: Text

    private mutating func readText() -> String {
        let end = bytes[position...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
        defer { position = end }
        return resolved(bytes[position..<end])
    }

    private func resolved(_ range: ArraySlice<UInt8>) -> String {
        guard range.contains(UInt8(ascii: "&")) else { return String(decoding: range, as: UTF8.self) }
        var result: [UInt8] = []
        result.reserveCapacity(range.count)
        var index = range.startIndex
        while index < range.endIndex {
            guard range[index] == UInt8(ascii: "&"),
                let end = range[index...].prefix(12).firstIndex(of: UInt8(ascii: ";")),
                let scalar = Self.scalar(of: range[(index + 1)..<end])
            else {
                result.append(range[index])
                index += 1
                continue
            }
            result.append(contentsOf: Array(String(scalar).utf8))
            index = end + 1
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func scalar(of reference: ArraySlice<UInt8>) -> Unicode.Scalar? {
        let name = String(decoding: reference, as: UTF8.self)
        switch name {
        case "lt": return "<"
        case "gt": return ">"
        case "amp": return "&"
        case "quot": return "\""
        case "apos": return "'"
        default: break
        }
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let value = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return value.flatMap { $0 == 0 ? nil : Unicode.Scalar($0) }
    }

    // MARK: Scanning

    private func holds(_ mark: StaticString) -> Bool {
        bytes[position...].starts(
            with: UnsafeBufferPointer(start: mark.utf8Start, count: mark.utf8CodeUnitCount))
    }

    private mutating func skipSpace() {
        while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
    }

    private mutating func skip(past mark: StaticString) throws(DocumentError) {
        guard let found = bytes[position...].place(of: mark) else { throw damaged("\(mark) is missing") }
        position = found.upperBound
    }
}
