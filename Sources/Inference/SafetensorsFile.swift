import JSONValues
import LinearAlgebra

/// A `.safetensors` file: a JSON header that names tensors, then their numbers. Every offset is checked on opening.
///
/// Source: the format's specification in the safetensors repository.
struct SafetensorsFile: Sendable {
    struct Tensor: Sendable {
        var name: String
        /// As the file spells it: `F32`, `F16`, `BF16`, `I8`, …
        var type: String
        var shape: [Int]
        /// Bytes of the file.
        var range: Range<Int>
        /// Whether it says how the integers of another tensor are to be read.
        var belongsToIntegers: Bool {
            [".scale", ".float_inputs", ".float_weights"].contains { name.hasSuffix($0) }
        }
    }

    let file: MappedFile
    /// By name, in the order of the file.
    let tensors: [Tensor]
    /// The free text entries of `__metadata__`.
    let metadata: [String: String]
    private let indexOfName: [String: Int]

    static let sizes = [
        "F64": 8, "F32": 4, "F16": 2, "BF16": 2, "I64": 8, "I32": 4, "I16": 2, "I8": 1, "U8": 1, "BOOL": 1,
        "U16": 2, "U32": 4, "U64": 8, "F8_E4M3": 1, "F8_E5M2": 1,
    ]
    private static let longestHeader = 100_000_000

    init(path: String) throws(ModelError) { try self.init(file: try MappedFile(path: path)) }

    private init(file: MappedFile) throws(ModelError) {
        self.file = file
        let (header, start) = try Self.header(of: file)
        guard let members = header.members else {
            throw .malformed(file: file.path, reason: "the header is \(header.kind), not an object")
        }
        var tensors: [Tensor] = []
        var metadata: [String: String] = [:]
        for member in members {
            if member.key == "__metadata__" {
                for entry in member.value.members ?? [] { metadata[entry.key] = entry.value.string }
            } else {
                tensors.append(try Self.tensor(member, start: start, file: file))
            }
        }
        tensors.sort {
            ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
        }
        try Self.checkCoverage(of: tensors, from: start, file)
        self.tensors = tensors
        self.metadata = metadata
        indexOfName = Dictionary(uniqueKeysWithValues: tensors.enumerated().map { ($1.name, $0) })
    }

    subscript(name: String) -> Tensor? { indexOfName[name].map { tensors[$0] } }

    func bytes(of tensor: Tensor) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: file.bytes[tensor.range])
    }

    private static func header(of file: MappedFile) throws(ModelError) -> (JSON, start: Int) {
        guard file.bytes.count >= 8 else {
            throw .malformed(file: file.path, reason: "\(file.bytes.count) bytes are too few for a header")
        }
        let length = UInt64(littleEndian: file.bytes.loadUnaligned(as: UInt64.self))
        guard length <= longestHeader, Int(length) <= file.bytes.count - 8 else {
            throw .malformed(
                file: file.path,
                reason:
                    "the header claims \(length) bytes, the file has \(file.bytes.count - 8) after the length"
            )
        }
        let text = UnsafeRawBufferPointer(rebasing: file.bytes[8..<8 + Int(length)])
        do {
            return (try JSON(parsing: text), 8 + Int(length))
        } catch {
            throw .malformed(file: file.path, reason: "the header is \(error)")
        }
    }

    private static func tensor(
        _ member: JSON.Member, start: Int, file: MappedFile
    ) throws(ModelError) -> Tensor {
        func refuse(_ expected: String, _ found: String) -> ModelError {
            .tensor(file: file.path, tensor: member.key, expected: expected, found: found)
        }
        guard let type = member.value["dtype"]?.string, let size = sizes[type] else {
            throw refuse("a known dtype", "\(member.value["dtype"] ?? .null)")
        }
        var count = size
        var shape: [Int] = []
        for value in member.value["shape"]?.array ?? [.null] {
            guard let extent = value.integer, extent >= 0 else { throw refuse("a shape", "\(value)") }
            let (product, isTooLarge) = count.multipliedReportingOverflow(by: extent)
            guard !isTooLarge else { throw refuse("a shape that fits into memory", "\(member.value)") }
            count = product
            shape.append(extent)
        }
        let offsets = (member.value["data_offsets"]?.array ?? []).map(\.integer)
        let room = file.bytes.count - start
        guard offsets.count == 2, let from = offsets[0], let to = offsets[1], from >= 0, from <= to,
            to <= room
        else {
            throw refuse(
                "data_offsets inside the \(room) bytes of the file",
                "\(member.value["data_offsets"] ?? .null)")
        }
        guard to - from == count else {
            throw refuse("\(count) bytes for \(type) \(shape)", "\(to - from) bytes")
        }
        return Tensor(name: member.key, type: type, shape: shape, range: start + from..<start + to)
    }

    /// The format allows neither overlaps nor holes: either means that header and contents do not belong together.
    private static func checkCoverage(
        of tensors: [Tensor], from start: Int, _ file: MappedFile
    ) throws(ModelError) {
        var end = start
        for tensor in tensors {
            guard tensor.range.lowerBound == end else {
                throw .tensor(
                    file: file.path, tensor: tensor.name, expected: "its numbers from byte \(end - start) on",
                    found: "byte \(tensor.range.lowerBound - start)")
            }
            end = tensor.range.upperBound
        }
        guard end == file.bytes.count else {
            throw .malformed(
                file: file.path,
                reason: "the tensors end at byte \(end), the file at byte \(file.bytes.count)")
        }
    }
}
