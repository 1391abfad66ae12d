import Documents

/// An HTTP/1 response as a WARC record stores it, its body decoded.
struct HTTPResponse {
    var status: Int
    var header: HeaderFields
    var body: [UInt8]

    /// Parses the header and undoes chunking and compression; `limit` bounds the decoded body. Nil when the header does
    /// not pass `isWanted`.
    init?(
        _ bytes: [UInt8], limit: Int, where isWanted: (HeaderFields) -> Bool = { _ in true }
    ) throws(InputError) {
        guard let lineEnd = bytes.firstIndex(of: 0x0A) else {
            throw InputError(reason: "the record has no HTTP header; it was left out")
        }
        let words = String(decoding: bytes[..<lineEnd], as: UTF8.self).split(separator: " ")
        guard words.count > 1, words[0].hasPrefix("HTTP/"), let status = Int(words[1].trimmed) else {
            throw InputError(reason: "the record does not start with an HTTP status line; it was left out")
        }
        let bodyStart = HTTPResponse.bodyStart(bytes, after: lineEnd)
        let header = HeaderFields(bytes[(lineEnd + 1)..<bodyStart])
        guard isWanted(header) else { return nil }
        self.status = status
        self.header = header
        body = Array(bytes[bodyStart...])
        if header["transfer-encoding"]?.lowercased().contains("chunked") == true,
            let joined = HTTPResponse.joinedChunks(body)
        {
            body = joined
        }
        try decodeContent(limit: limit)
    }

    private static func bodyStart(_ bytes: [UInt8], after lineEnd: Int) -> Int {
        var lineStart = lineEnd + 1
        while lineStart < bytes.count {
            guard let end = bytes[lineStart...].firstIndex(of: 0x0A) else { return bytes.count }
            if end == lineStart || (end == lineStart + 1 && bytes[lineStart] == 0x0D) { return end + 1 }
            lineStart = end + 1
        }
        return bytes.count
    }

    /// The chunks after one another (RFC 9112, section 7.1); a body that is not chunked after all gives nil, as
    /// archives may store the joined body under the old header. A body cut short gives what is there.
    private static func joinedChunks(_ body: [UInt8]) -> [UInt8]? {
        var joined: [UInt8] = []
        var place = 0
        while place < body.count, let lineEnd = body[place...].firstIndex(of: 0x0A) {
            let digits = body[place..<lineEnd].prefix { $0 != 0x3B && $0 != 0x0D && $0 != 0x20 }
            guard digits.count <= 8, let size = Int(String(decoding: digits, as: UTF8.self), radix: 16),
                size >= 0
            else { return place == 0 ? nil : joined }
            if size == 0 { return joined }
            joined += body[(lineEnd + 1)...].prefix(size)
            place = lineEnd + 1 + size
            while place < body.count, body[place] == 0x0D || body[place] == 0x0A { place += 1 }
        }
        return place == 0 ? nil : joined
    }

    private mutating func decodeContent(limit: Int) throws(InputError) {
        let encoding = header["content-encoding"]?.lowercased() ?? "identity"
        switch encoding {
        case "gzip", "x-gzip":
            // Archives may store the decoded body under the old header.
            guard body.starts(with: [0x1F, 0x8B]) else { return }
            body = try HTTPResponse.decoded(GzipInput(MemoryInput(body)), limit: limit)
        case "deflate":
            let wrapper = body.first.map { $0 & 0x0F == 8 } == true ? GzipInput.Wrapper.zlib : .raw
            body = try HTTPResponse.decoded(GzipInput(MemoryInput(body), wrapper: wrapper), limit: limit)
        case "zstd":
            guard body.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) else { return }
            body = try HTTPResponse.decoded(ZstdInput(MemoryInput(body)), limit: limit)
        case "identity", "", "none", "utf-8", "binary": return
        default:
            throw InputError(
                reason: "the page is compressed with \(encoding), which is not supported; it was left out")
        }
    }

    private static func decoded(_ input: any ByteInput, limit: Int) throws(InputError) -> [UInt8] {
        let buffered = BufferedInput(input)
        guard try buffered.fill(to: limit + 1) <= limit else {
            throw InputError(
                reason: "the page has more than \(limit) bytes when decompressed; raise the limit")
        }
        return Array(buffered.window)
    }
}
