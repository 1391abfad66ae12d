import Glibc
import Indexing
import JSONRPC
import JSONValues
import Service

/// Answers JSON lines in their order, several at once, never holding more than a few per thread.
struct LinePruner {
    let service: WinnowService

    /// Prints one answer per line that is not blank; gives the number of those that failed.
    func prune(_ lines: JSONLines, threads: Int) async throws -> Int {
        try await withThrowingTaskGroup(of: (place: Int, answer: JSON, failed: Bool).self) { group in
            var order = OrderedOutput()
            var started = 0
            var failures = 0
            while let (number, line) = try lines.next() {
                if case .text(let bytes) = line, bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
                if started - order.printed >= threads * 4, let done = try await group.next() {
                    failures += done.failed ? 1 : 0
                    try order.add(done.answer, at: done.place)
                }
                let place = started
                started += 1
                group.addTask { await answer(line, number: number, place: place) }
            }
            for try await done in group {
                failures += done.failed ? 1 : 0
                try order.add(done.answer, at: done.place)
            }
            return failures
        }
    }

    private func answer(
        _ line: LineInput.Line, number: Int, place: Int
    ) async -> (place: Int, answer: JSON, failed: Bool) {
        var id: JSON?
        do {
            guard case .text(let bytes) = line else {
                throw RPCError(.overLimit, "the line is longer than the limit", reason: .messageTooLong)
            }
            let (given, params) = try request(in: bytes)
            id = given
            let result = try await service.call("prune", params)
            return (place, with(id, result), false)
        } catch {
            let error = error as? RPCError ?? RPCError(.parse, "\(error)", reason: .notJSON)
            let failure = JSON.object([
                JSON.Member("error", error.json), JSON.Member("line", .integer(number)),
            ])
            return (place, with(id, failure), true)
        }
    }

    /// The line's own `id`, and the rest as parameters.
    private func request(in bytes: [UInt8]) throws -> (id: JSON?, params: JSON) {
        let value = try JSON(parsing: bytes)
        guard case .object(let members) = value else { return (nil, value) }
        return (value["id"], .object(members.filter { $0.key != "id" }))
    }

    private func with(_ id: JSON?, _ answer: JSON) -> JSON {
        guard let id, case .object(let members) = answer else { return answer }
        return JSON.object(members + [JSON.Member("id", id)]).sortedByKey
    }
}

/// Prints answers in the order of their places, as soon as those before them are there.
private struct OrderedOutput {
    private(set) var printed = 0
    private var waiting: [Int: JSON] = [:]

    /// - Throws: when nobody can read the answers any more.
    mutating func add(_ answer: JSON, at place: Int) throws {
        waiting[place] = answer
        var bytes: [UInt8] = []
        while let next = waiting.removeValue(forKey: printed) {
            next.write(to: &bytes)
            bytes.append(0x0A)
            printed += 1
        }
        Output.write(bytes)
        try Output.finish()
    }
}
