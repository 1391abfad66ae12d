import ContextTypes
import Glibc
import Lines
import Selection

/// Files named on the command line whose lines are units, byte for byte.
struct LinedFiles {
    /// Nil where the files are read by sentence.
    private(set) var lined: [LinedText]?
    /// The descriptor from which standard input can be read once more.
    private(set) var standardInput: Int32 = 0

    /// - Throws: `CommandFailure` that names what could not be read.
    init(_ paths: [String], units: PruningOptions.Units, kind: LineKind?) throws {
        guard units != .sentences, units == .lines || paths.allSatisfy(Self.mayBeLines) else { return }
        let texts = try paths.map { try InputFile.bytes(of: $0) }
        if units == .lines {
            lined = zip(paths, texts).map { path, text in
                LinedText(
                    id: path, title: paths.count > 1 ? path : "", sheet: LineSheet(LineText(text), kind: kind)
                )
            }
        } else if !texts.contains(where: Self.isMarkup) {
            lined = LineSheet.ofLines(texts, kind: kind).map { sheets in
                zip(paths, sheets).map { path, sheet in
                    LinedText(id: path, title: paths.count > 1 ? path : "", sheet: sheet)
                }
            }
        }
        if lined == nil, let place = paths.firstIndex(of: "-") {
            standardInput = try Self.copied(texts[place])
        }
    }

    /// Pages, prose and archives by their names are not lines, nor is a folder.
    private static func mayBeLines(_ path: String) -> Bool {
        guard path != "-" else { return true }
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else { return false }
        let ending = path.split(separator: "/").last?.split(separator: ".").dropFirst().last?.lowercased()
        return !pages.contains(ending ?? "")
    }

    private static let pages: Set<String> = [
        "html", "htm", "xhtml", "md", "mdx", "markdown", "rst", "adoc", "asciidoc", "org", "jsonl", "ndjson",
        "warc",
        "wet", "gz", "gzip", "zst", "zstd", "ipynb", "pdf", "docx", "docm", "pptx", "pptm", "xlsx", "xlsm",
        "odt", "epub",
        "rtf", "tex", "rss", "atom",
    ]

    private static func isMarkup(_ text: [UInt8]) -> Bool {
        guard let first = text.first(where: { $0 > 0x20 }) else { return false }
        return first == UInt8(ascii: "<") || text.starts(with: "WARC/".utf8) || text.starts(with: "# ".utf8)
            || text.starts(with: "%PDF-".utf8) || text.starts(with: "PK\u{3}\u{4}".utf8)
            || text.starts(with: "{\\rtf".utf8)
            || text.starts(with: [0x1F, 0x8B]) || text.starts(with: [0x28, 0xB5, 0x2F, 0xFD])
    }

    /// A descriptor from which `bytes` can be read.
    private static func copied(_ bytes: [UInt8]) throws -> Int32 {
        guard let file = tmpfile(), bytes.isEmpty || fwrite(bytes, bytes.count, 1, file) == 1 else {
            throw CommandFailure("standard input: \(String(cString: strerror(errno)))")
        }
        rewind(file)
        return fileno(file)
    }
}
