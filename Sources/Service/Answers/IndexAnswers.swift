package import IndexStore
package import JSONValues

extension IndexStatus {
    /// The result of `index/status` for one index.
    package var answer: JSON {
        JSON.sorted([
            "documents": .integer(documents), "passages": .integer(passages),
            "tokens": .integer(tokens), "formatVersion": .integer(formatVersion),
            "bytes": JSON.sorted([
                "file": .integer(fileBytes), "inverted": .integer(invertedBytes),
                "text": .integer(textBytes), "tokenVectors": .integer(tokenVectorBytes),
            ]),
            "encoder": .string(encoder?.name ?? "none"),
            "encoderSettings": encoder.map { $0.json },
            "contained": containedPassages == 0
                ? nil
                : JSON.sorted([
                    "passages": .integer(containedPassages), "holders": .integer(holders),
                    "textBytes": .integer(containedBytes),
                ]),
            "drift": encoder == nil ? nil : WireNumber.score(drift),
            "encoded": JSON.sorted(["done": .integer(encoded), "total": .integer(passages)]),
            "statistics": JSON.sorted([
                "averageLength": WireNumber.score(averageLength),
                "postings": .integer(postings), "segments": .integer(segments),
                "deadPassages": .integer(deadPassages), "k1": .double(settings.k1),
                "b": .double(settings.b), "analyzer": settings.analyzer,
            ]),
        ])
    }
}

/// The result of `index/remove`.
package struct RemovalAnswer {
    package let removed: Int
    /// Ids of no document.
    package let missing: [String]

    package init(asked: Int, missing: [String]) {
        removed = asked - missing.count
        self.missing = missing
    }

    package var json: JSON { JSON.sorted(["removed": .integer(removed), "missing": .strings(missing)]) }
}

/// The result of `index/compact`: the bytes of the file.
package struct CompactionAnswer {
    package let before: Int
    package let after: Int

    package init(_ bytes: (before: Int, after: Int)) { (before, after) = bytes }

    package var json: JSON {
        JSON.sorted(["bytes": JSON.sorted(["before": .integer(before), "after": .integer(after)])])
    }
}

/// The result of `index/verify`.
package struct VerificationAnswer {
    package let findings: [String]

    package init(_ findings: [String]) { self.findings = findings }

    package var isValid: Bool { findings.isEmpty }
    package var json: JSON { JSON.sorted(["valid": .bool(isValid), "findings": .strings(findings)]) }
}
