import JSONValues

/// Which questions the report shows in full: a bounded draw that does not depend on the order of arrival.
package struct SampleList: Sendable, Hashable {
    package struct Entry: Sendable, Hashable {
        /// Drawn; the smallest stay.
        package var key: UInt64
        /// Position in the data set.
        package var question: Int
        /// Where the question's line starts in questions.jsonl.
        package var offset: Int
    }

    package private(set) var entries: [Entry] = []
    private let limit: Int

    package init(limit: Int) { self.limit = limit }

    package mutating func offer(_ entry: Entry) {
        let place = entries.firstIndex { $0.key > entry.key } ?? entries.count
        guard place < limit else { return }
        entries.insert(entry, at: place)
        if entries.count > limit { entries.removeLast() }
    }

    var json: JSON {
        .array(
            entries.map {
                .array([.string(String($0.key)), .integer($0.question), .integer($0.offset)])
            })
    }

    init(limit: Int, json: JSON?) {
        self.limit = limit
        entries = (json?.array ?? []).compactMap { row in
            guard let fields = row.array, fields.count == 3,
                let key = fields[0].string.flatMap({ UInt64($0) }),
                let question = fields[1].integer, let offset = fields[2].integer
            else { return nil }
            return Entry(key: key, question: question, offset: offset)
        }
    }
}
