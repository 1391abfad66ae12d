import IndexStore
import JSONValues
package import TextAnalysis

/// How a corpus becomes an index.
package struct IndexingOptions: Sendable {
    /// Of a new index; one that is there keeps its own.
    package var analyzer = AnalyzerSettings()
    /// Of a new index.
    package var k1 = 0.9
    /// Of a new index.
    package var b = 0.4
    /// Most tokens of a passage. With its title that is about what the encoder reads, 256 word pieces.
    package var passageTokens = 230
    /// What they are counted in. Of a new index.
    package var measure = PassageMeasure.best
    /// Read text of pages that their readers cannot see. Of a new index.
    package var keepsHidden = false
    /// Search every passage, also what stands in another one. Of a new index.
    package var keepsDuplicates = false
    /// What documents must be like to be indexed; nil where all are.
    package var admission: DocumentAdmission?
    /// Remove documents that the corpus no longer has.
    package var sync = false
    /// Only the documents of this part of the corpus; nil for all.
    package var shard: CorpusShard?
    /// Threads that structure, cut and analyse; 0 means one for each core.
    package var threads = 0
    /// Commit after so many bytes of text: what a crash can cost.
    package var commitBytes = 24 << 20

    /// Of single records, as the corpus is read with.
    package var limits = ReadingLimits()

    package init() {}
}

extension IndexingOptions {
    /// What an index remembers of how its documents are read and cut. What is as ever is not written, so that the file
    /// stays the same.
    var cutting: JSON {
        .object([
            "passageTokens": .integer(passageTokens), "keepHidden": keepsHidden ? .bool(true) : nil,
            "keepDuplicates": keepsDuplicates ? .bool(true) : nil,
            "measure": measure == .estimate ? nil : .string(measure.rawValue),
        ])
    }

    /// Whether the pages of an index were read with what their readers cannot see.
    static func keepsHidden(in settings: IndexSettings) -> Bool {
        settings.cutting["keepHidden"]?.bool ?? false
    }

    /// Whether an index searches also what stands in other passages of it.
    static func keepsDuplicates(in settings: IndexSettings) -> Bool {
        settings.cutting["keepDuplicates"]?.bool ?? false
    }
}
