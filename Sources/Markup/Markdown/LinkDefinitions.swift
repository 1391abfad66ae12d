/// The link definitions of a Markdown page (`[label]: destination "title"`), by label.
struct LinkDefinitions {
    /// Destinations as they are written, as stretches of the page's block texts.
    private var destinations: [[UInt8]: Range<Int>] = [:]
    /// Bytes that uses of definitions may still add to the page: a small page of many uses of a long definition would
    /// otherwise grow with the product of both. What is over it stays text.
    private var left = 0

    /// Reads the definitions that begin at the front of a paragraph; returns where the text behind them begins.
    mutating func take(from text: UnsafeBufferPointer<UInt8>, _ paragraph: Range<Int>) -> Int {
        let scanner = MarkdownLinkScanner(text: text, end: paragraph.upperBound)
        var start = paragraph.lowerBound
        while let found = Self.definition(at: start, scanner) {
            let label = UnsafeBufferPointer(rebasing: text[found.label])
            guard let key = Self.key(label) else { break }
            // The first of equals counts.
            if destinations[key] == nil { destinations[key] = found.destination }
            start = found.end
        }
        return start
    }

    /// All definitions are known; their uses begin.
    mutating func finish(sourceBytes: Int) { left = max(sourceBytes, 100_000) }

    /// The destination of a label; nil when there is none, or when uses have added too much.
    mutating func destination(of label: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        guard !destinations.isEmpty, label.count <= MarkdownLinkScanner.labelLimit,
            let key = Self.key(label), let found = destinations[key], found.count <= left
        else { return nil }
        left -= found.count
        return found
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

    /// A label as it is compared: case folded, each run of white space one space; nil for a blank one.
    private static func key(_ label: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var key: [UInt8] = []
        key.reserveCapacity(label.count)
        var isASCII = true
        for byte in label {
            if byte.isHTMLSpace {
                if let last = key.last, last != 0x20 { key.append(0x20) }
            } else {
                key.append(byte >= 0x61 && byte <= 0x7A ? byte & 0xDF : byte)
                isASCII = isASCII && byte < 0x80
            }
        }
        if key.last == 0x20 { key.removeLast() }
        guard !key.isEmpty else { return nil }
        // Lower case first: it makes `ẞ` of the capitals an `ß`, which the upper case writes as `SS`.
        return isASCII ? key : Array(String(decoding: key, as: UTF8.self).lowercased().uppercased().utf8)
    }
}
