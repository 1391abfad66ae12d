/// The link definitions of a Markdown page (`[label]: destination "title"`), by label.
struct LinkDefinitions {
    private struct Definition {
        /// The label as it is compared, in `keys`.
        let key: Range<Int32>
        /// As it is written, a stretch of the page's block texts.
        let destination: Range<Int>
    }

    /// By the hash of their key. Keys of one hash follow each other; hashes are seeded, so no page can ask for many.
    private var definitions: [Int: Definition] = [:]
    /// The keys of all definitions in one buffer: half a million arrays would cost a miss of the cache at each look.
    private var keys: [UInt8] = []
    /// Bytes that uses of definitions may still add to the page: a small page of many uses of a long definition would
    /// otherwise grow with the product of both. What is over it stays text.
    private var left = 0

    /// Reads the definitions that begin at the front of a paragraph; returns where the text behind them begins.
    mutating func take(from text: UnsafeBufferPointer<UInt8>, _ paragraph: Range<Int>) -> Int {
        let scanner = MarkdownLinkScanner(text: text, end: paragraph.upperBound)
        var start = paragraph.lowerBound
        while let found = Self.definition(at: start, scanner) {
            guard add(UnsafeBufferPointer(rebasing: text[found.label]), found.destination) else { break }
            start = found.end
        }
        return start
    }

    /// All definitions are known; their uses begin.
    mutating func finish(sourceBytes: Int) { left = max(sourceBytes, 100_000) }

    /// The destination of a label; nil when there is none, or when uses have added too much.
    mutating func destination(of label: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        guard !definitions.isEmpty, label.count <= MarkdownLinkScanner.labelLimit,
            let key = appendKey(of: label)
        else { return nil }
        defer { keys.removeSubrange(key) }
        guard let found = definitions[slot(of: key)]?.destination, found.count <= left else { return nil }
        left -= found.count
        return found
    }

    /// False when the label is blank, and so no label.
    private mutating func add(_ label: UnsafeBufferPointer<UInt8>, _ destination: Range<Int>) -> Bool {
        guard let key = appendKey(of: label), let end = Int32(exactly: keys.count) else { return false }
        let slot = slot(of: key)
        // The first of equals counts.
        if definitions[slot] == nil {
            definitions[slot] = Definition(key: Int32(key.lowerBound)..<end, destination: destination)
        } else {
            keys.removeSubrange(key)
        }
        return true
    }

    /// Where the definition of a key stands, or would stand.
    private func slot(of key: Range<Int>) -> Int {
        keys.withUnsafeBytes { keys in
            let wanted = UnsafeRawBufferPointer(rebasing: keys[key])
            var hasher = Hasher()
            hasher.combine(bytes: wanted)
            var slot = hasher.finalize()
            while let other = definitions[slot]?.key,
                !keys[Int(other.lowerBound)..<Int(other.upperBound)].elementsEqual(wanted)
            {
                slot &+= 1
            }
            return slot
        }
    }

    private static func definition(
        at start: Int, _ scanner: MarkdownLinkScanner
    ) -> (label: Range<Int>, destination: Range<Int>, end: Int)? {
        guard let label = scanner.label(at: start), label.upperBound + 1 < scanner.end,
            scanner.text[label.upperBound + 1] == UInt8(ascii: ":")
        else { return nil }
        let place = scanner.skippingLineEnd(from: label.upperBound + 2)
        guard let (destination, behind) = scanner.destination(at: place), behind > place else { return nil }
        let title = scanner.skippingLineEnd(from: behind)
        if title > behind, let titleEnd = scanner.titleEnd(at: title),
            let end = lineEnd(behind: titleEnd, scanner)
        {
            return (label, destination, end)
        }
        return lineEnd(behind: behind, scanner).map { (label, destination, $0) }
    }

    private static func lineEnd(behind start: Int, _ scanner: MarkdownLinkScanner) -> Int? {
        let index = scanner.skippingBlanks(from: start)
        if index == scanner.end { return index }
        return scanner.text[index] == 0x0A ? index + 1 : nil
    }

    /// Appends a label to `keys` as it is compared: case folded, each run of white space one space; nil for a blank one.
    private mutating func appendKey(of label: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        let start = keys.count
        var isASCII = true
        for byte in label {
            if byte.isHTMLSpace {
                if keys.count > start, keys.last != 0x20 { keys.append(0x20) }
            } else {
                keys.append(byte >= 0x61 && byte <= 0x7A ? byte & 0xDF : byte)
                isASCII = isASCII && byte < 0x80
            }
        }
        if keys.count > start, keys.last == 0x20 { keys.removeLast() }
        guard keys.count > start else { return nil }
        if !isASCII {
            // Lower case first: it makes `ẞ` of the capitals an `ß`, which the upper case writes as `SS`.
            let folded = String(decoding: keys[start...], as: UTF8.self).lowercased().uppercased()
            keys.replaceSubrange(start..., with: folded.utf8)
        }
        return start..<keys.count
    }
}
