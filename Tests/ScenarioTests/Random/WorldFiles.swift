import SalesModel

extension World {
    /// The tables of one extract; what does not change over time comes with the first.
    func tables(_ extract: Extract, isFirst: Bool) -> [(noun: String, table: Scenario.Table)] {
        var tables: [(noun: String, table: Scenario.Table)] = []
        func add(_ noun: String, _ header: [String], _ rows: [[String?]]) {
            if rows.isEmpty { return }
            tables.append((noun, Scenario.Table(header: header, rows: rows.map { $0.map { $0 ?? "" } })))
        }
        if isFirst {
            add("product", ["id", "list_price"], products.map { [$0.id, $0.price.map(Self.money)] })
            add("team", ["id", "level", "parent"], teams.map { [$0.id, $0.level, $0.parent] })
            add("territory", ["id"], territories.map { [$0] })
            add(
                "territory_assignment", ["territory", "person", "share", "from", "to"],
                assignments.map {
                    [$0.territory, $0.person, Self.money($0.share) + " %", $0.from?.description, $0.to?.description]
                })
            add(
                "quota", ["person", "team", "territory", "account", "period", "amount", "component", "layer", "seasonality"],
                quotas.map { quota in
                    ["person", "team", "territory", "account"].map { $0 == quota.kind ? quota.subject : nil }
                        + [quota.period.label, Self.money(quota.amount), quota.component, quota.layer, quota.seasonality]
                })
            add("account", ["id"], accounts.map { [$0] })
            add(
                "account_territory", ["account", "territory", "from", "to", "quota_policy"],
                placements.map { [$0.account, $0.territory, $0.from?.description, $0.to?.description, $0.quotaPolicy] })
            add(
                "seasonality", ["profile", "part", "weight"],
                seasonalities.flatMap { profile in
                    profile.weights.indices.map { part in
                        let name = profile.weights.count == 4 ? "Q\(part + 1)" : part < 9 ? "M0\(part + 1)" : "M\(part + 1)"
                        return [profile.name, name, Self.money(profile.weights[part]) + " %"]
                    }
                })
            add(
                "ramp_step", ["profile", "month", "share"],
                rampSteps.sorted { $0.key < $1.key }.flatMap { profile, shares in
                    shares.indices.map { [profile, "\($0 + 1)", Self.money(shares[$0]) + " %"] }
                })
            add(
                "ramp_assignment", ["person", "profile", "from", "cutoff"],
                ramps.map { [$0.person, $0.profile, $0.from.description, $0.cutoff] })
            add(
                "absence", ["person", "from", "to", "relief", "reason"],
                absences.map { absence in
                    let relief = absence.isRelieved ? ["yes", "agreed"] : ["no", nil]
                    return [absence.person, absence.from.description, absence.to.description] + relief
                })
            add(
                "fx_rate", ["currency", "kind", "rate", "from", "to"],
                rates.map { rate in
                    [
                        rate.currency, rate.kind, ExactDecimal(units: Int128(rate.tenThousandths), scale: 4).description,
                        rate.from?.description, rate.to?.description,
                    ]
                })
        }
        add(
            "person", ["id", "team", "leader", "hired_on", "left_on"],
            extract.people.map { person in
                [
                    person.id, person.team, person.team.flatMap { extract.leaders[$0] }, person.hiredOn?.description,
                    person.leftOn?.description,
                ]
            })
        add(
            "opportunity", ["id", "owner", "product", "account", "stage", "amount", "currency", "created_on", "close_on", "booked_on"],
            extract.deals.map { deal in
                [
                    deal.id, deal.owner, deal.product, deal.account, deal.stage.code,
                    deal.amount.map { deal.currency == "JPY" ? "\($0)" : Self.money($0) },
                    deal.currency,
                    deal.createdOn?.description, deal.closeOn?.description, deal.bookedOn?.description,
                ]
            })
        add(
            "split", ["opportunity", "person", "kind", "share"],
            extract.shares.map { [$0.deal, $0.person, $0.kind, Self.money($0.basisPoints) + " %"] })
        add("credit_hold", ["opportunity", "until", "person"], extract.holds.map { [$0.deal, $0.until.description, $0.person] })
        add(
            "opportunity_line", ["opportunity", "line", "product", "amount", "currency"],
            extract.lines.map { line in
                let currency = extract.deals.first { $0.id == line.deal }?.currency ?? "USD"
                let amount = currency == "JPY" ? "\(line.amount)" : Self.money(line.amount)
                return [line.deal, "\(line.number)", line.product, amount, currency]
            })
        return tables
    }

    private static func money(_ minorUnits: Int64) -> String { ExactDecimal(units: Int128(minorUnits), scale: 2).description }
}
