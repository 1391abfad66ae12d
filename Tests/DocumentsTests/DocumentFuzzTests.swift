import ContextTypes
import FoundationEssentials
import Segmentation
import TestSupport
import Testing

@testable import Documents

/// Damaged documents of every kind. `benchmarks/documents/fuzz` tries 100,000.
@Suite("Damaged documents are read or refused")
struct DocumentFuzzTests {
    @Test("with bytes changed, cut, doubled and swapped: no crash, and the laws of places hold")
    func mutations() {
        var random = SeededGenerator(seed: 29)
        var read = 0
        let documents = SampleDocuments.all
        for number in 0..<DocumentFuzz.inputs {
            let (format, bytes) = documents[number % documents.count]
            let damaged = DocumentFuzz.mutated(bytes, &random)
            guard let source = try? DocumentReader().read(damaged, as: format) else { continue }
            read += 1
            #expect(DocumentFuzz.hold(source.content), "case \(number) of \(format)")
        }
        #expect(read > DocumentFuzz.inputs / 10)
    }
}

/// How documents are damaged, and what holds of whatever is read of them.
enum DocumentFuzz {
    static let inputs =
        ProcessInfo.processInfo.environment["WINNOW_FUZZ_INPUTS"].flatMap(Int.init) ?? 1_500

    static func mutated(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) where bytes.count > 8 {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            let end = min(bytes.count, place + Int.random(in: 1...64, using: &random))
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.removeSubrange(place..<end)
            case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
            case 3: bytes.removeSubrange(end...)
            default: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &random))
            }
        }
        return bytes
    }

    static func hold(_ content: StructuredText) -> Bool {
        var end = 0
        for placed in content.places {
            guard placed.span.start >= end, placed.span.end <= content.text.utf8.count else { return false }
            end = placed.span.end
        }
        return content.blocks.dropFirst().allSatisfy { content.blocks[$0.parent].span.contains($0.span) }
    }
}
