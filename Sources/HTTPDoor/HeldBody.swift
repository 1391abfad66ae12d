import HTTPTypes
import Hummingbird
import NIOCore

/// The body of a request, read whole within its bounds and counted among what the server holds.
enum HeldBody {
    /// The bytes, which the caller releases; or why they are not read.
    static func read(
        _ request: Request, upTo limit: Int, _ context: DoorContext, _ seconds: Int, _ admission: Admission
    ) async -> Result<[UInt8], DoorRefusal> {
        guard request.hasBody else { return .success([]) }
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
            return .failure(tooLarge(limit))
        }
        if request.headers[.expect]?.lowercased() == "100-continue" { await context.sendContinue() }
        let cutOff = context.cutOff(after: seconds)
        defer { cutOff.cancel() }
        var bytes: [UInt8] = []
        do {
            for try await part in request.body {
                guard bytes.count + part.readableBytes <= limit else {
                    admission.release(bytes.count)
                    return .failure(tooLarge(limit))
                }
                guard admission.hold(part.readableBytes) else {
                    admission.release(bytes.count)
                    return .failure(.overload)
                }
                bytes.append(contentsOf: part.readableBytesView)
            }
        } catch {
            admission.release(bytes.count)
            return .failure(DoorRefusal(.badRequest, .brokenBody, "the body broke off"))
        }
        return .success(bytes)
    }

    private static func tooLarge(_ limit: Int) -> DoorRefusal {
        DoorRefusal(.contentTooLarge, .bodyTooLarge, "the body may have \(limit) bytes at most")
    }
}

extension Request {
    /// Whether bytes follow the head.
    var hasBody: Bool {
        headers[.transferEncoding] != nil || headers[.contentLength].map { $0 != "0" } ?? false
    }
}

extension String {
    /// Whether a media type is JSON.
    var isJSON: Bool {
        let type = prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
        return type == "application/json" || type.hasSuffix("+json")
    }

    /// The token of an Authorization header; nil for another scheme.
    var bearerToken: Substring? {
        let words = split(separator: " ", maxSplits: 1)
        guard words.count == 2, words[0].lowercased() == "bearer" else { return nil }
        let token = words[1].drop { $0 == " " }
        return token.isEmpty ? nil : token
    }
}
