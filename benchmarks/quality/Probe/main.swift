// Measures how fast texts are judged, and how fast copies are looked for, on one core:
//   ScreenProbe FOLDER_OF_ENWIKI FOLDER_OF_TABLES
@testable import Containment
@testable import ContextTypes
@testable import Indexing
@testable import Screening

let (folder, tables) = (CommandLine.arguments[1], CommandLine.arguments[2])
let corpus = CorpusReader(paths: [folder])
var texts: [[UInt8]] = []
while case .record(let record)? = corpus.next() { texts.append(Array(record.text.utf8)) }
let bytes = texts.reduce(0) { $0 + $1.count }

func measure(_ name: String, _ bytes: Int, _ body: () throws -> Void) rethrows {
    let elapsed = try ContinuousClock().measure(body).components
    let seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
    print("\(name): \(Int(Double(bytes) / 1e6 / seconds)) MB/s")
}

/// Slices of about a passage's length.
func forEachPassage(
    of texts: [[UInt8]], _ body: (_ document: Int, _ start: Int, _ text: UnsafeBufferPointer<UInt8>) -> Void
) {
    for (document, text) in texts.enumerated() {
        text.withUnsafeBufferPointer { text in
            for start in stride(from: 0, to: text.count, by: 1_000) {
                body(
                    document, start,
                    UnsafeBufferPointer(rebasing: text[start..<min(text.count, start + 1_000)]))
            }
        }
    }
}

let screen = try TextScreen(folder: tables)
let strings = texts.map { String(decoding: $0, as: UTF8.self) }
var sum = 0.0
print("\(texts.count) articles, \(bytes / 1_000_000) MB")
measure("quality", bytes) { for text in strings { sum += screen.quality(of: text).score } }
measure("harm and instructions", bytes) { for text in strings { sum += screen.dangers(of: text).harm } }
let index = ContainmentIndex()
var (found, passages) = (0, 0)
measure("containment", bytes) {
    forEachPassage(of: texts) { document, start, text in
        passages += 1
        let containment = index.add(text, passage: passages, document: document, start: start) {
            Array(texts[$0][$1.clamped(to: 0..<texts[$0].count)])
        }
        if containment != nil { found += 1 }
    }
}
print(
    "\(passages) passages, \(found) contained, \(index.bytes / max(1, index.count)) bytes a passage (\(sum > 0))"
)
