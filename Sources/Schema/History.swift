/// Compares what a database recorded with what a program has.
enum History {
    /// The first contradiction between applied migrations and the program's, or within the record itself.
    /// That some are still pending is none.
    static func problem(applied: [AppliedMigration], links: [MigrationLink]) -> SchemaError? {
        var previous = ""
        for (index, row) in applied.enumerated() {
            let number = Int32(index + 1)
            let recorded = MigrationLink(number: number, name: row.name, checksum: row.checksum, after: previous)
            guard row.number == number, row.chainHash == recorded.chainHash else { return .brokenRecord(number: number) }
            previous = row.chainHash
            guard index < links.count else { continue }
            if row.name != links[index].name { return .removed(number: number, name: row.name) }
            if row.checksum != links[index].checksum { return .edited(number: number, name: row.name) }
        }
        if applied.count > links.count {
            return .newer(database: Int32(applied.count), program: Int32(links.count))
        }
        return nil
    }
}
