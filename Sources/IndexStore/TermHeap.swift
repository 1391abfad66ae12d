/// Something that stands on one term after the other, rising.
protocol TermStream {
    /// nil behind the last.
    var term: [UInt8]? { get }
    func advance() throws
}

/// Walks the terms of several sorted streams together, each term once: a heap of the streams by their terms.
struct TermHeap<Stream: TermStream> {
    let streams: [Stream]
    /// Numbers of streams that stand on a term, as a binary heap, the least term first.
    private var heap: [Int] = []

    init(_ streams: [Stream]) {
        self.streams = streams
        for number in streams.indices where streams[number].term != nil { push(number) }
    }

    /// Calls `body` with every term in rising order and the numbers of all streams that stand on it, rising.
    mutating func forEachTerm(_ body: ([UInt8], [Int]) throws -> Void) throws {
        var members: [Int] = []
        while let first = heap.first, let term = streams[first].term {
            members.removeAll(keepingCapacity: true)
            while let next = heap.first, streams[next].term == term { members.append(pop()) }
            members.sort()
            try body(term, members)
            for member in members {
                try streams[member].advance()
                if streams[member].term != nil { push(member) }
            }
        }
    }

    private func isBefore(_ left: Int, _ right: Int) -> Bool {
        guard let first = streams[left].term, let second = streams[right].term else { return false }
        return first.lexicographicallyPrecedes(second)
    }

    private mutating func push(_ number: Int) {
        heap.append(number)
        var place = heap.count - 1
        while place > 0, isBefore(heap[place], heap[(place - 1) / 2]) {
            heap.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    private mutating func pop() -> Int {
        let least = heap[0]
        let last = heap.removeLast()
        guard !heap.isEmpty else { return least }
        heap[0] = last
        var place = 0
        while true {
            var child = 2 * place + 1
            guard child < heap.count else { return least }
            if child + 1 < heap.count, isBefore(heap[child + 1], heap[child]) { child += 1 }
            guard isBefore(heap[child], heap[place]) else { return least }
            heap.swapAt(child, place)
            place = child
        }
    }
}
