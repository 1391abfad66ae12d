import TestSupport
import Testing

@testable import Postings

@Suite("Stored postings")
struct PostingsCodecTests {
    @Test(
        "postings survive encoding and decoding, in both layouts, with frequencies that impacts cannot tell apart"
    )
    func codec() {
        var random = SeededGenerator(seed: 21)
        for round in 0..<60 {
            let passages = [1, 5, 4_096, 4_097, 20_000].randomElement(using: &random) ?? 1
            let share = [1, 2, 40, 2_000].randomElement(using: &random) ?? 1
            let longest: UInt32 = round % 3 == 0 ? 9_000 : 400
            let lengths = (0..<passages).map { _ in UInt32.random(in: 1...longest, using: &random) }
            var docs = (0..<UInt32(passages)).filter { _ in Int.random(in: 0..<share, using: &random) == 0 }
            if docs.isEmpty { docs = [UInt32(passages - 1)] }
            let greatest: UInt32 = round % 2 == 0 ? 6 : 90_000
            let frequencies = docs.map { _ in UInt32.random(in: 1...greatest, using: &random) }
            let saturation = Saturation(k1: round % 7 == 0 ? 0 : 0.9, b: 0.4, average: 101.5)
            var bytes = [UInt8](
                repeating: 0, count: PostingsEncoding.bound(df: docs.count, passages: passages))
            let impacts = Impacts(saturation, longest: lengths.max() ?? 0)
            let encoding = PostingsEncoding(
                docs: docs, frequencies: frequencies, df: docs.count, lengths: lengths, passages: passages,
                impacts: impacts, to: &bytes)
            bytes.withUnsafeBufferPointer { buffer in
                let stored = StoredPostings(
                    bytes: buffer.baseAddress, count: encoding.count, df: docs.count,
                    exceptions: encoding.exceptions, isWindowed: encoding.isWindowed)
                #expect(stored.areSound(passages: passages))
                var decodedDocs = [UInt32](repeating: 0, count: docs.count)
                var decodedFrequencies = decodedDocs
                stored.decode(
                    lengths: lengths, passages: passages, impacts: impacts, docs: &decodedDocs,
                    frequencies: &decodedFrequencies)
                #expect(decodedDocs == docs && decodedFrequencies == frequencies)
            }
        }
    }
}
