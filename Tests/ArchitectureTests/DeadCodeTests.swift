import FoundationEssentials
import Testing

/// Finds what is declared below Sources and used by nothing but itself and tests.
///
/// Names are compared, not symbols: of several declarations with one name, one that is used hides the others. What is found
/// is dead all the same.
@Suite("Nothing in Sources is dead")
struct DeadCodeTests {
    /// What is called from outside the words of this tree, and by whom.
    private static let called: [String: String] = [
        "WinnowHTTP": "the system", "respond": "Hummingbird", "InboundIn": "NIO", "channelInactive": "NIO",
        "userInboundEventTriggered": "NIO", "channelWritabilityChanged": "NIO",
        "makeCounter": "swift-metrics",
        "makeMeter": "swift-metrics", "makeRecorder": "swift-metrics", "makeTimer": "swift-metrics",
        "decrement": "swift-metrics", "destroyCounter": "swift-metrics", "destroyMeter": "swift-metrics",
        "destroyRecorder": "swift-metrics", "destroyTimer": "swift-metrics",
        "Program": "the system", "validate": "ArgumentParser", "stringValue": "Codable",
        "intValue": "Codable",
        "customMirror": "ArgumentParser, through Mirror", "enqueue": "the concurrency runtime",
        "callAsFunction": "the compiler", "logLevel": "swift-log",
        // The tests' end of a server in this process, which two rooms' tests share with `CallContext`.
        "endInput": "tests", "breakOutput": "tests", "takeOutput": "tests", "nextLine": "tests",
        // The features that training/pruner learns its calibrator from.
        "measurements": "training", "LabelMeasurement": "training",
    ]

    @Test("every type, function and property is used outside its own body")
    func everythingIsUsed() throws {
        var code = DeadCode()
        for folder in ["Sources", "benchmarks"] {
            for file in try SwiftFiles(below: folder).paths {
                code.add(try String(contentsOfFile: file, encoding: .utf8), declares: folder == "Sources")
            }
        }
        #expect(code.names > 3_000)
        let dead = code.unused(except: Set(Self.called.keys))
        #expect(dead.isEmpty, "declared and not used: \(dead.sorted().joined(separator: ", "))")
        for name in Self.called.keys { #expect(code.declares(name), "\(name) is excused, and not declared") }
    }

    @Test(
        "dead declarations are found: alone, recursive, in circles, in extensions; strings and comments do not count"
    )
    func finding() {
        var code = DeadCode()
        code.add(
            #"""
            struct Used { let seen = 1; func recursive() { recursive() } }
            struct Circle { func round() { Square().back() } }
            struct Square { func back() { Circle().round() } }
            extension Circle { var more: Int { 1 } }
            // lonely() is named in a comment
            func lonely() {} /* lonely /* lonely */ lonely */
            func start() { print("lonely \(Used().seen + "\(shown)".count) lonely", #"\(lonely)"#) }
            let shown = """
                lonely \(inner)
                """
            var inner: Int { 2 }
            """#, declares: true)
        code.add("start()", declares: false)
        #expect(
            code.unused(except: []) == ["recursive", "Circle", "Square", "round", "back", "more", "lonely"])
        #expect(code.unused(except: ["Circle", "round"]) == ["recursive", "more", "lonely"])
    }
}

/// Declarations and uses of names.
private struct DeadCode {
    private struct Declaration {
        let name: String
        /// The declaring name, to the end of the body; of an extension its name and body.
        let range: Range<Int>
        let isExtension: Bool
    }

    private struct File {
        let words: [String]
        var declarations: [Declaration]
    }

    private var files: [File] = []
    private var declared: Set<String> = []

    var names: Int { declared.count }

    func declares(_ name: String) -> Bool { declared.contains(name) }

    mutating func add(_ text: String, declares: Bool) {
        let words = SwiftWords(text).words
        var file = File(words: words, declarations: [])
        for index in words.indices.dropLast() where declares {
            guard let declaration = Self.declaration(at: index, in: words) else { continue }
            file.declarations.append(declaration)
            if !declaration.isExtension { declared.insert(declaration.name) }
        }
        files.append(file)
    }

    private static let withBody: Set<String> = [
        "func", "struct", "class", "enum", "actor", "protocol", "extension",
    ]
    private static let withoutBody: Set<String> = ["let", "var", "typealias", "associatedtype"]

    private static func declaration(at index: Int, in words: [String]) -> Declaration? {
        let name = words[index + 1]
        guard name != "(", name != "{", name != "_" else { return nil }
        if withoutBody.contains(words[index]) {
            return Declaration(name: name, range: index + 1..<index + 2, isExtension: false)
        }
        // `class func` and `class var` declare what follows.
        guard withBody.contains(words[index]), !withBody.contains(name), !withoutBody.contains(name) else {
            return nil
        }
        return Declaration(
            name: name, range: index + 1..<bodyEnd(after: index, in: words),
            isExtension: words[index] == "extension")
    }

    /// Where the first pair of braces after `index` closes; of a requirement without a body, the next declaration.
    private static func bodyEnd(after index: Int, in words: [String]) -> Int {
        var depth = 0
        for place in words.indices[(index + 2)...] {
            switch words[place] {
            case "{", "(": depth += 1
            case "}", ")":
                depth -= 1
                if depth < 0 { return place }
                if depth == 0, words[place] == "}" { return place + 1 }
            case let word where depth == 0 && (withBody.contains(word) || withoutBody.contains(word)):
                return place
            default: break
            }
        }
        return words.count
    }

    /// The names that nothing uses which is itself used.
    func unused(except called: Set<String>) -> Set<String> {
        var waiting = uses()
        var used = called
        while true {
            let reached = waiting.filter { $0.owners.isSubset(of: used) }
            guard !reached.isEmpty else { return declared.subtracting(used) }
            used.formUnion(reached.map(\.name))
            waiting.subtract(reached)
        }
    }

    /// A declared name, and in the bodies of which others it stands.
    private struct Use: Hashable {
        let name: String
        let owners: Set<String>
    }

    private func uses() -> Set<Use> {
        var uses: Set<Use> = []
        for file in files {
            var open: [Declaration] = []
            var next = file.declarations[...]
            for (index, word) in file.words.enumerated() {
                open.removeAll { $0.range.upperBound <= index }
                while let first = next.first, first.range.lowerBound == index {
                    open.append(first)
                    next.removeFirst()
                }
                guard declared.contains(word), !open.contains(where: { $0.name == word }) else { continue }
                uses.insert(Use(name: word, owners: Set(open.map(\.name)).intersection(declared)))
            }
        }
        return uses
    }
}
