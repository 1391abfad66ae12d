/// Byte strings with a number each, found by walking along a text.
///
/// The edges of all nodes lie in one hash table, keyed by node and byte: quick to build for hundreds of thousands of
/// strings, and eight bytes an edge.
///
/// `@unchecked Sendable`: the memory is written in `init` only.
final class ByteTrie: @unchecked Sendable {
    private let edges: EdgeTable
    /// The places after one byte, and after two: every walk begins with these.
    private let firsts: UnsafeMutablePointer<TriePlace>
    private let pairs: UnsafeMutablePointer<TriePlace>
    /// By value: that of the longest other string that its string begins with, -1 when there is none.
    let prefixes: [Int32]

    /// Strings whose bytes together number more cannot be held.
    static let largestSize = 1 << 24 - 1

    /// - Parameter strings: of equal ones the last counts; together at most `largestSize` bytes.
    init(_ strings: TokenList) {
        var edges = EdgeTable()
        // By node.
        var values: [Int32] = [-1]
        var parents: [UInt32] = [0]
        values.reserveCapacity(strings.bytes.count / 2)
        parents.reserveCapacity(strings.bytes.count / 2)
        strings.bytes.withUnsafeBufferPointer { bytes in
            for index in 0..<strings.count where !strings.range(index).isEmpty {
                var node: UInt32 = 0
                for place in strings.range(index) {
                    let child = edges.childOrNew(of: node, bytes[place], UInt32(values.count))
                    if Int(child) == values.count {
                        values.append(-1)
                        parents.append(node)
                    }
                    node = child
                }
                values[Int(node)] = strings.ids[index]
            }
        }
        edges.note(values)
        self.edges = edges
        prefixes = Self.prefixes(values, parents)
        firsts = .allocate(capacity: 1 << 8)
        pairs = .allocate(capacity: 1 << 16)
        for first in 0..<256 {
            firsts[first] = edges.place(after: 0, UInt8(first))
            for second in 0..<256 {
                let node = firsts[first].node
                pairs[first << 8 | second] = node == 0 ? .nowhere : edges.place(after: node, UInt8(second))
            }
        }
    }

    deinit {
        edges.deallocate()
        firsts.deallocate()
        pairs.deallocate()
    }

    /// Parents come before their children, so that one pass finds the nearest string on the way to each.
    private static func prefixes(_ values: [Int32], _ parents: [UInt32]) -> [Int32] {
        var prefixes = [Int32](repeating: -1, count: Int(values.max() ?? -1) + 1)
        var nearest = [Int32](repeating: -1, count: values.count)
        for node in values.indices.dropFirst() {
            let parent = Int(parents[node])
            nearest[node] = values[parent] >= 0 ? values[parent] : nearest[parent]
            if values[node] >= 0 { prefixes[Int(values[node])] = nearest[node] }
        }
        return prefixes
    }

    /// Tells every string that starts at `start`, which lies before `end`, the shortest first.
    @inline(__always)
    func forEachMatch(
        at start: Int, in text: UnsafePointer<UInt8>, end: Int, _ body: (_ end: Int, _ value: Int32) -> Void
    ) {
        var place = firsts[Int(text[start])]
        guard place.node != 0 else { return }
        if place.value >= 0 { body(start + 1, place.value) }
        guard start + 1 < end else { return }
        place = pairs[Int(text[start]) << 8 | Int(text[start + 1])]
        var position = start + 2
        while place.node != 0 {
            if place.value >= 0 { body(position, place.value) }
            guard position < end else { return }
            place = edges.place(after: place.node, text[position])
            position += 1
        }
    }

    /// The value of the longest string that starts at `start`, which lies before `end`; -1 when none does.
    @inline(__always)
    func longestMatch(at start: Int, in text: UnsafePointer<UInt8>, end: Int) -> Int32 {
        var longest: Int32 = -1
        forEachMatch(at: start, in: text, end: end) { longest = $1 }
        return longest
    }

    /// The value of exactly `text[range]`; nil when there is none.
    func value(of range: Range<Int>, in text: UnsafePointer<UInt8>) -> Int32? {
        var place = TriePlace.nowhere
        for position in range {
            place = edges.place(after: place.node, text[position])
            if place.node == 0 { return nil }
        }
        return place.value < 0 ? nil : place.value
    }
}

/// Where a walk has come to.
private struct TriePlace {
    /// 0 for the root, and for where no string leads.
    var node: UInt32
    /// The value of the string that ends here, -1 when none does.
    var value: Int32

    static var nowhere: TriePlace { TriePlace(node: 0, value: -1) }
}

/// Which node comes after which by which byte. The value lies beside it: one visit to memory a byte.
private struct EdgeTable {
    private struct Edge {
        /// Node and byte; `free` marks a free slot.
        var key: UInt32
        var place: TriePlace
    }

    private static var free: UInt32 { .max }
    private var edges: UnsafeMutablePointer<Edge>
    private var bits: UInt32 = 10
    private var mask: Int
    private var shift: UInt32
    private var count = 0

    init() {
        mask = 1 << Int(bits) - 1
        shift = 32 - bits
        edges = Self.table(mask)
    }

    private static func table(_ mask: Int) -> UnsafeMutablePointer<Edge> {
        TableMemory.allocate(mask + 1, repeating: Edge(key: free, place: .nowhere))
    }

    func deallocate() { TableMemory.free(edges) }

    /// The place after `byte`; `nowhere` when no string leads there.
    @inline(__always)
    func place(after node: UInt32, _ byte: UInt8) -> TriePlace {
        edges[slot(of: node << 8 | UInt32(byte))].place
    }

    /// The node after `byte`, which becomes `new` when there is none.
    mutating func childOrNew(of node: UInt32, _ byte: UInt8, _ new: UInt32) -> UInt32 {
        let key = node << 8 | UInt32(byte)
        let index = slot(of: key)
        guard edges[index].key == Self.free else { return edges[index].place.node }
        edges[index] = Edge(key: key, place: TriePlace(node: new, value: -1))
        count += 1
        if count > mask / 3 * 2 { grow() }
        return new
    }

    /// Writes the values, by node, to where they are found.
    func note(_ values: [Int32]) {
        for index in 0...mask where edges[index].key != Self.free {
            edges[index].place.value = values[Int(edges[index].place.node)]
        }
    }

    private mutating func grow() {
        let (old, oldMask) = (edges, mask)
        bits += 1
        mask = 1 << Int(bits) - 1
        shift = 32 - bits
        edges = Self.table(mask)
        for index in 0...oldMask where old[index].key != Self.free {
            edges[slot(of: old[index].key)] = old[index]
        }
        TableMemory.free(old)
    }

    /// The slot of `key`, or the free one where it belongs.
    @inline(__always)
    private func slot(of key: UInt32) -> Int {
        var index = Int(((key ^ key >> 15) &* 0x9E37_79B1) >> shift)
        while edges[index].key != key, edges[index].key != Self.free { index = (index + 1) & mask }
        return index
    }
}
