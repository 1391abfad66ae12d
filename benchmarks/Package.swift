// swift-tools-version: 6.1
import PackageDescription

// The programs that measure, a package on top of the rooms of winnow. They look inside the rooms as tests do
// (`@testable`), so the rooms must be built with `-enable-testing`: `benchmarks/build PROGRAM` does it.

struct Program {
    var name: String
    /// The topic whose folder holds it.
    var topic: String
    /// What it imports of winnow: rooms, and what it shares with tests.
    var imports: [String]
}

let programs = [
    Program(
        name: "EncoderProbe", topic: "encoder",
        imports: ["ContextTypes", "Inference", "LinearAlgebra", "Tokenization"]),
    Program(
        name: "LabelProbe", topic: "pruning",
        imports: [
            "ContextTypes", "Engine", "Inference", "JSONValues", "Labelling", "PassageSupport", "TestSupport",
            "TextAnalysis",
        ]),
    Program(
        name: "LateProbe", topic: "late-interaction",
        imports: [
            "ContextTypes", "IndexStore", "Indexing", "Inference", "JSONValues", "LateInteraction",
            "Postings",
            "Retrieval", "TextAnalysis",
        ]),
    Program(
        name: "LineProbe", topic: "lines",
        imports: ["ContextTypes", "JSONValues", "Labelling", "Lines"]),
    Program(
        name: "PageProbe", topic: "html",
        imports: ["ContextTypes", "Markup", "Segmentation", "TestSupport"]),
    Program(
        name: "ScreenProbe", topic: "quality",
        imports: ["Containment", "ContextTypes", "Indexing", "Screening"]),
    Program(
        name: "SearchProbe", topic: "bm25",
        imports: ["ContextTypes", "IndexStore", "Postings", "Retrieval", "TextAnalysis"]),
    Program(
        name: "SentenceProbe", topic: "sentences",
        imports: ["SentenceSupport", "Sentences"]),
    Program(
        name: "TokenProbe", topic: "tokens",
        imports: ["ContextTypes", "Tokenization"]),
]

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

func target(_ program: Program) -> Target {
    let rooms = program.imports.map { Target.Dependency.product(name: $0, package: "winnow") }
    return .executableTarget(
        name: program.name, dependencies: rooms + ["ProbeSupport"], path: program.topic + "/Probe",
        swiftSettings: settings)
}

let package = Package(
    name: "benchmarks",
    dependencies: [.package(name: "winnow", path: "..")],
    targets: programs.map(target) + [
        .target(name: "ProbeSupport", path: "ProbeSupport", swiftSettings: settings)
    ]
)
