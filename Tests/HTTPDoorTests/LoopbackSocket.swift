import Glibc

/// A socket to this machine, used from a thread that may block.
enum LoopbackSocket {
    /// Connects, sends, and reads until the other side closes or says nothing for ten seconds.
    static func exchange(_ texts: [String], port: Int, pause: Duration) -> String {
        guard let descriptor = connected(to: port) else { return "" }
        defer { close(descriptor) }
        for (index, text) in texts.enumerated() {
            if index > 0 { usleep(UInt32(pause / .microseconds(1))) }
            send(text, over: descriptor)
        }
        var received: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = recv(descriptor, &chunk, chunk.count, 0)
            guard count > 0 else { return String(decoding: received, as: UTF8.self) }
            received += chunk[..<count]
        }
    }

    /// Connects, sends, waits as long as `wait` does, and goes away without reading.
    static func abandon(_ text: String, port: Int, after wait: () -> Void) {
        guard let descriptor = connected(to: port) else { return }
        send(text, over: descriptor)
        wait()
        close(descriptor)
    }

    private static func connected(to port: Int) -> Int32? {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        var limit = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let isConnected = withUnsafeBytes(of: &address) { bytes in
            connect(
                descriptor, bytes.assumingMemoryBound(to: sockaddr.self).baseAddress,
                socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
        }
        if isConnected { return descriptor }
        close(descriptor)
        return nil
    }

    private static func send(_ text: String, over descriptor: Int32) {
        let bytes = Array(text.utf8)
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            sent += count
        }
    }
}
