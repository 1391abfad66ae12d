import ContextTypes
import Glibc
import IndexStore
import JSONValues
import Postings
import Retrieval
import TestSupport
import TextAnalysis

/// Passages of random words that are in an index and, beside it, in a dictionary that is searched by the formula.
struct SyntheticCorpus {
    let path: String
    private(set) var passages: [String: [String]] = [:]
    private var next = 0

    init(path: String) { self.path = path }

    func makeWriter() throws -> IndexWriter {
        let analyzer = AnalyzerSettings(stemmer: nil, stopWords: .none)
        return try IndexWriter(path, creatingWith: IndexSettings(analyzer: analyzer.json))
    }

    /// One document with one passage for each.
    func add(_ documents: [(String, [String])], to writer: IndexWriter, metadata: JSON = .object([])) throws {
        let collector = TermCollector()
        let prepared = documents.map { id, words in
            let text = words.joined(separator: " ")
            let span = SourceSpan(start: 0, end: text.utf8.count)
            let blocks = [Block(kind: .document, span: span, parent: -1)]
            let document = Document(
                id: id, title: "", content: StructuredText(text: text, blocks: blocks), metadata: metadata)
            let passage = Passage(id: "\(id)#0", document: id, text: text, blocks: blocks, sentences: [])
            for var word in words { word.withUTF8 { collector.add($0) } }
            collector.endPassage()
            return PreparedDocument(document, passages: [passage], hash: ContentHash(of: [text]))
        }
        _ = try writer.add(prepared, terms: collector.takeBatch())
    }

    /// Adds new documents and replaces some.
    mutating func addRandom(_ count: Int, to writer: IndexWriter, _ random: inout SeededGenerator) throws {
        var documents: [(String, [String])] = []
        for _ in 0..<count {
            let isUpdate = next > 0 && Int.random(in: 0..<8, using: &random) == 0
            let id = "d\(isUpdate ? Int.random(in: 0..<next, using: &random) : next)"
            if !isUpdate { next += 1 }
            let words = (0..<Int.random(in: 0...60, using: &random)).map { _ in SyntheticCorpus.word(&random)
            }
            documents.append((id, words))
            passages[id] = words
        }
        try add(documents, to: writer)
    }

    mutating func removeRandom(_ count: Int, from writer: IndexWriter, _ random: inout SeededGenerator) throws
    {
        for id in passages.keys.sorted().shuffled(using: &random).prefix(count) {
            _ = try writer.remove(id)
            passages[id] = nil
        }
    }

    func randomQuery(_ random: inout SeededGenerator) -> WeightedQuery {
        let isWeighted = Bool.random(using: &random)
        return WeightedQuery(
            (0..<Int.random(in: 1...12, using: &random)).map { _ in
                .init(
                    bytes: Array(SyntheticCorpus.word(&random).utf8),
                    weight: isWeighted ? Double.random(in: 0.01...3, using: &random) : 1)
            })
    }

    /// The ranking as the formula says it, in 64-bit floating point.
    func expected(
        _ query: WeightedQuery, limit: Int, k1: Double = 0.9, b: Double = 0.4
    ) -> [(id: String, score: Double)] {
        let count = Double(passages.count)
        let average = Double(passages.values.reduce(0) { $0 + $1.count }) / count
        var scores: [String: Double] = [:]
        for term in query.terms {
            let word = String(decoding: term.bytes, as: UTF8.self)
            let frequencies = passages.mapValues { words in words.count { $0 == word } }.filter {
                $0.value > 0
            }
            let df = Double(frequencies.count)
            let factor = term.weight * log(1 + (count - df + 0.5) / (df + 0.5))
            for (id, tf) in frequencies {
                let norm = k1 * (1 - b + b * Double(passages[id]?.count ?? 0) / average)
                scores[id, default: 0] += factor * (Double(tf) / (Double(tf) + norm))
            }
        }
        let ranked = scores.map { (id: "\($0.key)#0", score: $0.value) }.sorted {
            $0.score != $1.score ? $0.score > $1.score : $0.id.utf8.lexicographicallyPrecedes($1.id.utf8)
        }
        return Array(ranked.prefix(limit))
    }

    /// Few words are frequent, many are rare.
    static func word(_ random: inout SeededGenerator) -> String {
        let place = Double.random(in: 0..<1, using: &random)
        return "w\(Int(400 * place * place * place))"
    }
}
