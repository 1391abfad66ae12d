import ContextTypes
import Glibc
import IndexStore
import Indexing
import JSONValues
import TestSupport
import Testing
import TextAnalysis
import Threads

@testable import Engine

@Suite("A full disk", .timeLimit(.minutes(2)))
struct FullDiskTests {
    private static func records(_ batch: Int) -> [SourceRecord] {
        (0..<20).map { number in
            SourceRecord(
                id: "\(batch)-\(number)", format: .text, text: "Mill \(batch) grinds grain \(number).",
                metadata: .object([]), place: CorpusPlace(source: "test"))
        }
    }

    @Test(
        "a merge that finds no room is told and counted, the index stays whole, and a later one is made",
        .enabled(if: SmallDisk.canMount, "needs the right to mount a file system"))
    func merge() throws {
        let disk = try SmallDisk(megabytes: 8)
        let path = disk.folder.file("a.winnow")
        _ = try IndexWriter(path, creatingWith: IndexSettings(analyzer: AnalyzerSettings().json))
        for batch in 0..<30 {
            _ = try RecordIndexer(path, mergesAtOnce: false).add(Self.records(batch))
        }
        let index = try IndexFile(path)
        let segments = try index.status().segments
        let told = Monitor<[String]>([])
        let faults = BackgroundFaults { message in told.withLock { $0.append(message) } }
        let merges = MergeThread(path: path, faults: faults)
        let written = Monitor(0)
        let write: MergeThread.Writing = { adopt in
            try adopt(try RecordIndexer(path, mergesAtOnce: false))
            written.withLock { $0 += 1 }
        }

        try disk.fill()
        merges.wake(write)
        let message = told.wait(atMost: .seconds(60)) { $0.first }
        #expect(message?.hasPrefix("merge put off: \(path)") == true)
        #expect(message?.hasSuffix("the disk is full; what was confirmed before is kept") == true)
        #expect(faults.count == told.withLock { $0.count })
        #expect(try index.verify() == [])
        #expect(try index.status().segments == segments)

        try disk.makeRoom()
        merges.wake(write)
        #expect(written.wait(atMost: .seconds(60)) { $0 > 0 ? true : nil } == true)
        merges.stop()
        #expect(try index.verify() == [])
        #expect(try index.status().segments < segments)
    }
}

/// A file system in memory with little room. Only the system's administrator may mount one.
private final class SmallDisk {
    let folder: TemporaryFolder

    init(megabytes: Int) throws {
        folder = try TemporaryFolder()
        try #require(mount("tmpfs", folder.path, "tmpfs", 0, "size=\(megabytes)m") == 0)
    }

    deinit { umount2(folder.path, Int32(MNT_DETACH)) }

    static let canMount: Bool = {
        guard geteuid() == 0, let disk = try? SmallDisk(megabytes: 1) else { return false }
        return (try? disk.fill()) != nil
    }()

    private var ballast: String { folder.file("ballast") }

    /// Leaves not one page free.
    func fill() throws {
        let file = try #require(fopen(ballast, "w"))
        setvbuf(file, nil, _IONBF, 0)
        let page = [UInt8](repeating: 0, count: 4096)
        while fwrite(page, 1, page.count, file) == page.count {}
        fclose(file)
    }

    func makeRoom() throws { try #require(unlink(ballast) == 0) }
}
