import TestSupport
import Testing

@testable import Threads

@Suite("Threads", .timeLimit(.minutes(2)))
struct ThreadsTests {
    @Test("a queue gives values in the order they came, and never holds more than it may")
    func queue() {
        let queue = BoundedQueue<Int>(capacity: 3)
        let threads = WorkerThreads()
        #expect(
            threads.start {
                for number in 0..<1_000 { queue.put(number) }; queue.close()
            })
        var taken: [Int] = []
        while let number = queue.take() { taken.append(number) }
        threads.join()
        #expect(taken == Array(0..<1_000))
        #expect(!queue.put(1), "nobody takes from a closed queue")
    }

    @Test("a cancelled queue drops what it holds and lets everybody go who waits")
    func cancelledQueue() {
        let queue = BoundedQueue<Int>(capacity: 1)
        #expect(queue.put(0))
        let threads = WorkerThreads()
        let wasTaken = Monitor<Bool?>(nil)
        #expect(
            threads.start {
                let taken = queue.put(1); wasTaken.withLock { $0 = taken }
            })
        queue.cancel()
        threads.join()
        #expect(wasTaken.withLock { $0 } == false)
        #expect(queue.take() == nil)
    }

    @Test("batches pass a gate in the order of their numbers, whichever thread brings them")
    func gate() {
        let gate = OrderedGate()
        let passed = Monitor<[Int]>([])
        let threads = WorkerThreads()
        for number in [3, 1, 4, 2, 0] {
            let isStarted = threads.start { gate.pass(number) { passed.withLock { $0.append(number) } } }
            #expect(isStarted)
        }
        threads.join()
        #expect(passed.withLock { $0 } == [0, 1, 2, 3, 4])
    }

    @Test("a map keeps the order of its values and gives each its own error", arguments: [0, 1, 2, 5])
    func map(threads: Int) {
        struct Odd: Error, Equatable { let number: Int }
        for count in [0, 1, 2, 100] {
            let results = ParallelMap(threads: threads).run(Array(0..<count)) { number in
                guard number.isMultiple(of: 2) else { throw Odd(number: number) }
                return number * number
            }
            #expect(results.count == count)
            for (number, result) in results.enumerated() {
                switch result {
                case .success(let square): #expect(square == number * number && number.isMultiple(of: 2))
                case .failure(let error): #expect(error as? Odd == Odd(number: number))
                }
            }
        }
    }

    @Test("a loop runs each number once", arguments: [0, 1, 2, 9])
    func loop(count: Int) {
        let runs = Monitor([Int](repeating: 0, count: count))
        ParallelLoop.run(count) { number in runs.withLock { $0[number] += 1 } }
        #expect(runs.withLock { $0 } == Array(repeating: 1, count: count))
    }

    @Test("a pool gives back what was returned last, keeps no more than its limit, and makes what is missing")
    func pool() {
        final class Scratch {}
        let pool = Pool<Scratch>(limit: 2)
        let made = (0..<3).map { _ in pool.borrow { Scratch() } }
        #expect(Set(made.map(ObjectIdentifier.init)).count == 3)
        for scratch in made { pool.giveBack(scratch) }
        #expect(pool.borrow { Scratch() } === made[1])
        #expect(pool.borrow { Scratch() } === made[0])
        pool.giveBack(made[2])
        pool.removeAll()
        #expect(pool.borrow { Scratch() } !== made[2])
    }

    @Test("who waits at most so long gets nothing when nothing comes, and the value when it does")
    func waiting() async {
        let value = Monitor(0)
        #expect(value.wait(atMost: .milliseconds(1)) { $0 > 0 ? $0 : nil } == nil)
        await DetachedThread.run { value.withLock { $0 = 7 } }
        #expect(value.wait(atMost: .seconds(60)) { $0 > 0 ? $0 : nil } == 7)
        #expect(value.wait { $0 > 0 ? $0 : nil } == 7)
    }
}
