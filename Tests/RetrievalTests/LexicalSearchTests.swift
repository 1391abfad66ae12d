import ContextTypes
import IndexStore
import JSONValues
import Retrieval
import TestSupport
import Testing
import TextAnalysis

@Suite("BM25")
struct LexicalSearchTests {
    private let folder: TemporaryFolder
    private var path: String { folder.file("a.winnow") }

    init() throws { folder = try TemporaryFolder() }

    @Test("ids and scores are those of the formula, over several segments, updates and removals")
    func formula() throws {
        var random = SeededGenerator(seed: 1)
        var corpus = SyntheticCorpus(path: path)
        let writer = try corpus.makeWriter()
        for _ in 0..<6 {
            try corpus.addRandom(300, to: writer, &random)
            try corpus.removeRandom(40, from: writer, &random)
            try writer.commit()
            try compare(corpus, &random, questions: 15)
        }
        try writer.mergeAfterBuild()
        try compare(corpus, &random, questions: 15)
        _ = try writer.compact()
        try compare(corpus, &random, questions: 15)
    }

    private func compare(_ corpus: SyntheticCorpus, _ random: inout SeededGenerator, questions: Int) throws {
        let index = try IndexFile(path)
        #expect(try index.verify() == [])
        #expect(try index.status().passages == corpus.passages.count)
        for _ in 0..<questions {
            let query = corpus.randomQuery(&random)
            let limit = [1, 3, 10, 100, 5_000].randomElement(using: &random) ?? 10
            let expected = corpus.expected(query, limit: limit)
            for method in [LexicalSearch.Method.exhaustive, .pruned, .portable] {
                let found = try index.read {
                    try LexicalSearch($0, method: method).search(query, limit: limit, explain: true)
                }
                #expect(found.map(\.id) == expected.map(\.id))
                #expect(found.map(\.score) == expected.map(\.score))
                for passage in found {
                    #expect(passage.explanation.reduce(0) { $0 + $1.contribution } == passage.score)
                }
            }
        }
    }

    @Test("equal scores are ordered by passage id, in whatever order they were added")
    func ties() throws {
        let corpus = SyntheticCorpus(path: path)
        let writer = try corpus.makeWriter()
        for id in ["c", "a", "d", "b", "e"] {
            try corpus.add([(id, ["same", "words"])], to: writer)
            try writer.commit()
        }
        let found = try PassageRetriever(path: path).ranking("same words", RetrievalOptions())
        #expect(found.map(\.id) == ["a#0", "b#0", "c#0", "d#0", "e#0"])
        var options = RetrievalOptions()
        options.limit = 2
        #expect(try PassageRetriever(path: path).ranking("same", options).map(\.id) == ["a#0", "b#0"])
    }

    @Test("a question without known words, an empty one and an empty index find nothing")
    func nothing() throws {
        let corpus = SyntheticCorpus(path: path)
        let writer = try corpus.makeWriter()
        #expect(try PassageRetriever(path: path).search("word").isEmpty)
        try corpus.add([("a", ["word"]), ("b", [])], to: writer)
        try writer.commit()
        let retriever = try PassageRetriever(path: path)
        #expect(try retriever.search("").isEmpty && retriever.search("other").isEmpty)
        #expect(try retriever.search("word").map(\.passage.id) == ["a#0"])
        var options = RetrievalOptions()
        options.limit = 0
        #expect(throws: RetrievalError.limit(0)) { try retriever.search("word", options) }
        options.limit = 5
        options.retriever = .late
        #expect(throws: RetrievalError.self) { try retriever.search("word", options) }
    }

    @Test("filters on metadata find exactly what meets them")
    func filters() throws {
        let corpus = SyntheticCorpus(path: path)
        let writer = try corpus.makeWriter()
        let metadata = [
            ("a", #"{"lang":"en","year":1999,"tags":["x","y"]}"#), ("b", #"{"lang":"de","year":2005}"#),
            ("c", #"{"lang":"en","year":2010.5,"draft":true,"of":{"x":1}}"#), ("d", #"{"lang":null}"#),
        ]
        for (id, json) in metadata {
            try corpus.add([(id, ["word"])], to: writer, metadata: JSON(parsing: json))
        }
        try writer.commit()
        let retriever = try PassageRetriever(path: path)
        func found(_ filter: String) throws -> String {
            var options = RetrievalOptions()
            options.filter = try JSON(parsing: filter)
            return try retriever.ranking("word", options).map { String($0.id.prefix(1)) }.joined()
        }
        #expect(try found(#"{}"#) == "abcd")
        #expect(try found(#"{"lang":"en"}"#) == "ac")
        #expect(try found(#"{"year":{"gte":2000}}"#) == "bc")
        #expect(try found(#"{"year":{"gt":1999,"lt":2010}}"#) == "b")
        #expect(try found(#"{"tags":"y"}"#) == "a")
        #expect(try found(#"{"tags":["z","x"]}"#) == "a")
        #expect(try found(#"{"lang":null}"#) == "d")
        #expect(try found(#"{"year":{"exists":false}}"#) == "d")
        #expect(try found(#"{"draft":true}"#) == "c")
        #expect(try found(#"{"of.x":1}"#) == "c")
        #expect(try found(#"{"lang":{"ne":"en"}}"#) == "bd")
        #expect(try found(#"{"or":[{"lang":"de"},{"id":"d"}]}"#) == "bd")
        #expect(try found(#"{"not":{"lang":"de"},"id":{"prefix":"a"}}"#) == "a")
        #expect(try found(#"{"year":{"gte":2010.5}}"#) == "c" && found(#"{"year":2005.0}"#) == "b")
        #expect(try found(#"{"year":{"lt":2005.5,"gt":1998.5}}"#) == "ab")
        #expect(try found(#"{"year":{"lt":1e300}}"#) == "abc" && found(#"{"year":{"lt":-1e300}}"#) == "")
        #expect(try found(#"{"id":{"gt":"b"}}"#) == "cd" && found(#"{"lang":[]}"#) == "")
        #expect(try found(#"{"draft":{"ne":false}}"#) == "abcd" && found(#"{"draft":1}"#) == "")
        for bad in [
            #"[]"#, #"{"a":{}}"#, #"{"a":{"like":"x"}}"#, #"{"a\"":1}"#, #"{"or":[]}"#, #"{"a":{"gt":null}}"#,
        ] {
            #expect(throws: IndexStoreError.self) { try found(bad) }
        }
        // As deep and as long as is allowed, and one more.
        func nested(_ depth: Int, _ wrap: (String) -> String) -> String {
            (0..<depth).reduce(#"{"lang":"en"}"#) { inner, _ in wrap(inner) }
        }
        for wrap in [
            { #"{"not":{"not":\#($0)}}"# }, { #"{"and":[{"year":{"gt":0}},{"and":[\#($0)]}]}"# },
            { #"{"or":[{"year":0},{"or":[\#($0)]}]}"# },
        ] as [(String) -> String] {
            #expect(try found(nested(15, wrap)) == "ac")
            #expect(throws: IndexStoreError.self) { try found(nested(16, wrap)) }
        }
        func many(_ count: Int) -> String { (0..<count).map { #""v\#($0)""# }.joined(separator: ",") }
        #expect(try found(#"{"lang":[\#(many(998)),"de"]}"#) == "b")
        #expect(throws: IndexStoreError.self) { try found(#"{"lang":[\#(many(1_000))]}"#) }
        let options = (0..<999).map { #"{"lang":"v\#($0)"}"# }.joined(separator: ",")
        #expect(try found(#"{"or":[\#(options),{"lang":"de"}]}"#) == "b")
    }

    @Test("a filter after a change of the documents finds what is there then")
    func filtersAfterChanges() throws {
        let corpus = SyntheticCorpus(path: path)
        let writer = try corpus.makeWriter()
        try corpus.add([("a", ["word"])], to: writer, metadata: JSON(parsing: #"{"year":1}"#))
        try writer.commit()
        let retriever = try PassageRetriever(path: path)
        func found(_ filter: String) throws -> String {
            var options = RetrievalOptions()
            options.filter = try JSON(parsing: filter)
            return try retriever.ranking("word", options).map { String($0.id.prefix(1)) }.joined()
        }
        #expect(try found(#"{"year":{"lt":5}}"#) == "a" && found(#"{"not":{"year":7}}"#) == "a")
        try corpus.add([("b", ["word"])], to: writer, metadata: JSON(parsing: #"{"year":2}"#))
        try writer.commit()
        #expect(try found(#"{"year":{"lt":5}}"#) == "ab" && found(#"{"not":{"year":7}}"#) == "ab")
        #expect(try found(#"{"year":{"gt":1}}"#) == "b")
    }
}
