import Database
import TestSupport

/// One value of one row of one table of an index, changed.
struct ValueChange: CustomStringConvertible {
    enum Value {
        case bytes([UInt8])
        case text(String)
        case integer(Int)
    }

    let table: String
    let column: String
    /// Of the row, counted from 0.
    let place: Int
    let value: Value

    var description: String { "\(table).\(column) of row \(place): \(value)" }

    func apply(_ connection: Connection) throws {
        // Columns of the key make a table without rowids; there the row is known by its values alone.
        let hasRows = !["meta", "tombstones"].contains(table)
        let key = hasRows ? "rowid" : table == "meta" ? "key" : "segment || '/' || window"
        let statement = try connection.statement(
            """
            UPDATE OR IGNORE \(table) SET \(column) = ?1 WHERE \(key) = \
            (SELECT \(key) FROM \(table) ORDER BY \(key) LIMIT 1 OFFSET \(place))
            """)
        switch value {
        case .bytes(let bytes): try statement.bind(1, bytes: bytes)
        case .text(let text): try statement.bind(1, text)
        case .integer(let integer): try statement.bind(1, integer)
        }
        try statement.run()
    }
}

extension DamagedIndex {
    /// The structure of every passage, by its row.
    func structures() throws -> [(row: Int, bytes: [UInt8])] {
        let connection = try Connection(folder.file("whole.winnow"), mode: .readOnly)
        let statement = try connection.statement("SELECT id, structure FROM passage ORDER BY id")
        var structures: [(row: Int, bytes: [UInt8])] = []
        while try statement.step() { structures.append((statement.integer(0), statement.bytes(1))) }
        statement.reset()
        return structures
    }

    /// The file with one kind of damage: bits, bytes, zeroes, a stretch in the place of another, two exchanged, an end cut.
    func damagedBytes(_ number: Int, _ random: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        let length = Int.random(in: 1...8_192, using: &random)
        let from = Int.random(in: 0..<bytes.count - length, using: &random)
        let to = Int.random(in: 0..<bytes.count - length, using: &random)
        switch number % 6 {
        case 0: bytes[from] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1:
            for place in from..<from + min(length, 64) {
                bytes[place] = UInt8.random(in: 0...255, using: &random)
            }
        case 2: bytes.replaceSubrange(from..<from + length, with: repeatElement(0, count: length))
        case 3: bytes.replaceSubrange(to..<to + length, with: bytes[from..<from + length])
        case 4:
            let (first, second) = (Array(bytes[from..<from + length]), Array(bytes[to..<to + length]))
            bytes.replaceSubrange(from..<from + length, with: second)
            bytes.replaceSubrange(to..<to + length, with: first)
        default: bytes.removeLast(length)
        }
        return bytes
    }

    /// A change of any value.
    func change(_ random: inout SeededGenerator) throws -> ValueChange {
        let connection = try Connection(folder.file("whole.winnow"), mode: .readOnly)
        let columns = try names(
            """
            SELECT m.name || '.' || c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c \
            WHERE m.type = 'table' ORDER BY 1
            """, connection)
        while true {
            let parts = columns.randomElement(using: &random)?.split(separator: ".").map(String.init) ?? []
            let (table, column) = (parts[0], parts[1])
            let count = try connection.integer("SELECT count(*) FROM \(table)") ?? 0
            guard count > 0 else { continue }
            let place = Int.random(in: 0..<count, using: &random)
            let statement = try connection.statement("SELECT \(column) FROM \(table) LIMIT 1 OFFSET \(place)")
            defer { statement.reset() }
            guard try statement.step() else { continue }
            let bytes = statement.bytes(0)
            return ValueChange(
                table: table, column: column, place: place, value: value(for: bytes, &random))
        }
    }

    private func value(for bytes: [UInt8], _ random: inout SeededGenerator) -> ValueChange.Value {
        let extremes = [
            0, -1, 1, 7, 4_095, 4_097, 1 << 20, 1 << 31, 1 << 32, 1 << 40, 1 << 62, Int.max, Int.min,
        ]
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return .integer(extremes.randomElement(using: &random) ?? 0)
        case 1: return .integer(Int.random(in: -300...300, using: &random))
        case 2: return .bytes(Array(bytes.dropLast(Int.random(in: 0...4, using: &random))))
        case 3: return .text(["", "[]", "{}", "\u{FFFD}", "nan"].randomElement(using: &random) ?? "")
        default:
            var changed = bytes
            for _ in 0..<Int.random(in: 1...3, using: &random) where !changed.isEmpty {
                let place = Int.random(in: changed.indices, using: &random)
                changed[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            }
            // What was text stays text, valid or not.
            return Bool.random(using: &random)
                ? .bytes(changed) : .text(String(decoding: changed, as: UTF8.self))
        }
    }

    private func names(_ sql: String, _ connection: Connection) throws -> [String] {
        let statement = try connection.statement(sql)
        defer { statement.reset() }
        var names: [String] = []
        while try statement.step() { names.append(statement.text(0)) }
        return names
    }
}
