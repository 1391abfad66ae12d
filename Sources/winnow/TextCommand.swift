import ArgumentParser
import ContextTypes
import FoundationEssentials
import Indexing
import JSONValues
import Segmentation

extension SourceFormat: ExpressibleByArgument {}

/// `winnow text`: what Winnow reads in a page.
struct TextCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "text",
        abstract: "Print the text of a page, or its main content alone.",
        discussion: """
            The canonical text is what every offset of Winnow refers to. `--main` leaves out navigation, banners, \
            footers and the like; `--json` gives the block tree with the reason for each of them. Text that a reader \
            of the page cannot see is left out and counted on standard error.
            """
    )

    @Argument(help: "An HTML, Markdown or text file; - for standard input.", completion: .file())
    var file: String

    @Flag(help: "Main content only.")
    var main = false

    @Flag(help: "Keep text that a reader of the page cannot see.")
    var keepHidden = false

    @Flag(help: "The text with its title, metadata, blocks and links, as JSON.")
    var json = false

    @Option(help: "html, markdown or text (default: by the name of the file, then by its first bytes).")
    var format: SourceFormat?

    func run() throws {
        var isFirst = true
        try SourceFiles.forEach(of: [file], format: format) { record in
            let page = structured(record.text, as: record.format, keepsHidden: keepHidden)
            if let warning = page.hidden.warning(for: file, kept: keepHidden || record.format == .text) {
                printError("warning: \(warning)")
            }
            // Between the documents of one file stands an empty line.
            if !isFirst, !json { print() }
            isFirst = false
            print(json ? report(on: page).description : text(of: page), terminator: json ? "\n" : "")
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
            "blocks": .array(page.content.blocks.map(\.json)),
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
    fileprivate var json: JSON {
        .object([
            "boilerplate": boilerplate.map { .string("\($0)") },
            "end": .integer(span.end),
            "kind": .string("\(kind)"),
            "level": level > 0 ? .integer(level) : nil,
            "parent": .integer(parent),
            "start": .integer(span.start),
        ])
    }
}

extension Link {
    fileprivate var json: JSON {
        .object(["end": .integer(span.end), "start": .integer(span.start), "target": .string(target)])
    }
}
