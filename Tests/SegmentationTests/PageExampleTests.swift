import ContextTypes
import Testing

@testable import Segmentation

@Suite("The page of Segmentation")
struct PageExampleTests {
    @Test("its example does what it says")
    func example() {
        let page = "<h1>Mills</h1><p>A mill grinds grain. <b>Slowly.</b></p>"
        let content = structured(page, as: .html).content
        #expect(content.text == "Mills\n\nA mill grinds grain. Slowly.")
        #expect(content.blocks.map(\.kind) == [.document, .heading, .paragraph])
    }
}
