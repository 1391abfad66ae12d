import FoundationEssentials
import Inference
import TestSupport
import Testing

@testable import Labelling

@Suite("Folders of pruner models")
struct PrunerModelTests {
    /// The tiny cross-encoder with a keep head of so many rows.
    private func folder(keepRows: Int) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for name in ["config.json", "tokenizer.json", "model.safetensors"] {
            let file = URL(fileURLWithPath: Fixtures.path("encoder/tiny-pairs/\(name)"))
            var bytes = Array(try Data(contentsOf: file))
            if name == "model.safetensors" { bytes = addKeepHead(rows: keepRows, width: 32, to: bytes) }
            try folder.write(bytes, to: name)
        }
        return folder
    }

    /// Adds the tensor `keep.weight`, zeros, behind the others of a safetensors file.
    private func addKeepHead(rows: Int, width: Int, to bytes: [UInt8]) -> [UInt8] {
        let length = (0..<8).reduce(0) { $0 | Int(bytes[$1]) << (8 * $1) }
        let contents = bytes[(8 + length)...]
        let size = rows * width * 4
        var header = String(decoding: bytes[8..<8 + length], as: UTF8.self)
        while header.last != "}" { header.removeLast() }
        header.removeLast()
        header += ",\"keep.weight\":{\"dtype\":\"F32\",\"shape\":[\(rows),\(width)],"
        header += "\"data_offsets\":[\(contents.count),\(contents.count + size)]}}"
        let prefix = (0..<8).map { UInt8(truncatingIfNeeded: header.utf8.count >> (8 * $0)) }
        return prefix + Array(header.utf8) + contents + [UInt8](repeating: 0, count: size)
    }

    @Test("a keep head of one row loads; one of two is refused with the tensor and its rows")
    func keepHead() throws {
        let sound = try folder(keepRows: 1)
        #expect(try PrunerModel(folder: sound.path).encoder.labelCount == 1)
        let wrong = try folder(keepRows: 2)
        #expect(
            throws: ModelError.tensor(
                file: wrong.file("model.safetensors"), tensor: "keep.weight",
                expected: "one row, the keep logit of a token", found: "2 rows")
        ) { try PrunerModel(folder: wrong.path) }
    }
}
