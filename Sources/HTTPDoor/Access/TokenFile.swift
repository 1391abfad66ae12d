import Service

/// A file of bearer tokens: on each line a scope, the SHA-256 of a token in hexadecimal and, for people, a name.
///
/// ```
/// # scope  SHA-256 of the token                                              whose it is
/// read     ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  dashboard
/// ```
struct TokenFile: Sendable {
    /// Why a file cannot be used: the line and what is wrong with it.
    struct Failure: Error, CustomStringConvertible {
        let line: Int
        let reason: String
        var description: String { "line \(line): \(reason)" }
    }

    private let entries: [(digest: TokenDigest, scope: MethodScope)]

    /// A file without tokens: it lets nobody in.
    static let empty = TokenFile(entries: [])

    private init(entries: [(digest: TokenDigest, scope: MethodScope)]) { self.entries = entries }

    init(parsing text: String) throws(Failure) {
        var entries: [(digest: TokenDigest, scope: MethodScope)] = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .enumerated()
        {
            let words = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace)
            guard let first = words.first else { continue }
            guard let scope = MethodScope(rawValue: String(first)) else {
                let known = MethodScope.allCases.map(\.rawValue).joined(separator: ", ")
                throw Failure(line: index + 1, reason: "\"\(first)\" is no scope; there are: \(known)")
            }
            guard words.count > 1, let digest = TokenDigest(hexadecimal: words[1]) else {
                throw Failure(
                    line: index + 1,
                    reason: "after the scope comes the SHA-256 of a token, 64 hexadecimal digits")
            }
            entries.append((digest, scope))
        }
        self.init(entries: entries)
    }

    /// What the owner of a token may do; nil for a token that is not in the file.
    ///
    /// Every entry is compared whole, so that the time says nothing of how near a wrong token came.
    func scope(of digest: TokenDigest) -> MethodScope? {
        var scope: MethodScope?
        for entry in entries where entry.digest.equalsInConstantTime(digest) {
            scope = max(scope ?? entry.scope, entry.scope)
        }
        return scope
    }
}
