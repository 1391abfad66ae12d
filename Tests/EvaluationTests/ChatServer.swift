import Dispatch
import Evaluation
import Glibc
import JSONValues
import Synchronization

/// A server for tests on a free port of this machine: gives every chat the same answer.
final class ChatServer: Sendable {
    let port: Int
    private let listener: Int32
    private let count = Mutex(0)

    /// Requests answered so far.
    var requests: Int { count.withLock { $0 } }

    init(answer: String) throws {
        (listener, port) = try ChatServer.listening()
        let content = JSON.string(answer).description
        let body = #"{"choices":[{"message":{"role":"assistant","content":\#(content)}}]}"#
        let answer = Array("HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8)
        let listener = listener
        DispatchQueue(label: "chat server").async { [weak self] in
            while true {
                let client = accept(listener, nil, nil)
                guard client >= 0 else { return }
                ChatServer.readRequest(client)
                self?.count.withLock { $0 += 1 }
                _ = answer.withUnsafeBytes { send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
                close(client)
            }
        }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    /// A port on which nothing listens.
    static func freePort() throws -> Int {
        let (listener, port) = try listening()
        close(listener)
        return port
    }

    private static func listening() throws -> (Int32, Int) {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, size) == 0 && getsockname(listener, address, &size) == 0
            }
        }
        guard listener >= 0, code, listen(listener, 8) == 0 else {
            throw EvaluationError.settings("no socket: \(String(cString: strerror(errno)))")
        }
        return (listener, Int(UInt16(bigEndian: address.sin_port)))
    }

    /// Reads up to the end of the body that Content-Length announces.
    private static func readRequest(_ client: Int32) {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 14)
        while true {
            let text = String(decoding: bytes, as: UTF8.self)
            let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
            let lines = parts[0].split(separator: "\r\n")
            if parts.count == 2, let line = lines.first(where: { $0.hasPrefix("Content-Length: ") }),
                let length = Int(line.dropFirst("Content-Length: ".count)), parts[1].utf8.count >= length
            {
                return
            }
            let count = chunk.withUnsafeMutableBytes { recv(client, $0.baseAddress, $0.count, 0) }
            guard count > 0 else { return }
            bytes += chunk[..<count]
        }
    }
}
