package import ContextTypes
import Synchronization

/// Keeps what was dropped of contexts with marks, for a while: `expand` gives it back by the id of its mark.
///
/// Bounded in bytes and in time; what was dropped longest ago goes first. A command that ends with its answer keeps it
/// in a folder as well, and whoever knows the folder finds it there.
package final class GapStore: Sendable {
    private struct Entry {
        let gap: ContextGap
        var end: ContinuousClock.Instant
        /// Whether it was dropped again since it was queued.
        var isRenewed = false
    }

    private struct State {
        var entries: [String: Entry] = [:]
        /// Each id once, from `first` on; those that were renewed are queued again when their turn comes.
        var queue: [String] = []
        var first = 0
        var bytes = 0
    }

    private let state = Mutex(State())
    private let limit: Int
    private let lifetime: Duration
    private let folder: GapFolder?
    private let writesFolder: Bool
    /// What an entry takes besides its text.
    private static let overhead = 256

    /// - Parameters:
    ///   - folder: where others may have kept what they dropped.
    ///   - writesFolder: whether what is put here goes there too.
    package init(
        bytes limit: Int = 64 << 20, lifetime: Duration = .seconds(3600), folder: GapFolder? = nil,
        writesFolder: Bool = false
    ) {
        self.limit = limit
        self.lifetime = lifetime
        self.folder = folder
        self.writesFolder = writesFolder
    }

    /// Keeps what the marks of a context stand for; where that fails, the context says so.
    package func keep(_ context: inout TrimmedContext) {
        put(context.gaps)
        guard writesFolder, let folder, !context.gaps.isEmpty else { return }
        do {
            try folder.put(context.gaps)
        } catch {
            context.warnings.append(
                ContextWarning(
                    .gapsNotKept, "what the marks stand for could not be kept: \(error)", place: "markers"))
        }
    }

    func put(_ gaps: [ContextGap], now: ContinuousClock.Instant = .now) {
        state.withLock { state in
            for gap in gaps {
                if state.entries[gap.id] != nil {
                    state.entries[gap.id]?.end = now + lifetime
                    state.entries[gap.id]?.isRenewed = true
                } else {
                    state.entries[gap.id] = Entry(gap: gap, end: now + lifetime)
                    state.queue.append(gap.id)
                    state.bytes += GapStore.size(of: gap)
                }
            }
            forget(&state, now)
        }
    }

    /// What stands under `id`; nil when that is over, or never was.
    package func gap(_ id: String, now: ContinuousClock.Instant = .now) -> ContextGap? {
        let found = state.withLock { state in
            forget(&state, now)
            return state.entries[id].flatMap { $0.end > now ? $0.gap : nil }
        }
        return found ?? folder?.gap(id)
    }

    /// Bytes that are held.
    var bytes: Int { state.withLock { $0.bytes } }

    private func forget(_ state: inout State, _ now: ContinuousClock.Instant) {
        while state.first < state.queue.count {
            let id = state.queue[state.first]
            guard let entry = state.entries[id] else { break }
            if entry.end > now, entry.isRenewed {
                state.entries[id]?.isRenewed = false
                state.queue.append(id)
            } else if state.bytes > limit || entry.end <= now {
                state.entries[id] = nil
                state.bytes -= GapStore.size(of: entry.gap)
            } else {
                break
            }
            state.first += 1
        }
        guard state.first * 2 > state.queue.count else { return }
        state.queue.removeFirst(state.first)
        state.first = 0
    }

    private static func size(of gap: ContextGap) -> Int {
        gap.text.utf8.count + gap.document.utf8.count + overhead
    }
}
