package import ContextTypes
import Database
package import Postings

/// Passages that stand in others are taken out of the search, and put back when what held them goes.
extension IndexWriter {
    /// Gives the terms of passages, in their order: what the writer needs to put passages back.
    package typealias Analysis = (_ passages: [Passage]) throws -> TermBatch

    /// What is contained now, rising by row.
    package func containedPassages() throws -> [ContainedPassage] {
        try naming { try ContainedSchema.all(in: connection) }
    }

    /// Makes `passages`, rising by row, all that is contained, in one transaction. Their holders are not among them.
    /// Does nothing when it is so already.
    package func contain(_ passages: [ContainedPassage]) throws {
        try commit()
        try naming {
            let known = try ContainedSchema.all(in: connection)
            guard known != passages else { return }
            try begin()
            let rows = Set(passages.map(\.row))
            let knownByRow = Dictionary(uniqueKeysWithValues: known.map { ($0.row, $0) })
            try restore(known.map(\.row).filter { !rows.contains($0) })
            try ContainedSchema.createIfMissing(in: connection)
            let hasVectors = try TokenVectorSchema.exists(in: connection)
            for passage in passages where knownByRow[passage.row] != passage {
                try ContainedSchema.insert(passage, into: connection)
                if knownByRow[passage.row] == nil { try takeOut(passage.row, hasVectors) }
            }
            try ContainedSchema.dropIfEmpty(from: connection)
        }
        try commit()
    }

    private func takeOut(_ row: Int, _ hasVectors: Bool) throws {
        bury(row: row)
        guard hasVectors else { return }
        try connection.execute("DELETE FROM late_passage WHERE id = \(row)")
        try connection.execute("DELETE FROM late_sample WHERE id = \(row)")
    }

    /// Puts back the passages whose holder is no more.
    func restoreUnheld() throws {
        guard try ContainedSchema.exists(in: connection) else { return }
        let statement = try connection.statement(
            """
            SELECT id FROM contained WHERE NOT EXISTS \
            (SELECT 1 FROM passage WHERE passage.id = contained.holder) ORDER BY id
            """)
        var rows: [Int] = []
        while try statement.step() { rows.append(statement.integer(0)) }
        statement.reset()
        try restore(rows)
        try ContainedSchema.dropIfEmpty(from: connection)
    }

    /// Makes contained passages searched again.
    private func restore(_ rows: [Int]) throws {
        guard !rows.isEmpty else { return }
        guard let analysis else {
            throw IndexStoreError.damaged(
                file: path, place: "contained", reason: "nothing here can analyse what must be searched again"
            )
        }
        for start in stride(from: 0, to: rows.count, by: 256) {
            let some = rows[start..<min(start + 256, rows.count)]
            let passages = try some.map { try passage($0) }
            try append(try analysis(passages), of: passages, in: Array(some))
            for row in some { try connection.execute("DELETE FROM contained WHERE id = \(row)") }
        }
    }
}
