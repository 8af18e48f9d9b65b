import Access
import Testing

@Suite("Secrets")
struct SecretTests {
    @Test("what is made can be read, names its organisation, and is never twice the same")
    func made() throws {
        let made = (0..<1000).map { _ in Secret(for: "acme-2") }
        #expect(Set(made.map(\.text)).count == 1000)
        for secret in made {
            let read = try #require(Secret(secret.text))
            #expect(read.organisation == "acme-2" && read.text == secret.text)
        }
        // Every digit takes every value about as often as any other: 64,000 digits, 16 values, 4,000 of each.
        let counts = Dictionary(made.flatMap { $0.text.suffix(64).map { ($0, 1) } }, uniquingKeysWith: +)
        #expect(counts.count == 16 && counts.values.allSatisfy { (3_600...4_400).contains($0) }, "\(counts)")
    }

    @Test("no text made of it tells the secret")
    func silent() {
        let secret = Secret(for: "acme")
        for text in ["\(secret)", String(describing: secret), String(reflecting: secret)] {
            #expect(text == "drumbeat_acme_…")
        }
    }

    @Test(
        "what cannot be a secret is none",
        arguments: [
            "", "drumbeat_", "drumbeat_acme_", "acme_" + digits, "drumbeat__" + digits, "drumbeat_acme_" + digits.dropLast(),
            "drumbeat_acme_" + digits + "0", "drumbeat_ACME_" + digits, "drumbeat_acme_" + digits.uppercased(), "drumbeat_ac_me_" + digits,
            "drumbeat_acme'--_" + digits, " drumbeat_acme_" + digits, "drumbeat_acme_" + digits + "\n",
            "drumbeat_" + String(repeating: "a", count: 200) + "_" + digits,
        ])
    func refused(text: String) { #expect(Secret(text) == nil) }

    private static let digits = String(repeating: "0123456789abcdef", count: 4)
}
