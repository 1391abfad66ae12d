import JSONValues

/// A JSON object as text, changed at one place at a time: everything else stays byte for byte.
///
///     var text = JSONText(#"{"a": 1}"#)
///     text.set(.integer(2), at: ["b", "c"])
///     // {"a": 1, "b": {"c":2}}
struct JSONText {
    private(set) var text: String

    /// - Parameter text: of an object, without mistakes.
    init(_ text: String) { self.text = text }

    /// Replaces the value at the end of `path`, or adds it with the objects that lead there.
    mutating func set(_ value: JSON, at path: [String]) {
        let bytes = Array(text.utf8)
        var object = JSONPlaces(in: bytes)
        for (depth, key) in path.enumerated() {
            guard let member = object.members.last(where: { $0.key == key }) else {
                let nested = path[(depth + 1)...].reversed().reduce(value) { .object([JSON.Member($1, $0)]) }
                return add(JSON.Member(key, nested), to: object, bytes)
            }
            guard depth + 1 < path.count else {
                let isLong = bytes[member.value].contains(UInt8(ascii: "\n"))
                let indent = indent(before: member.whole.lowerBound, bytes)
                return replace(member.value, with: written(value, over: isLong, at: indent), bytes)
            }
            object = JSONPlaces(in: bytes, at: member.value.lowerBound)
        }
    }

    /// Takes away the member at the end of `path`; without effect when there is none.
    mutating func remove(at path: [String]) {
        let bytes = Array(text.utf8)
        var object = JSONPlaces(in: bytes)
        for key in path.dropLast() {
            guard let member = object.members.last(where: { $0.key == key }) else { return }
            object = JSONPlaces(in: bytes, at: member.value.lowerBound)
        }
        guard let place = object.members.lastIndex(where: { $0.key == path.last }) else { return }
        let members = object.members
        if members.count == 1 {
            replace(object.inside, with: "", bytes)
        } else if place + 1 < members.count {
            replace(members[place].whole.lowerBound..<members[place + 1].whole.lowerBound, with: "", bytes)
        } else {
            replace(members[place - 1].value.upperBound..<members[place].value.upperBound, with: "", bytes)
        }
    }

    private mutating func add(_ member: JSON.Member, to object: JSONPlaces, _ bytes: [UInt8]) {
        let key = "\(JSON.string(member.key)): "
        guard let last = object.members.last, let first = object.members.first else {
            let outer = indent(before: object.inside.lowerBound, bytes)
            let inner = outer + step(of: bytes)
            let line = inner + key + written(member.value, over: true, at: inner)
            return replace(object.inside, with: newline + line + newline + outer, bytes)
        }
        let opening = bytes[object.inside.lowerBound..<first.whole.lowerBound]
        let isLong = opening.contains(UInt8(ascii: "\n"))
        let indent = indent(before: first.whole.lowerBound, bytes)
        let end = last.value.upperBound
        replace(
            end..<end,
            with: (isLong ? ",\(newline)\(indent)" : ", ") + key
                + written(member.value, over: isLong, at: indent),
            bytes)
    }

    private mutating func replace(_ range: Range<Int>, with part: String, _ bytes: [UInt8]) {
        text = String(
            decoding: bytes[..<range.lowerBound] + Array(part.utf8) + bytes[range.upperBound...],
            as: UTF8.self)
    }

    private func written(_ value: JSON, over lines: Bool, at indent: String) -> String {
        guard lines else { return value.description }
        return value.indented(by: step(of: Array(text.utf8)), inside: indent).replacing("\n", with: newline)
    }

    private var newline: String { text.utf8.contains(UInt8(ascii: "\r")) ? "\r\n" : "\n" }

    /// The white space that the first indented line begins with.
    private func step(of bytes: [UInt8]) -> String {
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            let blank = line.prefix { $0 == 0x20 || $0 == 0x09 }
            if !blank.isEmpty, blank.count < line.count { return String(decoding: blank, as: UTF8.self) }
        }
        return "  "
    }

    /// The white space that the line of `place` begins with.
    private func indent(before place: Int, _ bytes: [UInt8]) -> String {
        let start = bytes[..<place].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return String(decoding: bytes[start..<place].prefix { $0 == 0x20 || $0 == 0x09 }, as: UTF8.self)
    }
}

/// Where the members of an object stand in its text.
private struct JSONPlaces {
    struct Member {
        let key: String
        /// From the key to the end of the value.
        let whole: Range<Int>
        let value: Range<Int>
    }

    private(set) var members: [Member] = []
    /// Between the braces.
    let inside: Range<Int>

    /// - Parameters:
    ///   - bytes: JSON without mistakes.
    ///   - start: at or before the object's brace.
    init(in bytes: [UInt8], at start: Int = 0) {
        let open = bytes[start...].firstIndex(of: UInt8(ascii: "{")) ?? start
        var place = open + 1
        while true {
            place = Self.skip(bytes, from: place) { $0.isJSONBlank || $0 == UInt8(ascii: ",") }
            guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { break }
            let key = place..<Self.end(ofValueAt: place, in: bytes)
            let value = Self.skip(bytes, from: key.upperBound) { $0.isJSONBlank || $0 == UInt8(ascii: ":") }
            place = Self.end(ofValueAt: value, in: bytes)
            members.append(
                Member(
                    key: (try? JSON(parsing: Array(bytes[key])).string) ?? "", whole: key.lowerBound..<place,
                    value: value..<place))
        }
        inside = (open + 1)..<max(open + 1, place)
    }

    private static func skip(_ bytes: [UInt8], from start: Int, while isSkipped: (UInt8) -> Bool) -> Int {
        bytes[start...].firstIndex { !isSkipped($0) } ?? bytes.count
    }

    private static func end(ofValueAt start: Int, in bytes: [UInt8]) -> Int {
        var depth = 0
        var place = start
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\""):
                place += 1
                while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
                    place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
                }
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ","):
                // Of the object around a number, `true`, `false` or `null`.
                if depth == 0 { return place }
                if bytes[place] != UInt8(ascii: ",") { depth -= 1 }
            case let byte where byte.isJSONBlank && depth == 0: return place
            default:
                place += 1
                continue
            }
            place += 1
            if depth == 0, bytes[place - 1] != UInt8(ascii: ",") { return place }
        }
        return bytes.count
    }
}

extension UInt8 {
    fileprivate var isJSONBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
