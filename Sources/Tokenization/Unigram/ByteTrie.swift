/// Byte strings with a number each, found by walking along a text.
///
/// The edges of all nodes lie in one hash table, keyed by node and byte: quick to build for hundreds of thousands of
/// strings, and eight bytes an edge.
///
/// `@unchecked Sendable`: the memory is written in `init` only.
final class ByteTrie: @unchecked Sendable {
    private struct Edge {
        /// Node and byte; `free` marks a free slot.
        var key: UInt32
        var child: UInt32
    }

    private static let free = UInt32.max
    private var edges: UnsafeMutablePointer<Edge>
    private var mask: Int
    private var shift: UInt32
    /// By node: the value of the string that ends there, -1 when none does.
    private var values: [Int32] = [-1]

    /// - Parameter strings: of equal ones the last counts; together fewer than 2^24 bytes.
    init(_ strings: TokenList) {
        // Each byte of each string adds at most one edge.
        var bits: UInt32 = 8
        while 1 << bits < strings.bytes.count + strings.bytes.count / 4 { bits += 1 }
        mask = 1 << Int(bits) - 1
        shift = 32 - bits
        edges = TableMemory.allocate(mask + 1, repeating: Edge(key: Self.free, child: 0))
        values.reserveCapacity(strings.bytes.count / 2)
        for index in 0..<strings.count where !strings.range(index).isEmpty {
            var node: UInt32 = 0
            for byte in strings.bytes[strings.range(index)] { node = child(of: node, byte, adding: true) }
            values[Int(node)] = strings.ids[index]
        }
    }

    deinit { TableMemory.free(edges) }

    /// Strings whose bytes together number more cannot be held.
    static let largestSize = 1 << 24 - 1

    /// Tells every string that starts at `start`, the shortest first.
    @inline(__always)
    func forEachMatch(
        at start: Int, in text: UnsafePointer<UInt8>, end: Int, _ body: (_ end: Int, _ value: Int32) -> Void
    ) {
        values.withUnsafeBufferPointer { values in
            var node: UInt32 = 0
            var position = start
            while position < end {
                let next = child(of: node, text[position])
                guard next != 0 else { return }
                node = next
                position += 1
                if values[Int(node)] >= 0 { body(position, values[Int(node)]) }
            }
        }
    }

    /// The value of exactly `text[range]`; nil when there is none.
    func value(of range: Range<Int>, in text: UnsafePointer<UInt8>) -> Int32? {
        var node: UInt32 = 0
        for position in range {
            node = child(of: node, text[position])
            if node == 0 { return nil }
        }
        return values[Int(node)] < 0 ? nil : values[Int(node)]
    }

    func value(of string: [UInt8]) -> Int32? {
        string.withUnsafeBufferPointer { bytes in
            bytes.baseAddress.flatMap { value(of: 0..<bytes.count, in: $0) }
        }
    }

    /// The node after `byte`; 0, which is nobody's child, when there is none.
    @inline(__always)
    private func child(of node: UInt32, _ byte: UInt8) -> UInt32 {
        let key = node << 8 | UInt32(byte)
        var index = place(of: key)
        while true {
            let edge = edges[index]
            if edge.key == key { return edge.child }
            if edge.key == Self.free { return 0 }
            index = (index + 1) & mask
        }
    }

    private func child(of node: UInt32, _ byte: UInt8, adding: Bool) -> UInt32 {
        let found = child(of: node, byte)
        if found != 0 { return found }
        let key = node << 8 | UInt32(byte)
        var index = place(of: key)
        while edges[index].key != Self.free { index = (index + 1) & mask }
        edges[index] = Edge(key: key, child: UInt32(values.count))
        values.append(-1)
        return edges[index].child
    }

    @inline(__always)
    private func place(of key: UInt32) -> Int { Int(((key ^ key >> 15) &* 0x9E37_79B1) >> shift) }
}
