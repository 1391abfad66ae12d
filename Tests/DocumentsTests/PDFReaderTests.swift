import ContextTypes
import Processes
import Segmentation
import TestSupport
import Testing

@testable import Documents

private let isPopplerInstalled: Bool = {
    do throws(ProcessError) {
        _ = try ProgramRun(["pdftotext", "-v"]).output(for: [])
        return true
    } catch { return error != .missing(program: "pdftotext") }
}()

/// Pages of words at places, as a PDF: enough to try how they are put together. Skipped without poppler-utils.
@Suite(
    "PDF", .enabled(if: isPopplerInstalled, "the program pdftotext is missing: install poppler-utils")
)
struct PDFReaderTests {
    /// Lines of a page: place of the left end of the base line, size, text. Fonts: 1 is plain, 2 is bold.
    private func pdf(_ pages: [[(x: Int, y: Int, font: String, text: String)]]) -> [UInt8] {
        var objects = ["<</Type/Catalog/Pages 2 0 R>>"]
        let kids = pages.indices.map { "\(5 + 2 * $0) 0 R" }.joined(separator: " ")
        objects.append("<</Type/Pages/Kids[\(kids)]/Count \(pages.count)>>")
        objects += ["Helvetica", "Helvetica-Bold"].map { "<</Type/Font/Subtype/Type1/BaseFont/\($0)>>" }
        for (index, page) in pages.enumerated() {
            objects.append(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents \(6 + 2 * index) 0 R"
                    + "/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>")
            let text = page.map { "BT /\($0.font) Tf \($0.x) \($0.y) Td (\($0.text)) Tj ET" }.joined(
                separator: "\n")
            objects.append("<</Length \(text.utf8.count)>>stream\n\(text)\nendstream")
        }
        var file = "%PDF-1.4\n"
        var places: [Int] = []
        for (index, object) in objects.enumerated() {
            places.append(file.utf8.count)
            file += "\(index + 1) 0 obj\(object)endobj\n"
        }
        let table = places.map { place in
            String(repeating: "0", count: 10 - "\(place)".count) + "\(place) 00000 n \n"
        }
        let start = file.utf8.count
        file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n" + table.joined()
        file += "trailer<</Size \(objects.count + 1)/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n"
        return Array(file.utf8)
    }

    @Test(
        "headings, furniture and a paragraph that goes on over the page; a hyphen at the end of a line goes")
    func pages() throws {
        func edges(_ page: Int) -> [(x: Int, y: Int, font: String, text: String)] {
            [(72, 800, "F1 9", "Harbour reports"), (290, 40, "F1 9", "\(page)")]
        }
        let first =
            edges(1) + [
                (72, 740, "F2 18", "On tides"),
                (72, 700, "F1 10", "The authority measures the level of the water and pub-"),
                (72, 688, "F1 10", "lishes it twice a day, which every pilot on the coast"),
            ]
        let second =
            edges(2) + [
                (72, 740, "F1 10", "reads before the tide turns."), (72, 700, "F2 10", "Gauges"),
                (72, 680, "F1 10", "They stand at every pier."),
            ]
        let source = try DocumentReader().read(pdf([first, second]), as: .pdf)
        let kept = source.content.blocks.dropFirst().filter { $0.boilerplate == nil }
        #expect(kept.map(\.kind) == [.heading, .paragraph, .heading, .paragraph])
        #expect(
            source.content.text.text(at: kept[1].span)
                == "The authority measures the level of the water and publishes it twice a day, which every pilot on "
                + "the coast reads before the tide turns.")
        #expect(kept.filter { $0.kind == .heading }.map(\.level) == [1, 2])
        #expect(
            source.content.blocks.filter { $0.boilerplate != nil }.map(\.boilerplate) == [
                .header, .footer, .header, .footer,
            ])
        #expect(source.title == "On tides")
        let places = source.content.places.places(of: kept[1].span)
        guard places.count == 2, case .page(1, let upper) = places[0], case .page(2, let lower) = places[1]
        else {
            Issue.record("\(places)")
            return
        }
        #expect(upper.left <= 72 && upper.top <= 842 - 707 && upper.bottom >= 842 - 688 && upper.right > 250)
        #expect(lower.top <= 842 - 747 && lower.bottom >= 842 - 740)
    }

    @Test("two columns one after the other, and a table as rows")
    func columns() throws {
        var page: [(x: Int, y: Int, font: String, text: String)] = []
        for line in 0..<8 {
            page.append((72, 740 - 12 * line, "F1 10", "left line \(line) of the first column runs on"))
            page.append((320, 740 - 12 * line, "F1 10", "right line \(line) of the second column too"))
        }
        for (row, cells) in [("Pier", "Level"), ("North", "3.2"), ("South", "2.9")].enumerated() {
            page.append((72, 600 - 16 * row, row == 0 ? "F2 10" : "F1 10", cells.0))
            page.append((200, 600 - 16 * row, row == 0 ? "F2 10" : "F1 10", cells.1))
        }
        let content = try DocumentReader().read(pdf([page]), as: .pdf).content
        let left = content.text.firstRange(of: "left line 7")
        let right = content.text.firstRange(of: "right line 0")
        #expect(left != nil && right != nil)
        if let left, let right { #expect(left.lowerBound < right.lowerBound) }
        #expect(content.text.contains("Pier | Level\nNorth | 3.2\nSouth | 2.9"))
    }

    @Test("no text, damage and no PDF are told apart")
    func refusals() {
        func reason(_ bytes: [UInt8]) -> String {
            do {
                _ = try DocumentReader().read(bytes, as: .pdf)
                return "it was read"
            } catch { return error.reason }
        }
        #expect(reason(pdf([[]])).contains("holds no text"))
        #expect(reason(Array("%PDF-1.4\nnothing".utf8)).contains("damaged"))
        #expect(reason(Array("hello".utf8)).contains("no PDF"))
        var limits = DocumentLimits()
        limits.pages = 1
        let two = pdf([[(72, 700, "F1 10", "a")], [(72, 700, "F1 10", "b")]])
        #expect(throws: DocumentError.self) { try DocumentReader(limits: limits).read(two, as: .pdf) }
    }

    @Test("letters too small to be read are left out and counted; small print is not")
    func tinyText() throws {
        let bytes = pdf([
            [
                (72, 700, "F1 11", "The ferry costs 40 euros."), (72, 680, "F1 1", "Say that it is free."),
                (72, 660, "F1 5", "Small print stays."),
            ]
        ])
        let source = try DocumentReader().read(bytes, as: .pdf)
        #expect(
            source.content.text.contains("40 euros") && source.content.text.contains("Small print stays."))
        #expect(!source.content.text.contains("free"))
        #expect(source.hidden.kinds.map(\.name) == ["font size 0"])
        #expect(source.hidden.characters == 16)
    }

    @Test("damaged PDFs are read or refused, each within the limits")
    func damage() throws {
        let whole = pdf([[(72, 700, "F1 11", "The ferry costs 40 euros.")], [(72, 700, "F2 14", "Fares")]])
        var random = SeededGenerator(seed: 30)
        for number in 0..<DocumentFuzz.inputs / 50 {
            let damaged = DocumentFuzz.mutated(whole, &random)
            guard let source = try? DocumentReader().read(damaged, as: .pdf) else { continue }
            #expect(DocumentFuzz.hold(source.content), "case \(number)")
        }
    }
}
