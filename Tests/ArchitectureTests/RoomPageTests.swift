import FoundationEssentials
import Testing

/// `Sources/ROOM/README.md`: what a newcomer reads before a room's code.
@Suite("The pages of the rooms")
struct RoomPageTests {
    private let rooms: [RoomTable.Room]

    init() throws {
        rooms =
            RoomTable(
                manifest: try String(contentsOfFile: SwiftFiles.root + "/Package.swift", encoding: .utf8)
            ).rooms
    }

    private func lines(of room: RoomTable.Room) throws -> [String] {
        try String(contentsOfFile: SwiftFiles.root + "/Sources/\(room.name)/README.md", encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test("each room has one, of at most 40 lines, that begins with the question of its row")
    func shape() throws {
        for room in rooms {
            let lines = try lines(of: room)
            #expect(lines.count <= 41 && lines.allSatisfy { $0.count <= 120 }, "\(room.name)")
            let question = room.question.prefix(1).uppercased() + room.question.dropFirst()
            #expect(lines.prefix(3) == ["# \(room.name)", "", question], "\(room.name)")
            #expect(lines.contains("Start from") && lines.contains("Example"), "\(room.name)")
            #expect(lines.contains { $0.hasPrefix("Not for: ") }, "\(room.name)")
        }
    }

    @Test("what it says to start from is declared in the room")
    func names() throws {
        for room in rooms {
            let folder = SwiftFiles.root + "/Sources/" + room.name
            let paths = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { path in
                [".swift", ".h"].contains { path.hasSuffix($0) }
            }
            let words = try Set(
                paths.flatMap { path in
                    let text = try String(contentsOfFile: folder + "/" + path, encoding: .utf8)
                    return path.hasSuffix(".h") ? Self.identifiers(text) : Self.declared(text)
                })
            let starts = try lines(of: room).compactMap { $0.firstMatch(of: /^- `(\w+)`: ./)?.1 }
            #expect(starts.count >= 2, "\(room.name)")
            for name in starts { #expect(words.contains(String(name)), "\(room.name): \(name)") }
        }
    }

    @Test("its example stands in a test, line for line, so that it compiles and runs")
    func examples() throws {
        let tests = try SwiftFiles(below: "Tests").paths.filter { !$0.contains("/ArchitectureTests/") }.map {
            Self.trimmed(try String(contentsOfFile: $0, encoding: .utf8))
        }
        for room in rooms {
            let page = try lines(of: room).joined(separator: "\n")
            let code = page.split(separator: "```").dropFirst().first?.drop { $0 != "\n" } ?? ""
            let example = Self.trimmed(String(code))
            #expect(example.count > 2, "\(room.name)")
            #expect(tests.contains { $0.contains(example) }, "\(room.name)")
        }
    }

    private static func declared(_ text: String) -> [String] {
        let words = SwiftWords(text).words
        let kinds: Set<String> = ["struct", "class", "enum", "actor", "protocol", "func"]
        return zip(words, words.dropFirst()).filter { kinds.contains($0.0) }.map(\.1)
    }

    private static func identifiers(_ text: String) -> [String] {
        text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
    }

    /// Without the white space at the ends of lines, and with one line feed at each end.
    private static func trimmed(_ text: String) -> String {
        let lines = text.split(separator: "\n").map { line in
            String(line.drop { $0 == " " })
        }
        return "\n" + lines.joined(separator: "\n") + "\n"
    }
}
