import Glibc

@testable import ContextTypes
@testable import IndexStore
@testable import Indexing
@testable import Inference
@testable import JSONValues
@testable import LateInteraction
@testable import Postings
@testable import Retrieval
@testable import TextAnalysis

// Builds indexes of synthetic token vectors and measures search in them. See ../README.md.

/// The arguments, and behind `--path` the instructions of the comparisons.
let (arguments, latePath): ([String], LatePath) = {
    var rest = CommandLine.arguments
    guard let place = rest.firstIndex(of: "--path"), place + 1 < rest.count else { return (rest, .best) }
    guard let named = LatePath.available.first(where: { "\($0)" == rest[place + 1] }) else {
        print("--path is one of \(LatePath.available.map { "\($0)" }.joined(separator: ", "))")
        exit(64)
    }
    rest.removeSubrange(place...place + 1)
    return (rest, named)
}()

/// Token vectors as a text encoder's: around centres, few of which are frequent; a word for each centre is the text.
struct SyntheticEncoder: TokenEncoder {
    static let width = 96
    static let tokens = 30
    /// Words of a question; its 32 vectors are some of each.
    static let questionWords = 10
    let name = "synthetic"
    let hash = "synthetic-1"
    var width: Int { SyntheticEncoder.width }
    let centres: [Float]
    let count: Int

    init(centres count: Int) {
        self.count = count
        var centres: [Float] = []
        centres.reserveCapacity(count * SyntheticEncoder.width)
        var random = Random(seed: 1)
        for _ in 0..<count { centres += Self.direction(&random) }
        self.centres = centres
    }

    func vectors(of passages: [Passage]) throws -> [EncodedPassage] {
        passages.map { passage in
            var random = Random(seed: UInt64(passage.document.dropFirst()) ?? 0)
            let words = passage.text.split(separator: " ").compactMap { Int($0.dropFirst()) }
            let rows = words.flatMap { row(near: $0, &random) }
            return EncodedPassage(
                rows: rows, groups: [[], Array(words.indices)], tokens: Array(words.indices))
        }
    }

    /// The words of passage `number`: half from one of many topics, half from everywhere.
    func words(of number: Int) -> [Int] {
        var random = Random(seed: 0x5EED &+ UInt64(number))
        let topic = random.next() % 5_000
        return (0..<SyntheticEncoder.tokens).map { token in
            guard token % 2 == 0 else { return skewed(&random) }
            var near = Random(seed: topic &* 977 &+ random.next() % 40)
            return skewed(&near)
        }
    }

    private func skewed(_ random: inout Random) -> Int {
        let draw = random.unit()
        return Int(draw * draw * draw * Float(count))
    }

    /// A unit row with a cosine of about 0.8 to its centre.
    func row(near centre: Int, _ random: inout Random) -> [Float] {
        let noise = Self.direction(&random)
        let start = centre * width
        return Self.unit((0..<width).map { 0.8 * centres[start + $0] + 0.6 * noise[$0] })
    }

    private static func direction(_ random: inout Random) -> [Float] {
        unit((0..<width).map { _ in random.unit() + random.unit() + random.unit() - 1.5 })
    }

    private static func unit(_ row: [Float]) -> [Float] {
        let length = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return row.map { $0 / length }
    }
}

struct Random {
    var state: UInt64

    /// Seeds are mixed twice: streams of neighbouring seeds must not be the same numbers, shifted.
    init(seed: UInt64) {
        state = seed
        state = next()
        state = next() ^ 0x1234_5678_9ABC_DEF1
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    mutating func unit() -> Float { Float(next() >> 40) / Float(1 << 24) }
}

func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

/// Of this thread alone: what a quiet machine would need.
func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

func peakMegabytes() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss / 1024
}

func build(_ count: Int, _ path: String) throws {
    let encoder = SyntheticEncoder(centres: 20_000)
    let start = seconds()
    var settings = AnalyzerSettings(stemmer: nil, stopWords: .none)
    settings.stemmer = nil
    do {
        let writer = try IndexWriter(path, creatingWith: IndexSettings(analyzer: settings.json))
        for first in stride(from: 0, to: count, by: 20_000) {
            let collector = TermCollector()
            let documents = (first..<min(first + 20_000, count)).map { number in
                let text = encoder.words(of: number).map { "c\($0)" }.joined(separator: " ")
                let span = SourceSpan(start: 0, end: text.utf8.count)
                let blocks = [Block(kind: .document, span: span, parent: -1)]
                let passage = Passage(
                    id: "d\(number)#0", document: "d\(number)", text: text, blocks: blocks,
                    sentences: [Sentence(span: span, block: 0)])
                for word in text.split(separator: " ") {
                    var word = String(word)
                    word.withUTF8 { collector.add($0) }
                }
                collector.endPassage()
                let document = Document(
                    id: "d\(number)", title: "", content: StructuredText(text: text, blocks: blocks),
                    metadata: .object([]))
                return PreparedDocument(document, passages: [passage], hash: ContentHash(of: [text]))
            }
            _ = try writer.add(documents, terms: collector.takeBatch())
            try writer.commit()
        }
        try writer.mergeAfterBuild()
        try writer.checkpoint()
    }
    print("words indexed after \(Int(seconds() - start)) s")
    var options = EncodingOptions()
    options.pooling = 1
    options.batch = 4_096
    var last = 0.0
    let report = try TokenEncodingJob(path, encoder, options: options).run { progress in
        if seconds() - last > 10 {
            print("\(progress.step) \(progress.done) of \(progress.total), \(Int(seconds() - start)) s")
            fflush(nil)
            last = seconds()
        }
        return true
    }
    let status = try IndexFile(path).status()
    print(
        "passages \(count) vectors \(report.vectors) encodeSeconds \(Int(report.seconds)) "
            + "bytesPerPassage \(status.tokenVectorBytes / count) peakMB \(peakMegabytes()) drift \(report.drift)"
    )
}

struct Times {
    var wall: [Double] = []
    var processor: [Double] = []

    mutating func measure<Result>(_ body: () throws -> Result) rethrows -> Result {
        let (clock, cpu) = (seconds(), processorSeconds())
        defer {
            processor.append((processorSeconds() - cpu) * 1e3)
            wall.append((seconds() - clock) * 1e3)
        }
        return try body()
    }

    func line(_ name: String) -> String {
        func figures(_ values: [Double]) -> String {
            let sorted = values.sorted()
            let mean = sorted.reduce(0, +) / Double(sorted.count)
            func at(_ share: Double) -> Double {
                sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
            }
            return [mean, at(0.5), at(0.99)].map { "\(($0 * 100).rounded() / 100)" }.joined(separator: " / ")
        }
        return "\(name): ms mean / p50 / p99: wall \(figures(wall)), processor \(figures(processor))"
    }
}

func search(_ path: String, queries: Int, exact: Int, effort: LateSearch.Effort?) throws {
    let encoder = SyntheticEncoder(centres: 20_000)
    let index = try IndexFile(path)
    let count = try index.read { $0.statistics.passages }
    var (words, seeded, full, everything) = (Times(), Times(), Times(), Times())
    var (overlap, seededOverlap, scored) = (0.0, 0.0, 0)
    for number in 0..<queries {
        var random = Random(seed: 777 &+ UInt64(number))
        let source = encoder.words(of: Int(random.next() % UInt64(count)))
        let chosen = (0..<32).map { source[3 * ($0 % SyntheticEncoder.questionWords)] }
        let rows = chosen.flatMap { encoder.row(near: $0, &random) }
        let query = WeightedQuery(Set(chosen).map { .init(bytes: Array("c\($0)".utf8)) })
        try index.read { snapshot in
            guard let codec = snapshot.tokenVectors?.codec else { return }
            let seeds = try words.measure { try LexicalSearch(snapshot).rows(query, limit: 1_000) }
            let best = { (scores: [ScoredRow]) in
                var least = -Double.infinity
                var kept: [ScoredRow] = []
                for entry in scores where entry.score > least {
                    kept.append(entry)
                    guard kept.count > 32 else { continue }
                    kept.sort { ($1.score, $0.row) < ($0.score, $1.row) }
                    kept.removeLast(kept.count - 10)
                    least = kept[9].score
                }
                kept.sort { ($1.score, $0.row) < ($0.score, $1.row) }
                return Set(kept.prefix(10).map(\.row))
            }
            let bySeeds = try seeded.measure {
                best(
                    try LateSearch(snapshot, LateQuery(MaxSimQuery(rows, codec, path: latePath))).scores(
                        of: seeds.prefix(1_000).map(\.row)))
            }
            let fully = try full.measure {
                let found = try LateSearch(
                    snapshot, LateQuery(MaxSimQuery(rows, codec, path: latePath)), effort: effort
                )
                .fullScores(limit: 10, in: nil)
                scored += found.count
                return best(found)
            }
            guard number < exact else { return }
            let all = try everything.measure {
                best(
                    try LateSearch(snapshot, LateQuery(MaxSimQuery(rows, codec, path: latePath))).allScores(
                        in: nil))
            }
            overlap += Double(all.intersection(fully).count) / 10
            seededOverlap += Double(all.intersection(bySeeds).count) / 10
        }
    }
    print(
        "passages \(count), 32 vectors a question, \(queries) questions, \(effort.map { "\($0)" } ?? "usual effort")"
    )
    print(words.line("BM25 top 1,000"))
    print(seeded.line("seeded: MaxSim of 1,000"))
    print(full.line("full") + ", \(scored / queries) scored")
    guard exact > 0 else { return }
    print(everything.line("exhaustive"))
    print(
        "overlap@10 with exhaustive, \(exact) questions: full \(overlap / Double(exact)), "
            + "seeded \(seededOverlap / Double(exact)); peakMB \(peakMegabytes())")
}

/// Reads a synthetic question with a real encoder, as long as that takes, and answers with the vectors of its words.
struct TimedEncoder: QuestionEncoder {
    let real: LateInteractionEncoder
    let synthetic: SyntheticEncoder
    var name: String { synthetic.name }
    var hash: String { synthetic.hash }

    func vectors(of question: String) throws -> QuestionVectors {
        let read = try real.question(question).rows
        guard read.allSatisfy(\.isFinite) else { fatalError("the encoder gave no numbers") }
        var random = Random(seed: 99)
        let words = question.split(separator: " ").compactMap { Int($0.dropFirst()) }
        let rows = (0..<32).flatMap { synthetic.row(near: words[$0 % words.count], &random) }
        return QuestionVectors(rows: rows, spans: [SourceSpan?](repeating: nil, count: 32))
    }

    func places(in passage: Passage) -> [SourceSpan?] { [] }
}

/// A question's text in, ids out: encoding, BM25, MaxSim of its best 1,000, fusion.
func retrieve(_ path: String, queries: Int, encoder folder: String) throws {
    let synthetic = SyntheticEncoder(centres: 20_000)
    let encoder = TimedEncoder(real: try LateInteractionEncoder(folder: folder), synthetic: synthetic)
    let retriever = try PassageRetriever(path: path, encoder: encoder)
    let count = try retriever.index.read { $0.statistics.passages }
    var options = RetrievalOptions()
    options.limit = 10
    var (whole, encoding) = (Times(), Times())
    var found = 0
    for number in 0..<queries {
        var random = Random(seed: 777 &+ UInt64(number))
        let source = synthetic.words(of: Int(random.next() % UInt64(count)))
        let words = (0..<SyntheticEncoder.questionWords).map { "c\(source[3 * $0])" }
        let question = words.joined(separator: " ")
        _ = try encoding.measure { try encoder.vectors(of: question) }
        found += try whole.measure { try retriever.ranking(question, options) }.count
    }
    print("passages \(count), \(queries) questions, \(found / queries) passages each")
    print(encoding.line("encoding the question"))
    print(whole.line("retrieve"))
}

/// The full search beside scoring everything, for questions of a text file (one a line) and a real encoder.
func ask(_ path: String, _ questions: String, encoder folder: String, effort: LateSearch.Effort?) throws {
    let encoder = try LateInteractionEncoder(folder: folder)
    let lines = try readLines(questions)
    let index = try IndexFile(path)
    var (full, everything) = (Times(), Times())
    var (overlap, scored) = (0.0, 0)
    func best(_ scores: [ScoredRow]) -> Set<Int> {
        Set(scores.sorted { ($1.score, $0.row) < ($0.score, $1.row) }.prefix(10).map(\.row))
    }
    for line in lines {
        let question = try encoder.vectors(of: line)
        try index.read { snapshot in
            guard let codec = snapshot.tokenVectors?.codec else { return }
            let mean = snapshot.tokenVectors?.meanCodec.map { MaxSimQuery(question.mean, $0) }
            func query() -> LateQuery {
                LateQuery(MaxSimQuery(question.rows, codec), mean: mean, weight: question.meanWeight)
            }
            let found = try full.measure {
                try LateSearch(snapshot, query(), effort: effort).fullScores(limit: 10, in: nil)
            }
            scored += found.count
            let all = try everything.measure { try LateSearch(snapshot, query()).allScores(in: nil) }
            overlap += Double(best(all).intersection(best(found)).count) / 10
        }
    }
    print("\(lines.count) questions, \(effort.map { "\($0)" } ?? "usual effort")")
    print(full.line("full") + ", \(scored / max(1, lines.count)) scored")
    print(everything.line("exhaustive"))
    print("overlap@10 with exhaustive: \(overlap / Double(max(1, lines.count)))")
}

func readLines(_ path: String) throws -> [String] {
    guard let file = fopen(path, "r") else { fatalError("\(path) cannot be read") }
    defer { fclose(file) }
    var lines: [String] = []
    var line: UnsafeMutablePointer<CChar>?
    var capacity = 0
    while getline(&line, &capacity, file) > 0 {
        if let line { lines.append(String(String(cString: line).dropLast())) }
    }
    free(line)
    return lines
}

/// Token vectors that another program wrote: `FOLDER/passages.f32` and `questions.f32` (rows of 96 floats, one text after
/// the other), `passages.i32` and `questions.i32` (rows of each text).
struct GivenVectors: TokenEncoder, @unchecked Sendable {
    let name = "given"
    let hash = "given-1"
    let width = 96
    private let rows: [Float]
    private let starts: [Int]

    init(_ folder: String, _ kind: String) throws {
        rows = try Self.read("\(folder)/\(kind).f32")
        let lengths: [Int32] = try Self.read("\(folder)/\(kind).i32")
        starts = lengths.reduce(into: [0]) { $0.append($0[$0.count - 1] + Int($1)) }
    }

    var count: Int { starts.count - 1 }

    func text(_ number: Int) -> [Float] { Array(rows[starts[number] * width..<starts[number + 1] * width]) }

    private static func read<Element>(_ path: String) throws -> [Element] {
        guard let file = fopen(path, "rb") else { fatalError("\(path) cannot be read") }
        defer { fclose(file) }
        fseek(file, 0, SEEK_END)
        let count = ftell(file) / MemoryLayout<Element>.stride
        rewind(file)
        return [Element](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = fread(buffer.baseAddress, MemoryLayout<Element>.stride, count, file)
        }
    }

    func vectors(of passages: [Passage]) throws -> [EncodedPassage] {
        passages.map { passage in
            let rows = text(Int(passage.document.dropFirst()) ?? 0)
            let tokens = Array(0..<rows.count / width)
            return EncodedPassage(rows: rows, groups: [[], tokens], tokens: tokens)
        }
    }
}

/// An index of given vectors; its words are the passages' numbers, which nobody asks for.
func buildGiven(_ folder: String, _ path: String, pooling: Int) throws {
    let given = try GivenVectors(folder, "passages")
    let start = seconds()
    let settings = AnalyzerSettings(stemmer: nil, stopWords: .none)
    do {
        let writer = try IndexWriter(path, creatingWith: IndexSettings(analyzer: settings.json))
        let collector = TermCollector()
        let documents = (0..<given.count).map { number in
            var text = "n\(number)"
            let span = SourceSpan(start: 0, end: text.utf8.count)
            let blocks = [Block(kind: .document, span: span, parent: -1)]
            let passage = Passage(
                id: "d\(number)#0", document: "d\(number)", text: text, blocks: blocks,
                sentences: [Sentence(span: span, block: 0)])
            let document = Document(
                id: "d\(number)", title: "", content: StructuredText(text: text, blocks: blocks),
                metadata: .object([]))
            let hash = ContentHash(of: [text])
            text.withUTF8 { collector.add($0) }
            collector.endPassage()
            return PreparedDocument(document, passages: [passage], hash: hash)
        }
        _ = try writer.add(documents, terms: collector.takeBatch())
        try writer.commit()
    }
    var options = EncodingOptions()
    options.pooling = pooling
    options.threads = 1
    let report = try TokenEncodingJob(path, given, options: options).run()
    try IndexWriter(path).updateLists(force: true)
    let status = try IndexFile(path).status()
    print(
        "{\"passages\": \(given.count), \"vectors\": \(report.vectors), \"buildSeconds\": \(seconds() - start), "
            + "\"bytesPerPassage\": \(status.tokenVectorBytes / given.count), \"peakMB\": \(peakMegabytes())}"
    )
}

/// Prints for each question milliseconds and the ten best, by the full search and by scoring everything.
func searchGiven(_ folder: String, _ path: String, effort: LateSearch.Effort?) throws {
    let questions = try GivenVectors(folder, "questions")
    let index = try IndexFile(path)
    for number in 0..<questions.count {
        let rows = questions.text(number)
        try index.read { snapshot in
            guard let codec = snapshot.tokenVectors?.codec else { return }
            func best(_ scores: [ScoredRow]) throws -> [String] {
                try scores.sorted { ($1.score, $0.row) < ($0.score, $1.row) }.prefix(10).map {
                    String(try snapshot.passageID($0.row).dropFirst().prefix { $0 != "#" })
                }
            }
            var (full, all) = (Times(), Times())
            let query = LateQuery(MaxSimQuery(rows, codec, path: latePath))
            let fast = try full.measure {
                try best(
                    LateSearch(snapshot, LateQuery(MaxSimQuery(rows, codec, path: latePath)), effort: effort)
                        .fullScores(limit: 10, in: nil))
            }
            let exact = try all.measure { try best(LateSearch(snapshot, query).allScores(in: nil)) }
            print(
                "{\"full\": [\(fast.joined(separator: ", "))], \"fullMs\": \(full.wall[0]), "
                    + "\"all\": [\(exact.joined(separator: ", "))], \"allMs\": \(all.wall[0])}")
        }
    }
    print("{\"peakMB\": \(peakMegabytes())}")
}

func number(_ place: Int, _ preset: Int) -> Int {
    arguments.count > place ? Int(arguments[place]) ?? preset : preset
}
/// As the arguments from `place` on say; nil, what suits the index, without them.
func effort(from place: Int) -> LateSearch.Effort? {
    guard arguments.count > place + 2 else { return nil }
    return .init(
        probes: number(place, 0), estimates: number(place + 1, 0), candidates: number(place + 2, 0))
}
switch arguments.count > 2 ? arguments[1] : "" {
case "build": try build(number(3, 100_000), arguments[2])
case "search":
    try search(
        arguments[2], queries: number(3, 200), exact: number(4, 20),
        effort: effort(from: 5))
case "retrieve": try retrieve(arguments[2], queries: number(3, 200), encoder: arguments[4])
case "ask": try ask(arguments[2], arguments[3], encoder: arguments[4], effort: effort(from: 5))
case "build-given": try buildGiven(arguments[2], arguments[3], pooling: number(4, 1))
case "search-given":
    try searchGiven(
        arguments[2], arguments[3],
        effort: effort(from: 4))
default:
    print(
        "LateProbe build FILE PASSAGES | search FILE QUESTIONS EXACT PROBES ESTIMATES CANDIDATES [--path avx2] "
            + "| retrieve FILE QUESTIONS ENCODER "
            + "| ask FILE QUESTIONS ENCODER PROBES ESTIMATES CANDIDATES "
            + "| build-given FOLDER FILE POOLING | search-given FOLDER FILE PROBES ESTIMATES CANDIDATES")
}
