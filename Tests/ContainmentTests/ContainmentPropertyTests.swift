import Containment
import TestSupport
import Testing

@Suite("Containment of edited, cut and unlike texts")
struct ContainmentPropertyTests {
    private var random = SeededGenerator(seed: 11)

    /// Words that no two sentences of a text share often.
    private mutating func words(_ count: Int) -> [String] {
        (0..<count).map { _ in "w\(Int.random(in: 0..<5_000, using: &random).letters)" }
    }

    private func find(_ texts: [String]) -> [Containment?] {
        let index = ContainmentIndex()
        return texts.enumerated().map { document, text in
            var text = text
            return text.withUTF8 {
                index.add($0, passage: document, document: document, start: 0) { document, range in
                    let bytes = Array(texts[document].utf8)
                    return Array(bytes[range.clamped(to: 0..<bytes.count)])
                }
            }
        }
    }

    @Test("a part of a longer text is found at its place, byte for byte, wherever it begins")
    mutating func parts() throws {
        for _ in 0..<60 {
            let whole = words(Int.random(in: 60...400, using: &random))
            let count = Int.random(in: 50...60, using: &random)
            let start = Int.random(in: 0...whole.count - count, using: &random)
            let part = whole[start..<start + count].joined(separator: " ")
            let text = whole.joined(separator: " ")
            let found = try #require(find([text, part])[1])
            #expect(found.isExact && found.share == 1)
            #expect(String(decoding: Array(text.utf8)[found.start..<found.end], as: UTF8.self) == part)
        }
    }

    @Test("a tenth of the small words changed is a near copy; one number, name or negation changed is none")
    mutating func edits() {
        for _ in 0..<40 {
            var whole = words(160)
            whole[20] = "1987"
            whole[70] = "Aberdeen"
            whole[110] = "not"
            var near = whole
            for place in stride(from: 3, to: 160, by: 12) where ![20, 70, 110].contains(place) {
                near[place] = "changed\(place.letters)"
            }
            #expect(find([whole, near].map { $0.joined(separator: " ") })[1] != nil)
            for (place, word) in [(20, "1988"), (70, "Dundee"), (110, "always"), (100, "never")] {
                var other = whole
                other[place] = word
                #expect(find([whole, other].map { $0.joined(separator: " ") })[1] == nil, "\(word)")
            }
        }
    }

    @Test("texts of other words, and texts too short to say anything, are in no other")
    mutating func unlike() {
        let texts = (0..<80).map { _ in words(Int.random(in: 12...200, using: &random)).joined(separator: " ")
        }
        #expect(find(texts).allSatisfy { $0 == nil })
        #expect(find(["See also the mill.", "See also the mill.", ""]).allSatisfy { $0 == nil })
    }

    @Test(
        "ideographs are words: a copy is found, and one changed in a tenth is none, since names do not show")
    mutating func ideographs() {
        let scalars = (0..<120).map { _ in
            Unicode.Scalar(UInt32.random(in: 0x4E00...0x5E00, using: &random)).map { String(Character($0)) }
                ?? "的"
        }
        var near = scalars
        for place in stride(from: 0, to: 120, by: 10) { near[place] = "磨" }
        let found = find([scalars.joined(), scalars.joined(), near.joined()])
        #expect(found[1]?.isExact == true && found[2] == nil)
    }

    @Test("sketches take less than 200 bytes a passage")
    mutating func memory() {
        let index = ContainmentIndex()
        for document in 0..<20_000 {
            var text = words(170).joined(separator: " ")
            text.withUTF8 {
                _ = index.add($0, passage: document, document: document, start: 0) { _, _ in [] }
            }
        }
        #expect(index.count == 20_000)
        #expect(index.bytes / index.count < 200, "\(index.bytes / index.count)")
    }
}

extension Int {
    /// A number in letters, so that it is no number to a reader of words.
    fileprivate var letters: String {
        String(
            String.UnicodeScalarView(String(self).unicodeScalars.compactMap { Unicode.Scalar($0.value + 49) })
        )
    }
}
