import ContextTypes
import Glibc
import Indexing
import Lines
import Selection

/// Files named on the command line, each read as what it is: by its lines, byte for byte, or by its sentences.
struct GivenFiles {
    /// Those read by line.
    private(set) var lined: [LinedText] = []
    /// The paths of those read by sentence.
    private(set) var paths: [String] = []
    /// The descriptor from which standard input can be read once more.
    private(set) var standardInput: Int32 = 0

    /// - Throws: `CommandFailure` that names what could not be read.
    init(_ paths: [String], units: PruningOptions.Units, kind: LineKind?) throws {
        let contents = try paths.map { try Self.content(of: $0, units) }
        var sheets = LineSheet.ofMachines(contents.compactMap(\.guessed), kind: kind)[...]
        for (path, content) in zip(paths, contents) {
            let sheet: LineSheet? =
                switch content {
                case .documents: nil
                case .lines(let bytes): LineSheet(LineText(bytes), kind: kind)
                case .text: sheets.removeFirst()
                }
            if let sheet {
                lined.append(LinedText(id: path, title: paths.count > 1 ? path : "", sheet: sheet))
            } else {
                self.paths.append(path)
                if path == "-", let bytes = content.guessed { standardInput = try Self.copied(bytes) }
            }
        }
    }

    private enum Content {
        case documents
        /// Lines, whatever they look like.
        case lines([UInt8])
        case text([UInt8])

        /// What is read by line if it looks like it.
        var guessed: [UInt8]? {
            if case .text(let bytes) = self { bytes } else { nil }
        }
    }

    private static func content(of path: String, _ units: PruningOptions.Units) throws -> Content {
        if units == .lines { return .lines(try InputFile.bytes(of: path)) }
        guard units == .auto, path == "-" || isFile(path) else { return .documents }
        let bytes = try InputFile.bytes(of: path)
        guard path != "-" || !bytes.isEmpty else { return .lines([]) }
        return switch bytes.withUnsafeBytes({ TextContent(name: path == "-" ? nil : path, $0) }) {
        // Standard input cannot be read a second time.
        case .documents: path == "-" ? .text(bytes) : .documents
        case .text: .text(bytes)
        case .records: .lines(bytes)
        }
    }

    private static func isFile(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFDIR
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
