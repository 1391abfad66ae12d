extension PageReader {
    /// Marks what is not main content; a page of our own rendering says so itself. True when nothing surely was.
    mutating func markBoilerplate(of page: PageStatement) -> Bool {
        guard !drafts.contains(where: { $0.hint.isRendered }) else {
            for index in drafts.indices { mark(index, drafts[index].hint.rendered) }
            return false
        }
        let content = MainContent.found(
            in: DraftMeasures(drafts: drafts, text: text, links: links), of: page)
        for index in drafts.indices { mark(index, content.marks[index]) }
        return content.fellBack
    }
}
