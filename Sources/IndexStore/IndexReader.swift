import Database
import JSONValues
import SQLitePages

/// One connection to an index, for one thread at a time.
final class IndexReader {
    private let connection: Connection
    private let source: SegmentSource
    private unowned let file: IndexFile
    private var state: SnapshotState?

    init(_ file: IndexFile) throws {
        self.file = file
        connection = try naming { try IndexReader.open(file.path, readsPages: file.readsPages) }
        try IndexHeader.check(connection, file.path)
        source = SegmentSource(connection)
    }

    /// Reading a write-ahead log needs files beside the index. Where none can be made and there is no log, the file
    /// is read as one that nobody changes.
    private static func open(
        _ path: String, readsPages: Bool = PageReading.isOn
    ) throws -> Connection {
        let connection = try Connection(path, mode: .readWrite, readsPages: readsPages)
        do {
            try connection.execute("PRAGMA query_only = ON")
            _ = try connection.integer(.generation)
            return connection
        } catch let error {
            guard !IndexHeader.hasLog(path),
                [.cannotOpen, .readOnly, .diskFull, .inputOutput].contains(error.cause)
            else { throw error }
            return try Connection(path, mode: .immutable, readsPages: readsPages)
        }
    }

    /// A connection to an index whose header and format were checked.
    static func openChecked(_ path: String) throws -> Connection {
        try IndexHeader.check(path)
        let connection = try open(path)
        try IndexHeader.check(connection, path)
        return connection
    }

    func snapshot<Result>(_ body: (IndexSnapshot) throws -> Result) throws -> Result {
        try naming {
            try connection.snapshot {
                defer { source.close() }
                return try body(IndexSnapshot(state: currentState(), connection: connection, source: source))
            }
        }
    }

    /// What was read of the index last, read again only when a writer has committed since.
    private func currentState() throws -> SnapshotState {
        let generation = try connection.integer(.generation) ?? 0
        if let state, state.generation == generation { return state }
        let rows = try SegmentRow.all(in: connection)
        var views: [SegmentView] = []
        for row in rows {
            let file = try file.segment(row, connection)
            if let known = state?.segments.first(where: {
                $0.file === file && $0.livePassages == row.livePassages
            }) {
                views.append(known)
                continue
            }
            views.append(
                SegmentView(
                    file, tombstones: try Tombstones.read(row, connection), livePassages: row.livePassages,
                    liveTokens: row.liveTokens))
        }
        file.keepSegments(Set(rows.map(\.number)))
        let fresh = SnapshotState(
            generation: generation, settings: try IndexSettings.read(from: connection), segments: views,
            tokenVectors: try TokenVectorState.read(connection, known: state?.tokenVectors),
            contained: try ContainedRows.read(connection))
        state = fresh
        return fresh
    }
}

/// What a snapshot knows without reading: shared by all snapshots between two commits.
struct SnapshotState: Sendable {
    let generation: Int
    let settings: IndexSettings
    let segments: [SegmentView]
    let tokenVectors: TokenVectorState?
    var contained = ContainedRows.none
}

extension IndexSettings {
    /// Puts the settings in the table `meta`.
    func write(to connection: Connection) throws {
        try connection.insert(.analyzer) { try $0.bind(2, analyzer.description) }
        try connection.insert(.cutting) { try $0.bind(2, cutting.description) }
        try connection.insert(.k1) { try $0.bind(2, k1) }
        try connection.insert(.b) { try $0.bind(2, b) }
    }

    /// Throws unless scores of the two indexes mean the same.
    package func requireSame(_ other: IndexSettings, _ path: String, _ otherPath: String) throws {
        guard self != other else { return }
        let what =
            analyzer != other.analyzer
            ? "another analyzer" : cutting != other.cutting ? "another length of passages" : "another k1 or b"
        throw IndexStoreError.otherSettings(file: otherPath, reason: "made with \(what) than \(path)")
    }

    static func read(from connection: Connection) throws -> IndexSettings {
        let analyzer = try readJSON(.analyzer, connection)
        let cutting = try readJSON(.cutting, connection)
        let k1 = Double(try readText(.k1, connection)) ?? -1
        let b = Double(try readText(.b, connection)) ?? -1
        guard k1 >= 0, k1 < 1e6, (0...1).contains(b) else {
            throw IndexStoreError.damaged(
                file: connection.file, place: "meta", reason: "k1 or b is impossible")
        }
        return IndexSettings(analyzer: analyzer, cutting: cutting, k1: k1, b: b)
    }

    private static func readText(_ key: MetaKey, _ connection: Connection) throws -> String {
        if let text = try connection.text(key) { return text }
        throw IndexStoreError.damaged(
            file: connection.file, place: "meta", reason: "\(key.rawValue) is missing")
    }

    private static func readJSON(_ key: MetaKey, _ connection: Connection) throws -> JSON {
        let text = try readText(key, connection)
        do { return try JSON(parsing: text) } catch {
            throw IndexStoreError.damaged(
                file: connection.file, place: "meta", reason: "\(key.rawValue): \(error)")
        }
    }
}
