package import ContextTypes
import Threads

/// Counts with a tokenizer: exactly what the model will read, without the tokens that frame a text.
package struct ExactTokenCounter: TokenCounter {
    package let name: String
    private let tokenizer: any TextTokenizer

    package init(name: String, _ tokenizer: any TextTokenizer) {
        self.name = name
        self.tokenizer = tokenizer
    }

    package func tokens(in text: UnsafeBufferPointer<UInt8>) -> Int { tokenizer.count(in: text) }
}

/// The tokenizers that an operator has registered, read when first asked for.
///
/// `@unchecked Sendable`: `loaded` and `recent` are touched under `lock` only.
package final class TokenizerShelf: TokenCounterShelf, @unchecked Sendable {
    package let names: [String]
    private let standard: any TokenCounter
    private let places: [String: TokenizerPlace]
    private let allowsFiles: Bool
    private var loaded: [String: any TokenCounter] = [:]
    /// Files that were named without being registered, the newest last.
    private var recent: [String] = []
    private let lock = Lock()
    /// Held while a file is read: a second request for the same one waits, and others that are read go on.
    private let reading = Lock()
    /// A client that names one file after the other must not fill the memory.
    private static let mostFiles = 4

    /// - Parameters:
    ///   - standard: the counter without a file, known by its own name.
    ///   - places: the registered names. The name of `standard` keeps its meaning.
    ///   - first: what counts when a request names none: a registered name, or a file that becomes one; nil for
    ///     `standard`.
    ///   - allowsFiles: any other name is taken for a file.
    package init(
        standard: any TokenCounter, places: [String: TokenizerPlace] = [:], first: String? = nil,
        allowsFiles: Bool = false
    ) {
        self.standard = standard
        self.allowsFiles = allowsFiles
        var places = places
        places[standard.name] = nil
        let first = first ?? standard.name
        if first != standard.name, places[first] == nil { places[first] = TokenizerPlace(file: first) }
        self.places = places
        let others = ([standard.name] + places.keys.sorted()).filter { $0 != first }
        names = [first] + others
    }

    /// - Throws: `TokenizerError` when the file cannot be used.
    package func counter(named name: String) throws -> (any TokenCounter)? {
        if name == standard.name { return standard }
        let registered = places[name]
        guard let place = registered ?? (allowsFiles ? TokenizerPlace(file: name) : nil) else { return nil }
        if let counter = lock.withLock({ loaded[name] }) { return counter }
        return try reading.withLock {
            if let counter = lock.withLock({ loaded[name] }) { return counter }
            let tokenizer = try TokenizerReader.read(place.file, pattern: place.pattern)
            let counter = ExactTokenCounter(name: name, tokenizer)
            lock.withLock { keep(counter, isRegistered: registered != nil) }
            return counter
        }
    }

    private func keep(_ counter: ExactTokenCounter, isRegistered: Bool) {
        loaded[counter.name] = counter
        guard !isRegistered else { return }
        recent.append(counter.name)
        if recent.count > Self.mostFiles { loaded[recent.removeFirst()] = nil }
    }
}
