package import Database
package import JSONValues

/// Why an index cannot be opened, read or written. Every case names the file.
package enum IndexStoreError: Error, Sendable, Hashable, CustomStringConvertible {
    case missing(file: String)
    case notAnIndex(file: String, reason: String)
    /// Written by a newer Winnow.
    case newerFormat(file: String, found: Int, known: Int)
    /// Written by an older Winnow, in a layout that this one does not read.
    case olderFormat(file: String, found: Int, known: Int)
    /// Shorter than its own header says.
    case truncated(file: String, bytes: Int, expected: Int)
    /// Something in it is not what the format says.
    case damaged(file: String, place: String, reason: String)
    /// Another process (its id, where known) holds the writer's lock.
    case beingWritten(file: String, process: Int?)
    /// The file that only one writer may hold cannot be made.
    case cannotLock(file: String, lock: String, reason: String)
    case diskFull(file: String)
    /// The settings that were asked for are not those the index was made with.
    case otherSettings(file: String, reason: String)
    /// Conditions that mean nothing: where, what should be there, and what is.
    case invalidFilter(path: String, expected: String, got: JSON)
    /// Statistics of a collection that are none, or not of this index.
    case invalidStatistics(file: String, reason: String)
    /// Indexes that cannot become one.
    case cannotMerge(file: String, reason: String)
    /// More passages in one go than a segment holds.
    case tooManyPassages(file: String, count: Int, limit: Int)
    case database(DatabaseError)

    package var description: String {
        switch self {
        case .missing(let file):
            "\(file): there is no such index; make it with `winnow index PATHS… --to \(file)`"
        case .notAnIndex(let file, let reason): "\(file): not a Winnow index: \(reason)"
        case .newerFormat(let file, let found, let known):
            "\(file): index format \(found) is newer than this program's \(known); use a newer winnow"
        case .olderFormat(let file, let found, let known):
            "\(file): index format \(found) is older than this program's \(known); build the index again from "
                + "its documents"
        case .truncated(let file, let bytes, let expected):
            "\(file): the index is cut short: \(bytes) bytes of \(expected)"
        case .damaged(let file, let place, let reason): "\(file): damaged in \(place): \(reason)"
        case .beingWritten(let file, let process):
            "\(file): being written by another process" + (process.map { " (\($0))" } ?? "")
        case .cannotLock(let file, let lock, let reason):
            "\(file): cannot be written: its lock \(lock) cannot be made: \(reason)"
        case .diskFull(let file): "\(file): the disk is full; what was confirmed before is kept"
        case .otherSettings(let file, let reason): "\(file): \(reason)"
        case .invalidFilter(let path, let expected, let got):
            "\"\(path)\" must be \(expected), not \(got.kind)"
        case .invalidStatistics(let file, let reason): "\(file): not statistics for this: \(reason)"
        case .cannotMerge(let file, let reason): "\(file): cannot be merged: \(reason)"
        case .tooManyPassages(let file, let count, let limit):
            "\(file): \(count) passages were given at once; at most \(limit) fit in a segment"
        case .database(let error): "\(error.file): \(error.message) (\(error.place))"
        }
    }

    init(_ error: DatabaseError) {
        self =
            switch error.cause {
            case .diskFull: .diskFull(file: error.file)
            case .damaged: .damaged(file: error.file, place: error.place, reason: error.message)
            case .notADatabase: .notAnIndex(file: error.file, reason: error.message)
            case .busy: .beingWritten(file: error.file, process: nil)
            default: .database(error)
            }
    }
}

/// Runs `body` and turns what SQLite says into what it means for an index.
func naming<Result>(_ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let error as DatabaseError { throw IndexStoreError(error) }
}
