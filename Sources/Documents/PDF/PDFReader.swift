import ContextTypes
import JSONValues
import Processes
import Segmentation

/// Reads a PDF through two programs of poppler: `pdftotext` says where each word stands, `pdftohtml` how it looks. What
/// they may take is bounded.
struct PDFReader {
    let limits: DocumentLimits

    func read(_ bytes: [UInt8]) throws(DocumentError) -> StructuredSource {
        // Some bytes may stand before the header (ISO 32000-2, annex).
        guard bytes.prefix(1_024).place(of: "%PDF-") != nil else {
            throw DocumentError("this is no PDF: it does not begin with %PDF-")
        }
        let last = "\(limits.pages + 1)"
        let boxes = try BoundingBoxes(
            try run(["pdftotext", "-bbox-layout", "-l", last, "/dev/stdin", "-"], on: bytes), limits: limits)
        guard boxes.pages.count <= limits.pages else {
            throw DocumentError("the PDF has more than the limit of \(limits.pages) pages; split it")
        }
        guard boxes.pages.contains(where: { !$0.lines.isEmpty }) else {
            throw DocumentError(
                "the PDF holds no text: its \(boxes.pages.count) pages are pictures; recognise their text first (OCR)"
            )
        }
        // Without what letters look like, headings are told by the height of their words alone.
        let html = try? run(
            [
                "pdftohtml", "-xml", "-i", "-hidden", "-nodrm", "-zoom", "1", "-l", last, "-stdout",
                "/dev/stdin",
            ],
            on: bytes)
        let writer = PDFWriter(boxes.pages, styles: html.map(PageStyles.init))
        var source = StructuredSource(
            writer.written(), title: writer.hasTitle ? nil : boxes.title,
            metadata: JSON.object([
                "author": boxes.facts["Author"].map(JSON.string), "pages": .integer(boxes.pages.count),
                "date": (boxes.facts["ModDate"] ?? boxes.facts["CreationDate"]).map(JSON.string),
                "statedTitle": boxes.title.flatMap { $0.isEmpty ? nil : .string($0) },
            ]))
        source.hidden = source.hidden + writer.hidden
        return source
    }

    private func run(_ command: [String], on bytes: [UInt8]) throws(DocumentError) -> [UInt8] {
        var run = ProgramRun(command)
        run.seconds = limits.seconds
        run.memory = limits.programMemory
        do { return try run.output(for: bytes) } catch {
            switch error {
            case .missing(let program):
                throw DocumentError(
                    "PDF is read by the program \(program): install the package poppler-utils")
            case .failed(_, _, let words) where words.contains("assword"):
                throw DocumentError("the PDF is encrypted; save it without a password")
            case .failed(_, let code, let words):
                throw DocumentError("the PDF is damaged and cannot be opened (code \(code): \(words))")
            default: throw DocumentError("the PDF was not read: \(error)")
            }
        }
    }
}
