import FoundationEssentials
import Testing

/// The room table of ARCHITECTURE.md as data: SwiftPM lets undeclared imports of siblings compile, so a test must refuse them.
private let rooms: [String: [String]] = [
    "CSQLite": [], "CLibXML2": [], "CStemmer": [], "CCompression": [], "CMarkdown": [], "CAllocator": [],
    "CKernels": [], "CPageChecks": [],
    "JSONValues": [],
    "ContextTypes": ["JSONValues"],
    "Options": ["ContextTypes", "JSONValues"],
    "Database": ["CSQLite", "CPageChecks"],
    "Markup": [],
    "JSONRPC": ["JSONValues"],
    "TextAnalysis": ["CStemmer", "ContextTypes", "JSONValues"],
    "Segmentation": ["ContextTypes", "JSONValues", "Markup"],
    "LinearAlgebra": ["CKernels"],
    "LateInteraction": ["CKernels"],
    "Tokenization": ["ContextTypes", "JSONValues"],
    "Inference": ["ContextTypes", "JSONValues", "LinearAlgebra", "Tokenization"],
    "IndexStore": ["ContextTypes", "JSONValues", "Database", "LateInteraction", "CKernels"],
    "Indexing": [
        "ContextTypes", "JSONValues", "Markup", "TextAnalysis", "Segmentation", "LateInteraction",
        "Tokenization", "Inference",
        "IndexStore", "CCompression",
    ],
    "Retrieval": [
        "ContextTypes", "JSONValues", "TextAnalysis", "LateInteraction", "Inference", "IndexStore",
        "CKernels",
        "HeapModule",
    ],
    "Labelling": [
        "ContextTypes", "JSONValues", "Tokenization", "TextAnalysis", "LinearAlgebra", "Inference",
    ],
    "Selection": ["ContextTypes", "Segmentation", "TextAnalysis"],
    "Pipeline": ["ContextTypes", "JSONValues", "Options", "TextAnalysis", "Labelling", "Selection"],
    "Service": [
        "ContextTypes", "JSONValues", "JSONRPC", "TextAnalysis", "Segmentation", "IndexStore", "Retrieval",
        "Pipeline", "Indexing", "Options", "CAllocator", "Logging",
    ],
    "Evaluation": [
        "ContextTypes", "JSONValues", "TextAnalysis", "Segmentation", "Labelling", "Pipeline",
        "CCompression",
    ],
    "winnow": [
        "ContextTypes", "JSONValues", "JSONRPC", "Options", "TextAnalysis", "Segmentation", "IndexStore",
        "Indexing",
        "Retrieval", "Tokenization", "Inference",
        "Labelling", "Pipeline", "Service", "Evaluation", "ArgumentParser", "Logging", "TOMLKit",
    ],
]

/// What every room may use without a row: the standard library's own modules. Full Foundation is not among them: it
/// adds 44 MB of ICU to a static binary.
private let platform: Set<String> = [
    "Glibc", "Musl", "Darwin", "FoundationEssentials", "Dispatch", "Synchronization",
]

@Suite("The house keeps its plan")
struct ArchitectureTests {
    private let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

    @Test("every folder under Sources is a room of the table")
    func everyRoomIsKnown() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: root + "/Sources")
            .filter { !$0.hasPrefix(".") }
        #expect(Set(folders) == Set(rooms.keys))
    }

    @Test("a file imports only what its room may import")
    func importsStayBelow() throws {
        for (room, allowed) in rooms {
            for file in try sources(of: room) {
                for module in try imports(in: file) where !platform.contains(module) {
                    #expect(allowed.contains(module), "\(file) imports \(module)")
                }
            }
        }
    }

    @Test("no room, file or type bears a name that says nothing")
    func namesSaySomething() throws {
        let empty: Set<String> = ["Core", "Common", "Utils", "Helpers", "Manager", "Data", "Info"]
        for room in rooms.keys {
            #expect(!empty.contains(room))
            for file in try sources(of: room) {
                let name = String(file.split(separator: "/").last?.dropLast(".swift".count) ?? "")
                #expect(!empty.contains(name), "\(file)")
            }
        }
    }

    private func sources(of room: String) throws -> [String] {
        let folder = root + "/Sources/" + room
        return try FileManager.default.subpathsOfDirectory(atPath: folder)
            .filter { $0.hasSuffix(".swift") }
            .map { folder + "/" + $0 }
    }

    /// The modules named by import lines such as `package import struct JSONValues.JSON`.
    private func imports(in file: String) throws -> [String] {
        let text = try String(contentsOfFile: file, encoding: .utf8)
        return text.split(separator: "\n").compactMap { line in
            var words = line.split(separator: " ").map(String.init)
            let modifiers: Set<String> = [
                "public", "package", "internal", "fileprivate", "private", "@preconcurrency", "@testable",
                "@_exported",
            ]
            while let first = words.first, modifiers.contains(first) { words.removeFirst() }
            guard words.first == "import", words.count > 1 else { return nil }
            let kinds: Set<String> = [
                "struct", "class", "enum", "protocol", "func", "var", "let", "typealias",
            ]
            let module = kinds.contains(words[1]) && words.count > 2 ? words[2] : words[1]
            return module.split(separator: ".").first.map(String.init)
        }
    }
}
