import Database

/// Where the passages of one segment stand: in the table `passage`, and in the order of their ids. Valid in the snapshot
/// that it was made of.
package struct PassagePlaces {
    private let segment: SegmentView
    private let connection: Connection
    private let rows: SharedBuffer

    package init(_ segment: SegmentView, _ snapshot: IndexSnapshot) throws {
        self.segment = segment
        connection = snapshot.connection
        rows = try segment.file.passageRows(connection)
    }

    /// The row in `passage` of passage `passage` of the segment.
    package func row(_ passage: Int) -> Int {
        withExtendedLifetime(rows) { Int(rows.bytes.bindMemory(to: UInt32.self)[passage]) }
    }

    /// How many passages of the segment come before it by their ids.
    package func rank(_ passage: Int) throws -> UInt32 {
        let ranks = try segment.file.passageRanks(connection)
        return withExtendedLifetime(ranks) { ranks.bytes.bindMemory(to: UInt32.self)[passage] }
    }
}
