import ContextTypes
import SentencePruning

/// How kept units become text: one place decides on separators, title lines and gap marks.
///
/// A passage in the context is its title line (`Title > Heading > Heading`), its lead-in, then its kept units. Units of
/// one block are joined by a space (by nothing where the source has nothing between them), units of different blocks
/// by a line break, or an empty line where the source has one. Where something between two kept units was dropped,
/// the context shows ` … ` or a line with `…`; a passage's own `text` closes the gap without a mark. Passages are
/// parted by an empty line. Offsets are of the source, so nothing of this moves them.
enum ContextFormat {
    static let passageSeparator = "\n\n"
    /// The most that stands before a unit.
    static let widestSeparator = "\n…\n"

    /// Title and headings in one line; empty when the passage has none or the options want none.
    static func titleLine(of passage: Passage, _ options: PruningOptions) -> String {
        guard options.keepTitle != .never, options.keepTitle != .firstSentence else { return "" }
        var parts: [String] = []
        for part in [passage.title] + passage.headings {
            let line = part.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if !line.isEmpty, parts.last != line { parts.append(line) }
        }
        return parts.joined(separator: " > ")
    }

    /// What stands between two kept units, `next` being the one after `previous`.
    ///
    /// - Parameter marksGap: whether to show that something between them was dropped.
    static func separator(
        in bytes: UnsafeBufferPointer<UInt8>, of passage: Passage, from previous: Int, to next: Int,
        marksGap: Bool
    ) -> String {
        let between = passage.sentences[previous].span.end..<passage.sentences[next].span.start
        let isGap = next > previous + 1
        let isOneBlock = passage.sentences[previous].block == passage.sentences[next].block
        let breaks = isGap ? 0 : bytes[between].lazy.filter { $0 == UInt8(ascii: "\n") }.count
        if isGap {
            if isOneBlock { return marksGap ? " … " : " " }
            return marksGap ? widestSeparator : "\n"
        }
        if breaks > 0 { return breaks > 1 ? "\n\n" : "\n" }
        return between.isEmpty ? "" : " "
    }

    /// The units of a passage joined.
    static func text(
        of passage: Passage, units: [Int], marksGaps: Bool
    ) -> String {
        var source = passage.text
        return source.withUTF8 { bytes in
            var result: [UInt8] = []
            for (place, unit) in units.enumerated() {
                if place > 0 {
                    result +=
                        separator(
                            in: bytes, of: passage, from: units[place - 1], to: unit, marksGap: marksGaps
                        ).utf8
                }
                result += bytes[passage.sentences[unit].span.range]
            }
            return String(decoding: result, as: UTF8.self)
        }
    }
}
