import ContextTypes
import Indexing
import Retrieval
import TestSupport
import Testing

@Suite("Search for one CJK letter")
struct LoneLetterSearchTests {
    private static let texts = [
        "車を買う。", "犬が庭で寝ている。", "この車は速い。", "冷たい水", "물을 마신다. 개가 잔다.", "彼は本を読む", "山の上に家がある。", "猫と犬", "火車站在這裡。",
        "A dog is 犬 in Japanese.",
    ]

    @Test(
        "every document that holds the letter is found, and no other",
        arguments: ["犬", "車", "水", "물", "개", "本", "山", "家", "猫", "站", "が", "で"])
    func findsLetter(letter: String) throws {
        let folder = try TemporaryFolder()
        let lines = Self.texts.enumerated().map { "{\"_id\":\"\($0)\",\"text\":\"\($1)\"}\n" }.joined()
        let corpus = try folder.write(lines.utf8, to: "corpus.jsonl")
        let index = folder.file("a.winnow")
        _ = try Indexer(index, options: IndexingOptions()).run(CorpusReader(paths: [corpus]))
        let retriever = try PassageRetriever(path: index)
        let expected = Self.texts.indices.filter { Self.texts[$0].contains(letter) }.map(String.init)
        for question in [letter, letter + "？", "「\(letter)」"] {
            #expect(try retriever.search(question).map(\.passage.document).sorted() == expected)
        }
    }
}
