import CKernels

/// The token vectors of one passage as they lie in the index.
///
/// ```
/// byte 0      form: 1 for 4- or 2-bit codes, 0 for whole vectors (before the codec was trained)
/// byte 1      1 when the passage's mean vector is there too, else 0
/// bytes 2–3   number of vectors, little-endian
/// codes       2 bytes each: the vector's centroid                                     (form 1)
/// residuals   width · bits / 8 bytes each (layout in CKernels/include/late_interaction.h)    (form 1)
/// elements    width · 2 bytes each: `TokenVectors.elements`                           (form 0)
/// mean        the same for one vector, by its own codec and width
/// tail        how many groups, how many vectors in each (varints); then for each vector which tokens it stands for
/// ```
/// Group 0 holds what stands in no sentence (frame, title); group `i + 1` is sentence `i` of the passage. For each
/// vector one byte: in the high half how far its first token lies behind that of the vector before it in the group (15:
/// a varint with the place itself follows), in the low half how far its second token lies behind the first (0: there is
/// none; 15: farther than 14, or not remembered).
package struct TokenRecord: Sendable, Hashable {
    package enum Form: UInt8, Sendable {
        case whole = 0
        case coded = 1
    }

    package struct Malformed: Error, Hashable {
        package let reason: String

        package init(reason: String) { self.reason = reason }
    }

    package let bytes: [UInt8]

    package init(bytes: [UInt8]) { self.bytes = bytes }

    static let headerSize = 4
    /// No encoder takes more.
    package static let maximumCount = 65_535

    /// Makes a record of vectors as they came.
    ///
    /// - Parameter mean: the passage's mean vector, one row; nil when its encoder gives none.
    package init(
        whole vectors: TokenVectors, mean: TokenVectors? = nil, counts: [Int], members: [TokenPooling.Member]
    ) {
        var bytes = TokenRecord.header(.whole, vectors.count, hasMean: mean != nil)
        for element in vectors.elements + (mean?.elements ?? []) {
            bytes.append(UInt8(truncatingIfNeeded: element))
            bytes.append(UInt8(truncatingIfNeeded: element >> 8))
        }
        self.bytes = bytes + TokenRecord.tail(counts, members)
    }

    static func header(_ form: Form, _ count: Int, hasMean: Bool) -> [UInt8] {
        precondition(count <= maximumCount, "more tokens than any encoder takes")
        return [
            form.rawValue, hasMean ? 1 : 0, UInt8(truncatingIfNeeded: count),
            UInt8(truncatingIfNeeded: count >> 8),
        ]
    }

    static func tail(_ counts: [Int], _ members: [TokenPooling.Member]) -> [UInt8] {
        var bytes: [UInt8] = []
        append(counts.count, to: &bytes)
        for count in counts { append(count, to: &bytes) }
        var next = members.makeIterator()
        for count in counts {
            var last = 0
            for _ in 0..<count {
                guard let member = next.next() else { preconditionFailure("one member per vector") }
                let distance = member.first - last
                let second = member.second.map { min(15, $0 - member.first) } ?? 0
                let isNear = (0..<15).contains(distance)
                bytes.append(UInt8((isNear ? distance : 15) << 4 | second))
                if !isNear { append(member.first, to: &bytes) }
                last = member.first
            }
        }
        return bytes
    }

    private static func append(_ value: Int, to bytes: inout [UInt8]) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}

/// A record seen in place; valid as long as the bytes are.
package struct TokenRecordView {
    package let form: TokenRecord.Form
    package let count: Int
    let body: UnsafeRawBufferPointer
    private let meanBody: UnsafeRawBufferPointer
    let tail: UnsafeRawBufferPointer
    private let layout: RecordLayout
    private var width: Int { layout.width }
    private var bits: Int { layout.bits }

    /// Reads the header and checks that the body is there.
    package init(
        _ bytes: UnsafeRawBufferPointer, _ layout: RecordLayout
    ) throws(TokenRecord.Malformed) {
        guard bytes.count >= TokenRecord.headerSize, let form = TokenRecord.Form(rawValue: bytes[0]),
            bytes[1] <= 1
        else { throw .init(reason: "it has no header") }
        guard (bytes[1] == 1) == (layout.meanWidth > 0) else {
            throw .init(reason: bytes[1] == 1 ? "it has a mean vector" : "it has no mean vector")
        }
        self.form = form
        self.layout = layout
        count = Int(bytes[2]) | Int(bytes[3]) << 8
        let end = TokenRecord.headerSize + count * layout.bytes(form)
        let next = end + layout.meanBytes(form)
        guard bytes.count >= next else { throw .init(reason: "it ends too early") }
        body = UnsafeRawBufferPointer(rebasing: bytes[TokenRecord.headerSize..<end])
        meanBody = UnsafeRawBufferPointer(rebasing: bytes[end..<next])
        tail = UnsafeRawBufferPointer(rebasing: bytes[next...])
    }

    private init(mean body: UnsafeRawBufferPointer, _ form: TokenRecord.Form, _ layout: RecordLayout) {
        self.form = form
        self.layout = layout
        self.body = body
        count = 1
        meanBody = UnsafeRawBufferPointer(start: nil, count: 0)
        tail = meanBody
    }

    /// The passage's mean vector as a record of one vector, in the mean vectors' own codec; nil where there are none.
    package var mean: TokenRecordView? {
        guard layout.meanWidth > 0 else { return nil }
        return TokenRecordView(
            mean: meanBody, form, RecordLayout(width: layout.meanWidth, bits: layout.meanBits))
    }

    /// The vectors `range` of a coded record, for the kernels.
    func tokens(_ range: Range<Int>) -> winnow_late_tokens {
        let codes = body.baseAddress?.assumingMemoryBound(to: UInt8.self)
        let residuals = codes.map { $0 + 2 * count + range.lowerBound * (width * bits / 8) }
        return winnow_late_tokens(
            codes: codes.map { $0 + 2 * range.lowerBound }, residuals: residuals, count: Int32(range.count))
    }

    /// The centroid of every vector of a coded record.
    package var codes: [Int] { (0..<count).map { Int(body[2 * $0]) | Int(body[2 * $0 + 1]) << 8 } }

    /// The vectors of a record of whole vectors.
    package var whole: TokenVectors {
        TokenVectors(
            width: width,
            elements: (0..<count * width).map { index in
                Int16(bitPattern: UInt16(body[2 * index]) | UInt16(body[2 * index + 1]) << 8)
            })
    }

    /// How many vectors each group has: first what is in no sentence, then sentence by sentence.
    package func groups() throws(TokenRecord.Malformed) -> [Range<Int>] {
        var position = 0
        return try groups(&position)
    }

    private func groups(_ position: inout Int) throws(TokenRecord.Malformed) -> [Range<Int>] {
        let groups = try integer(&position, upTo: tail.count)
        var ranges: [Range<Int>] = []
        var start = 0
        for _ in 0..<groups {
            let next = start + (try integer(&position, upTo: count - start))
            ranges.append(start..<next)
            start = next
        }
        guard start == count else { throw .init(reason: "its groups do not add up") }
        return ranges
    }

    /// Which tokens of the passage each vector stands for.
    package func members() throws(TokenRecord.Malformed) -> [TokenPooling.Member] {
        var position = 0
        var members: [TokenPooling.Member] = []
        for group in try groups(&position) {
            var last = 0
            for _ in group {
                guard position < tail.count else { throw .init(reason: "it ends too early") }
                let byte = Int(tail[position])
                position += 1
                last = byte >> 4 == 15 ? try integer(&position, upTo: 1 << 24) : last + byte >> 4
                let second = byte & 15
                members.append(
                    .init(first: last, second: (1..<15).contains(second) ? last + second : nil))
            }
        }
        guard position == tail.count else { throw .init(reason: "bytes follow its end") }
        return members
    }

    private func integer(
        _ position: inout Int, upTo limit: Int
    ) throws(TokenRecord.Malformed) -> Int {
        var value = 0
        var shift = 0
        while position < tail.count {
            let byte = Int(tail[position])
            position += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80 {
                guard value <= limit else { throw .init(reason: "\(value) is more than \(limit)") }
                return value
            }
            shift += 7
            guard shift <= 28 else { throw .init(reason: "a number is too long") }
        }
        throw .init(reason: "it ends too early")
    }
}
