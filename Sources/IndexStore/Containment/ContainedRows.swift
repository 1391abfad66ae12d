import Database

/// Which passages of a snapshot stand in which others.
struct ContainedRows: Sendable {
    /// By the holder, then by the passage, both rising.
    private let byHolder: [(holder: UInt32, row: UInt32)]
    /// Holders by passage, rising.
    private let byRow: [(row: UInt32, holder: UInt32)]

    static let none = ContainedRows([])

    init(_ passages: [ContainedPassage]) {
        byRow = passages.map { (UInt32($0.row), UInt32($0.holder)) }
        byHolder = byRow.map { ($0.holder, $0.row) }.sorted { $0 < $1 }
    }

    static func read(_ connection: Connection) throws -> ContainedRows {
        ContainedRows(try ContainedSchema.all(in: connection))
    }

    var isEmpty: Bool { byRow.isEmpty }

    /// The passages that stand in the one in `holder`, rising.
    func rows(in holder: Int) -> [Int] {
        var index = lowerBound(holder)
        var rows: [Int] = []
        while index < byHolder.count, Int(byHolder[index].holder) == holder {
            rows.append(Int(byHolder[index].row))
            index += 1
        }
        return rows
    }

    /// The holder of the passage in `row`; nil when it is searched itself.
    func holder(of row: Int) -> Int? {
        var (low, high) = (0, byRow.count)
        while low < high {
            let middle = (low + high) / 2
            if Int(byRow[middle].row) < row { low = middle + 1 } else { high = middle }
        }
        return low < byRow.count && Int(byRow[low].row) == row ? Int(byRow[low].holder) : nil
    }

    /// Adds to `rows` the holders of those that are contained: what a search must find to find them.
    func addHolders(to rows: inout RowSet) {
        for entry in byRow where rows.contains(Int(entry.row)) {
            rows.insert(Int(entry.holder)..<Int(entry.holder) + 1)
        }
    }

    private func lowerBound(_ holder: Int) -> Int {
        var (low, high) = (0, byHolder.count)
        while low < high {
            let middle = (low + high) / 2
            if Int(byHolder[middle].holder) < holder { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
