/// The stored form of a window's columns, little-endian:
/// - lengths in 1 byte each where all fit, else 2, else 4;
/// - rows in `passage` as the first row alone where they follow each other, else 4 bytes each;
/// - ranks, the places of its passages in the order of the ids of the whole segment, in 3 bytes each; nothing where each
///   passage of the window has its own number for its rank.
enum WindowCodec {
    static func encode(lengths: ArraySlice<UInt32>) -> [UInt8] {
        if lengths.allSatisfy({ $0 <= UInt8.max }) { return lengths.map { UInt8($0) } }
        if lengths.allSatisfy({ $0 <= UInt16.max }) {
            return lengths.map { UInt16($0) }.withUnsafeBytes { Array($0) }
        }
        return lengths.withUnsafeBytes { Array($0) }
    }

    static func encode(rows: ArraySlice<Int>) -> [UInt8] {
        let first = rows.first ?? 0
        let follow = rows.enumerated().allSatisfy { $1 == first + $0 }
        return (follow ? rows.prefix(1) : rows).map { UInt32($0) }.withUnsafeBytes { Array($0) }
    }

    /// Fills `target`, one number for each passage; false when `bytes` have not the size for it.
    static func decode(lengths bytes: UnsafeRawBufferPointer, into target: UnsafeMutableBufferPointer<UInt32>)
        -> Bool
    {
        let width = bytes.count / max(target.count, 1)
        guard bytes.count == width * target.count else { return false }
        switch width {
        case 1: for index in target.indices { target[index] = UInt32(bytes[index]) }
        case 2:
            for index in target.indices {
                target[index] = UInt32(bytes.loadUnaligned(fromByteOffset: 2 * index, as: UInt16.self))
            }
        case 4:
            for index in target.indices {
                target[index] = bytes.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self)
            }
        default: return false
        }
        return true
    }

    /// `first` is the number of the window's first passage.
    static func encode(ranks: ArraySlice<UInt32>, first: Int) -> [UInt8] {
        if ranks.enumerated().allSatisfy({ Int($1) == first + $0 }) { return [] }
        return ranks.flatMap { [UInt8($0 & 255), UInt8($0 >> 8 & 255), UInt8($0 >> 16)] }
    }

    /// Fills `target`, one rank for each passage; false when `bytes` have not the size for it.
    static func decode(
        ranks bytes: UnsafeRawBufferPointer, first: Int, into target: UnsafeMutableBufferPointer<UInt32>
    ) -> Bool {
        guard bytes.count == 3 * target.count || bytes.isEmpty else { return false }
        for index in target.indices {
            target[index] =
                bytes.isEmpty
                ? UInt32(first + index)
                : UInt32(bytes[3 * index]) | UInt32(bytes[3 * index + 1]) << 8
                    | UInt32(bytes[3 * index + 2]) << 16
        }
        return true
    }

    static func decode(rows bytes: UnsafeRawBufferPointer, into target: UnsafeMutableBufferPointer<UInt32>)
        -> Bool
    {
        guard bytes.count == 4 || bytes.count == 4 * target.count else { return false }
        for index in target.indices {
            target[index] =
                bytes.count == 4
                ? bytes.loadUnaligned(as: UInt32.self) &+ UInt32(index)
                : bytes.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self)
        }
        return true
    }
}
