/// Finding the word in front of a mark, and what the lists say of it.
extension SentenceScanner {
    /// The word or number that ends before `index`: back to white space or an opening mark.
    func wordBefore(_ index: Int) -> Range<Int> {
        var start = index
        while index - start < WordTable.maximumLength * 2,
            let scalar = text.scalar(before: start, notBelow: sentenceStart)
        {
            let kind = LetterKind(scalar.value)
            let isInner = scalar.value == 0x27 || scalar.value == 0x2019
            if kind.isSpace || kind == .opener || kind == .closer || (kind == .quote && !isInner) { break }
            if scalar.value == 0x2C || scalar.value == 0x3B || scalar.value == 0x3C || scalar.value == 0x3E {
                break
            }
            start -= scalar.length
        }
        return start..<index
    }

    /// The word in front of the blank before `index`.
    func wordBeforeBlank(_ index: Int) -> Range<Int> {
        guard let blank = text.scalar(before: index, notBelow: sentenceStart), LetterKind(blank.value).isSpace
        else {
            return index..<index
        }
        return wordBefore(index - blank.length)
    }

    /// The same without the period of an abbreviation.
    func nameBefore(_ index: Int) -> Range<Int> {
        let word = wordBeforeBlank(index)
        guard let last = word.last, text[last] == 0x2E else { return word }
        return word.lowerBound..<last
    }

    /// The traits of a word, or of its part behind the last hyphen, slash or apostrophe.
    func traits(ofWord word: Range<Int>) -> WordTraits {
        let whole = words.traits(of: word, in: text)
        if !whole.isEmpty { return whole }
        var start = word.upperBound
        while start > word.lowerBound {
            let byte = text[start - 1]
            if byte == 0x2D || byte == 0x2F || byte == 0x27 || byte == 0x26 { break }
            start -= 1
        }
        return start > word.lowerBound ? words.traits(of: start..<word.upperBound, in: text) : []
    }
}
