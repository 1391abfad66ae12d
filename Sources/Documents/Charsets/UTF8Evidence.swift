/// Counts what in some bytes is UTF-8 beyond ASCII, and what cannot be.
struct UTF8Evidence {
    private(set) var sequences = 0
    private(set) var errors = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        var decoder = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        while true {
            switch decoder.parseScalar(from: &iterator) {
            case .valid(let encoded): if encoded.count > 1 { sequences += 1 }
            case .error: errors += 1
            case .emptyInput: return
            }
        }
    }

    /// No errors, or more good sequences than errors: text in another charset hardly ever has two bytes that fit.
    var speaksForUTF8: Bool { errors == 0 || sequences > errors }
}
