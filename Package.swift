// swift-tools-version: 6.1
import PackageDescription

// The rooms of the house, from the ground floor up. `ArchitectureTests` holds the same table and fails when a file
// imports a room that its row does not list. The design is in ARCHITECTURE.md.

/// C libraries of the system, seen through module maps.
let systemLibraries: [Target] = [
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
    .systemLibrary(
        name: "CCompression", pkgConfig: "libzstd", providers: [.apt(["zlib1g-dev", "libzstd-dev"])]),
    .systemLibrary(name: "CAllocator"),
    .systemLibrary(
        name: "CMarkdown", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
]

struct Room {
    var name: String
    var imports: [Target.Dependency]
    /// What only its tests import: for reading compressed data sets, for independent implementations.
    var testImports: [Target.Dependency] = []
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let heap = Target.Dependency.product(name: "HeapModule", package: "swift-collections")
let toml = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")

let rooms: [Room] = [
    // floor 0
    Room(name: "JSONValues", imports: []),
    // floor 1
    Room(name: "ContextTypes", imports: ["JSONValues"]),
    // floor 2
    Room(name: "Options", imports: ["ContextTypes", "JSONValues"]),
    Room(name: "Database", imports: ["CSQLite", "CPageChecks"]),
    Room(name: "Markup", imports: [], testImports: ["CLibXML2", "CMarkdown"]),
    Room(name: "JSONRPC", imports: ["JSONValues"]),
    Room(name: "TextAnalysis", imports: ["CStemmer", "ContextTypes", "JSONValues"]),
    Room(name: "LinearAlgebra", imports: ["CKernels"]),
    Room(name: "LateInteraction", imports: ["CKernels"]),
    // floor 3
    Room(
        name: "Segmentation", imports: ["ContextTypes", "JSONValues", "Markup"],
        testImports: ["CCompression"]),
    Room(name: "Tokenization", imports: ["ContextTypes", "JSONValues"]),
    // floor 4
    Room(
        name: "Inference",
        imports: ["ContextTypes", "JSONValues", "LinearAlgebra", "Tokenization"]),
    Room(
        name: "IndexStore",
        imports: ["ContextTypes", "JSONValues", "Database", "LateInteraction", "CKernels"]),
    // floor 5
    Room(
        name: "Indexing",
        imports: [
            "ContextTypes", "JSONValues", "Markup", "TextAnalysis", "Segmentation", "LateInteraction",
            "Tokenization", "Inference", "IndexStore", "CCompression",
        ]),
    Room(
        name: "Retrieval",
        imports: [
            "ContextTypes", "JSONValues", "TextAnalysis", "LateInteraction", "Inference", "IndexStore",
            "CKernels", heap,
        ], testImports: ["Indexing"]),
    Room(
        name: "Labelling",
        imports: [
            "ContextTypes", "JSONValues", "Tokenization", "TextAnalysis", "LinearAlgebra", "Inference",
        ]),
    Room(name: "Selection", imports: ["ContextTypes", "Segmentation", "TextAnalysis"]),
    // floor 6
    Room(
        name: "Pipeline",
        imports: [
            "ContextTypes", "JSONValues", "Options", "TextAnalysis", "Labelling", "Selection",
        ], testImports: ["Segmentation", "Inference", "IndexStore", "Indexing", "Retrieval"]),
    // floor 7
    Room(
        name: "Service",
        imports: [
            "ContextTypes", "JSONValues", "JSONRPC", "TextAnalysis", "Segmentation", "IndexStore",
            "Retrieval", "Pipeline", "Indexing", "Options", "CAllocator", logging,
        ], testImports: ["Database"]),
    Room(
        name: "Evaluation",
        imports: [
            "ContextTypes", "JSONValues", "TextAnalysis", "Segmentation", "Labelling", "Pipeline",
            "CCompression",
        ]),
]

/// `WINNOW_ROOMS=Segmentation,Markup swift test` builds and tests only those rooms and what they stand on.
let selected: Set<String>? = Context.environment["WINNOW_ROOMS"].map { names in
    var wanted = Set(names.split(separator: ",").map(String.init))
    for room in rooms.reversed() where wanted.contains(room.name) {
        for case .byNameItem(let name, _) in room.imports { wanted.insert(name) }
    }
    return wanted
}

func isSelected(_ name: String) -> Bool { selected?.contains(name) ?? true }

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

var targets: [Target] = systemLibraries
// Optimised in debug builds too: tests run whole encoders.
targets += [.target(name: "CKernels", cSettings: [.unsafeFlags(["-O2"])])]
targets += [
    .target(name: "CPageChecks", dependencies: ["CSQLite", "CKernels"], cSettings: [.unsafeFlags(["-O2"])])
]
for room in rooms where isSelected(room.name) {
    targets.append(.target(name: room.name, dependencies: room.imports, swiftSettings: settings))
    // Tests that need rooms from higher floors wait for those.
    let missing = rooms.filter { other in
        !isSelected(other.name)
            && room.testImports.contains { if case .byNameItem(other.name, _) = $0 { true } else { false } }
    }
    guard missing.isEmpty else { continue }
    targets.append(
        .testTarget(
            name: "\(room.name)Tests",
            dependencies: room.imports + room.testImports + [.byName(name: room.name), "TestSupport"],
            swiftSettings: settings))
}
// The measuring program of benchmarks/encoder, built on request only: WINNOW_ROOMS=Inference,EncoderProbe.
if selected?.contains("EncoderProbe") == true {
    targets.append(
        .executableTarget(
            name: "EncoderProbe",
            dependencies: ["Tokenization", "Inference", "LinearAlgebra", "ContextTypes"],
            path: "benchmarks/encoder/Probe",
            swiftSettings: settings))
}
// The measuring program of benchmarks/late-interaction: WINNOW_ROOMS=Retrieval,Indexing,LateProbe.
if selected?.contains("LateProbe") == true {
    targets.append(
        .executableTarget(
            name: "LateProbe",
            dependencies: [
                "ContextTypes", "JSONValues", "TextAnalysis", "Inference", "LateInteraction", "IndexStore",
                "Indexing", "Retrieval",
            ],
            path: "benchmarks/late-interaction/Probe",
            swiftSettings: settings))
}
// The measuring program of benchmarks/tokens: WINNOW_ROOMS=Tokenization,TokenProbe.
if selected?.contains("TokenProbe") == true {
    targets.append(
        .executableTarget(
            name: "TokenProbe", dependencies: ["Tokenization", "ContextTypes"],
            path: "benchmarks/tokens/Probe",
            swiftSettings: settings))
}
targets.append(.target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings))

var packages: [Package.Dependency] = [
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0")
]

if selected == nil {
    packages += [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    ]
    targets.append(
        .executableTarget(
            name: "winnow",
            dependencies: rooms.map { .byName(name: $0.name) } + [argumentParser, logging, toml],
            swiftSettings: settings))
    targets.append(
        .testTarget(
            name: "WinnowTests",
            dependencies: [
                "TestSupport", "winnow", "ContextTypes", "JSONRPC", "JSONValues", "Options", "Pipeline",
                "Service", argumentParser,
                logging,
            ],
            swiftSettings: settings))
    targets.append(
        .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"], swiftSettings: settings))
}
if selected == nil || isSelected("Service") {
    packages.append(.package(url: "https://github.com/apple/swift-log", from: "1.16.2"))
}

let package = Package(
    name: "winnow",
    products: selected == nil ? [.executable(name: "winnow", targets: ["winnow"])] : [],
    dependencies: packages,
    targets: targets
)
