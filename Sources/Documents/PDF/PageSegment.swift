/// Words that stand in one line without a wide gap: a line of a column, or a cell of a table.
struct PageSegment {
    private(set) var words: [PageWord]
    private(set) var box: Rectangle
    /// Of most of its letters.
    let size: Double
    /// All of its letters are.
    let isBold: Bool
    let text: String

    init(_ words: [PageWord]) {
        self.words = words
        box = words[0].box
        for word in words.dropFirst() { box.unite(word.box) }
        text = words.map(\.text).joined(separator: " ")
        isBold = words.allSatisfy(\.isBold)
        var letters: [(size: Double, count: Int)] = []
        for word in words {
            if let index = letters.firstIndex(where: { abs($0.size - word.size) < 0.3 }) {
                letters[index].count += word.text.count
            } else {
                letters.append((word.size, word.text.count))
            }
        }
        size = letters.max { $0.count < $1.count }?.size ?? 0
    }

    var letters: Int { text.count }

    /// Text that runs up or down the page.
    var isUpright: Bool { box.width * 2 < box.height && letters > 2 }

    /// Several of them as one, from left to right.
    static func joined(_ segments: [PageSegment]) -> PageSegment {
        PageSegment(segments.sorted { $0.box.left < $1.box.left }.flatMap(\.words))
    }
}

extension PageSegment {
    /// The segments of a page. A gap ends one when it is wider than a letter is high and than others in its line.
    static func all(of page: PageWords) -> [PageSegment] { page.lines.flatMap(split) }

    private static func split(_ line: [PageWord]) -> [PageSegment] {
        guard line.count > 1 else { return line.isEmpty ? [] : [PageSegment(line)] }
        let gaps = zip(line, line.dropFirst()).map { $1.box.left - $0.box.right }
        var pieces: [[PageWord]] = [[line[0]]]
        for (index, word) in line.dropFirst().enumerated() {
            let isMarker = index == 0 && ListMarker(line[0].text) != nil && gaps[0] < 4 * word.size
            if !isMarker, gaps[index] > 0.9 * word.size,
                gaps[index] > 2.2 * usualGap(gaps, but: index, word.size)
            {
                pieces.append([])
            }
            pieces[pieces.count - 1].append(word)
        }
        return pieces.map(PageSegment.init)
    }

    /// The middle one of the others of a line; a blank where there are none.
    private static func usualGap(_ gaps: [Double], but index: Int, _ size: Double) -> Double {
        let others = gaps.enumerated().filter { $0.offset != index }.map(\.element).sorted()
        return others.isEmpty ? 0.3 * size : max(others[others.count / 2], 0.2 * size)
    }
}

/// What opens an item of a list.
struct ListMarker {
    /// Of numbered lists.
    let number: Int?

    /// - Parameter word: the first of a line.
    init?(_ word: some StringProtocol) {
        let bullets: Set<Character> = Set("•◦▪‣·●○■□–—-*➢✓\u{F0B7}")
        if word.count == 1, let first = word.first, bullets.contains(first) {
            number = nil
            return
        }
        let inner = word.drop { $0 == "(" || $0 == "[" }
        guard let last = inner.last, last == "." || last == ")" || last == "]", inner.count <= 4 else {
            return nil
        }
        let label = inner.dropLast()
        if let value = Int(label), value >= 0 {
            number = value
        } else if label.count == 1, let letter = label.first, letter.isLetter, letter.isASCII, last == ")" {
            number = Int(letter.lowercased().unicodeScalars.first?.value ?? 97) - 96
        } else {
            return nil
        }
    }
}
