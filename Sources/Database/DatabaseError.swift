/// Why SQLite could not do what was asked: the file, the statement and the cause.
package struct DatabaseError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kinds of causes that callers tell apart.
    package enum Cause: Sendable, Hashable {
        case cannotOpen
        case notADatabase
        /// A page or a record is not what the format says.
        case damaged
        /// Someone else holds the lock.
        case busy
        case diskFull
        case readOnly
        case inputOutput
        case interrupted
        case other(code: Int32)
    }

    package let file: String
    /// The statement at fault; empty when there was none.
    package let sql: String
    package let cause: Cause
    /// SQLite's own words.
    package let message: String

    package init(file: String, sql: String, cause: Cause, message: String) {
        self.file = file
        self.sql = sql
        self.cause = cause
        self.message = message
    }

    /// What it was about, without SQL: the table of the statement, or the place where no statement was.
    package var place: String {
        let words = sql.split { $0 == " " || $0 == "\n" || $0 == "(" }
        for (word, next) in zip(words, words.dropFirst())
        where ["FROM", "INTO", "UPDATE", "TABLE"].contains(word) {
            return "table \(next)"
        }
        // What begins in capitals is a statement about no table.
        let isStatement = words.first.map { $0 == $0.uppercased() } ?? true
        return isStatement ? "the file" : sql
    }

    package var description: String {
        sql.isEmpty ? "\(file): \(message)" : "\(file): \(message) in: \(sql)"
    }
}
