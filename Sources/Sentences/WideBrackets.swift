/// Brackets of East Asian text, inside which full stops end nothing: `（…。…）`, `《…！…》`, `「…。…」`.
extension SentenceScanner {
    /// How far a bracket is looked for on each side, in bytes.
    private static var reach: Int { 240 }

    /// Whether `index` lies inside wide brackets of the current sentence that are closed soon behind it.
    func isInsideWideBrackets(_ index: Int) -> Bool {
        opensWideBracket(before: index) && closesWideBracket(behind: index)
    }

    private func opensWideBracket(before index: Int) -> Bool {
        var depth = 0
        var position = index
        while index - position < Self.reach,
            let scalar = text.scalar(before: position, notBelow: sentenceStart)
        {
            switch WideBracket(scalar.value) {
            case .closing: depth += 1
            case .opening where depth == 0: return true
            case .opening: depth -= 1
            case nil: break
            }
            position -= scalar.length
        }
        return false
    }

    private func closesWideBracket(behind index: Int) -> Bool {
        var depth = 0
        var position = index
        while position < text.count, position - index < Self.reach {
            let scalar = text.scalar(at: position)
            switch WideBracket(scalar.value) {
            case .opening: depth += 1
            case .closing where depth == 0: return true
            case .closing: depth -= 1
            case nil: if LetterKind(scalar.value) == .newline { return false }
            }
            position += scalar.length
        }
        return false
    }
}

private enum WideBracket {
    case opening
    case closing

    init?(_ value: UInt32) {
        switch value {
        case 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0xFF08: self = .opening
        case 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0xFF09: self = .closing
        default: return nil
        }
    }
}
