/// The exit codes as the help documents them; one test holds the help against this list.
enum ExitCode: Int32, CaseIterable {
    case done = 0
    case usage = 64
    case findings = 65
    case fileMissing = 66
    case fileIsDirectory = 67
    case fileEmpty = 68
    case fileNotText = 69
    case internalError = 70
    case serverUnreachable = 71
    case authentication = 72
    case databaseMissing = 73
    case schemaOlder = 74
    case busy = 75
    case schemaNewer = 76
    case notPermitted = 77
    case mappingWrong = 78
    case fileNotReadable = 79
    case wrongDelimiter = 80
    case unknownColumn = 81
    case ambiguousDates = 82
    case controlTotals = 83
    case notInMapping = 84
    case deletionsRefused = 85
    case noRun = 86
    case notFound = 87
    case raggedRows = 88
    case duplicateKeys = 89
    case invalidDates = 90
    case unhealthy = 91
    case trailAltered = 92
}
