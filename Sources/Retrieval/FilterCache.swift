import IndexStore
import JSONValues
import Synchronization

/// The last few filters of an index, as bitmaps: conditions on metadata are evaluated once for each commit.
final class FilterCache: Sendable {
    private struct Entry: Sendable {
        let generation: Int
        let conditions: JSON
        let filter: PassageFilter
    }

    private static let capacity = 8
    private let entries = Mutex<[Entry]>([])
    /// What other filters on the same fields need as well.
    private let columns = FieldColumns()

    func filter(for conditions: JSON, _ snapshot: IndexSnapshot) throws -> PassageFilter {
        let conditions = conditions.sortedByKey
        if let known = known(conditions, snapshot.generation) { return known }
        let rows = try snapshot.rows(meeting: MetadataFilter(conditions), columns)
        // What is contained is found by its holder, whatever the metadata of that say.
        var found = rows
        snapshot.addHolders(to: &found)
        let filter = PassageFilter(
            try snapshot.passages(in: found), rows: snapshot.tokenVectors == nil ? nil : found,
            shown: snapshot.containsAny ? rows : nil)
        entries.withLock { entries in
            if entries.count >= FilterCache.capacity { entries.removeFirst() }
            entries.append(Entry(generation: snapshot.generation, conditions: conditions, filter: filter))
        }
        return filter
    }

    private func known(_ conditions: JSON, _ generation: Int) -> PassageFilter? {
        entries.withLock { entries in
            entries.removeAll { $0.generation < generation }
            return entries.first { $0.generation == generation && $0.conditions == conditions }?.filter
        }
    }
}
