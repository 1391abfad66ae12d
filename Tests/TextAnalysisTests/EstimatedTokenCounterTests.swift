import ContextTypes
import TestSupport
import Testing

@testable import TextAnalysis

/// Texts with the largest count of ten real tokenizers (see `benchmarks/pruning`), taken once.
private let measured: [(String, Int)] = [
    (
        "The Brooklyn Bridge is a cable-stayed suspension bridge in N"
            + "ew York City, spanning the East River between Manhattan and "
            + "Brooklyn.", 27
    ),
    (
        "Die Brooklyn Bridge ist eine der ältesten Hängebrücken in de"
            + "n USA und verbindet die Stadtteile Manhattan und Brooklyn.", 35
    ),
    (
        "Бруклинский мост — один из старейших висячих мостов в США, п"
            + "ересекает Ист-Ривер и соединяет Бруклин и Манхэттен.", 92
    ),
    (
        "布鲁克林大桥横跨纽约东河，连接着布鲁克林区和曼哈顿岛，是美国最老的悬索桥之一。", 79
    ),
    (
        "ब्रुकलिन पुल संयुक्त राज्य अमेरिका के सबसे पुराने झूला पुलों"
            + " में से एक है।", 81
    ),
    (
        "for index in 0..<count {\n    let value = table[row + Int(byt"
            + "e)]\n    sum += Int(value & 0xFF)\n}\n", 37
    ),
    (
        "| name | year | length |\n|---|---|---|\n| Brooklyn Bridge | 1"
            + "883 | 1,834 m |\n| Manhattan Bridge | 1909 | 2,089 m |\n", 54
    ),
    (
        "https://www.example.org/wiki/Brooklyn_Bridge?action=history&"
            + "offset=20240117093012&limit=500", 43
    ),
    (
        "🌉🌉🌉 naïve café — “quoted” … 3.14159 2.71828 1.41421", 47
    ),
    (
        "aGVsbG8gd29ybGQsIHRoaXMgaXMgYmFzZTY0IHRleHQgb2Ygc29tZSBsZW5n"
            + "dGg=", 52
    ),
]

/// Patterns, how often each is repeated, and the largest count of the ten tokenizers, taken once.
private let repeated: [(String, Int, Int)] = [
    ("x", 200, 100),
    ("o", 200, 100),
    ("m", 200, 101),
    ("i", 200, 100),
    ("I", 200, 100),
    ("X", 200, 51),
    ("er", 100, 100),
    ("st", 100, 100),
    ("it", 100, 100),
    ("no", 100, 99),
    ("na", 100, 99),
    ("nooooo ", 28, 85),
    ("xxxx-", 40, 120),
    ("xxxxxxxx ", 22, 89),
    ("frame", 40, 80),
    ("door", 50, 99),
    ("PORT", 50, 100),
    ("TABLE", 40, 80),
    ("JBSWY3DP", 25, 150),
    ("mzxw6ytb", 25, 151),
    ("the", 66, 66),
    ("ha ", 66, 67),
    ("la", 100, 100),
    ("ab", 100, 100),
    ("ACGT", 50, 100),
    ("icación", 28, 83),
    ("nan", 66, 67),
    ("banana", 33, 67),
    ("=", 200, 200),
    ("0", 200, 201),
    ("1 ", 100, 201),
    ("\n", 200, 201),
    (" ", 200, 13),
    ("中", 200, 201),
    ("の", 200, 201),
    ("ж", 200, 200),
    ("é", 200, 200),
    ("ह", 200, 400),
    ("🌉", 200, 801),
    ("½", 200, 401),
    ("ﷺ", 200, 3000),
]

@Suite("The estimate of tokens")
struct EstimatedTokenCounterTests {
    private let counter = EstimatedTokenCounter()

    @Test("an empty text has no tokens, any other at least one and at most its bytes and a mark before it")
    func bounds() {
        #expect(counter.tokens(in: "") == 0)
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<2_000 {
            let bytes = (0..<Int.random(in: 1...60, using: &generator)).map { _ in
                UInt8.random(in: 0...127, using: &generator)
            }
            let tokens = bytes.withUnsafeBufferPointer { counter.tokens(in: $0) }
            #expect(tokens >= 1 && tokens <= bytes.count + 1)
        }
    }

    @Test("bytes that are no UTF-8 cost one token each")
    func malformed() {
        let bytes: [UInt8] = [0x80, 0xFF, 0xC3, 0xE4, 0xB8, 0xF0, 0x9F]
        #expect(bytes.withUnsafeBufferPointer { counter.tokens(in: $0) } == bytes.count + 1)
    }

    @Test("joined texts never cost more than their parts", arguments: 0..<5)
    func joining(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let alphabets = [
            Array("abcdefghijklmnop TNSRE,.-'\n\t0123456789äßжшλ中文の🌉e\u{301}ह"), Array("the and of nation "),
            Array("xo "), Array("中文の、"), Array("ABC ab"),
        ]
        let words = ["the", " nation", "ing", "tion", " of", "ABLE", "\n", "  ", " (", "é", "½", "ﷺ", "🌉"]
        func part(_ alphabet: [Character]) -> String {
            (0..<Int.random(in: 0...20, using: &generator)).map { _ in
                Bool.random(using: &generator)
                    ? String(alphabet.randomElement(using: &generator) ?? " ")
                    : words.randomElement(using: &generator) ?? ""
            }.joined()
        }
        for _ in 0..<1_000 {
            let parts = [part(alphabets[seed]), part(alphabets[seed])]
            let joined = counter.tokens(in: parts.joined())
            #expect(joined <= parts.reduce(0) { $0 + counter.tokens(in: $1) }, "\(parts)")
        }
    }

    @Test("a known word costs the same wherever its text is cut")
    func everyCut() {
        let text =
            "The international committee of Pennsylvania met in September 1921 (noteworthy, unbelievably)."
        for cut in text.indices {
            let parts = [String(text[..<cut]), String(text[cut...])]
            #expect(counter.tokens(in: text) <= parts.reduce(0) { $0 + counter.tokens(in: $1) })
        }
    }

    @Test(
        "whatever is repeated costs every time: no fewer than the dearest of ten tokenizers makes of it",
        arguments: repeated)
    func cycles(pattern: String, times: Int, largest: Int) {
        let tokens = counter.tokens(in: String(repeating: pattern, count: times))
        #expect(tokens >= largest)
        let twice = counter.tokens(in: String(repeating: pattern, count: 2 * times))
        #expect(twice >= 2 * tokens - 4)
    }

    @Test("no pattern of letters is free")
    func randomCycles() {
        var generator = SeededGenerator(seed: 8)
        for _ in 0..<500 {
            let pattern = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
                Character(Unicode.Scalar(UInt8.random(in: 97...122, using: &generator)))
            }
            #expect(counter.tokens(in: String(repeating: String(pattern), count: 400)) >= 150)
        }
    }

    @Test("the fast walk finds the price of the plain search")
    func twin() {
        let trie = PieceTrie.ofPrices()
        var generator = SeededGenerator(seed: 9)
        let parts = [
            "the", " of", "nation", " Pennsylvania", "ing", "qu", "x", "é", "ñ", "中", "の", "🌉", " ", "  ",
            "\n", "(", "1", "½",
            "AB", "able", " un", "жен", "λ", "\u{301}", "ﷺ",
        ]
        for _ in 0..<1_000 {
            let text = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
                parts.randomElement(using: &generator) ?? ""
            }.joined()
            let bytes = Array(text.utf8)
            let found = bytes.withUnsafeBufferPointer { trie.cheapestCover(of: $0) }
            #expect(found == plainCover(bytes, trie), "\(text)")
        }
    }

    /// The same cover by trying every piece at every place.
    private func plainCover(_ text: [UInt8], _ trie: PieceTrie) -> Int {
        var best = [0] + Array(repeating: Int.max, count: text.count)
        for start in text.indices where best[start] < .max {
            let scalar = text[start] < 0x80 ? 1 : text[start] < 0xE0 ? 2 : text[start] < 0xF0 ? 3 : 4
            for end in start + 1...text.count {
                let price = trie.price(of: text[start..<end])
                guard let cost = price ?? (end == start + scalar ? scalar * TokenPrices.unit : nil) else {
                    continue
                }
                best[end] = min(best[end], best[start] + cost)
            }
        }
        return best[text.count]
    }

    @Test("no byte leads from the beginning of a piece to another piece by chance")
    func noChance() {
        #expect(PieceTrie.ofPrices().wrongSteps() == 0)
    }

    @Test("known texts: at least the largest real count, at most what was measured", arguments: measured)
    func known(text: String, largest: Int) {
        let tokens = counter.tokens(in: text)
        #expect(tokens >= largest)
        #expect(Double(tokens) <= Double(largest) * 1.4 + 3)
    }
}

extension PieceTrie {
    /// The price of a piece; nil when it is none.
    fileprivate func price(of piece: ArraySlice<UInt8>) -> Int? {
        withWalk { walk in
            var key = PieceTrie.start
            var price: Int?
            for byte in piece {
                key = PieceTrie.key(key, byte)
                price = walk.price(key)
                if price == nil { return nil }
            }
            return price == 0 ? nil : price
        }
    }

    /// Steps from the beginnings of pieces that the table takes for beginnings of pieces and that are none.
    fileprivate func wrongSteps() -> Int {
        var pieces: [[UInt8]] = []
        PieceTrie.forEachPiece { piece, _ in pieces.append(piece) }
        var beginnings: Set<[UInt8]> = [[]]
        for piece in pieces { for end in 1...piece.count { beginnings.insert(Array(piece[..<end])) } }
        return withWalk { walk in
            var wrong = 0
            for beginning in beginnings {
                let key = beginning.reduce(PieceTrie.start) { PieceTrie.key($0, $1) }
                for byte in UInt8.min...UInt8.max where walk.price(PieceTrie.key(key, byte)) != nil {
                    if !beginnings.contains(beginning + [byte]) { wrong += 1 }
                }
            }
            return wrong
        }
    }
}
