package import ContextTypes
import Database
package import JSONValues

/// A document whose text is read in parts: what a part costs depends on its length, not on that of the document.
///
/// Valid as long as the snapshot that gave it.
package struct StoredDocument {
    package let title: String
    package let url: String?
    package let metadata: JSON
    fileprivate let snapshot: IndexSnapshot
    fileprivate let row: Int
    /// Its rows in `passage`, in the order of its text.
    fileprivate let passages: Range<Int>

    /// The place of an offset that counts in `unit`: the first that is not before it, or the end of the text.
    package func place(of offset: Int, in unit: OffsetUnit) throws -> SourceOffset {
        try place(from: try anchor(before: offset, in: unit)) { $0.count(in: unit) >= offset }
    }

    /// Where the text ends.
    package func end() throws -> SourceOffset {
        try place(from: passages.isEmpty ? .zero : try origin(of: passages.upperBound - 1)) { _ in false }
    }

    package func text(at span: SourceSpan) throws -> String { try snapshot.text(of: row, at: span) }

    /// Where the text at `span` stands in a document that has places: those of its passages, put together.
    package func places(of span: SourceSpan) throws -> [Place] {
        var found: [PlacedSpan] = []
        for passage in try firstPassage(endingBehind: span.start)..<passages.upperBound {
            let (start, hasPlaces) = try front(of: passage)
            guard start < span.end || start == span.start else { break }
            guard hasPlaces else { continue }
            for placed in try snapshot.passage(passage).places {
                let moved = placed.span.shifted(by: start)
                guard moved.start >= found.last?.span.end ?? 0 else { continue }
                found.append(PlacedSpan(span: moved, place: placed.place))
            }
        }
        return found.places(of: span)
    }

    /// The last passage that begins at a byte or before it, or the first of all.
    private func firstPassage(endingBehind start: Int) throws -> Int {
        var (low, high) = (passages.lowerBound, passages.upperBound)
        while high - low > 1 {
            let middle = (low + high) / 2
            if try front(of: middle).start <= start { low = middle } else { high = middle }
        }
        return low
    }

    /// Where a passage begins, and whether it has places.
    private func front(of passage: Int) throws -> (start: Int, hasPlaces: Bool) {
        let statement = try snapshot.connection.statement(
            "SELECT start, structure FROM passage WHERE id = ? AND document = ?")
        defer { statement.reset() }
        try statement.bind(1, passage)
        try statement.bind(2, row)
        guard try statement.step() else { throw snapshot.damaged("passage \(passage)", "it is missing") }
        return (statement.integer(0), try statement.withBytes(1) { StructureCodec.hasPlaces($0) })
    }

    /// The last passage that begins at an offset or before it. Passages know their places in all units, so that nothing
    /// before them is counted again.
    private func anchor(before offset: Int, in unit: OffsetUnit) throws -> SourceOffset {
        var anchor = SourceOffset.zero
        var rest = passages
        while !rest.isEmpty {
            let middle = rest.lowerBound + rest.count / 2
            let origin = try origin(of: middle)
            if origin.count(in: unit) <= offset {
                anchor = origin
                rest = middle + 1..<rest.upperBound
            } else {
                rest = rest.lowerBound..<middle
            }
        }
        return anchor
    }

    /// The first place from `start` on that meets `isThere`, or the end of the text.
    private func place(
        from start: SourceOffset, where isThere: (SourceOffset) -> Bool
    ) throws -> SourceOffset {
        let reader = BlobReader(snapshot.connection, table: "content", column: "text")
        let length = try reader.count(row: row)
        var place = start
        var next = start.utf8
        while next < length {
            var bytes = [UInt8](repeating: 0, count: min(StoredDocument.stretch, length - next))
            try bytes.withUnsafeMutableBytes { try reader.read(row: row, offset: next, into: $0) }
            for byte in bytes where byte & 0xC0 != 0x80 {
                if isThere(place) { return place }
                place = place.advanced(overScalarThatBegins: byte)
            }
            next += bytes.count
        }
        return place
    }

    private static let stretch = 1 << 13

    private func origin(of passage: Int) throws -> SourceOffset {
        let place = "passage \(passage)"
        let statement = try snapshot.connection.statement(
            "SELECT start, structure FROM passage WHERE id = ? AND document = ?")
        defer { statement.reset() }
        try statement.bind(1, passage)
        try statement.bind(2, row)
        guard try statement.step() else { throw snapshot.damaged(place, "it is missing") }
        let start = statement.integer(0)
        do {
            return try statement.withBytes(1) { bytes throws in
                try StructureCodec.decodeOrigin(bytes, start: start)
            }
        } catch let malformed as ByteDecoder.Malformed {
            throw snapshot.damaged(place, malformed.reason)
        }
    }
}

extension IndexSnapshot {
    /// The document with this id without its text; nil when there is none.
    package func storedDocument(_ id: String) throws -> StoredDocument? {
        let place = "document \(id)"
        let statement = try connection.statement(
            "SELECT title, url, metadata, id, first_passage, passages FROM document WHERE name = ?")
        defer { statement.reset() }
        try statement.bind(1, id)
        guard try statement.step() else { return nil }
        return StoredDocument(
            title: try text(statement, 0, place),
            url: statement.isNull(1) ? nil : try text(statement, 1, place),
            metadata: try metadata(statement, 2, place), snapshot: self, row: statement.integer(3),
            passages: try RowNumbers.passages(
                first: statement.integer(4), count: statement.integer(5), connection))
    }
}

extension SourceOffset {
    /// The place after a scalar of valid UTF-8, by its first byte.
    fileprivate func advanced(overScalarThatBegins byte: UInt8) -> SourceOffset {
        let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        return SourceOffset(
            utf8: utf8 + length, codepoints: codepoints + 1, utf16: utf16 + (length == 4 ? 2 : 1))
    }
}
