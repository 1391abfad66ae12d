import ContextTypes
import Labelling
import Threads

/// Remembers what a labeller said of the passages of the last few questions, so that another choice of what to keep
/// needs no model.
///
/// Threshold, budget, neighbours and the like decide after the labelling, so the same question about the same passages
/// gets the same context as without this memory, sooner. Bounded in entries and in bytes of text; what was used longest
/// ago goes first.
package final class LabelMemory: Sendable {
    /// Everything that decides what a labeller says.
    struct Key: Equatable {
        var labeller: String
        var question: String
        var readTokens: Int?
        var passages: [Passage]

        var bytes: Int { passages.reduce(question.utf8.count) { $0 + $1.text.utf8.count } }
    }

    private struct Entry {
        var key: Key
        var labels: [PassageLabels]
    }

    /// The one that was used last comes last.
    private let entries = Monitor<[Entry]>([])
    private let entryLimit: Int
    private let byteLimit: Int

    package init(entries: Int = 16, bytes: Int = 8 << 20) {
        entryLimit = entries
        byteLimit = bytes
    }

    /// What was said before, or what `label` says now.
    func labels(for key: Key, _ label: () throws -> [PassageLabels]) rethrows -> [PassageLabels] {
        if let known = recall(key) { return known }
        let labels = try label()
        keep(Entry(key: key, labels: labels))
        return labels
    }

    private func recall(_ key: Key) -> [PassageLabels]? {
        entries.withLock { entries in
            guard let place = entries.lastIndex(where: { $0.key == key }) else { return nil }
            let entry = entries.remove(at: place)
            entries.append(entry)
            return entry.labels
        }
    }

    private func keep(_ entry: Entry) {
        guard entry.key.bytes <= byteLimit else { return }
        entries.withLock { entries in
            entries.removeAll { $0.key == entry.key }
            entries.append(entry)
            while entries.count > entryLimit || entries.reduce(0, { $0 + $1.key.bytes }) > byteLimit {
                entries.removeFirst()
            }
        }
    }
}
