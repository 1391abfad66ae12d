import CAllocator
import Glibc

/// How much memory this process holds.
enum ResidentMemory {
    /// Gives the system back what the allocator keeps of memory that was freed.
    static func giveBack() { winnow_give_back_memory() }

    /// Bytes in memory now; nil where `/proc` does not say.
    static var bytes: Int? {
        guard let file = fopen("/proc/self/statm", "r") else { return nil }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 128)
        guard fgets(&line, Int32(line.count), file) != nil else { return nil }
        let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        let words = text.split(separator: " ")
        guard words.count > 1, let pages = Int(words[1]) else { return nil }
        return pages * sysconf(Int32(_SC_PAGESIZE))
    }
}
