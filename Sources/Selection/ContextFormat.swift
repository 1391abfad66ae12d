import ContextTypes

/// How kept units become text: one place decides on separators, title lines and gap marks.
///
/// A passage in the context is its title line (`Title > Heading > Heading`), its lead-in, then its kept units. Units of
/// one block are joined by a space (by nothing where the source has nothing between them), units of different blocks
/// by a line break, or an empty line where the source has one. Where something between two kept units was dropped,
/// the context shows ` … ` or a line with `…`; a passage's own `text` closes the gap without a mark. Passages are
/// parted by an empty line. Offsets are of the source, so nothing of this moves them.
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
        for part in [passage.title] + passage.headings {
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

    /// The units of a passage joined.
    ///
    /// - Parameter cut: the unit among them of which only the beginning is kept.
    static func text(of passage: Passage, units: [Int], cut: CutUnit?, gaps: GapMarks) -> String {
        var source = passage.text
        return source.withUTF8 { bytes in
            var result: [UInt8] = []
            var previous: Int?
            for unit in units {
                if let previous {
                    let separator = separator(
                        in: bytes, of: passage, from: previous, to: unit, isCut: cut?.place.index == previous)
                    let mark: String? =
                        switch gaps {
                        case .none: nil
                        case .dots: gapMark
                        case .ids: gap(in: bytes, of: passage, from: previous, to: unit, cut)?.mark
                        }
                    result += separator.text(mark: mark).utf8
                }
                let span = passage.sentences[unit].span
                result += bytes[span.start..<(cut?.place.index == unit ? cut?.end ?? span.end : span.end)]
                previous = unit
            }
            if gaps != .none, let previous, cut?.place.index == previous { result += cutMark.utf8 }
            return String(decoding: result, as: UTF8.self)
        }
    }

    /// What was dropped between neighbours among the kept units of a passage.
    static func gaps(of passage: Passage, units: [Int], cut: CutUnit?) -> [ContextGap] {
        var source = passage.text
        return source.withUTF8 { bytes in
            zip(units, units.dropFirst()).compactMap { gap(in: bytes, of: passage, from: $0, to: $1, cut) }
        }
    }

    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// What was dropped between two kept units, without the white space around it; nil when nothing was.
    private static func gap(
        in bytes: UnsafeBufferPointer<UInt8>, of passage: Passage, from previous: Int, to next: Int,
        _ cut: CutUnit?
    ) -> ContextGap? {
        let isCut = cut?.place.index == previous
        let units = next - previous - 1 + (isCut ? 1 : 0)
        guard units > 0 else { return nil }
        let start = isCut ? cut?.end ?? 0 : passage.sentences[previous].span.end
        var text = bytes[start..<passage.sentences[next].span.start]
        while let last = text.last, isBlank(last) { text.removeLast() }
        text = text.drop(while: isBlank)
        return ContextGap(
            document: passage.document, text: String(decoding: text, as: UTF8.self), units: units)
    }
}
