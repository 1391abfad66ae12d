import CKernels

/// How often one term stands in one passage. Its layout is that of `winnow_term_count`.
package struct TermCount: Sendable {
    /// Number in the vocabulary beside it.
    package var term: UInt32
    /// Number of the passage.
    package var passage: UInt32
    package var frequency: UInt32
}

/// Postings of many terms that grow side by side, about two bytes each: a chain of chunks for each term in one block of
/// memory (as Lucene's and tantivy's indexing buffers). One thread at a time adds; any number may read between.
package final class PostingsArena: @unchecked Sendable {
    // Sendable because `append` wants this alone, as the run that owns it does.
    private var arena = winnow_arena()

    package init() {}

    deinit { winnow_arena_free(&arena) }

    /// Bytes in use.
    package var bytes: Int { Int(arena.count) }

    /// - Parameters:
    ///   - counts: of passages that follow those that are here; their terms are places in `numbers`.
    ///   - numbers: this arena's numbers of the terms, below `terms`.
    ///   - base: number of the first passage.
    package func append(_ counts: [TermCount], numbers: [UInt32], terms: Int, base: UInt32) {
        let isThere = counts.withUnsafeBytes { counts in
            let first = counts.bindMemory(to: winnow_term_count.self)
            return winnow_arena_reserve(&arena, UInt64(terms)) == 1
                && winnow_arena_append(&arena, first.baseAddress, UInt64(first.count), numbers, base) == 1
        }
        precondition(isThere, "no memory for postings")
    }

    package func df(_ term: Int) -> Int { Int(arena.terms[term].df) }

    /// Memory to read postings into, kept from term to term. For one thread.
    package struct Reader {
        fileprivate var scratch: [UInt8] = []
        fileprivate var docs: [UInt32] = []
        fileprivate var frequencies: [UInt32] = []

        package init() {}
    }

    /// Calls `body` with the postings of a term: passages, rising, and frequencies.
    package func read(
        _ term: Int, with reader: inout Reader,
        _ body: (_ docs: UnsafePointer<UInt32>, _ frequencies: UnsafePointer<UInt32>, _ df: Int) -> Void
    ) {
        let (df, bytes) = (df(term), Int(arena.terms[term].bytes))
        if reader.scratch.count < bytes { reader.scratch = [UInt8](repeating: 0, count: 2 * bytes) }
        if reader.docs.count < df {
            reader.docs = [UInt32](repeating: 0, count: 2 * df)
            reader.frequencies = reader.docs
        }
        withUnsafePointer(to: arena) {
            winnow_arena_read($0, UInt32(term), &reader.scratch, &reader.docs, &reader.frequencies)
        }
        reader.docs.withUnsafeBufferPointer { docs in
            reader.frequencies.withUnsafeBufferPointer { frequencies in
                guard let doc = docs.baseAddress, let frequency = frequencies.baseAddress else { return }
                body(doc, frequency, df)
            }
        }
    }
}
