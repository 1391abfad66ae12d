import Glibc

/// Memory for a table of a megabyte and more that is looked up at random: on huge pages where the system has them, because
/// five hundred small ones would be touched one by one at a cold start and looked up again in every walk.
enum TableMemory {
    private static let hugePage = 2 << 20

    /// `count` numbers or plain structures, all `value`; to be given back with `free`.
    static func allocate<Element: BitwiseCopyable>(
        _ count: Int, repeating value: Element
    ) -> UnsafeMutablePointer<Element> {
        let size = count * MemoryLayout<Element>.stride
        var memory: UnsafeMutableRawPointer?
        guard posix_memalign(&memory, hugePage, size) == 0, let memory else {
            preconditionFailure("no memory for a table of \(size) bytes")
        }
        // Only a hint: without huge pages the table is the same, and slower.
        madvise(memory, size, MADV_HUGEPAGE)
        let table = memory.bindMemory(to: Element.self, capacity: count)
        table.initialize(repeating: value, count: count)
        return table
    }

    static func free(_ table: UnsafeMutableRawPointer) { Glibc.free(table) }
}
