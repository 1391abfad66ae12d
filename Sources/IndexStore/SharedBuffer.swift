/// Bytes read from the index once and shared by all threads until the last user is done.
package final class SharedBuffer: @unchecked Sendable {
    // Sendable because nothing writes to the memory after `init` has filled it.
    private let memory: UnsafeMutableRawBufferPointer

    init(count: Int, fill: (UnsafeMutableRawBufferPointer) throws -> Void) rethrows {
        memory = .allocate(byteCount: max(count, 1), alignment: 64)
        do {
            try fill(UnsafeMutableRawBufferPointer(rebasing: memory[..<count]))
        } catch {
            memory.deallocate()
            throw error
        }
        self.count = count
    }

    deinit { memory.deallocate() }

    package let count: Int

    /// Valid as long as this object lives: bind the object to a name first, never to the end of an expression.
    package var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: memory[..<count]) }
}
