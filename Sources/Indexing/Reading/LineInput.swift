/// Reads a file or standard input line by line with bounded memory, decompressed where it is compressed.
package final class LineInput {
    package enum Line: Sendable {
        /// Without its line end.
        case text([UInt8])
        /// Longer than the limit; passed over.
        case tooLong
    }

    /// Lines read so far, blank ones included.
    package private(set) var count = 0

    private let input: BufferedInput
    private let path: String
    private let limit: Int

    /// - Parameter path: `-` is standard input.
    package init(path: String, limit: Int) throws(CorpusProblem) {
        self.path = path == "-" ? "standard input" : path
        self.limit = limit
        do {
            let meter = ByteMeter()
            let file =
                path == "-" ? FileInput(descriptor: 0, meter: meter) : try FileInput(path: path, meter: meter)
            input = BufferedInput(try ByteInputs.decompressed(file))
        } catch { throw CorpusProblem(location: path, reason: error.reason) }
    }

    /// The next line with its number from 1; nil at the end.
    package func next() throws(CorpusProblem) -> (number: Int, line: Line)? {
        count += 1
        do {
            // One byte more than allowed may be the `\r` of the line's end.
            switch try input.line(limit: limit + 1) {
            case .end:
                count -= 1
                return nil
            case .tooLong: return (count, .tooLong)
            case .whole(let length, let consumed):
                var line = input.window.prefix(length)
                if line.last == 0x0D { line = line.dropLast() }
                let bytes = [UInt8](line)
                input.consume(consumed)
                return (count, bytes.count > limit ? .tooLong : .text(bytes))
            }
        } catch { throw CorpusProblem(location: "\(path):\(count)", reason: error.reason) }
    }
}
