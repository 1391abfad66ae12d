import Testing

@testable import JSONRPC

@Suite("The page of JSONRPC")
struct PageExampleTests {
    @Test("its example does what it says")
    func example() {
        var framer = MessageFramer(messageBytes: 1_000)
        let start = framer.receive(Array("{\"id\":1}\n{\"id\"".utf8))
        let end = framer.receive(Array(":2}\n".utf8))
        #expect(start == [.message(Array("{\"id\":1}".utf8))])
        #expect(end == [.message(Array("{\"id\":2}".utf8))])
    }
}
