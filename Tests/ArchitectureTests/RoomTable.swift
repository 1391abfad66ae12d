import FoundationEssentials

/// The rows of `Package.swift`, as that file writes them.
struct RoomTable {
    struct Room: Equatable {
        var floor: Int
        var name: String
        var question: String
        var imports: [String]
        var testImports: [String]
    }

    /// What stands in a folder of its own beside the rooms: support of tests, a program that measures.
    struct Helper: Equatable {
        var folder: String
        var imports: [String]
    }

    let rooms: [Room]
    let helpers: [Helper]
    /// Module maps of system libraries.
    let libraries: [String]
    /// Products of packages.
    let products: [String]

    init(manifest: String) {
        let row =
            /Room\(\s*floor: (\d+), name: "(\w+)",\s*question: "([^"]*)",\s*imports: \[([^\]]*)\](?:,\s*testImports: \[([^\]]*)\])?/
        rooms = manifest.matches(of: row).map { match in
            Room(
                floor: Int(match.1) ?? -1, name: String(match.2), question: String(match.3),
                imports: Self.names(match.4), testImports: Self.names(match.5 ?? ""))
        }
        let support = /Support\(\s*name: "(\w+)",\s*imports: \[([^\]]*)\]/
        let program = /Program\(\s*name: "\w+", topic: "([^"]+)",\s*imports: \[([^\]]*)\]/
        helpers =
            manifest.matches(of: support).map { match in
                Helper(folder: "Tests/" + match.1, imports: Self.names(match.2))
            }
            + manifest.matches(of: program).map { match in
                Helper(folder: "benchmarks/\(match.1)/Probe", imports: Self.names(match.2))
            }
        libraries = manifest.matches(of: /\.systemLibrary\(\s*name: "(\w+)"/).map { String($0.1) }
        products = manifest.matches(of: /"(\w+)": \.product\(/).map { String($0.1) }
    }

    private static func names(_ list: Substring) -> [String] {
        list.matches(of: /"(\w+)"/).map { String($0.1) }
    }

    /// The table of ARCHITECTURE.md.
    var markdown: [String] {
        ["| floor | room | the question it answers | imports |", "|---|---|---|---|"]
            + rooms.map { room in
                let imports = room.imports.isEmpty ? "–" : room.imports.joined(separator: ", ")
                let tests =
                    room.testImports.isEmpty
                    ? "" : " (its tests: \(room.testImports.joined(separator: ", ")))"
                return "| \(room.floor) | `\(room.name)` | \(room.question) | \(imports)\(tests) |"
            }
    }

    /// `page` with the table below its comment brought up to date.
    func updated(_ page: String) -> String {
        let lines = page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let comment = lines.firstIndex(of: "<!-- rooms -->") else { return page }
        let rest = lines[(comment + 1)...].drop { !$0.isEmpty }
        return (lines[...comment] + markdown + rest).joined(separator: "\n")
    }
}
