/// The normalisation forms of Unicode (UAX #15).
enum UnicodeForm: String, Sendable, Hashable {
    case nfc = "NFC"
    case nfd = "NFD"
    case nfkc = "NFKC"
    case nfkd = "NFKD"

    var isCompatible: Bool { self == .nfkc || self == .nfkd }
    var composes: Bool { self == .nfc || self == .nfkc }
}

/// Normalises by the tables of the package `tokenizers`, and tells how many scalars each result stands for.
enum UnicodeNormalization {
    static func apply(_ form: UnicodeForm, to text: inout AlignedText) {
        var rewriter = TextRewriter(text)
        var composer = Composer()
        var decomposer = Decomposer(isCompatible: form.isCompatible)
        func take(_ item: ChangedScalar) {
            if form.composes {
                composer.take(item) { rewriter.append($0.scalar, change: $0.change) }
            } else {
                rewriter.append(item.scalar, change: item.change)
            }
        }
        text.bytes.withUnsafeBufferPointer { bytes in
            var position = 0
            while position < bytes.count {
                let (scalar, next) = UTF8Decoding.scalar(in: bytes, at: position, end: bytes.count)
                decomposer.take(scalar, take)
                position = next
            }
        }
        decomposer.finish(take)
        if form.composes { composer.finish { rewriter.append($0.scalar, change: $0.change) } }
        text = rewriter.new
    }
}

/// A scalar of a normalised text with its canonical combining class.
struct ChangedScalar {
    var scalar: UInt32
    var combiningClass: UInt8
    /// See `TextRewriter.append`.
    var change: Int
}

/// Decomposes scalars and puts combining ones into canonical order.
private struct Decomposer {
    let isCompatible: Bool
    private let tables = NormalizationTables.shared
    /// What waits for the next starter, because it may have to be sorted.
    private var pending: [ChangedScalar] = []

    init(isCompatible: Bool) { self.isCompatible = isCompatible }

    mutating func take(_ scalar: UInt32, _ body: (ChangedScalar) -> Void) {
        if scalar < 0x80 { return push(scalar, isFirst: true, body) }
        var isFirst = true
        tables.forEachPart(of: scalar, isCompatible: isCompatible) {
            push($0, isFirst: isFirst, body)
            isFirst = false
        }
    }

    mutating func finish(_ body: (ChangedScalar) -> Void) {
        if pending.count > 1 { sortPending() }
        pending.forEach(body)
        pending.removeAll(keepingCapacity: true)
    }

    private mutating func push(_ scalar: UInt32, isFirst: Bool, _ body: (ChangedScalar) -> Void) {
        let combiningClass = scalar < 0x300 ? 0 : tables.combiningClass(of: scalar)
        let item = ChangedScalar(scalar: scalar, combiningClass: combiningClass, change: isFirst ? 0 : 1)
        if combiningClass == 0 {
            finish(body)
            body(item)
        } else {
            pending.append(item)
        }
    }

    /// Stable, by combining class.
    private mutating func sortPending() {
        pending = pending.enumerated().sorted {
            ($0.element.combiningClass, $0.offset) < ($1.element.combiningClass, $1.offset)
        }.map(\.element)
    }
}

/// Composes what can be composed.
private struct Composer {
    private let tables = NormalizationTables.shared
    private var starter: ChangedScalar?
    /// Combining scalars after the starter that did not join it.
    private var kept: [ChangedScalar] = []

    init() {}

    mutating func take(_ item: ChangedScalar, _ body: (ChangedScalar) -> Void) {
        guard let first = starter else {
            if item.combiningClass == 0 { starter = item } else { body(item) }
            return
        }
        // Blocked (D115) by one of the same or a higher class that stayed in between.
        let isBlocked = kept.last.map { $0.combiningClass >= item.combiningClass } ?? false
        if !isBlocked, let composed = tables.composed(first.scalar, item.scalar) {
            starter = ChangedScalar(
                scalar: composed, combiningClass: 0, change: first.change + item.change - 1)
        } else if item.combiningClass == 0 {
            finish(body)
            starter = item
        } else {
            kept.append(item)
        }
    }

    mutating func finish(_ body: (ChangedScalar) -> Void) {
        if let starter { body(starter) }
        kept.forEach(body)
        kept.removeAll(keepingCapacity: true)
        starter = nil
    }
}
