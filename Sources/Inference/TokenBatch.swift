/// Sequences laid end to end: no padding stands between them and none is ever computed.
package struct TokenBatch: Sendable {
    package private(set) var ids: [Int32] = []
    package private(set) var types: [UInt8] = []
    /// Where each sequence starts; one more at the end.
    package private(set) var starts: [Int] = [0]

    package init() {}

    package init(_ inputs: some Sequence<EncoderInput>) {
        for input in inputs { append(input) }
    }

    package var tokens: Int { ids.count }
    package var sequences: Int { starts.count - 1 }
    package func range(_ sequence: Int) -> Range<Int> { starts[sequence]..<starts[sequence + 1] }

    /// Runs of sequences of `tokens` tokens or more each: what is computed together so that it stays in near caches.
    func groups(tokens: Int) -> [Range<Int>] {
        var groups: [Range<Int>] = []
        var first = 0
        for end in 1..<starts.count where starts[end] - starts[first] >= tokens || end == sequences {
            groups.append(first..<end)
            first = end
        }
        return groups
    }

    package mutating func append(_ input: EncoderInput) {
        ids += input.ids
        types += input.types
        starts.append(ids.count)
    }
}
