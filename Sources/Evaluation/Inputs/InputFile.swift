import CCompression
import FoundationEssentials

/// A file read from its beginning, decompressed when it is gzip (zlib tells by the first bytes).
final class InputFile {
    private let path: String
    private let handle: gzFile
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)
    private var filled = 0
    private var position = 0
    private var isAtEnd = false

    /// A longer line is refused: it is no JSONL.
    static let longestLine = 256 << 20

    init(_ path: String) throws(EvaluationError) {
        guard FileManager.default.fileExists(atPath: path) else { throw .missing(path: path) }
        guard let handle = gzopen(path, "rb") else {
            throw .unreadable(path: path, reason: "it cannot be opened")
        }
        self.path = path
        self.handle = handle
        try fill()
        // Editors of Windows put a byte order mark first.
        if filled >= 3, buffer[0..<3].elementsEqual([0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// Whether the file begins, after white space, with `byte`.
    func begins(with byte: UInt8) -> Bool {
        buffer[position..<filled].first { !$0.isSpace } == byte
    }

    deinit { gzclose(handle) }

    /// The next line without its newline; nil at the end of the file.
    func nextLine() throws(EvaluationError) -> [UInt8]? {
        var line: [UInt8] = []
        while true {
            if position == filled {
                try fill()
                if isAtEnd { return line.isEmpty ? nil : line }
            }
            let rest = buffer[position..<filled]
            if let newline = rest.firstIndex(of: 10) {
                line += rest[..<newline]
                position = newline + 1
                if line.last == 13 { line.removeLast() }
                return line
            }
            line += rest
            position = filled
            guard line.count <= InputFile.longestLine else {
                throw .malformed(path: path, reason: "a line is longer than \(InputFile.longestLine) bytes")
            }
        }
    }

    /// Everything from here to the end.
    func rest() throws(EvaluationError) -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            bytes += buffer[position..<filled]
            position = filled
            try fill()
            if isAtEnd { return bytes }
        }
    }

    /// The whole file as lines of text; invalid UTF-8 becomes U+FFFD.
    static func lines(_ path: String) throws(EvaluationError) -> [String] {
        let file = try InputFile(path)
        var lines: [String] = []
        while let line = try file.nextLine() { lines.append(String(decoding: line, as: UTF8.self)) }
        return lines
    }

    private func fill() throws(EvaluationError) {
        let count = buffer.withUnsafeMutableBytes { gzread(handle, $0.baseAddress, UInt32($0.count)) }
        guard count >= 0 else { throw .unreadable(path: path, reason: reason()) }
        filled = Int(count)
        position = 0
        isAtEnd = count == 0
    }

    private func reason() -> String {
        var code: Int32 = 0
        return gzerror(handle, &code).map { String(cString: $0) } ?? "the compressed data is damaged"
    }
}
