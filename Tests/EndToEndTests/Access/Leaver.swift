import Foundation
import Testing

/// A company in which somebody has left who was everywhere: in files under several identifiers, on the trail, in words, as a user.
struct Leaver: Sendable {
    static let day = "2025-01-14"
    /// By what he is called, each as it must not stand anywhere afterwards.
    static let identities = ["Rep 0142", "rep0142@acme.example", "E-10142", "295847284", "subject-0142", "rep0142.login@acme.example"]
    private static let org = ["--org", "acme"]

    private static let mapping = """
        source: crm
        organisation: {key: acme, name: Acme, currency: USD, zone: UTC, fiscal_year_starts: 1, week_starts: monday}
        extracted_at: 2025-01-15T12:00:00Z
        complete: true
        files:
          people.csv:
            noun: person
            fields: {id: id, name: name, email: email, leader: leader, other_id: national, hired_on: hired, left_on: left}
          territories.csv: {noun: territory, fields: {id: id, name: name}}
          absences.csv:
            noun: absence
            fields: {person: person, from: from, to: to, kind: kind, reason: reason}
          quotas.csv: {noun: quota, fields: {person: person, period: period, amount: amount}}
          deals.csv:
            noun: opportunity
            fields: {id: id, owner: owner, account: account, stage: stage, amount: amount, created_on: created, close_on: closed}
            stages: {Open: discovery, Won: won, Lost: lost}
          accounts.csv: {noun: account, fields: {id: id, name: name}}

        """
    private static let files = [
        "people.csv": """
        id,name,email,leader,national,hired,left
        L1,North Lead,lead@acme.example,,,2020-01-01,
        E-10142,Rep 0142,rep0142@acme.example,L1,295847284,2021-01-01,2025-01-10
        R2,Second Rep,second@acme.example,E-10142,,2022-01-01,
        R3,Third Rep,third@acme.example,E-10142,,2022-01-01,

        """,
        "territories.csv": "id,name\nRep 0142,Rep 0142\nWest,West\n",
        "absences.csv": "person,from,to,kind,reason\n295847284,2024-03-01,2024-03-31,leave,Rep 0142 is ill\n",
        "quotas.csv": "person,period,amount\n295847284,2024,1200.00\nR2,2024,600.00\n",
        "accounts.csv": "id,name\nA1,Rep 0142\nA2,Customer\n",
        "deals.csv": """
        id,owner,account,stage,amount,created,closed
        D1,E-10142,A1,Won,100.00,2024-01-05,2024-02-10
        D2,295847284,A2,Open,50.00,2024-12-01,2025-02-01
        D3,R2,A2,Won,40.00,2024-04-01,2024-05-05
        D4,E-10142,A2,Lost,10.00,2024-04-01,2024-06-05

        """,
    ]

    /// The command line that imports the files, which name him.
    static func importing(_ installation: Installation) throws -> [String] {
        try ["import", installation.write("acme.yaml", mapping)]
            + files.sorted { $0.key < $1.key }.map { try installation.write($0.key, $0.value) }
    }

    /// Makes the company with all its history, sealed but for what happened within this hour.
    static func make(_ installation: Installation) async throws {
        func run(_ arguments: [String]) async throws { try await installation.succeed(arguments + org) }
        try await installation.succeed(
            importing(installation) + [
                "--reason", "Checked by Rep 0142 <rep0142@acme.example>", "--request-key", "load:rep0142@acme.example",
            ])
        try await installation.nightly("acme", asOf: day)
        try await run(["period", "lock", "2024-Q1", "--actor", "Rep 0142", "--reason", "Rep 0142 (E-10142) agreed"])
        try await run(["period", "lock", "2024-Q1", "--actor", "controller", "--confirm"])
        try await run(["user", "add", "rep0142.login@acme.example", "--person", "E-10142", "--reason", "Rep 0142 asked"])
        try await run(["user", "add", "admin@acme.example"])
        try await run(["grant", "give", "admin@acme.example", "administrator", "--reason", "In the place of REP 0142's leader"])
        try await run(["grant", "give", "rep0142.login@acme.example", "operations", "--reason", "Helps"])
        try await run(["token", "create", "rep0142.login@acme.example", "--name", "Laptop of Rep 0142"])
        try await run(["inquiry", "open", "--deal", "D1", "--rep", "Rep 0142", "--claim", "All of it is mine", "--actor", "E-10142"])
        try await run(["inquiry", "open", "--deal", "D3", "--rep", "Second Rep", "--claim", "rep 0142 promised it to me"])
        try await run(["inquiry", "answer", "2", "--explanation", "See 295847284", "--actor", "Rep 0142"])
        try await run(["quota", "issue", "--rep", "Rep 0142", "--year", "2024", "--actor", "rep0142.login@acme.example"])
        try await run(["quota", "acknowledge", "1", "--actor", "Rep 0142"])
        // He worked on the pages while he was here: still employed that day, then he left. And what only a server writes.
        _ = try await installation.value(
            """
            set session_replication_role = replica;
            insert into user_subject select org_id, user_id, 'https://login.example', 'subject-0142', changed_in from app_user where person_id is not null;
            update change set actor = 'user:rep0142.login@acme.example', origin = '{"channel": "page", "peer": "192.0.2.7", "request": "7"}' where kind = 'letter';
            update change set actor = 'user:admin@acme.example as user:rep0142.login@acme.example' where kind = 'access' and reason = 'Helps';
            insert into access_event select org_id, 9001, now(), 'signed_in', user_id, 1, null, null, '{"channel": "page", "peer": "192.0.2.7"}' from app_user where person_id is not null;
            insert into job select org_id, 1, 'import', 'user:rep0142.login@acme.example', 'roster of Rep 0142', 'job:E-10142', 'x', now(), now(), now(), now(),
              'refused', 'rows', 'Rep 0142 is there twice', '{"files": ["Rep 0142.csv"], "rows": 4, "who": {"E-10142": ["rep0142@acme.example"]}}' from organisation;
            insert into job_finding select org_id, 1, 1, 'Rep 0142.csv', 2, 'id', 'E-10142', 'key.duplicate', 'error', '"Rep 0142" is there twice', 'Keep one of 295847284' from organisation;
            update change set made_at = made_at - make_interval(days => 1 + (select max(change_no) from change)::int - change_no::int);
            update access_event set happened_at = happened_at - interval '1 day'
            """)
        try await run(["audit", "seal"])
        try await run(["audit", "verify"])
    }

    /// Where any of his identities stands: table and column, found in the catalogue.
    static func places(_ installation: Installation, _ identities: [String] = identities) async throws -> Set<String> {
        let columns = try await installation.value(
            """
            select format('select %L where exists (select from %I.%I t where %s)', n.nspname || '.' || c.relname || '.' || a.attname, n.nspname, c.relname,
                          case a.atttypid when 'bytea'::regtype then format('position(convert_to(''%s'', ''UTF8'') in t.%I) > 0', '#', a.attname)
                                          else format('position(lower(''#'') in lower(t.%I::text)) > 0', a.attname) end)
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            join pg_type y on y.oid = a.atttypid
            where n.nspname in ('drumbeat', 'drumbeat_schema') and c.relkind in ('r', 'm')
              and (y.typcategory in ('S', 'U') or y.typelem in (select oid from pg_type where typcategory = 'S')) and a.atttypid <> 'bytea[]'::regtype
            """
        ).split(separator: "\n")
        try #require(columns.count > 150, "every column of words, JSON and bytes: \(columns.count)")
        let asked = identities.map { identity in columns.map { $0.replacing("#", with: identity) }.joined(separator: " union all ") }
        var found: Set<String> = []
        for statement in asked { found.formUnion(try await installation.value(statement).split(separator: "\n").map(String.init)) }
        return found
    }

    /// Every number there is: reports, explanations and what a run computes anew, without the names.
    static func numbers(_ installation: Installation) async throws -> String {
        var texts: [String] = []
        for (kind, dimension) in [
            ("attainment", "rep"), ("pipeline", "rep"), ("attainment", "team"), ("attainment", "company"), ("pipeline", "territory"),
        ] {
            texts.append(try await installation.reportText(kind, "acme", by: dimension, period: "quarter"))
        }
        texts.append(
            try await installation.succeed(
                ["explain", "attainment", "--by", "company", "--period", "2024-Q1", "--format", "csv"] + org))
        texts.append(try await installation.succeed(["quota", "letters", "--format", "csv"] + org))
        let known = identities.sorted { $0.count > $1.count }
        return texts.map { text in
            let plain = known.reduce(text) { $0.replacing($1, with: "X") }.replacing(/[Ee]rased[ -]person[ -]\d+(-\d+)?/, with: "X")
            // Names sort where they sort.
            return plain.split(separator: "\n").sorted().joined(separator: "\n")
        }.joined(separator: "\n\n")
    }
}
