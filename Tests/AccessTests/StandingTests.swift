import Access
import Testing

/// Who may do what, as a table that a reviewer can read: a new role or permission fails until it has its place here.
@Suite("What roles and positions allow")
struct StandingTests {
    private static let table: [(role: AccessRole, may: Set<Permission>)] = [
        (.administrator, [.read, .audit, .administer]),
        (.operations, [.read, .audit, .load, .compute, .answer]),
        (.finance, [.read, .lock, .answer]),
        (.auditor, [.read, .audit]),
        (.viewer, [.read]),
    ]

    @Test("each role allows what stands in the table, and shows the whole organisation")
    func roles() {
        #expect(Set(Self.table.map(\.role)) == Set(AccessRole.allCases))
        for (role, may) in Self.table {
            let standing = Standing(roles: [role], teams: [7], person: 3, within: CredentialScope.allCases)
            #expect(standing.permissions == may && standing.scope == .wholeOrganisation, "\(role)")
        }
    }

    @Test("without a role the position decides: the teams led, else the person, else nothing")
    func positions() {
        let leader = Standing(roles: [], teams: [7, 8], person: 3, within: CredentialScope.allCases)
        #expect(leader.scope == .teams([7, 8]) && leader.permissions == [.read])
        let rep = Standing(roles: [], teams: [], person: 3, within: CredentialScope.allCases)
        #expect(rep.scope == .person(3) && rep.permissions == [.read])
        let nobody = Standing(roles: [], teams: [], person: nil, within: CredentialScope.allCases)
        #expect(nobody.scope == nil && nobody.permissions.isEmpty)
    }

    @Test("a token never allows more than its user or than its scopes", arguments: AccessRole.allCases)
    func scopes(role: AccessRole) {
        for scope in CredentialScope.allCases {
            let standing = Standing(roles: [role], teams: [], person: nil, within: [scope])
            #expect(standing.permissions.isSubset(of: role.permissions) && standing.permissions.isSubset(of: scope.permissions))
            #expect(standing.permissions.contains(.read))
        }
        let none = Standing(roles: [role], teams: [], person: nil, within: [])
        #expect(none.permissions.isEmpty)
        // Reading and writing never give out access.
        #expect(!Standing(roles: [role], teams: [], person: nil, within: [.read, .write]).permissions.contains(.administer))
    }
}
