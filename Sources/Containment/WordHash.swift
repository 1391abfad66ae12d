/// The hash that `ContentWords` gives a word, for lists of words.
package enum WordHash {
    /// ```swift
    /// WordHash.of("mill")
    /// ```
    ///
    /// - Parameter word: in lower case where it is ASCII.
    package static func of(_ word: some StringProtocol) -> UInt32 { of(word.utf8) }

    package static func of(_ bytes: some Sequence<UInt8>) -> UInt32 {
        var open = OpenWord()
        for byte in bytes { open.add(byte, at: 0, []) }
        return open.hash
    }
}
