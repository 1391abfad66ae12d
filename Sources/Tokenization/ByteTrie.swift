/// Byte strings with a number each, found by walking along a text.
///
/// The edges of all nodes lie in one hash table, keyed by node and byte: quick to build for hundreds of thousands of
/// strings, and eight bytes an edge.
///
/// `@unchecked Sendable`: the memory is written in `init` only.
final class ByteTrie: @unchecked Sendable {
    private let edges: EdgeTable
    /// By node: the value of the string that ends there, -1 when none does.
    private let values: UnsafeMutablePointer<Int32>
    /// The nodes after one byte, and after two: every walk begins with these. 0 where there is none.
    private let firsts: UnsafeMutablePointer<UInt32>
    private let pairs: UnsafeMutablePointer<UInt32>
    /// By value: that of the longest other string that its string begins with, -1 when there is none.
    let prefixes: [Int32]

    /// Strings whose bytes together number more cannot be held.
    static let largestSize = 1 << 24 - 1

    /// - Parameter strings: of equal ones the last counts; together at most `largestSize` bytes.
    init(_ strings: TokenList) {
        var edges = EdgeTable()
        var ends: [Int32] = [-1]
        var parents: [UInt32] = [0]
        ends.reserveCapacity(strings.bytes.count / 2)
        parents.reserveCapacity(strings.bytes.count / 2)
        strings.bytes.withUnsafeBufferPointer { bytes in
            for index in 0..<strings.count where !strings.range(index).isEmpty {
                var node: UInt32 = 0
                for place in strings.range(index) {
                    let child = edges.childOrNew(of: node, bytes[place], UInt32(ends.count))
                    if Int(child) == ends.count {
                        ends.append(-1)
                        parents.append(node)
                    }
                    node = child
                }
                ends[Int(node)] = strings.ids[index]
            }
        }
        self.edges = edges
        values = .allocate(capacity: ends.count)
        values.initialize(from: ends, count: ends.count)
        prefixes = Self.prefixes(ends, parents)
        firsts = .allocate(capacity: 1 << 8)
        pairs = .allocate(capacity: 1 << 16)
        for first in 0..<256 {
            firsts[first] = edges.child(of: 0, UInt8(first))
            for second in 0..<256 {
                pairs[first << 8 | second] =
                    firsts[first] == 0 ? 0 : edges.child(of: firsts[first], UInt8(second))
            }
        }
    }

    deinit {
        edges.deallocate()
        values.deallocate()
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
        var node = firsts[Int(text[start])]
        guard node != 0 else { return }
        if values[Int(node)] >= 0 { body(start + 1, values[Int(node)]) }
        guard start + 1 < end else { return }
        node = pairs[Int(text[start]) << 8 | Int(text[start + 1])]
        var position = start + 2
        while node != 0 {
            if values[Int(node)] >= 0 { body(position, values[Int(node)]) }
            guard position < end else { return }
            node = edges.child(of: node, text[position])
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
        var node: UInt32 = 0
        for position in range {
            node = edges.child(of: node, text[position])
            if node == 0 { return nil }
        }
        return values[Int(node)] < 0 ? nil : values[Int(node)]
    }
}

/// Which node comes after which by which byte.
private struct EdgeTable {
    private struct Edge {
        /// Node and byte; `free` marks a free slot.
        var key: UInt32
        var child: UInt32
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
        edges = TableMemory.allocate(mask + 1, repeating: Edge(key: Self.free, child: 0))
    }

    func deallocate() { TableMemory.free(edges) }

    /// The node after `byte`; 0, which is nobody's child, when there is none.
    @inline(__always)
    func child(of node: UInt32, _ byte: UInt8) -> UInt32 {
        let edge = edges[place(of: node << 8 | UInt32(byte))]
        return edge.key == Self.free ? 0 : edge.child
    }

    /// The node after `byte`, which becomes `new` when there is none.
    mutating func childOrNew(of node: UInt32, _ byte: UInt8, _ new: UInt32) -> UInt32 {
        let key = node << 8 | UInt32(byte)
        let index = place(of: key)
        guard edges[index].key == Self.free else { return edges[index].child }
        edges[index] = Edge(key: key, child: new)
        count += 1
        if count > mask / 3 * 2 { grow() }
        return new
    }

    private mutating func grow() {
        let (old, oldMask) = (edges, mask)
        bits += 1
        mask = 1 << Int(bits) - 1
        shift = 32 - bits
        edges = TableMemory.allocate(mask + 1, repeating: Edge(key: Self.free, child: 0))
        for index in 0...oldMask where old[index].key != Self.free {
            edges[place(of: old[index].key)] = old[index]
        }
        TableMemory.free(old)
    }

    /// The slot of `key`, or the free one where it belongs.
    @inline(__always)
    private func place(of key: UInt32) -> Int {
        var index = Int(((key ^ key >> 15) &* 0x9E37_79B1) >> shift)
        while edges[index].key != key, edges[index].key != Self.free { index = (index + 1) & mask }
        return index
    }
}
