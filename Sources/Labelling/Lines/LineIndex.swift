import Glibc
import Lines

/// How often each word and each template occurs in one text.
struct LineIndex {
    let sheet: LineSheet
    private let numbers: [UInt64: Int32]
    /// In how many lines a word stands, by its number.
    private var frequencies: [Int32] = []
    /// How many lines are alike but for numbers, for each line.
    let alike: [Int]
    /// How many lines have the same signs, and the same first name, for each line.
    let alikeInForm: [Int]
    let alikeInHead: [Int]
    /// How rare the words of each line are, 0...1: on average, and the rarest.
    private(set) var meanRarity: [Float] = []
    private(set) var topRarity: [Float] = []

    init(_ sheet: LineSheet) {
        self.sheet = sheet
        var numbers: [UInt64: Int32] = [:]
        var frequencies: [Int32] = []
        var last: [Int32] = []
        var ids: [Int32] = []
        ids.reserveCapacity(sheet.words.words.count)
        for line in 0..<sheet.count {
            for word in sheet.words[line] {
                let id: Int32
                if let known = numbers[word.hash] {
                    id = known
                } else {
                    id = Int32(frequencies.count)
                    numbers[word.hash] = id
                    frequencies.append(0)
                    last.append(-1)
                }
                if last[Int(id)] != Int32(line) {
                    frequencies[Int(id)] += 1
                    last[Int(id)] = Int32(line)
                }
                ids.append(id)
            }
        }
        alike = Self.counts(sheet.words.templates)
        alikeInForm = Self.counts(sheet.words.forms)
        alikeInHead = Self.counts(sheet.words.heads)
        self.numbers = numbers
        self.frequencies = frequencies
        findRarities(ids)
    }

    /// For each line how many have the same hash.
    private static func counts(_ hashes: [UInt64]) -> [Int] {
        var counts: [UInt64: Int] = [:]
        for hash in hashes { counts[hash, default: 0] += 1 }
        return hashes.map { counts[$0] ?? 1 }
    }

    func frequency(of hash: UInt64) -> Int { numbers[hash].map { Int(frequencies[Int($0)]) } ?? 0 }

    /// The weight of a word by the number of lines that have it.
    func rarity(ofFrequency frequency: Int) -> Float {
        Float(log(1 + (Double(sheet.count) + 1) / (Double(frequency) + 0.5)))
    }

    private mutating func findRarities(_ ids: [Int32]) {
        let top = rarity(ofFrequency: 1)
        let rarities = frequencies.map { rarity(ofFrequency: Int($0)) / top }
        meanRarity.reserveCapacity(sheet.count)
        topRarity.reserveCapacity(sheet.count)
        for line in 0..<sheet.count {
            var (sum, count, best): (Float, Float, Float) = (0, 0, 0)
            for place in sheet.words.range(of: line) {
                let word = sheet.words.words[place]
                guard !word.isName, !word.hasDigit else { continue }
                let rarity = rarities[Int(ids[place])]
                sum += rarity
                count += 1
                best = max(best, rarity)
            }
            meanRarity.append(count > 0 ? sum / count : 0)
            topRarity.append(best)
        }
    }
}
