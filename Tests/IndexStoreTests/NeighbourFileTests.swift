import Database
import FoundationEssentials
import Glibc
import TestSupport
import Testing

@testable import IndexStore

/// Files that stand beside an index, or in whose place one is written.
@Suite("Files beside an index")
struct NeighbourFileTests {
    private let folder: TemporaryFolder
    private var path: String { folder.file("a.winnow") }

    init() throws {
        folder = try TemporaryFolder()
        _ = try IndexWriter(path, creatingWith: IndexSettings())
    }

    private func text(_ path: String) -> String {
        String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }

    private func mode(_ path: String) -> mode_t {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
    }

    @Test(
        "a lock is taken in no file of somebody else: not through links, not under a second name, not over a text"
    )
    func foreignLocks() throws {
        let letter = try folder.write("dear reader".utf8, to: "letter")
        let lock = path + ".writer"
        for make in [
            { symlink(letter, lock) }, { link(letter, lock) },
            { FileManager.default.createFile(atPath: lock, contents: Data("dear reader".utf8)) ? 0 : -1 },
        ] as [() -> Int32] {
            #expect(make() == 0)
            let error = #expect(throws: IndexStoreError.self) { try IndexWriter(path) }
            guard case .cannotLock(path, lock, _) = error else { throw error ?? .missing(file: path) }
            #expect(text(letter) == "dear reader" && text(lock) == "dear reader")
            unlink(lock)
        }
        _ = try IndexWriter(path)
    }

    @Test("the next writer removes what killed writers and merges left, and nothing else")
    func leftovers() throws {
        let left = [
            "a.winnow.new", "a.winnow.new-journal", "a.winnow.new-123", "a.winnow.new-123-journal",
            "a.winnow.new.new-9-wal", "a.winnow.merge", "a.winnow.merge-shm", "a.winnow.merge.writer",
            "a.winnow.merge.new-77",
        ]
        let others = [
            "a.winnow.newer", "a.winnow.new-backup", "a.winnow.merged", "b.winnow.new", "a.winnow.old",
            "a.winnow.new-",
        ]
        for name in left + others { try folder.write("12\n".utf8, to: name) }
        _ = try IndexWriter(path)
        for name in left { #expect(access(folder.file(name), F_OK) != 0, "\(name)") }
        for name in others { #expect(access(folder.file(name), F_OK) == 0, "\(name)") }
        // After a kill the lock file itself is the only sign.
        try folder.write("12\n".utf8, to: "a.winnow.writer")
        try folder.write("".utf8, to: "a.winnow.new-5")
        _ = try IndexWriter(path)
        #expect(access(folder.file("a.winnow.new-5"), F_OK) != 0)
    }

    @Test("a merge that is under way keeps its files")
    func runningMerge() throws {
        let lock = try WriterLock(of: BackgroundMerge.sidePath(of: path))
        try folder.write("half".utf8, to: "a.winnow.merge")
        _ = try IndexWriter(path)
        #expect(text(path + ".merge") == "half")
        withExtendedLifetime(lock) {}
    }

    @Test("statistics take the place of statistics alone, and never of an input")
    func statistics() throws {
        let target = folder.file("all.stats")
        _ = try StatisticsFile.write(of: [path], to: target)
        _ = try StatisticsFile.write(of: [path], to: target)
        try folder.write("dear reader".utf8, to: "letter")
        try Connection(folder.file("other.db"), mode: .create).execute("CREATE TABLE t(a)")
        for taken in [path, folder.file("letter"), folder.file("other.db")] {
            #expect(throws: IndexStoreError.self) { try StatisticsFile.write(of: [path], to: taken) }
        }
        #expect(throws: IndexStoreError.self) { try StatisticsFile.write(of: [path, target], to: target) }
        #expect(text(folder.file("letter")) == "dear reader")
        _ = try IndexFile(path)
    }

    @Test(
        "what takes the place of a closed file, or grows beside it, is closed as well",
        arguments: [0o600, 0o640])
    func modes(mode: Int) throws {
        let target = folder.file("target.winnow")
        _ = try IndexMerge.merge([path], to: target)
        #expect(chmod(target, mode_t(mode)) == 0)
        _ = try IndexMerge.merge([path], to: target)
        #expect(self.mode(target) == mode)
        let statistics = folder.file("all.stats")
        _ = try StatisticsFile.write(of: [path], to: statistics)
        #expect(chmod(statistics, mode_t(mode)) == 0)
        _ = try StatisticsFile.write(of: [path], to: statistics)
        #expect(self.mode(statistics) == mode)
        let side = folder.file("side")
        try IndexSchema.create(side, settings: IndexSettings(), like: target)
        #expect(self.mode(side) == mode)
    }

    @Test("when the last one lets go of it, an index is one file")
    func oneFile() throws {
        var reader: IndexFile? = try IndexFile(path)
        do {
            let writer = try IndexWriter(path)
            try writer.connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")
        }
        #expect(access(path + "-wal", F_OK) == 0)
        reader?.close()
        withExtendedLifetime(reader) {}
        reader = nil
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(names == ["a.winnow"])
    }
}
