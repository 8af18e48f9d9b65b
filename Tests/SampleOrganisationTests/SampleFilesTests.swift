import SalesModel
import SampleOrganisation
import Testing

@Suite("The files of the sample organisation")
struct SampleFilesTests {
    private let files = SampleFixture.shared

    @Test(
        "have the columns of the import's nouns",
        arguments: [
            ("products.csv", "id,name,family,list_price"),
            ("accounts.csv", "id,name,industry,country"),
            ("people.csv", "id,name,email,role,team,leader,region,hired_on,left_on,zone,holiday_calendar,motion"),
            ("absences.csv", "person,from,to,kind,relief,reason"),
            ("holidays.csv", "calendar,day,name"),
            ("ramp_steps.csv", "profile,month,share"),
            ("ramp_assignments.csv", "person,profile,from,cutoff"),
            ("territories.csv", "id,name,parent"),
            ("account_territories.csv", "account,territory,from,to,quota_policy"),
            ("seasonality.csv", "profile,part,weight"),
            ("fx_rates.csv", "currency,kind,rate,from"),
            ("splits.csv", "opportunity,person,kind,share"),
            ("territory_assignments.csv", "territory,person,share,from,to"),
            ("quotas.csv", "person,team,territory,account,period,amount,seasonality"),
            ("opportunities.csv", "id,owner,account,product,stage,amount,currency,created_on,close_on"),
        ])
    func columns(file: String, header: String) {
        #expect(files.header(file) == header)
        let columns = header.split(separator: ",").count
        #expect(!files.text(file).contains("\""))
        #expect(files.text(file).hasSuffix("\n"))
        let widths = Set(files.text(file).split(separator: "\n").map { $0.filter { $0 == "," }.count + 1 })
        #expect(widths == [columns])
    }

    @Test("come in a fixed order, the mapping last, in small chunks")
    func order() {
        #expect(
            files.fileOrder == [
                "products.csv", "accounts.csv", "people.csv", "absences.csv", "holidays.csv", "ramp_steps.csv", "ramp_assignments.csv",
                "territories.csv",
                "territory_assignments.csv", "account_territories.csv", "seasonality.csv", "quotas.csv", "fx_rates.csv",
                "opportunities.csv", "splits.csv", "mapping.yaml", "transfers/people.csv", "transfers/mapping.yaml",
                "late/fx_rates.csv", "late/opportunities.csv", "late/splits.csv", "late/mapping.yaml",
            ])
        #expect(files.largestChunk < 70_000)
    }

    @Test("are the same bytes for the same seed and others for another")
    func deterministic() {
        #expect(SampleFixture(seed: 5, reps: 60).bytes == SampleFixture(seed: 5, reps: 60).bytes)
        let (first, second) = (SampleFixture(seed: 5, reps: 60).bytes, SampleFixture(seed: 6, reps: 60).bytes)
        #expect(first["opportunities.csv"] != second["opportunities.csv"])
        #expect(first["quotas.csv"] != second["quotas.csv"])
    }

    @Test("do not change by accident")
    func pinned() {
        // FNV-1a over names and bytes. A deliberate change of the sample changes this number.
        let fixture = SampleFixture(seed: 1, reps: 80)
        var digest: UInt64 = 0xCBF2_9CE4_8422_2325
        for name in fixture.fileOrder {
            for byte in Array(name.utf8) + (fixture.bytes[name] ?? []) {
                digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3
            }
        }
        #expect(digest == 12_207_250_722_602_450_268)
    }

    @Test("a write that fails stops the generation with that error")
    func failingSink() {
        struct Full: Error {}
        var calls = 0
        #expect(throws: Full.self) {
            try files.sample.write { _, _ in
                calls += 1
                if calls == 3 { throw Full() }
            }
        }
        #expect(calls == 3)
    }

    @Test("name each thing once and refer only to what is there")
    func references() {
        var ids: [String: Set<String>] = [:]
        for file in ["products.csv", "accounts.csv", "people.csv", "territories.csv", "opportunities.csv"] {
            let all = files.rows(file).map { $0.text("id") }
            ids[file] = Set(all)
            #expect(ids[file]?.count == all.count)
        }
        let people = files.rows("people.csv")
        let teams = Set(people.map { $0.text("team") })
        func knows(_ file: String, _ id: String) -> Bool { id.isEmpty || ids[file]?.contains(id) == true }
        #expect(people.allSatisfy { knows("people.csv", $0.text("leader")) })
        #expect(files.rows("territories.csv").allSatisfy { knows("territories.csv", $0.text("parent")) })
        #expect(
            files.rows("territory_assignments.csv").allSatisfy {
                knows("territories.csv", $0.text("territory")) && knows("people.csv", $0.text("person"))
            })
        #expect(
            files.rows("quotas.csv").allSatisfy { row in
                let subjects = [row.text("person"), row.text("team"), row.text("territory"), row.text("account")]
                return subjects.filter { !$0.isEmpty }.count == 1 && knows("people.csv", subjects[0])
                    && teams.contains(subjects[1]) && knows("territories.csv", subjects[2]) && knows("accounts.csv", subjects[3])
            })
        for file in ["absences.csv", "ramp_assignments.csv", "splits.csv", "late/splits.csv"] {
            #expect(!files.rows(file).isEmpty && files.rows(file).allSatisfy { knows("people.csv", $0.text("person")) })
        }
        #expect(
            files.rows("account_territories.csv").allSatisfy {
                knows("accounts.csv", $0.text("account")) && knows("territories.csv", $0.text("territory"))
            })
        #expect(files.rows("splits.csv").allSatisfy { knows("opportunities.csv", $0.text("opportunity")) })
        let late = Set(files.rows("late/opportunities.csv").map { $0.text("id") })
        #expect(files.rows("late/splits.csv").allSatisfy { late.contains($0.text("opportunity")) })
        #expect(
            files.rows("opportunities.csv").allSatisfy { row in
                !row.text("owner").isEmpty && knows("people.csv", row.text("owner"))
                    && knows("accounts.csv", row.text("account"))
                    && knows("products.csv", row.text("product"))
            })
    }

    @Test("people are called by role and number, in teams of 6 to 10 in 3 to 5 regions")
    func people() {
        let people = files.rows("people.csv")
        #expect(people.filter { $0.text("role") == "rep" }.count == 400)
        for person in people {
            let (name, id) = (person.text("name"), person.text("id"))
            let role = person.text("role") == "manager" ? "Manager" : "Rep"
            #expect(name == "\(role) \(id.dropFirst())")
            #expect(person.text("email") == "\(role.lowercased())\(id.dropFirst())@sample.example")
        }
        let reps = people.filter { $0.text("role") == "rep" }
        #expect(reps.contains { $0.text("team").isEmpty })
        #expect(reps.allSatisfy { $0.text("team").isEmpty == $0.text("leader").isEmpty })
        let teams = Dictionary(grouping: reps.filter { !$0.text("team").isEmpty }) { $0.text("team") }
        for (_, members) in teams {
            #expect((6...10).contains(members.count))
            #expect(Set(members.map { $0.text("leader") }).count == 1)
            #expect(Set(members.map { $0.text("region") }).count == 1)
        }
        #expect(Set(teams.values.map(\.count)).count > 2)
        #expect((3...5).contains(Set(people.map { $0.text("region") }).subtracting([""]).count))
    }

    @Test("any size from one rep on makes a whole organisation", arguments: [-1, 1, 2, 5, 6, 11, 12, 13, 19, 39])
    func sizes(reps: Int) {
        let small = SampleFixture(seed: 3, reps: reps)
        #expect(small.rows("people.csv").filter { $0.text("role") == "rep" }.count == max(1, reps))
        #expect(!small.rows("quotas.csv").isEmpty || reps < 6)
        #expect(small.sample.truth.cells(.company, .year).count <= 5)
    }

    @Test("show every case that is hard to count")
    func cases() {
        let deals = files.rows("opportunities.csv")
        let closed = deals.filter { $0.text("stage").hasPrefix("Closed") }
        let open = deals.filter { !$0.text("stage").hasPrefix("Closed") }
        #expect(deals.count > 400 * 30 && deals.count < 400 * 45)
        #expect(closed.allSatisfy { !$0.text("close_on").isEmpty && !$0.text("amount").isEmpty })
        #expect(closed.allSatisfy { ($0.text("stage") == "Closed Lost") == ($0.text("amount") == "0.00") })
        #expect(closed.allSatisfy { $0.text("close_on") <= "2026-09-30" })
        #expect(closed.map { $0.text("close_on") }.min() ?? "" >= "2024-08-01")
        #expect(closed.contains { $0.text("close_on") == "2026-09-30" })
        #expect(deals.allSatisfy { $0.text("close_on").isEmpty || $0.text("created_on") <= $0.text("close_on") })
        #expect(deals.allSatisfy { $0.text("created_on") <= "2026-09-30" })
        for column in ["account", "amount", "product", "close_on"] {
            #expect(open.contains { $0.text(column).isEmpty }, "an open deal without \(column)")
        }
        #expect(open.contains { !$0.text("close_on").isEmpty && $0.text("close_on") < "2026-09-30" })
        for stage in ["Closed Won", "Closed Lost"] {
            for currency in ["EUR", "GBP", "CHF"] {
                #expect(deals.contains { $0.text("stage") == stage && $0.text("currency") == currency })
            }
        }
        #expect(open.contains { $0.text("currency") == "EUR" })
        #expect(Set(deals.map { $0.text("currency") }) == ["USD", "EUR", "GBP", "CHF"])
        #expect(Set(files.rows("fx_rates.csv").map { "\($0.text("currency")) \($0.text("kind"))" }).count == 4)
        #expect(Set(files.rows("ramp_assignments.csv").map { $0.text("cutoff") }) == ["last_day", "prorated", "15"])
        #expect(Set(files.rows("absences.csv").map { $0.text("kind") }) == ["parental leave", "vacation", "sick leave"])
        #expect(Set(files.rows("account_territories.csv").map { $0.text("quota_policy") }) == ["", "prorated", "full", "stays"])
        #expect(Set(files.rows("splits.csv").map { $0.text("kind") }) == ["revenue", "overlay"])

        let people = files.rows("people.csv")
        let owners = Set(deals.map { $0.text("owner") })
        #expect(people.contains { $0.text("role") == "rep" && !owners.contains($0.text("id")) })
        #expect(people.contains { $0.text("role") == "manager" && owners.contains($0.text("id")) })
        #expect(people.contains { $0.text("team").isEmpty && owners.contains($0.text("id")) })
        let quotas = files.rows("quotas.csv")
        #expect(quotas.contains { $0.text("seasonality") == "Year end" })
        for subject in ["person", "team", "territory", "account"] {
            let periods = quotas.filter { !$0.text(subject).isEmpty }.map { $0.text("period") }
            #expect(periods.contains { $0.contains("-Q") }, "a quarterly quota by \(subject)")
            #expect(periods.contains { $0.hasPrefix("FY") && !$0.contains("-") }, "an annual quota by \(subject)")
            #expect(periods.contains { $0.hasPrefix("20") }, "a monthly quota by \(subject)")
        }
        let assignments = files.rows("territory_assignments.csv")
        #expect(Set(assignments.map { $0.text("share") }) == ["100%", "60%", "40%"])
        #expect(assignments.contains { $0.text("to") != "" })
    }

    @Test("everybody of a team has a zone, a motion, and a holiday calendar with days; the days off are where they belong")
    func places() {
        let days = files.rows("holidays.csv")
        let calendars = Set(days.map { $0.text("calendar") })
        for roster in ["people.csv", "transfers/people.csv"] {
            for person in files.rows(roster) {
                let hasPlace = !person.text("team").isEmpty
                #expect(calendars.contains(person.text("holiday_calendar")) == hasPlace)
                #expect(person.text("zone").contains("/") == hasPlace)
                #expect(["b2b", "b2c"].contains(person.text("motion")) == hasPlace)
            }
        }
        let zones = Set(files.rows("people.csv").map { $0.text("zone") })
        #expect(zones.count > 2)
        let named = Set(days.map { "\($0.text("calendar")) \($0.text("day")) \($0.text("name"))" })
        #expect(named.count == days.count)
        for day in [
            "US 2025-05-26 Memorial Day", "US 2025-09-01 Labor Day", "US 2025-11-27 Thanksgiving", "GB 2026-05-04 Early May bank holiday",
            "GB 2026-08-31 Summer bank holiday", "DE 2026-10-03 Tag der Deutschen Einheit", "company 2026-12-24 Closed between the years",
        ] {
            #expect(named.contains(day), "\(day)")
        }
    }

    @Test("nobody has a deal before being hired or after leaving")
    func employment() {
        let people = Dictionary(uniqueKeysWithValues: files.rows("people.csv").map { ($0.text("id"), $0) })
        #expect(people.values.contains { !$0.text("left_on").isEmpty })
        for deal in files.rows("opportunities.csv") {
            let owner = people[deal.text("owner")] ?? [:]
            #expect(owner.text("hired_on") <= deal.text("created_on"))
            #expect(owner.text("left_on").isEmpty || deal.text("close_on") < owner.text("left_on"))
        }
    }

    @Test("the shares of a deal sum to 100 %, the owner's among them, whoever has one works here on the close date")
    func shares() {
        let people = Dictionary(uniqueKeysWithValues: files.rows("people.csv").map { ($0.text("id"), $0) })
        let deals = Dictionary(uniqueKeysWithValues: files.rows("opportunities.csv").map { ($0.text("id"), $0) })
        let shares = Dictionary(grouping: files.rows("splits.csv")) { $0.text("opportunity") }
        var teams = 0
        for (id, shares) in shares {
            let (deal, revenue) = (deals[id] ?? [:], shares.filter { $0.text("kind") == "revenue" })
            #expect(deal.text("stage") == "Closed Won")
            #expect(revenue.isEmpty || revenue.reduce(0) { $0 + (Double($1.text("share").dropLast()) ?? 0) } == 100)
            #expect(revenue.isEmpty || revenue.contains { $0.text("person") == deal.text("owner") })
            for share in shares {
                let person = people[share.text("person")] ?? [:]
                #expect(person.text("hired_on") <= deal.text("close_on"))
                #expect(person.text("left_on").isEmpty || person.text("left_on") >= deal.text("close_on"))
            }
            teams += Set(revenue.compactMap { people[$0.text("person")]?.text("team") }).count > 1 ? 1 : 0
        }
        #expect(teams > 0 && teams < shares.count)
    }

    @Test("the later files tell what has changed: transfers, late and corrected deals, other owners and shares")
    func later() {
        func byID(_ file: String) -> [String: [String: String]] {
            Dictionary(uniqueKeysWithValues: files.rows(file).map { ($0.text("id"), $0) })
        }
        let moved = files.rows("transfers/people.csv").filter { byID("people.csv")[$0.text("id")] != $0 }
        #expect(moved.count == 20)
        #expect(files.rows("transfers/people.csv").count == files.rows("people.csv").count)
        let before = byID("opportunities.csv")
        var kinds: [String: Int] = [:]
        for deal in files.rows("late/opportunities.csv") {
            guard let former = before[deal.text("id")] else {
                let isLate =
                    !deal.text("close_on").isEmpty && deal.text("close_on") < "2026-08-01" && deal.text("stage").hasPrefix("Closed")
                kinds[isLate ? "late" : "new", default: 0] += 1
                #expect(deal.text("created_on") <= "2026-10-31")
                continue
            }
            #expect(former != deal || files.rows("late/splits.csv").contains { $0.text("opportunity") == deal.text("id") })
            let isClosed = former.text("stage").hasPrefix("Closed")
            for column in ["owner", "amount", "stage"] where former[column] != deal[column] {
                kinds["\(isClosed ? "closed" : "open"): \(column)", default: 0] += 1
            }
        }
        #expect(
            Set(kinds.keys) == [
                "late", "new", "closed: owner", "closed: amount", "closed: stage", "open: owner", "open: amount", "open: stage",
            ])
        #expect(files.text("late/mapping.yaml").contains("\nextracted_at: 2026-11-01T06:00:00Z\ncomplete: false"))
        #expect(files.text("transfers/mapping.yaml").contains("\nextracted_at: 2026-10-16T06:00:00Z\ncomplete: true\n"))
        #expect(files.sample.periodsToLock == ["FY2025", "FY2026", "FY2027-Q1", "FY2027-Q2"])
    }

    @Test("the mapping states rows and sums as they are, and what day the data is of")
    func mapping() {
        let mapping = SampleFixture(seed: 9, reps: 50, key: "north \"1\"")
        let text = mapping.text("mapping.yaml")
        #expect(text.contains("\n  key: \"north \\\"1\\\"\"\n"))
        #expect(text.contains("\nextracted_at: 2026-10-01T06:00:00Z\ncomplete: true\n"))
        #expect(text.contains("\n  currency: USD\n  zone: America/New_York\n  fiscal_year_starts: 2\n"))
        let sums = ["products.csv": "list_price", "quotas.csv": "amount", "opportunities.csv": "amount"]
        for file in mapping.fileOrder where !file.hasSuffix("mapping.yaml") {
            let folder = file.split(separator: "/").dropLast().map { $0 + "/" }.joined()
            let text = mapping.text(folder + "mapping.yaml")
            let rows = mapping.rows(file)
            var control = "rows: \(rows.count)"
            if let column = sums[String(file.dropFirst(folder.count))] {
                let sum = rows.reduce(0) { $0 + ($1.cents(column) ?? 0) }
                let cents = String(sum % 100 + 100).dropFirst()
                control += ", sums: {\(column): \"\(sum / 100).\(cents)\"}"
            }
            let section = text.components(after: "  \(file.dropFirst(folder.count)):\n")
            #expect(section.contains("control: {\(control)}"))
        }
        for stage in Set(mapping.rows("opportunities.csv").map { $0.text("stage") }) {
            #expect(text.contains("      \(stage): "))
        }
    }
}

extension String {
    /// What follows `marker`, up to the next file of the mapping.
    fileprivate func components(after marker: String) -> Substring {
        guard let start = firstRange(of: marker) else { return "" }
        let rest = self[start...]
        guard let end = String(rest).firstRange(of: ".csv:\n") else { return rest }
        return String(rest)[..<end]
    }

    /// Index after the first occurrence of `marker`.
    private func firstRange(of marker: String) -> String.Index? {
        var index = startIndex
        while index < endIndex {
            if self[index...].hasPrefix(marker) { return self.index(index, offsetBy: marker.count) }
            index = self.index(after: index)
        }
        return nil
    }
}
