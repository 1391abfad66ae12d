import ContextTypes

/// WordPiece with the normaliser of BERT checkpoints: ids and places equal those of the `tokenizers` package.
///
/// `@unchecked Sendable`: the tables are written in `init` only.
package final class WordPieceTokenizer: ModelTokenizer, @unchecked Sendable {
    package let specialTokens: SpecialTokens
    package var vocabularySize: Int { vocabulary.size }

    let vocabulary: Vocabulary
    let scalars: ScalarTable
    /// Words of more scalars become one unknown token.
    let longestWord: Int
    /// What every byte is to the walk; see `AsciiKind`.
    let asciiKinds: UnsafeMutablePointer<UInt8>
    let punctuationIDs: UnsafeMutablePointer<Int32>
    private let markers: MarkerTokens

    /// - Parameters:
    ///   - tokens: the vocabulary, text and id.
    ///   - markers: tokens such as `[SEP]` that are recognised as such inside texts, as `tokenizers` does; empty to
    ///     treat them as ordinary text.
    package init(
        tokens: TokenList, specialTokens: SpecialTokens,
        normalizer: NormalizerSettings = NormalizerSettings(), continuationPrefix: String = "##",
        longestWord: Int = 100, markers: [(text: String, id: Int32)] = []
    ) {
        self.specialTokens = specialTokens
        self.longestWord = longestWord
        self.markers = MarkerTokens(markers)
        vocabulary = Vocabulary(tokens: tokens, continuationPrefix: Array(continuationPrefix.utf8))
        scalars = ScalarTable(normalizer)
        asciiKinds = .allocate(capacity: 256)
        punctuationIDs = .allocate(capacity: 256)
        for byte in 0..<256 {
            asciiKinds[byte] = AsciiKind.kind(of: UInt8(byte), in: scalars)
            punctuationIDs[byte] = specialTokens.unknown
            guard byte < 0x80 else { continue }
            let hash = Vocabulary.step(Vocabulary.wordSeed, UInt8(byte))
            let id = withUnsafePointer(to: UInt8(byte)) { vocabulary.find(hash, $0, 1, continues: false) }
            if id >= 0 { punctuationIDs[byte] = id }
        }
    }

    deinit {
        asciiKinds.deallocate()
        punctuationIDs.deallocate()
    }

    package func id(of token: String) -> Int32? { vocabulary.id(of: token) }

    package func vocabularyTexts() -> [String?] { vocabulary.tokensByID() }

    package func append(tokensOf text: UnsafeBufferPointer<UInt8>, to tokens: inout TokenSequence) {
        let capacity = 4 * longestWord + 8
        withUnsafeTemporaryAllocation(of: SourceSpan.self, capacity: capacity) { origins in
            withUnsafeTemporaryAllocation(of: UInt64.self, capacity: capacity) { hashes in
                withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { word in
                    guard let word = word.baseAddress, let origins = origins.baseAddress,
                        let hashes = hashes.baseAddress
                    else { return }
                    var scanner = WordPieceScanner(
                        text: text, model: self, word: word, origins: origins, hashes: hashes,
                        capacity: capacity)
                    markers.forEachStretch(of: text) { range, marker in
                        if let marker {
                            tokens.append(marker, SourceSpan(range))
                        } else {
                            scanner.scan(range, into: &tokens)
                        }
                    }
                }
            }
        }
    }
}

/// What a byte means to the walk: one of these, or, from `firstLetter` on, the lowered letter itself.
enum AsciiKind {
    static let space: UInt8 = 0
    static let punctuation: UInt8 = 1
    static let removed: UInt8 = 2
    /// Not ASCII, or a control character that is kept: the scalar table decides.
    static let beyond: UInt8 = 3
    static let firstLetter: UInt8 = 0x20

    static func kind(of byte: UInt8, in table: ScalarTable) -> UInt8 {
        guard byte < 0x80 else { return beyond }
        let entry = table.entries[Int(byte)]
        switch entry & 7 {
        case ScalarTable.Kind.space: return space
        case ScalarTable.Kind.punctuation: return punctuation
        case ScalarTable.Kind.removed: return removed
        case ScalarTable.Kind.letter: return byte >= firstLetter ? byte : beyond
        case ScalarTable.Kind.mapped:
            let outputs = table.mappings[Int(entry >> 3)]
            guard outputs.count == 1, let output = outputs.first, output.scalar < 0x80 else { return beyond }
            return UInt8(output.scalar)
        default: return beyond
        }
    }
}
