import Database
import Synchronization

/// The columns of fields that filters have named last, of one state of an index.
package final class FieldColumns: Sendable {
    fileprivate struct State {
        var generation = -1
        var columns: [(field: MetadataField, column: FieldColumn)] = []
        /// The passages of all documents, which `not` is counted from.
        var everything: RowSet?
    }

    private let state = Mutex(State())
    /// Columns over this are dropped, the one used longest ago first.
    private static let mostBytes = 64 << 20

    package init() {}

    func column(_ field: MetadataField, _ snapshot: IndexSnapshot) throws -> FieldColumn {
        if let known = state.withLock({ $0.use(field, snapshot.generation) }) { return known }
        let column = try FieldColumn(field, snapshot.connection)
        state.withLock { $0.keep(column, of: field, snapshot.generation, mostBytes: FieldColumns.mostBytes) }
        return column
    }

    func everything(_ snapshot: IndexSnapshot) throws -> RowSet {
        if let known = state.withLock({ $0.generation == snapshot.generation ? $0.everything : nil }) {
            return known
        }
        let statement = try snapshot.connection.statement(
            "SELECT first_passage, passages FROM document WHERE passages > 0")
        defer { statement.reset() }
        var rows = RowSet()
        while try statement.step() {
            rows.insert(
                try RowNumbers.passages(
                    first: statement.integer(0), count: statement.integer(1), snapshot.connection))
        }
        state.withLock {
            $0.turn(to: snapshot.generation)
            if $0.generation == snapshot.generation { $0.everything = rows }
        }
        return rows
    }
}

extension FieldColumns.State {
    /// What was kept of an earlier state of the index is wrong in a later one.
    fileprivate mutating func turn(to generation: Int) {
        if self.generation < generation { self = FieldColumns.State(generation: generation) }
    }

    fileprivate mutating func use(_ field: MetadataField, _ generation: Int) -> FieldColumn? {
        guard self.generation == generation, let place = columns.firstIndex(where: { $0.field == field })
        else { return nil }
        let found = columns.remove(at: place)
        columns.append(found)
        return found.column
    }

    fileprivate mutating func keep(
        _ column: FieldColumn, of field: MetadataField, _ generation: Int, mostBytes: Int
    ) {
        turn(to: generation)
        guard self.generation == generation, !columns.contains(where: { $0.field == field }) else { return }
        columns.append((field, column))
        while columns.reduce(0, { $0 + $1.column.bytes }) > mostBytes { columns.removeFirst() }
    }
}
