/// What was dropped at one place of the context, under the id that stands there.
package struct ContextGap: Hashable, Sendable {
    /// Ten hexadecimal digits, made of the text alone: the same wherever it is dropped.
    package let id: String
    /// Of the passage that it was dropped from.
    package let document: String
    /// As it stands in the source.
    package let text: String
    package let units: Int
    /// The numbers of its first and last line, where the units are lines.
    package let lines: ClosedRange<Int>?

    package init(document: String, text: String, units: Int, lines: ClosedRange<Int>? = nil) {
        id = ContextGap.id(of: text)
        self.document = document
        self.text = text
        self.units = units
        self.lines = lines
    }

    /// What stands in the context in its place.
    package var mark: String {
        lines.map { ContextGap.mark(of: $0, id: id) } ?? ContextGap.mark(units, id)
    }

    /// What stands in the place of dropped lines.
    ///
    /// - Parameter id: what gives them back; nil when nothing does.
    package static func mark(of lines: ClosedRange<Int>, id: String? = nil) -> String {
        let numbers =
            lines.count == 1
            ? "1 line: \(lines.lowerBound)" : "\(lines.count) lines: \(lines.lowerBound)–\(lines.upperBound)"
        return "[… \(numbers)\(id.map { ", winnow:\($0)" } ?? "")]"
    }

    /// A mark as long as any: what room for one is reckoned with.
    package static let longestMark = mark(10_000, "0a1b2c3d4e")

    /// Whether `text` has the form of an id.
    package static func isID(_ text: String) -> Bool {
        text.utf8.count == 10
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }

    private static func mark(_ units: Int, _ id: String) -> String {
        "[… \(units) \(units == 1 ? "sentence" : "sentences"), winnow:\(id)]"
    }

    /// The hash of the text, its two ends folded together.
    private static func id(of text: String) -> String {
        let hash = FNV1a.hash(text.utf8)
        let digits = String((hash ^ hash >> 40) & 0xFF_FFFF_FFFF, radix: 16)
        return String(repeating: "0", count: 10 - digits.count) + digits
    }
}
