/// What bounds the memory and the time of reading one document.
package struct DocumentLimits: Sendable, Hashable {
    /// Entries of an archive.
    package var archiveEntries = 20_000
    /// Bytes that are taken from an archive, all of them together.
    package var archiveBytes = 256 << 20
    /// How many times larger than in the archive an entry may be.
    package var archiveRatio = 500
    /// Open elements of XML at one time.
    package var elementDepth = 512
    /// Parts of parts of a mail.
    package var partDepth = 16
    /// Pages of a PDF.
    package var pages = 5_000
    /// Seconds that the program for PDF may take.
    package var seconds = 120
    /// Bytes of memory that it may take.
    package var programMemory = 1 << 30
    /// Bytes of a cell, a paragraph, a name.
    package var columns = 1_024

    package init() {}
}
