/// A text cut at its line breaks; no byte of it is changed.
///
/// A line ends before its `\n`, so that lines joined by `\n` give the source; a `\r` before that stays part of the line.
/// The line break at the end of a text does not begin another line.
package struct LineText: Sendable {
    package let bytes: [UInt8]
    /// Where each line starts, and last where one more would.
    private let starts: [Int]

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var starts = [0]
        bytes.withUnsafeBufferPointer { bytes in
            for index in bytes.indices where bytes[index] == 0x0A { starts.append(index + 1) }
        }
        if bytes.isEmpty {
            starts = [0]
        } else if starts.last != bytes.count {
            starts.append(bytes.count + 1)
        }
        self.starts = starts
    }

    package init(_ text: String) { self.init(Array(text.utf8)) }

    /// Lines that are given one by one; a line break is set after each.
    package init(lines: [[UInt8]]) {
        var bytes: [UInt8] = []
        var starts = [0]
        for line in lines {
            bytes += line
            bytes.append(0x0A)
            starts.append(bytes.count)
        }
        self.bytes = bytes
        self.starts = starts
    }

    package var count: Int { starts.count - 1 }

    /// Where line `index` stands, its line break left out.
    package func range(of index: Int) -> Range<Int> { starts[index]..<(starts[index + 1] - 1) }

    package subscript(index: Int) -> ArraySlice<UInt8> { bytes[range(of: index)] }

    /// Several lines with the line breaks between them.
    package func bytes(of lines: Range<Int>) -> ArraySlice<UInt8> {
        lines.isEmpty ? [] : bytes[starts[lines.lowerBound]..<range(of: lines.upperBound - 1).upperBound]
    }
}
