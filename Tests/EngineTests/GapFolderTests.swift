import ContextTypes
import FoundationEssentials
import TestSupport
import Testing

@testable import Engine

@Suite("What was dropped, in a folder")
struct GapFolderTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func gap(_ number: Int, length: Int = 10) -> ContextGap {
        ContextGap(document: "d", text: "\(number) " + String(repeating: "ü", count: length), units: number)
    }

    private func files(_ path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path)
    }

    @Test("it gives back what was put, to another process too, and nobody else may look into it")
    func roundTrip() throws {
        let path = folder.file("a/b")
        try GapFolder(path: path).put([gap(1), gap(2)])
        #expect(GapFolder(path: path).gap(gap(2).id) == gap(2))
        #expect(GapFolder(path: path).gap("0123456789") == nil)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o700)
    }

    @Test("what is too old is not given, and is removed when something is put")
    func expiry() throws {
        try GapFolder(path: folder.path).put([gap(1)])
        let later = GapFolder(path: folder.path, lifetime: -1)
        #expect(later.gap(gap(1).id) == nil)
        try later.put([gap(2)])
        #expect(try files(folder.path) == [])
    }

    @Test("it stays within its bounds, files and bytes, however much is put")
    func bounds() throws {
        let few = GapFolder(path: folder.file("few"), files: 16)
        for number in 0..<100 { try few.put([gap(number)]) }
        #expect((1...18).contains(try files(folder.file("few")).count))
        let small = GapFolder(path: folder.file("small"), bytes: 8_000)
        for number in 0..<100 { try small.put([gap(number, length: 250)]) }
        #expect((1...18).contains(try files(folder.file("small")).count))
    }

    @Test("a file that is damaged, or is another's, is no answer")
    func damage() throws {
        let store = GapFolder(path: folder.path)
        try store.put([gap(1)])
        let bytes = try #require(FileManager.default.contents(atPath: folder.file(gap(1).id)))
        for end in [0, 1, bytes.count / 2, bytes.count - 1] {
            try folder.write(bytes.prefix(end), to: gap(1).id)
            #expect(store.gap(gap(1).id) == nil)
        }
        try folder.write(bytes, to: gap(2).id)
        #expect(store.gap(gap(2).id) == nil)
        try folder.write(bytes, to: "other")
        #expect(store.gap("../\(folder.path.split(separator: "/").last ?? "")/other") == nil)
    }
}
