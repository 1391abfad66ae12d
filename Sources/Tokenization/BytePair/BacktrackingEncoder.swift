/// Finds the tokens of a piece from the left: the longest that goes together with the one before, and back where none
/// does. Scratch space of one walk.
struct BacktrackingEncoder {
    private let history: TokenHistory
    private let trie: ByteTrie
    private let extents: UnsafeMutablePointer<TokenHistory.Extent>
    /// A bit for each place of the piece: cleared when nothing right leads on from there.
    private var open: [UInt64] = []

    init(_ history: TokenHistory) {
        self.history = history
        trie = history.trie
        extents = history.extents
    }

    /// Appends the tokens to `tokens`, which is empty; false when the piece has a symbol that the vocabulary lacks.
    mutating func encode(_ piece: UnsafePointer<UInt8>, _ length: Int, into tokens: inout [PieceToken])
        -> Bool
    {
        open.removeAll(keepingCapacity: true)
        open.append(contentsOf: repeatElement(.max, count: length / 64 + 1))
        var position = 0
        var next = trie.longestMatch(at: 0, in: piece, end: length)
        while true {
            guard next >= 0 else { return false }
            if let token = fitting(next, at: position, after: tokens.last?.id) {
                tokens.append(token)
                position += Int(token.length)
                if position == length { return true }
                next = trie.longestMatch(at: position, in: piece, end: length)
            } else {
                open[position >> 6] &= ~(1 << UInt64(position & 63))
                guard let last = tokens.popLast() else { return false }
                position = Int(last.start)
                next = last.id
            }
        }
    }

    /// The longest token from `token` down that ends where there is a way on and goes together with the last one.
    @inline(__always)
    private func fitting(_ token: Int32, at position: Int, after last: Int32?) -> PieceToken? {
        var token = token
        while token >= 0 {
            let entry = extents[Int(token)]
            let end = position + Int(entry.length)
            if open[end >> 6] >> UInt64(end & 63) & 1 == 1,
                last.map({ history.goTogether($0, token) }) ?? true
            {
                return PieceToken(id: token, start: Int32(position), length: entry.length)
            }
            token = entry.prefix
        }
        return nil
    }
}
