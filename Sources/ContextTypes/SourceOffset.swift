/// One place in a text, counted in all three units that clients use.
package struct SourceOffset: Hashable, Sendable {
    package var utf8: Int
    package var codepoints: Int
    package var utf16: Int

    package static let zero = SourceOffset(utf8: 0, codepoints: 0, utf16: 0)

    package init(utf8: Int, codepoints: Int, utf16: Int) {
        self.utf8 = utf8
        self.codepoints = codepoints
        self.utf16 = utf16
    }

    /// The place after `bytes`, when this is the place before them. `bytes` must be valid UTF-8.
    package func advanced(over bytes: some Sequence<UInt8>) -> SourceOffset {
        // Other rooms call this without specialising it: the loop runs on contiguous bytes wherever there are any.
        bytes.withContiguousStorageIfAvailable { advanced(overContiguous: $0) }
            ?? Array(bytes).withUnsafeBufferPointer { advanced(overContiguous: $0) }
    }

    /// The offset in the unit that a client counts in.
    package func count(in unit: OffsetUnit) -> Int {
        switch unit {
        case .codepoint: codepoints
        case .utf16: utf16
        case .utf8: utf8
        }
    }

    private func advanced(overContiguous bytes: UnsafeBufferPointer<UInt8>) -> SourceOffset {
        var codepoints = 0
        var pairs = 0
        for byte in bytes {
            codepoints &+= byte & 0xC0 == 0x80 ? 0 : 1
            pairs &+= byte >= 0xF0 ? 1 : 0
        }
        return SourceOffset(
            utf8: utf8 + bytes.count, codepoints: self.codepoints + codepoints,
            utf16: utf16 + codepoints + pairs)
    }
}

/// The unit in which a client counts offsets (`offsetUnit` on the wire).
package enum OffsetUnit: String, Sendable, CaseIterable {
    /// Unicode scalars, as Python strings count; the default.
    case codepoint
    /// As JavaScript strings count.
    case utf16
    case utf8
}
