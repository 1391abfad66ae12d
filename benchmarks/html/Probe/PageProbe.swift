@testable import ContextTypes
@testable import Markup
@testable import Segmentation
@testable import TestSupport

/// The measuring program of benchmarks/html: prints how fast the shared pages are read on one core.
@main
struct PageProbe {
    static func main() {
        for folder in ["articles", "readability"] { PageProbe().measure(folder) }
    }

    private func measure(_ folder: String) {
        let pages = SharedPages.all(of: folder).map { String(decoding: $0.bytes, as: UTF8.self) }
        guard !pages.isEmpty else { return }
        let bytes = pages.reduce(0) { $0 + $1.utf8.count }
        report("parse + clean + tree, \(folder)", bytes, pages.count) {
            pages.reduce(0) { $0 + structured($1, as: .html).content.blocks.count }
        }
        report("parse only, \(folder)", bytes, pages.count) {
            pages.reduce(0) { $0 + MarkupTree(html: $1).nodes.count }
        }
    }

    /// The best of five passes over all pages.
    private func report(_ name: String, _ bytes: Int, _ pages: Int, _ body: () -> Int) {
        var best = Double.infinity
        var found = 0
        for _ in 0..<5 {
            let start = ContinuousClock.now
            found = body()
            let elapsed = (ContinuousClock.now - start).components
            best = min(best, Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18)
        }
        let rate = (Double(bytes) / 1e5 / best).rounded() / 10
        let each = (best / Double(pages) * 1e5).rounded() / 100
        print(
            "measured speed \(name): \(rate) MB/s, \(each) ms a page, \(bytes) bytes, \(pages) pages, \(found) nodes"
        )
    }
}
