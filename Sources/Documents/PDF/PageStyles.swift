/// What `pdftohtml -xml` prints of fonts: how large the letters are at each place of a page, and whether they are bold.
///
/// Its elements are not always nested rightly, so it is read line by line.
struct PageStyles {
    private struct Stretch {
        var box: Rectangle
        var size: Double
        var isBold: Bool
    }

    /// By page, sorted by their upper edges.
    private var pages: [[Stretch]] = []
    /// The highest of a page's stretches.
    private var tallest: [Double] = []

    init(_ output: [UInt8]) {
        var sizes: [String: (size: Double, isBold: Bool)] = [:]
        for line in output.split(separator: 0x0A) {
            let line = line.drop { $0 == 0x09 || $0 == 0x20 }
            // Links to places of the document stand before the page that they lead to.
            if line.place(of: "<page number") != nil {
                pages.append([])
            } else if line.starts(with: "<fontspec ".utf8) {
                let family = Self.value("family", line).lowercased()
                sizes[Self.value("id", line)] = (
                    Self.number("size", line), family.contains("bold") || family.contains("black")
                )
            } else if line.starts(with: "<text ".utf8), !pages.isEmpty {
                let font = sizes[Self.value("font", line)]
                let (left, top) = (Self.number("left", line), Self.number("top", line))
                let box = Rectangle(
                    left: left, top: top, right: left + Self.number("width", line),
                    bottom: top + Self.number("height", line))
                let isBold =
                    font?.isBold == true || line.place(of: "><b>") != nil || line.place(of: "<b>") != nil
                pages[pages.count - 1].append(Stretch(box: box, size: font?.size ?? 0, isBold: isBold))
            }
        }
        for page in pages.indices {
            pages[page].sort { $0.box.top < $1.box.top }
            tallest.append(pages[page].map(\.box.height).max() ?? 0)
        }
    }

    /// Gives the words of a page the styles of the places where they stand. A word that stands nowhere is as those before
    /// it, and its line as the rest of the page.
    func apply(to words: inout PageWords, page: Int) {
        guard pages.indices.contains(page), !pages[page].isEmpty else { return }
        var ratio = 0.77
        for line in words.lines.indices {
            var last: Stretch?
            for word in words.lines[line].indices {
                let box = words.lines[line][word].box
                let found = style(at: (box.left + box.right) / 2, box.middle, page: page)
                if let found, found.size > 0, box.height > 0 { ratio = found.size / box.height }
                last = found ?? last
                let size = last?.size ?? 0
                words.lines[line][word].size = size > 0 ? size : box.height * ratio
                words.lines[line][word].isBold = last?.isBold ?? false
            }
        }
    }

    private func style(at x: Double, _ y: Double, page: Int) -> Stretch? {
        let stretches = pages[page]
        var low = 0
        var high = stretches.count
        while low < high {
            let middle = (low + high) / 2
            if stretches[middle].box.top < y - tallest[page] - 1 { low = middle + 1 } else { high = middle }
        }
        var index = low
        while index < stretches.count, stretches[index].box.top <= y + 1 {
            let box = stretches[index].box
            if box.left - 1 <= x, x <= box.right + 1, y <= box.bottom + 1 { return stretches[index] }
            index += 1
        }
        return nil
    }

    private static func number(_ name: StaticString, _ line: ArraySlice<UInt8>) -> Double {
        let value = Double(value(name, line)) ?? 0
        return value.isFinite ? min(max(value, -1e6), 1e6) : 0
    }

    private static func value(_ name: StaticString, _ line: ArraySlice<UInt8>) -> String {
        var rest = line
        while let found = rest.place(of: name) {
            let behind = rest[found.upperBound...]
            if behind.starts(with: "=\"".utf8) {
                return String(decoding: behind.dropFirst(2).prefix { $0 != 0x22 }, as: UTF8.self)
            }
            rest = behind
        }
        return ""
    }
}
