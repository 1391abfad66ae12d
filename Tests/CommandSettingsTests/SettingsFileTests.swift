import ArgumentParser
import Options
import TestSupport
import Testing

@testable import CommandSettings

@Suite("Settings of the HTTP server")
struct SettingsFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test("stand in the table [http] of the file")
    func file() throws {
        let path = try folder.write("[http]\nport = 9000\n".utf8, to: "winnow.toml")
        #expect(try SettingsFile.settings(from: path).http.port == 9000)
    }

    @Test("and are flags, of which some may be repeated")
    func flags() throws {
        var settings = Settings()
        try OptionFlags<HTTPGroup>.parse([
            "--port", "0", "--host", "a.example", "--host", "b.example", "--tokens", "file",
        ]).apply(to: &settings)
        #expect(settings.http.hosts == ["a.example", "b.example"])
        #expect(settings.http.port == 0 && settings.http.tokens == "file")
        #expect(throws: (any Error).self) { try OptionFlags<HTTPGroup>.parse(["--port", "70000"]) }
    }

    @Test("an unknown one is refused with its line and the nearest name")
    func unknown() throws {
        let path = try folder.write("[http]\n\nportt = 9000\n".utf8, to: "winnow.toml")
        let error = #expect(throws: SettingsError.self) { try SettingsFile.settings(from: path) }
        #expect(error?.description.contains("winnow.toml:3: unknown setting 'http.portt'") == true)
        #expect(error?.description.contains("http.port") == true)
    }
}
