import CCompression

/// The entries of a ZIP archive, taken out into memory. Names are looked up and never used as paths.
///
/// Refused: encryption, ZIP64 and several volumes, names that leave the archive, more entries or bytes than the limits,
/// entries that grow beyond reason. (Format: PKWARE, APPNOTE 6.3.10.)
struct ZipArchive {
    private struct Entry {
        var method: Int
        var packed: Int
        var size: Int
        var header: Int
        var checksum: UInt32
    }

    /// In the order of the archive.
    private(set) var names: [String] = []
    private var entries: [String: Entry] = [:]
    private let bytes: [UInt8]
    private let limits: DocumentLimits
    /// Bytes taken out so far.
    private var taken = 0

    init(_ bytes: [UInt8], limits: DocumentLimits) throws(DocumentError) {
        self.bytes = bytes
        self.limits = limits
        let end = try endRecord()
        try readDirectory(count: number16(end + 10), at: number32(end + 16), before: end)
    }

    func contains(_ name: String) -> Bool { entries[name] != nil }

    /// The content of an entry; nil when there is none of this name.
    mutating func entry(_ name: String) throws(DocumentError) -> [UInt8]? {
        guard let entry = entries[name] else { return nil }
        let start = try dataStart(of: entry, name)
        taken += entry.size
        guard taken <= limits.archiveBytes else {
            throw DocumentError(
                "the archive unpacks to more than the limit of \(limits.archiveBytes) bytes; it may be a bomb"
            )
        }
        let packed = bytes[start..<start + entry.packed]
        let content: [UInt8]
        switch entry.method {
        case 0: content = Array(packed)
        case 8: content = try inflated(packed, size: entry.size, name)
        default:
            throw damaged("\(name) is packed by method \(entry.method), which office programs do not use")
        }
        guard content.count == entry.size, Self.checksum(content) == entry.checksum else {
            throw damaged("\(name) is not what was packed")
        }
        return content
    }

    private func damaged(_ reason: String) -> DocumentError {
        DocumentError("the archive is damaged: \(reason)")
    }

    // MARK: Directory

    /// Where the end record stands: in the last bytes, before a comment of at most 65,535 bytes.
    private func endRecord() throws(DocumentError) -> Int {
        let mark: [UInt8] = [0x50, 0x4B, 5, 6]
        var place = bytes.count - 22
        let first = max(0, bytes.count - 22 - 65_535)
        while place >= first {
            if bytes[place...].starts(with: mark), place + 22 + number16(place + 20) <= bytes.count {
                return place
            }
            place -= 1
        }
        throw damaged("its end is missing; get the whole file")
    }

    private mutating func readDirectory(count: Int, at start: Int, before end: Int) throws(DocumentError) {
        guard count <= limits.archiveEntries else {
            throw DocumentError(
                "the archive has \(count) entries, more than the limit of \(limits.archiveEntries)")
        }
        guard start != 0xFFFF_FFFF, count != 0xFFFF else {
            throw DocumentError("the archive is of the kind ZIP64, for which there is no reader")
        }
        var place = start
        for _ in 0..<count {
            guard place + 46 <= end, bytes[place...].starts(with: [0x50, 0x4B, 1, 2]) else {
                throw damaged("its directory is cut off")
            }
            let length = number16(place + 28)
            let next = place + 46 + length + number16(place + 30) + number16(place + 32)
            guard next <= end else { throw damaged("its directory is cut off") }
            let name = String(decoding: bytes[place + 46..<place + 46 + length], as: UTF8.self)
            try add(name, at: place)
            place = next
        }
    }

    private mutating func add(_ name: String, at place: Int) throws(DocumentError) {
        guard number16(place + 8) & 1 == 0 else {
            throw DocumentError(
                "\(name.prefix(80)) in the archive is encrypted; save the document without a password")
        }
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard !parts.contains(".."), !name.hasPrefix("/"), !name.contains("\\"), !name.contains("\0") else {
            throw DocumentError(
                "the archive has the entry \(name.prefix(80)), whose name leaves the archive; it is refused")
        }
        let entry = Entry(
            method: number16(place + 10), packed: number32(place + 20), size: number32(place + 24),
            header: number32(place + 42), checksum: UInt32(number32(place + 16)))
        guard entry.size <= max(entry.packed, 1_024) * limits.archiveRatio else {
            throw DocumentError(
                "\(name.prefix(80)) in the archive unpacks to \(entry.size) bytes from \(entry.packed): a bomb; it is refused"
            )
        }
        guard entries.updateValue(entry, forKey: name) == nil else {
            throw damaged("\(name.prefix(80)) stands twice in it")
        }
        names.append(name)
    }

    /// Behind the entry's own header, which repeats its name.
    private func dataStart(of entry: Entry, _ name: String) throws(DocumentError) -> Int {
        guard entry.header + 30 <= bytes.count, bytes[entry.header...].starts(with: [0x50, 0x4B, 3, 4]) else {
            throw damaged("\(name) is not where its directory says")
        }
        let start = entry.header + 30 + number16(entry.header + 26) + number16(entry.header + 28)
        guard start + entry.packed <= bytes.count else { throw damaged("\(name) is cut off") }
        return start
    }

    // MARK: Bytes

    private func inflated(_ packed: ArraySlice<UInt8>, size: Int, _ name: String) throws(DocumentError)
        -> [UInt8]
    {
        guard size > 0 else { return [] }
        // zlib keeps the address of its stream, so it must not move.
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        defer { stream.deallocate() }
        // Raw deflate (RFC 1951), without a wrapper.
        guard winnow_inflate_init(stream, -15) == Z_OK else {
            throw DocumentError("no memory to unpack \(name)")
        }
        defer { inflateEnd(stream) }
        var input = Array(packed)
        var status = Z_OK
        let content = [UInt8](unsafeUninitializedCapacity: size) { output, count in
            input.withUnsafeMutableBufferPointer { input in
                stream.pointee.next_in = input.baseAddress
                stream.pointee.avail_in = UInt32(clamping: input.count)
                stream.pointee.next_out = output.baseAddress
                stream.pointee.avail_out = UInt32(clamping: size)
                status = inflate(stream, Z_FINISH)
                count = size - Int(stream.pointee.avail_out)
            }
        }
        guard status == Z_STREAM_END else { throw damaged("\(name) is not what was packed") }
        return content
    }

    private static func checksum(_ content: [UInt8]) -> UInt32 {
        content.withUnsafeBufferPointer { UInt32(crc32(0, $0.baseAddress, UInt32(clamping: $0.count))) }
    }

    private func number16(_ place: Int) -> Int { Int(bytes[place]) | Int(bytes[place + 1]) << 8 }
    private func number32(_ place: Int) -> Int { number16(place) | number16(place + 2) << 16 }
}
