package import ContextTypes
import Postings

/// 128 bits that change when a document's content does.
package struct ContentHash: Sendable, Hashable {
    package let bytes: [UInt8]

    /// The hash of `parts`, each marked off by its length, and of a structure.
    package init(of parts: [String], _ content: StructuredText? = nil) {
        var encoder = ByteEncoder()
        for part in parts { encoder.append(part) }
        if let content { encoder.append(raw: StructureCodec.encode(content)) }
        let words = Checksum.long(encoder.bytes)
        bytes = [words.0, words.1].flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
        }
    }

    init(stored: [UInt8]) { bytes = stored }
}
