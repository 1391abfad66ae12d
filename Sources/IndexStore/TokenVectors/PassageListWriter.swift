import Database
import LateInteraction

/// Turns the records of all passages round: for each centroid the passages that have a vector of it.
struct PassageListWriter {
    private let connection: Connection
    private let codec: ResidualCodec
    private let layout: RecordLayout
    /// How many rows of passages may be in memory at once.
    private let capacity: Int

    init(_ connection: Connection, _ codec: ResidualCodec, _ layout: RecordLayout, memory: Int) {
        self.connection = connection
        self.codec = codec
        self.layout = layout
        capacity = max(1, memory / 4)
    }

    func write() throws {
        var sizes = [UInt32](repeating: 0, count: codec.centroids)
        var last = 0
        try forEachPassage { row, centroids in
            last = row
            for centroid in centroids { sizes[centroid] += 1 }
        }
        try connection.execute("DELETE FROM late_list")
        var first = 0
        while first < sizes.count {
            var end = first + 1
            var rows = Int(sizes[first])
            while end < sizes.count, rows + Int(sizes[end]) <= capacity {
                rows += Int(sizes[end])
                end += 1
            }
            try write(first..<end, sizes, rows: rows)
            first = end
        }
        let bytes = sizes.flatMap { size in (0..<4).map { UInt8(truncatingIfNeeded: size >> (8 * $0)) } }
        try insert(0, bytes)
        try connection.set(.lateListed, to: last)
    }

    private func write(_ range: Range<Int>, _ sizes: [UInt32], rows: Int) throws {
        var places: [Int] = [0]
        for centroid in range { places.append(places[places.count - 1] + Int(sizes[centroid])) }
        let starts = places
        var list = [UInt32](repeating: 0, count: rows)
        try forEachPassage { row, centroids in
            for centroid in centroids where range.contains(centroid) {
                list[places[centroid - range.lowerBound]] = UInt32(row)
                places[centroid - range.lowerBound] += 1
            }
        }
        for centroid in range where sizes[centroid] > 0 {
            let index = centroid - range.lowerBound
            try insert(centroid + 1, PassageListCodec.encode(list[starts[index]..<starts[index + 1]]))
        }
    }

    private func insert(_ id: Int, _ bytes: [UInt8]) throws {
        let statement = try connection.statement("INSERT INTO late_list VALUES(?, ?)")
        try statement.bind(1, id)
        try bytes.withUnsafeBytes { bytes in
            try statement.bind(2, borrowing: bytes)
            try statement.run()
        }
    }

    /// Calls `body` with every passage that has a record, by rising row, and its distinct centroids.
    private func forEachPassage(_ body: (Int, [Int]) throws -> Void) throws {
        let statement = try connection.statement("SELECT id, tokens FROM late_passage ORDER BY id")
        defer { statement.reset() }
        var seen = [Int](repeating: -1, count: codec.centroids)
        var distinct: [Int] = []
        while try statement.step() {
            let row = statement.integer(0)
            guard RowNumbers.passages.contains(row) else {
                throw RowNumbers.impossible("late_passage", "a row has the number \(row)", connection)
            }
            distinct.removeAll(keepingCapacity: true)
            try statement.withBytes(1) { bytes throws in
                let view = try TokenRecordReading.view(bytes, layout, row: row, connection.file)
                for centroid in view.codes {
                    guard centroid < codec.centroids else {
                        throw TokenRecordReading.damaged(row, "a centroid does not exist", connection.file)
                    }
                    guard seen[centroid] != row else { continue }
                    seen[centroid] = row
                    distinct.append(centroid)
                }
            }
            try body(row, distinct)
        }
    }
}

/// Reading records with errors that name the passage.
enum TokenRecordReading {
    static func view(
        _ bytes: UnsafeRawBufferPointer, _ layout: RecordLayout, row: Int, _ file: String
    ) throws -> TokenRecordView {
        do {
            let view = try TokenRecordView(bytes, layout)
            guard view.form == .coded else { throw TokenRecord.Malformed(reason: "it is not coded") }
            return view
        } catch let malformed as TokenRecord.Malformed {
            throw damaged(row, malformed.reason, file)
        }
    }

    static func damaged(_ row: Int, _ reason: String, _ file: String) -> IndexStoreError {
        .damaged(file: file, place: "late_passage \(row)", reason: reason)
    }
}
