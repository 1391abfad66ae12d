import ArgumentParser
import ContextTypes
import FoundationEssentials
import Indexing
import JSONValues
import Segmentation
import Service

/// `winnow text`: what Winnow reads in a page.
struct TextCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "text",
        abstract: "Print the text of a page or document, its main content alone, or its blocks.",
        discussion: """
            The canonical text is what every offset of Winnow refers to. `--main` leaves out navigation, banners, \
            footers and the like; `--blocks` shows the block tree, and where in its document each block stands; \
            `--json` gives both to programs. Text that a reader of the page cannot see is left out and counted on \
            standard error.
            """
    )

    @Argument(
        help: "A page, a text or a document (PDF, office, mail, …); - for standard input.",
        completion: .file())
    var file: String

    @Flag(help: "Main content only.")
    var main = false

    @Flag(help: "Keep text that a reader of the page cannot see.")
    var keepHidden = false

    @Flag(help: "The block tree with the place of each block.")
    var blocks = false

    @Flag(help: "The text with its title, metadata, blocks and links, as JSON.")
    var json = false

    @Option(
        help:
            "How to read it, as in `winnow index` (default: by the name of the file, then by its first bytes)."
    )
    var format: CorpusFormat?

    func run() throws {
        var isFirst = true
        try SourceFiles.forEach(of: [file], format: format) { record in
            let page = record.structured(keepsHidden: keepHidden)
            if let warning = page.hidden.warning(for: file, kept: keepHidden || record.format == .text) {
                printError("warning: \(warning)")
            }
            // Between the documents of one file stands an empty line.
            if !isFirst, !json { print() }
            isFirst = false
            if blocks {
                BlockListing(page.content).print()
            } else {
                print(json ? report(on: page).description : text(of: page), terminator: json ? "\n" : "")
            }
        }
    }

    private func text(of page: StructuredSource) -> String {
        guard main else { return terminated(page.content.text) }
        let text = page.content.mainText
        guard text.isEmpty || page.fellBack, !page.content.text.isEmpty else { return terminated(text) }
        printError("warning: \(file): no main content was found; printed what is most likely to be some")
        return terminated(text.isEmpty ? page.content.text : text)
    }

    private func terminated(_ text: String) -> String {
        text.hasSuffix("\n") || text.isEmpty ? text : text + "\n"
    }

    private func report(on page: StructuredSource) -> JSON {
        .object([
            "blocks": .array(
                page.content.blocks.map { $0.json(at: page.content.places.places(of: $0.span)) }),
            "hidden": page.hidden.isEmpty ? nil : page.hidden.json,
            "language": page.language.map(JSON.string),
            "links": .array(page.content.links.map(\.json)),
            "metadata": page.metadata,
            "text": .string(page.content.text),
            "title": page.title.map(JSON.string),
            "url": page.url.map(JSON.string),
        ])
    }
}

extension StructuredText {
    /// The text without the blocks that are not main content.
    fileprivate var mainText: String {
        var kept = ""
        var end = 0
        for block in blocks where block.boilerplate != nil && block.span.start >= end {
            kept += text.text(at: SourceSpan(start: end, end: block.span.start))
            end = block.span.end
        }
        kept += text.text(at: SourceSpan(start: end, end: text.utf8.count))
        let lines = kept.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.enumerated().filter { index, line in
            !line.isEmpty || (index > 0 && !lines[index - 1].isEmpty)
        }.map(\.element).joined(separator: "\n").trimmed
    }
}

extension String {
    fileprivate var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}

extension HiddenText {
    fileprivate var json: JSON {
        .array(kinds.map { .object(["kind": .string($0.name), "characters": .integer($0.characters)]) })
    }
}

extension Block {
    /// - Parameter places: of all of its text.
    fileprivate func json(at places: [Place]) -> JSON {
        .object([
            "boilerplate": boilerplate.map { .string("\($0)") },
            "end": .integer(span.end),
            "kind": .string("\(kind)"),
            "level": level > 0 ? .integer(level) : nil,
            "parent": .integer(parent),
            "place": PlaceAnswer(places)?.json,
            "start": .integer(span.start),
        ])
    }
}

extension Link {
    fileprivate var json: JSON {
        .object(["end": .integer(span.end), "start": .integer(span.start), "target": .string(target)])
    }
}

/// The block tree for people: a line for each block, indented by its depth, with its place and how its text begins.
struct BlockListing {
    private let content: StructuredText

    private static let letters = 72

    init(_ content: StructuredText) { self.content = content }

    func print() {
        var depths = [Int](repeating: 0, count: content.blocks.count)
        let parents = Set(content.blocks.map(\.parent))
        for (index, block) in content.blocks.enumerated().dropFirst() {
            depths[index] = block.parent > 0 ? depths[block.parent] + 1 : 0
            var line = String(repeating: "  ", count: depths[index]) + label(of: block)
            if let place = content.places.places(of: block.span).first { line += " [\(place.words)]" }
            if !parents.contains(index) { line += " " + beginning(of: block) }
            Output.line(line, block.boilerplate == nil ? nil : .dim)
        }
    }

    private func label(of block: Block) -> String {
        let mark = block.boilerplate.map { " (\($0))" } ?? ""
        return block.kind == .heading ? "heading \(block.level)\(mark)" : "\(block.kind)\(mark)"
    }

    private func beginning(of block: Block) -> String {
        let text = content.text.text(at: block.span).replacing("\n", with: " ")
        return text.count > Self.letters ? text.prefix(Self.letters) + "…" : text
    }
}

extension Place {
    /// For people: `page 12, box 63 175 287 187`.
    var words: String {
        switch self {
        case .page(let page, let box): "page \(page), box \(box.left) \(box.top) \(box.right) \(box.bottom)"
        case .cell(let cell): "cell \(cell)"
        case .row(let row, nil): "row \(row)"
        case .row(let row, let sheet?): "\(sheet), row \(row)"
        case .slide(let slide): "slide \(slide)"
        case .message(let message): "message \(message)"
        case .chapter(let chapter): "chapter \(chapter)"
        case .entry(let entry): "entry \(entry)"
        case .time(let start, let end): "\(Self.clock(start))–\(Self.clock(end))"
        case .lines(let first, let last): first == last ? "line \(first)" : "lines \(first)–\(last)"
        case .paragraphs(let first, let last):
            first == last ? "paragraph \(first)" : "paragraphs \(first)–\(last)"
        }
    }

    /// `1:02:03` of milliseconds.
    private static func clock(_ milliseconds: Int) -> String {
        let seconds = milliseconds / 1_000
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let minutes = seconds / 60 % 60
        return seconds >= 3_600
            ? "\(seconds / 3_600):\(two(minutes)):\(two(seconds % 60))" : "\(minutes):\(two(seconds % 60))"
    }
}
