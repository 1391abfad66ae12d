import ArgumentParser
import Engine
import Glibc
import Indexing
import JSONValues

/// `winnow inspect PATHS…`: what a corpus is like, before anything of it is indexed.
struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Say what a corpus is like: quality, doubled documents, languages, formats, furniture.",
        discussion: """
            Nothing is indexed and nothing is changed. PATHS are what `winnow index` takes. The page of --page is one \
            file of HTML with pictures.
            """)

    @Argument(help: "Folders and files; - for standard input.", completion: .file())
    var paths: [String]

    @Option(
        help:
            "Read every file as this: jsonl, warc, wikiextractor, html, markdown, text, pdf, office, mail, …")
    var format: CorpusFormat?

    @Option(help: "Write the report as a page to this file.", completion: .file(extensions: ["html"]))
    var page: String?

    @Flag(help: "Print the report as JSON.")
    var json = false

    @Flag(name: .shortAndLong, help: "No progress.")
    var quiet = false

    func run() throws {
        let line = ProgressLine()
        let corpus = CorpusReader(paths: paths, options: CorpusOptions(format: format))
        let inspection = CorpusInspector(try ScreenShelf().neededScreen()).inspect(corpus) {
            read, total, documents in
            if !quiet { line.update(done: read, total: total, note: "\(grouped(documents)) documents") }
            return true
        }
        line.finish()
        if let page {
            let html = InspectionPage(inspection, title: paths.joined(separator: ", ")).html
            try write(html, to: page)
        }
        if json { print(Self.json(inspection).description) } else { printReport(inspection) }
    }

    private func write(_ text: String, to path: String) throws {
        guard let file = fopen(path, "w") else {
            throw ValidationError("\(path) cannot be written: \(String(cString: strerror(errno)))")
        }
        let written = Array(text.utf8).withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
        guard fclose(file) == 0, written == text.utf8.count else {
            throw ValidationError("\(path) cannot be written: \(String(cString: strerror(errno)))")
        }
    }

    private func printReport(_ inspection: CorpusInspection) {
        func share(_ part: Int, of whole: Int) -> String {
            whole == 0 ? "0 %" : "\(oneDecimal(100 * Double(part) / Double(whole))) %"
        }
        let low = inspection.qualities.counts.prefix(2).reduce(0, +)
        for (name, value) in [
            ("documents", grouped(inspection.documents)), ("text", byteCount(inspection.textBytes)),
            ("formats", Self.listed(inspection.formats)), ("languages", Self.listed(inspection.languages)),
            ("furniture", share(inspection.furnitureBytes, of: inspection.textBytes)),
            ("stands elsewhere", share(inspection.containedBytes, of: inspection.comparedBytes)),
            ("quality below .1", grouped(low)), ("not read", grouped(inspection.problemCount)),
        ] { print(name + String(repeating: " ", count: max(1, 21 - name.utf8.count)) + value) }
        for (heading, list) in [
            ("lowest quality", inspection.worst), ("doubled", inspection.doubled),
            ("dangerous", inspection.dangerous),
        ] where !list.isEmpty {
            print("\n\(heading)")
            for noted in list.prefix(10) {
                print(
                    "  \(Double(Int(noted.score * 100)) / 100)  \(noted.id)\(noted.note.isEmpty ? "" : "  (\(noted.note))")"
                )
            }
        }
    }

    private static func listed(_ counts: [String: Int]) -> String {
        counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(8)
            .map { "\($0.key) \(grouped($0.value))" }.joined(separator: ", ")
    }

    private static func json(_ inspection: CorpusInspection) -> JSON {
        func object(_ counts: [String: Int]) -> JSON {
            .object(counts.sorted { $0.key < $1.key }.map { JSON.Member($0.key, .integer($0.value)) })
        }
        func list(_ noted: [CorpusInspection.Noted]) -> JSON {
            .array(
                noted.map {
                    .object(["id": .string($0.id), "note": .string($0.note), "score": .double($0.score)])
                })
        }
        func counts(_ histogram: CorpusInspection.Histogram) -> JSON {
            .array(histogram.counts.map(JSON.integer))
        }
        return .object([
            "comparedBytes": .integer(inspection.comparedBytes),
            "containedBytes": .integer(inspection.containedBytes),
            "dangerous": list(inspection.dangerous), "documents": .integer(inspection.documents),
            "doubled": list(inspection.doubled), "formats": object(inspection.formats),
            "furnitureBytes": .integer(inspection.furnitureBytes), "harm": counts(inspection.harms),
            "instructions": counts(inspection.instructions), "languages": object(inspection.languages),
            "problemCount": .integer(inspection.problemCount), "quality": counts(inspection.qualities),
            "textBytes": .integer(inspection.textBytes), "worst": list(inspection.worst),
        ])
    }
}
