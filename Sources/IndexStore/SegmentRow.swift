import Database
import Postings

/// One row of the table `segment`.
struct SegmentRow: Sendable {
    var number: Int
    var passages: Int
    var tokens: Int
    var livePassages: Int
    var liveTokens: Int
    var terms: Int
    var postings: Int
    var k1: Double
    var b: Double
    var averageLength: Double
    var firstWindow: Int
    var windows: Int
    var firstDictionary: Int
    var dictionaries: Int
    var firstPostings: Int
    var postingsRows: Int
    var bytes: Int

    var saturation: Saturation { Saturation(k1: k1, b: b, average: averageLength) }

    /// All segments of the index, oldest first. Impossible numbers are refused here, so that nothing behind this has
    /// to doubt them.
    static func all(in connection: Connection) throws -> [SegmentRow] {
        let statement = try connection.statement(
            """
            SELECT id, passages, tokens, live_passages, live_tokens, terms, postings, k1, b, average_length, \
            first_window, windows, first_dictionary, dictionaries, first_postings, postings_rows, bytes \
            FROM segment ORDER BY id
            """)
        defer { statement.reset() }
        var rows: [SegmentRow] = []
        while try statement.step() {
            let row = SegmentRow(
                number: statement.integer(0), passages: statement.integer(1), tokens: statement.integer(2),
                livePassages: statement.integer(3), liveTokens: statement.integer(4),
                terms: statement.integer(5),
                postings: statement.integer(6), k1: statement.double(7), b: statement.double(8),
                averageLength: statement.double(9), firstWindow: statement.integer(10),
                windows: statement.integer(11), firstDictionary: statement.integer(12),
                dictionaries: statement.integer(13), firstPostings: statement.integer(14),
                postingsRows: statement.integer(15), bytes: statement.integer(16))
            guard row.isPossible else {
                throw IndexStoreError.damaged(
                    file: connection.file, place: "segment \(row.number)",
                    reason: "its row has impossible numbers")
            }
            rows.append(row)
        }
        return rows
    }

    private var isPossible: Bool {
        let window = SegmentLimits.window
        return passages > 0 && passages <= SegmentLimits.passages
            && windows == (passages + window - 1) / window && (0...passages).contains(livePassages)
            && tokens >= 0 && tokens < 1 << 53 && (0...tokens).contains(liveTokens)
            && k1 >= 0 && k1 < 1e6 && (0...1).contains(b) && averageLength > 0 && averageLength < 1e12
            && [firstWindow, firstDictionary, firstPostings].allSatisfy { (0..<1 << 40).contains($0) }
            && [dictionaries, postingsRows, terms, postings, bytes].allSatisfy { (0..<1 << 40).contains($0) }
    }
}
