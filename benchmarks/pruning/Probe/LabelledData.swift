import FoundationEssentials

@testable import ContextTypes
@testable import JSONValues
@testable import TestSupport

/// Questions with passages whose sentences are known.
struct LabelledData {
    struct Item {
        let question: String
        let passages: [Passage]

        init(_ item: JSON) {
            question = item["question"]?.string ?? ""
            passages = (item["passages"]?.array ?? []).enumerated().map { index, passage in
                PassageSketch.passage(
                    (passage["sentences"]?.array ?? []).compactMap(\.string), id: "\(index)",
                    title: passage["title"]?.string ?? "")
            }
        }
    }

    let items: [Item]

    init(_ path: String) throws {
        items = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
            Item(try JSON(parsing: String($0)))
        }
    }

    /// Writes a line for each item.
    func write(to path: String, _ line: (Item) throws -> String) throws {
        let lines = try items.map { try line($0) + "\n" }
        try lines.joined().write(toFile: path, atomically: true, encoding: .utf8)
    }
}
