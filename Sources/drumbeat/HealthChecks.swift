import SalesModel
import Store

/// The checks of the server, the login and the tables: what was found, judged.
struct ServerChecks {
    let server: ServerState
    let login: LoginState
    let tables: [NeglectedTable]
    /// The clock of this machine in microseconds since 1970-01-01 UTC.
    let now: Int64

    var all: [HealthCheck] {
        [version, role, clock, zones, extensions, connections, locks, autovacuum, statistics, size, access]
    }

    private var version: HealthCheck {
        HealthCheck(
            "server", server.versionNumber >= 150_000 ? .ok : .fault, "PostgreSQL \(server.version)", "Use PostgreSQL 15 or later.")
    }

    private var role: HealthCheck {
        HealthCheck(
            "primary", server.isStandby ? .fault : .ok,
            server.isStandby ? "the server only follows another one" : "the server takes writes",
            "Name the primary in DATABASE_URL.")
    }

    private var clock: HealthCheck {
        let skew = abs(server.clock - now) / 1_000_000
        return HealthCheck(
            "clock", skew < 5 ? .ok : skew < 60 ? .warning : .fault,
            skew < 1 ? "server and program agree" : "server and program are \(skew) s apart",
            "Synchronise both machines with a time server: sign-in links and sessions expire by these clocks.")
    }

    private var zones: HealthCheck {
        HealthCheck(
            "time zones", server.knowsZones ? .ok : .fault,
            server.knowsZones ? "the server knows them" : "the server has no time zone data",
            "Install the server's time zone data (Debian: tzdata).")
    }

    private var extensions: HealthCheck {
        HealthCheck(
            "extensions", server.hasExtension ? .ok : .fault,
            server.hasExtension ? "btree_gist is installed" : "btree_gist is missing",
            "Run `drumbeat db migrate`; the package is postgresql-contrib.")
    }

    private var connections: HealthCheck {
        let share = server.connections * 100 / Int64(max(server.maximumConnections, 1))
        return HealthCheck(
            "connections", share < 80 ? .ok : share < 95 ? .warning : .fault,
            "\(server.connections) of \(server.maximumConnections) are in use",
            "End programs that hold connections, or raise max_connections.")
    }

    private var locks: HealthCheck {
        HealthCheck(
            "locks", server.longestLockWait < 30 ? .ok : server.longestLockWait < 600 ? .warning : .fault,
            server.lockWaits == 0
                ? "nobody waits" : "\(server.lockWaits) statements wait, the longest for \(server.longestLockWait) s",
            "See who holds them: select pid, pg_blocking_pids(pid), query from pg_stat_activity where wait_event_type = 'Lock'.")
    }

    private var autovacuum: HealthCheck {
        HealthCheck(
            "autovacuum", server.hasAutovacuum ? .ok : .warning, server.hasAutovacuum ? "it is on" : "it is off",
            "Set autovacuum and track_counts to on; without them tables grow and plans go wrong.")
    }

    private var statistics: HealthCheck {
        let names = tables.map {
            "\($0.name) (\($0.isAnalyzed ? "\($0.deadRows) dead of \($0.liveRows + $0.deadRows) rows" : "never analyzed"))"
        }
        return HealthCheck(
            "statistics", tables.isEmpty ? .ok : .warning,
            tables.isEmpty ? "large tables are analyzed and clean" : names.joined(separator: ", "),
            "Run `vacuum (analyze) drumbeat.TABLE` as the owner of the schema, for each.")
    }

    private var size: HealthCheck {
        HealthCheck("size", .ok, "the database has \(server.size / 1_048_576) MiB")
    }

    private var access: HealthCheck {
        let login = login
        if !login.missingRoles.isEmpty {
            return HealthCheck(
                "login", .fault, "roles are missing: \(login.missingRoles.joined(separator: ", "))",
                "Run `drumbeat db migrate --reinstall` as the owner of the schema.")
        }
        if !login.refusedRoles.isEmpty {
            return HealthCheck(
                "login", .fault, "\(login.name) may not take on \(login.refusedRoles.joined(separator: ", "))",
                "Log in as drumbeat_app, or grant these roles to \(login.name) (docs/decisions/0011-logins.md).")
        }
        if login.passesPolicies || login.ownsTables {
            return HealthCheck(
                "login", .warning, "\(login.name) \(login.passesPolicies ? "passes row-level security" : "owns the tables")",
                "Log in as drumbeat_app for everything but `db migrate` (docs/decisions/0011-logins.md).")
        }
        return HealthCheck("login", .ok, "\(login.name) may take on every role and owns nothing")
    }
}

/// The checks of the organisations: runs and tokens.
struct OrganisationChecks {
    let organisations: [ServedOrganisation]
    /// In seconds.
    let longestRunAge: Int64
    let tokenDays: Int32

    var all: [HealthCheck] {
        if organisations.isEmpty {
            return [HealthCheck("organisations", .warning, "there is none yet", "Import a mapping: drumbeat import --help.")]
        }
        return [runs, tokens]
    }

    private var runs: HealthCheck {
        let without = organisations.filter { $0.run == nil }.map(\.key)
        let old = organisations.filter { ($0.runAge ?? 0) > longestRunAge }
        if without.isEmpty, old.isEmpty {
            return HealthCheck(
                "runs", .ok, "each of \(organisations.count) organisations has a run of the last \(longestRunAge / 3600) hours")
        }
        let parts =
            (without.isEmpty ? [] : ["no run yet: \(without.joined(separator: ", "))"])
            + old.map { "\($0.key): the last run, as of \($0.asOf.map(\.description) ?? "?"), is \(($0.runAge ?? 0) / 3600) hours old" }
        return HealthCheck(
            "runs", .warning, parts.joined(separator: "; "), "Run `drumbeat nightly --org KEY --as-of DATE`, and every night.")
    }

    private var tokens: HealthCheck {
        let expiring = organisations.filter { $0.expiringTokens > 0 }
        if expiring.isEmpty { return HealthCheck("tokens", .ok, "none expires within \(tokenDays) days") }
        return HealthCheck(
            "tokens", .warning,
            "within \(tokenDays) days expire, by organisation: "
                + expiring.map { "\($0.key) \($0.expiringTokens)" }.joined(separator: ", "),
            "See `drumbeat token list --org KEY`, and give out new ones with `drumbeat token create`.")
    }
}
