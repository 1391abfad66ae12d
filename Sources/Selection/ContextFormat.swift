import ContextTypes

/// How kept units become text: one place decides on separators, title lines and gap marks.
///
/// A passage in the context is its title line (`Title > Heading > Heading`), its lead-in, then its kept units. Units of
/// one block are joined by a space (by nothing where the source has nothing between them), units of different blocks
/// by a line break, or an empty line where the source has one. Where something between two kept units was dropped,
/// the context shows ` … ` or a line with `…`; a passage's own `text` closes the gap without a mark. Marks with ids stand
/// before the first kept unit and after the last one too. Passages are parted by an empty line. Offsets are of the source, so nothing of this moves them.
enum ContextFormat {
    static let passageSeparator = "\n\n"
    /// Follows the kept part of a unit that was cut.
    static let cutMark = " …"

    /// Stands where something between two kept units was dropped, unless gaps have ids.
    static let gapMark = "…"

    /// How a text shows that something was dropped between two kept units.
    enum GapMarks {
        case none
        case dots
        case ids
    }

    /// What stands between two kept units of a passage.
    enum Separator: Int, CaseIterable {
        case nothing
        case space
        case line
        case emptyLine
        case gap
        case lineGap

        /// - Parameter mark: shows a gap; nil closes it.
        func text(mark: String?) -> String {
            switch self {
            case .nothing: ""
            case .space: " "
            case .line: "\n"
            case .emptyLine: "\n\n"
            case .gap: mark.map { " \($0) " } ?? " "
            case .lineGap: mark.map { "\n\($0)\n" } ?? "\n"
            }
        }
    }

    /// Title and headings in one line; empty when the passage has none or the options want none.
    static func titleLine(of passage: Passage, _ options: PruningOptions) -> String {
        guard options.keepTitle != .never, options.keepTitle != .firstSentence else { return "" }
        var parts: [String] = []
        for part in passage.headingPath {
            let line = part.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if !line.isEmpty, parts.last != line { parts.append(line) }
        }
        return parts.joined(separator: " > ")
    }

    /// What stands between two kept units, `next` being the one after `previous`.
    ///
    /// - Parameters:
    ///   - bytes: the passage's text.
    ///   - isCut: whether only the beginning of `previous` is kept.
    static func separator(
        in bytes: UnsafeBufferPointer<UInt8>, of passage: Passage, from previous: Int, to next: Int,
        isCut: Bool = false
    ) -> Separator {
        let isOneBlock = passage.sentences[previous].block == passage.sentences[next].block
        if isCut || next > previous + 1 { return isOneBlock ? .gap : .lineGap }
        let between = passage.sentences[previous].span.end..<passage.sentences[next].span.start
        let breaks = bytes[between].lazy.filter { $0 == UInt8(ascii: "\n") }.count
        if breaks > 0 { return breaks > 1 ? .emptyLine : .line }
        return between.isEmpty ? .nothing : .space
    }

    /// What stands between the mark of a gap at an end of a passage and the unit beside it.
    ///
    /// - Parameter unit: the first unit on the right side of the place.
    static func edge(of passage: Passage, before unit: Int) -> String {
        passage.sentences[unit].block == passage.sentences[unit - 1].block ? " " : "\n"
    }

    /// The units of a passage joined.
    ///
    /// - Parameter cut: the unit among them of which only the beginning is kept.
    static func text(of passage: Passage, units: [Int], cut: CutUnit?, gaps: GapMarks) -> String {
        guard let first = units.first, let last = units.last else { return "" }
        var source = passage.text
        return source.withUTF8 { bytes in
            func mark(_ previous: Int?, _ next: Int?) -> String? {
                switch gaps {
                case .none: nil
                case .dots: gapMark
                case .ids:
                    PassageGap(in: bytes, of: passage, from: previous, to: next, cut)?.contextGap(in: bytes)
                        .mark
                }
            }
            var result: [UInt8] = []
            if gaps == .ids, let mark = mark(nil, first) {
                result += (mark + edge(of: passage, before: first)).utf8
            }
            var previous: Int?
            for unit in units {
                if let previous {
                    let separator = separator(
                        in: bytes, of: passage, from: previous, to: unit, isCut: cut?.place.index == previous)
                    result += separator.text(mark: mark(previous, unit)).utf8
                }
                let span = passage.sentences[unit].span
                result += bytes[span.start..<(cut?.place.index == unit ? cut?.end ?? span.end : span.end)]
                previous = unit
            }
            let isCut = cut?.place.index == last
            if gaps == .dots, isCut { result += cutMark.utf8 }
            if gaps == .ids, let mark = mark(last, nil) {
                result += ((isCut ? " " : edge(of: passage, before: last + 1)) + mark).utf8
            }
            return String(decoding: result, as: UTF8.self)
        }
    }

    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
