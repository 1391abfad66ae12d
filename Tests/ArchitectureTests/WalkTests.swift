import FoundationEssentials
import Testing

/// The files that ARCHITECTURE.md tells a newcomer to read.
@Suite("The walk of a question")
struct WalkTests {
    private let files: [String]

    init() throws {
        let page = try String(contentsOfFile: SwiftFiles.root + "/ARCHITECTURE.md", encoding: .utf8)
        let table = page.split(separator: "<!-- walk -->").last?.prefix { $0 != "#" } ?? ""
        files = table.matches(of: /`([\w\/+]+\.swift)`/).map { String($0.1) }
    }

    @Test("it has at most 15 files, all of which exist")
    func short() {
        #expect((10...15).contains(files.count))
        for file in files {
            #expect(FileManager.default.fileExists(atPath: SwiftFiles.root + "/Sources/" + file), "\(file)")
        }
    }

    @Test("each file declares something that a file before it uses")
    func connected() throws {
        var used: Set<String> = []
        for (index, file) in files.enumerated() {
            let text = try String(contentsOfFile: SwiftFiles.root + "/Sources/" + file, encoding: .utf8)
            let words = SwiftWords(text).words
            #expect(index == 0 || !Self.declared(in: words).isDisjoint(with: used), "\(file)")
            used.formUnion(words)
        }
    }

    private static func declared(in words: [String]) -> Set<String> {
        let kinds: Set<String> = ["struct", "class", "enum", "actor", "protocol", "extension"]
        return Set(zip(words, words.dropFirst()).filter { kinds.contains($0.0) }.map(\.1))
    }
}
