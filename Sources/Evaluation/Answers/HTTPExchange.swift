import Glibc

/// One request over a connection of its own, with blocking sockets.
struct HTTPExchange {
    let address: HTTPAddress
    let timeoutSeconds: Int

    /// A longer answer is refused.
    private static let longestAnswer = 16 << 20

    /// Posts `body` (JSON) to `address` + `path` and gives the whole answer.
    func post(path: String, body: [UInt8], authorization: String?) throws(EvaluationError) -> HTTPAnswer {
        let socket = try connected()
        defer { close(socket) }
        var head = "POST \(address.path)\(path) HTTP/1.1\r\nHost: \(address.authority)\r\n"
        head += "Content-Type: application/json\r\nAccept: application/json\r\nConnection: close\r\n"
        if let authorization { head += "Authorization: Bearer \(authorization)\r\n" }
        head += "Content-Length: \(body.count)\r\n\r\n"
        try send(Array(head.utf8) + body, over: socket)
        return try answer(from: socket)
    }

    private func connected() throws(EvaluationError) -> Int32 {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var first: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(address.host, address.port, &hints, &first)
        guard code == 0 else { throw failure(String(cString: gai_strerror(code))) }
        defer { freeaddrinfo(first) }
        var reason = "no address"
        var next = first
        while let entry = next?.pointee {
            let descriptor = socket(entry.ai_family, entry.ai_socktype | Int32(SOCK_CLOEXEC.rawValue), 0)
            limitTime(of: descriptor)
            if descriptor >= 0, connect(descriptor, entry.ai_addr, entry.ai_addrlen) == 0 {
                return descriptor
            }
            reason = String(cString: strerror(errno))
            if descriptor >= 0 { close(descriptor) }
            next = entry.ai_next
        }
        throw failure(reason)
    }

    private func limitTime(of descriptor: Int32) {
        var limit = timeval(tv_sec: timeoutSeconds, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, size)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, size)
    }

    private func send(_ bytes: [UInt8], over socket: Int32) throws(EvaluationError) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw failure(String(cString: strerror(errno))) }
            sent += count
        }
    }

    /// Reads until the answer is whole: many servers keep the connection open whatever they were asked.
    private func answer(from socket: Int32) throws(EvaluationError) -> HTTPAnswer {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count <= HTTPExchange.longestAnswer {
            let count = chunk.withUnsafeMutableBytes { recv(socket, $0.baseAddress, $0.count, 0) }
            guard count >= 0 else {
                let isLate = errno == EAGAIN || errno == EWOULDBLOCK
                throw failure(
                    isLate ? "no answer within \(timeoutSeconds) s" : String(cString: strerror(errno)))
            }
            bytes += chunk[..<count]
            if let answer = HTTPAnswer(bytes, isComplete: count == 0) { return answer }
            guard count > 0 else { throw failure("its answer is no HTTP, or ends too early") }
        }
        throw failure("its answer is longer than \(HTTPExchange.longestAnswer) bytes")
    }

    private func failure(_ reason: String) -> EvaluationError {
        .system(name: address.description, reason: reason)
    }
}
