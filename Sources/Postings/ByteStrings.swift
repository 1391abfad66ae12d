/// Strings of bytes that lie one behind the other.
package struct ByteStrings: Sendable {
    package private(set) var bytes: [UInt8] = []
    /// Where each starts in `bytes`, and where the last ends.
    private var starts: [Int] = [0]

    package init() {}

    package var count: Int { starts.count - 1 }
    /// Bytes held in memory.
    package var capacity: Int { bytes.capacity + 8 * starts.capacity }

    /// Appends to the string that `end` will close.
    package mutating func append(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

    package mutating func end() { starts.append(bytes.count) }

    /// Valid inside `body`.
    package func with<Result>(_ number: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        bytes.withUnsafeBufferPointer {
            body(UnsafeBufferPointer(rebasing: $0[starts[number]..<starts[number + 1]]))
        }
    }

    /// The numbers of all strings, in the order of their bytes.
    package func sorted() -> [Int] {
        bytes.withUnsafeBufferPointer { bytes in
            func string(_ number: Int) -> UnsafeBufferPointer<UInt8> {
                UnsafeBufferPointer(rebasing: bytes[starts[number]..<starts[number + 1]])
            }
            // The first eight bytes as a number decide most comparisons.
            var keys = (0..<count).map { number in
                let start = string(number).prefix(8)
                let key = start.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
                return (key: start.isEmpty ? 0 : key << (8 * UInt64(8 - start.count)), number: number)
            }
            keys.sort { left, right in
                left.key != right.key
                    ? left.key < right.key
                    : string(left.number).lexicographicallyPrecedes(string(right.number))
            }
            return keys.map(\.number)
        }
    }
}
