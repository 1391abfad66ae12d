/// Passages by their rows, rising: varints of the distance to the one before (the first: to 0).
enum PassageListCodec {
    static func encode(_ rows: some Sequence<UInt32>) -> [UInt8] {
        var bytes: [UInt8] = []
        var last: UInt32 = 0
        for row in rows {
            var rest = row - last
            last = row
            while rest >= 0x80 {
                bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
                rest >>= 7
            }
            bytes.append(UInt8(rest))
        }
        return bytes
    }

    /// Calls `body` with each row; false when the bytes are no such list.
    static func decode(_ bytes: UnsafeRawBufferPointer, _ body: (Int) -> Void) -> Bool {
        var row = 0
        var position = 0
        while position < bytes.count {
            var distance = 0
            var shift = 0
            while true {
                guard position < bytes.count, shift <= 28 else { return false }
                let byte = Int(bytes[position])
                position += 1
                distance |= (byte & 0x7F) << shift
                if byte < 0x80 { break }
                shift += 7
            }
            row += distance
            guard row < 1 << 32 else { return false }
            body(row)
        }
        return true
    }
}
