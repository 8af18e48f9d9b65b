import Postgres
import Store
import TestSupport
import Testing

@Suite("The time that reads have")
struct ReadTimeoutTests {
    @Test("a read that takes longer is given up, and told from a lost connection; without a limit it waits")
    func limited() async throws {
        try await MigratedDatabase.with { database in
            let store = Store(database.application, readTimeout: .milliseconds(100))
            let found = try await store.organisation(key: "acme")
            #expect(found == nil)
            try await database.administrator.write(as: .login) { transaction in
                try await transaction.script(name: "lock", sql: "lock table drumbeat.organisation in access exclusive mode")
                let error = await #expect(throws: PostgresError.self) { try await store.organisation(key: "acme") }
                #expect(error.map { Store.isTimeout($0) } == true && error.map { Store.isUnavailability($0) } == false)
            }
            let after = try await store.organisation(key: "acme")
            #expect(after == nil)
        }
    }
}
