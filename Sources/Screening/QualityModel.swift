import Containment
import Glibc
import JSONValues

/// A small network over `QualityFeatures`, as `training/screening/quality.py` has learnt it.
struct QualityModel: Sendable {
    private let hidden: [[Float]]
    private let hiddenOffsets: [Float]
    private let output: [Float]
    private let offset: Float
    private let order: NGramTable

    /// Reads `quality.json` and `order.ngrams` of a folder.
    init(folder: String) throws(ScreeningError) {
        let path = "\(folder)/quality.json"
        order = try NGramTable(path: "\(folder)/order.ngrams")
        let bytes = try NGramTable.bytes(of: path)
        guard let file = try? JSON(parsing: String(decoding: bytes, as: UTF8.self)) else {
            throw .malformed(path, reason: "it is no JSON")
        }
        hidden = (file["hidden"]?.array ?? []).map(Self.numbers)
        hiddenOffsets = Self.numbers(file["hiddenOffsets"] ?? .null)
        output = Self.numbers(file["output"] ?? .null)
        offset = Float(file["offset"]?.double ?? .nan)
        guard file["features"]?.array?.map(\.string) == QualityFeatures.names else {
            throw .malformed(path, reason: "its features are not those of this version")
        }
        guard !hidden.isEmpty, hidden.count == hiddenOffsets.count, hidden.count == output.count,
            hidden.allSatisfy({ $0.count == QualityFeatures.names.count }), offset.isFinite
        else { throw .malformed(path, reason: "its layers do not fit each other") }
    }

    private static func numbers(_ json: JSON) -> [Float] {
        (json.array ?? []).compactMap { $0.double.map(Float.init) }
    }

    /// How much a text is like what somebody wrote to be read, 0...1, and what lowers that most.
    func judge(_ text: UnsafeBufferPointer<UInt8>, _ words: ContentWords) -> (
        score: Double, reasons: [String]
    ) {
        let values = features(of: text, words)
        let sum = self.sum(values)
        return (Self.probability(sum), sum < 1 ? reasons(values, sum) : [])
    }

    func features(of text: UnsafeBufferPointer<UInt8>, _ words: ContentWords) -> [Float] {
        QualityFeatures(text, words, order: order.meanOfOrder(words, text)).values
    }

    private static func probability(_ sum: Float) -> Double { 1 / (1 + Double(Glibc.exp(-Double(sum)))) }

    private func sum(_ values: [Float]) -> Float {
        var sum = offset
        for unit in hidden.indices {
            var value = hiddenOffsets[unit]
            for (place, weight) in hidden[unit].enumerated() { value += weight * values[place] }
            if value > 0 { sum += output[unit] * value }
        }
        return sum
    }

    /// The features without which the score would be higher: each by itself as in ordinary prose.
    private func reasons(_ values: [Float], _ sum: Float) -> [String] {
        var gains: [(name: String, gain: Float)] = []
        for place in values.indices {
            var other = values
            other[place] = QualityFeatures.ofProse[place]
            gains.append((QualityFeatures.names[place], self.sum(other) - sum))
        }
        return gains.filter { $0.gain > 0.5 }.sorted { ($1.gain, $0.name) < ($0.gain, $1.name) }.prefix(3)
            .map(\.name)
    }
}

extension NGramTable {
    /// What the pairs of neighbouring words say, per word. A word that the table lacks stands for its ending.
    func meanOfOrder(_ words: ContentWords, _ text: UnsafeBufferPointer<UInt8>) -> Float {
        guard words.count > 1 else { return 0 }
        var kinds = words.hashes
        for place in kinds.indices where !knows(kinds[place]) {
            let end = Int(words.ends[place])
            var ending = OpenEnding()
            for byte in text[max(Int(words.starts[place]), end - 2)..<end] { ending.add(byte) }
            kinds[place] = ending.hash
        }
        return sumOfDeltas(kinds) / Float(words.count)
    }
}

/// The hash of `~` and the last bytes of a word.
private struct OpenEnding {
    private var bytes: (UInt8, UInt8) = (0, 0)
    private var count = 0

    mutating func add(_ byte: UInt8) {
        let lower = 0x41...0x5A ~= byte ? byte | 0x20 : byte
        if count == 0 { bytes.0 = lower } else { bytes.1 = lower }
        count += 1
    }

    var hash: UInt32 {
        WordHash.of([UInt8(ascii: "~"), bytes.0, bytes.1].prefix(count + 1))
    }
}
