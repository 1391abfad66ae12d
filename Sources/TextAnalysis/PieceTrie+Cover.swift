extension PieceTrie {
    /// The price of the cheapest way to lay `text` out in pieces, in time linear in the text.
    ///
    /// Goes from place to place, keeping for each place ahead the cheapest way to reach it. No piece reaches over the end of an
    /// ASCII word, and a word that is a piece has no cheaper cover, so such a word is taken in one step.
    func cheapestCover(of text: UnsafeBufferPointer<UInt8>) -> Int {
        withWalk { walk in
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: window) { ring in
                ring.initialize(repeating: .max)
                var cover = Cover(text: text, walk: walk, ring: ring)
                cover.run()
                return cover.price
            }
        }
    }

    /// Places ahead that a piece can reach: a power of two.
    private var window: Int { 1 << (Int.bitWidth - longest.leadingZeroBitCount) }
}

/// How far a text is covered, and what that costs.
private struct Cover {
    let text: UnsafeBufferPointer<UInt8>
    let walk: PieceTrie.Walk
    /// By place modulo its size: the price of the cheapest cover from `base` up to there; `.max` where none ends.
    let ring: UnsafeMutableBufferPointer<Int32>
    private(set) var price = 0

    init(text: UnsafeBufferPointer<UInt8>, walk: PieceTrie.Walk, ring: UnsafeMutableBufferPointer<Int32>) {
        self.text = text
        self.walk = walk
        self.ring = ring
    }

    /// Takes whole words, and between them what is laid out place by place.
    mutating func run() {
        var place = 0
        while place < text.count {
            if let word = wholeWord(at: place) {
                price += word.price
                place = word.end
            } else {
                let part = part(from: place)
                price += part.price
                place = part.end
            }
        }
    }

    /// The ASCII word at `place`, with the blank before it, when all of it is one piece.
    @inline(__always)
    private func wholeWord(at place: Int) -> (end: Int, price: Int)? {
        var key = PieceTrie.start
        var end = place
        var price = 0
        if text[end] == 0x20 {
            key = PieceTrie.key(key, 0x20)
            end += 1
        }
        while end < text.count, text[end].isASCIILetter {
            key = PieceTrie.key(key, text[end])
            guard let found = walk.price(key) else { return nil }
            price = found
            end += 1
        }
        guard price > 0, end == text.count || text[end] < 0x80 else { return nil }
        return (end, price)
    }

    /// From `start` to the first place that no piece reaches over, with the price up to there.
    private func part(from start: Int) -> (end: Int, price: Int) {
        let mask = ring.count - 1
        var place = start
        var reach = start
        var price: Int32 = 0
        repeat {
            reach = max(reach, offerPieces(at: place, price, mask))
            repeat { place += 1 } while ring[place & mask] == .max
            price = ring[place & mask]
            ring[place & mask] = .max
        } while place < reach
        return (place, Int(price))
    }

    /// Offers every piece that starts at `place`, and the scalar there if it is none. Gives the farthest end.
    @inline(__always)
    private func offerPieces(at place: Int, _ price: Int32, _ mask: Int) -> Int {
        let scalarEnd = place + scalarLength(at: place)
        var farthest = scalarEnd
        var scalarIsPiece = false
        var key = PieceTrie.start
        var end = place
        while end < text.count {
            key = PieceTrie.key(key, text[end])
            guard let found = walk.price(key) else { break }
            end += 1
            guard found > 0 else { continue }
            ring[end & mask] = min(ring[end & mask], price + Int32(truncatingIfNeeded: found))
            farthest = max(farthest, end)
            if end == scalarEnd { scalarIsPiece = true }
        }
        if !scalarIsPiece {
            let bytes = Int32(truncatingIfNeeded: (scalarEnd - place) * TokenPrices.unit)
            ring[scalarEnd & mask] = min(ring[scalarEnd & mask], price + bytes)
        }
        return farthest
    }

    /// Bytes of the scalar at `place`; 1 where the text is not UTF-8.
    @inline(__always)
    private func scalarLength(at place: Int) -> Int {
        let byte = text[place]
        if byte < 0xC2 { return 1 }
        let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : byte < 0xF5 ? 4 : 1
        guard place + length <= text.count else { return 1 }
        for index in place + 1..<place + length where text[index] & 0xC0 != 0x80 { return 1 }
        return length
    }
}

extension UInt8 {
    fileprivate var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }
}
