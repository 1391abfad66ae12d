// swift-tools-version: 6.1
import PackageDescription

// The house: which rooms there are and what each may import. `ArchitectureTests` read the rows of this file and demand
// that every room imports just what its row lists; `make rooms` writes them into the table of ARCHITECTURE.md.

/// C libraries of the system, seen through module maps.
let systemLibraries: [Target] = [
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
    .systemLibrary(
        name: "CCompression", pkgConfig: "libzstd", providers: [.apt(["zlib1g-dev", "libzstd-dev"])]),
    .systemLibrary(name: "CAllocator"),
    .systemLibrary(name: "CMessageDigest", providers: [.apt(["libmd-dev"])]),
    .systemLibrary(
        name: "CMarkdown", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
]

struct Room {
    enum Language { case swift, c, program }

    /// What a room imports stands on a lower floor.
    var floor: Int
    var name: String
    var question: String
    /// Rooms, libraries of the system, and products of packages.
    var imports: [String]
    /// What only its tests import besides.
    var testImports: [String] = []
    /// Files that are built into the program as they are.
    var embeds: [String] = []
    var language = Language.swift
}

let rooms: [Room] = [
    Room(
        floor: 0, name: "CKernels", question: "how fast can this chip go?",
        imports: [], language: .c),
    Room(
        floor: 0, name: "CPageChecks", question: "is a page of the file what was written?",
        imports: ["CSQLite", "CKernels"], language: .c),
    Room(
        floor: 0, name: "JSONValues", question: "what does this JSON say?",
        imports: []),
    Room(
        floor: 0, name: "Threads", question: "who waits for whom?",
        imports: []),
    Room(
        floor: 0, name: "Processes", question: "how does another program run?",
        imports: []),
    Room(
        floor: 1, name: "SQLitePages", question: "what stands in rows, read where they lie in the file?",
        imports: ["CPageChecks"],
        testImports: ["Database"]),
    Room(
        floor: 1, name: "ContextTypes", question: "what do we all talk about?",
        imports: ["JSONValues"]),
    Room(
        floor: 1, name: "Containment", question: "what of this text is already there?",
        imports: []),
    Room(
        floor: 2, name: "Screening", question: "what is this text worth, and does it mean harm?",
        imports: ["Containment", "ContextTypes", "JSONValues"]),
    Room(
        floor: 2, name: "Options", question: "what can be chosen, where, and within which bounds?",
        imports: ["ContextTypes", "JSONValues"]),
    Room(
        floor: 2, name: "Database", question: "how do we speak SQL safely?",
        imports: ["CSQLite", "CPageChecks", "SQLitePages"]),
    Room(
        floor: 2, name: "Markup", question: "what is on the page?",
        imports: [],
        testImports: ["CLibXML2", "CMarkdown"]),
    Room(
        floor: 2, name: "JSONRPC", question: "how do lines become calls?",
        imports: ["JSONValues", "Threads"]),
    Room(
        floor: 2, name: "TextAnalysis", question: "which terms does a text have, and what do they weigh?",
        imports: ["CStemmer", "ContextTypes", "JSONValues"]),
    Room(
        floor: 2, name: "LinearAlgebra", question: "what is the product, the softmax, the norm?",
        imports: ["CKernels"]),
    Room(
        floor: 2, name: "LateInteraction",
        question: "how are token vectors stored small and compared exactly?",
        imports: ["CKernels"]),
    Room(
        floor: 2, name: "Sentences", question: "where does a sentence end?",
        imports: ["ContextTypes"],
        testImports: ["SentenceSupport"]),
    Room(
        floor: 2, name: "Postings",
        question: "where does each term stand, and which passages score best by it?",
        imports: ["CKernels"]),
    Room(
        floor: 3, name: "Segmentation", question: "where do blocks and passages begin and end?",
        imports: ["ContextTypes", "JSONValues", "Markup", "Sentences"]),
    Room(
        floor: 3, name: "Tokenization",
        question: "which tokens of a model does a text have, and where?",
        imports: ["ContextTypes", "JSONValues", "Threads"]),
    Room(
        floor: 3, name: "Lines", question: "which lines does a text have, and how do they hang together?",
        imports: ["ContextTypes"]),
    Room(
        floor: 4, name: "Inference", question: "what does the encoder say?",
        imports: ["ContextTypes", "JSONValues", "LinearAlgebra", "Tokenization", "Threads"]),
    Room(
        floor: 4, name: "Documents", question: "what do the bytes of a file say, and where?",
        imports: ["ContextTypes", "JSONValues", "Segmentation", "Processes", "CCompression"]),
    Room(
        floor: 4, name: "IndexStore", question: "what is on disk? (the only room with SQL)",
        imports: [
            "ContextTypes", "JSONValues", "Threads", "SQLitePages", "Database", "LateInteraction",
            "Postings",
        ]),
    Room(
        floor: 5, name: "Indexing", question: "how does a corpus become an index?",
        imports: [
            "ContextTypes", "JSONValues", "TextAnalysis", "Segmentation", "LateInteraction",
            "Tokenization",
            "Inference", "IndexStore", "Postings", "CCompression", "Threads", "Documents", "Containment",
            "Screening",
        ]),
    Room(
        floor: 5, name: "Retrieval", question: "which passages could matter?",
        imports: [
            "ContextTypes", "JSONValues", "TextAnalysis", "LateInteraction", "Inference", "IndexStore",
            "Postings", "Threads",
        ],
        testImports: ["Database", "Indexing"]),
    Room(
        floor: 5, name: "Labelling", question: "what does each unit score?",
        imports: [
            "ContextTypes", "JSONValues", "Lines", "Tokenization", "TextAnalysis", "LinearAlgebra",
            "Inference", "Threads",
        ]),
    Room(
        floor: 5, name: "Selection", question: "what stays, and what text does it make?",
        imports: ["ContextTypes", "JSONValues", "Lines", "Segmentation", "TextAnalysis"]),
    Room(
        floor: 6, name: "Engine", question: "what happens to a question, in which order?",
        imports: [
            "ContextTypes", "JSONValues", "Threads", "Options", "TextAnalysis", "Segmentation",
            "Tokenization", "Inference", "IndexStore", "Indexing", "Retrieval", "Labelling", "Selection",
            "Screening",
        ],
        testImports: ["PassageSupport"]),
    Room(
        floor: 7, name: "Service", question: "what may a client ask?",
        imports: [
            "ContextTypes", "JSONValues", "JSONRPC", "Options", "TextAnalysis", "Lines", "Segmentation",
            "IndexStore", "Retrieval", "Selection", "Engine", "Indexing", "CAllocator", "Logging",
            "Threads", "Documents",
        ],
        testImports: ["Database"]),
    Room(
        floor: 7, name: "Evaluation", question: "how good is it?",
        imports: [
            "ContextTypes", "JSONValues", "TextAnalysis", "Sentences", "Segmentation", "Labelling",
            "Engine", "CCompression", "Threads", "Processes",
        ],
        embeds: ["report.html", "style.css", "state.js", "charts.js", "questions.js"].map {
            "Report/Page/" + $0
        }),
    Room(
        floor: 7, name: "CommandSettings", question: "what did the user set, in a file and by flags?",
        imports: [
            "ContextTypes", "JSONValues", "Options", "Inference", "Engine", "ArgumentParser", "TOMLKit",
        ]),
    Room(
        floor: 8, name: "HTTPDoor", question: "what may a client POST?",
        imports: [
            "ContextTypes", "JSONValues", "JSONRPC", "Options", "TextAnalysis", "Documents", "Service",
            "Threads",
            "CMessageDigest", "Logging", "Metrics", "Hummingbird", "HummingbirdCore", "HummingbirdTLS",
            "HTTPTypes",
            "NIOCore", "NIOHTTPTypes", "NIOSSL", "ServiceLifecycle", "UnixSignals",
        ],
        testImports: ["Engine", "Labelling", "IndexStore"],
        embeds: [
            "index.html", "playground.css", "playground.js", "service.js", "marked.js", "snippets.js",
        ].map { "Page/" + $0 }),
    Room(
        floor: 9, name: "WinnowHTTP", question: "how is the HTTP server started?",
        imports: [
            "Options", "CommandSettings", "Engine", "Service", "HTTPDoor", "ArgumentParser", "Logging",
        ], language: .program),
    Room(
        floor: 8, name: "winnow", question: "what can I type?",
        imports: [
            "ContextTypes", "JSONValues", "JSONRPC", "Options", "CommandSettings", "TextAnalysis", "Lines",
            "Segmentation",
            "IndexStore", "Indexing", "Retrieval", "Tokenization", "Inference", "Labelling", "Selection",
            "Engine", "Service", "Evaluation", "ArgumentParser", "Logging", "TOMLKit", "Threads",
        ], language: .program),
]

/// What tests share with those of other rooms, or with the programs of benchmarks.
struct Support {
    var name: String
    var imports: [String]
}

let supports = [
    Support(name: "TestSupport", imports: ["CCompression", "ContextTypes"]),
    Support(
        name: "SentenceSupport", imports: ["ContextTypes", "JSONValues", "Sentences", "TestSupport"]),
    Support(
        name: "PassageSupport",
        imports: [
            "ContextTypes", "Engine", "IndexStore", "Indexing", "Inference", "JSONValues", "LateInteraction",
            "Postings",
            "Retrieval", "TextAnalysis",
        ]),
]

/// What comes from packages, by the name of its module.
let modules: [String: Target.Dependency] = [
    "UnixSignals": .product(name: "UnixSignals", package: "swift-service-lifecycle"),
    "ArgumentParser": .product(name: "ArgumentParser", package: "swift-argument-parser"),
    "HTTPTypes": .product(name: "HTTPTypes", package: "swift-http-types"),
    "Hummingbird": .product(name: "Hummingbird", package: "hummingbird"),
    "HummingbirdCore": .product(name: "HummingbirdCore", package: "hummingbird"),
    "HummingbirdTLS": .product(name: "HummingbirdTLS", package: "hummingbird"),
    "Logging": .product(name: "Logging", package: "swift-log"),
    "Metrics": .product(name: "Metrics", package: "swift-metrics"),
    "NIOCore": .product(name: "NIOCore", package: "swift-nio"),
    "NIOHTTPTypes": .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
    "NIOSSL": .product(name: "NIOSSL", package: "swift-nio-ssl"),
    "ServiceLifecycle": .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
    "TOMLKit": .product(name: "TOMLKit", package: "TOMLKit"),
]

func dependencies(_ names: [String]) -> [Target.Dependency] {
    names.map { modules[$0] ?? .byName(name: $0) }
}

/// `WINNOW_ROOMS=Segmentation,Markup swift test` builds and tests only those rooms and what they stand on.
let selected: Set<String>? = Context.environment["WINNOW_ROOMS"].map { names in
    var wanted = Set(names.split(separator: ",").map(String.init)).union(supports[0].imports)
    for room in rooms.reversed() where wanted.contains(room.name) { wanted.formUnion(room.imports) }
    return wanted
}

func isSelected(_ room: Room) -> Bool {
    room.language == .c || (selected?.contains(room.name) ?? true)
}

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// Optimised in debug builds too: tests run whole encoders.
let kernels: [CSetting] = [.unsafeFlags(["-O2"])]

/// What a newcomer reads before the code of a room.
let page = ["README.md"]

func target(_ room: Room) -> Target {
    let dependencies = dependencies(room.imports)
    switch room.language {
    case .c:
        return .target(name: room.name, dependencies: dependencies, exclude: page, cSettings: kernels)
    case .swift:
        return .target(
            name: room.name, dependencies: dependencies, exclude: page,
            resources: room.embeds.map { .embedInCode($0) }, swiftSettings: settings)
    case .program:
        return .executableTarget(
            name: room.name, dependencies: dependencies, exclude: page, swiftSettings: settings)
    }
}

/// Nil without tests of its own, and where those need a room that is not selected.
func testTarget(_ room: Room) -> Target? {
    let missing = rooms.filter { !isSelected($0) && room.testImports.contains($0.name) }
    guard room.language != .c, missing.isEmpty else { return nil }
    return .testTarget(
        name: room.name.prefix(1).uppercased() + room.name.dropFirst() + "Tests",
        dependencies: dependencies(room.imports + room.testImports + [room.name, "TestSupport"]),
        swiftSettings: settings)
}

/// Nil where it needs a room that is not selected.
func target(_ support: Support) -> Target? {
    guard !rooms.contains(where: { !isSelected($0) && support.imports.contains($0.name) }) else { return nil }
    return .target(
        name: support.name, dependencies: dependencies(support.imports), path: "Tests/" + support.name,
        swiftSettings: settings)
}

let selectedRooms = rooms.filter(isSelected)
var targets = systemLibraries + selectedRooms.map(target) + selectedRooms.compactMap(testTarget)
targets += supports.compactMap(target)
if selected == nil {
    targets.append(
        .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"], swiftSettings: settings))
}

// Only what a selected room imports is fetched.
let imported = Set(selectedRooms.flatMap(\.imports))
var packages: [Package.Dependency] = []
if imported.contains("Logging") {
    packages.append(.package(url: "https://github.com/apple/swift-log", from: "1.16.2"))
}
if imported.contains("ArgumentParser") {
    packages += [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    ]
}

// Built for `winnow-http` and its tests alone. Without its default traits it needs neither swift-configuration nor the
// whole of Foundation.
if imported.contains("Hummingbird") {
    packages += [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ]
}

/// The programs, and the rooms that `benchmarks`, a package of its own, measures.
var products: [Product] = (rooms.filter { $0.language == .swift }.map(\.name) + supports.map(\.name))
    .filter { name in targets.contains { $0.name == name } }
    .map { .library(name: $0, targets: [$0]) }
if selected == nil {
    products += [
        .executable(name: "winnow", targets: ["winnow"]),
        .executable(name: "winnow-http", targets: ["WinnowHTTP"]),
    ]
}

let package = Package(
    name: "winnow",
    products: products,
    dependencies: packages,
    targets: targets
)
