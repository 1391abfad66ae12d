/// Where in a corpus a record stands.
package struct CorpusPlace: Sendable, Hashable, CustomStringConvertible {
    package enum Position: Sendable, Hashable {
        /// The source is one document.
        case whole
        /// One-based line of the decompressed content.
        case line(Int)
        /// Zero-based byte of the decompressed content.
        case byte(Int)
        /// Zero-based element of the array that the source is.
        case element(Int)
    }

    /// The path as the reader opened it, or `standard input`.
    package var source: String
    package var position: Position

    package init(source: String, position: Position = .whole) {
        self.source = source
        self.position = position
    }

    package var description: String {
        switch position {
        case .whole: source
        case .line(let line): "\(source):\(line)"
        case .byte(let byte): "\(source)@\(byte)"
        case .element(let element): "\(source)[\(element)]"
        }
    }
}
