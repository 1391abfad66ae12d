import FoundationEssentials
import TestSupport
import Testing

@testable import Markup

/// The examples of both specifications, which live beside the project.
@Suite("Markdown is read as its specifications say")
struct MarkdownSpecificationTests {
    private struct Example {
        var number: Int
        var extensions: Substring
        var markdown: String
        var html: String
    }

    /// Examples lie between lines of 32 backticks, the first with the word `example`; `.` parts source and HTML.
    private func examples(_ name: String) -> [Example] {
        guard let path = SharedData.path("markdown/\(name).txt"),
            let bytes = FileManager.default.contents(atPath: path)
        else { return [] }
        let fence = String(repeating: "`", count: 32)
        var found: [Example] = []
        var lines: [Substring]?
        var extensions: Substring = ""
        for line in String(decoding: bytes, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        {
            if lines == nil, line.hasPrefix(fence + " example") {
                lines = []
                extensions = line.dropFirst(fence.count + 9)
            } else if line == fence, let body = lines {
                let middle = body.firstIndex(of: ".") ?? 0
                func text(_ part: ArraySlice<Substring>) -> String {
                    part.map { $0.replacing("→", with: "\t") + "\n" }.joined()
                }
                found.append(
                    Example(
                        number: found.count + 1, extensions: extensions, markdown: text(body[..<middle]),
                        html: text(body[(middle + 1)...])))
                lines = nil
            } else {
                lines?.append(line)
            }
        }
        return found
    }

    /// Examples that mean something else here.
    private static let longNames = "names of more than eight letters are no character references"
    private static let addresses = "GitHub's specification makes links of bare addresses"
    private static let tasks = "the boxes of task lists stay text"
    private static let nested = "emphasis inside its like is kept; it is no text"

    private static let commonMarkExceptions: [Int: String] = [
        25: longNames, 602: addresses, 606: addresses, 608: addresses, 611: addresses, 612: addresses,
    ]

    @Test("CommonMark 0.31.2")
    func commonMark() {
        for example in examples("commonmark") where Self.commonMarkExceptions[example.number] == nil {
            let html = MarkdownHTML.comparable(example.html)
            #expect(
                MarkdownHTML.ours(example.markdown) == html, "example \(example.number): \(example.markdown)")
        }
    }

    private static let gitHubExceptions: [Int: String] = [
        279: tasks, 280: tasks, 321: longNames, 398: nested, 426: nested, 434: nested, 435: nested,
        436: nested, 473: nested, 474: nested, 475: nested, 477: nested, 610: addresses, 614: addresses,
        616: addresses, 619: addresses, 620: addresses,
    ]

    @Test("GitHub Flavored Markdown 0.29")
    func gitHub() {
        for example in examples("gfm") where Self.gitHubExceptions[example.number] == nil {
            guard !example.extensions.contains("tagfilter") else { continue }
            let html = MarkdownHTML.comparable(example.html)
            #expect(
                MarkdownHTML.ours(example.markdown) == html, "example \(example.number): \(example.markdown)")
        }
    }
}
