import Access
import Dashboard
import OpenID
import Operations
import SalesModel

/// What `drumbeat serve` says to whoever runs it.
struct ServeNotes: Sendable {
    private let organisation: OperationContext?
    private let address: SiteAddress
    private let lines: [String]

    /// - Parameters:
    ///   - organisation: to which the printed links lead; nil where none are printed.
    ///   - door: the provider through which users sign in; nil without one.
    init(organisation: OperationContext?, access: AccessOperations, door: ProviderDoor?, address: SiteAddress) async throws {
        self.organisation = organisation
        self.address = address
        var lines: [String] = []
        if let door { lines.append("Sign-in through \(door.issuer), which sends browsers back to \(address.providerReturn)") }
        if let organisation, try await !access.hasAdministrator(organisation) {
            lines.append(
                "\(organisation.organisation.name) has no administrator yet. Make the first: "
                    + "drumbeat user add LOGIN --first --org \(organisation.organisation.key) --url \(address.url)")
        }
        self.lines = lines
    }

    /// What is said when requests are answered.
    func beginning(process: Int32) -> String {
        let what = organisation.map { "Serving \($0.organisation.name)" } ?? "Serving every organisation to its users"
        let another = organisation.map { _ in "Another link: kill -USR1 \(process)" }
        return (["\(what) at \(address.url)"] + [another].compactMap(\.self) + lines).joined(separator: "\n") + "\n"
    }

    /// A new link, or how to get one.
    func link(_ links: SignInLinks) -> String {
        guard organisation != nil else {
            return "No link is printed without --org KEY. Users get theirs from: drumbeat user link LOGIN --org KEY --url \(address.url)\n"
        }
        return "Sign in with this link, once, within ten minutes:\n\n  \(address.url)\(links.issuePath())\n\n"
    }
}

extension ProviderDoor {
    /// Says why the provider cannot be asked, if it cannot: better at the start than to the first who wants to sign in.
    func reportAbsence() async {
        do { try await check() } catch {
            printError("warning: users cannot sign in through \(issuer) now: \(error). It is asked again when somebody tries to.\n")
        }
    }
}
