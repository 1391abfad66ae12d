import ContextTypes

/// The stored form of blocks, links and sentences: what a document's or passage's text is made of.
///
/// Starts are written as the distance from the start before, which may be negative (of nested blocks only the innermost
/// are kept), so they are folded: 0, -1, 1, -2 … become 0, 1, 2, 3 …
///
/// What is decoded keeps the promises of its types, whatever the bytes were: spans lie in their text and begin and end
/// between scalars, units rise and do not overlap, parents come before their children and hold them.
enum StructureCodec {
    /// Of texts without places: the same as before there were any.
    private static let version: UInt8 = 1
    private static let versionWithPlaces: UInt8 = 2
    /// No text is so long; sums of two such offsets are far from overflowing.
    private static let largestOffset = 1 << 40
    /// Lists and headings are not nested deeper.
    private static let deepestLevel = 1 << 16

    static func encode(_ text: StructuredText) -> [UInt8] {
        var encoder = ByteEncoder()
        encoder.append(byte: text.places.isEmpty ? version : versionWithPlaces)
        encode(text.blocks, links: text.links, to: &encoder)
        PlaceCodec.encode(text.places, to: &encoder)
        return encoder.bytes
    }

    static func decode(_ bytes: UnsafeRawBufferPointer, text: String) throws(ByteDecoder.Malformed)
        -> StructuredText
    {
        var decoder = ByteDecoder(bytes)
        let hasPlaces = try readVersion(&decoder)
        let blocks = try decodeBlocks(&decoder, in: text)
        let links = try decodeLinks(&decoder, in: text)
        let places = hasPlaces ? try decodePlaces(&decoder, in: text) : []
        guard decoder.isAtEnd else { throw .init(reason: "bytes follow its end") }
        return StructuredText(text: text, blocks: blocks, links: links, places: places)
    }

    /// All of a passage that is not in its document's row. The text itself only when `withText`.
    static func encode(_ passage: Passage, withText: Bool) -> [UInt8] {
        var encoder = ByteEncoder()
        encoder.append(byte: passage.places.isEmpty ? version : versionWithPlaces)
        encoder.append(withText ? 1 : 0)
        if withText { encoder.append(passage.text) }
        encode(passage.origin, to: &encoder)
        encoder.append(passage.headings.count)
        for heading in passage.headings { encoder.append(heading) }
        encode(passage.blocks, links: passage.links, to: &encoder)
        encoder.append(passage.sentences.count)
        var last = 0
        for sentence in passage.sentences {
            encode(sentence.span, after: &last, to: &encoder)
            encoder.append(sentence.block)
        }
        encoder.append(passage.leadIn == nil ? 0 : 1)
        if let leadIn = passage.leadIn {
            encoder.append(leadIn.text)
            encode(leadIn.origin, to: &encoder)
        }
        PlaceCodec.encode(passage.places, to: &encoder)
        return encoder.bytes
    }

    /// Fills `passage` from what was encoded; its text must be there already unless the bytes have it.
    ///
    /// - Parameter start: where the text stands in the document's, unless the bytes have it.
    static func decode(
        _ bytes: UnsafeRawBufferPointer, into passage: inout Passage, start: Int
    ) throws(ByteDecoder.Malformed) {
        var decoder = ByteDecoder(bytes)
        let hasPlaces: Bool
        (passage.origin, hasPlaces) = try decodeFront(&decoder, text: &passage.text, start: start)
        passage.headings = []
        for _ in 0..<(try decoder.count()) { passage.headings.append(try decoder.text()) }
        passage.blocks = try decodeBlocks(&decoder, in: passage.text)
        passage.links = try decodeLinks(&decoder, in: passage.text)
        passage.sentences = try decodeSentences(&decoder, in: passage)
        if try decoder.integer(upTo: 1) == 1 {
            passage.leadIn = LeadIn(text: try decoder.text(), origin: try decodeOffset(&decoder))
        }
        passage.places = hasPlaces ? try decodePlaces(&decoder, in: passage.text) : []
        guard decoder.isAtEnd else { throw .init(reason: "bytes follow its end") }
    }
}

extension StructureCodec {
    /// Whether what was encoded knows places, by its first byte.
    static func hasPlaces(_ bytes: UnsafeRawBufferPointer) -> Bool { bytes.first == versionWithPlaces }

    /// Where a passage begins, and nothing else of it.
    static func decodeOrigin(
        _ bytes: UnsafeRawBufferPointer, start: Int
    ) throws(ByteDecoder.Malformed) -> SourceOffset {
        var decoder = ByteDecoder(bytes)
        var text = ""
        return try decodeFront(&decoder, text: &text, start: start).origin
    }

    /// The version, the text if the bytes have it, where it begins, and whether places come at the end.
    private static func decodeFront(
        _ decoder: inout ByteDecoder, text: inout String, start: Int
    ) throws(ByteDecoder.Malformed) -> (origin: SourceOffset, hasPlaces: Bool) {
        let hasPlaces = try readVersion(&decoder)
        let hasText = try decoder.integer(upTo: 1) == 1
        if hasText { text = try decoder.text() }
        let origin = try decodeOffset(&decoder)
        if !hasText, origin.utf8 != start { throw .init(reason: "its text stands elsewhere") }
        return (origin, hasPlaces)
    }

    /// Whether places come at the end.
    private static func readVersion(_ decoder: inout ByteDecoder) throws(ByteDecoder.Malformed) -> Bool {
        let found = try decoder.byte()
        guard found == version || found == versionWithPlaces else {
            throw .init(reason: "its encoding has version \(found), not \(version)")
        }
        return found == versionWithPlaces
    }

    private static func encode(_ blocks: [Block], links: [Link], to encoder: inout ByteEncoder) {
        encoder.append(blocks.count)
        var last = 0
        for block in blocks {
            encoder.append(byte: block.kind.rawValue)
            encoder.append(byte: (block.boilerplate?.rawValue ?? 0) << 1 | (block.isHeaderOrOrdered ? 1 : 0))
            encoder.append(block.parent + 1)
            encoder.append(block.level)
            encode(block.span, after: &last, to: &encoder)
        }
        encoder.append(links.count)
        last = 0
        for link in links {
            encode(link.span, after: &last, to: &encoder)
            encoder.append(link.target)
        }
    }

    private static func decodeBlocks(
        _ decoder: inout ByteDecoder, in text: String
    ) throws(ByteDecoder.Malformed) -> [Block] {
        var blocks: [Block] = []
        var spans = SpanDecoder(text)
        let count = try decoder.count()
        blocks.reserveCapacity(count)
        for index in 0..<count {
            guard let kind = BlockKind(rawValue: try decoder.byte()) else {
                throw .init(reason: "unknown block kind")
            }
            let flags = try decoder.byte()
            let boilerplate = Boilerplate(rawValue: flags >> 1)
            guard flags < 2 || boilerplate != nil else { throw .init(reason: "unknown kind of boilerplate") }
            let parent = try decoder.integer(upTo: index) - 1
            guard (parent < 0) == (index == 0) else { throw .init(reason: "a block has no parent") }
            let level = try decoder.integer(upTo: deepestLevel)
            let span = try spans.next(&decoder)
            guard parent < 0 || blocks[parent].span.contains(span) else {
                throw .init(reason: "a block passes its parent")
            }
            blocks.append(
                Block(
                    kind: kind, span: span, parent: parent, level: level, isHeaderOrOrdered: flags & 1 == 1,
                    boilerplate: boilerplate))
        }
        return blocks
    }

    private static func decodeLinks(
        _ decoder: inout ByteDecoder, in text: String
    ) throws(ByteDecoder.Malformed) -> [Link] {
        var links: [Link] = []
        var spans = SpanDecoder(text)
        for _ in 0..<(try decoder.count()) {
            let span = try spans.next(&decoder)
            links.append(Link(span: span, target: try decoder.text()))
        }
        return links
    }

    private static func decodePlaces(
        _ decoder: inout ByteDecoder, in text: String
    ) throws(ByteDecoder.Malformed) -> [PlacedSpan] {
        var places: [PlacedSpan] = []
        var spans = SpanDecoder(text)
        for _ in 0..<(try decoder.count()) {
            let span = try spans.next(&decoder)
            guard span.start >= places.last?.span.end ?? 0 else {
                throw .init(reason: "its places overlap or go back")
            }
            places.append(PlacedSpan(span: span, place: try PlaceCodec.decode(&decoder)))
        }
        return places
    }

    private static func decodeSentences(
        _ decoder: inout ByteDecoder, in passage: Passage
    ) throws(ByteDecoder.Malformed) -> [Sentence] {
        var sentences: [Sentence] = []
        var spans = SpanDecoder(passage.text)
        for _ in 0..<(try decoder.count()) {
            let span = try spans.next(&decoder)
            guard span.start >= sentences.last?.span.end ?? 0 else {
                throw .init(reason: "its units overlap or go back")
            }
            let block = try decoder.integer()
            guard passage.blocks.indices.contains(block) else {
                throw .init(reason: "a unit stands in no block")
            }
            sentences.append(Sentence(span: span, block: block))
        }
        return sentences
    }

    static func encode(_ span: SourceSpan, after last: inout Int, to encoder: inout ByteEncoder) {
        let distance = span.start - last
        encoder.append(distance << 1 ^ distance >> (Int.bitWidth - 1))
        encoder.append(span.count)
        last = span.start
    }

    private static func encode(_ offset: SourceOffset, to encoder: inout ByteEncoder) {
        encoder.append(offset.utf8)
        encoder.append(offset.codepoints)
        encoder.append(offset.utf16)
    }

    private static func decodeOffset(_ decoder: inout ByteDecoder) throws(ByteDecoder.Malformed)
        -> SourceOffset
    {
        let utf8 = try decoder.integer(upTo: largestOffset)
        let codepoints = try decoder.integer(upTo: utf8)
        let utf16 = try decoder.integer(upTo: utf8)
        guard (codepoints...2 * codepoints).contains(utf16) else {
            throw .init(reason: "an offset counts impossibly")
        }
        return SourceOffset(utf8: utf8, codepoints: codepoints, utf16: utf16)
    }
}

/// Reads the spans of one text, one after the other.
private struct SpanDecoder {
    private let utf8: String.UTF8View
    private let length: Int
    private var last = 0

    init(_ text: String) {
        utf8 = text.utf8
        length = text.utf8.count
    }

    mutating func next(_ decoder: inout ByteDecoder) throws(ByteDecoder.Malformed) -> SourceSpan {
        let folded = try decoder.integer(upTo: 2 * length + 1)
        let start = last + (folded >> 1 ^ -(folded & 1))
        let count = try decoder.integer(upTo: length)
        guard start >= 0, start + count <= length else { throw .init(reason: "a span lies outside its text") }
        let end = start + count
        guard isBoundary(start), isBoundary(end) else { throw .init(reason: "a span cuts a letter") }
        last = start
        return SourceSpan(start: start, end: end)
    }

    /// Whether no scalar goes on at this place.
    private func isBoundary(_ place: Int) -> Bool {
        place == length || utf8[utf8.index(utf8.startIndex, offsetBy: place)] & 0xC0 != 0x80
    }
}
