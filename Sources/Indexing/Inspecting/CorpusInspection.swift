/// What a corpus is like, before anything of it is indexed.
package struct CorpusInspection: Sendable {
    /// Counts of scores from 0 to 1, in twenty steps.
    package struct Histogram: Sendable {
        package static let steps = 20
        package private(set) var counts = [Int](repeating: 0, count: steps)

        mutating func add(_ score: Double) {
            counts[min(Self.steps - 1, max(0, Int(score * Double(Self.steps))))] += 1
        }
    }

    /// A document with what is said of it.
    package struct Noted: Sendable {
        package var id: String
        package var score: Double
        /// What lowers its quality, or the document that it repeats.
        package var note: String
    }

    package var documents = 0
    package var textBytes = 0
    /// Bytes of text that is no main content of its page.
    package var furnitureBytes = 0
    package var formats: [String: Int] = [:]
    package var languages: [String: Int] = [:]
    package var qualities = Histogram()
    package var harms = Histogram()
    package var instructions = Histogram()
    /// By the number of digits of their length in bytes.
    package var lengths: [Int: Int] = [:]
    /// Of the lowest quality, the lowest first.
    package internal(set) var worst: [Noted] = []
    /// Those that read like orders to a model, or like hate or abuse.
    package internal(set) var dangerous: [Noted] = []
    /// Most of which stands in another document.
    package internal(set) var doubled: [Noted] = []
    /// Bytes of text that stand in other documents.
    package var containedBytes = 0
    /// Bytes that were looked through for that; fewer than all where the corpus is large.
    package var comparedBytes = 0
    package var problems: [CorpusProblem] = []
    package var problemCount = 0

    /// Documents of a kind that are named.
    package static let mostNoted = 20

    /// Keeps the first by falling `rank`, ties by id.
    static func note(_ noted: Noted, in list: inout [Noted], by rank: (Noted) -> Double) {
        list.append(noted)
        list.sort { (rank($1), $0.id) < (rank($0), $1.id) }
        if list.count > mostNoted { list.removeLast() }
    }
}
