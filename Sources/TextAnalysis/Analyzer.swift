package import ContextTypes

/// Turns text into the terms that BM25 counts. Not to be shared between threads: make one for each.
///
/// - A word is a run of letters, digits and marks. An apostrophe between letters belongs to it (`o'neil`); in French,
///   Italian and Catalan it parts words (`l'avion`). A full stop or comma between digits belongs to the number.
/// - Scripts without spaces (Han, kana, hangul, Thai, Lao, Khmer, Burmese) give overlapping pairs of letters, as
///   Lucene's CJK analyzer does; a letter alone gives itself. With `AnalyzerSettings.letters`, Han, kana and hangul give
///   their letters too, so that a question of one letter finds them.
/// - Words become lower case, lose a final `'s`, are dropped when they are stop words, are stemmed, lose their
///   diacritics. For English, diacritics go first, since its stemmer knows none.
/// - A word of more than 255 bytes counts by its first 255.
/// - Invalid UTF-8 ends words and is otherwise passed over.
package final class Analyzer {
    package let settings: AnalyzerSettings

    /// No term is longer, in bytes.
    package static let longestTerm = 255

    private let letters: LetterTable
    private let stemmer: Stemmer?
    private let stopWords: Set<[UInt8]>
    private let cache = TermCache()
    private let foldsBeforeStemming: Bool
    /// The word being read, in lower case. Never holds more than `longestTerm` and one letter's bytes.
    private let word = UnsafeMutablePointer<UInt8>.allocate(capacity: Analyzer.longestTerm + 8)

    package init(_ settings: AnalyzerSettings) throws(TextAnalysisError) {
        self.settings = settings
        stemmer = if let name = settings.stemmer { try Stemmer(name) } else { nil }
        foldsBeforeStemming = ["english", "porter", "en", "eng"].contains(settings.stemmer ?? "english")
        letters = LetterTable(
            joinsAtApostrophes: !["french", "italian", "catalan"].contains(settings.stemmer ?? ""))
        stopWords = Set(settings.stopWords.words.map { Array($0.lowercased().utf8) })
    }

    deinit { word.deallocate() }

    /// Calls `body` with each term of `text` and where it stands, in the order of the text. The term's bytes are
    /// valid during the call only.
    package func forEachTerm(
        in text: UnsafeBufferPointer<UInt8>,
        _ body: (_ term: UnsafeBufferPointer<UInt8>, _ source: SourceSpan) -> Void
    ) {
        var position = 0
        while position < text.count {
            let (scalar, width) = decode(text, at: position)
            switch letters[scalar].letterClass {
            case .letter, .digit: position = readWord(text, from: position, body)
            case .unspaced: position = readUnspaced(text, from: position, body)
            default: position += width
            }
        }
    }

    /// Whether a letter that otherwise counts in pairs stands alone in `text`: no pair of another text will match it.
    package func holdsLoneLetter(_ text: String) -> Bool {
        var found = false
        var text = text
        text.withUTF8 { bytes in
            forEachTerm(in: bytes) { term, _ in
                let (scalar, width) = decode(term, at: 0)
                if width == term.count, LetterTable.isCJK(scalar) { found = true }
            }
        }
        return found
    }

    /// The terms of `text` in its order.
    package func terms(in text: String) -> [String] {
        var terms: [String] = []
        var text = text
        text.withUTF8 { bytes in
            forEachTerm(in: bytes) { term, _ in terms.append(String(decoding: term, as: UTF8.self)) }
        }
        return terms
    }
}

extension Analyzer {
    /// Reads the word that starts at `start`, emits its term, and returns where it ends.
    @inline(__always)
    private func readWord(
        _ text: UnsafeBufferPointer<UInt8>, from start: Int,
        _ body: (UnsafeBufferPointer<UInt8>, SourceSpan) -> Void
    ) -> Int {
        var position = start
        var count = 0
        var last = LetterClass.other
        while position < text.count {
            let (scalar, width) = decode(text, at: position)
            let entry = letters[scalar]
            switch entry.letterClass {
            case .letter, .digit: last = entry.letterClass
            case .mark: break
            case .apostrophe where last == .letter && follows(.letter, in: text, at: position + width): break
            case .decimal where last == .digit && follows(.digit, in: text, at: position + width): break
            default:
                emit(count, SourceSpan(start: start, end: position), body)
                return position
            }
            if count + entry.count <= Analyzer.longestTerm {
                var bytes = entry.bytes
                for _ in 0..<entry.count {
                    word[count] = UInt8(truncatingIfNeeded: bytes)
                    bytes >>= 8
                    count += 1
                }
            }
            position += width
        }
        emit(count, SourceSpan(start: start, end: position), body)
        return position
    }

    /// Emits the pairs of letters of the unspaced run at `start`, and its letters where they are wanted or where there is
    /// only one; returns where the run ends.
    private func readUnspaced(
        _ text: UnsafeBufferPointer<UInt8>, from start: Int,
        _ body: (UnsafeBufferPointer<UInt8>, SourceSpan) -> Void
    ) -> Int {
        func emit(_ start: Int, _ end: Int) {
            body(UnsafeBufferPointer(rebasing: text[start..<end]), SourceSpan(start: start, end: end))
        }
        var position = start
        var previous = start
        while position < text.count {
            let (scalar, width) = decode(text, at: position)
            guard letters[scalar].letterClass == .unspaced else { break }
            if position > start { emit(previous, position + width) }
            if settings.letters, LetterTable.isCJK(scalar) { emit(position, position + width) }
            previous = position
            position += width
        }
        let isEmitted = settings.letters && LetterTable.isCJK(decode(text, at: start).scalar)
        if previous == start, !isEmitted { emit(start, position) }
        return position
    }

    private func follows(_ wanted: LetterClass, in text: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool
    {
        guard position < text.count else { return false }
        return letters[decode(text, at: position).scalar].letterClass == wanted
    }

    @inline(__always)
    private func emit(
        _ count: Int, _ span: SourceSpan, _ body: (UnsafeBufferPointer<UInt8>, SourceSpan) -> Void
    ) {
        guard count > 0 else { return }
        let word = UnsafeBufferPointer(start: self.word, count: count)
        let hash = termHash(word)
        let term = cache.term(of: word, hash: hash) ?? cache.insert(word, hash: hash, term: makeTerm(word))
        if !term.isEmpty { body(term, span) }
    }

    /// The term of a word in lower case; empty for a stop word.
    private func makeTerm(_ word: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var term = Array(word)
        let possessive = Array("'s".utf8)
        if settings.possessives, term.count > 2, term.suffix(2).elementsEqual(possessive) {
            term.removeLast(2)
        }
        let plain = settings.foldDiacritics ? folded(term) : term
        if stopWords.contains(term) || stopWords.contains(plain) { return [] }
        if foldsBeforeStemming { term = plain }
        stemmer?.stem(&term)
        if settings.foldDiacritics, !foldsBeforeStemming { term = folded(term) }
        return term.count > Analyzer.longestTerm ? cut(term) : term
    }

    private func cut(_ term: [UInt8]) -> [UInt8] {
        var end = Analyzer.longestTerm
        while end > 0, term[end] & 0xC0 == 0x80 { end -= 1 }
        return Array(term[..<end])
    }

    private func folded(_ term: [UInt8]) -> [UInt8] {
        guard term.contains(where: { $0 >= 0x80 }) else { return term }
        var result: [UInt8] = []
        for scalar in String(decoding: term, as: UTF8.self).unicodeScalars {
            if let replacement = DiacriticFolding.replacement(for: scalar) {
                result += replacement
            } else if !isDiacritic(scalar) {
                result += Array(String(Character(scalar)).utf8)
            }
        }
        return result.isEmpty ? term : result
    }

    /// Signs that are dropped: combining diacritics, Hebrew points, Arabic vowel signs and tatweel. Vowel signs of
    /// Indic scripts are letters and stay.
    private func isDiacritic(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x300...0x36F, 0x483...0x487, 0x591...0x5BD, 0x5BF, 0x5C1...0x5C2, 0x5C4...0x5C5, 0x5C7,
            0x610...0x61A,
            0x640, 0x64B...0x65F, 0x670, 0x6D6...0x6DC, 0x1AB0...0x1ACE, 0x1DC0...0x1DFF, 0x20D0...0x20F0,
            0xFE20...0xFE2F:
            true
        default: false
        }
    }
}

/// The scalar at `position` and its width in bytes; U+FFFD of width 1 where the bytes are no UTF-8.
@inline(__always)
private func decode(_ text: UnsafeBufferPointer<UInt8>, at position: Int) -> (scalar: UInt32, width: Int) {
    let first = text[position]
    if first < 0x80 { return (UInt32(first), 1) }
    return decodeLong(text, at: position)
}

private func decodeLong(_ text: UnsafeBufferPointer<UInt8>, at position: Int) -> (scalar: UInt32, width: Int)
{
    let first = UInt32(text[position])
    let width = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first <= 0xF4, position + width <= text.count else { return (0xFFFD, 1) }
    var scalar = first & (0x7F >> UInt32(width))
    for offset in 1..<width {
        let byte = UInt32(text[position + offset])
        guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
        scalar = scalar << 6 | byte & 0x3F
    }
    let isShortest = scalar >= (width == 2 ? 0x80 : width == 3 ? 0x800 : 0x10000)
    guard isShortest, scalar < 0x110000, !(0xD800...0xDFFF).contains(scalar) else { return (0xFFFD, 1) }
    return (scalar, width)
}

/// A hash of a term's bytes for tables in memory; never stored.
@inline(__always)
package func termHash(_ term: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(term.count)
    var index = 0
    let base = UnsafeRawPointer(term.baseAddress)
    while index + 8 <= term.count, let base {
        let chunk = base.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        hash = mixed(hash ^ chunk)
        index += 8
    }
    var tail: UInt64 = 0
    while index < term.count {
        tail = tail << 8 | UInt64(term[index])
        index += 1
    }
    return mixed(hash ^ tail)
}

@inline(__always)
private func mixed(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
}
