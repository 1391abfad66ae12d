import Database

/// The index as it was at one moment. Valid inside the call that gave it, on its thread.
package struct IndexSnapshot {
    let state: SnapshotState
    let connection: Connection
    let source: SegmentSource

    /// Raised by every commit.
    package var generation: Int { state.generation }
    package var settings: IndexSettings { state.settings }
    package var segments: [SegmentView] { state.segments }

    package var statistics: IndexStatistics {
        IndexStatistics(of: segments)
    }

    /// The postings of `term` in `segment`, nil when there are none, and in how many passages that are there it
    /// stands.
    package func postings(of term: [UInt8], in segment: SegmentView) throws -> (
        TermPostings, liveFrequency: Int
    )? {
        guard let postings = try segment.file.postings(of: term, source) else { return nil }
        return (postings, segment.liveFrequency(of: term, postings))
    }

    /// The id of the passage in `row`, as users see it.
    package func passageID(_ row: Int) throws -> String {
        let statement = try connection.statement(
            """
            SELECT name, ordinal FROM passage JOIN document ON document.id = passage.document \
            WHERE passage.id = ?
            """)
        defer { statement.reset() }
        try statement.bind(1, row)
        guard try statement.step() else { throw damaged("passage \(row)", "it is missing") }
        return "\(statement.text(0))#\(statement.integer(1))"
    }

    func damaged(_ place: String, _ reason: String) -> IndexStoreError {
        .damaged(file: connection.file, place: place, reason: reason)
    }
}
