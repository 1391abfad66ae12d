import Database

/// The rows of the table `meta`.
enum MetaKey: String {
    /// Raised by every commit: whoever sees the same number sees the same index.
    case generation
    /// The numbers of the next segment and of the next row in `passage`.
    case nextSegment
    case nextPassage
    /// `IndexSettings`.
    case analyzer
    case cutting
    case k1
    case b
    /// Of token vectors; see `TokenVectorSchema`.
    case lateEncoder
    case lateVersion
    case lateSampled
    case lateStride
    case lateEncoded
    case lateListed
    case lateVectors
    case lateError
    /// Of a statistics file: what it has counted.
    case passages
    case tokens
}

extension Connection {
    /// Nil when the row is missing.
    func integer(_ key: MetaKey) throws(DatabaseError) -> Int? { try integer(Self.selection(of: key)) }

    func text(_ key: MetaKey) throws(DatabaseError) -> String? { try text(Self.selection(of: key)) }

    func set(_ key: MetaKey, to value: Int) throws(DatabaseError) {
        try execute("UPDATE meta SET value = \(value) WHERE key = '\(key.rawValue)'")
    }

    func add(_ count: Int, to key: MetaKey) throws(DatabaseError) {
        try execute("UPDATE meta SET value = value + \(count) WHERE key = '\(key.rawValue)'")
    }

    /// Adds a row; `bindValue` binds its value to the second place of the statement.
    func insert(_ key: MetaKey, _ bindValue: (Statement) throws -> Void) throws {
        let statement = try statement("INSERT INTO meta(key, value) VALUES(?, ?)")
        try statement.bind(1, key.rawValue)
        try bindValue(statement)
        try statement.run()
    }

    /// Zero when the row is missing.
    func double(_ key: MetaKey) throws -> Double {
        let statement = try statement(Self.selection(of: key))
        defer { statement.reset() }
        return try statement.step() ? statement.double(0) : 0
    }

    /// Adds numbers one after the other: a sum of floats depends on its order.
    func add(_ numbers: [Double], to key: MetaKey) throws {
        let add = try statement("UPDATE meta SET value = value + ? WHERE key = '\(key.rawValue)'")
        for number in numbers {
            try add.bind(1, number)
            try add.run()
        }
    }

    private static func selection(of key: MetaKey) -> String {
        "SELECT value FROM meta WHERE key = '\(key.rawValue)'"
    }
}
