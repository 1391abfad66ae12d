import ContextTypes
import Database
import Postings

/// Checks every structure of an index against its format and against the others.
struct IndexVerifier {
    private let snapshot: IndexSnapshot
    private let isCancelled: () -> Bool
    private var findings: [String] = []
    /// The segment's passages that are there, by their rows in `passage`, with the number of the segment.
    private var places: [UInt32: Int] = [:]
    /// Rows of passages that are not searched because they stand in others.
    private var contained: Set<UInt32> = []

    /// Beyond so many findings nothing more is learnt.
    private static let limit = 100

    init(_ snapshot: IndexSnapshot, isCancelled: @escaping () -> Bool) {
        self.snapshot = snapshot
        self.isCancelled = isCancelled
    }

    /// What is wrong, in words; empty when nothing is.
    mutating func verify() throws -> [String] {
        try snapshot.connection.checkingEveryPage { try verifyAll() }
    }

    private mutating func verifyAll() throws -> [String] {
        examine("the file") { try $0.checkFile() }
        for segment in snapshot.segments where !isDone { try checkSegment(segment) }
        if !isDone { examine("contained passages") { try $0.checkContained() } }
        if !isDone { examine("documents") { try $0.checkDocuments() } }
        if !isDone { examine("orphans") { try $0.checkOrphans() } }
        if !isDone { examine("token vectors") { try $0.checkTokenVectors() } }
        return findings
    }

    private var isDone: Bool { findings.count >= IndexVerifier.limit || isCancelled() }

    private mutating func find(_ finding: String) { findings.append(finding) }

    /// Runs `body` and takes what it throws for a finding.
    private mutating func examine(_ place: String, _ body: (inout IndexVerifier) throws -> Void) {
        do { try naming { try body(&self) } } catch { find("\(place): \(error)") }
    }

    private mutating func checkTokenVectors() throws {
        var found: [String] = []
        try TokenVectorVerifier(connection: snapshot.connection) { found.append($0) }.verify()
        for finding in found.prefix(IndexVerifier.limit) { find(finding) }
    }

    private mutating func checkFile() throws {
        let statement = try snapshot.connection.statement("PRAGMA integrity_check(20)")
        defer { statement.reset() }
        while try statement.step() {
            let line = statement.text(0)
            if line != "ok" { find("SQLite: \(line)") }
        }
    }
}

extension IndexVerifier {
    private mutating func checkSegment(_ segment: SegmentView) throws {
        let row = segment.file.row
        examine("segment \(row.number)") { verifier in
            try verifier.checkCounts(segment)
            try verifier.checkOrder(segment)
            try verifier.checkTerms(segment)
        }
    }

    private mutating func checkCounts(_ segment: SegmentView) throws {
        let row = segment.file.row
        let rows = try SegmentFile.readPassageRows(row, snapshot.connection)
        var live = IndexStatistics(passages: 0, tokens: 0)
        var tokens = 0
        for passage in 0..<row.passages {
            tokens += Int(segment.lengths[passage])
            guard segment.tombstones?[passage] != true else { continue }
            live.passages += 1
            live.tokens += Int(segment.lengths[passage])
            if let other = places.updateValue(row.number, forKey: rows[passage]) {
                find("passage \(rows[passage]) stands in the segments \(other) and \(row.number)")
            }
        }
        if tokens != row.tokens {
            find("segment \(row.number): \(tokens) tokens, its row says \(row.tokens)")
        }
        // The counts of this snapshot: those in the file's own row are as old as its first reading.
        if live != IndexStatistics(passages: segment.livePassages, tokens: segment.liveTokens) {
            find(
                "segment \(row.number): \(live.passages) passages and \(live.tokens) tokens are there, its row "
                    + "says \(segment.livePassages) and \(segment.liveTokens)")
        }
    }

    /// Ranks are a permutation, and those of the passages that are there rise with their ids.
    private mutating func checkOrder(_ segment: SegmentView) throws {
        let row = segment.file.row
        let buffer = try SegmentFile.readRanks(row, snapshot.connection)
        let ranks = withExtendedLifetime(buffer) { Array(buffer.bytes.bindMemory(to: UInt32.self)) }
        let rows = try SegmentFile.readPassageRows(row, snapshot.connection)
        guard ranks.sorted().enumerated().allSatisfy({ $0 == Int($1) }) else {
            return find("segment \(row.number): its ranks are no order of its passages")
        }
        let live = rows.indices.filter { segment.tombstones?[$0] != true }
        var order = PassageOrder()
        try order.append(rows: live.map { rows[$0] }, snapshot.connection)
        let sorted = order.sorted().map { ranks[live[$0]] }
        if zip(sorted, sorted.dropFirst()).contains(where: { $0 >= $1 }) {
            find("segment \(row.number): its ranks do not rise with the ids of its passages")
        }
    }

    /// Every term rises, its postings pass the kernel's check, and the frequencies add up to the passages' lengths.
    private mutating func checkTerms(_ segment: SegmentView) throws {
        let row = segment.file.row
        let cursor = try SegmentCursor(row, snapshot.connection)
        var lengths = [UInt64](repeating: 0, count: row.passages)
        var terms = 0
        var postings = 0
        var docs: [UInt32] = []
        var frequencies: [UInt32] = []
        while let stored = try cursor.stored(), !isDone {
            docs.removeAll(keepingCapacity: true)
            frequencies.removeAll(keepingCapacity: true)
            try cursor.append(stored, to: &docs, &frequencies)
            for (doc, frequency) in zip(docs, frequencies) { lengths[Int(doc)] += UInt64(frequency) }
            checkImpacts(try cursor.checked(stored), stored.entry, docs, cursor, row)
            terms += 1
            postings += stored.entry.df
            try cursor.advance()
        }
        guard !isDone else { return }
        if terms != row.terms || postings != row.postings {
            find(
                "segment \(row.number): \(terms) terms, \(postings) postings; its row says \(row.terms), \(row.postings)"
            )
        }
        if let wrong = lengths.indices.first(where: { lengths[$0] != UInt64(segment.lengths[$0]) }) {
            find(
                "segment \(row.number): passage \(wrong) has \(lengths[wrong]) terms, its length is \(segment.lengths[wrong])"
            )
        }
    }

    private mutating func checkImpacts(
        _ postings: StoredPostings, _ entry: TermEntry, _ docs: [UInt32], _ cursor: SegmentCursor,
        _ row: SegmentRow
    ) {
        var counts = [Int](repeating: 0, count: 256)
        for doc in docs { counts[Int(postings.impact(of: doc, passages: row.passages))] += 1 }
        func impact(atRank rank: Int) -> Int {
            var seen = 0
            for impact in stride(from: 255, to: 0, by: -1) {
                seen += counts[impact]
                if seen >= rank { return impact }
            }
            return 0
        }
        let stored = [entry.maximum, entry.kth.0, entry.kth.1, entry.kth.2].map(Int.init)
        if stored != [1, 10, 100, 1_000].map(impact(atRank:)) {
            let term = String(decoding: cursor.term ?? [], as: UTF8.self)
            find("segment \(row.number): the greatest impacts of \"\(term)\" are not those in its dictionary")
        }
    }

    /// What is contained stands in no segment, and where it is said to stand, in a document whose passage is in one.
    private mutating func checkContained() throws {
        for passage in try ContainedSchema.all(in: snapshot.connection) {
            let name = "contained passage \(passage.row)"
            contained.insert(UInt32(clamping: passage.row))
            if let segment = places[UInt32(clamping: passage.row)] {
                find("\(name) stands in segment \(segment)")
            }
            guard places[UInt32(clamping: passage.holder)] != nil else {
                find("\(name): its holder, passage \(passage.holder), stands in no segment")
                continue
            }
            let length =
                try snapshot.connection.integer(
                    """
                    SELECT length(CAST(text AS BLOB)) FROM content JOIN passage \
                    ON passage.document = content.document WHERE passage.id = \(passage.holder)
                    """) ?? 0
            if passage.start < 0 || passage.length < 1 || passage.length > length - passage.start {
                find("\(name): its place is not in its holder's document")
            }
            if !(0.0...1.0).contains(passage.share) { find("\(name): its share is \(passage.share)") }
        }
    }

    /// Every document has its content and its passages, each in one segment or contained in another, and whole.
    private mutating func checkDocuments() throws {
        let statement = try snapshot.connection.statement(
            "SELECT name, first_passage, passages FROM document")
        var documents: [(String, Int, Int)] = []
        while try statement.step() {
            documents.append((statement.text(0), statement.integer(1), statement.integer(2)))
        }
        statement.reset()
        for (name, first, count) in documents {
            guard !isDone else { return }
            examine("document \(name)") { verifier in
                guard let document = try verifier.snapshot.document(name) else {
                    return verifier.find("document \(name): its content is missing")
                }
                let rows = try RowNumbers.passages(first: first, count: count, verifier.snapshot.connection)
                var ruler = OffsetRuler(document.content.text)
                for row in rows { try verifier.check(passage: row, of: document, &ruler) }
            }
        }
    }

    private mutating func check(
        passage row: Int, of document: Document, _ ruler: inout OffsetRuler
    ) throws {
        let isContained = contained.remove(UInt32(clamping: row)) != nil
        if places.removeValue(forKey: UInt32(clamping: row)) == nil, !isContained {
            find("passage \(row) stands in no segment")
        }
        let passage = try snapshot.passage(row)
        if passage.document != document.id {
            find("passage \(row) belongs to \(passage.document), not \(document.id)")
        }
        if !ruler.agrees(with: passage.origin) { find("passage \(passage.id): its place is counted wrongly") }
        if let leadIn = passage.leadIn, !ruler.holds(leadIn.text, at: leadIn.origin.utf8) {
            find("passage \(passage.id): what leads it in is not in its document")
        }
    }

    /// Nothing in segments or in `passage` that no document has.
    private mutating func checkOrphans() throws {
        for (row, segment) in places.sorted(by: { $0.key < $1.key }).prefix(10) {
            find("passage \(row) of segment \(segment) belongs to no document")
        }
        for row in contained.sorted().prefix(10) { find("contained passage \(row) belongs to no document") }
        let passages = try snapshot.connection.integer("SELECT count(*) FROM passage") ?? 0
        let contents = try snapshot.connection.integer("SELECT count(*) FROM content") ?? 0
        let expected = try snapshot.connection.integer("SELECT total(passages) FROM document") ?? 0
        let documents = try snapshot.connection.integer("SELECT count(*) FROM document") ?? 0
        if passages != expected { find("\(passages) passages, the documents have \(expected)") }
        if contents != documents { find("\(contents) contents for \(documents) documents") }
    }
}

extension IndexFile {
    /// Checks everything in the index. What is wrong comes back in words, at most about a hundred lines; empty when
    /// nothing is.
    ///
    /// - Throws: `IndexStoreError` when so much is wrong that the check cannot go on.
    package func verify(isCancelled: @escaping () -> Bool = { false }) throws -> [String] {
        try read { snapshot in
            var verifier = IndexVerifier(snapshot, isCancelled: isCancelled)
            return try verifier.verify()
        }
    }
}
