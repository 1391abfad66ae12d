import Testing
import Threads

@Suite("The page of Threads")
struct PageExampleTests {
    @Test("its example does what it says")
    func example() throws {
        let squares = ParallelMap(threads: 2).run([1, 2, 3]) { $0 * $0 }
        #expect(try squares.map { try $0.get() } == [1, 4, 9])
    }
}
