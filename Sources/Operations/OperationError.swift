public import Store

/// Why an operation was refused. Each case is one sentence for whoever asked; nothing of the inner workings is in it.
public enum OperationError: Error, Sendable {
    /// What was asked for does not exist, or may not be seen.
    case notFound(String)
    /// There is no run to report from; says how to make one.
    case noRun(String)
    /// It exists, but whoever asks may not do this; says who may.
    case forbidden(String)
    /// The request contradicts itself or names something impossible.
    case invalid(String)
    /// Somebody else is at it; trying again later helps.
    case busy(String)
    /// Something changed between reading and writing; nothing was written.
    case outdated(String)
    /// Complete files would delete too much.
    case deletionsRefused(String)
    /// The database cannot be reached at present.
    case unavailable(String)
    /// Reading took longer than is allowed.
    case tooSlow(String)
    /// A number contradicted another, or a result could not be repeated: nothing was published.
    case inconsistent(String)
}

extension OperationError: CustomStringConvertible {
    /// What happened, and what to do about it.
    public var description: String {
        switch self {
        case .notFound(let text), .noRun(let text), .forbidden(let text), .invalid(let text), .busy(let text), .outdated(let text),
            .deletionsRefused(let text),
            .unavailable(let text), .tooSlow(let text), .inconsistent(let text):
            text
        }
    }
}

extension OperationError {
    /// What a store refused, in the words of whoever asked.
    public init(_ error: StoreError) {
        switch error {
        case .unknownNoun(let noun): self = .invalid("There is nothing called \(noun) to import.")
        case .unknownZone(let zone): self = .invalid("The database knows no time zone \(zone).")
        case .importUnderWay(let organisation):
            self = .busy(
                "Another import of organisation \(organisation) is under way, or somebody is being erased. Try again when it has ended.")
        case .runUnderWay:
            self = .busy("Another nightly run of this organisation is under way. Try again when it has ended.")
        case .changedMeanwhile:
            self = .outdated("Something else was changed meanwhile, so nothing was written. Read again, and decide again.")
        case .requestAlreadyMade(let key, let change, true):
            self = .invalid("Request \(key) was carried out before, as change \(change), with the same files: nothing to do.")
        case .requestAlreadyMade(let key, let change, false):
            self = .invalid(
                "Request key \(key) was used before, for other files (change \(change)). Choose another --request-key.")
        case .deletionsRefused(let noun, let missing, let total):
            self = .deletionsRefused(
                "The complete file no longer names \(missing) of \(total) rows (\(noun)), more than 5 %. "
                    + "If they are to be deleted, run again with --accept-deletions \(missing); "
                    + "if the file is only a part, write `complete: false` for it in the mapping.")
        case .teamCycle(let team):
            self = .invalid(
                "\(team) would stand above itself in the tree of teams, so nothing was written. "
                    + "Correct the parents in the team file, or the regions and leaders in the roster.")
        case .olderExtract(let noun, let source, let stated, let known):
            self = .invalid(
                "The mapping says `extracted_at: \(stated)`, but \(noun) rows of source \(source) were loaded from a newer extract "
                    + "(\(known)), which these older ones would overwrite. Nothing was written. "
                    + "Load the newer files, or correct `extracted_at` if these are newer.")
        case .checkFailed(let check, let example, let count):
            self = .inconsistent(
                "Check \(check) failed\(count.map { " (\($0) rows)" } ?? ""), so nothing was written: \(example).")
        case .notReproducible(let run, let digest, let found):
            self = .inconsistent(
                "The same data and rules gave another result than run \(run): digest \(found) instead of \(digest). "
                    + "Nothing was written; please report this.")
        case .rowRefused(let constraint, let sentence):
            self = .invalid("\(sentence) Nothing was written. (Rule \(constraint))")
        case .outsideCalendar(let day):
            self = .invalid("\(day) lies outside the organisation's fiscal calendar.")
        }
    }
}
