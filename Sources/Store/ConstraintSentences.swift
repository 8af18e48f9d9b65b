internal import Postgres

/// What a refused row means to the person who wrote it, by the name of the constraint that refused it. A test compares the names
/// with those of the schema, so that a new constraint comes with its sentence.
package enum ConstraintSentences {
    /// One sentence per constraint: what is wrong, and what to do where that is not plain.
    package static let all: [String: String] = [
        "account_quota_policy_known": "At a move the quota of an account is prorated, moves in full, or stays.",
        "account_territory_not_empty": "An account would leave a territory before it lies in it.",
        "absence_has_a_first_and_a_last_day": "An absence has no first or no last day, or ends before it begins.",
        "absence_relief_has_a_reason": "Relief from quota has no reason.",
        "absences_of_a_person_do_not_overlap": "A person would be absent twice on one day: end the first absence before the second begins.",
        "adjustment_cell_dimension_known": "A number would stand in a breakdown that does not exist.",
        "assignments_of_a_person_to_a_territory_do_not_overlap":
            "A person would carry the same territory twice on one day: end the first assignment before the second begins.",
        "attainment_cell_dimension_known": "A number would stand in a breakdown that does not exist.",
        "canonical_stage_ordinal_unique": "Two stages of the sales process would have the same place in it.",
        "canonical_stage_outcome_known": "A stage leads to none of: open, won, lost.",
        "adjusted_inquiry_names_its_change": "An inquiry is adjusted by a change that is named, and no other step names one.",
        "change_kind_known": "A change is of none of the kinds: calendar, import, inquiry, letter, lock, policy, setup.",
        "change_names_its_extract_wholly": "A change names source, instant and nouns of its extract, or none of them.",
        "change_request_key_used_once": "The request key was used before: choose another.",
        "booked_period_goes_with_booking_date": "A deal's booking date lies outside the fiscal calendar.",
        "close_period_goes_with_close_date": "A deal's close date lies outside the fiscal calendar.",
        "closed_deal_has_a_close_date": "A won or lost deal has no close date.",
        "currency_code_is_three_capitals": "A currency is not written in three capital letters.",
        "currency_exponent_in_range": "A currency has fewer than 0 or more than 4 decimals.",
        "employment_not_empty": "Somebody would leave before being hired.",
        "employments_of_a_person_do_not_overlap": "A person would be employed twice on one day.",
        "fiscal_calendar_follows_another": "A calendar that follows another would be the first one.",
        "fiscal_calendar_rule_given": "A calendar says by no rule or file.",
        "fiscal_period_id_positive": "A fiscal period has no number.",
        "fiscal_period_label_unique": "Two fiscal periods would have the same name.",
        "fiscal_period_level_known": "A fiscal period is none of: month, quarter, year.",
        "fiscal_period_not_empty": "A fiscal period would end before it begins.",
        "fiscal_period_rolls_up": "A month or quarter belongs to no quarter, or a year to one.",
        "fiscal_periods_of_a_level_do_not_overlap": "A day would lie in two fiscal periods of the same length.",
        "fx_rate_kind_known": "A currency rate is none of: plan, dated.",
        "fx_rate_not_empty": "A currency rate would end before it begins.",
        "fx_rate_positive": "A currency rate is not above zero.",
        "fx_rates_of_a_currency_do_not_overlap":
            "A currency would have two rates of a kind on one day: let one end before the other begins.",
        "inquiry_begins_with_its_opening": "An inquiry begins with being opened, and is opened once.",
        "inquiry_expects_an_amount_or_a_share": "An inquiry expects an amount or a share, not both.",
        "inquiry_share_in_range": "The share that an inquiry expects is from 0 to 1,000 %.",
        "inquiry_step_known": "A step of an inquiry is none of those there are.",
        "inquiry_text_says_something": "What is said in an inquiry is empty.",
        "locked_period_names_its_run": "A locked period names no run, or one that is not locked names one.",
        "metric_definition_unit_known": "A metric is measured in none of the known units.",
        "one_company_team": "The organisation has its root team already: there is one of level company.",
        "opportunity_owner_not_empty": "A deal's former owner would have lost it before getting it.",
        "organisation_fiscal_month_in_range": "The fiscal year begins in no month from 1 to 12.",
        "organisation_key_is_a_slug":
            "An organisation's key is 1 to 63 small letters, digits and hyphens, beginning with a letter.",
        "organisation_key_unique": "There is an organisation of that key already.",
        "organisation_week_start_known": "The week begins on no day from monday to sunday.",
        "owners_of_a_deal_do_not_overlap": "A deal would have two owners on one day.",
        "parents_of_a_team_do_not_overlap": "A team would stand under two teams on one day.",
        "parents_of_a_territory_do_not_overlap": "A territory would lie in two territories on one day.",
        "period_lock_reason_given": "Locking and unlocking need a reason.",
        "period_lock_step_known": "A step of locking is none of those there are.",
        "person_is_member_of_one_team_a_day": "A person would be a member of two teams on one day.",
        "pipeline_cell_dimension_known": "A number would stand in a breakdown that does not exist.",
        "policies_of_a_key_do_not_overlap": "A policy would have two values on one day.",
        "policy_not_empty": "A policy would end before it begins.",
        "product_list_price_not_negative": "A product's list price is below zero.",
        "quota_amount_not_negative": "A quota is below zero.",
        "quota_goes_with_its_source": "A quota does not say where it comes from.",
        "quota_has_one_subject": "A quota is for exactly one of: a person, a team, a territory, an account.",
        "quota_letter_digest_is_sha_256": "A letter has no digest of its numbers.",
        "quota_leaf_amount_not_negative": "A month's part of a quota is below zero.",
        "quota_leaf_weight_not_negative": "A month's weight in a quota is below zero.",
        "quota_stated_once_for_a_period": "The same quota is stated twice for one period: keep one of the two rows.",
        "ramp_cutoff_known": "A ramp's cut-off is none of: last_day, prorated, a day of the month.",
        "ramp_month_from_1_to_60": "A month of a ramp is a number from 1 to 60.",
        "ramp_share_between_0_and_100_percent": "A share of a ramp is from 0 to 100 %.",
        "seasonality_part_is_a_quarter_or_a_month": "A part of a seasonality is none of: Q1 to Q4, M01 to M12.",
        "seasonality_weight_not_negative": "A weight of a seasonality is below zero.",
        "source_record_kind_known": "An identifier is of a kind that is not imported.",
        "split_kind_known": "A share of a deal is none of: revenue, overlay.",
        "split_share_in_range": "A revenue share is above 0 and at most 100 % of a deal, an overlay share 0 to 1,000 %.",
        "team_has_one_leader_a_day": "A team would have two leaders on one day.",
        "team_is_not_its_own_parent": "A team would stand under itself.",
        "team_level_is_a_word": "A team's level is one word of small letters, such as team, region or company.",
        "team_membership_kind_known": "A membership is none of: leader, member, overlay, dotted.",
        "team_membership_not_empty": "Somebody would leave a team before joining it.",
        "team_parent_not_empty": "A team would leave the team above it before joining it.",
        "territory_assignment_not_empty": "An assignment to a territory would end before it begins.",
        "territories_of_an_account_do_not_overlap":
            "An account would lie in two territories on one day: end the first row the day before the second begins.",
        "territory_is_not_its_own_parent": "A territory would lie in itself.",
        "territory_parent_not_empty": "A territory would leave the one above it before joining it.",
        "territory_share_between_0_and_100_percent": "A share of a territory is more than 0 and at most 100 %.",
    ]

    /// The store's error for a row that a constraint refused; nil for any other error.
    static func refusal(_ error: any Error) -> StoreError? {
        guard let constraint = (error as? PostgresError)?.serverError?.constraint, let sentence = all[constraint] else {
            return nil
        }
        return .rowRefused(constraint: constraint, sentence: sentence)
    }
}
