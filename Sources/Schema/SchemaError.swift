/// Why program and database do not fit, or why the schema could not be changed. Each says what to do.
public enum SchemaError: Error, Sendable, Equatable {
    /// The database has no schema of this program yet.
    case missing
    /// The database has fewer migrations than the program.
    case older(database: Int32, program: Int32)
    /// The migrations are the same, but functions and views ("code") or roles and row-level security ("policies") are not.
    case outdated(sets: [String])
    /// The database has more migrations than the program.
    case newer(database: Int32, program: Int32)
    /// The text of a migration is not what it was when it was applied to this database.
    case edited(number: Int32, name: String)
    /// A migration was applied to this database that this program does not have under that number.
    case removed(number: Int32, name: String)
    /// The numbers of the program's migrations are not 1, 2, 3…: `number` was expected where `found` is.
    case gap(number: Int32, found: String)
    /// A migration's file name does not begin with a number of four digits and an underscore.
    case malformedName(path: String)
    /// The database's record of its migrations contradicts itself from this number on: it was changed by hand.
    case brokenRecord(number: Int32)
    /// Tables, functions, policies or rights were changed by hand since the last migration.
    case changedByHand
    /// There is a schema `drumbeat` that this program did not make.
    case foreign
    /// Another program changes the schema, or holds a table that has to be changed.
    case busy
}

extension SchemaError: CustomStringConvertible {
    /// One or two sentences: what is wrong and what to do about it.
    public var description: String {
        switch self {
        case .missing:
            "The database has no Drumbeat schema yet. Run `drumbeat db migrate`."
        case .older(let database, let program):
            "The database is older than this program: it has \(database) of \(program) migrations. Run `drumbeat db migrate`."
        case .outdated(let sets):
            "The \(sets.joined(separator: " and ")) in the database are not those of this program. Run `drumbeat db migrate`."
        case .newer(let database, let program):
            "The database is newer than this program: it has \(database) migrations, the program knows \(program). "
                + "Use the newer program."
        case .edited(let number, let name):
            "Migration \(number) (\(name)) was edited after it had been applied to this database. "
                + "Restore its text and put the change into a new migration."
        case .removed(let number, let name):
            "Migration \(number) (\(name)) was applied to this database, but this program does not have it. "
                + "Restore the file, or use the program that applied it."
        case .gap(let number, let found):
            "Migration \(number) is missing: the next one is \(found). Migrations are numbered 0001, 0002, … without gaps."
        case .malformedName(let path):
            "\(path) is no name for a migration. Call it like 0007_create_quota.sql: four digits, an underscore, what it does."
        case .brokenRecord(let number):
            "The database's record of its migrations was changed by hand: from number \(number) on its hashes do not "
                + "follow from each other. Restore the table drumbeat_schema.migration from a backup."
        case .changedByHand:
            "The schema is not as the last migration left it: something was changed by hand. `drumbeat db migrate "
                + "--reinstall` restores functions, views, triggers and policies; changed tables have to be put right by hand."
        case .foreign:
            "The database has a schema `drumbeat` that this program did not make. Use another database."
        case .busy:
            "Somebody else is changing the schema or using a table that has to be changed. Try again when they have finished."
        }
    }
}
