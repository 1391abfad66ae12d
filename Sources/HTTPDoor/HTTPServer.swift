import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import JSONRPC
package import Logging
import NIOCore
import NIOSSL
package import Options
package import Service
import ServiceLifecycle
import Synchronization
import UnixSignals

/// A server of HTTP in front of a service.
///
/// ```swift
/// let server = try HTTPServer(service, settings, logger: logger)
/// try await server.run { port in print("listening on \(port)") }
/// ```
package final class HTTPServer: Sendable {
    private let service: WinnowService
    private let settings: HTTPSettings
    private let limits: ServiceSettings
    private let logger: Logger
    private let tokens: TokenStore?
    private let secured: HTTPServerBuilder
    private let isReady = Atomic(false)
    private let group = Mutex<ServiceGroup?>(nil)

    /// - Throws: `DoorError` for settings that cannot be served.
    package init(
        _ service: WinnowService, _ settings: HTTPSettings, limits: ServiceSettings, logger: Logger
    ) throws {
        guard !settings.tokens.isEmpty || HostCheck.isLoopback(settings.address) else {
            throw DoorError(
                "\(settings.address) can be reached by others: name a file of tokens (--tokens FILE), or listen on 127.0.0.1"
            )
        }
        self.service = service
        self.settings = settings
        self.limits = limits
        self.logger = logger
        tokens = settings.tokens.isEmpty ? nil : try TokenStore(path: settings.tokens, logger: logger)
        secured = try HTTPServer.builder(settings)
    }

    /// Serves until it is asked to end: by SIGTERM, SIGINT, `end` or a client that may do so. What runs then is finished
    /// first, for as long as a request may take.
    ///
    /// - Parameter started: told the port when it is listened on.
    package func run(handlingSignals: Bool = true, started: @escaping @Sendable (Int) -> Void) async throws {
        let workshop = Workshop(
            threads: limits.limits.concurrentRequests, limit: .seconds(settings.requestSeconds))
        defer { workshop.close() }
        var configuration = ApplicationConfiguration(
            address: .hostname(settings.address, port: settings.port), serverName: "winnow")
        configuration.availableConnectionsDelegate = MaximumAvailableConnections(
            settings.connections, logger: quiet)
        let application = Application(
            responder: responder(workshop), server: secured, configuration: configuration,
            onServerRunning: { [self] channel in
                isReady.store(true, ordering: .releasing)
                started(channel.localAddress?.port ?? 0)
            }, logger: quiet)
        var services = ServiceGroupConfiguration(
            services: [application], gracefulShutdownSignals: handlingSignals ? [.sigterm, .sigint] : [],
            logger: quiet)
        services.maximumGracefulShutdownDuration = .seconds(settings.requestSeconds)
        let group = ServiceGroup(configuration: services)
        self.group.withLock { $0 = group }
        try await group.run()
    }

    /// Asks the server to end.
    package func end() {
        isReady.store(false, ordering: .releasing)
        if let group = group.withLock({ $0 }) { Task { await group.triggerGracefulShutdown() } }
    }

    /// The frameworks' own lines say nothing that the access log does not.
    private var quiet: Logger {
        var logger = logger
        logger.logLevel = .error
        return logger
    }

    private func responder(_ workshop: Workshop) -> DoorResponder {
        let metrics = DoorMetrics()
        let serving = limits.limits
        let admission = Admission(
            workers: serving.concurrentRequests, waiting: serving.queuedRequests, bytes: serving.queuedBytes)
        let document = OpenAPIDocument(service: service, needsToken: tokens != nil).json
        let routes =
            MethodRoutes(service: service, metrics: metrics).all
            + RerankRoutes(service: service, metrics: metrics).all
            + MCPRoutes(service: service, metrics: metrics).all + PageRoutes(document: document).all
            + StatusRoutes(
                admission: admission, metrics: metrics,
                isReady: { [self] in isReady.load(ordering: .acquiring) }
            ).all
        return DoorResponder(
            routes: RouteTable(routes),
            hosts: HostCheck(address: settings.address, further: settings.hosts),
            origins: OriginPolicy(origins: settings.origins), tokens: tokens, admission: admission,
            workshop: workshop, metrics: metrics, log: AccessLog(logger: logger),
            bodyBytes: settings.bodyBytes,
            readSeconds: settings.readSeconds, endService: { [self] in end() })
    }

    /// HTTP/1.1, over TLS where there is a certificate.
    private static func builder(_ settings: HTTPSettings) throws(DoorError) -> HTTPServerBuilder {
        let seconds = Int64(settings.readSeconds)
        let plain = HTTPServerBuilder.http1(
            configuration: HTTP1Channel.Configuration(
                additionalChannelHandlers: [ConnectionWatch(patience: .seconds(seconds))],
                idleTimeout: .seconds(seconds),
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100)))
        guard !settings.certificate.isEmpty || !settings.key.isEmpty else { return plain }
        guard !settings.certificate.isEmpty, !settings.key.isEmpty else {
            throw DoorError("TLS needs both: --certificate FILE and --key FILE")
        }
        do {
            let chain = try NIOSSLCertificate.fromPEMFile(settings.certificate).map {
                NIOSSLCertificateSource.certificate($0)
            }
            let key = try NIOSSLPrivateKey(file: settings.key, format: .pem)
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain, privateKey: .privateKey(key))
            configuration.minimumTLSVersion = .tlsv12
            configuration.applicationProtocols = ["http/1.1"]
            return try .tls(plain, tlsConfiguration: configuration)
        } catch {
            throw DoorError(
                "\(settings.certificate), \(settings.key): no certificate and key for TLS: \(error)")
        }
    }
}
