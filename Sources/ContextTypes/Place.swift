/// Where in a document as people have it a stretch of its text stands: what a reader opens to find it again.
///
/// Numbers count from 1.
package enum Place: Hashable, Sendable {
    /// A box on a page.
    case page(Int, box: PageBox)
    /// A cell of a notebook.
    case cell(Int)
    /// A row of a table, and the sheet of a workbook that it stands in.
    case row(Int, sheet: String?)
    case slide(Int)
    /// A message of a mailbox.
    case message(Int)
    /// A file of a book, in the order of reading.
    case chapter(Int)
    /// An entry of a feed.
    case entry(Int)
    /// Milliseconds from the start of a recording.
    case time(start: Int, end: Int)
    /// Lines of the source.
    case lines(first: Int, last: Int)
    /// Parts of a document whose pages are made only when it is shown: headings, paragraphs, items of lists and rows of
    /// tables, counted in the order of reading.
    case paragraphs(first: Int, last: Int)
}

/// A box on a page in points (1/72 inch) from its upper left corner, rounded outwards.
package struct PageBox: Hashable, Sendable {
    package var left: Int
    package var top: Int
    package var right: Int
    package var bottom: Int

    package init(left: Int, top: Int, right: Int, bottom: Int) {
        self.left = left
        self.top = top
        self.right = right
        self.bottom = bottom
    }

    /// The smallest box around both.
    package func union(_ other: PageBox) -> PageBox {
        PageBox(
            left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
            bottom: max(bottom, other.bottom))
    }
}

/// A stretch of a text with its place. Those of one text rise and do not overlap.
package struct PlacedSpan: Hashable, Sendable {
    package var span: SourceSpan
    package var place: Place

    package init(span: SourceSpan, place: Place) {
        self.span = span
        self.place = place
    }
}

extension Place {
    /// Both as one, where `next` goes on right behind: the next line of a column, the next row, the next seconds. Nil
    /// where something else may stand between them: the next page, another column.
    package func joined(with next: Place) -> Place? {
        switch (self, next) {
        case (.page(let page, let box), .page(let otherPage, let other)) where page == otherPage:
            let goesDown = other.top >= box.top && other.left < box.right && other.right > box.left
            let goesOn = other.top < box.bottom && other.bottom > box.top && other.left >= box.left
            return goesDown || goesOn ? .page(page, box: box.union(other)) : nil
        case (.time(let start, let end), .time(let otherStart, let otherEnd)):
            return .time(start: min(start, otherStart), end: max(end, otherEnd))
        case (.lines(let first, let last), .lines(let otherFirst, let otherLast)):
            return .lines(first: min(first, otherFirst), last: max(last, otherLast))
        case (.paragraphs(let first, let last), .paragraphs(let otherFirst, let otherLast)):
            return .paragraphs(first: min(first, otherFirst), last: max(last, otherLast))
        default: return self == next ? self : nil
        }
    }
}

extension [PlacedSpan] {
    /// The places of the text at `span`, those that go on merged.
    ///
    ///     passage.places.places(of: sentence.span)   // [.page(12, box: …)]
    package func places(of span: SourceSpan) -> [Place] {
        var found: [Place] = []
        var index = partitioningIndex(behind: span.start)
        while index < count, self[index].span.start < span.end {
            if let joined = found.last?.joined(with: self[index].place) {
                found[found.count - 1] = joined
            } else {
                found.append(self[index].place)
            }
            index += 1
        }
        return found
    }

    /// As far as they lie in `span`, counted from its start.
    package func clipped(to span: SourceSpan) -> [PlacedSpan] {
        var found: [PlacedSpan] = []
        var index = partitioningIndex(behind: span.start)
        while index < count, self[index].span.start < span.end {
            let (start, end) = (
                Swift.max(self[index].span.start, span.start), Swift.min(self[index].span.end, span.end)
            )
            found.append(
                PlacedSpan(
                    span: SourceSpan(start: start, end: end).shifted(by: -span.start),
                    place: self[index].place))
            index += 1
        }
        return found
    }

    /// The first that ends behind `offset`.
    private func partitioningIndex(behind offset: Int) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].span.end <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
