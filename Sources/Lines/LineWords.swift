/// The words of each line as hashes: names are cut at changes of case, `_` and punctuation (`parseHTTPHeader` is parse,
/// http, header), and a name of several words counts as a whole besides.
package struct LineWords: Sendable {
    /// One word or name.
    package struct Word: Sendable, Hashable {
        package var hash: UInt64
        /// A whole name of several words, such as `test_login` or `src/main.c`.
        package var isName: Bool
        package var hasDigit: Bool
    }

    package private(set) var words: [Word] = []
    /// Where the words of each line start in `words`, and last where they end.
    private var starts: [Int] = [0]
    /// What of each line stays when numbers are put aside: lines alike but for numbers have the same.
    package private(set) var templates: [UInt64] = []
    /// What of each line stays when words and numbers are put aside: its signs, and where words and numbers stand between
    /// them. Lines that one statement of a program printed mostly have the same.
    package private(set) var forms: [UInt64] = []
    /// The first name of each line, numbers in it put aside.
    package private(set) var heads: [UInt64] = []
    /// One place in the text for each word that was found, by its hash.
    package private(set) var places: [UInt64: Range<Int>] = [:]

    package init(_ text: LineText) {
        words.reserveCapacity(text.bytes.count / 4)
        templates.reserveCapacity(text.count)
        forms.reserveCapacity(text.count)
        heads.reserveCapacity(text.count)
        text.bytes.withUnsafeBufferPointer { bytes in
            for line in 0..<text.count { read(bytes, text.range(of: line)) }
        }
    }

    package func range(of line: Int) -> Range<Int> { starts[line]..<starts[line + 1] }

    package subscript(line: Int) -> ArraySlice<Word> { words[range(of: line)] }

    // MARK: - One line

    /// A longer line is read up to here; what scores need is in its beginning.
    private static let longestLine = 4_096

    private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        let end = min(range.upperBound, range.lowerBound + Self.longestLine)
        var template = WordHash.seed
        var form = WordHash.seed
        var (lastKind, head): (UInt8, UInt64?) = (0, nil)
        var index = range.lowerBound
        while index < end {
            guard bytes[index].isNameByte else {
                if bytes[index] > 0x20 {
                    template = WordHash.mix(template, bytes[index])
                    form = WordHash.mix(form, bytes[index])
                    lastKind = bytes[index]
                }
                index += 1
                continue
            }
            var stop = index + 1
            while stop < end, bytes[stop].isNameByte || joins(bytes, stop, end) { stop += 1 }
            readName(bytes, index..<stop, &template)
            let kind = bytes[index].isDigit ? UInt8(ascii: "0") : UInt8(ascii: "a")
            if kind != lastKind { form = WordHash.mix(form, kind) }
            lastKind = kind
            head = head ?? Self.head(bytes, index..<stop)
            index = stop
        }
        starts.append(words.count)
        templates.append(template)
        forms.append(form)
        heads.append(head ?? 0)
    }

    private static func head(_ bytes: UnsafeBufferPointer<UInt8>, _ name: Range<Int>) -> UInt64 {
        name.reduce(WordHash.seed) { bytes[$1].isDigit ? $0 : WordHash.mix($0, bytes[$1]) }
    }

    /// Whether the byte stands inside a path, a qualified name or a number: between two bytes of names.
    private func joins(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Bool {
        switch bytes[index] {
        case UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: ":"):
            index + 1 < end && bytes[index + 1].isNameByte
        default: false
        }
    }

    /// The words of one name, its identifiers, and the name itself.
    private mutating func readName(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ template: inout UInt64
    ) {
        let first = words.count
        var index = range.lowerBound
        var identifiers = 0
        while index < range.upperBound {
            var stop = index
            while stop < range.upperBound, bytes[stop].isNameByte { stop += 1 }
            if stop > index {
                readIdentifier(bytes, index..<stop)
                identifiers += 1
            }
            index = stop + 1
        }
        let digits = words[first...].contains(where: \.hasDigit)
        if identifiers > 1 { add(bytes, range, isName: true, hasDigit: digits) }
        if digits {
            template = WordHash.mix(template, UInt8(ascii: "0"))
        } else {
            for word in words[first...] { template = WordHash.mix(template, word.hash) }
        }
    }

    private mutating func readIdentifier(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        var start = range.lowerBound
        var pieces = 0
        var hasDigit = false
        func isBorder(_ index: Int) -> Bool {
            let (before, byte) = (bytes[index - 1], bytes[index])
            if before.isDigit != byte.isDigit, before < 0x80, byte < 0x80 { return true }
            guard byte.isUpper else { return byte.opensIdeograph || before.isInIdeograph(bytes, index) }
            if !before.isUpper { return true }
            return index + 1 < range.upperBound && bytes[index + 1].isLower
        }
        var index = start
        while index < range.upperBound {
            hasDigit = hasDigit || bytes[index].isDigit
            if bytes[index] == UInt8(ascii: "_") {
                if index > start { pieces += addPiece(bytes, start..<index) }
                start = index + 1
            } else if index > start, isBorder(index) {
                pieces += addPiece(bytes, start..<index)
                start = index
            }
            index += 1
        }
        if range.upperBound > start { pieces += addPiece(bytes, start..<range.upperBound) }
        if pieces > 1 { add(bytes, range, isName: true, hasDigit: hasDigit) }
    }

    private mutating func addPiece(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
        add(bytes, WordHash.stem(of: bytes, range), isName: false, hasDigit: bytes[range.lowerBound].isDigit)
        return 1
    }

    private mutating func add(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isName: Bool, hasDigit: Bool
    ) {
        let hash = WordHash.hash(of: bytes, range)
        words.append(Word(hash: hash, isName: isName, hasDigit: hasDigit))
        if !isName, !hasDigit, places[hash] == nil { places[hash] = range }
    }
}
