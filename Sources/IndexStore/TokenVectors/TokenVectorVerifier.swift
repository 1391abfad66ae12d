import Database
import LateInteraction

/// Checks token vectors against their format, the codec, the lists and the passages.
struct TokenVectorVerifier {
    let connection: Connection
    let find: (String) -> Void

    func verify() throws {
        guard let state = try TokenVectorState.read(connection, known: nil) else { return }
        try checkOrphans()
        guard let codec = state.codec else {
            if try connection.integer("SELECT count(*) FROM late_passage") != 0 {
                find("passages have token vectors, but there is no codec")
            }
            return
        }
        if state.encoder.meanWidth > 0, state.meanCodec == nil {
            find("passages have mean vectors, but there is no codec for them")
        }
        var counts = [Int](repeating: 0, count: codec.centroids)
        let encoded = try checkRecords(state, codec, &counts)
        if encoded != state.encoded {
            find("\(encoded) passages have token vectors, \(state.encoded) are recorded")
        }
        if !state.listSizes.isEmpty { try checkLists(state, counts) }
    }

    private func checkOrphans() throws {
        for table in ["late_passage", "late_sample"] {
            let count =
                try connection.integer(
                    """
                    SELECT count(*) FROM \(table) WHERE NOT EXISTS \
                    (SELECT 1 FROM passage WHERE passage.id = \(table).id)
                    """) ?? 0
            if count > 0 { find("\(table): \(count) records of passages that are not there") }
        }
    }

    /// Counts, for every centroid, the passages in the lists that have it.
    private func checkRecords(
        _ state: TokenVectorState, _ codec: ResidualCodec, _ counts: inout [Int]
    ) throws -> Int {
        let statement = try connection.statement("SELECT id, tokens FROM late_passage ORDER BY id")
        defer { statement.reset() }
        var encoded = 0
        while try statement.step() {
            let row = statement.integer(0)
            encoded += 1
            do {
                let (codes, mean) = try statement.withBytes(1) { bytes throws in
                    let view = try TokenRecordReading.view(
                        bytes, state.encoder.layout, row: row, connection.file)
                    _ = try view.members()
                    return (Set(view.codes), view.mean?.codes ?? [])
                }
                guard codes.allSatisfy({ $0 < codec.centroids }),
                    mean.allSatisfy({ $0 < state.meanCodec?.centroids ?? 0 })
                else { throw TokenRecord.Malformed(reason: "a centroid does not exist") }
                if row <= state.listed { for code in codes { counts[code] += 1 } }
            } catch let malformed as TokenRecord.Malformed {
                find("late_passage \(row): \(malformed.reason)")
            } catch let error as IndexStoreError { find("\(error)") }
        }
        return encoded
    }

    /// Lists may hold passages that are gone, but none that is there may be missing.
    private func checkLists(_ state: TokenVectorState, _ counts: [Int]) throws {
        let there = try connection.statement("SELECT 1 FROM late_passage WHERE id = ?")
        for centroid in counts.indices {
            var rows: [Int] = []
            let statement = try connection.statement("SELECT passages FROM late_list WHERE id = ?")
            try statement.bind(1, centroid + 1)
            if try statement.step(),
                !statement.withBytes(0, { PassageListCodec.decode($0) { rows.append($0) } })
            {
                find("late_list \(centroid + 1): it is no list of passages")
            }
            statement.reset()
            if !zip(rows, rows.dropFirst()).allSatisfy(<) {
                find("late_list \(centroid + 1): its rows do not rise")
            }
            guard rows.count == state.listSizes[centroid] else {
                find("late_list \(centroid + 1): \(rows.count) passages, recorded are others")
                continue
            }
            var present = 0
            for row in rows {
                there.reset()
                try there.bind(1, row)
                if try there.step() { present += 1 }
            }
            there.reset()
            if present != counts[centroid] {
                find(
                    "late_list \(centroid + 1): \(present) of its passages are there, \(counts[centroid]) should be"
                )
            }
        }
    }
}
