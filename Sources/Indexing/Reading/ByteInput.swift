/// A source of bytes that is read once, from front to back.
protocol ByteInput: AnyObject {
    /// Fills `target` from its front and returns how many bytes came; 0 at the end, for good.
    /// After an error, reads give 0 unless `resume` succeeds.
    func read(into target: UnsafeMutableRawBufferPointer) throws(InputError) -> Int

    /// Goes on behind the damage of the last error; false when nothing readable follows.
    func resume() -> Bool
}

enum ByteInputs {
    /// The content of a file: inflated when its first bytes say that it is compressed.
    static func decompressed(_ file: FileInput) throws(InputError) -> any ByteInput {
        let magic = try file.peek(4)
        if magic.starts(with: [0x1F, 0x8B]) { return try GzipInput(file) }
        if magic == [0x28, 0xB5, 0x2F, 0xFD] { return try ZstdInput(file) }
        return file
    }
}

/// Counts the bytes taken from disk by all inputs of one reader.
final class ByteMeter {
    var bytesRead = 0
}

/// Why bytes could not be had from a file or a stream.
struct InputError: Error {
    var reason: String
}
