import Documents

/// The named fields of a WARC or HTTP header; of fields that stand twice the first counts.
struct HeaderFields {
    private var values: [String: String] = [:]

    /// `bytes` hold one field per line, up to a blank line or the end. Lines that start with white space go on with
    /// the field before; lines that are no field are ignored.
    init(_ bytes: ArraySlice<UInt8>) {
        var last: String?
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let text = String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
            if text.isEmpty { break }
            if let last, text.first == " " || text.first == "\t" {
                values[last]? += " " + text.trimmed
                continue
            }
            guard let colon = text.firstIndex(of: ":") else { continue }
            let name = text[..<colon].trimmed.lowercased()
            last = name
            if values[name] == nil { values[name] = text[text.index(after: colon)...].trimmed }
        }
    }

    /// The value of the field `name`, given in lowercase.
    subscript(name: String) -> String? { values[name] }
}
