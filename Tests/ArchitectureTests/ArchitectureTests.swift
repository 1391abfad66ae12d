import FoundationEssentials
import Testing

/// What every room may use without a row: the standard library's own modules. Full Foundation is not among them: it
/// adds 44 MB of ICU to a static binary.
private let platform: Set<String> = [
    "Glibc", "Musl", "Darwin", "FoundationEssentials", "Dispatch", "Synchronization",
]

/// The manifest of the project.
private func manifest() throws -> String {
    try String(contentsOfFile: SwiftFiles.root + "/Package.swift", encoding: .utf8)
}

@Suite("The house keeps its plan")
struct ArchitectureTests {
    private let table: RoomTable

    init() throws { table = RoomTable(manifest: try manifest()) }

    @Test("every folder under Sources is a room of the table, or a library of the system")
    func everyRoomIsKnown() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: SwiftFiles.root + "/Sources")
            .filter { !$0.hasPrefix(".") }
        #expect(table.rooms.count > 20)
        #expect(folders.sorted() == (table.rooms.map(\.name) + table.libraries).sorted())
    }

    @Test("a room imports what its row lists: nothing else, and all of it")
    func importsAreTheRow() throws {
        for room in table.rooms {
            let files = try SwiftFiles(below: "Sources/" + room.name).paths
            // The rooms in C say what they include in their own files.
            guard !files.isEmpty else { continue }
            let imported = try imports(in: files)
            #expect(
                imported.subtracting(room.imports) == [], "\(room.name) imports what its row does not list")
            #expect(
                Set(room.imports).subtracting(imported) == [], "\(room.name) lists what it does not import")
        }
    }

    @Test("the tests of a room import the room, its row and its test imports, and all of the latter")
    func testImportsAreTheRow() throws {
        for room in table.rooms {
            let folder = room.name.prefix(1).uppercased() + room.name.dropFirst() + "Tests"
            guard FileManager.default.fileExists(atPath: SwiftFiles.root + "/Tests/" + folder) else {
                continue
            }
            let imported = try imports(in: SwiftFiles(below: "Tests/" + folder).paths)
                .subtracting([room.name, "TestSupport", "Testing"])
            #expect(imported.subtracting(room.imports + room.testImports) == [], "\(folder)")
            #expect(
                Set(room.testImports).subtracting(imported) == [], "\(folder) lists what it does not import")
        }
    }

    @Test("what tests share, and the programs of benchmarks, import what their rows list: all of it")
    func helperImportsAreTheRow() throws {
        let benchmarks = try String(
            contentsOfFile: SwiftFiles.root + "/benchmarks/Package.swift", encoding: .utf8)
        let helpers = table.helpers + RoomTable(manifest: benchmarks).helpers
        #expect(helpers.count > 8)
        for helper in helpers {
            let imported = try imports(in: SwiftFiles(below: helper.folder).paths).subtracting([
                "ProbeSupport"
            ])
            #expect(imported == Set(helper.imports), "\(helper.folder)")
        }
    }

    @Test("a room imports rooms of lower floors, libraries of the system and products of packages")
    func importsLieBelow() throws {
        let floors = Dictionary(uniqueKeysWithValues: table.rooms.map { ($0.name, $0.floor) })
        for room in table.rooms {
            for name in room.imports where !table.libraries.contains(name) && !table.products.contains(name) {
                // The C rooms of floor 0 stand on each other.
                let isBelow = floors[name].map { $0 < room.floor || room.floor == 0 }
                #expect(isBelow == true, "\(room.name) imports \(name)")
            }
        }
    }

    @Test("no room, file or type bears a name that says nothing")
    func namesSaySomething() throws {
        let empty: Set<String> = ["Core", "Common", "Utils", "Helpers", "Manager", "Data", "Info"]
        for room in table.rooms {
            #expect(!empty.contains(room.name))
            for file in try SwiftFiles(below: "Sources/" + room.name).paths {
                let name = String(file.split(separator: "/").last?.dropLast(".swift".count) ?? "")
                #expect(!empty.contains(name), "\(file)")
            }
        }
    }

    /// The modules named by import lines such as `package import struct JSONValues.JSON`.
    private func imports(in files: [String]) throws -> Set<String> {
        let line =
            /(?:@\w+ )*(?:(?:public|package|internal|fileprivate|private) )?import (?:(?:struct|class|enum|protocol|func|var|let|typealias) )?(\w+).*/
        var modules: Set<String> = []
        for file in files {
            let text = try String(contentsOfFile: file, encoding: .utf8)
            for text in text.split(separator: "\n") {
                if let match = text.wholeMatch(of: line) { modules.insert(String(match.1)) }
            }
        }
        return modules.subtracting(platform)
    }
}

@Suite("The table of rooms")
struct RoomTableTests {
    private static let page = SwiftFiles.root + "/ARCHITECTURE.md"

    @Test("ARCHITECTURE.md has the rows of Package.swift (`make rooms` writes them)")
    func pageIsCurrent() throws {
        let table = RoomTable(manifest: try manifest())
        let page = try String(contentsOfFile: Self.page, encoding: .utf8)
        let updated = table.updated(page)
        if ProcessInfo.processInfo.environment["WINNOW_WRITE_ROOMS"] != nil {
            try updated.write(toFile: Self.page, atomically: true, encoding: .utf8)
        } else {
            #expect(page == updated)
        }
        #expect(page.contains("<!-- rooms -->"))
    }

    @Test("rows are read as a manifest writes them")
    func rows() {
        let table = RoomTable(
            manifest: """
                .systemLibrary(
                    name: "CThing", pkgConfig: "thing")
                let products = ["Logging": .product(name: "Logging", package: "swift-log")]
                    Room(
                        floor: 0, name: "Low", question: "how low?",
                        imports: []),
                    Room(
                        floor: 2, name: "High", question: "how high? (very)",
                        imports: [
                            "Low", "CThing",
                            "Logging",
                        ],
                        testImports: ["Other"], language: .program),
                """)
        #expect(
            table.rooms == [
                .init(floor: 0, name: "Low", question: "how low?", imports: [], testImports: []),
                .init(
                    floor: 2, name: "High", question: "how high? (very)",
                    imports: ["Low", "CThing", "Logging"],
                    testImports: ["Other"]),
            ])
        #expect(table.libraries == ["CThing"])
        #expect(table.products == ["Logging"])
        #expect(
            table.updated("a\n<!-- rooms -->\n| old |\n\nb")
                == "a\n<!-- rooms -->\n| floor | room | the question it answers | imports |\n|---|---|---|---|\n"
                + "| 0 | `Low` | how low? | – |\n| 2 | `High` | how high? (very) | Low, CThing, Logging (its tests: Other) |\n\nb"
        )
    }
}
