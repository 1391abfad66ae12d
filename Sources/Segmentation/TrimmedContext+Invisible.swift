package import ContextTypes

extension TrimmedContext {
    /// Says which passages hold characters that mean nothing to a reader (zero-width, tags, direction overrides), and takes
    /// them out of the context and of the kept texts when the options ask for it.
    ///
    /// Offsets count in the source as before: only what is shown of it changes, and it never grows.
    package mutating func settleInvisible(_ options: PruningOptions) {
        for passage in passages {
            let found = InvisibleCharacters.survey(passage.source?.text ?? passage.text)
            // What a page hid, and was asked to be kept, has been counted where the page was read.
            guard !options.keepHidden, !found.isEmpty else { continue }
            let place = "passage \"\(passage.id)\""
            if let warning = found.warning(for: place, kept: !options.removeInvisible) {
                warnings.append(ContextWarning(.hiddenText, warning, place: passage.id))
            }
        }
        guard options.removeInvisible else { return }
        context = InvisibleCharacters.removed(from: context)
        characters.kept = context.unicodeScalars.count
        for index in passages.indices {
            passages[index].text = InvisibleCharacters.removed(from: passages[index].text)
            passages[index].markup = passages[index].markup.map { InvisibleCharacters.removed(from: $0) }
        }
    }
}
