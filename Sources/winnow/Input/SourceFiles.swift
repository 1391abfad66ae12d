import ContextTypes
import Indexing
import Segmentation
import TextAnalysis

/// Files named on the command line, read as an index would read them.
enum SourceFiles {
    /// The documents of `paths` in their order: one of a page or a text, all of a folder, an archive, lines of JSON. `-`
    /// is standard input.
    ///
    /// - Parameter format: Nil: by the name of each file, then by its first bytes.
    /// - Throws: `CommandFailure` that names what could not be read.
    ///
    /// - Parameter standardInput: the descriptor that `-` reads.
    static func forEach(
        of paths: [String], format: CorpusFormat? = nil, standardInput: Int32 = 0,
        _ body: (SourceRecord) throws -> Void
    ) throws {
        let options = CorpusOptions(
            format: format, standardInput: standardInput)
        for path in paths {
            // One reader for each, since a file may be named twice.
            let corpus = CorpusReader(paths: [path], options: options)
            while let item = corpus.next() {
                switch item {
                case .problem(let problem) where problem.isWarning: printError("warning: \(problem)")
                case .problem(let problem): throw CommandFailure("\(problem)")
                case .record(let record):
                    if let warning = record.problem { printError("warning: \(warning)") }
                    try body(record)
                }
            }
        }
    }

    /// The documents of `paths`, cut into passages as an index would cut them, and what they hide.
    static func passages(
        of paths: [String], standardInput: Int32 = 0, passageTokens: Int, keepsHidden: Bool
    ) throws -> (passages: [Passage], warnings: [ContextWarning]) {
        let cutter = PassageCutter(limit: passageTokens, counter: try PassageMeasure.best.counter())
        var passages: [Passage] = []
        var warnings: [ContextWarning] = []
        try forEach(of: paths, standardInput: standardInput) { record in
            let found = record.structured(keepsHidden: keepsHidden)
            if record.format != .text, let warning = found.hidden.warning(for: record.id, kept: keepsHidden) {
                warnings.append(ContextWarning(.hiddenText, warning, place: record.id))
            }
            let document = Document(
                id: record.id, title: record.title ?? found.title ?? "", url: record.url ?? found.url,
                language: record.language ?? found.language, content: found.content)
            passages += cutter.passages(of: document, from: record.format)
        }
        return (passages, warnings)
    }
}
