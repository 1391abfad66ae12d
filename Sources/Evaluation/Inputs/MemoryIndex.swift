import Glibc
package import TextAnalysis

/// BM25 over a few thousand texts in memory: candidates for collections, neighbours of a paragraph, sentence scores.
///
/// Scoring as in Lucene (Robertson's formula without the factor k1 + 1; idf = ln(1 + (N − n + ½) / (n + ½))).
package final class MemoryIndex {
    package struct Match: Sendable, Hashable {
        /// Position of the text in what the index was made of.
        package var document: Int
        package var score: Double
    }

    private struct Posting {
        var document: Int
        var frequency: Double
    }

    private let analyzer: Analyzer
    private let k1: Double
    private let b: Double
    private var terms: [[UInt8]: Int] = [:]
    private var postings: [[Posting]] = []
    private var lengths: [Double] = []
    private var averageLength = 1.0

    package convenience init(_ texts: [String], k1: Double = 0.9, b: Double = 0.4) throws {
        self.init(texts, analyzer: try Analyzer(AnalyzerSettings()), k1: k1, b: b)
    }

    package init(_ texts: [String], analyzer: Analyzer, k1: Double = 0.9, b: Double = 0.4) {
        self.analyzer = analyzer
        self.k1 = k1
        self.b = b
        for text in texts { add(text) }
        averageLength = max(lengths.reduce(0, +) / Double(max(lengths.count, 1)), 1)
    }

    /// The texts that share a term with `query`, best first; ties by position.
    package func ranked(_ query: String) -> [Match] {
        scores(query).enumerated().filter { $0.element > 0 }
            .map { Match(document: $0.offset, score: $0.element) }
            .sorted { ($1.score, $0.document) < ($0.score, $1.document) }
    }

    /// The score of every text for `query`.
    package func scores(_ query: String) -> [Double] {
        var scores = [Double](repeating: 0, count: lengths.count)
        forEachTerm(of: query) { term in
            guard let id = terms[Array(term)] else { return }
            let count = Double(postings[id].count)
            let idf = log(1 + (Double(lengths.count) - count + 0.5) / (count + 0.5))
            for posting in postings[id] {
                let norm = k1 * (1 - b + b * lengths[posting.document] / averageLength)
                scores[posting.document] += idf * posting.frequency / (posting.frequency + norm)
            }
        }
        return scores
    }

    private func add(_ text: String) {
        let document = lengths.count
        var length = 0.0
        forEachTerm(of: text) { term in
            length += 1
            let key = Array(term)
            let id = terms[key] ?? postings.count
            if id == postings.count {
                terms[key] = id
                postings.append([])
            }
            if let last = postings[id].last, last.document == document {
                postings[id][postings[id].count - 1].frequency += 1
            } else {
                postings[id].append(Posting(document: document, frequency: 1))
            }
        }
        lengths.append(length)
    }

    private func forEachTerm(of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        var text = text
        text.withUTF8 { bytes in analyzer.forEachTerm(in: bytes) { term, _ in body(term) } }
    }
}
