
CREATE SCHEMA drumbeat;

CREATE SCHEMA drumbeat_schema;

CREATE SCHEMA reporting;

COMMENT ON SCHEMA reporting IS 'Read-only views for reporting tools, one organisation per login. See docs/reporting.md.';

CREATE TABLE drumbeat.absence (
    org_id bigint NOT NULL,
    person_id bigint NOT NULL,
    during daterange NOT NULL,
    kind text NOT NULL,
    is_relief boolean NOT NULL,
    reason text,
    changed_in bigint NOT NULL,
    CONSTRAINT absence_has_a_first_and_a_last_day CHECK (((NOT isempty(during)) AND (NOT lower_inf(during)) AND (NOT upper_inf(during)))),
    CONSTRAINT absence_relief_has_a_reason CHECK (((NOT is_relief) OR (reason IS NOT NULL)))
);

ALTER TABLE ONLY drumbeat.absence FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.absence IS '[D] When a person is away, and whether that relieves him of quota.';

CREATE TABLE drumbeat.absence_history (
    org_id bigint NOT NULL,
    person_id bigint NOT NULL,
    during daterange NOT NULL,
    kind text NOT NULL,
    is_relief boolean NOT NULL,
    reason text,
    changed_in bigint NOT NULL,
    until_change bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.absence_history FORCE ROW LEVEL SECURITY;

CREATE FUNCTION drumbeat.absence_known_at(org_id bigint, known_change bigint) RETURNS SETOF drumbeat.absence
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT a.org_id,
     a.person_id,
     a.during,
     a.kind,
     a.is_relief,
     a.reason,
     a.changed_in
    FROM drumbeat.absence a
   WHERE ((a.org_id = absence_known_at.org_id) AND (a.changed_in <= absence_known_at.known_change))
 UNION ALL
  SELECT h.org_id,
     h.person_id,
     h.during,
     h.kind,
     h.is_relief,
     h.reason,
     h.changed_in
    FROM drumbeat.absence_history h
   WHERE ((h.org_id = absence_known_at.org_id) AND (h.changed_in <= absence_known_at.known_change) AND (h.until_change > absence_known_at.known_change));
END;

CREATE TABLE drumbeat.account_territory (
    org_id bigint NOT NULL,
    account_id bigint NOT NULL,
    during daterange NOT NULL,
    territory_id bigint NOT NULL,
    quota_policy text DEFAULT 'prorated'::text NOT NULL,
    changed_in bigint NOT NULL,
    CONSTRAINT account_quota_policy_known CHECK ((quota_policy = ANY (ARRAY['prorated'::text, 'full'::text, 'stays'::text]))),
    CONSTRAINT account_territory_not_empty CHECK ((NOT isempty(during)))
);

ALTER TABLE ONLY drumbeat.account_territory FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.account_territory IS '[D] In which territory an account lies, and when.';

COMMENT ON COLUMN drumbeat.account_territory.quota_policy IS 'What its quota does at this move: prorated moves by days, full moves with the whole period, stays belongs where it was.';

CREATE TABLE drumbeat.account_territory_history (
    org_id bigint NOT NULL,
    account_id bigint NOT NULL,
    during daterange NOT NULL,
    territory_id bigint NOT NULL,
    quota_policy text NOT NULL,
    changed_in bigint NOT NULL,
    until_change bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.account_territory_history FORCE ROW LEVEL SECURITY;

CREATE FUNCTION drumbeat.account_territory_known_at(org_id bigint, known_change bigint) RETURNS SETOF drumbeat.account_territory
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT a.org_id,
     a.account_id,
     a.during,
     a.territory_id,
     a.quota_policy,
     a.changed_in
    FROM drumbeat.account_territory a
   WHERE ((a.org_id = account_territory_known_at.org_id) AND (a.changed_in <= account_territory_known_at.known_change))
 UNION ALL
  SELECT h.org_id,
     h.account_id,
     h.during,
     h.territory_id,
     h.quota_policy,
     h.changed_in
    FROM drumbeat.account_territory_history h
   WHERE ((h.org_id = account_territory_known_at.org_id) AND (h.changed_in <= account_territory_known_at.known_change) AND (h.until_change > account_territory_known_at.known_change));
END;

CREATE FUNCTION drumbeat.account_standing(org_id bigint, known_change bigint, on_day date) RETURNS TABLE(account_id bigint, territory_id bigint, quota_policy text, during daterange)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT a.account_id,
     a.territory_id,
     a.quota_policy,
         CASE
             WHEN (account_standing.on_day IS NULL) THEN a.during
             ELSE daterange(NULL::date, NULL::date)
         END AS daterange
    FROM drumbeat.account_territory_known_at(account_standing.org_id, account_standing.known_change) a(org_id, account_id, during, territory_id, quota_policy, changed_in)
   WHERE ((account_standing.on_day IS NULL) OR (a.during @> account_standing.on_day));
END;

CREATE TABLE drumbeat.fiscal_period (
    org_id bigint NOT NULL,
    period_id integer NOT NULL,
    calendar_version smallint DEFAULT 1 NOT NULL,
    level text NOT NULL,
    label text NOT NULL,
    during daterange NOT NULL,
    quarter_id integer,
    year_id integer NOT NULL,
    changed_in bigint NOT NULL,
    CONSTRAINT fiscal_period_id_positive CHECK ((period_id > 0)),
    CONSTRAINT fiscal_period_level_known CHECK ((level = ANY (ARRAY['month'::text, 'quarter'::text, 'year'::text]))),
    CONSTRAINT fiscal_period_not_empty CHECK ((NOT isempty(during))),
    CONSTRAINT fiscal_period_rolls_up CHECK (((quarter_id IS NULL) = (level = 'year'::text)))
);

ALTER TABLE ONLY drumbeat.fiscal_period FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.fiscal_period IS '[H] The fiscal calendar: months are the leaf periods, quarters and years are their sums.';

COMMENT ON COLUMN drumbeat.fiscal_period.calendar_version IS 'The calendar with which the period came: 1 is that of the founding, the others stand in fiscal_calendar. A period whose days a later calendar keeps stays the same period.';

CREATE TABLE drumbeat.fiscal_period_history (
    org_id bigint NOT NULL,
    period_id integer NOT NULL,
    calendar_version smallint NOT NULL,
    level text NOT NULL,
    label text NOT NULL,
    during daterange NOT NULL,
    quarter_id integer,
    year_id integer NOT NULL,
    changed_in bigint NOT NULL,
    until_change bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.fiscal_period_history FORCE ROW LEVEL SECURITY;

CREATE FUNCTION drumbeat.fiscal_period_known_at(org_id bigint, known_change bigint) RETURNS SETOF drumbeat.fiscal_period
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT f.org_id,
     f.period_id,
     f.calendar_version,
     f.level,
     f.label,
     f.during,
     f.quarter_id,
     f.year_id,
     f.changed_in
    FROM drumbeat.fiscal_period f
   WHERE ((f.org_id = fiscal_period_known_at.org_id) AND (f.changed_in <= fiscal_period_known_at.known_change))
 UNION ALL
  SELECT h.org_id,
     h.period_id,
     h.calendar_version,
     h.level,
     h.label,
     h.during,
     h.quarter_id,
     h.year_id,
     h.changed_in
    FROM drumbeat.fiscal_period_history h
   WHERE ((h.org_id = fiscal_period_known_at.org_id) AND (h.changed_in <= fiscal_period_known_at.known_change) AND (h.until_change > fiscal_period_known_at.known_change));
END;

CREATE TABLE drumbeat.quota (
    org_id bigint NOT NULL,
    quota_id bigint NOT NULL,
    person_id bigint,
    team_id bigint,
    territory_id bigint,
    measure text DEFAULT 'bookings'::text NOT NULL,
    component text DEFAULT 'total'::text NOT NULL,
    layer text DEFAULT 'base'::text NOT NULL,
    period_id integer NOT NULL,
    amount_minor bigint NOT NULL,
    changed_in bigint NOT NULL,
    seasonality text COLLATE pg_catalog."C",
    account_id bigint,
    CONSTRAINT quota_amount_not_negative CHECK ((amount_minor >= 0)),
    CONSTRAINT quota_has_one_subject CHECK ((num_nonnulls(person_id, team_id, territory_id, account_id) = 1))
);

ALTER TABLE ONLY drumbeat.quota FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.quota IS '[H] A quota as stated: subject, period, amount in minor units of the organisation''s currency.';

COMMENT ON COLUMN drumbeat.quota.seasonality IS 'The profile by which it is spread over its leaf periods; none is evenly.';

CREATE TABLE drumbeat.quota_history (
    org_id bigint NOT NULL,
    quota_id bigint NOT NULL,
    person_id bigint,
    team_id bigint,
    territory_id bigint,
    measure text NOT NULL,
    component text NOT NULL,
    layer text NOT NULL,
    period_id integer NOT NULL,
    amount_minor bigint NOT NULL,
    changed_in bigint NOT NULL,
    seasonality text COLLATE pg_catalog."C",
    account_id bigint,
    until_change bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.quota_history FORCE ROW LEVEL SECURITY;

CREATE FUNCTION drumbeat.quota_known_at(org_id bigint, known_change bigint) RETURNS SETOF drumbeat.quota
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT q.org_id,
     q.quota_id,
     q.person_id,
     q.team_id,
     q.territory_id,
     q.measure,
     q.component,
     q.layer,
     q.period_id,
     q.amount_minor,
     q.changed_in,
     q.seasonality,
     q.account_id
    FROM drumbeat.quota q
   WHERE ((q.org_id = quota_known_at.org_id) AND (q.changed_in <= quota_known_at.known_change))
 UNION ALL
  SELECT h.org_id,
     h.quota_id,
     h.person_id,
     h.team_id,
     h.territory_id,
     h.measure,
     h.component,
     h.layer,
     h.period_id,
     h.amount_minor,
     h.changed_in,
     h.seasonality,
     h.account_id
    FROM drumbeat.quota_history h
   WHERE ((h.org_id = quota_known_at.org_id) AND (h.changed_in <= quota_known_at.known_change) AND (h.until_change > quota_known_at.known_change));
END;

CREATE TABLE drumbeat.quota_leaf (
    org_id bigint NOT NULL,
    quota_id bigint NOT NULL,
    period_id integer NOT NULL,
    amount_minor bigint NOT NULL,
    changed_in bigint NOT NULL,
    weight bigint DEFAULT 1 NOT NULL,
    CONSTRAINT quota_leaf_amount_not_negative CHECK ((amount_minor >= 0)),
    CONSTRAINT quota_leaf_weight_not_negative CHECK ((weight >= 0))
);

ALTER TABLE ONLY drumbeat.quota_leaf FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.quota_leaf IS '[H] A quota spread over the leaf periods it covers; the leaves sum to it exactly.';

COMMENT ON COLUMN drumbeat.quota_leaf.weight IS 'Its part of the quota, in proportion to the weights of the other leaves: the amount before it was rounded.';

CREATE TABLE drumbeat.quota_leaf_history (
    org_id bigint NOT NULL,
    quota_id bigint NOT NULL,
    period_id integer NOT NULL,
    amount_minor bigint NOT NULL,
    changed_in bigint NOT NULL,
    weight bigint NOT NULL,
    until_change bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.quota_leaf_history FORCE ROW LEVEL SECURITY;

CREATE FUNCTION drumbeat.quota_leaf_known_at(org_id bigint, known_change bigint) RETURNS SETOF drumbeat.quota_leaf
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT l.org_id,
     l.quota_id,
     l.period_id,
     l.amount_minor,
     l.changed_in,
     l.weight
    FROM drumbeat.quota_leaf l
   WHERE ((l.org_id = quota_leaf_known_at.org_id) AND (l.changed_in <= quota_leaf_known_at.known_change))
 UNION ALL
  SELECT h.org_id,
     h.quota_id,
     h.period_id,
     h.amount_minor,
     h.changed_in,
     h.weight
    FROM drumbeat.quota_leaf_history h
   WHERE ((h.org_id = quota_leaf_known_at.org_id) AND (h.changed_in <= quota_leaf_known_at.known_change) AND (h.until_change > quota_leaf_known_at.known_change));
END;

CREATE FUNCTION drumbeat.account_quota_by_territory(org_id bigint, known_change bigint, days daterange, structure_on date, structure_change bigint) RETURNS TABLE(account_id bigint, month_id integer, territory_id bigint, month_days bigint, days bigint, amount_minor bigint)
    LANGUAGE sql STABLE
    SET enable_nestloop TO 'off'
    BEGIN ATOMIC
 WITH quota AS MATERIALIZED (
          SELECT q.quota_id,
             q.account_id,
             q.period_id
            FROM drumbeat.quota_known_at(account_quota_by_territory.org_id, account_quota_by_territory.known_change) q(org_id, quota_id, person_id, team_id, territory_id, measure, component, layer, period_id, amount_minor, changed_in, seasonality, account_id)
           WHERE ((q.measure = 'bookings'::text) AND (q.account_id IS NOT NULL) AND (q.layer = 'base'::text))
         ), leaf AS MATERIALIZED (
          SELECT q.quota_id,
             q.account_id,
             l.period_id AS month_id,
             f.during,
             ((upper(f.during) - lower(f.during)))::bigint AS month_days,
             l.amount_minor
            FROM ((quota q
              JOIN drumbeat.quota_leaf_known_at(account_quota_by_territory.org_id, account_quota_by_territory.known_change) l(org_id, quota_id, period_id, amount_minor, changed_in, weight) ON ((l.quota_id = q.quota_id)))
              JOIN drumbeat.fiscal_period_known_at(account_quota_by_territory.org_id, account_quota_by_territory.known_change) f(org_id, period_id, calendar_version, level, label, during, quarter_id, year_id, changed_in) ON (((f.period_id = l.period_id) AND (f.during && account_quota_by_territory.days))))
         ), lying AS (
          SELECT q.quota_id,
             a.territory_id,
             a.quota_policy,
             (a.during * of_quota.during) AS during,
             row_number() OVER (PARTITION BY q.quota_id ORDER BY a.during) AS place
            FROM ((quota q
              JOIN drumbeat.fiscal_period_known_at(account_quota_by_territory.org_id, account_quota_by_territory.known_change) of_quota(org_id, period_id, calendar_version, level, label, during, quarter_id, year_id, changed_in) ON ((of_quota.period_id = q.period_id)))
              JOIN drumbeat.account_standing(account_quota_by_territory.org_id, COALESCE(account_quota_by_territory.structure_change, account_quota_by_territory.known_change), account_quota_by_territory.structure_on) a(account_id, territory_id, quota_policy, during) ON (((a.account_id = q.account_id) AND (a.during && of_quota.during))))
         ), followed AS (
          SELECT l.quota_id,
             l.during,
             l.place,
                 CASE
                     WHEN (l.full_place > l.place) THEN l.full_place
                     ELSE l.moved_place
                 END AS held_place
            FROM ( SELECT lying.quota_id,
                     lying.territory_id,
                     lying.quota_policy,
                     lying.during,
                     lying.place,
                     max(lying.place) FILTER (WHERE ((lying.place = 1) OR (lying.quota_policy <> 'stays'::text))) OVER (PARTITION BY lying.quota_id ORDER BY lying.place) AS moved_place,
                     max(lying.place) FILTER (WHERE ((lying.place > 1) AND (lying.quota_policy = 'full'::text))) OVER (PARTITION BY lying.quota_id) AS full_place
                    FROM lying) l
         ), belonging AS (
          SELECT l.account_id,
             l.quota_id,
             l.month_id,
             l.month_days,
             l.amount_minor,
             held.territory_id,
             ((upper((f.during * l.during)) - lower((f.during * l.during))))::bigint AS days
            FROM ((followed f
              JOIN lying held ON (((held.quota_id = f.quota_id) AND (held.place = f.held_place))))
              JOIN leaf l ON (((l.quota_id = f.quota_id) AND (f.during && l.during))))
         ), brought AS (
          SELECT b.account_id,
             b.quota_id,
             b.month_id,
             b.month_days,
             b.amount_minor,
             b.territory_id,
             (sum(b.days))::bigint AS days
            FROM belonging b
           GROUP BY b.account_id, b.quota_id, b.month_id, b.month_days, b.amount_minor, b.territory_id
         UNION ALL
          SELECT l.account_id,
             l.quota_id,
             l.month_id,
             l.month_days,
             l.amount_minor,
             0,
             (l.month_days - COALESCE(b.days, (0)::bigint))
            FROM (leaf l
              LEFT JOIN ( SELECT belonging.quota_id,
                     belonging.month_id,
                     (sum(belonging.days))::bigint AS days
                    FROM belonging
                   GROUP BY belonging.quota_id, belonging.month_id) b ON (((b.quota_id = l.quota_id) AND (b.month_id = l.month_id))))
           WHERE (l.month_days > COALESCE(b.days, (0)::bigint))
         )
  SELECT d.account_id,
     d.month_id,
     d.territory_id,
     d.month_days,
     max(d.days) AS max,
     (sum((d.floor_minor + (
         CASE
             WHEN ((d.place)::numeric <= ((d.amount_minor)::numeric - d.floors_minor)) THEN 1
             ELSE 0
         END)::numeric)))::bigint AS sum
    FROM ( SELECT f.account_id,
             f.quota_id,
             f.month_id,
             f.month_days,
             f.amount_minor,
             f.territory_id,
             f.days,
             f.floor_minor,
             sum(f.floor_minor) OVER (PARTITION BY f.quota_id, f.month_id) AS floors_minor,
             row_number() OVER (PARTITION BY f.quota_id, f.month_id ORDER BY (((f.amount_minor)::numeric * (f.days)::numeric) % (f.month_days)::numeric) DESC, f.territory_id) AS place
            FROM ( SELECT brought.account_id,
                     brought.quota_id,
                     brought.month_id,
                     brought.month_days,
                     brought.amount_minor,
                     brought.territory_id,
                     brought.days,
                     div(((brought.amount_minor)::numeric * (brought.days)::numeric), (brought.month_days)::numeric) AS floor_minor
                    FROM brought) f) d
   GROUP BY d.account_id, d.month_id, d.territory_id, d.month_days;
END;

CREATE TABLE drumbeat.period_lock (
    org_id bigint NOT NULL,
    period_id integer NOT NULL,
    step_no smallint NOT NULL,
    step text NOT NULL,
    run_no bigint,
    actor text NOT NULL,
    reason text NOT NULL,
    changed_in bigint NOT NULL,
    CONSTRAINT locked_period_names_its_run CHECK (((step = 'locked'::text) = (run_no IS NOT NULL))),
    CONSTRAINT period_lock_reason_given CHECK ((reason ~ '\S'::text)),
    CONSTRAINT period_lock_step_known CHECK ((step = ANY (ARRAY['lock_requested'::text, 'locked'::text, 'unlock_requested'::text, 'unlocked'::text, 'withdrawn'::text])))
);

ALTER TABLE ONLY drumbeat.period_lock FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.period_lock IS '[A] The steps of locking and unlocking a leaf period: asked for by one, decided by another. The last decision holds; locked names the run whose numbers are the reported ones.';

CREATE FUNCTION drumbeat.period_lock_at(org_id bigint, known_change bigint) RETURNS TABLE(period_id integer, run_no bigint)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT decided.period_id,
     decided.run_no
    FROM ( SELECT DISTINCT ON (l.period_id) l.period_id,
             l.step,
             l.run_no
            FROM drumbeat.period_lock l
           WHERE ((l.org_id = period_lock_at.org_id) AND (l.changed_in <= period_lock_at.known_change) AND (l.step = ANY (ARRAY['locked'::text, 'unlocked'::text])))
           ORDER BY l.period_id, l.step_no DESC) decided
   WHERE (decided.step = 'locked'::text);
END;

CREATE FUNCTION drumbeat.adjusted_period_at(org_id bigint, known_change bigint) RETURNS TABLE(period_id integer, run_no bigint, target_id integer)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH locked AS (
          SELECT f.period_id,
             f.during,
             l_1.run_no
            FROM (drumbeat.period_lock_at(adjusted_period_at.org_id, adjusted_period_at.known_change) l_1(period_id, run_no)
              JOIN drumbeat.fiscal_period_known_at(adjusted_period_at.org_id, adjusted_period_at.known_change) f(org_id, period_id, calendar_version, level, label, during, quarter_id, year_id, changed_in) ON ((f.period_id = l_1.period_id)))
         )
  SELECT l.period_id,
     l.run_no,
     open_month.period_id
    FROM (locked l
      CROSS JOIN LATERAL ( SELECT f.period_id
            FROM drumbeat.fiscal_period_known_at(adjusted_period_at.org_id, adjusted_period_at.known_change) f(org_id, period_id, calendar_version, level, label, during, quarter_id, year_id, changed_in)
           WHERE ((f.level = 'month'::text) AND (lower(f.during) >= upper(l.during)) AND (NOT (EXISTS ( SELECT
                    FROM locked other
                   WHERE (other.period_id = f.period_id)))))
           ORDER BY (lower(f.during))
          LIMIT 1) open_month);
END;

CREATE TABLE drumbeat.attainment_cell (
    org_id bigint NOT NULL,
    dimension text NOT NULL,
    subject_id bigint NOT NULL,
    period_id integer NOT NULL,
    team_id bigint,
    rep_id bigint,
    quota_minor bigint,
    quota_source text,
    members_quota_minor bigint,
    credit_minor bigint NOT NULL,
    deal_count bigint NOT NULL,
    excluded_count bigint NOT NULL,
    since_run bigint NOT NULL,
    overlay_minor bigint DEFAULT 0 NOT NULL,
    dated_effect_minor bigint DEFAULT 0 NOT NULL,
    report_effect_minor bigint DEFAULT 0 NOT NULL,
    undated_count bigint DEFAULT 0 NOT NULL,
    unreported_count bigint DEFAULT 0 NOT NULL,
    CONSTRAINT attainment_cell_dimension_known CHECK ((dimension = ANY (ARRAY['rep'::text, 'manager'::text, 'team'::text, 'region'::text, 'territory'::text, 'company'::text, 'product'::text]))),
    CONSTRAINT quota_goes_with_its_source CHECK (((quota_minor IS NULL) = (quota_source IS NULL)))
);

ALTER TABLE ONLY drumbeat.attainment_cell FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.attainment_cell IS '[R] Quota and credited bookings per subject and fiscal period; subject 0 is the company, or the row "(none)" of a breakdown.';

CREATE TABLE drumbeat.attainment_cell_history (
    org_id bigint NOT NULL,
    dimension text NOT NULL,
    subject_id bigint NOT NULL,
    period_id integer NOT NULL,
    team_id bigint,
    rep_id bigint,
    quota_minor bigint,
    quota_source text,
    members_quota_minor bigint,
    credit_minor bigint NOT NULL,
    deal_count bigint NOT NULL,
    excluded_count bigint NOT NULL,
    since_run bigint NOT NULL,
    overlay_minor bigint DEFAULT 0 NOT NULL,
    dated_effect_minor bigint DEFAULT 0 NOT NULL,
    report_effect_minor bigint DEFAULT 0 NOT NULL,
    undated_count bigint DEFAULT 0 NOT NULL,
    unreported_count bigint DEFAULT 0 NOT NULL,
    until_run bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.attainment_cell_history FORCE ROW LEVEL SECURITY;

CREATE FUNCTION drumbeat.attainment_cell_at(org_id bigint, run_no bigint) RETURNS SETOF drumbeat.attainment_cell
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT c.org_id,
     c.dimension,
     c.subject_id,
     c.period_id,
     c.team_id,
     c.rep_id,
     c.quota_minor,
     c.quota_source,
     c.members_quota_minor,
     c.credit_minor,
     c.deal_count,
     c.excluded_count,
     c.since_run,
     c.overlay_minor,
     c.dated_effect_minor,
     c.report_effect_minor,
     c.undated_count,
     c.unreported_count
    FROM drumbeat.attainment_cell c
   WHERE ((c.org_id = attainment_cell_at.org_id) AND (c.since_run <= attainment_cell_at.run_no))
 UNION ALL
  SELECT h.org_id,
     h.dimension,
     h.subject_id,
     h.period_id,
     h.team_id,
     h.rep_id,
     h.quota_minor,
     h.quota_source,
     h.members_quota_minor,
     h.credit_minor,
     h.deal_count,
     h.excluded_count,
     h.since_run,
     h.overlay_minor,
     h.dated_effect_minor,
     h.report_effect_minor,
     h.undated_count,
     h.unreported_count
    FROM drumbeat.attainment_cell_history h
   WHERE ((h.org_id = attainment_cell_at.org_id) AND (h.since_run <= attainment_cell_at.run_no) AND (h.until_run > attainment_cell_at.run_no));
END;

CREATE TABLE drumbeat.adjustment_cell (
    org_id bigint NOT NULL,
    dimension text NOT NULL,
    subject_id bigint NOT NULL,
    period_id integer NOT NULL,
    team_id bigint,
    rep_id bigint,
    adjustment_minor bigint NOT NULL,
    since_run bigint NOT NULL,
    CONSTRAINT adjustment_cell_dimension_known CHECK ((dimension = ANY (ARRAY['rep'::text, 'manager'::text, 'team'::text, 'region'::text, 'territory'::text, 'company'::text, 'product'::text])))
);

ALTER TABLE ONLY drumbeat.adjustment_cell FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.adjustment_cell IS '[R] Prior-period adjustments: what became known of locked periods after they were locked, in the first open leaf period after each; only where there is any.';

CREATE TABLE drumbeat.adjustment_cell_history (
    org_id bigint NOT NULL,
    dimension text NOT NULL,
    subject_id bigint NOT NULL,
    period_id integer NOT NULL,
    team_id bigint,
    rep_id bigint,
    adjustment_minor bigint NOT NULL,
    since_run bigint NOT NULL,
    until_run bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.adjustment_cell_history FORCE ROW LEVEL SECURITY;

CREATE FUNCTION drumbeat.attainment_part_at(org_id bigint, run_no bigint, dimension text, month_id integer, is_adjusted boolean) RETURNS TABLE(subject_id bigint, team_id bigint, quota_minor bigint, quota_source text, members_quota_minor bigint, credit_minor bigint, adjustment_minor bigint, deal_count bigint, excluded_count bigint, overlay_minor bigint, dated_effect_minor bigint, report_effect_minor bigint, undated_count bigint, unreported_count bigint)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT c.subject_id,
     c.team_id,
     c.quota_minor,
     c.quota_source,
     c.members_quota_minor,
     c.credit_minor,
     NULL::bigint AS int8,
     c.deal_count,
     c.excluded_count,
     c.overlay_minor,
     c.dated_effect_minor,
     c.report_effect_minor,
     c.undated_count,
     c.unreported_count
    FROM drumbeat.attainment_cell c
   WHERE ((c.org_id = attainment_part_at.org_id) AND (c.dimension = attainment_part_at.dimension) AND (c.period_id = attainment_part_at.month_id) AND (c.since_run <= attainment_part_at.run_no))
 UNION ALL
  SELECT h.subject_id,
     h.team_id,
     h.quota_minor,
     h.quota_source,
     h.members_quota_minor,
     h.credit_minor,
     NULL::bigint AS int8,
     h.deal_count,
     h.excluded_count,
     h.overlay_minor,
     h.dated_effect_minor,
     h.report_effect_minor,
     h.undated_count,
     h.unreported_count
    FROM drumbeat.attainment_cell_history h
   WHERE ((h.org_id = attainment_part_at.org_id) AND (h.dimension = attainment_part_at.dimension) AND (h.period_id = attainment_part_at.month_id) AND (h.since_run <= attainment_part_at.run_no) AND (h.until_run > attainment_part_at.run_no))
 UNION ALL
  SELECT a.subject_id,
     a.team_id,
     NULL::bigint,
     NULL::text,
     NULL::bigint,
     0,
     a.adjustment_minor,
     0,
     0,
     0,
     0,
     0,
     0,
     0
    FROM drumbeat.adjustment_cell a
   WHERE (attainment_part_at.is_adjusted AND (a.org_id = attainment_part_at.org_id) AND (a.dimension = attainment_part_at.dimension) AND (a.period_id = attainment_part_at.month_id) AND (a.since_run <= attainment_part_at.run_no))
 UNION ALL
  SELECT h.subject_id,
     h.team_id,
     NULL::bigint,
     NULL::text,
     NULL::bigint,
     0,
     h.adjustment_minor,
     0,
     0,
     0,
     0,
     0,
     0,
     0
    FROM drumbeat.adjustment_cell_history h
   WHERE (attainment_part_at.is_adjusted AND (h.org_id = attainment_part_at.org_id) AND (h.dimension = attainment_part_at.dimension) AND (h.period_id = attainment_part_at.month_id) AND (h.since_run <= attainment_part_at.run_no) AND (h.until_run > attainment_part_at.run_no));
END;

CREATE TABLE drumbeat.credit_hold (
    org_id bigint NOT NULL,
    opportunity_id bigint NOT NULL,
    until date NOT NULL,
    person_id bigint,
    changed_in bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.credit_hold FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.credit_hold IS '[H] Deals that are credited to another than their owner if they close by a day: to the person named, else to the owner before the last change. A hold of a deal that is gone waits for it.';

CREATE TABLE drumbeat.credit_hold_history (
    org_id bigint NOT NULL,
    opportunity_id bigint NOT NULL,
    until date NOT NULL,
    person_id bigint,
    changed_in bigint NOT NULL,
    until_change bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.credit_hold_history FORCE ROW LEVEL SECURITY;

CREATE FUNCTION drumbeat.credit_hold_known_at(org_id bigint, known_change bigint) RETURNS SETOF drumbeat.credit_hold
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT c.org_id,
     c.opportunity_id,
     c.until,
     c.person_id,
     c.changed_in
    FROM drumbeat.credit_hold c
   WHERE ((c.org_id = credit_hold_known_at.org_id) AND (c.changed_in <= credit_hold_known_at.known_change))
 UNION ALL
  SELECT h.org_id,
     h.opportunity_id,
     h.until,
     h.person_id,
     h.changed_in
    FROM drumbeat.credit_hold_history h
   WHERE ((h.org_id = credit_hold_known_at.org_id) AND (h.changed_in <= credit_hold_known_at.known_change) AND (h.until_change > credit_hold_known_at.known_change));
END;

CREATE TABLE drumbeat.opportunity (
    org_id bigint NOT NULL,
    opportunity_id bigint NOT NULL,
    owner_id bigint NOT NULL,
    account_id bigint,
    product_id bigint,
    stage text NOT NULL,
    source_stage text NOT NULL,
    amount_minor bigint,
    currency text NOT NULL,
    created_on date,
    close_on date,
    close_period_id integer,
    rep_id bigint NOT NULL,
    team_id bigint,
    manager_id bigint,
    changed_in bigint NOT NULL,
    booked_on date,
    booked_period_id integer,
    CONSTRAINT booked_period_goes_with_booking_date CHECK (((booked_on IS NULL) = (booked_period_id IS NULL))),
    CONSTRAINT close_period_goes_with_close_date CHECK (((close_on IS NULL) = (close_period_id IS NULL))),
    CONSTRAINT closed_deal_has_a_close_date CHECK (((stage <> ALL (ARRAY['won'::text, 'lost'::text])) OR (close_on IS NOT NULL)))
);

ALTER TABLE ONLY drumbeat.opportunity FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.opportunity IS '[H] One row per deal as known now. rep_id, team_id and manager_id are stamps: whose it was on the date of the fact (closed: the close date; open: the day of the extract).';

COMMENT ON COLUMN drumbeat.opportunity.booked_on IS 'The day on which finance booked the deal; a won deal is credited on it where the policy credit.date is booked.';

CREATE TABLE drumbeat.opportunity_history (
    org_id bigint NOT NULL,
    opportunity_id bigint NOT NULL,
    owner_id bigint NOT NULL,
    account_id bigint,
    product_id bigint,
    stage text NOT NULL,
    source_stage text NOT NULL,
    amount_minor bigint,
    currency text NOT NULL,
    created_on date,
    close_on date,
    close_period_id integer,
    rep_id bigint NOT NULL,
    team_id bigint,
    manager_id bigint,
    changed_in bigint NOT NULL,
    booked_on date,
    booked_period_id integer,
    until_change bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.opportunity_history FORCE ROW LEVEL SECURITY;

CREATE FUNCTION drumbeat.opportunity_known_at(org_id bigint, known_change bigint) RETURNS SETOF drumbeat.opportunity
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT o.org_id,
     o.opportunity_id,
     o.owner_id,
     o.account_id,
     o.product_id,
     o.stage,
     o.source_stage,
     o.amount_minor,
     o.currency,
     o.created_on,
     o.close_on,
     o.close_period_id,
     o.rep_id,
     o.team_id,
     o.manager_id,
     o.changed_in,
     o.booked_on,
     o.booked_period_id
    FROM drumbeat.opportunity o
   WHERE ((o.org_id = opportunity_known_at.org_id) AND (o.changed_in <= opportunity_known_at.known_change))
 UNION ALL
  SELECT h.org_id,
     h.opportunity_id,
     h.owner_id,
     h.account_id,
     h.product_id,
     h.stage,
     h.source_stage,
     h.amount_minor,
     h.currency,
     h.created_on,
     h.close_on,
     h.close_period_id,
     h.rep_id,
     h.team_id,
     h.manager_id,
     h.changed_in,
     h.booked_on,
     h.booked_period_id
    FROM drumbeat.opportunity_history h
   WHERE ((h.org_id = opportunity_known_at.org_id) AND (h.changed_in <= opportunity_known_at.known_change) AND (h.until_change > opportunity_known_at.known_change));
END;

CREATE TABLE drumbeat.opportunity_owner (
    org_id bigint NOT NULL,
    opportunity_id bigint NOT NULL,
    during daterange NOT NULL,
    person_id bigint NOT NULL,
    changed_in bigint NOT NULL,
    CONSTRAINT opportunity_owner_not_empty CHECK ((NOT isempty(during)))
);

ALTER TABLE ONLY drumbeat.opportunity_owner FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.opportunity_owner IS '[D] Former owners only: on a day that no row covers, the owner is the one named in opportunity.';

CREATE TABLE drumbeat.opportunity_owner_history (
    org_id bigint NOT NULL,
    opportunity_id bigint NOT NULL,
    during daterange NOT NULL,
    person_id bigint NOT NULL,
    changed_in bigint NOT NULL,
    until_change bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.opportunity_owner_history FORCE ROW LEVEL SECURITY;

CREATE FUNCTION drumbeat.opportunity_owner_known_at(org_id bigint, known_change bigint) RETURNS SETOF drumbeat.opportunity_owner
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT w.org_id,
     w.opportunity_id,
     w.during,
     w.person_id,
     w.changed_in
    FROM drumbeat.opportunity_owner w
   WHERE ((w.org_id = opportunity_owner_known_at.org_id) AND (w.changed_in <= opportunity_owner_known_at.known_change))
 UNION ALL
  SELECT h.org_id,
     h.opportunity_id,
     h.during,
     h.person_id,
     h.changed_in
    FROM drumbeat.opportunity_owner_history h
   WHERE ((h.org_id = opportunity_owner_known_at.org_id) AND (h.changed_in <= opportunity_owner_known_at.known_change) AND (h.until_change > opportunity_owner_known_at.known_change));
END;

CREATE TABLE drumbeat.policy (
    org_id bigint NOT NULL,
    key text NOT NULL,
    during daterange NOT NULL,
    value text NOT NULL,
    changed_in bigint NOT NULL,
    CONSTRAINT policy_not_empty CHECK ((NOT isempty(during)))
);

ALTER TABLE ONLY drumbeat.policy FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.policy IS '[D] What an organisation has decided otherwise than the default, and for which days.';

CREATE TABLE drumbeat.policy_history (
    org_id bigint NOT NULL,
    key text NOT NULL,
    during daterange NOT NULL,
    value text NOT NULL,
    changed_in bigint NOT NULL,
    until_change bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.policy_history FORCE ROW LEVEL SECURITY;

CREATE FUNCTION drumbeat.policy_known_at(org_id bigint, known_change bigint) RETURNS SETOF drumbeat.policy
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT p.org_id,
     p.key,
     p.during,
     p.value,
     p.changed_in
    FROM drumbeat.policy p
   WHERE ((p.org_id = policy_known_at.org_id) AND (p.changed_in <= policy_known_at.known_change))
 UNION ALL
  SELECT h.org_id,
     h.key,
     h.during,
     h.value,
     h.changed_in
    FROM drumbeat.policy_history h
   WHERE ((h.org_id = policy_known_at.org_id) AND (h.changed_in <= policy_known_at.known_change) AND (h.until_change > policy_known_at.known_change));
END;

CREATE TABLE drumbeat.policy_key (
    key text NOT NULL,
    default_value text NOT NULL,
    pattern text NOT NULL,
    form text NOT NULL,
    meaning text NOT NULL
);

COMMENT ON TABLE drumbeat.policy_key IS '[shared] The policies there are: what holds unless something else is stated, the regular expression of a valid value, and both in words.';

CREATE FUNCTION drumbeat.policy_in_force_known_at(org_id bigint, known_change bigint) RETURNS TABLE(key text, during daterange, value text)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH stated AS MATERIALIZED (
          SELECT p.key,
             p.during,
             p.value
            FROM drumbeat.policy_known_at(policy_in_force_known_at.org_id, policy_in_force_known_at.known_change) p(org_id, key, during, value, changed_in)
         )
  SELECT s.key,
     s.during,
     s.value
    FROM stated s
 UNION ALL
  SELECT k.key,
     gap.during,
     k.default_value
    FROM ((drumbeat.policy_key k
      LEFT JOIN ( SELECT s.key,
             range_agg(s.during) AS during
            FROM stated s
           GROUP BY s.key) taken ON ((taken.key = k.key)))
      CROSS JOIN LATERAL unnest(('{(,)}'::datemultirange - COALESCE(taken.during, '{}'::datemultirange))) gap(during));
END;

CREATE TABLE drumbeat.split (
    org_id bigint NOT NULL,
    opportunity_id bigint NOT NULL,
    kind text NOT NULL,
    person_id bigint NOT NULL,
    share_bp integer NOT NULL,
    changed_in bigint NOT NULL,
    CONSTRAINT split_kind_known CHECK ((kind = ANY (ARRAY['revenue'::text, 'overlay'::text]))),
    CONSTRAINT split_share_in_range CHECK (
CASE kind
    WHEN 'revenue'::text THEN ((share_bp > 0) AND (share_bp <= 10000))
    ELSE ((share_bp >= 0) AND (share_bp <= 100000))
END)
);

ALTER TABLE ONLY drumbeat.split FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.split IS '[H] Who has which share (basis points) of a deal: revenue shares sum to the whole deal, overlay shares stand beside it. A deal without revenue shares is its owner''s; shares of a deal that is gone wait for it.';

CREATE TABLE drumbeat.split_history (
    org_id bigint NOT NULL,
    opportunity_id bigint NOT NULL,
    kind text NOT NULL,
    person_id bigint NOT NULL,
    share_bp integer NOT NULL,
    changed_in bigint NOT NULL,
    until_change bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.split_history FORCE ROW LEVEL SECURITY;

CREATE FUNCTION drumbeat.split_known_at(org_id bigint, known_change bigint) RETURNS SETOF drumbeat.split
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT s.org_id,
     s.opportunity_id,
     s.kind,
     s.person_id,
     s.share_bp,
     s.changed_in
    FROM drumbeat.split s
   WHERE ((s.org_id = split_known_at.org_id) AND (s.changed_in <= split_known_at.known_change))
 UNION ALL
  SELECT h.org_id,
     h.opportunity_id,
     h.kind,
     h.person_id,
     h.share_bp,
     h.changed_in
    FROM drumbeat.split_history h
   WHERE ((h.org_id = split_known_at.org_id) AND (h.changed_in <= split_known_at.known_change) AND (h.until_change > split_known_at.known_change));
END;

CREATE FUNCTION drumbeat.credit_share_known_at(org_id bigint, known_change bigint) RETURNS TABLE(opportunity_id bigint, kind text, person_id bigint, share_bp integer, reason text, held_until date)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH stated AS MATERIALIZED (
          SELECT s.org_id,
             s.opportunity_id,
             s.kind,
             s.person_id,
             s.share_bp,
             s.changed_in
            FROM drumbeat.split_known_at(credit_share_known_at.org_id, credit_share_known_at.known_change) s(org_id, opportunity_id, kind, person_id, share_bp, changed_in)
         ), policy AS MATERIALIZED (
          SELECT p.during,
             p.value,
             ("substring"(p.value, '^shared_days:([0-9]+)$'::text))::integer AS days
            FROM drumbeat.policy_in_force_known_at(credit_share_known_at.org_id, credit_share_known_at.known_change) p(key, during, value)
           WHERE ((p.key = 'credit.transfer_policy'::text) AND (p.value <> 'owner_at_close'::text))
         ), former AS MATERIALIZED (
          SELECT w.opportunity_id,
             w.during,
             w.person_id
            FROM drumbeat.opportunity_owner_known_at(credit_share_known_at.org_id, credit_share_known_at.known_change) w(org_id, opportunity_id, during, person_id, changed_in)
         ), hold AS MATERIALIZED (
          SELECT h.opportunity_id,
             h.until,
             h.person_id
            FROM drumbeat.credit_hold_known_at(credit_share_known_at.org_id, credit_share_known_at.known_change) h(org_id, opportunity_id, until, person_id, changed_in)
         ), touched AS MATERIALIZED (
          SELECT o.opportunity_id,
             o.owner_id,
             o.rep_id,
             o.close_on,
             LEAST(o.created_on, o.close_on) AS created_on,
             (h.opportunity_id IS NOT NULL) AS is_held,
             h.until,
             h.person_id AS holder_id,
             p.value,
             p.days
            FROM (((( SELECT hold.opportunity_id
                    FROM hold
                 UNION
                  SELECT former.opportunity_id
                    FROM former
                   WHERE (EXISTS ( SELECT
                            FROM policy))) candidate
              JOIN drumbeat.opportunity_known_at(credit_share_known_at.org_id, credit_share_known_at.known_change) o(org_id, opportunity_id, owner_id, account_id, product_id, stage, source_stage, amount_minor, currency, created_on, close_on, close_period_id, rep_id, team_id, manager_id, changed_in, booked_on, booked_period_id) ON ((o.opportunity_id = candidate.opportunity_id)))
              LEFT JOIN hold h ON (((h.opportunity_id = o.opportunity_id) AND (o.close_on <= h.until))))
              LEFT JOIN policy p ON ((p.during @> o.close_on)))
           WHERE (((h.opportunity_id IS NOT NULL) OR (p.value IS NOT NULL)) AND (NOT (EXISTS ( SELECT
                    FROM stated s
                   WHERE ((s.opportunity_id = o.opportunity_id) AND (s.kind = 'revenue'::text))))))
         ), before AS MATERIALIZED (
          SELECT DISTINCT ON (t.opportunity_id) t.opportunity_id,
             f.person_id,
             upper(f.during) AS transferred_on
            FROM (touched t
              JOIN former f ON (((f.opportunity_id = t.opportunity_id) AND (upper(f.during) <= t.close_on) AND (f.person_id <> t.rep_id))))
           ORDER BY t.opportunity_id, (upper(f.during)) DESC
         )
  SELECT s.opportunity_id,
     s.kind,
     s.person_id,
     s.share_bp,
     NULL::text AS text,
     NULL::date AS date
    FROM stated s
 UNION ALL
  SELECT t.opportunity_id,
     'revenue'::text,
     part.person_id,
     part.share_bp,
     part.reason,
     part.until
    FROM (((touched t
      LEFT JOIN before b ON ((b.opportunity_id = t.opportunity_id)))
      LEFT JOIN former c ON (((c.opportunity_id = t.opportunity_id) AND (c.during @> t.created_on))))
      CROSS JOIN LATERAL ( SELECT COALESCE(t.holder_id, b.person_id) AS "coalesce",
             10000 AS "?column?",
                 CASE
                     WHEN (COALESCE(t.holder_id, b.person_id) = b.person_id) THEN 'held_for_former'::text
                     ELSE 'held'::text
                 END AS "case",
             t.until
           WHERE (t.is_held AND (COALESCE(t.holder_id, b.person_id) <> t.rep_id))
         UNION ALL
          SELECT COALESCE(c.person_id, t.owner_id) AS "coalesce",
             10000,
             'owner_at_creation'::text,
             NULL::date
           WHERE ((NOT t.is_held) AND (t.value = 'owner_at_creation'::text) AND (t.created_on IS NOT NULL) AND (COALESCE(c.person_id, t.owner_id) <> t.rep_id))
         UNION ALL
          SELECT who.person_id,
             5000,
             'shared_days'::text,
             NULL::date
            FROM ( VALUES (t.rep_id), (b.person_id)) who(person_id)
           WHERE ((NOT t.is_held) AND ((t.close_on - b.transferred_on) < t.days))) part(person_id, share_bp, reason, until));
END;

CREATE TABLE drumbeat.fx_rate (
    org_id bigint NOT NULL,
    kind text NOT NULL,
    currency text NOT NULL,
    during daterange NOT NULL,
    rate numeric NOT NULL,
    changed_in bigint NOT NULL,
    CONSTRAINT fx_rate_kind_known CHECK ((kind = ANY (ARRAY['plan'::text, 'dated'::text]))),
    CONSTRAINT fx_rate_not_empty CHECK ((NOT isempty(during))),
    CONSTRAINT fx_rate_positive CHECK ((rate > (0)::numeric))
);

ALTER TABLE ONLY drumbeat.fx_rate FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.fx_rate IS '[D] An amount in the currency times the rate is the amount in the organisation''s currency. Plan rates are those of the plan, dated ones those of the market.';

CREATE TABLE drumbeat.fx_rate_history (
    org_id bigint NOT NULL,
    kind text NOT NULL,
    currency text NOT NULL,
    during daterange NOT NULL,
    rate numeric NOT NULL,
    changed_in bigint NOT NULL,
    until_change bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.fx_rate_history FORCE ROW LEVEL SECURITY;

CREATE FUNCTION drumbeat.fx_rate_known_at(org_id bigint, known_change bigint) RETURNS SETOF drumbeat.fx_rate
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT r.org_id,
     r.kind,
     r.currency,
     r.during,
     r.rate,
     r.changed_in
    FROM drumbeat.fx_rate r
   WHERE ((r.org_id = fx_rate_known_at.org_id) AND (r.changed_in <= fx_rate_known_at.known_change))
 UNION ALL
  SELECT h.org_id,
     h.kind,
     h.currency,
     h.during,
     h.rate,
     h.changed_in
    FROM drumbeat.fx_rate_history h
   WHERE ((h.org_id = fx_rate_known_at.org_id) AND (h.changed_in <= fx_rate_known_at.known_change) AND (h.until_change > fx_rate_known_at.known_change));
END;

CREATE TABLE drumbeat.product (
    org_id bigint NOT NULL,
    product_id bigint NOT NULL,
    name text NOT NULL,
    family text,
    list_price_minor bigint,
    changed_in bigint NOT NULL,
    CONSTRAINT product_list_price_not_negative CHECK ((list_price_minor >= 0))
);

ALTER TABLE ONLY drumbeat.product FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.product IS '[H] One row per product; the list price in minor units of the organisation''s currency.';

CREATE TABLE drumbeat.product_history (
    org_id bigint NOT NULL,
    product_id bigint NOT NULL,
    name text NOT NULL,
    family text,
    list_price_minor bigint,
    changed_in bigint NOT NULL,
    until_change bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.product_history FORCE ROW LEVEL SECURITY;

CREATE FUNCTION drumbeat.product_known_at(org_id bigint, known_change bigint) RETURNS SETOF drumbeat.product
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT p.org_id,
     p.product_id,
     p.name,
     p.family,
     p.list_price_minor,
     p.changed_in
    FROM drumbeat.product p
   WHERE ((p.org_id = product_known_at.org_id) AND (p.changed_in <= product_known_at.known_change))
 UNION ALL
  SELECT h.org_id,
     h.product_id,
     h.name,
     h.family,
     h.list_price_minor,
     h.changed_in
    FROM drumbeat.product_history h
   WHERE ((h.org_id = product_known_at.org_id) AND (h.changed_in <= product_known_at.known_change) AND (h.until_change > product_known_at.known_change));
END;

CREATE TABLE drumbeat.canonical_stage (
    code text NOT NULL,
    ordinal smallint NOT NULL,
    name text NOT NULL,
    outcome text NOT NULL,
    is_qualified boolean NOT NULL,
    CONSTRAINT canonical_stage_outcome_known CHECK ((outcome = ANY (ARRAY['open'::text, 'won'::text, 'lost'::text])))
);

COMMENT ON TABLE drumbeat.canonical_stage IS '[shared] The one stage model to which every source''s stages are mapped.';

CREATE TABLE drumbeat.currency (
    code text NOT NULL,
    exponent smallint NOT NULL,
    CONSTRAINT currency_code_is_three_capitals CHECK ((code ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT currency_exponent_in_range CHECK (((exponent >= 0) AND (exponent <= 4)))
);

COMMENT ON TABLE drumbeat.currency IS '[shared] One row per ISO 4217 currency: how many decimal places its minor unit has.';

CREATE TABLE drumbeat.organisation (
    org_id bigint NOT NULL,
    key text NOT NULL,
    name text NOT NULL,
    currency text NOT NULL,
    zone text NOT NULL,
    week_starts text NOT NULL,
    fiscal_year_start_month smallint NOT NULL,
    changed_in bigint NOT NULL,
    fiscal_weeks text,
    CONSTRAINT organisation_fiscal_month_in_range CHECK (((fiscal_year_start_month >= 1) AND (fiscal_year_start_month <= 12))),
    CONSTRAINT organisation_key_is_a_slug CHECK ((key ~ '^[a-z][a-z0-9-]{0,62}$'::text)),
    CONSTRAINT organisation_week_start_known CHECK ((week_starts = ANY (ARRAY['monday'::text, 'tuesday'::text, 'wednesday'::text, 'thursday'::text, 'friday'::text, 'saturday'::text, 'sunday'::text])))
);

ALTER TABLE ONLY drumbeat.organisation FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.organisation IS '[H] One row per organisation (tenant): its reporting currency, zone and fiscal year.';

COMMENT ON COLUMN drumbeat.organisation.fiscal_weeks IS 'The rule of fiscal years of whole weeks, such as "4-4-5, last saturday of january"; null where the leaf periods are calendar months.';

CREATE FUNCTION drumbeat.deal_fact(org_id bigint, as_of date, known_change bigint) RETURNS TABLE(opportunity_id bigint, rep_id bigint, team_id bigint, manager_id bigint, product_id bigint, account_id bigint, stage text, outcome text, period_id integer, fact_on date, created_on date, close_on date, amount_minor bigint, currency text, list_price_minor bigint, cycle_days integer, is_excluded boolean, value_minor bigint, is_foreign boolean, plan_factor numeric, dated_factor numeric, report_factor numeric, unit_factor numeric, booked_on date, credit_on date, credit_period_id integer, is_moved boolean)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT o.opportunity_id,
     o.rep_id,
     COALESCE(o.team_id, (0)::bigint) AS "coalesce",
     COALESCE(o.manager_id, (0)::bigint) AS "coalesce",
     COALESCE(o.product_id, (0)::bigint) AS "coalesce",
     o.account_id,
     o.stage,
     state.outcome,
     COALESCE(o.close_period_id, 0) AS "coalesce",
         CASE
             WHEN (state.outcome = 'open'::text) THEN deal_fact.as_of
             ELSE o.close_on
         END AS close_on,
     o.created_on,
     o.close_on,
     o.amount_minor,
     o.currency,
     p.list_price_minor,
         CASE
             WHEN (state.outcome <> 'open'::text) THEN (o.close_on - o.created_on)
             ELSE NULL::integer
         END AS "case",
     ((o.amount_minor IS NOT NULL) AND unit.is_foreign AND (plan.rate IS NULL)),
         CASE
             WHEN unit.is_foreign THEN (round((((o.amount_minor)::numeric * plan.rate) * unit.factor)))::bigint
             ELSE o.amount_minor
         END AS amount_minor,
     unit.is_foreign,
         CASE
             WHEN unit.is_foreign THEN (plan.rate * unit.factor)
             ELSE (1)::numeric
         END AS "case",
         CASE
             WHEN unit.is_foreign THEN (dated.rate * unit.factor)
             ELSE (1)::numeric
         END AS "case",
         CASE
             WHEN unit.is_foreign THEN (report.rate * unit.factor)
             ELSE (1)::numeric
         END AS "case",
     unit.factor,
     o.booked_on,
     credited.credit_on,
     credited.period_id,
     ((state.outcome = 'won'::text) AND (credited.credit_on IS DISTINCT FROM o.close_on))
    FROM ((((((((((((drumbeat.organisation g
      JOIN drumbeat.opportunity_known_at(deal_fact.org_id, deal_fact.known_change) o(org_id, opportunity_id, owner_id, account_id, product_id, stage, source_stage, amount_minor, currency, created_on, close_on, close_period_id, rep_id, team_id, manager_id, changed_in, booked_on, booked_period_id) ON ((o.org_id = g.org_id)))
      JOIN drumbeat.canonical_stage s ON ((s.code = o.stage)))
      CROSS JOIN LATERAL ( SELECT
                 CASE
                     WHEN ((s.outcome <> 'open'::text) AND (o.close_on <= deal_fact.as_of)) THEN s.outcome
                     ELSE 'open'::text
                 END AS "case") state(outcome))
      CROSS JOIN ( SELECT range_agg(p_1.during) AS days
            FROM drumbeat.policy_in_force_known_at(deal_fact.org_id, deal_fact.known_change) p_1(key, during, value)
           WHERE ((p_1.key = 'credit.date'::text) AND (p_1.value = 'booked'::text))) by_booking)
      CROSS JOIN LATERAL ( SELECT
                 CASE
                     WHEN (state.outcome <> 'won'::text) THEN NULL::date
                     WHEN ((o.close_on <@ by_booking.days) IS NOT TRUE) THEN o.close_on
                     WHEN (o.booked_on <= deal_fact.as_of) THEN o.booked_on
                     ELSE NULL::date
                 END AS "case",
                 CASE
                     WHEN (state.outcome <> 'won'::text) THEN NULL::integer
                     WHEN ((o.close_on <@ by_booking.days) IS NOT TRUE) THEN o.close_period_id
                     WHEN (o.booked_on <= deal_fact.as_of) THEN o.booked_period_id
                     ELSE NULL::integer
                 END AS "case") credited(credit_on, period_id))
      JOIN drumbeat.currency whole ON ((whole.code = g.currency)))
      JOIN drumbeat.currency own ON ((own.code = o.currency)))
      CROSS JOIN LATERAL ( SELECT (o.currency <> g.currency) AS "?column?",
             power((10)::numeric, ((whole.exponent - own.exponent))::numeric) AS power) unit(is_foreign, factor))
      LEFT JOIN drumbeat.fx_rate_known_at(deal_fact.org_id, deal_fact.known_change) plan(org_id, kind, currency, during, rate, changed_in) ON (((plan.kind = 'plan'::text) AND (plan.currency = o.currency) AND (plan.during @> COALESCE(o.close_on, deal_fact.as_of)))))
      LEFT JOIN drumbeat.fx_rate_known_at(deal_fact.org_id, deal_fact.known_change) dated(org_id, kind, currency, during, rate, changed_in) ON (((dated.kind = 'dated'::text) AND (dated.currency = o.currency) AND (dated.during @> o.close_on))))
      LEFT JOIN drumbeat.fx_rate_known_at(deal_fact.org_id, deal_fact.known_change) report(org_id, kind, currency, during, rate, changed_in) ON (((report.kind = 'dated'::text) AND (report.currency = o.currency) AND (report.during @> deal_fact.as_of))))
      LEFT JOIN drumbeat.product_known_at(deal_fact.org_id, deal_fact.known_change) p(org_id, product_id, name, family, list_price_minor, changed_in) ON (((p.org_id = o.org_id) AND (p.product_id = o.product_id))))
   WHERE ((g.org_id = deal_fact.org_id) AND ((o.created_on IS NULL) OR (o.created_on <= deal_fact.as_of) OR ((s.outcome <> 'open'::text) AND (o.close_on <= deal_fact.as_of))));
END;

CREATE FUNCTION drumbeat.deal_credit(org_id bigint, as_of date, known_change bigint) RETURNS TABLE(opportunity_id bigint, rep_id bigint, team_id bigint, manager_id bigint, product_id bigint, account_id bigint, stage text, period_id integer, credit_on date, created_on date, close_on date, amount_minor bigint, currency text, is_excluded boolean, plan_factor numeric, dated_factor numeric, report_factor numeric, booked_on date, is_moved boolean)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT d.opportunity_id,
     d.rep_id,
     d.team_id,
     d.manager_id,
     d.product_id,
     d.account_id,
     d.stage,
     d.credit_period_id,
     d.credit_on,
     d.created_on,
     d.close_on,
     d.amount_minor,
     d.currency,
         CASE
             WHEN d.is_moved THEN ((d.amount_minor IS NOT NULL) AND d.is_foreign AND (plan.rate IS NULL))
             ELSE d.is_excluded
         END AS is_excluded,
         CASE
             WHEN (d.is_moved AND d.is_foreign) THEN (plan.rate * d.unit_factor)
             ELSE d.plan_factor
         END AS plan_factor,
         CASE
             WHEN (d.is_moved AND d.is_foreign) THEN (dated.rate * d.unit_factor)
             ELSE d.dated_factor
         END AS dated_factor,
     d.report_factor,
     d.booked_on,
     d.is_moved
    FROM ((drumbeat.deal_fact(deal_credit.org_id, deal_credit.as_of, deal_credit.known_change) d(opportunity_id, rep_id, team_id, manager_id, product_id, account_id, stage, outcome, period_id, fact_on, created_on, close_on, amount_minor, currency, list_price_minor, cycle_days, is_excluded, value_minor, is_foreign, plan_factor, dated_factor, report_factor, unit_factor, booked_on, credit_on, credit_period_id, is_moved)
      LEFT JOIN drumbeat.fx_rate_known_at(deal_credit.org_id, deal_credit.known_change) plan(org_id, kind, currency, during, rate, changed_in) ON ((d.is_moved AND (plan.kind = 'plan'::text) AND (plan.currency = d.currency) AND (plan.during @> d.credit_on))))
      LEFT JOIN drumbeat.fx_rate_known_at(deal_credit.org_id, deal_credit.known_change) dated(org_id, kind, currency, during, rate, changed_in) ON ((d.is_moved AND (dated.kind = 'dated'::text) AND (dated.currency = d.currency) AND (dated.during @> d.credit_on))))
   WHERE ((d.outcome = 'won'::text) AND (d.credit_on IS NOT NULL));
END;

CREATE TABLE drumbeat.territory_assignment (
    org_id bigint NOT NULL,
    territory_id bigint NOT NULL,
    person_id bigint NOT NULL,
    during daterange NOT NULL,
    share_bp integer NOT NULL,
    changed_in bigint NOT NULL,
    CONSTRAINT territory_assignment_not_empty CHECK ((NOT isempty(during))),
    CONSTRAINT territory_share_between_0_and_100_percent CHECK (((share_bp > 0) AND (share_bp <= 10000)))
);

ALTER TABLE ONLY drumbeat.territory_assignment FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.territory_assignment IS '[D] Who carries which share (basis points) of a territory, and when.';

CREATE TABLE drumbeat.territory_assignment_history (
    org_id bigint NOT NULL,
    territory_id bigint NOT NULL,
    person_id bigint NOT NULL,
    during daterange NOT NULL,
    share_bp integer NOT NULL,
    changed_in bigint NOT NULL,
    until_change bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.territory_assignment_history FORCE ROW LEVEL SECURITY;

CREATE FUNCTION drumbeat.territory_assignment_known_at(org_id bigint, known_change bigint) RETURNS SETOF drumbeat.territory_assignment
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT a.org_id,
     a.territory_id,
     a.person_id,
     a.during,
     a.share_bp,
     a.changed_in
    FROM drumbeat.territory_assignment a
   WHERE ((a.org_id = territory_assignment_known_at.org_id) AND (a.changed_in <= territory_assignment_known_at.known_change))
 UNION ALL
  SELECT h.org_id,
     h.territory_id,
     h.person_id,
     h.during,
     h.share_bp,
     h.changed_in
    FROM drumbeat.territory_assignment_history h
   WHERE ((h.org_id = territory_assignment_known_at.org_id) AND (h.changed_in <= territory_assignment_known_at.known_change) AND (h.until_change > territory_assignment_known_at.known_change));
END;

CREATE FUNCTION drumbeat.primary_territory_known_at(org_id bigint, known_change bigint) RETURNS TABLE(person_id bigint, during daterange, territory_id bigint)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH assignment AS MATERIALIZED (
          SELECT a_1.org_id,
             a_1.territory_id,
             a_1.person_id,
             a_1.during,
             a_1.share_bp,
             a_1.changed_in
            FROM drumbeat.territory_assignment_known_at(primary_territory_known_at.org_id, primary_territory_known_at.known_change) a_1(org_id, territory_id, person_id, during, share_bp, changed_in)
         ), bound AS (
          SELECT a_1.person_id,
             COALESCE(lower(a_1.during), '-infinity'::date) AS day
            FROM assignment a_1
         UNION
          SELECT a_1.person_id,
             COALESCE(upper(a_1.during), 'infinity'::date) AS "coalesce"
            FROM assignment a_1
         ), stretch AS (
          SELECT b.person_id,
             daterange(NULLIF(b.day, '-infinity'::date), NULLIF(b.next_day, 'infinity'::date)) AS during
            FROM ( SELECT bound.person_id,
                     bound.day,
                     lead(bound.day) OVER (PARTITION BY bound.person_id ORDER BY bound.day) AS next_day
                    FROM bound) b
           WHERE (b.next_day IS NOT NULL)
         )
  SELECT DISTINCT ON (s.person_id, s.during) s.person_id,
     s.during,
     a.territory_id
    FROM (stretch s
      JOIN assignment a ON (((a.person_id = s.person_id) AND (a.during @> s.during))))
   ORDER BY s.person_id, s.during, a.share_bp DESC, a.territory_id;
END;

CREATE TABLE drumbeat.team (
    org_id bigint NOT NULL,
    team_id bigint NOT NULL,
    level text NOT NULL,
    name text,
    changed_in bigint NOT NULL,
    CONSTRAINT team_level_is_a_word CHECK ((level ~ '^[a-z][a-z_]{0,30}$'::text))
);

ALTER TABLE ONLY drumbeat.team FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.team IS '[H] One row per node of the team tree; regions and the company are levels of it. A team without a name is called after its leader.';

CREATE TABLE drumbeat.team_history (
    org_id bigint NOT NULL,
    team_id bigint NOT NULL,
    level text NOT NULL,
    name text,
    changed_in bigint NOT NULL,
    until_change bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.team_history FORCE ROW LEVEL SECURITY;

CREATE FUNCTION drumbeat.team_known_at(org_id bigint, known_change bigint) RETURNS SETOF drumbeat.team
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT t.org_id,
     t.team_id,
     t.level,
     t.name,
     t.changed_in
    FROM drumbeat.team t
   WHERE ((t.org_id = team_known_at.org_id) AND (t.changed_in <= team_known_at.known_change))
 UNION ALL
  SELECT h.org_id,
     h.team_id,
     h.level,
     h.name,
     h.changed_in
    FROM drumbeat.team_history h
   WHERE ((h.org_id = team_known_at.org_id) AND (h.changed_in <= team_known_at.known_change) AND (h.until_change > team_known_at.known_change));
END;

CREATE TABLE drumbeat.team_parent (
    org_id bigint NOT NULL,
    team_id bigint NOT NULL,
    during daterange NOT NULL,
    parent_id bigint NOT NULL,
    changed_in bigint NOT NULL,
    CONSTRAINT team_is_not_its_own_parent CHECK ((parent_id <> team_id)),
    CONSTRAINT team_parent_not_empty CHECK ((NOT isempty(during)))
);

ALTER TABLE ONLY drumbeat.team_parent FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.team_parent IS '[D] Which team stands above which, and when.';

CREATE TABLE drumbeat.team_parent_history (
    org_id bigint NOT NULL,
    team_id bigint NOT NULL,
    during daterange NOT NULL,
    parent_id bigint NOT NULL,
    changed_in bigint NOT NULL,
    until_change bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.team_parent_history FORCE ROW LEVEL SECURITY;

CREATE FUNCTION drumbeat.team_parent_known_at(org_id bigint, known_change bigint) RETURNS SETOF drumbeat.team_parent
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT p.org_id,
     p.team_id,
     p.during,
     p.parent_id,
     p.changed_in
    FROM drumbeat.team_parent p
   WHERE ((p.org_id = team_parent_known_at.org_id) AND (p.changed_in <= team_parent_known_at.known_change))
 UNION ALL
  SELECT h.org_id,
     h.team_id,
     h.during,
     h.parent_id,
     h.changed_in
    FROM drumbeat.team_parent_history h
   WHERE ((h.org_id = team_parent_known_at.org_id) AND (h.changed_in <= team_parent_known_at.known_change) AND (h.until_change > team_parent_known_at.known_change));
END;

CREATE FUNCTION drumbeat.team_place_known_at(org_id bigint, known_change bigint) RETURNS TABLE(team_id bigint, level text, during daterange, node_id bigint)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH RECURSIVE node AS MATERIALIZED (
          SELECT t.team_id,
             t.level
            FROM drumbeat.team_known_at(team_place_known_at.org_id, team_place_known_at.known_change) t(org_id, team_id, level, name, changed_in)
         ), parent AS MATERIALIZED (
          SELECT p.team_id,
             p.parent_id,
             p.during
            FROM drumbeat.team_parent_known_at(team_place_known_at.org_id, team_place_known_at.known_change) p(org_id, team_id, during, parent_id, changed_in)
         ), climb AS (
          SELECT n.team_id,
             wanted.level,
             n.team_id AS node_id,
             n.level AS node_level,
             daterange(NULL::date, NULL::date) AS during,
             1 AS steps
            FROM (node n
              CROSS JOIN ( VALUES ('team'::text), ('region'::text)) wanted(level))
         UNION ALL
          SELECT c.team_id,
             c.level,
             up.parent_id,
             above.level,
             (c.during * up.during),
             (c.steps + 1)
            FROM ((climb c
              JOIN parent up ON (((up.team_id = c.node_id) AND (up.during && c.during))))
              JOIN node above ON ((above.team_id = up.parent_id)))
           WHERE ((c.node_level <> c.level) AND (c.steps < 64))
         )
  SELECT climb.team_id,
     climb.level,
     climb.during,
     climb.node_id
    FROM climb
   WHERE (climb.node_level = climb.level);
END;

CREATE FUNCTION drumbeat.deal_placed(org_id bigint, as_of date, known_change bigint) RETURNS TABLE(opportunity_id bigint, rep_id bigint, manager_id bigint, team_id bigint, region_id bigint, territory_id bigint, product_id bigint, account_id bigint, stage text, outcome text, month_id integer, quarter_id integer, year_id integer, created_on date, close_on date, amount_minor bigint, currency text, list_price_minor bigint, cycle_days integer, is_excluded boolean, value_minor bigint, is_foreign boolean, dated_minor bigint, report_minor bigint, booked_on date, credit_on date, credit_period_id integer, is_moved boolean)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT d.opportunity_id,
     d.rep_id,
     d.manager_id,
     COALESCE(t.node_id, (0)::bigint) AS "coalesce",
     COALESCE(r.node_id, (0)::bigint) AS "coalesce",
     COALESCE(lies.territory_id, carried.territory_id, (0)::bigint) AS "coalesce",
     d.product_id,
     d.account_id,
     d.stage,
     d.outcome,
     d.period_id,
     COALESCE(f.quarter_id, 0) AS "coalesce",
     COALESCE(f.year_id, 0) AS "coalesce",
     d.created_on,
     d.close_on,
     d.amount_minor,
     d.currency,
     d.list_price_minor,
     d.cycle_days,
     d.is_excluded,
     d.value_minor,
     d.is_foreign,
         CASE
             WHEN d.is_foreign THEN (round(((d.amount_minor)::numeric * d.dated_factor)))::bigint
             ELSE d.amount_minor
         END AS amount_minor,
         CASE
             WHEN d.is_foreign THEN (round(((d.amount_minor)::numeric * d.report_factor)))::bigint
             ELSE d.amount_minor
         END AS amount_minor,
     d.booked_on,
     d.credit_on,
     d.credit_period_id,
     d.is_moved
    FROM (((((drumbeat.deal_fact(deal_placed.org_id, deal_placed.as_of, deal_placed.known_change) d(opportunity_id, rep_id, team_id, manager_id, product_id, account_id, stage, outcome, period_id, fact_on, created_on, close_on, amount_minor, currency, list_price_minor, cycle_days, is_excluded, value_minor, is_foreign, plan_factor, dated_factor, report_factor, unit_factor, booked_on, credit_on, credit_period_id, is_moved)
      LEFT JOIN drumbeat.team_place_known_at(deal_placed.org_id, deal_placed.known_change) t(team_id, level, during, node_id) ON (((t.level = 'team'::text) AND (t.team_id = d.team_id) AND (t.during @> d.fact_on))))
      LEFT JOIN drumbeat.team_place_known_at(deal_placed.org_id, deal_placed.known_change) r(team_id, level, during, node_id) ON (((r.level = 'region'::text) AND (r.team_id = d.team_id) AND (r.during @> d.fact_on))))
      LEFT JOIN drumbeat.account_territory_known_at(deal_placed.org_id, deal_placed.known_change) lies(org_id, account_id, during, territory_id, quota_policy, changed_in) ON (((lies.account_id = d.account_id) AND (lies.during @> d.fact_on))))
      LEFT JOIN drumbeat.primary_territory_known_at(deal_placed.org_id, deal_placed.known_change) carried(person_id, during, territory_id) ON (((carried.person_id = d.rep_id) AND (carried.during @> d.fact_on))))
      LEFT JOIN drumbeat.fiscal_period_known_at(deal_placed.org_id, deal_placed.known_change) f(org_id, period_id, calendar_version, level, label, during, quarter_id, year_id, changed_in) ON ((f.period_id = d.period_id)));
END;

CREATE TABLE drumbeat.team_membership (
    org_id bigint NOT NULL,
    person_id bigint NOT NULL,
    team_id bigint NOT NULL,
    kind text NOT NULL,
    during daterange NOT NULL,
    changed_in bigint NOT NULL,
    CONSTRAINT team_membership_kind_known CHECK ((kind = ANY (ARRAY['leader'::text, 'member'::text, 'overlay'::text, 'dotted'::text]))),
    CONSTRAINT team_membership_not_empty CHECK ((NOT isempty(during)))
);

ALTER TABLE ONLY drumbeat.team_membership FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.team_membership IS '[D] Who belongs to or leads which team, and when.';

CREATE TABLE drumbeat.team_membership_history (
    org_id bigint NOT NULL,
    person_id bigint NOT NULL,
    team_id bigint NOT NULL,
    kind text NOT NULL,
    during daterange NOT NULL,
    changed_in bigint NOT NULL,
    until_change bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.team_membership_history FORCE ROW LEVEL SECURITY;

CREATE FUNCTION drumbeat.team_membership_known_at(org_id bigint, known_change bigint) RETURNS SETOF drumbeat.team_membership
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT m.org_id,
     m.person_id,
     m.team_id,
     m.kind,
     m.during,
     m.changed_in
    FROM drumbeat.team_membership m
   WHERE ((m.org_id = team_membership_known_at.org_id) AND (m.changed_in <= team_membership_known_at.known_change))
 UNION ALL
  SELECT h.org_id,
     h.person_id,
     h.team_id,
     h.kind,
     h.during,
     h.changed_in
    FROM drumbeat.team_membership_history h
   WHERE ((h.org_id = team_membership_known_at.org_id) AND (h.changed_in <= team_membership_known_at.known_change) AND (h.until_change > team_membership_known_at.known_change));
END;

CREATE FUNCTION drumbeat.person_place_known_at(org_id bigint, known_change bigint) RETURNS TABLE(person_id bigint, team_id bigint, manager_id bigint, during daterange)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH membership AS (
          SELECT m.person_id,
             m.team_id,
             m.kind,
             m.during
            FROM drumbeat.team_membership_known_at(person_place_known_at.org_id, person_place_known_at.known_change) m(org_id, person_id, team_id, kind, during, changed_in)
           WHERE (m.kind = ANY (ARRAY['member'::text, 'leader'::text]))
         ), elsewhere AS (
          SELECT l.person_id,
             l.team_id,
             l.during,
             range_agg(taken.during) AS taken
            FROM (membership l
              JOIN membership taken ON (((taken.person_id = l.person_id) AND ((taken.kind = 'member'::text) OR ((taken.kind = 'leader'::text) AND (taken.team_id < l.team_id))))))
           WHERE (l.kind = 'leader'::text)
           GROUP BY l.person_id, l.team_id, l.during
         ), home AS (
          SELECT m.person_id,
             m.team_id,
             m.during
            FROM membership m
           WHERE (m.kind = 'member'::text)
         UNION ALL
          SELECT l.person_id,
             l.team_id,
             piece.during
            FROM ((membership l
              LEFT JOIN elsewhere e ON (((e.person_id = l.person_id) AND (e.team_id = l.team_id) AND (e.during = l.during))))
              CROSS JOIN LATERAL unnest((datemultirange(l.during) - COALESCE(e.taken, '{}'::datemultirange))) piece(during))
           WHERE (l.kind = 'leader'::text)
         ), led AS (
          SELECT h.person_id,
             h.team_id,
             h.during AS home_during,
             l.person_id AS manager_id,
             (h.during * l.during) AS during
            FROM (home h
              JOIN membership l ON (((l.team_id = h.team_id) AND (l.kind = 'leader'::text) AND (l.during && h.during))))
         ), covered AS (
          SELECT led.person_id,
             led.team_id,
             led.home_during,
             range_agg(led.during) AS during
            FROM led
           GROUP BY led.person_id, led.team_id, led.home_during
         )
  SELECT led.person_id,
     led.team_id,
     led.manager_id,
     led.during
    FROM led
 UNION ALL
  SELECT h.person_id,
     h.team_id,
     NULL::bigint,
     piece.during
    FROM ((home h
      LEFT JOIN covered c ON (((c.person_id = h.person_id) AND (c.team_id = h.team_id) AND (c.home_during = h.during))))
      CROSS JOIN LATERAL unnest((datemultirange(h.during) - COALESCE(c.during, '{}'::datemultirange))) piece(during));
END;

CREATE FUNCTION drumbeat.split_credit(org_id bigint, as_of date, known_change bigint) RETURNS TABLE(opportunity_id bigint, kind text, rep_id bigint, manager_id bigint, team_id bigint, region_id bigint, territory_id bigint, product_id bigint, account_id bigint, stage text, month_id integer, quarter_id integer, year_id integer, created_on date, close_on date, amount_minor bigint, currency text, share_bp integer, share_minor bigint, is_excluded boolean, credit_minor bigint, dated_minor bigint, report_minor bigint, reason text, held_until date, booked_on date)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH line AS (
          SELECT d.opportunity_id,
             s.kind,
             s.person_id,
             s.share_bp,
             s.reason,
             s.held_until,
             (s.person_id = d.rep_id) AS is_owner,
             d.team_id,
             d.manager_id,
             d.product_id,
             d.account_id,
             d.stage,
             d.period_id,
             d.created_on,
             d.close_on,
             d.amount_minor,
             d.currency,
             d.is_excluded,
             d.plan_factor,
             d.dated_factor,
             d.report_factor,
             d.credit_on,
             d.is_moved,
             d.booked_on
            FROM (drumbeat.credit_share_known_at(split_credit.org_id, split_credit.known_change) s(opportunity_id, kind, person_id, share_bp, reason, held_until)
              JOIN drumbeat.deal_credit(split_credit.org_id, split_credit.as_of, split_credit.known_change) d(opportunity_id, rep_id, team_id, manager_id, product_id, account_id, stage, period_id, credit_on, created_on, close_on, amount_minor, currency, is_excluded, plan_factor, dated_factor, report_factor, booked_on, is_moved) ON ((d.opportunity_id = s.opportunity_id)))
           WHERE (EXISTS ( SELECT
                    FROM drumbeat.credit_share_known_at(split_credit.org_id, split_credit.known_change) credit_share_known_at(opportunity_id, kind, person_id, share_bp, reason, held_until)))
         UNION ALL
          SELECT d.opportunity_id,
             'revenue'::text,
             d.rep_id,
             10000,
             'booked'::text,
             NULL::date,
             true,
             d.team_id,
             d.manager_id,
             d.product_id,
             d.account_id,
             d.stage,
             d.period_id,
             d.created_on,
             d.close_on,
             d.amount_minor,
             d.currency,
             d.is_excluded,
             d.plan_factor,
             d.dated_factor,
             d.report_factor,
             d.credit_on,
             d.is_moved,
             d.booked_on
            FROM (drumbeat.deal_credit(split_credit.org_id, split_credit.as_of, split_credit.known_change) d(opportunity_id, rep_id, team_id, manager_id, product_id, account_id, stage, period_id, credit_on, created_on, close_on, amount_minor, currency, is_excluded, plan_factor, dated_factor, report_factor, booked_on, is_moved)
              LEFT JOIN ( SELECT DISTINCT s.opportunity_id
                    FROM drumbeat.credit_share_known_at(split_credit.org_id, split_credit.known_change) s(opportunity_id, kind, person_id, share_bp, reason, held_until)
                   WHERE (s.kind = 'revenue'::text)) shared ON ((shared.opportunity_id = d.opportunity_id)))
           WHERE ((EXISTS ( SELECT
                    FROM drumbeat.policy_known_at(split_credit.org_id, split_credit.known_change) p_1(org_id, key, during, value, changed_in)
                   WHERE (p_1.key = 'credit.date'::text))) AND d.is_moved AND (shared.opportunity_id IS NULL))
         ), shared AS (
          SELECT l.opportunity_id,
             l.kind,
             l.person_id,
             l.share_bp,
             l.reason,
             l.held_until,
             l.is_owner,
             l.team_id,
             l.manager_id,
             l.product_id,
             l.account_id,
             l.stage,
             l.period_id,
             l.created_on,
             l.close_on,
             l.amount_minor,
             l.currency,
             l.is_excluded,
             l.plan_factor,
             l.dated_factor,
             l.report_factor,
             l.credit_on,
             l.is_moved,
             l.booked_on,
             l.floor_minor,
             l.place,
             (
                 CASE
                     WHEN (l.kind = 'overlay'::text) THEN round((((l.amount_minor)::numeric * (l.share_bp)::numeric) / (10000)::numeric))
                     ELSE (l.floor_minor + (
                     CASE
                         WHEN ((l.place)::numeric <= ((l.amount_minor)::numeric - sum(l.floor_minor) OVER (PARTITION BY l.opportunity_id, l.kind))) THEN 1
                         ELSE 0
                     END)::numeric)
                 END)::bigint AS share_minor
            FROM ( SELECT f_1.opportunity_id,
                     f_1.kind,
                     f_1.person_id,
                     f_1.share_bp,
                     f_1.reason,
                     f_1.held_until,
                     f_1.is_owner,
                     f_1.team_id,
                     f_1.manager_id,
                     f_1.product_id,
                     f_1.account_id,
                     f_1.stage,
                     f_1.period_id,
                     f_1.created_on,
                     f_1.close_on,
                     f_1.amount_minor,
                     f_1.currency,
                     f_1.is_excluded,
                     f_1.plan_factor,
                     f_1.dated_factor,
                     f_1.report_factor,
                     f_1.credit_on,
                     f_1.is_moved,
                     f_1.booked_on,
                     f_1.floor_minor,
                     row_number() OVER (PARTITION BY f_1.opportunity_id, f_1.kind ORDER BY (((f_1.amount_minor)::numeric * (f_1.share_bp)::numeric) - ((10000)::numeric * f_1.floor_minor)) DESC, f_1.is_owner DESC, f_1.person_id) AS place
                    FROM ( SELECT line.opportunity_id,
                             line.kind,
                             line.person_id,
                             line.share_bp,
                             line.reason,
                             line.held_until,
                             line.is_owner,
                             line.team_id,
                             line.manager_id,
                             line.product_id,
                             line.account_id,
                             line.stage,
                             line.period_id,
                             line.created_on,
                             line.close_on,
                             line.amount_minor,
                             line.currency,
                             line.is_excluded,
                             line.plan_factor,
                             line.dated_factor,
                             line.report_factor,
                             line.credit_on,
                             line.is_moved,
                             line.booked_on,
                             floor((((line.amount_minor)::numeric * (line.share_bp)::numeric) / (10000)::numeric)) AS floor_minor
                            FROM line) f_1) l
         ), placed AS (
          SELECT s.opportunity_id,
             s.kind,
             s.person_id,
             s.share_bp,
             s.reason,
             s.held_until,
             s.is_owner,
             s.team_id,
             s.manager_id,
             s.product_id,
             s.account_id,
             s.stage,
             s.period_id,
             s.created_on,
             s.close_on,
             s.amount_minor,
             s.currency,
             s.is_excluded,
             s.plan_factor,
             s.dated_factor,
             s.report_factor,
             s.credit_on,
             s.is_moved,
             s.booked_on,
             s.floor_minor,
             s.place,
             s.share_minor,
                 CASE
                     WHEN (s.is_owner AND (NOT s.is_moved)) THEN s.team_id
                     ELSE COALESCE(place.team_id, (0)::bigint)
                 END AS stands_in,
                 CASE
                     WHEN (s.is_owner AND (NOT s.is_moved)) THEN s.manager_id
                     ELSE COALESCE(place.manager_id, (0)::bigint)
                 END AS stands_under
            FROM (shared s
              LEFT JOIN drumbeat.person_place_known_at(split_credit.org_id, split_credit.known_change) place(person_id, team_id, manager_id, during) ON ((((NOT s.is_owner) OR s.is_moved) AND (place.person_id = s.person_id) AND (place.during @> s.credit_on))))
         )
  SELECT p.opportunity_id,
     p.kind,
     p.person_id,
     p.stands_under,
     COALESCE(t.node_id, (0)::bigint) AS "coalesce",
     COALESCE(r.node_id, (0)::bigint) AS "coalesce",
     COALESCE(lies.territory_id, carried.territory_id, (0)::bigint) AS "coalesce",
     p.product_id,
     p.account_id,
     p.stage,
     p.period_id,
     COALESCE(f.quarter_id, 0) AS "coalesce",
     COALESCE(f.year_id, 0) AS "coalesce",
     p.created_on,
     p.close_on,
     p.amount_minor,
     p.currency,
     p.share_bp,
     p.share_minor,
     p.is_excluded,
     (round(((p.share_minor)::numeric * p.plan_factor)))::bigint AS round,
     (round(((p.share_minor)::numeric * p.dated_factor)))::bigint AS round,
     (round(((p.share_minor)::numeric * p.report_factor)))::bigint AS round,
     p.reason,
     p.held_until,
     p.booked_on
    FROM (((((placed p
      LEFT JOIN drumbeat.team_place_known_at(split_credit.org_id, split_credit.known_change) t(team_id, level, during, node_id) ON (((t.level = 'team'::text) AND (t.team_id = p.stands_in) AND (t.during @> p.credit_on))))
      LEFT JOIN drumbeat.team_place_known_at(split_credit.org_id, split_credit.known_change) r(team_id, level, during, node_id) ON (((r.level = 'region'::text) AND (r.team_id = p.stands_in) AND (r.during @> p.credit_on))))
      LEFT JOIN drumbeat.account_territory_known_at(split_credit.org_id, split_credit.known_change) lies(org_id, account_id, during, territory_id, quota_policy, changed_in) ON (((lies.account_id = p.account_id) AND (lies.during @> p.credit_on))))
      LEFT JOIN drumbeat.primary_territory_known_at(split_credit.org_id, split_credit.known_change) carried(person_id, during, territory_id) ON (((carried.person_id = p.person_id) AND (carried.during @> p.credit_on))))
      LEFT JOIN drumbeat.fiscal_period_known_at(split_credit.org_id, split_credit.known_change) f(org_id, period_id, calendar_version, level, label, during, quarter_id, year_id, changed_in) ON ((f.period_id = p.period_id)));
END;

CREATE FUNCTION drumbeat.credit_line(org_id bigint, as_of date, known_change bigint) RETURNS TABLE(opportunity_id bigint, counts_as text, rep_id bigint, manager_id bigint, team_id bigint, region_id bigint, territory_id bigint, product_id bigint, account_id bigint, stage text, month_id integer, quarter_id integer, year_id integer, created_on date, close_on date, amount_minor bigint, currency text, share_bp integer, credit_minor bigint, is_excluded boolean, dated_minor bigint, report_minor bigint, reason text, held_until date, booked_on date)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH shared AS MATERIALIZED (
          SELECT DISTINCT s.opportunity_id
            FROM drumbeat.credit_share_known_at(credit_line.org_id, credit_line.known_change) s(opportunity_id, kind, person_id, share_bp, reason, held_until)
           WHERE (s.kind = 'revenue'::text)
         )
  SELECT d.opportunity_id,
         CASE
             WHEN d.is_moved THEN 'unbooked'::text
             ELSE d.outcome
         END AS outcome,
     d.rep_id,
     d.manager_id,
     d.team_id,
     d.region_id,
     d.territory_id,
     d.product_id,
     d.account_id,
     d.stage,
     d.month_id,
     d.quarter_id,
     d.year_id,
     d.created_on,
     d.close_on,
     d.amount_minor,
     d.currency,
     NULL::integer AS int4,
         CASE
             WHEN ((d.outcome = 'won'::text) AND (NOT d.is_moved)) THEN d.value_minor
             ELSE NULL::bigint
         END AS "case",
     (d.is_excluded AND (NOT d.is_moved)),
     d.dated_minor,
     d.report_minor,
         CASE
             WHEN d.is_moved THEN 'unbooked'::text
             ELSE NULL::text
         END AS "case",
     NULL::date AS date,
     d.booked_on
    FROM (drumbeat.deal_placed(credit_line.org_id, credit_line.as_of, credit_line.known_change) d(opportunity_id, rep_id, manager_id, team_id, region_id, territory_id, product_id, account_id, stage, outcome, month_id, quarter_id, year_id, created_on, close_on, amount_minor, currency, list_price_minor, cycle_days, is_excluded, value_minor, is_foreign, dated_minor, report_minor, booked_on, credit_on, credit_period_id, is_moved)
      LEFT JOIN shared ON ((shared.opportunity_id = d.opportunity_id)))
   WHERE ((d.outcome <> 'won'::text) OR (d.is_moved AND (d.credit_on IS NULL)) OR ((NOT d.is_moved) AND (shared.opportunity_id IS NULL)))
 UNION ALL
  SELECT s.opportunity_id,
         CASE s.kind
             WHEN 'overlay'::text THEN 'overlay'::text
             ELSE 'won'::text
         END AS "case",
     s.rep_id,
     s.manager_id,
     s.team_id,
     s.region_id,
     s.territory_id,
     s.product_id,
     s.account_id,
     s.stage,
     s.month_id,
     s.quarter_id,
     s.year_id,
     s.created_on,
     s.close_on,
     s.amount_minor,
     s.currency,
         CASE
             WHEN ((s.reason IS NULL) OR (s.share_bp < 10000)) THEN s.share_bp
             ELSE NULL::integer
         END AS "case",
     s.credit_minor,
     s.is_excluded,
     s.dated_minor,
     s.report_minor,
     s.reason,
     s.held_until,
     s.booked_on
    FROM drumbeat.split_credit(credit_line.org_id, credit_line.as_of, credit_line.known_change) s(opportunity_id, kind, rep_id, manager_id, team_id, region_id, territory_id, product_id, account_id, stage, month_id, quarter_id, year_id, created_on, close_on, amount_minor, currency, share_bp, share_minor, is_excluded, credit_minor, dated_minor, report_minor, reason, held_until, booked_on);
END;

CREATE TABLE drumbeat.opportunity_line (
    org_id bigint NOT NULL,
    opportunity_id bigint NOT NULL,
    line text NOT NULL COLLATE pg_catalog."C",
    product_id bigint,
    amount_minor bigint NOT NULL,
    quantity numeric,
    changed_in bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.opportunity_line FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.opportunity_line IS '[H] The lines of a deal, amounts in minor units of its currency: by product, its credit is divided by them. Lines of a deal that is gone wait for it.';

CREATE TABLE drumbeat.opportunity_line_history (
    org_id bigint NOT NULL,
    opportunity_id bigint NOT NULL,
    line text NOT NULL COLLATE pg_catalog."C",
    product_id bigint,
    amount_minor bigint NOT NULL,
    quantity numeric,
    changed_in bigint NOT NULL,
    until_change bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.opportunity_line_history FORCE ROW LEVEL SECURITY;

CREATE FUNCTION drumbeat.opportunity_line_known_at(org_id bigint, known_change bigint) RETURNS SETOF drumbeat.opportunity_line
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT l.org_id,
     l.opportunity_id,
     l.line,
     l.product_id,
     l.amount_minor,
     l.quantity,
     l.changed_in
    FROM drumbeat.opportunity_line l
   WHERE ((l.org_id = opportunity_line_known_at.org_id) AND (l.changed_in <= opportunity_line_known_at.known_change))
 UNION ALL
  SELECT h.org_id,
     h.opportunity_id,
     h.line,
     h.product_id,
     h.amount_minor,
     h.quantity,
     h.changed_in
    FROM drumbeat.opportunity_line_history h
   WHERE ((h.org_id = opportunity_line_known_at.org_id) AND (h.changed_in <= opportunity_line_known_at.known_change) AND (h.until_change > opportunity_line_known_at.known_change));
END;

CREATE FUNCTION drumbeat.product_credit(org_id bigint, as_of date, known_change bigint) RETURNS TABLE(opportunity_id bigint, kind text, product_id bigint, share_bp integer, month_id integer, quarter_id integer, year_id integer, is_excluded boolean, credit_minor bigint, dated_minor bigint, report_minor bigint)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH line AS MATERIALIZED (
          SELECT l.opportunity_id,
             COALESCE(l.product_id, (0)::bigint) AS product_id,
             sum(l.amount_minor) AS weight,
             sum(sum(l.amount_minor)) OVER (PARTITION BY l.opportunity_id) AS whole
            FROM drumbeat.opportunity_line_known_at(product_credit.org_id, product_credit.known_change) l(org_id, opportunity_id, line, product_id, amount_minor, quantity, changed_in)
           GROUP BY l.opportunity_id, COALESCE(l.product_id, (0)::bigint)
         ), won AS MATERIALIZED (
          SELECT d.opportunity_id,
             d.rep_id,
             d.manager_id,
             d.team_id,
             d.region_id,
             d.territory_id,
             d.product_id,
             d.account_id,
             d.stage,
             d.outcome,
             d.month_id,
             d.quarter_id,
             d.year_id,
             d.created_on,
             d.close_on,
             d.amount_minor,
             d.currency,
             d.list_price_minor,
             d.cycle_days,
             d.is_excluded,
             d.value_minor,
             d.is_foreign,
             d.dated_minor,
             d.report_minor,
             d.booked_on,
             d.credit_on,
             d.credit_period_id,
             d.is_moved
            FROM drumbeat.deal_placed(product_credit.org_id, product_credit.as_of, product_credit.known_change) d(opportunity_id, rep_id, manager_id, team_id, region_id, territory_id, product_id, account_id, stage, outcome, month_id, quarter_id, year_id, created_on, close_on, amount_minor, currency, list_price_minor, cycle_days, is_excluded, value_minor, is_foreign, dated_minor, report_minor, booked_on, credit_on, credit_period_id, is_moved)
           WHERE ((EXISTS ( SELECT
                    FROM line)) AND (d.outcome = 'won'::text) AND (d.credit_on IS NOT NULL) AND (d.opportunity_id IN ( SELECT line.opportunity_id
                    FROM line
                   WHERE (line.whole <> (0)::numeric))))
         ), shared AS MATERIALIZED (
          SELECT s.opportunity_id,
             s.kind,
             s.month_id,
             s.quarter_id,
             s.year_id,
             s.is_excluded,
             sum(s.credit_minor) AS credit_minor,
             sum(s.dated_minor) AS dated_minor,
             sum(s.report_minor) AS report_minor
            FROM drumbeat.split_credit(product_credit.org_id, product_credit.as_of, product_credit.known_change) s(opportunity_id, kind, rep_id, manager_id, team_id, region_id, territory_id, product_id, account_id, stage, month_id, quarter_id, year_id, created_on, close_on, amount_minor, currency, share_bp, share_minor, is_excluded, credit_minor, dated_minor, report_minor, reason, held_until, booked_on)
           WHERE ((EXISTS ( SELECT
                    FROM line)) AND (s.opportunity_id IN ( SELECT won.opportunity_id
                    FROM won)))
           GROUP BY s.opportunity_id, s.kind, s.month_id, s.quarter_id, s.year_id, s.is_excluded
         ), credited AS (
          SELECT s.opportunity_id,
             s.kind,
             s.month_id,
             s.quarter_id,
             s.year_id,
             s.is_excluded,
             s.credit_minor,
             s.dated_minor,
             s.report_minor
            FROM shared s
         UNION ALL
          SELECT w.opportunity_id,
             'revenue'::text,
             w.month_id,
             w.quarter_id,
             w.year_id,
             w.is_excluded,
             w.value_minor,
             w.dated_minor,
             w.report_minor
            FROM won w
           WHERE (NOT (EXISTS ( SELECT
                    FROM shared s
                   WHERE ((s.opportunity_id = w.opportunity_id) AND (s.kind = 'revenue'::text)))))
         ), piece AS (
          SELECT c_1.opportunity_id,
             c_1.kind,
             m.measure,
             m.amount_minor,
             l.product_id,
             l.weight,
             l.whole,
             floor_of.floor_minor,
             row_number() OVER (PARTITION BY c_1.opportunity_id, c_1.kind, m.measure ORDER BY (((m.amount_minor * l.weight) * sign(l.whole)) - (floor_of.floor_minor * abs(l.whole))) DESC, (l.product_id = 0), l.product_id) AS place
            FROM (((credited c_1
              JOIN line l ON ((l.opportunity_id = c_1.opportunity_id)))
              CROSS JOIN LATERAL ( VALUES ('credit'::text,c_1.credit_minor), ('dated'::text,c_1.dated_minor), ('report'::text,c_1.report_minor)) m(measure, amount_minor))
              CROSS JOIN LATERAL ( SELECT (div(((m.amount_minor * l.weight) * sign(l.whole)), abs(l.whole)) - (
                         CASE
                             WHEN (mod(((m.amount_minor * l.weight) * sign(l.whole)), abs(l.whole)) < (0)::numeric) THEN 1
                             ELSE 0
                         END)::numeric) AS "?column?") floor_of(floor_minor))
         ), part AS (
          SELECT p_1.opportunity_id,
             p_1.kind,
             p_1.measure,
             p_1.amount_minor,
             p_1.product_id,
             p_1.weight,
             p_1.whole,
             p_1.floor_minor,
             p_1.place,
             ((p_1.floor_minor + (
                 CASE
                     WHEN ((p_1.place)::numeric <= (p_1.amount_minor - sum(p_1.floor_minor) OVER (PARTITION BY p_1.opportunity_id, p_1.kind, p_1.measure))) THEN 1
                     ELSE 0
                 END)::numeric))::bigint AS part_minor
            FROM piece p_1
         )
  SELECT p.opportunity_id,
     p.kind,
     p.product_id,
     (round((((10000)::numeric * p.weight) / p.whole)))::integer AS round,
     c.month_id,
     c.quarter_id,
     c.year_id,
     c.is_excluded,
     max(p.part_minor) FILTER (WHERE (p.measure = 'credit'::text)) AS max,
     max(p.part_minor) FILTER (WHERE (p.measure = 'dated'::text)) AS max,
     max(p.part_minor) FILTER (WHERE (p.measure = 'report'::text)) AS max
    FROM (part p
      JOIN credited c ON (((c.opportunity_id = p.opportunity_id) AND (c.kind = p.kind))))
   GROUP BY p.opportunity_id, p.kind, p.product_id, p.weight, p.whole, c.month_id, c.quarter_id, c.year_id, c.is_excluded;
END;

CREATE FUNCTION drumbeat.credit_line_by(org_id bigint, as_of date, known_change bigint, dimension text) RETURNS TABLE(opportunity_id bigint, counts_as text, rep_id bigint, manager_id bigint, team_id bigint, region_id bigint, territory_id bigint, product_id bigint, account_id bigint, stage text, month_id integer, quarter_id integer, year_id integer, created_on date, close_on date, amount_minor bigint, currency text, share_bp integer, credit_minor bigint, is_excluded boolean, dated_minor bigint, report_minor bigint, reason text, held_until date, booked_on date)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH divided AS MATERIALIZED (
          SELECT c.opportunity_id,
             c.kind,
             c.product_id,
             c.share_bp,
             c.month_id,
             c.quarter_id,
             c.year_id,
             c.is_excluded,
             c.credit_minor,
             c.dated_minor,
             c.report_minor
            FROM drumbeat.product_credit(credit_line_by.org_id, credit_line_by.as_of, credit_line_by.known_change) c(opportunity_id, kind, product_id, share_bp, month_id, quarter_id, year_id, is_excluded, credit_minor, dated_minor, report_minor)
           WHERE (credit_line_by.dimension = 'product'::text)
         ), lined AS MATERIALIZED (
          SELECT DISTINCT divided.opportunity_id
            FROM divided
         )
  SELECT l.opportunity_id,
     l.counts_as,
     l.rep_id,
     l.manager_id,
     l.team_id,
     l.region_id,
     l.territory_id,
     l.product_id,
     l.account_id,
     l.stage,
     l.month_id,
     l.quarter_id,
     l.year_id,
     l.created_on,
     l.close_on,
     l.amount_minor,
     l.currency,
     l.share_bp,
     l.credit_minor,
     l.is_excluded,
     l.dated_minor,
     l.report_minor,
     l.reason,
     l.held_until,
     l.booked_on
    FROM (drumbeat.credit_line(credit_line_by.org_id, credit_line_by.as_of, credit_line_by.known_change) l(opportunity_id, counts_as, rep_id, manager_id, team_id, region_id, territory_id, product_id, account_id, stage, month_id, quarter_id, year_id, created_on, close_on, amount_minor, currency, share_bp, credit_minor, is_excluded, dated_minor, report_minor, reason, held_until, booked_on)
      LEFT JOIN lined ON ((lined.opportunity_id = l.opportunity_id)))
   WHERE ((lined.opportunity_id IS NULL) OR (l.counts_as <> ALL (ARRAY['won'::text, 'overlay'::text])))
 UNION ALL
  SELECT d.opportunity_id,
         CASE c.kind
             WHEN 'overlay'::text THEN 'overlay'::text
             ELSE 'won'::text
         END AS "case",
     d.rep_id,
     d.manager_id,
     d.team_id,
     d.region_id,
     d.territory_id,
     c.product_id,
     d.account_id,
     d.stage,
     c.month_id,
     c.quarter_id,
     c.year_id,
     d.created_on,
     d.close_on,
     d.amount_minor,
     d.currency,
     c.share_bp,
     c.credit_minor,
     c.is_excluded,
     c.dated_minor,
     c.report_minor,
     'order_lines'::text,
     NULL::date,
     d.booked_on
    FROM (divided c
      JOIN drumbeat.deal_placed(credit_line_by.org_id, credit_line_by.as_of, credit_line_by.known_change) d(opportunity_id, rep_id, manager_id, team_id, region_id, territory_id, product_id, account_id, stage, outcome, month_id, quarter_id, year_id, created_on, close_on, amount_minor, currency, list_price_minor, cycle_days, is_excluded, value_minor, is_foreign, dated_minor, report_minor, booked_on, credit_on, credit_period_id, is_moved) ON ((d.opportunity_id = c.opportunity_id)));
END;

CREATE TABLE drumbeat.employment (
    org_id bigint NOT NULL,
    person_id bigint NOT NULL,
    during daterange NOT NULL,
    role text NOT NULL,
    changed_in bigint NOT NULL,
    zone text,
    holiday_calendar text COLLATE pg_catalog."C",
    motion text,
    CONSTRAINT employment_motion_is_a_word CHECK ((motion ~ '^[a-z][a-z0-9_]{0,30}$'::text)),
    CONSTRAINT employment_not_empty CHECK ((NOT isempty(during))),
    CONSTRAINT employment_zone_is_a_place CHECK (((zone ~ '/'::text) OR (zone = 'UTC'::text)))
);

ALTER TABLE ONLY drumbeat.employment FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.employment IS '[D] When a person works here and in which role.';

COMMENT ON COLUMN drumbeat.employment.zone IS 'The time zone in which he works, by its IANA name; that of the organisation if nothing is known.';

COMMENT ON COLUMN drumbeat.employment.holiday_calendar IS 'The calendar whose days off are his; those of the company are everybody''s.';

COMMENT ON COLUMN drumbeat.employment.motion IS 'In which motion he sells: a word such as b2b or b2c.';

CREATE TABLE drumbeat.employment_history (
    org_id bigint NOT NULL,
    person_id bigint NOT NULL,
    during daterange NOT NULL,
    role text NOT NULL,
    changed_in bigint NOT NULL,
    zone text,
    holiday_calendar text COLLATE pg_catalog."C",
    motion text,
    until_change bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.employment_history FORCE ROW LEVEL SECURITY;

CREATE FUNCTION drumbeat.employment_known_at(org_id bigint, known_change bigint) RETURNS SETOF drumbeat.employment
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT e.org_id,
     e.person_id,
     e.during,
     e.role,
     e.changed_in,
     e.zone,
     e.holiday_calendar,
     e.motion
    FROM drumbeat.employment e
   WHERE ((e.org_id = employment_known_at.org_id) AND (e.changed_in <= employment_known_at.known_change))
 UNION ALL
  SELECT h.org_id,
     h.person_id,
     h.during,
     h.role,
     h.changed_in,
     h.zone,
     h.holiday_calendar,
     h.motion
    FROM drumbeat.employment_history h
   WHERE ((h.org_id = employment_known_at.org_id) AND (h.changed_in <= employment_known_at.known_change) AND (h.until_change > employment_known_at.known_change));
END;

CREATE FUNCTION drumbeat.day_of_standing(org_id bigint, known_change bigint, on_day date) RETURNS TABLE(person_id bigint, day date)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT e.person_id,
     LEAST(day_of_standing.on_day, (max(COALESCE(upper(e.during), 'infinity'::date)) - 1)) AS "least"
    FROM drumbeat.employment_known_at(day_of_standing.org_id, day_of_standing.known_change) e(org_id, person_id, during, role, changed_in, zone, holiday_calendar, motion)
   GROUP BY e.person_id;
END;

CREATE FUNCTION drumbeat.person_standing(org_id bigint, known_change bigint, on_day date) RETURNS TABLE(person_id bigint, team_id bigint, manager_id bigint, during daterange)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT p.person_id,
     p.team_id,
     p.manager_id,
     p.during
    FROM drumbeat.person_place_known_at(person_standing.org_id, person_standing.known_change) p(person_id, team_id, manager_id, during)
   WHERE (person_standing.on_day IS NULL)
 UNION ALL
  SELECT p.person_id,
     p.team_id,
     p.manager_id,
     daterange(NULL::date, NULL::date) AS daterange
    FROM (drumbeat.person_place_known_at(person_standing.org_id, person_standing.known_change) p(person_id, team_id, manager_id, during)
      LEFT JOIN drumbeat.day_of_standing(person_standing.org_id, person_standing.known_change, person_standing.on_day) d(person_id, day) ON ((d.person_id = p.person_id)))
   WHERE ((person_standing.on_day IS NOT NULL) AND (p.during @> COALESCE(d.day, person_standing.on_day)));
END;

CREATE FUNCTION drumbeat.territory_standing(org_id bigint, known_change bigint, on_day date) RETURNS TABLE(person_id bigint, territory_id bigint)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT p.person_id,
     p.territory_id
    FROM (drumbeat.primary_territory_known_at(territory_standing.org_id, territory_standing.known_change) p(person_id, during, territory_id)
      LEFT JOIN drumbeat.day_of_standing(territory_standing.org_id, territory_standing.known_change, territory_standing.on_day) d(person_id, day) ON ((d.person_id = p.person_id)))
   WHERE (p.during @> COALESCE(d.day, territory_standing.on_day));
END;

CREATE FUNCTION drumbeat.credit_line_standing(org_id bigint, as_of date, known_change bigint, structure_on date, structure_change bigint, dimension text) RETURNS TABLE(opportunity_id bigint, counts_as text, rep_id bigint, manager_id bigint, team_id bigint, region_id bigint, territory_id bigint, product_id bigint, account_id bigint, stage text, month_id integer, quarter_id integer, year_id integer, created_on date, close_on date, amount_minor bigint, currency text, share_bp integer, credit_minor bigint, is_excluded boolean, dated_minor bigint, report_minor bigint, reason text, held_until date, booked_on date)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT l.opportunity_id,
     l.counts_as,
     l.rep_id,
     l.manager_id,
     l.team_id,
     l.region_id,
     l.territory_id,
     l.product_id,
     l.account_id,
     l.stage,
     l.month_id,
     l.quarter_id,
     l.year_id,
     l.created_on,
     l.close_on,
     l.amount_minor,
     l.currency,
     l.share_bp,
     l.credit_minor,
     l.is_excluded,
     l.dated_minor,
     l.report_minor,
     l.reason,
     l.held_until,
     l.booked_on
    FROM drumbeat.credit_line_by(credit_line_standing.org_id, credit_line_standing.as_of, credit_line_standing.known_change, credit_line_standing.dimension) l(opportunity_id, counts_as, rep_id, manager_id, team_id, region_id, territory_id, product_id, account_id, stage, month_id, quarter_id, year_id, created_on, close_on, amount_minor, currency, share_bp, credit_minor, is_excluded, dated_minor, report_minor, reason, held_until, booked_on)
   WHERE (credit_line_standing.structure_on IS NULL)
 UNION ALL
  SELECT l.opportunity_id,
     l.counts_as,
     l.rep_id,
     COALESCE(p.manager_id, (0)::bigint) AS "coalesce",
     COALESCE(t.node_id, (0)::bigint) AS "coalesce",
     COALESCE(r.node_id, (0)::bigint) AS "coalesce",
     COALESCE(lies.territory_id, carried.territory_id, (0)::bigint) AS "coalesce",
     l.product_id,
     l.account_id,
     l.stage,
     l.month_id,
     l.quarter_id,
     l.year_id,
     l.created_on,
     l.close_on,
     l.amount_minor,
     l.currency,
     l.share_bp,
     l.credit_minor,
     l.is_excluded,
     l.dated_minor,
     l.report_minor,
     l.reason,
     l.held_until,
     l.booked_on
    FROM (((((drumbeat.credit_line_by(credit_line_standing.org_id, credit_line_standing.as_of, credit_line_standing.known_change, credit_line_standing.dimension) l(opportunity_id, counts_as, rep_id, manager_id, team_id, region_id, territory_id, product_id, account_id, stage, month_id, quarter_id, year_id, created_on, close_on, amount_minor, currency, share_bp, credit_minor, is_excluded, dated_minor, report_minor, reason, held_until, booked_on)
      LEFT JOIN drumbeat.person_standing(credit_line_standing.org_id, credit_line_standing.structure_change, credit_line_standing.structure_on) p(person_id, team_id, manager_id, during) ON ((p.person_id = l.rep_id)))
      LEFT JOIN drumbeat.team_place_known_at(credit_line_standing.org_id, credit_line_standing.structure_change) t(team_id, level, during, node_id) ON (((t.level = 'team'::text) AND (t.team_id = p.team_id) AND (t.during @> credit_line_standing.structure_on))))
      LEFT JOIN drumbeat.team_place_known_at(credit_line_standing.org_id, credit_line_standing.structure_change) r(team_id, level, during, node_id) ON (((r.level = 'region'::text) AND (r.team_id = p.team_id) AND (r.during @> credit_line_standing.structure_on))))
      LEFT JOIN drumbeat.account_standing(credit_line_standing.org_id, credit_line_standing.structure_change, credit_line_standing.structure_on) lies(account_id, territory_id, quota_policy, during) ON ((lies.account_id = l.account_id)))
      LEFT JOIN drumbeat.territory_standing(credit_line_standing.org_id, credit_line_standing.structure_change, credit_line_standing.structure_on) carried(person_id, territory_id) ON ((carried.person_id = l.rep_id)))
   WHERE (credit_line_standing.structure_on IS NOT NULL);
END;

CREATE TABLE drumbeat.run (
    org_id bigint NOT NULL,
    run_no bigint NOT NULL,
    as_of date NOT NULL,
    known_change bigint NOT NULL,
    rule_digest text NOT NULL,
    digest text NOT NULL,
    program_version text NOT NULL,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone NOT NULL,
    timings jsonb NOT NULL
);

ALTER TABLE ONLY drumbeat.run FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.run IS '[A] One row per published nightly run: what it knew, by which rules, with which result.';

CREATE FUNCTION drumbeat.credit_term(org_id bigint, published_run bigint, basis text, months integer[]) RETURNS TABLE(month_id integer, run_no bigint, weight integer, is_adjustment boolean)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH RECURSIVE term AS (
          SELECT m.period_id AS month_id,
             COALESCE(l.run_no, r.run_no) AS run_no,
             1 AS weight,
             false AS is_adjustment,
             true AS is_published
            FROM ((drumbeat.run r
              CROSS JOIN LATERAL unnest(credit_term.months) m(period_id))
              LEFT JOIN LATERAL drumbeat.period_lock_at(credit_term.org_id, r.known_change) l(period_id, run_no) ON (((l.period_id = m.period_id) AND (credit_term.basis = 'reported'::text))))
           WHERE ((r.org_id = credit_term.org_id) AND (r.run_no = credit_term.published_run))
         UNION ALL
          SELECT late.period_id,
                 CASE
                     WHEN part.is_published THEN late.run_no
                     ELSE t.run_no
                 END AS run_no,
                 CASE
                     WHEN part.is_published THEN (- t.weight)
                     ELSE t.weight
                 END AS weight,
             true,
             part.is_published
            FROM (((term t
              JOIN drumbeat.run r ON (((r.org_id = credit_term.org_id) AND (r.run_no = t.run_no))))
              CROSS JOIN LATERAL drumbeat.adjusted_period_at(credit_term.org_id, r.known_change) late(period_id, run_no, target_id))
              CROSS JOIN ( VALUES (true), (false)) part(is_published))
           WHERE (t.is_published AND (late.target_id = t.month_id) AND (credit_term.basis = 'reported'::text))
         )
  SELECT term.month_id,
     term.run_no,
     term.weight,
     term.is_adjustment
    FROM term;
END;

CREATE FUNCTION drumbeat.leader_standing(org_id bigint, known_change bigint, on_day date) RETURNS TABLE(team_id bigint, person_id bigint, during daterange)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT m.team_id,
     m.person_id,
         CASE
             WHEN (leader_standing.on_day IS NULL) THEN m.during
             ELSE daterange(NULL::date, NULL::date)
         END AS daterange
    FROM drumbeat.team_membership_known_at(leader_standing.org_id, leader_standing.known_change) m(org_id, person_id, team_id, kind, during, changed_in)
   WHERE ((m.kind = 'leader'::text) AND ((leader_standing.on_day IS NULL) OR (m.during @> leader_standing.on_day)));
END;

CREATE TABLE drumbeat.ramp_assignment (
    org_id bigint NOT NULL,
    person_id bigint NOT NULL,
    starts_on date NOT NULL,
    profile text NOT NULL COLLATE pg_catalog."C",
    cutoff text NOT NULL,
    changed_in bigint NOT NULL,
    CONSTRAINT ramp_cutoff_known CHECK (((cutoff = ANY (ARRAY['last_day'::text, 'prorated'::text])) OR (cutoff ~ '^([1-9]|[12][0-9]|3[01])$'::text)))
);

ALTER TABLE ONLY drumbeat.ramp_assignment FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.ramp_assignment IS '[H] Whose quota grows by which ramp, from which day on.';

COMMENT ON COLUMN drumbeat.ramp_assignment.cutoff IS 'last_day: the leaf period of the first day is ramp month 1; prorated: by its days; a day such as 15: only if begun by then.';

CREATE TABLE drumbeat.ramp_assignment_history (
    org_id bigint NOT NULL,
    person_id bigint NOT NULL,
    starts_on date NOT NULL,
    profile text NOT NULL COLLATE pg_catalog."C",
    cutoff text NOT NULL,
    changed_in bigint NOT NULL,
    until_change bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.ramp_assignment_history FORCE ROW LEVEL SECURITY;

CREATE FUNCTION drumbeat.ramp_assignment_known_at(org_id bigint, known_change bigint) RETURNS SETOF drumbeat.ramp_assignment
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT r.org_id,
     r.person_id,
     r.starts_on,
     r.profile,
     r.cutoff,
     r.changed_in
    FROM drumbeat.ramp_assignment r
   WHERE ((r.org_id = ramp_assignment_known_at.org_id) AND (r.changed_in <= ramp_assignment_known_at.known_change))
 UNION ALL
  SELECT h.org_id,
     h.person_id,
     h.starts_on,
     h.profile,
     h.cutoff,
     h.changed_in
    FROM drumbeat.ramp_assignment_history h
   WHERE ((h.org_id = ramp_assignment_known_at.org_id) AND (h.changed_in <= ramp_assignment_known_at.known_change) AND (h.until_change > ramp_assignment_known_at.known_change));
END;

CREATE TABLE drumbeat.ramp_step (
    org_id bigint NOT NULL,
    profile text NOT NULL COLLATE pg_catalog."C",
    month_no integer NOT NULL,
    share_bp integer NOT NULL,
    changed_in bigint NOT NULL,
    CONSTRAINT ramp_month_from_1_to_60 CHECK (((month_no >= 1) AND (month_no <= 60))),
    CONSTRAINT ramp_share_between_0_and_100_percent CHECK (((share_bp >= 0) AND (share_bp <= 10000)))
);

ALTER TABLE ONLY drumbeat.ramp_step FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.ramp_step IS '[H] What share (basis points) of a full quota counts in each month of a ramp; afterwards all of it.';

CREATE TABLE drumbeat.ramp_step_history (
    org_id bigint NOT NULL,
    profile text NOT NULL COLLATE pg_catalog."C",
    month_no integer NOT NULL,
    share_bp integer NOT NULL,
    changed_in bigint NOT NULL,
    until_change bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.ramp_step_history FORCE ROW LEVEL SECURITY;

CREATE FUNCTION drumbeat.ramp_step_known_at(org_id bigint, known_change bigint) RETURNS SETOF drumbeat.ramp_step
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT r.org_id,
     r.profile,
     r.month_no,
     r.share_bp,
     r.changed_in
    FROM drumbeat.ramp_step r
   WHERE ((r.org_id = ramp_step_known_at.org_id) AND (r.changed_in <= ramp_step_known_at.known_change))
 UNION ALL
  SELECT h.org_id,
     h.profile,
     h.month_no,
     h.share_bp,
     h.changed_in
    FROM drumbeat.ramp_step_history h
   WHERE ((h.org_id = ramp_step_known_at.org_id) AND (h.changed_in <= ramp_step_known_at.known_change) AND (h.until_change > ramp_step_known_at.known_change));
END;

CREATE FUNCTION drumbeat.working_days(days daterange) RETURNS integer
    LANGUAGE sql IMMUTABLE
    BEGIN ATOMIC
 SELECT (count(*))::integer AS count
    FROM generate_series(0, ((upper(working_days.days) - lower(working_days.days)) - 1)) day(n)
   WHERE (EXTRACT(isodow FROM (lower(working_days.days) + day.n)) < (6)::numeric);
END;

CREATE FUNCTION drumbeat.quota_factor_known_at(org_id bigint, known_change bigint) RETURNS TABLE(person_id bigint, month_id integer, quarter_id integer, during daterange, month_days bigint, days bigint, ramp_bp integer, ramp_days bigint, relieved_days bigint, working_days bigint)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH all_month AS MATERIALIZED (
          SELECT f.period_id AS month_id,
             f.quarter_id,
             f.during,
             ((upper(f.during) - lower(f.during)))::bigint AS month_days
            FROM (drumbeat.fiscal_period_known_at(quota_factor_known_at.org_id, quota_factor_known_at.known_change) f(org_id, period_id, calendar_version, level, label, during, quarter_id, year_id, changed_in)
              JOIN ( SELECT min(lower(p_1.during)) AS first_day,
                     max(upper(p_1.during)) AS end_day
                    FROM drumbeat.fiscal_period_known_at(quota_factor_known_at.org_id, quota_factor_known_at.known_change) p_1(org_id, period_id, calendar_version, level, label, during, quarter_id, year_id, changed_in)
                   WHERE (p_1.period_id IN ( SELECT q.period_id
                            FROM drumbeat.quota_known_at(quota_factor_known_at.org_id, quota_factor_known_at.known_change) q(org_id, quota_id, person_id, team_id, territory_id, measure, component, layer, period_id, amount_minor, changed_in, seasonality, account_id)))) span ON ((f.during && daterange(span.first_day, span.end_day))))
           WHERE (f.level = 'month'::text)
         ), employed AS MATERIALIZED (
          SELECT e_1.person_id,
             range_agg(e_1.during) AS during
            FROM drumbeat.employment_known_at(quota_factor_known_at.org_id, quota_factor_known_at.known_change) e_1(org_id, person_id, during, role, changed_in, zone, holiday_calendar, motion)
           GROUP BY e_1.person_id
         ), partly_employed AS MATERIALIZED (
          SELECT e_1.person_id,
             e_1.during
            FROM employed e_1
           WHERE (NOT (e_1.during @> ( SELECT daterange(min(lower(m_1.during)), max(upper(m_1.during))) AS daterange
                    FROM all_month m_1)))
         ), relief AS MATERIALIZED (
          SELECT p_1.during,
             (p_1.value)::integer AS min_days
            FROM drumbeat.policy_in_force_known_at(quota_factor_known_at.org_id, quota_factor_known_at.known_change) p_1(key, during, value)
           WHERE (p_1.key = 'relief.min_days'::text)
         ), absent AS MATERIALIZED (
          SELECT a_1.person_id,
             f.period_id AS month_id,
             sum(drumbeat.working_days((a_1.during * f.during))) AS days,
             sum(
                 CASE
                     WHEN (a_1.is_relief AND (drumbeat.working_days(a_1.during) >= relief.min_days)) THEN drumbeat.working_days((a_1.during * f.during))
                     ELSE 0
                 END) AS relieved_days,
             (drumbeat.working_days(f.during))::bigint AS month_days
            FROM ((drumbeat.absence_known_at(quota_factor_known_at.org_id, quota_factor_known_at.known_change) a_1(org_id, person_id, during, kind, is_relief, reason, changed_in)
              JOIN relief ON ((relief.during @> lower(a_1.during))))
              JOIN drumbeat.fiscal_period_known_at(quota_factor_known_at.org_id, quota_factor_known_at.known_change) f(org_id, period_id, calendar_version, level, label, during, quarter_id, year_id, changed_in) ON (((f.level = 'month'::text) AND (f.during && a_1.during))))
           GROUP BY a_1.person_id, f.period_id, f.during
         ), ramp AS MATERIALIZED (
          SELECT r_1.person_id,
             r_1.starts_on,
             r_1.profile,
             r_1.is_prorated,
             r_1.start_leaf,
             r_1.first_day,
             r_1.is_first,
             lead(r_1.first_day) OVER (PARTITION BY r_1.person_id ORDER BY r_1.starts_on) AS until
            FROM ( SELECT a_1.person_id,
                     a_1.starts_on,
                     a_1.profile,
                     (a_1.cutoff = 'prorated'::text) AS is_prorated,
                     start.during AS start_leaf,
                         CASE
                             WHEN ((a_1.cutoff ~ '^[0-9]'::text) AND (((a_1.starts_on - lower(start.during)) + 1) > ("substring"(a_1.cutoff, '^[0-9]+'::text))::integer)) THEN upper(start.during)
                             ELSE lower(start.during)
                         END AS first_day,
                     ((row_number() OVER (PARTITION BY a_1.person_id ORDER BY a_1.starts_on) = 1) AND (NOT COALESCE((lower(e_1.during) < lower(start.during)), false))) AS is_first
                    FROM ((drumbeat.ramp_assignment_known_at(quota_factor_known_at.org_id, quota_factor_known_at.known_change) a_1(org_id, person_id, starts_on, profile, cutoff, changed_in)
                      JOIN drumbeat.fiscal_period_known_at(quota_factor_known_at.org_id, quota_factor_known_at.known_change) start(org_id, period_id, calendar_version, level, label, during, quarter_id, year_id, changed_in) ON (((start.level = 'month'::text) AND (start.during @> a_1.starts_on))))
                      LEFT JOIN employed e_1 ON ((e_1.person_id = a_1.person_id)))) r_1
         ), ramp_month AS MATERIALIZED (
          SELECT r_1.person_id,
             r_1.profile,
             r_1.is_prorated,
             r_1.starts_on,
             r_1.start_leaf,
             f.period_id AS month_id,
             f.during,
             (1 + COALESCE(sum(
                 CASE
                     WHEN ((2 * COALESCE(a_1.days, (0)::bigint)) <= COALESCE(a_1.month_days, (0)::bigint)) THEN 1
                     ELSE 0
                 END) OVER (PARTITION BY r_1.person_id, r_1.starts_on ORDER BY f.during ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), (0)::bigint)) AS month_no
            FROM ((ramp r_1
              JOIN drumbeat.fiscal_period_known_at(quota_factor_known_at.org_id, quota_factor_known_at.known_change) f(org_id, period_id, calendar_version, level, label, during, quarter_id, year_id, changed_in) ON (((f.level = 'month'::text) AND (lower(f.during) >= r_1.first_day) AND (lower(f.during) < LEAST(r_1.until, ( SELECT max(upper(m_1.during)) AS max
                    FROM all_month m_1))))))
              LEFT JOIN absent a_1 ON (((a_1.person_id = r_1.person_id) AND (a_1.month_id = f.period_id))))
         ), ramped AS MATERIALIZED (
          SELECT r_1.person_id,
             r_1.month_id,
             s.share_bp,
             (r_1.start_leaf = r_1.during) AS is_start,
             (
                 CASE
                     WHEN (r_1.is_prorated AND (r_1.start_leaf = r_1.during)) THEN (upper(r_1.during) - r_1.starts_on)
                     ELSE NULL::integer
                 END)::bigint AS days
            FROM (ramp_month r_1
              JOIN drumbeat.ramp_step_known_at(quota_factor_known_at.org_id, quota_factor_known_at.known_change) s(org_id, profile, month_no, share_bp, changed_in) ON (((s.profile = r_1.profile) AND (s.month_no = r_1.month_no))))
         UNION ALL
          SELECT r_1.person_id,
             m_1.month_id,
             0,
             (m_1.during = r_1.start_leaf),
             NULL::bigint
            FROM (ramp r_1
              JOIN all_month m_1 ON ((lower(m_1.during) < r_1.first_day)))
           WHERE r_1.is_first
         ), special AS MATERIALIZED (
          SELECT e_1.person_id
            FROM partly_employed e_1
         UNION
          SELECT r_1.person_id
            FROM ramped r_1
         UNION
          SELECT a_1.person_id
            FROM absent a_1
           WHERE (a_1.relieved_days > 0)
         )
  SELECT p.person_id,
     m.month_id,
     m.quarter_id,
     m.during,
     m.month_days,
         CASE
             WHEN ((worked.days > 0) AND r.is_start) THEN m.month_days
             ELSE worked.days
         END AS days,
     COALESCE(r.share_bp, 10000) AS ramp_bp,
     COALESCE(r.days, m.month_days) AS ramp_days,
     COALESCE(a.relieved_days, (0)::bigint) AS relieved_days,
     COALESCE(a.month_days, (1)::bigint) AS working_days
    FROM (((((special p
      CROSS JOIN all_month m)
      LEFT JOIN partly_employed e ON ((e.person_id = p.person_id)))
      CROSS JOIN LATERAL ( SELECT
                 CASE
                     WHEN (e.person_id IS NULL) THEN m.month_days
                     ELSE COALESCE(( SELECT sum((upper(d.during) - lower(d.during))) AS sum
                        FROM unnest((e.during * datemultirange(m.during))) d(during)), (0)::bigint)
                 END AS "coalesce") worked(days))
      LEFT JOIN ramped r ON (((r.person_id = p.person_id) AND (r.month_id = m.month_id))))
      LEFT JOIN absent a ON (((a.person_id = p.person_id) AND (a.month_id = m.month_id))));
END;

CREATE FUNCTION drumbeat.quota_owed_known_at(org_id bigint, known_change bigint, days daterange) RETURNS TABLE(person_id bigint, month_id integer, kind text, days bigint, month_days bigint, ramp_bp integer, ramp_days bigint, relieved_days bigint, working_days bigint, amount_minor bigint)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH factor AS MATERIALIZED (
          SELECT f.person_id,
             f.month_id,
             f.quarter_id,
             f.during,
             f.month_days,
             f.days,
             f.ramp_bp,
             f.ramp_days,
             f.relieved_days,
             f.working_days
            FROM drumbeat.quota_factor_known_at(quota_owed_known_at.org_id, quota_owed_known_at.known_change) f(person_id, month_id, quarter_id, during, month_days, days, ramp_bp, ramp_days, relieved_days, working_days)
         ), own AS MATERIALIZED (
          SELECT q.quota_id,
             q.person_id
            FROM drumbeat.quota_known_at(quota_owed_known_at.org_id, quota_owed_known_at.known_change) q(org_id, quota_id, person_id, team_id, territory_id, measure, component, layer, period_id, amount_minor, changed_in, seasonality, account_id)
           WHERE ((q.measure = 'bookings'::text) AND (q.layer = 'base'::text) AND (q.person_id IN ( SELECT f.person_id
                    FROM factor f)))
         ), piece AS (
          SELECT l.quota_id,
             l.person_id,
             f.quarter_id,
             l.period_id AS month_id,
             f.during,
             part.kind,
             part.place,
             f.days,
             f.month_days,
             f.ramp_bp,
             f.ramp_days,
             f.relieved_days,
             f.working_days,
             l.amount_minor,
             ((((l.weight)::numeric * part.size) * 1.000000000000000000000000000000) / ((((10000 * f.month_days) * f.month_days) * f.working_days))::numeric) AS size
            FROM ((( SELECT w.quota_id,
                     own.person_id,
                     w.period_id,
                         CASE
                             WHEN (sum(w.weight) OVER whole = (0)::numeric) THEN (1)::bigint
                             ELSE w.weight
                         END AS weight,
                     sum(w.amount_minor) OVER whole AS amount_minor
                    FROM ((drumbeat.quota_leaf_known_at(quota_owed_known_at.org_id, quota_owed_known_at.known_change) w(org_id, quota_id, period_id, amount_minor, changed_in, weight)
                      JOIN own ON ((own.quota_id = w.quota_id)))
                      JOIN ( SELECT DISTINCT f_1.month_id,
                             f_1.quarter_id
                            FROM factor f_1) m ON ((m.month_id = w.period_id)))
                   WINDOW whole AS (PARTITION BY w.quota_id, m.quarter_id)) l
              JOIN factor f ON (((f.person_id = l.person_id) AND (f.month_id = l.period_id))))
              CROSS JOIN LATERAL ( VALUES (1,'counts'::text,((((f.days)::numeric * (f.ramp_bp)::numeric) * (f.ramp_days)::numeric) * ((f.working_days - f.relieved_days))::numeric)), (2,'employment'::text,(((((f.month_days - f.days))::numeric * (10000)::numeric) * (f.month_days)::numeric) * (f.working_days)::numeric)), (3,'ramp'::text,(((f.days)::numeric * (((10000 * f.month_days) - (f.ramp_bp * f.ramp_days)))::numeric) * (f.working_days)::numeric)), (4,'leave'::text,((((f.days)::numeric * (f.ramp_bp)::numeric) * (f.ramp_days)::numeric) * (f.relieved_days)::numeric))) part(place, kind, size))
           WHERE ((part.size > (0)::numeric) OR ((part.kind = 'counts'::text) AND (f.days > 0)))
         ), part_of_quarter AS (
          SELECT e_1.quota_id,
             e_1.quarter_id,
             e_1.kind,
             e_1.size,
             (floor(e_1.exact) + (
                 CASE
                     WHEN ((e_1."position")::numeric <= (e_1.amount_minor - sum(floor(e_1.exact)) OVER (PARTITION BY e_1.quota_id, e_1.quarter_id))) THEN 1
                     ELSE 0
                 END)::numeric) AS amount_minor
            FROM ( SELECT t.quota_id,
                     t.quarter_id,
                     t.kind,
                     t.place,
                     t.amount_minor,
                     t.size,
                     t.exact,
                     row_number() OVER (PARTITION BY t.quota_id, t.quarter_id ORDER BY (t.exact - floor(t.exact)) DESC, t.place) AS "position"
                    FROM ( SELECT p.quota_id,
                             p.quarter_id,
                             p.kind,
                             p.place,
                             p.amount_minor,
                             sum(p.size) AS size,
                             COALESCE(round(((p.amount_minor * sum(p.size)) / NULLIF(sum(sum(p.size)) OVER (PARTITION BY p.quota_id, p.quarter_id), (0)::numeric)), 12), (0)::numeric) AS exact
                            FROM piece p
                           GROUP BY p.quota_id, p.quarter_id, p.kind, p.place, p.amount_minor) t) e_1
         )
  SELECT e.person_id,
     e.month_id,
     e.kind,
     e.days,
     e.month_days,
     e.ramp_bp,
     e.ramp_days,
     e.relieved_days,
     e.working_days,
     (sum((floor(e.exact) + (
         CASE
             WHEN ((e."position")::numeric <= (e.whole_minor - e.floors_minor)) THEN 1
             ELSE 0
         END)::numeric)))::bigint AS amount_minor
    FROM ( SELECT t.quota_id,
             t.person_id,
             t.quarter_id,
             t.month_id,
             t.during,
             t.kind,
             t.place,
             t.days,
             t.month_days,
             t.ramp_bp,
             t.ramp_days,
             t.relieved_days,
             t.working_days,
             t.amount_minor,
             t.size,
             t.whole_minor,
             t.exact,
             sum(floor(t.exact)) OVER (PARTITION BY t.quota_id, t.quarter_id, t.kind) AS floors_minor,
             row_number() OVER (PARTITION BY t.quota_id, t.quarter_id, t.kind ORDER BY (t.exact - floor(t.exact)) DESC, t.during) AS "position"
            FROM ( SELECT p.quota_id,
                     p.person_id,
                     p.quarter_id,
                     p.month_id,
                     p.during,
                     p.kind,
                     p.place,
                     p.days,
                     p.month_days,
                     p.ramp_bp,
                     p.ramp_days,
                     p.relieved_days,
                     p.working_days,
                     p.amount_minor,
                     p.size,
                     whole.amount_minor AS whole_minor,
                     COALESCE(round(((whole.amount_minor * p.size) / NULLIF(whole.size, (0)::numeric)), 12), (0)::numeric) AS exact
                    FROM (piece p
                      JOIN part_of_quarter whole ON (((whole.quota_id = p.quota_id) AND (whole.quarter_id = p.quarter_id) AND (whole.kind = p.kind))))) t) e
   WHERE (e.during && quota_owed_known_at.days)
   GROUP BY e.person_id, e.month_id, e.kind, e.days, e.month_days, e.ramp_bp, e.ramp_days, e.relieved_days, e.working_days;
END;

CREATE FUNCTION drumbeat.quota_line(org_id bigint, known_change bigint, days daterange, structure_on date DEFAULT NULL::date, structure_change bigint DEFAULT NULL::bigint) RETURNS TABLE(part text, level text, subject_id bigint, month_id integer, origin text, origin_id bigint, manager_id bigint, amount_minor bigint, members_minor bigint, source text, is_counted boolean, share_bp integer, part_days bigint, month_days bigint)
    LANGUAGE sql STABLE
    SET enable_nestloop TO 'off'
    BEGIN ATOMIC
 WITH RECURSIVE quota AS MATERIALIZED (
          SELECT q.org_id,
             q.quota_id,
             q.person_id,
             q.team_id,
             q.territory_id,
             q.measure,
             q.component,
             q.layer,
             q.period_id,
             q.amount_minor,
             q.changed_in,
             q.seasonality,
             q.account_id
            FROM drumbeat.quota_known_at(quota_line.org_id, quota_line.known_change) q(org_id, quota_id, person_id, team_id, territory_id, measure, component, layer, period_id, amount_minor, changed_in, seasonality, account_id)
           WHERE (q.measure = 'bookings'::text)
         ), leaf AS MATERIALIZED (
          SELECT q.quota_id,
             q.person_id,
             q.team_id,
             q.territory_id,
             q.layer,
             l.period_id AS month_id,
             l.amount_minor
            FROM ((quota q
              JOIN drumbeat.quota_leaf_known_at(quota_line.org_id, quota_line.known_change) l(org_id, quota_id, period_id, amount_minor, changed_in, weight) ON ((l.quota_id = q.quota_id)))
              JOIN drumbeat.fiscal_period_known_at(quota_line.org_id, quota_line.known_change) f(org_id, period_id, calendar_version, level, label, during, quarter_id, year_id, changed_in) ON (((f.period_id = l.period_id) AND (f.during && quota_line.days))))
         ), stated AS MATERIALIZED (
          SELECT s.person_id,
             s.team_id,
             s.territory_id,
             s.month_id,
             (sum(s.amount_minor))::bigint AS amount_minor
            FROM leaf s
           WHERE (s.layer = 'base'::text)
           GROUP BY s.person_id, s.team_id, s.territory_id, s.month_id
         ), own_of_team AS MATERIALIZED (
          SELECT s.team_id,
             s.month_id,
             s.amount_minor
            FROM stated s
           WHERE (s.team_id IS NOT NULL)
         ), month AS MATERIALIZED (
          SELECT f.period_id AS month_id,
             f.during,
             ((upper(f.during) - lower(f.during)))::bigint AS month_days,
             (upper(f.during) - 1) AS last_day
            FROM drumbeat.fiscal_period_known_at(quota_line.org_id, quota_line.known_change) f(org_id, period_id, calendar_version, level, label, during, quarter_id, year_id, changed_in)
           WHERE (f.period_id IN ( SELECT s.month_id
                    FROM stated s))
         ), factor AS MATERIALIZED (
          SELECT f.person_id,
             f.month_id,
             f.quarter_id,
             f.during,
             f.month_days,
             f.days,
             f.ramp_bp,
             f.ramp_days,
             f.relieved_days,
             f.working_days
            FROM drumbeat.quota_factor_known_at(quota_line.org_id, quota_line.known_change) f(person_id, month_id, quarter_id, during, month_days, days, ramp_bp, ramp_days, relieved_days, working_days)
         ), special AS MATERIALIZED (
          SELECT DISTINCT f.person_id
            FROM factor f
         ), owed AS MATERIALIZED (
          SELECT o.person_id,
             o.month_id,
             o.kind,
             o.days,
             o.month_days,
             o.ramp_bp,
             o.ramp_days,
             o.relieved_days,
             o.working_days,
             o.amount_minor
            FROM drumbeat.quota_owed_known_at(quota_line.org_id, quota_line.known_change, quota_line.days) o(person_id, month_id, kind, days, month_days, ramp_bp, ramp_days, relieved_days, working_days, amount_minor)
         ), employed AS MATERIALIZED (
          SELECT e.person_id,
             range_agg(e.during) AS during
            FROM drumbeat.employment_known_at(quota_line.org_id, quota_line.known_change) e(org_id, person_id, during, role, changed_in, zone, holiday_calendar, motion)
           GROUP BY e.person_id
         ), of_territory AS MATERIALIZED (
          SELECT s.territory_id,
             s.month_id,
             'territory'::text AS origin,
             s.territory_id AS origin_id,
             s.amount_minor,
             true AS is_counted,
             NULL::bigint AS days,
             NULL::bigint AS month_days
            FROM stated s
           WHERE (s.territory_id IS NOT NULL)
         UNION ALL
          SELECT a.territory_id,
             a.month_id,
             'account'::text,
             a.account_id,
             a.amount_minor,
             (own.territory_id IS NULL),
             a.days,
             a.month_days
            FROM (drumbeat.account_quota_by_territory(quota_line.org_id, quota_line.known_change, quota_line.days, quota_line.structure_on, quota_line.structure_change) a(account_id, month_id, territory_id, month_days, days, amount_minor)
              LEFT JOIN stated own ON (((own.territory_id = a.territory_id) AND (own.month_id = a.month_id))))
         ), whole AS MATERIALIZED (
          SELECT w.territory_id,
             w.month_id,
             m.during,
             m.month_days,
             (sum(w.amount_minor))::bigint AS amount_minor,
             min(w.origin) AS origin
            FROM (of_territory w
              JOIN month m ON ((m.month_id = w.month_id)))
           WHERE w.is_counted
           GROUP BY w.territory_id, w.month_id, m.during, m.month_days
         ), held AS MATERIALIZED (
          SELECT w.territory_id,
             w.month_id,
             a.person_id,
             (sum(held_days.n))::bigint AS days,
                 CASE
                     WHEN (min(a.share_bp) = max(a.share_bp)) THEN min(a.share_bp)
                     ELSE NULL::integer
                 END AS share_bp,
             (sum((a.share_bp * held_days.n)))::bigint AS weight
            FROM (((whole w
              JOIN drumbeat.territory_assignment_known_at(quota_line.org_id, quota_line.known_change) a(org_id, territory_id, person_id, during, share_bp, changed_in) ON (((a.territory_id = w.territory_id) AND (a.during && w.during))))
              LEFT JOIN employed e ON ((e.person_id = a.person_id)))
              CROSS JOIN LATERAL ( SELECT
                         CASE
                             WHEN (e.person_id IS NULL) THEN ((upper((a.during * w.during)) - lower((a.during * w.during))))::bigint
                             ELSE ( SELECT sum((upper(d.during) - lower(d.during))) AS sum
                                FROM unnest((e.during * datemultirange((a.during * w.during)))) d(during))
                         END AS sum) held_days(n))
           WHERE (held_days.n > 0)
           GROUP BY w.territory_id, w.month_id, a.person_id
         ), weighted AS (
          SELECT h.territory_id,
             h.month_id,
             h.person_id,
             h.days,
             h.share_bp,
             h.weight
            FROM held h
         UNION ALL
          SELECT w.territory_id,
             w.month_id,
             0,
             NULL::bigint,
             NULL::integer,
             ((10000 * w.month_days) - COALESCE(h.weight, (0)::bigint))
            FROM (whole w
              LEFT JOIN ( SELECT held.territory_id,
                     held.month_id,
                     (sum(held.weight))::bigint AS weight
                    FROM held
                   GROUP BY held.territory_id, held.month_id) h ON (((h.territory_id = w.territory_id) AND (h.month_id = w.month_id))))
           WHERE ((10000 * w.month_days) > COALESCE(h.weight, (0)::bigint))
         ), shared AS (
          SELECT s.territory_id,
             s.month_id,
             s.person_id,
             s.days,
             s.share_bp,
             s.month_days,
             ((s.floor_minor + (
                 CASE
                     WHEN ((s.place)::numeric <= ((s.amount_minor)::numeric - sum(s.floor_minor) OVER (PARTITION BY s.territory_id, s.month_id))) THEN 1
                     ELSE 0
                 END)::numeric))::bigint AS amount_minor
            FROM ( SELECT e.territory_id,
                     e.month_id,
                     e.person_id,
                     e.days,
                     e.share_bp,
                     e.weight,
                     e.total_weight,
                     w.amount_minor,
                     w.month_days,
                     div(((w.amount_minor)::numeric * (e.weight)::numeric), e.total_weight) AS floor_minor,
                     row_number() OVER (PARTITION BY e.territory_id, e.month_id ORDER BY (((w.amount_minor)::numeric * (e.weight)::numeric) % e.total_weight) DESC, e.person_id) AS place
                    FROM (( SELECT weighted.territory_id,
                             weighted.month_id,
                             weighted.person_id,
                             weighted.days,
                             weighted.share_bp,
                             weighted.weight,
                             sum(weighted.weight) OVER (PARTITION BY weighted.territory_id, weighted.month_id) AS total_weight
                            FROM weighted) e
                      JOIN whole w ON (((w.territory_id = e.territory_id) AND (w.month_id = e.month_id))))) s
         ), eased AS (
          SELECT e.person_id,
             e.month_id,
             e.territory_id,
             e.share_bp,
             e.days,
             e.month_days,
             e.kind,
             ((e.floor_minor + (
                 CASE
                     WHEN ((e."position")::numeric <= ((e.amount_minor)::numeric - sum(e.floor_minor) OVER (PARTITION BY e.person_id, e.month_id, e.territory_id))) THEN 1
                     ELSE 0
                 END)::numeric))::bigint AS amount_minor
            FROM ( SELECT h.territory_id,
                     h.month_id,
                     h.person_id,
                     h.days,
                     h.share_bp,
                     h.month_days,
                     h.amount_minor,
                     part.kind,
                     div(((h.amount_minor)::numeric * part.size), whole.size) AS floor_minor,
                     row_number() OVER (PARTITION BY h.person_id, h.month_id, h.territory_id ORDER BY (((h.amount_minor)::numeric * part.size) % whole.size) DESC, part.place) AS "position"
                    FROM (((shared h
                      JOIN factor f ON (((f.person_id = h.person_id) AND (f.month_id = h.month_id))))
                      CROSS JOIN LATERAL ( VALUES (1,'counts'::text,(((f.ramp_bp)::numeric * (f.ramp_days)::numeric) * ((f.working_days - f.relieved_days))::numeric)), (3,'ramp'::text,((((10000 * f.month_days) - (f.ramp_bp * f.ramp_days)))::numeric * (f.working_days)::numeric)), (4,'leave'::text,(((f.ramp_bp)::numeric * (f.ramp_days)::numeric) * (f.relieved_days)::numeric))) part(place, kind, size))
                      CROSS JOIN LATERAL ( SELECT (((10000)::numeric * (f.month_days)::numeric) * (f.working_days)::numeric) AS "?column?") whole(size))
                   WHERE ((part.size > (0)::numeric) OR (part.kind = 'counts'::text))) e
         ), carried AS MATERIALIZED (
          SELECT s.person_id,
             s.month_id,
             'person'::text AS origin,
             s.person_id AS origin_id,
             s.amount_minor,
             true AS is_counted,
             NULL::integer AS share_bp,
             NULL::bigint AS days,
             NULL::bigint AS month_days,
             NULL::text AS because
            FROM stated s
           WHERE ((s.person_id IS NOT NULL) AND (NOT (EXISTS ( SELECT
                    FROM special p
                   WHERE (p.person_id = s.person_id)))))
         UNION ALL
          SELECT o.person_id,
             o.month_id,
             'person'::text,
             o.person_id,
             o.amount_minor,
             (o.kind = 'counts'::text),
                 CASE
                     WHEN ((o.kind = ANY (ARRAY['counts'::text, 'ramp'::text])) AND (o.ramp_bp < 10000)) THEN o.ramp_bp
                     ELSE NULL::integer
                 END AS "case",
                 CASE o.kind
                     WHEN 'counts'::text THEN LEAST(o.days, o.ramp_days)
                     WHEN 'employment'::text THEN (o.month_days - o.days)
                     WHEN 'ramp'::text THEN o.ramp_days
                     ELSE o.relieved_days
                 END AS relieved_days,
                 CASE o.kind
                     WHEN 'leave'::text THEN o.working_days
                     ELSE o.month_days
                 END AS month_days,
             NULLIF(o.kind, 'counts'::text) AS "nullif"
            FROM owed o
         UNION ALL
          SELECT s.person_id,
             s.month_id,
             'person'::text,
             s.person_id,
             (sum(s.amount_minor))::bigint AS sum,
             false,
             NULL::integer,
             NULL::bigint,
             NULL::bigint,
             s.layer
            FROM leaf s
           WHERE ((s.person_id IS NOT NULL) AND (s.layer <> 'base'::text))
           GROUP BY s.person_id, s.month_id, s.layer
         UNION ALL
          SELECT h.person_id,
             h.month_id,
             'territory'::text,
             h.territory_id,
             h.amount_minor,
             ((own.person_id IS NULL) AND (h.because IS NULL)),
             h.share_bp,
             h.days,
             h.month_days,
                 CASE
                     WHEN (own.person_id IS NULL) THEN h.because
                     ELSE NULL::text
                 END AS "case"
            FROM (( SELECT s.person_id,
                     s.month_id,
                     s.territory_id,
                     s.amount_minor,
                     s.share_bp,
                     s.days,
                     s.month_days,
                     NULL::text AS because
                    FROM shared s
                   WHERE (NOT (EXISTS ( SELECT
                            FROM special p
                           WHERE (p.person_id = s.person_id))))
                 UNION ALL
                  SELECT e.person_id,
                     e.month_id,
                     e.territory_id,
                     e.amount_minor,
                     e.share_bp,
                     e.days,
                     e.month_days,
                     NULLIF(e.kind, 'counts'::text) AS "nullif"
                    FROM eased e) h
              LEFT JOIN stated own ON (((own.person_id = h.person_id) AND (own.month_id = h.month_id))))
         ), own_of_person AS MATERIALIZED (
          SELECT c.person_id,
             c.month_id,
             (sum(c.amount_minor))::bigint AS amount_minor
            FROM carried c
           WHERE (c.is_counted AND (c.origin = 'person'::text))
           GROUP BY c.person_id, c.month_id
         ), primary_place AS MATERIALIZED (
          SELECT p.person_id,
             p.territory_id,
             p.during
            FROM drumbeat.primary_territory_known_at(quota_line.org_id, quota_line.known_change) p(person_id, during, territory_id)
           WHERE (quota_line.structure_on IS NULL)
         UNION ALL
          SELECT p.person_id,
             p.territory_id,
             daterange(NULL::date, NULL::date) AS daterange
            FROM drumbeat.territory_standing(quota_line.org_id, COALESCE(quota_line.structure_change, quota_line.known_change), quota_line.structure_on) p(person_id, territory_id)
           WHERE (quota_line.structure_on IS NOT NULL)
         ), worked AS (
          SELECT o.person_id,
             o.month_id,
             o.amount_minor,
             m.month_days,
             (COALESCE(e.during, datemultirange(daterange(NULL::date, NULL::date))) * datemultirange(m.during)) AS during
            FROM ((own_of_person o
              JOIN month m ON ((m.month_id = o.month_id)))
              LEFT JOIN employed e ON ((e.person_id = o.person_id)))
         ), sojourn AS (
          SELECT w.person_id,
             w.month_id,
             w.amount_minor,
             w.month_days,
             p.territory_id,
             d.n AS days
            FROM ((worked w
              JOIN primary_place p ON (((p.person_id = w.person_id) AND (datemultirange(p.during) && w.during))))
              CROSS JOIN LATERAL ( SELECT sum((upper(r.r) - lower(r.r))) AS sum
                    FROM unnest((w.during * datemultirange(p.during))) r(r)) d(n))
         UNION ALL
          SELECT w.person_id,
             w.month_id,
             w.amount_minor,
             w.month_days,
             0,
             d.n
            FROM ((worked w
              LEFT JOIN ( SELECT p_1.person_id,
                     range_agg(p_1.during) AS during
                    FROM primary_place p_1
                   GROUP BY p_1.person_id) p ON ((p.person_id = w.person_id)))
              CROSS JOIN LATERAL ( SELECT COALESCE(sum((upper(r.r) - lower(r.r))), (0)::bigint) AS "coalesce"
                    FROM unnest((w.during - COALESCE(p.during, '{}'::datemultirange))) r(r)) d(n))
           WHERE ((d.n > 0) OR isempty(w.during))
         ), dwelling AS (
          SELECT s.person_id,
             s.month_id,
             s.territory_id,
             s.month_days,
             (sum(s.days))::bigint AS days,
             min(s.amount_minor) AS amount_minor
            FROM sojourn s
           GROUP BY s.person_id, s.month_id, s.territory_id, s.month_days
         ), of_person AS (
          SELECT d.territory_id,
             d.month_id,
             d.person_id,
             d.days,
             d.month_days,
             ((d.floor_minor + (
                 CASE
                     WHEN ((d.place)::numeric <= ((d.amount_minor)::numeric - sum(d.floor_minor) OVER (PARTITION BY d.person_id, d.month_id))) THEN 1
                     ELSE 0
                 END)::numeric))::bigint AS amount_minor
            FROM ( SELECT e.person_id,
                     e.month_id,
                     e.territory_id,
                     e.month_days,
                     e.days,
                     e.amount_minor,
                     e.total_days,
                     div(((e.amount_minor)::numeric * (e.days)::numeric), e.total_days) AS floor_minor,
                     row_number() OVER (PARTITION BY e.person_id, e.month_id ORDER BY (((e.amount_minor)::numeric * (e.days)::numeric) % e.total_days) DESC, e.territory_id) AS place
                    FROM ( SELECT dwelling.person_id,
                             dwelling.month_id,
                             dwelling.territory_id,
                             dwelling.month_days,
                             dwelling.days,
                             dwelling.amount_minor,
                             GREATEST(sum(dwelling.days) OVER (PARTITION BY dwelling.person_id, dwelling.month_id), (1)::numeric) AS total_days
                            FROM dwelling) e) d
         ), territory_line AS MATERIALIZED (
          SELECT w.territory_id,
             w.month_id,
             w.origin,
             w.origin_id,
             w.amount_minor,
             NULL::text AS because,
             w.is_counted,
             w.days,
             w.month_days
            FROM of_territory w
         UNION ALL
          SELECT c.origin_id,
             c.month_id,
             'person'::text,
             c.person_id,
             (- (sum(c.amount_minor))::bigint),
             COALESCE(c.because, 'instead'::text) AS "coalesce",
             true,
             NULL::bigint,
             NULL::bigint
            FROM carried c
           WHERE ((c.origin = 'territory'::text) AND (NOT c.is_counted))
           GROUP BY c.origin_id, c.month_id, c.person_id, c.because
          HAVING (sum(c.amount_minor) <> (0)::numeric)
         UNION ALL
          SELECT p.territory_id,
             p.month_id,
             'person'::text,
             p.person_id,
             p.amount_minor,
             NULL::text,
             true,
             p.days,
             p.month_days
            FROM of_person p
         ), load AS MATERIALIZED (
          SELECT c.person_id,
             c.month_id,
             (sum(c.amount_minor))::bigint AS amount_minor
            FROM carried c
           WHERE c.is_counted
           GROUP BY c.person_id, c.month_id
         ), stay AS MATERIALIZED (
          SELECT q.person_id,
             q.month_id,
             q.amount_minor,
             m.month_days,
             p.team_id,
             COALESCE(p.manager_id, (0)::bigint) AS manager_id,
             sum((upper((p.during * m.during)) - lower((p.during * m.during)))) AS days
            FROM ((load q
              JOIN month m ON ((m.month_id = q.month_id)))
              JOIN drumbeat.person_standing(quota_line.org_id, COALESCE(quota_line.structure_change, quota_line.known_change), quota_line.structure_on) p(person_id, team_id, manager_id, during) ON (((p.person_id = q.person_id) AND (p.during && m.during))))
           GROUP BY q.person_id, q.month_id, q.amount_minor, m.month_days, p.team_id, COALESCE(p.manager_id, (0)::bigint)
         ), placed AS MATERIALIZED (
          SELECT s.person_id,
             s.month_id,
             s.team_id,
             s.manager_id,
             s.days,
             s.month_days,
             ((s.floor_minor + (
                 CASE
                     WHEN ((s.place)::numeric <= ((s.amount_minor)::numeric - sum(s.floor_minor) OVER (PARTITION BY s.person_id, s.month_id))) THEN 1
                     ELSE 0
                 END)::numeric))::bigint AS amount_minor
            FROM ( SELECT e.person_id,
                     e.month_id,
                     e.amount_minor,
                     e.month_days,
                     e.team_id,
                     e.manager_id,
                     e.days,
                     e.total_days,
                     div(((e.amount_minor)::numeric * (e.days)::numeric), e.total_days) AS floor_minor,
                     row_number() OVER (PARTITION BY e.person_id, e.month_id ORDER BY (((e.amount_minor)::numeric * (e.days)::numeric) % e.total_days) DESC, e.team_id, e.manager_id) AS place
                    FROM ( SELECT stay.person_id,
                             stay.month_id,
                             stay.amount_minor,
                             stay.month_days,
                             stay.team_id,
                             stay.manager_id,
                             stay.days,
                             sum(stay.days) OVER (PARTITION BY stay.person_id, stay.month_id) AS total_days
                            FROM stay) e
                   WHERE ((e.days)::numeric < e.total_days)) s
         UNION ALL
          SELECT e.person_id,
             e.month_id,
             e.team_id,
             e.manager_id,
             e.days,
             e.month_days,
             e.amount_minor
            FROM ( SELECT stay.person_id,
                     stay.month_id,
                     stay.amount_minor,
                     stay.month_days,
                     stay.team_id,
                     stay.manager_id,
                     stay.days,
                     count(*) OVER (PARTITION BY stay.person_id, stay.month_id) AS places
                    FROM stay) e
           WHERE (e.places = 1)
         UNION ALL
          SELECT q.person_id,
             q.month_id,
             0,
             0,
             NULL::bigint,
             NULL::bigint,
             q.amount_minor
            FROM load q
           WHERE (NOT (EXISTS ( SELECT
                    FROM stay s
                   WHERE ((s.person_id = q.person_id) AND (s.month_id = q.month_id)))))
         ), node AS MATERIALIZED (
          SELECT t.team_id,
             t.level
            FROM drumbeat.team_known_at(quota_line.org_id, COALESCE(quota_line.structure_change, quota_line.known_change)) t(org_id, team_id, level, name, changed_in)
         ), parent AS MATERIALIZED (
          SELECT p.team_id,
             m.month_id,
             p.parent_id
            FROM (month m
              JOIN drumbeat.team_parent_known_at(quota_line.org_id, COALESCE(quota_line.structure_change, quota_line.known_change)) p(org_id, team_id, during, parent_id, changed_in) ON ((p.during @> COALESCE(quota_line.structure_on, m.last_day))))
         ), above AS MATERIALIZED (
          SELECT p.team_id,
             p.month_id,
             p.parent_id
            FROM parent p
         UNION ALL
          SELECT below.team_id,
             m.month_id,
             root.team_id
            FROM ((month m
              CROSS JOIN ( SELECT n.team_id
                    FROM node n
                   WHERE (n.level <> 'company'::text)
                 UNION ALL
                  SELECT 0) below)
              JOIN node root ON ((root.level = 'company'::text)))
           WHERE (NOT (EXISTS ( SELECT
                    FROM parent p
                   WHERE ((p.team_id = below.team_id) AND (p.month_id = m.month_id)))))
         ), climb AS (
          SELECT below.team_id,
             m.month_id,
             below.team_id AS node_id,
             0 AS steps
            FROM (month m
              CROSS JOIN ( SELECT n.team_id
                    FROM node n
                 UNION ALL
                  SELECT 0) below)
         UNION ALL
          SELECT c.team_id,
             c.month_id,
             up.parent_id,
             (c.steps + 1)
            FROM (climb c
              JOIN above up ON (((up.team_id = c.node_id) AND (up.month_id = c.month_id))))
           WHERE (c.steps < 64)
         ), path AS MATERIALIZED (
          SELECT c.team_id,
             c.month_id,
             c.node_id,
             c.steps,
             n.level AS node_level,
             (own.team_id IS NOT NULL) AS is_own
            FROM ((climb c
              LEFT JOIN node n ON ((n.team_id = c.node_id)))
              LEFT JOIN own_of_team own ON (((own.team_id = c.node_id) AND (own.month_id = c.month_id))))
         ), origin AS MATERIALIZED (
          SELECT 'team'::text AS origin,
             s.team_id,
             s.month_id,
             s.amount_minor
            FROM own_of_team s
         UNION ALL
          SELECT 'members'::text,
             p.team_id,
             p.month_id,
             (sum(p.amount_minor))::bigint AS sum
            FROM placed p
           GROUP BY p.team_id, p.month_id
         ), reached AS MATERIALIZED (
          SELECT p.node_id,
             p.node_level,
             o.month_id,
             o.origin,
             o.team_id,
             o.amount_minor,
             COALESCE((p.steps <
                 CASE
                     WHEN (o.origin = 'team'::text) THEN stop.own_above
                     ELSE stop.own_at
                 END), true) AS is_counted
            FROM ((origin o
              JOIN path p ON (((p.team_id = o.team_id) AND (p.month_id = o.month_id))))
              JOIN ( SELECT w.team_id,
                     w.month_id,
                     min(w.steps) FILTER (WHERE w.is_own) AS own_at,
                     min(w.steps) FILTER (WHERE (w.is_own AND (w.steps > 0))) AS own_above
                    FROM path w
                   GROUP BY w.team_id, w.month_id) stop ON (((stop.team_id = o.team_id) AND (stop.month_id = o.month_id))))
         ), holder AS MATERIALIZED (
          SELECT DISTINCT p.node_id,
             p.month_id,
             n.level
            FROM (path p
              JOIN node n ON ((n.team_id = p.team_id)))
           WHERE ((n.level = ANY (ARRAY['team'::text, 'region'::text])) AND (p.steps > 0))
         ), outside AS MATERIALIZED (
          SELECT w.level,
             o.month_id,
             o.origin,
             o.team_id,
             o.amount_minor,
             (
                 CASE
                     WHEN (o.origin = 'team'::text) THEN w.own_above
                     ELSE w.own_at
                 END IS NULL) AS is_counted
            FROM (origin o
              JOIN ( SELECT p.team_id,
                     p.month_id,
                     wanted.level,
                     bool_or((p.node_level = wanted.level)) AS is_inside,
                     min(p.steps) FILTER (WHERE (p.is_own AND (h.node_id IS NULL))) AS own_at,
                     min(p.steps) FILTER (WHERE (p.is_own AND (h.node_id IS NULL) AND (p.steps > 0))) AS own_above,
                     bool_or(((p.steps = 0) AND (h.node_id IS NOT NULL))) AS is_above
                    FROM ((path p
                      CROSS JOIN ( VALUES ('team'::text), ('region'::text)) wanted(level))
                      LEFT JOIN holder h ON (((h.node_id = p.node_id) AND (h.month_id = p.month_id) AND (h.level = wanted.level))))
                   GROUP BY p.team_id, p.month_id, wanted.level) w ON (((w.team_id = o.team_id) AND (w.month_id = o.month_id))))
           WHERE ((w.is_inside IS NOT TRUE) AND (NOT ((o.origin = 'team'::text) AND w.is_above)))
         ), team_cell AS MATERIALIZED (
          SELECT r.node_id,
             r.node_level,
             r.month_id,
             (sum(r.amount_minor) FILTER (WHERE r.is_counted))::bigint AS amount_minor,
                 CASE
                     WHEN bool_or(((r.origin = 'team'::text) AND (r.team_id = r.node_id))) THEN 'own'::text
                     WHEN bool_or(((r.origin = 'team'::text) AND r.is_counted)) THEN 'mixed'::text
                     ELSE 'members'::text
                 END AS source,
             (sum(r.amount_minor) FILTER (WHERE (r.origin = 'members'::text)))::bigint AS members_minor
            FROM reached r
           GROUP BY r.node_id, r.node_level, r.month_id
         ), to_lead AS (
          SELECT c.node_id AS team_id,
             c.month_id,
             c.amount_minor,
             c.source,
             c.members_minor
            FROM team_cell c
           WHERE (c.node_level = 'team'::text)
         UNION ALL
          SELECT o.team_id,
             o.month_id,
             o.amount_minor,
             c.source,
             c.members_minor
            FROM (outside o
              JOIN team_cell c ON (((c.node_id = o.team_id) AND (c.month_id = o.month_id))))
           WHERE ((o.level = 'team'::text) AND (o.origin = 'team'::text) AND o.is_counted)
         ), led AS MATERIALIZED (
          SELECT q.team_id,
             q.month_id,
             q.amount_minor,
             q.source,
             q.members_minor,
             m.month_days,
             l.person_id AS manager_id,
             sum((upper((l.during * m.during)) - lower((l.during * m.during)))) AS days
            FROM ((to_lead q
              JOIN month m ON ((m.month_id = q.month_id)))
              LEFT JOIN drumbeat.leader_standing(quota_line.org_id, COALESCE(quota_line.structure_change, quota_line.known_change), quota_line.structure_on) l(team_id, person_id, during) ON (((l.team_id = q.team_id) AND (l.during && m.during))))
           GROUP BY q.team_id, q.month_id, q.amount_minor, q.source, q.members_minor, m.month_days, l.person_id
         ), manned AS (
          SELECT l.team_id,
             l.month_id,
             l.amount_minor,
             l.source,
             l.members_minor,
             l.month_days,
             l.manager_id,
             l.days
            FROM led l
           WHERE (l.manager_id IS NOT NULL)
         UNION ALL
          SELECT l.team_id,
             l.month_id,
             l.amount_minor,
             l.source,
             l.members_minor,
             l.month_days,
             0,
             (l.month_days - (COALESCE(sum(l.days), (0)::numeric))::bigint)
            FROM led l
           GROUP BY l.team_id, l.month_id, l.amount_minor, l.source, l.members_minor, l.month_days
          HAVING ((l.month_days)::numeric > COALESCE(sum(l.days), (0)::numeric))
         ), managed AS MATERIALIZED (
          SELECT s.manager_id,
             s.month_id,
             'team'::text AS origin,
             s.team_id,
             s.source,
             s.days,
             s.month_days,
             ((s.floor_minor + (
                 CASE
                     WHEN ((s.place)::numeric <= ((s.amount_minor)::numeric - sum(s.floor_minor) OVER (PARTITION BY s.team_id, s.month_id))) THEN 1
                     ELSE 0
                 END)::numeric))::bigint AS amount_minor,
             ((s.members_floor + (
                 CASE
                     WHEN ((s.members_place)::numeric <= ((s.members_minor)::numeric - sum(s.members_floor) OVER (PARTITION BY s.team_id, s.month_id))) THEN 1
                     ELSE 0
                 END)::numeric))::bigint AS members_minor
            FROM ( SELECT m.team_id,
                     m.month_id,
                     m.amount_minor,
                     m.source,
                     m.members_minor,
                     m.month_days,
                     m.manager_id,
                     m.days,
                     div(((m.amount_minor)::numeric * (m.days)::numeric), (m.month_days)::numeric) AS floor_minor,
                     div(((m.members_minor)::numeric * (m.days)::numeric), (m.month_days)::numeric) AS members_floor,
                     row_number() OVER (PARTITION BY m.team_id, m.month_id ORDER BY (((m.amount_minor)::numeric * (m.days)::numeric) % (m.month_days)::numeric) DESC, m.manager_id) AS place,
                     row_number() OVER (PARTITION BY m.team_id, m.month_id ORDER BY (((m.members_minor)::numeric * (m.days)::numeric) % (m.month_days)::numeric) DESC, m.manager_id) AS members_place
                    FROM manned m) s
         UNION ALL
          SELECT p.manager_id,
             p.month_id,
             'members'::text,
             p.team_id,
             'members'::text,
             NULL::bigint,
             NULL::bigint,
             (sum(p.amount_minor))::bigint AS sum,
             (sum(p.amount_minor))::bigint AS sum
            FROM (placed p
              JOIN outside o ON (((o.level = 'team'::text) AND (o.origin = 'members'::text) AND o.is_counted AND (o.team_id = p.team_id) AND (o.month_id = p.month_id))))
           GROUP BY p.manager_id, p.month_id, p.team_id
         )
  SELECT 'carried'::text,
     NULL::text,
     c.person_id,
     c.month_id,
     c.origin,
     c.origin_id,
     NULL::bigint,
     c.amount_minor,
     NULL::bigint AS int8,
     c.because,
     c.is_counted,
     c.share_bp,
     c.days,
     c.month_days
    FROM carried c
 UNION ALL
  SELECT 'placed'::text,
     NULL::text,
     p.person_id,
     p.month_id,
     'team'::text,
     p.team_id,
     p.manager_id,
     p.amount_minor,
     NULL::bigint,
     NULL::text,
     true,
     NULL::integer,
     p.days,
     p.month_days
    FROM placed p
 UNION ALL
  SELECT 'team'::text,
     r.node_level,
     r.node_id,
     r.month_id,
     r.origin,
     r.team_id,
     NULL::bigint,
     r.amount_minor,
     NULL::bigint,
     NULL::text,
     r.is_counted,
     NULL::integer,
     NULL::bigint,
     NULL::bigint
    FROM reached r
 UNION ALL
  SELECT 'outside'::text,
     o.level,
     0,
     o.month_id,
     o.origin,
     o.team_id,
     NULL::bigint,
     o.amount_minor,
     NULL::bigint,
     NULL::text,
     o.is_counted,
     NULL::integer,
     NULL::bigint,
     NULL::bigint
    FROM outside o
 UNION ALL
  SELECT 'manager'::text,
     NULL::text,
     m.manager_id,
     m.month_id,
     m.origin,
     m.team_id,
     m.manager_id,
     m.amount_minor,
     NULL::bigint,
     m.source,
     true,
     NULL::integer,
     m.days,
     m.month_days
    FROM managed m
 UNION ALL
  SELECT 'territory'::text,
     NULL::text,
     w.territory_id,
     w.month_id,
     w.origin,
     w.origin_id,
     NULL::bigint,
     w.amount_minor,
     NULL::bigint,
     w.because,
     w.is_counted,
     NULL::integer,
     w.days,
     w.month_days
    FROM territory_line w
 UNION ALL
  SELECT 'cell'::text,
     'territory'::text,
     w.territory_id,
     w.month_id,
     NULL::text,
     NULL::bigint,
     NULL::bigint,
     (sum(w.amount_minor))::bigint AS sum,
     NULL::bigint,
         CASE
             WHEN bool_and((w.origin = 'territory'::text)) THEN 'own'::text
             WHEN bool_or((w.origin = 'territory'::text)) THEN 'mixed'::text
             ELSE 'members'::text
         END AS "case",
     true,
     NULL::integer,
     NULL::bigint,
     NULL::bigint
    FROM territory_line w
   WHERE w.is_counted
   GROUP BY w.territory_id, w.month_id
 UNION ALL
  SELECT 'cell'::text,
     'rep'::text,
     q.person_id,
     q.month_id,
     NULL::text,
     NULL::bigint,
     NULL::bigint,
     q.amount_minor,
     NULL::bigint,
         CASE
             WHEN (q.person_id = 0) THEN 'members'::text
             ELSE 'own'::text
         END AS "case",
     true,
     NULL::integer,
     NULL::bigint,
     NULL::bigint
    FROM load q
 UNION ALL
  SELECT 'cell'::text,
     c.node_level,
         CASE
             WHEN (c.node_level = 'company'::text) THEN (0)::bigint
             ELSE c.node_id
         END AS node_id,
     c.month_id,
     NULL::text,
     NULL::bigint,
     NULL::bigint,
     c.amount_minor,
     c.members_minor,
     c.source,
     true,
     NULL::integer,
     NULL::bigint,
     NULL::bigint
    FROM team_cell c
   WHERE (c.node_level = ANY (ARRAY['team'::text, 'region'::text, 'company'::text]))
 UNION ALL
  SELECT 'cell'::text,
     o.level,
     0,
     o.month_id,
     NULL::text,
     NULL::bigint,
     NULL::bigint,
     (sum(o.amount_minor) FILTER (WHERE o.is_counted))::bigint AS sum,
     (sum(o.amount_minor) FILTER (WHERE (o.origin = 'members'::text)))::bigint AS sum,
         CASE
             WHEN bool_or((o.origin = 'team'::text)) THEN 'mixed'::text
             ELSE 'members'::text
         END AS "case",
     true,
     NULL::integer,
     NULL::bigint,
     NULL::bigint
    FROM outside o
   GROUP BY o.level, o.month_id
 UNION ALL
  SELECT 'cell'::text,
     'manager'::text,
     m.manager_id,
     m.month_id,
     NULL::text,
     NULL::bigint,
     NULL::bigint,
     (sum(m.amount_minor))::bigint AS sum,
     (sum(m.members_minor))::bigint AS sum,
         CASE
             WHEN bool_and((m.source = 'own'::text)) THEN 'own'::text
             WHEN bool_and((m.source = 'members'::text)) THEN 'members'::text
             ELSE 'mixed'::text
         END AS "case",
     true,
     NULL::integer,
     NULL::bigint,
     NULL::bigint
    FROM managed m
   GROUP BY m.manager_id, m.month_id;
END;

CREATE TABLE drumbeat.territory_parent (
    org_id bigint NOT NULL,
    territory_id bigint NOT NULL,
    during daterange NOT NULL,
    parent_id bigint NOT NULL,
    changed_in bigint NOT NULL,
    CONSTRAINT territory_is_not_its_own_parent CHECK ((parent_id <> territory_id)),
    CONSTRAINT territory_parent_not_empty CHECK ((NOT isempty(during)))
);

ALTER TABLE ONLY drumbeat.territory_parent FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.territory_parent IS '[D] Which territory lies inside which, and when.';

CREATE TABLE drumbeat.territory_parent_history (
    org_id bigint NOT NULL,
    territory_id bigint NOT NULL,
    during daterange NOT NULL,
    parent_id bigint NOT NULL,
    changed_in bigint NOT NULL,
    until_change bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.territory_parent_history FORCE ROW LEVEL SECURITY;

CREATE FUNCTION drumbeat.territory_parent_known_at(org_id bigint, known_change bigint) RETURNS SETOF drumbeat.territory_parent
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT p.org_id,
     p.territory_id,
     p.during,
     p.parent_id,
     p.changed_in
    FROM drumbeat.territory_parent p
   WHERE ((p.org_id = territory_parent_known_at.org_id) AND (p.changed_in <= territory_parent_known_at.known_change))
 UNION ALL
  SELECT h.org_id,
     h.territory_id,
     h.during,
     h.parent_id,
     h.changed_in
    FROM drumbeat.territory_parent_history h
   WHERE ((h.org_id = territory_parent_known_at.org_id) AND (h.changed_in <= territory_parent_known_at.known_change) AND (h.until_change > territory_parent_known_at.known_change));
END;

CREATE TABLE drumbeat.territory (
    org_id bigint NOT NULL,
    territory_id bigint NOT NULL,
    name text NOT NULL,
    changed_in bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.territory FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.territory IS '[H] One row per territory.';

CREATE FUNCTION drumbeat.territory_above_known_at(org_id bigint, known_change bigint) RETURNS TABLE(territory_id bigint, area_id bigint, during daterange)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH RECURSIVE parent AS MATERIALIZED (
          SELECT p.territory_id,
             p.parent_id,
             p.during
            FROM drumbeat.territory_parent_known_at(territory_above_known_at.org_id, territory_above_known_at.known_change) p(org_id, territory_id, during, parent_id, changed_in)
         ), climb AS (
          SELECT t.territory_id,
             t.territory_id AS area_id,
             daterange(NULL::date, NULL::date) AS during,
             1 AS steps
            FROM drumbeat.territory t
           WHERE (t.org_id = territory_above_known_at.org_id)
         UNION ALL
          SELECT c_1.territory_id,
             up.parent_id,
             (c_1.during * up.during),
             (c_1.steps + 1)
            FROM (climb c_1
              JOIN parent up ON (((up.territory_id = c_1.area_id) AND (up.during && c_1.during))))
           WHERE (c_1.steps < 64)
         )
  SELECT DISTINCT c.territory_id,
     c.area_id,
     c.during
    FROM climb c;
END;

CREATE FUNCTION drumbeat.attainment_regrouped(org_id bigint, run_no bigint, dimension text, months integer[], basis text, structure_on date) RETURNS TABLE(subject_id bigint, month_id integer, quota_minor bigint, quota_source text, members_quota_minor bigint, credit_minor bigint, adjustment_minor bigint, deal_count bigint, excluded_count bigint, overlay_minor bigint, dated_effect_minor bigint, report_effect_minor bigint, undated_count bigint, unreported_count bigint)
    LANGUAGE sql STABLE
    SET enable_nestloop TO 'off'
    BEGIN ATOMIC
 WITH this AS MATERIALIZED (
          SELECT r.as_of,
             r.known_change
            FROM drumbeat.run r
           WHERE ((r.org_id = attainment_regrouped.org_id) AND (r.run_no = attainment_regrouped.run_no))
         ), asked AS MATERIALIZED (
          SELECT c_1.period_id AS month_id
            FROM drumbeat.attainment_cell_at(attainment_regrouped.org_id, attainment_regrouped.run_no) c_1(org_id, dimension, subject_id, period_id, team_id, rep_id, quota_minor, quota_source, members_quota_minor, credit_minor, deal_count, excluded_count, since_run, overlay_minor, dated_effect_minor, report_effect_minor, undated_count, unreported_count)
           WHERE ((c_1.dimension = 'company'::text) AND (c_1.period_id = ANY (attainment_regrouped.months)))
         ), term AS MATERIALIZED (
          SELECT a.month_id AS stands_in,
             t.month_id,
             t.run_no,
             t.weight,
             t.is_adjustment
            FROM (asked a
              CROSS JOIN LATERAL drumbeat.credit_term(attainment_regrouped.org_id, attainment_regrouped.run_no, attainment_regrouped.basis, ARRAY[a.month_id]) t(month_id, run_no, weight, is_adjustment))
         ), knowledge AS MATERIALIZED (
          SELECT r.run_no,
             r.as_of,
             r.known_change
            FROM drumbeat.run r
           WHERE ((r.org_id = attainment_regrouped.org_id) AND (r.run_no IN ( SELECT term.run_no
                    FROM term)))
         ), area AS MATERIALIZED (
          SELECT a.territory_id,
             m.period_id AS month_id,
             a.area_id
            FROM ((this
              CROSS JOIN LATERAL drumbeat.territory_above_known_at(attainment_regrouped.org_id, this.known_change) a(territory_id, area_id, during))
              JOIN LATERAL drumbeat.fiscal_period_known_at(attainment_regrouped.org_id, this.known_change) m(org_id, period_id, calendar_version, level, label, during, quarter_id, year_id, changed_in) ON (((m.period_id IN ( SELECT term.month_id
                    FROM term)) AND (a.during @> COALESCE(attainment_regrouped.structure_on, (upper(m.during) - 1))))))
           WHERE (attainment_regrouped.dimension = 'area'::text)
         UNION ALL
          SELECT 0,
             m.id,
             0
            FROM ( SELECT DISTINCT term.month_id
                    FROM term) m(id)
           WHERE (attainment_regrouped.dimension = 'area'::text)
         ), line AS MATERIALIZED (
          SELECT k.run_no,
             l.month_id,
             l.opportunity_id,
             l.counts_as,
             l.credit_minor,
             l.dated_minor,
             l.report_minor,
             l.is_excluded,
                 CASE attainment_regrouped.dimension
                     WHEN 'manager'::text THEN l.manager_id
                     WHEN 'team'::text THEN l.team_id
                     WHEN 'region'::text THEN l.region_id
                     WHEN 'territory'::text THEN l.territory_id
                     WHEN 'rep'::text THEN l.rep_id
                     WHEN 'product'::text THEN l.product_id
                     WHEN 'area'::text THEN l.territory_id
                     ELSE (0)::bigint
                 END AS subject_id
            FROM ((knowledge k
              CROSS JOIN this)
              CROSS JOIN LATERAL drumbeat.credit_line_standing(attainment_regrouped.org_id, k.as_of, k.known_change, attainment_regrouped.structure_on, this.known_change, attainment_regrouped.dimension) l(opportunity_id, counts_as, rep_id, manager_id, team_id, region_id, territory_id, product_id, account_id, stage, month_id, quarter_id, year_id, created_on, close_on, amount_minor, currency, share_bp, credit_minor, is_excluded, dated_minor, report_minor, reason, held_until, booked_on))
           WHERE ((l.month_id IN ( SELECT term.month_id
                    FROM term)) AND ((l.counts_as = ANY (ARRAY['won'::text, 'overlay'::text])) OR l.is_excluded))
         ), standing AS MATERIALIZED (
          SELECT l.run_no,
             l.month_id,
             l.opportunity_id,
             l.counts_as,
             l.credit_minor,
             l.dated_minor,
             l.report_minor,
             l.is_excluded,
             l.subject_id
            FROM line l
           WHERE (attainment_regrouped.dimension <> 'area'::text)
         UNION ALL
          SELECT l.run_no,
             l.month_id,
             l.opportunity_id,
             l.counts_as,
             l.credit_minor,
             l.dated_minor,
             l.report_minor,
             l.is_excluded,
             a.area_id
            FROM (line l
              JOIN area a ON (((a.territory_id = l.subject_id) AND (a.month_id = l.month_id))))
         ), credited AS (
          SELECT s.subject_id,
             t.stands_in AS month_id,
             (COALESCE(sum((t.weight * s.credit_minor)) FILTER (WHERE ((NOT t.is_adjustment) AND (s.counts_as = 'won'::text))), (0)::numeric))::bigint AS credit_minor,
             (COALESCE(sum((t.weight * s.credit_minor)) FILTER (WHERE (t.is_adjustment AND (s.counts_as = 'won'::text))), (0)::numeric))::bigint AS adjustment_minor,
             count(DISTINCT s.opportunity_id) FILTER (WHERE ((NOT t.is_adjustment) AND (s.counts_as = 'won'::text) AND (NOT s.is_excluded))) AS deal_count,
             count(DISTINCT s.opportunity_id) FILTER (WHERE ((NOT t.is_adjustment) AND (s.counts_as <> 'overlay'::text) AND s.is_excluded)) AS excluded_count,
             (COALESCE(sum(s.credit_minor) FILTER (WHERE ((NOT t.is_adjustment) AND (s.counts_as = 'overlay'::text))), (0)::numeric))::bigint AS overlay_minor,
             (COALESCE(sum((COALESCE(s.dated_minor, (0)::bigint) - s.credit_minor)) FILTER (WHERE ((NOT t.is_adjustment) AND (s.counts_as = 'won'::text))), (0)::numeric))::bigint AS dated_effect_minor,
             (COALESCE(sum((COALESCE(s.report_minor, (0)::bigint) - s.credit_minor)) FILTER (WHERE ((NOT t.is_adjustment) AND (s.counts_as = 'won'::text))), (0)::numeric))::bigint AS report_effect_minor,
             count(DISTINCT s.opportunity_id) FILTER (WHERE ((NOT t.is_adjustment) AND (s.counts_as = 'won'::text) AND (s.credit_minor IS NOT NULL) AND (s.dated_minor IS NULL))) AS undated_count,
             count(DISTINCT s.opportunity_id) FILTER (WHERE ((NOT t.is_adjustment) AND (s.counts_as = 'won'::text) AND (s.credit_minor IS NOT NULL) AND (s.report_minor IS NULL))) AS unreported_count
            FROM (term t
              JOIN standing s ON (((s.run_no = t.run_no) AND (s.month_id = t.month_id))))
           GROUP BY s.subject_id, t.stands_in
         ), stated AS MATERIALIZED (
          SELECT k.run_no,
             q_1.subject_id,
             q_1.month_id,
             q_1.amount_minor,
             q_1.source,
             q_1.members_minor
            FROM ((knowledge k
              CROSS JOIN this)
              CROSS JOIN LATERAL drumbeat.quota_line(attainment_regrouped.org_id, k.known_change, ( SELECT range_merge(range_agg(m.during)) AS range_merge
                    FROM (asked a
                      JOIN LATERAL drumbeat.fiscal_period_known_at(attainment_regrouped.org_id, this.known_change) m(org_id, period_id, calendar_version, level, label, during, quarter_id, year_id, changed_in) ON ((m.period_id = a.month_id)))), attainment_regrouped.structure_on, this.known_change) q_1(part, level, subject_id, month_id, origin, origin_id, manager_id, amount_minor, members_minor, source, is_counted, share_bp, part_days, month_days))
           WHERE ((q_1.part = 'cell'::text) AND (q_1.level =
                 CASE
                     WHEN (attainment_regrouped.dimension = 'area'::text) THEN 'territory'::text
                     ELSE attainment_regrouped.dimension
                 END))
         ), quota AS (
          SELECT
                 CASE
                     WHEN (attainment_regrouped.dimension = 'area'::text) THEN a.area_id
                     ELSE q_1.subject_id
                 END AS subject_id,
             q_1.month_id,
             (sum(q_1.amount_minor))::bigint AS amount_minor,
                 CASE
                     WHEN bool_and((q_1.source = 'own'::text)) THEN 'own'::text
                     WHEN bool_and((q_1.source = 'members'::text)) THEN 'members'::text
                     ELSE 'mixed'::text
                 END AS source,
             (sum(q_1.members_minor))::bigint AS members_minor
            FROM ((stated q_1
              JOIN term t ON (((NOT t.is_adjustment) AND (t.run_no = q_1.run_no) AND (t.month_id = q_1.month_id))))
              LEFT JOIN area a ON (((a.territory_id = q_1.subject_id) AND (a.month_id = q_1.month_id))))
           GROUP BY
                 CASE
                     WHEN (attainment_regrouped.dimension = 'area'::text) THEN a.area_id
                     ELSE q_1.subject_id
                 END, q_1.month_id
         ), population AS (
          SELECT c_1.subject_id,
             a.month_id
            FROM (((this
              JOIN LATERAL drumbeat.fiscal_period_known_at(attainment_regrouped.org_id, this.known_change) f(org_id, period_id, calendar_version, level, label, during, quarter_id, year_id, changed_in) ON (((f.level = 'month'::text) AND (f.during @> this.as_of))))
              CROSS JOIN LATERAL drumbeat.attainment_cell_at(attainment_regrouped.org_id, attainment_regrouped.run_no) c_1(org_id, dimension, subject_id, period_id, team_id, rep_id, quota_minor, quota_source, members_quota_minor, credit_minor, deal_count, excluded_count, since_run, overlay_minor, dated_effect_minor, report_effect_minor, undated_count, unreported_count))
              CROSS JOIN asked a)
           WHERE ((c_1.period_id = f.period_id) AND (c_1.dimension =
                 CASE
                     WHEN (attainment_regrouped.dimension = 'area'::text) THEN 'territory'::text
                     ELSE attainment_regrouped.dimension
                 END))
         UNION
          SELECT c_1.subject_id,
             c_1.month_id
            FROM credited c_1
         UNION
          SELECT q_1.subject_id,
             q_1.month_id
            FROM quota q_1
         )
  SELECT p.subject_id,
     p.month_id,
     q.amount_minor,
     q.source,
     q.members_minor,
     COALESCE(c.credit_minor, (0)::bigint) AS "coalesce",
     NULLIF(c.adjustment_minor, 0) AS "nullif",
     COALESCE(c.deal_count, (0)::bigint) AS "coalesce",
     COALESCE(c.excluded_count, (0)::bigint) AS "coalesce",
     COALESCE(c.overlay_minor, (0)::bigint) AS "coalesce",
     COALESCE(c.dated_effect_minor, (0)::bigint) AS "coalesce",
     COALESCE(c.report_effect_minor, (0)::bigint) AS "coalesce",
     COALESCE(c.undated_count, (0)::bigint) AS "coalesce",
     COALESCE(c.unreported_count, (0)::bigint) AS "coalesce"
    FROM ((population p
      LEFT JOIN credited c ON (((c.subject_id = p.subject_id) AND (c.month_id = p.month_id))))
      LEFT JOIN quota q ON (((q.subject_id = p.subject_id) AND (q.month_id = p.month_id))));
END;

CREATE FUNCTION drumbeat.bind_reporting_login(login text, org_id bigint) RETURNS text
    LANGUAGE plpgsql
    AS $_$
declare
  done text := 'bound';
begin
  if $2 is null then
    delete from drumbeat_schema.reporting_login l where l.login = $1;
    if not found then return 'unknown'; end if;
    if exists (select from pg_roles r where r.rolname = $1) then execute format('revoke drumbeat_reporting from %I', $1); end if;
    return 'ended';
  end if;
  if exists (select from pg_roles r where r.rolname = $1 and (r.rolsuper or r.rolbypassrls or r.rolcreaterole)) then return 'mighty'; end if;
  if exists (select from pg_roles r where r.rolname ~ '^drumbeat_' and r.rolname <> 'drumbeat_reporting'
             and exists (select from pg_roles l where l.rolname = $1 and pg_has_role(l.oid, r.oid, 'member'))) then return 'duty'; end if;
  if not exists (select from pg_roles r where r.rolname = $1) then
    execute format('create role %I login', $1);
    done := 'created';
  end if;
  execute format('grant drumbeat_reporting to %I', $1);
  insert into drumbeat_schema.reporting_login as l (login, org_id) values ($1, $2)
  on conflict on constraint reporting_login_pkey do update set org_id = excluded.org_id;
  return done;
end
$_$;

CREATE FUNCTION drumbeat.bridge_step(org_id bigint, first_run bigint, first_basis text, second_run bigint, second_basis text, period_id integer, with_adjustments boolean) RETURNS TABLE(step_no bigint, is_adjustment boolean, from_run bigint, to_run bigint, weight bigint, months integer[])
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH own AS (
          SELECT array_agg(m.period_id) AS months
            FROM (drumbeat.run r
              CROSS JOIN LATERAL drumbeat.fiscal_period_known_at(bridge_step.org_id, r.known_change) m(org_id, period_id, calendar_version, level, label, during, quarter_id, year_id, changed_in))
           WHERE ((r.org_id = bridge_step.org_id) AND (r.run_no = bridge_step.second_run) AND (m.level = 'month'::text) AND (((bridge_step.period_id = m.period_id) OR (bridge_step.period_id = m.quarter_id)) OR (bridge_step.period_id = m.year_id)))
         ), term AS (
          SELECT t.month_id,
             t.run_no,
             t.weight,
             t.is_adjustment
            FROM (own
              CROSS JOIN LATERAL drumbeat.credit_term(bridge_step.org_id, bridge_step.second_run, bridge_step.second_basis, own.months) t(month_id, run_no, weight, is_adjustment))
         UNION ALL
          SELECT t.month_id,
             t.run_no,
             (- t.weight),
             t.is_adjustment
            FROM (own
              CROSS JOIN LATERAL drumbeat.credit_term(bridge_step.org_id, bridge_step.first_run, bridge_step.first_basis, own.months) t(month_id, run_no, weight, is_adjustment))
         ), net AS (
          SELECT t.month_id,
             t.run_no,
             sum(t.weight) AS weight
            FROM term t
           WHERE (bridge_step.with_adjustments OR (NOT t.is_adjustment))
           GROUP BY t.month_id, t.run_no
          HAVING (sum(t.weight) <> 0)
         ), way AS (
          SELECT n.month_id,
             n.run_no AS from_run,
             lead(n.run_no) OVER of_month AS to_run,
             (- sum(n.weight) OVER of_month) AS weight
            FROM net n
           WINDOW of_month AS (PARTITION BY n.month_id ORDER BY n.run_no)
         ), directed AS (
          SELECT w.month_id,
             (NOT (w.month_id = ANY (own.months))) AS is_adjustment,
                 CASE
                     WHEN turn.is_back THEN w.to_run
                     ELSE w.from_run
                 END AS from_run,
                 CASE
                     WHEN turn.is_back THEN w.from_run
                     ELSE w.to_run
                 END AS to_run,
             (
                 CASE
                     WHEN turn.is_back THEN (- w.weight)
                     ELSE w.weight
                 END)::bigint AS weight
            FROM ((way w
              CROSS JOIN own)
              CROSS JOIN LATERAL ( SELECT ((w.weight < (0)::numeric) AND (w.month_id = ANY (own.months))) AS "?column?") turn(is_back))
           WHERE ((w.to_run IS NOT NULL) AND (w.weight <> (0)::numeric))
         )
  SELECT row_number() OVER (ORDER BY d.is_adjustment, d.from_run, d.to_run, d.weight) AS row_number,
     d.is_adjustment,
     d.from_run,
     d.to_run,
     d.weight,
     array_agg(d.month_id ORDER BY d.month_id) AS array_agg
    FROM directed d
   GROUP BY d.is_adjustment, d.from_run, d.to_run, d.weight;
END;

CREATE TABLE drumbeat.coaching_cell (
    org_id bigint NOT NULL,
    dimension text NOT NULL,
    subject_id bigint NOT NULL,
    period_id integer NOT NULL,
    team_id bigint,
    rep_id bigint,
    slot_count bigint NOT NULL,
    held_count bigint NOT NULL,
    late_count bigint NOT NULL,
    late_confirmed_count bigint NOT NULL,
    disputed_count bigint NOT NULL,
    incomplete_count bigint NOT NULL,
    no_show_count bigint NOT NULL,
    excused_count bigint NOT NULL,
    cancelled_count bigint NOT NULL,
    pending_count bigint NOT NULL,
    missed_count bigint NOT NULL,
    unscheduled_count bigint NOT NULL,
    move_count bigint NOT NULL,
    cancel_count bigint NOT NULL,
    pair_count bigint NOT NULL,
    disrupted_pair_count bigint NOT NULL,
    minutes bigint NOT NULL,
    since_run bigint NOT NULL,
    CONSTRAINT coaching_cell_dimension_known CHECK ((dimension = ANY (ARRAY['rep'::text, 'manager'::text, 'team'::text, 'region'::text, 'company'::text]))),
    CONSTRAINT slots_are_the_sum_of_their_states CHECK ((slot_count = (((((((((held_count + late_count) + disputed_count) + incomplete_count) + no_show_count) + excused_count) + cancelled_count) + pending_count) + missed_count) + unscheduled_count)))
);

ALTER TABLE ONLY drumbeat.coaching_cell FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.coaching_cell IS '[R] One-on-ones per subject and fiscal period: slots by their state, disruptions and minutes held; parts only.';

CREATE TABLE drumbeat.coaching_cell_history (
    org_id bigint NOT NULL,
    dimension text NOT NULL,
    subject_id bigint NOT NULL,
    period_id integer NOT NULL,
    team_id bigint,
    rep_id bigint,
    slot_count bigint NOT NULL,
    held_count bigint NOT NULL,
    late_count bigint NOT NULL,
    late_confirmed_count bigint NOT NULL,
    disputed_count bigint NOT NULL,
    incomplete_count bigint NOT NULL,
    no_show_count bigint NOT NULL,
    excused_count bigint NOT NULL,
    cancelled_count bigint NOT NULL,
    pending_count bigint NOT NULL,
    missed_count bigint NOT NULL,
    unscheduled_count bigint NOT NULL,
    move_count bigint NOT NULL,
    cancel_count bigint NOT NULL,
    pair_count bigint NOT NULL,
    disrupted_pair_count bigint NOT NULL,
    minutes bigint NOT NULL,
    since_run bigint NOT NULL,
    until_run bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.coaching_cell_history FORCE ROW LEVEL SECURITY;

CREATE FUNCTION drumbeat.coaching_cell_at(org_id bigint, run_no bigint) RETURNS SETOF drumbeat.coaching_cell
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT c.org_id,
     c.dimension,
     c.subject_id,
     c.period_id,
     c.team_id,
     c.rep_id,
     c.slot_count,
     c.held_count,
     c.late_count,
     c.late_confirmed_count,
     c.disputed_count,
     c.incomplete_count,
     c.no_show_count,
     c.excused_count,
     c.cancelled_count,
     c.pending_count,
     c.missed_count,
     c.unscheduled_count,
     c.move_count,
     c.cancel_count,
     c.pair_count,
     c.disrupted_pair_count,
     c.minutes,
     c.since_run
    FROM drumbeat.coaching_cell c
   WHERE ((c.org_id = coaching_cell_at.org_id) AND (c.since_run <= coaching_cell_at.run_no))
 UNION ALL
  SELECT h.org_id,
     h.dimension,
     h.subject_id,
     h.period_id,
     h.team_id,
     h.rep_id,
     h.slot_count,
     h.held_count,
     h.late_count,
     h.late_confirmed_count,
     h.disputed_count,
     h.incomplete_count,
     h.no_show_count,
     h.excused_count,
     h.cancelled_count,
     h.pending_count,
     h.missed_count,
     h.unscheduled_count,
     h.move_count,
     h.cancel_count,
     h.pair_count,
     h.disrupted_pair_count,
     h.minutes,
     h.since_run
    FROM drumbeat.coaching_cell_history h
   WHERE ((h.org_id = coaching_cell_at.org_id) AND (h.since_run <= coaching_cell_at.run_no) AND (h.until_run > coaching_cell_at.run_no));
END;

CREATE FUNCTION drumbeat.current_change_no() RETURNS bigint
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (NULLIF(current_setting('drumbeat.change_no'::text, true), ''::text))::bigint;

CREATE FUNCTION drumbeat.current_org_id() RETURNS bigint
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (NULLIF(current_setting('drumbeat.org_id'::text, true), ''::text))::bigint;

CREATE FUNCTION drumbeat.current_origin() RETURNS jsonb
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (NULLIF(current_setting('drumbeat.origin'::text, true), ''::text))::jsonb;

CREATE FUNCTION drumbeat.current_person_id() RETURNS bigint
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (NULLIF(current_setting('drumbeat.person_id'::text, true), ''::text))::bigint;

CREATE FUNCTION drumbeat.current_run_no() RETURNS bigint
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (NULLIF(current_setting('drumbeat.run_no'::text, true), ''::text))::bigint;

CREATE TABLE drumbeat.day_off (
    org_id bigint NOT NULL,
    calendar text NOT NULL COLLATE pg_catalog."C",
    day date NOT NULL,
    name text,
    changed_in bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.day_off FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.day_off IS '[H] On which days nobody works who keeps this holiday calendar; that of the calendar company, nobody at all.';

CREATE TABLE drumbeat.day_off_history (
    org_id bigint NOT NULL,
    calendar text NOT NULL COLLATE pg_catalog."C",
    day date NOT NULL,
    name text,
    changed_in bigint NOT NULL,
    until_change bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.day_off_history FORCE ROW LEVEL SECURITY;

CREATE FUNCTION drumbeat.day_off_known_at(org_id bigint, known_change bigint) RETURNS SETOF drumbeat.day_off
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT d.org_id,
     d.calendar,
     d.day,
     d.name,
     d.changed_in
    FROM drumbeat.day_off d
   WHERE ((d.org_id = day_off_known_at.org_id) AND (d.changed_in <= day_off_known_at.known_change))
 UNION ALL
  SELECT h.org_id,
     h.calendar,
     h.day,
     h.name,
     h.changed_in
    FROM drumbeat.day_off_history h
   WHERE ((h.org_id = day_off_known_at.org_id) AND (h.changed_in <= day_off_known_at.known_change) AND (h.until_change > day_off_known_at.known_change));
END;

CREATE FUNCTION drumbeat.erasable_column() RETURNS TABLE(relation text, noun text, is_history boolean, column_name text, type regtype, rule text, is_sealed boolean)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT (c.relname)::text AS relation,
     regexp_replace((c.relname)::text, '_history$'::text, ''::text) AS noun,
     (c.relname ~ '_history$'::text) AS is_history,
     (a.attname)::text AS column_name,
     (a.atttypid)::regtype AS type,
         CASE
             WHEN (regexp_replace((c.relname)::text, '_history$'::text, ''::text) = ANY (ARRAY['account'::text, 'account_territory'::text, 'absence'::text, 'day_off'::text, 'employment'::text, 'fiscal_calendar'::text, 'fx_rate'::text, 'opportunity'::text, 'opportunity_event'::text, 'opportunity_line'::text, 'policy'::text, 'product'::text, 'quota'::text, 'ramp_assignment'::text, 'ramp_step'::text, 'seasonality'::text, 'source_record'::text, 'split'::text, 'team'::text, 'team_membership'::text, 'territory'::text])) THEN 'cell'::text
             ELSE 'words'::text
         END AS rule,
     ((EXISTS ( SELECT
            FROM pg_attribute s
           WHERE ((s.attrelid = n.oid) AND ((s.attname = 'changed_in'::name) OR (c.relname = ANY (ARRAY['change'::name, 'access_event'::name])))))) AND (obj_description(n.oid, 'pg_class'::name) !~ '^\[[PS]\]'::text)) AS is_sealed
    FROM ((pg_class c
      JOIN pg_class n ON (((n.relnamespace = c.relnamespace) AND (n.relname = regexp_replace((c.relname)::text, '_history$'::text, ''::text)))))
      JOIN pg_attribute a ON (((a.attrelid = c.oid) AND (a.attnum > 0) AND (NOT a.attisdropped))))
   WHERE ((c.relnamespace = ('drumbeat'::regnamespace)::oid) AND (c.relkind = 'r'::"char") AND (a.atttypid = ANY (ARRAY[('text'::regtype)::oid, ('text[]'::regtype)::oid, ('json'::regtype)::oid, ('jsonb'::regtype)::oid])) AND (EXISTS ( SELECT
            FROM pg_attribute o
           WHERE ((o.attrelid = c.oid) AND (o.attname = 'org_id'::name)))) AND (obj_description(n.oid, 'pg_class'::name) !~ '^\[R\]'::text) AND (n.relname <> ALL (ARRAY['run'::name, 'organisation'::name, 'fiscal_period'::name, 'erased_row'::name, 'erased_identifier'::name])) AND (a.attname <> 'source'::name) AND (a.attname !~ 'digest$'::text));
END;

CREATE FUNCTION drumbeat.erase_person(org_id bigint, person_id bigint, change_no bigint, also text[]) RETURNS TABLE(noun text, column_name text, done text, rows bigint)
    LANGUAGE plpgsql
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET bytea_output TO 'hex'
    AS $_$
#variable_conflict use_column
declare
  org alias for $1;
  person alias for $2;
  change_made alias for $3;
  name_form text := 'Erased person ' || person;
  login_form text := 'erased-person-' || person;
  users bigint[];
  login text;
  salt bytea;
  -- Aligned: each identifier with its form; of those that tell, each pattern with its form.
  identifiers text[];
  forms text[];
  patterns text[];
  pattern_forms text[];
  any_pattern text;
  telling text[];
  -- The same, as what is quickly found.
  likenesses text[];
  -- By what a source calls the team that it calls after him, with the source, and the form of that.
  leaders text[];
  leader_forms text[];
  target record;
  found bigint;
begin
  users := array(select u.user_id from drumbeat.app_user u where u.org_id = org and u.person_id = person);
  login := (select min(i.login) from drumbeat.user_identity i where i.org_id = org and i.user_id = any (users));

  insert into drumbeat.person_erasure (org_id, person_id, changed_in) values (org, person, change_made);
  insert into drumbeat.erasure_salt (org_id, salt, changed_in)
  values (org, sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), change_made) on conflict do nothing;
  salt := (select s.salt from drumbeat.erasure_salt s where s.org_id = org);

  -- One form for each identifier: the name's is for people to read, the others are numbered.
  with called as (
    select i.identifier, min(i.place) as place, bool_or(i.is_telling) as is_telling
    from drumbeat.person_identifier(org, person, also) with ordinality i (identifier, source, is_telling, place)
    group by i.identifier
  ),
  named as (
    select c.identifier, c.place, c.is_telling,
           -- A login has no blank in it.
           c.identifier is distinct from login
             and exists (select from drumbeat.person_identity i where i.org_id = org and i.person_id = person and i.display_name = c.identifier) as is_name
    from called c
  ),
  former as (select count(distinct e.form) as forms from drumbeat.erased_identifier e where e.org_id = org and e.person_id = person and e.form <> name_form),
  formed as (
    select n.identifier, n.place, n.is_telling,
           case when n.is_name then name_form
                else login_form || coalesce('-' || nullif(f.forms + row_number() over (partition by n.is_name order by n.place), 1), '') end as form
    from named n cross join former f
  )
  select coalesce(array_agg(f.identifier order by f.place), '{}'), coalesce(array_agg(f.form order by f.place), '{}'),
         coalesce(array_agg(f.identifier order by f.place) filter (where f.is_telling), '{}')
    into identifiers, forms, telling from formed f;

  select coalesce(array_agg(i.source || 'leader:' || i.identifier), '{}'), coalesce(array_agg('leader:' || forms[array_position(identifiers, i.identifier)]), '{}')
    into leaders, leader_forms
  from drumbeat.person_identifier(org, person, also) i
  where i.source is not null;

  insert into drumbeat.erased_identifier (org_id, source, digest, form, person_id, changed_in)
  select org, s.source, drumbeat.erased_digest(salt, i.identifier), forms[array_position(identifiers, i.identifier)], person, change_made
  from (select distinct i.identifier, i.source, i.is_telling from drumbeat.person_identifier(org, person, also) i) i
  cross join lateral (select i.source where i.source is not null union select '' where i.is_telling) s
  on conflict do nothing;

  -- Longer ones first, so that none is cut in two; the actor of what he did himself before his login.
  select coalesce(array_agg(p.pattern order by p.rank, length(p.pattern) desc, p.pattern), '{}'),
         coalesce(array_agg(p.form order by p.rank, length(p.pattern) desc, p.pattern), '{}'), string_agg(p.pattern, '|' order by p.pattern)
    into patterns, pattern_forms, any_pattern
  from (select 1 as rank, drumbeat.identity_pattern('user:' || login) as pattern,
               'user:' || forms[array_position(identifiers, login)] as form
        where login is not null
        union
        select 2, drumbeat.identity_pattern(t.identifier), forms[array_position(identifiers, t.identifier)] from unnest(telling) t (identifier)) p
  where p.form is not null;

  likenesses := array(select '%' || regexp_replace(lower(t.identifier), '([\\%_])', '\\\1', 'g') || '%' from unnest(telling) t (identifier));

  -- He signs in no longer.
  if cardinality(users) > 0 then
    update drumbeat.credential c set ended_at = clock_timestamp() where c.org_id = org and c.user_id = any (users) and c.ended_at is null;
    get diagnostics found = row_count;
    return query select 'credential', 'ended_at', 'ended', found where found > 0;
    update drumbeat.app_user u set is_active = false, changed_in = change_made where u.org_id = org and u.user_id = any (users) and u.is_active;
    get diagnostics found = row_count;
    return query select 'app_user', 'is_active', 'ended', found where found > 0;
    delete from drumbeat.user_subject s where s.org_id = org and s.user_id = any (users);
    get diagnostics found = row_count;
    return query select 'user_subject', 'subject', 'removed', found where found > 0;
  end if;
  -- What was said about his credit, and what he said.
  delete from drumbeat.inquiry_text x where x.org_id = org and x.rep_id = person;
  get diagnostics found = row_count;
  return query select 'inquiry_text', 'body', 'removed', found where found > 0;
  -- What was said in his sessions, by either, and how he rated them.
  delete from drumbeat.coaching_text x where x.org_id = org and person = any (array[x.manager_id, x.rep_id]);
  get diagnostics found = row_count;
  return query select 'coaching_text', 'body', 'removed', found where found > 0;
  delete from drumbeat.session_rating x where x.org_id = org and x.rater_id = person;
  get diagnostics found = row_count;
  return query select 'session_rating', 'score', 'removed', found where found > 0;

  for target in
    select c.relation, c.noun, c.is_history, c.is_sealed, c.rule,
           string_agg(format('%I = %s', c.column_name, x.expression), ', ' order by c.column_name) as assignments,
           array_agg(c.column_name order by c.column_name) as names,
           -- Equality of JSON is that of its binary form.
           string_agg(case when x.is_special or c.type <> 'text'::regtype
                             then format(case c.type when 'json'::regtype then 't.%1$I::jsonb is distinct from (%2$s)::jsonb' else 't.%1$I is distinct from %2$s' end,
                                         c.column_name, x.expression)
                           when c.rule = 'cell' then format('t.%I = any ($11)', c.column_name)
                           else format('t.%I ~* $10', c.column_name) end, ' or ' order by c.column_name) as condition
    from drumbeat.erasable_column() c
    cross join lateral (
      select case
        -- His own rows, and what has rules of its own.
        when (c.noun, c.column_name) = ('person_identity', 'display_name') then 'case when t.person_id = $2 then $8 else t.display_name end'
        when (c.noun, c.column_name) = ('person_identity', 'email') then 'case when t.person_id = $2 then null else t.email end'
        when (c.noun, c.column_name) = ('user_identity', 'login') then 'case when t.user_id = any ($3) then $9 else t.login end'
        when (c.noun, c.column_name) = ('credential', 'name') then 'case when t.user_id = any ($3) and t.name is not null then ''erased'' else drumbeat.without_identity(t.name, $6, $7) end'
        when (c.noun, c.column_name) = ('absence', 'reason') then 'case when t.person_id = $2 and t.reason is not null then ''Erased'' when t.reason = any ($11) then $5[array_position($4, t.reason)] else t.reason end'
        when (c.noun, c.column_name) = ('source_record', 'external_id') then
          'case when t.kind in (''person'', ''person_alias'') then case when t.internal_id = $2 then coalesce($5[array_position($4, t.external_id)], t.external_id) else t.external_id end
                when t.kind = ''team'' and t.external_id like ''leader:%'' then coalesce($16[array_position($15, t.source || t.external_id)], t.external_id)
                when t.kind = ''team'' and t.external_id ~ ''^(team|region):'' and substr(t.external_id, strpos(t.external_id, '':'') + 1) = any ($11)
                  then left(t.external_id, strpos(t.external_id, '':'')) || $5[array_position($4, substr(t.external_id, strpos(t.external_id, '':'') + 1))]
                when t.external_id = any ($11) then $5[array_position($4, t.external_id)] else t.external_id end'
        -- A key means nothing but itself, and there is one of each.
        when c.column_name = 'request_key' then format('case when t.request_key ~* $10 then ''erased-'' || t.%I else t.request_key end', case c.noun when 'change' then 'change_no' else 'job_no' end)
        -- From which address he asked.
        when (c.noun, c.column_name) = ('change', 'origin') then 'drumbeat.without_identity(case when t.actor ~ $12 then t.origin - ''peer'' else t.origin end, $6, $7)'
        when (c.noun, c.column_name) = ('access_event', 'origin') then
          'drumbeat.without_identity(case when t.change_no is distinct from $13 and (t.user_id = any ($3) or t.credential_no in (select k.credential_no from drumbeat.credential k where k.org_id = $1 and k.user_id = any ($3))) then t.origin - ''peer'' else t.origin end, $6, $7)'
        end as special) own
    cross join lateral (
      select own.special is not null as is_special, coalesce(own.special, case
        when c.noun = 'user_subject' then null
        when c.rule = 'cell' then format('case when t.%1$I = any ($11) then $5[array_position($4, t.%1$I)] else t.%1$I end', c.column_name)
        when c.type = 'text'::regtype then format('drumbeat.without_identity(t.%I, $6, $7)', c.column_name)
        when c.type = 'jsonb'::regtype then format('drumbeat.without_identity(t.%I, $6, $7)', c.column_name)
        when c.type = 'json'::regtype then format('drumbeat.without_identity(t.%I::jsonb, $6, $7)::json', c.column_name)
        else format('case when t.%1$I is not null then array(select drumbeat.without_identity(w.word, $6, $7) from unnest(t.%1$I) with ordinality w (word, place) order by w.place) end', c.column_name) end) as expression) x
    where x.expression is not null
    group by c.relation, c.noun, c.is_history, c.is_sealed, c.rule
    order by c.relation
  loop
    return query execute format($statement$
        with former as (
          select t.ctid as place, to_jsonb(t) as content from drumbeat.%1$I t where t.org_id = $1 and (%2$s)
        ),
        replaced as (
          update drumbeat.%1$I t set %3$s from former f where t.ctid = f.place returning f.content as before, to_jsonb(t) as after
        ),
        kept as (
          insert into drumbeat.erased_row (org_id, noun, before_digest, after_digest, changed_in)
          select $1, %4$L, drumbeat.row_digest(%4$L, w.what, jsonb_strip_nulls(r.before %5$s)), drumbeat.row_digest(%4$L, w.what, jsonb_strip_nulls(r.after %5$s)), $13
          from replaced r cross join (values %6$s) w (what)
          where %7$L
          on conflict do nothing
        )
        select %1$L::text, c.name::text, 'replaced'::text, count(*)
        from replaced r cross join unnest($14) c (name)
        where r.before -> c.name is distinct from r.after -> c.name
        group by c.name$statement$,
      target.relation, target.condition, target.assignments, target.noun,
      case when target.is_history then '- ''until_change''' else '' end,
      case when target.is_history then '(''begins''), (''ends'')' else '(''begins'')' end, target.is_sealed)
      using org, person, users, identifiers, forms, patterns, pattern_forms, name_form, coalesce(forms[array_position(identifiers, login)], login), coalesce(any_pattern, '(?!)'), telling,
            '(^| as )user:' || coalesce(regexp_replace(login, '([^[:alnum:]])', '\\\1', 'g'), '(?!)') || '($| )', change_made, target.names, leaders, leader_forms;
    -- What a file says in other words, which it would say again.
    if target.rule = 'cell' and any_pattern is not null and not target.is_history then
      return query execute (
        select string_agg(format('select %1$L::text, %2$L::text, ''kept''::text, count(*) from drumbeat.%1$I t
                                  where t.org_id = $1 and case when lower(t.%2$I) like any ($3) then t.%2$I ~* $2 end having count(*) > 0', target.relation, n.name), ' union all ')
        from unnest(target.names) n (name)) using org, any_pattern, likenesses;
    end if;
  end loop;
end
$_$;

CREATE FUNCTION drumbeat.erased_digest(salt bytea, identifier text) RETURNS bytea
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN sha256((salt || convert_to(identifier, 'UTF8'::name)));

CREATE FUNCTION drumbeat.row_digest(noun text, what text, content jsonb) RETURNS bytea
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN sha256(convert_to(((((noun || '
'::text) || what) || '
'::text) || (content)::text), 'UTF8'::name));

CREATE TABLE drumbeat.access_event (
    org_id bigint NOT NULL,
    event_no bigint NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    kind text NOT NULL,
    user_id bigint NOT NULL,
    credential_no bigint,
    change_no bigint,
    until timestamp with time zone,
    origin jsonb,
    CONSTRAINT access_event_kind_known CHECK ((kind = ANY (ARRAY['link_issued'::text, 'token_issued'::text, 'signed_in'::text, 'link_ended'::text, 'signed_out'::text, 'token_ended'::text, 'view_begun'::text, 'view_ended'::text]))),
    CONSTRAINT access_event_origin_is_plain CHECK ((jsonb_typeof(origin) = 'object'::text))
);

ALTER TABLE ONLY drumbeat.access_event FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.access_event IS '[A] Secrets given out, used to sign in and ended, with or without a change; written by a trigger, so that none is forgotten.';

CREATE TABLE drumbeat.access_grant (
    org_id bigint NOT NULL,
    user_id bigint NOT NULL,
    role text NOT NULL,
    during daterange NOT NULL,
    changed_in bigint NOT NULL,
    CONSTRAINT access_role_known CHECK ((role = ANY (ARRAY['administrator'::text, 'operations'::text, 'finance'::text, 'auditor'::text, 'viewer'::text]))),
    CONSTRAINT grant_not_empty CHECK ((NOT isempty(during)))
);

ALTER TABLE ONLY drumbeat.access_grant FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.access_grant IS '[D] What a user may do beyond what his position gives him, and on which days: every one of these roles sees the whole organisation.';

CREATE TABLE drumbeat.access_grant_history (
    org_id bigint NOT NULL,
    user_id bigint NOT NULL,
    role text NOT NULL,
    during daterange NOT NULL,
    changed_in bigint NOT NULL,
    until_change bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.access_grant_history FORCE ROW LEVEL SECURITY;

CREATE TABLE drumbeat.account (
    org_id bigint NOT NULL,
    account_id bigint NOT NULL,
    name text NOT NULL,
    industry text,
    country text,
    changed_in bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.account FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.account IS '[H] One row per customer or prospect.';

CREATE TABLE drumbeat.account_history (
    org_id bigint NOT NULL,
    account_id bigint NOT NULL,
    name text NOT NULL,
    industry text,
    country text,
    changed_in bigint NOT NULL,
    until_change bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.account_history FORCE ROW LEVEL SECURITY;

CREATE TABLE drumbeat.app_user (
    org_id bigint NOT NULL,
    user_id bigint NOT NULL,
    person_id bigint,
    is_active boolean NOT NULL,
    changed_in bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.app_user FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.app_user IS '[H] Who may sign in. With a person: as long as that one works here, with the sight of his position. Without: by grants alone.';

CREATE TABLE drumbeat.app_user_history (
    org_id bigint NOT NULL,
    user_id bigint NOT NULL,
    person_id bigint,
    is_active boolean NOT NULL,
    changed_in bigint NOT NULL,
    until_change bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.app_user_history FORCE ROW LEVEL SECURITY;

CREATE TABLE drumbeat.cadence_policy (
    org_id bigint NOT NULL,
    kind text NOT NULL,
    scope text NOT NULL,
    scope_key text NOT NULL,
    during daterange NOT NULL,
    every_weeks smallint NOT NULL,
    minutes smallint NOT NULL,
    min_minutes smallint NOT NULL,
    is_expected boolean NOT NULL,
    changed_in bigint NOT NULL,
    CONSTRAINT cadence_policy_frequency_in_range CHECK (((every_weeks >= 1) AND (every_weeks <= 13))),
    CONSTRAINT cadence_policy_has_a_first_day CHECK (((NOT isempty(during)) AND (NOT lower_inf(during)))),
    CONSTRAINT cadence_policy_minutes_in_range CHECK ((((minutes >= 5) AND (minutes <= 480)) AND ((min_minutes >= 1) AND (min_minutes <= minutes)))),
    CONSTRAINT cadence_policy_scope_is_named CHECK (((scope = 'organisation'::text) = (scope_key = ''::text))),
    CONSTRAINT cadence_policy_scope_known CHECK ((scope = ANY (ARRAY['organisation'::text, 'motion'::text, 'role'::text, 'team'::text])))
);

ALTER TABLE ONLY drumbeat.cadence_policy FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.cadence_policy IS '[D] How often a kind of session is expected and how long it lasts, for everybody, a motion, a role or a team (by its number); the most specific one counts.';

CREATE TABLE drumbeat.cadence_policy_history (
    org_id bigint NOT NULL,
    kind text NOT NULL,
    scope text NOT NULL,
    scope_key text NOT NULL,
    during daterange NOT NULL,
    every_weeks smallint NOT NULL,
    minutes smallint NOT NULL,
    min_minutes smallint NOT NULL,
    is_expected boolean NOT NULL,
    changed_in bigint NOT NULL,
    until_change bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.cadence_policy_history FORCE ROW LEVEL SECURITY;

CREATE TABLE drumbeat.change (
    org_id bigint NOT NULL,
    change_no bigint NOT NULL,
    made_at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    kind text NOT NULL,
    reason text,
    request_key text,
    file_digest text,
    source text,
    extracted_at timestamp with time zone,
    nouns text[],
    origin jsonb,
    CONSTRAINT change_kind_known CHECK ((kind = ANY (ARRAY['import'::text, 'setup'::text, 'lock'::text, 'inquiry'::text, 'letter'::text, 'calendar'::text, 'policy'::text, 'access'::text, 'erasure'::text, 'cadence'::text, 'coaching'::text]))),
    CONSTRAINT change_names_its_extract_wholly CHECK ((num_nonnulls(source, extracted_at, nouns) = ANY (ARRAY[0, 3]))),
    CONSTRAINT change_origin_is_plain CHECK ((jsonb_typeof(origin) = 'object'::text))
);

ALTER TABLE ONLY drumbeat.change FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.change IS '[A] One row per writing transaction: audit header, idempotency record and the axis of known time in one.';

COMMENT ON COLUMN drumbeat.change.nouns IS 'The nouns for which the import had files.';

COMMENT ON COLUMN drumbeat.change.origin IS 'From where: channel (command, page, api), and where there was one request, peer (address) and token (number). Never a secret.';

CREATE TABLE drumbeat.coaching_log (
    org_id bigint NOT NULL,
    session_no bigint NOT NULL,
    revision_no smallint NOT NULL,
    started_at timestamp with time zone NOT NULL,
    minutes smallint NOT NULL,
    focus_length smallint NOT NULL,
    feedback_length smallint NOT NULL,
    next_step_length smallint NOT NULL,
    observation_length smallint NOT NULL,
    logged_at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    rep_id bigint,
    team_id bigint,
    changed_in bigint NOT NULL,
    CONSTRAINT log_lengths_not_negative CHECK ((LEAST(focus_length, feedback_length, next_step_length, observation_length) >= 0)),
    CONSTRAINT log_minutes_in_range CHECK (((minutes >= 0) AND (minutes <= 480)))
);

ALTER TABLE ONLY drumbeat.coaching_log FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.coaching_log IS '[A] What a manager recorded of a session, in facts: when it began, how long it took, and how long each text is. The newest revision counts.';

CREATE TABLE drumbeat.erased_identifier (
    org_id bigint NOT NULL,
    source text NOT NULL COLLATE pg_catalog."C",
    digest bytea NOT NULL,
    form text NOT NULL COLLATE pg_catalog."C",
    person_id bigint NOT NULL,
    changed_in bigint NOT NULL,
    CONSTRAINT erased_identifier_is_sha_256 CHECK ((octet_length(digest) = 32))
);

ALTER TABLE ONLY drumbeat.erased_identifier FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.erased_identifier IS '[A] What an import puts in the place of an identifier that was erased, found by its keyed digest.';

COMMENT ON COLUMN drumbeat.erased_identifier.source IS 'The source in whose references to people it is looked for; empty: in every cell of every source.';

CREATE TABLE drumbeat.erased_row (
    org_id bigint NOT NULL,
    after_digest bytea NOT NULL,
    before_digest bytea NOT NULL,
    noun text NOT NULL,
    changed_in bigint NOT NULL,
    CONSTRAINT erased_row_differs CHECK ((after_digest <> before_digest)),
    CONSTRAINT erased_row_digests_are_sha_256 CHECK (((octet_length(after_digest) = 32) AND (octet_length(before_digest) = 32)))
);

ALTER TABLE ONLY drumbeat.erased_row FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.erased_row IS '[A] A sealed row that an erasure rewrote: the digest of its canonical form before and after. A seal takes what was before exactly where what is there has the digest after.';

CREATE TABLE drumbeat.erasure_salt (
    org_id bigint NOT NULL,
    salt bytea NOT NULL,
    changed_in bigint NOT NULL,
    CONSTRAINT erasure_salt_is_long CHECK ((octet_length(salt) = 32))
);

ALTER TABLE ONLY drumbeat.erasure_salt FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.erasure_salt IS '[A] What is hashed together with an erased identifier: random, one for an organisation.';

CREATE TABLE drumbeat.fiscal_calendar (
    org_id bigint NOT NULL,
    calendar_version smallint NOT NULL,
    from_day date NOT NULL,
    rule text NOT NULL,
    changed_in bigint NOT NULL,
    CONSTRAINT fiscal_calendar_follows_another CHECK ((calendar_version > 1)),
    CONSTRAINT fiscal_calendar_rule_given CHECK ((rule ~ '\S'::text))
);

ALTER TABLE ONLY drumbeat.fiscal_calendar FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.fiscal_calendar IS '[A] One row per calendar that followed another: from which day on, and by which rule or file. The one of the founding stands in organisation.';

CREATE TABLE drumbeat.inquiry (
    org_id bigint NOT NULL,
    inquiry_no bigint NOT NULL,
    opportunity_id bigint NOT NULL,
    rep_id bigint NOT NULL,
    team_id bigint,
    period_id integer,
    expected_minor bigint,
    expected_bp integer,
    run_no bigint NOT NULL,
    changed_in bigint NOT NULL,
    CONSTRAINT inquiry_expects_an_amount_or_a_share CHECK ((num_nonnulls(expected_minor, expected_bp) <= 1)),
    CONSTRAINT inquiry_share_in_range CHECK (((expected_bp >= 0) AND (expected_bp <= 100000)))
);

ALTER TABLE ONLY drumbeat.inquiry FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.inquiry IS '[A] A question about the credit of a deal: whose credit, in which period, what is expected, and the run whose answer it is about. No free text.';

COMMENT ON COLUMN drumbeat.inquiry.team_id IS 'The team of the person on the day of the question: whose leaders see it.';

CREATE TABLE drumbeat.inquiry_event (
    org_id bigint NOT NULL,
    inquiry_no bigint NOT NULL,
    step_no smallint NOT NULL,
    step text NOT NULL,
    happened_on date NOT NULL,
    run_no bigint NOT NULL,
    mended_by bigint,
    actor text NOT NULL,
    rep_id bigint NOT NULL,
    team_id bigint,
    changed_in bigint NOT NULL,
    CONSTRAINT adjusted_inquiry_names_its_change CHECK (((step = 'adjusted'::text) = (mended_by IS NOT NULL))),
    CONSTRAINT inquiry_begins_with_its_opening CHECK (((step = 'opened'::text) = (step_no = 1))),
    CONSTRAINT inquiry_step_known CHECK ((step = ANY (ARRAY['opened'::text, 'answered'::text, 'adjusted'::text, 'rejected'::text, 'withdrawn'::text, 'reopened'::text])))
);

ALTER TABLE ONLY drumbeat.inquiry_event FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.inquiry_event IS '[A] The steps of an inquiry, with the newest run at each; adjusted names the change that mended the credit.';

CREATE TABLE drumbeat.opportunity_event (
    org_id bigint NOT NULL,
    opportunity_id bigint NOT NULL,
    changed_in bigint NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    former_stage text NOT NULL,
    stage text NOT NULL,
    former_amount_minor bigint,
    amount_minor bigint,
    former_close_on date,
    close_on date
);

ALTER TABLE ONLY drumbeat.opportunity_event FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.opportunity_event IS '[A] What an extract showed to have changed on a deal: stage, amount, close date; former and new.';

CREATE TABLE drumbeat.organisation_history (
    org_id bigint NOT NULL,
    key text NOT NULL,
    name text NOT NULL,
    currency text NOT NULL,
    zone text NOT NULL,
    week_starts text NOT NULL,
    fiscal_year_start_month smallint NOT NULL,
    changed_in bigint NOT NULL,
    fiscal_weeks text,
    until_change bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.organisation_history FORCE ROW LEVEL SECURITY;

CREATE TABLE drumbeat.person (
    org_id bigint NOT NULL,
    person_id bigint NOT NULL,
    changed_in bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.person FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.person IS '[H] One row per person; carries no personal data, so that histories never do.';

CREATE TABLE drumbeat.person_erasure (
    org_id bigint NOT NULL,
    person_id bigint NOT NULL,
    changed_in bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.person_erasure FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.person_erasure IS '[A] Whose identity was erased, by which change.';

CREATE TABLE drumbeat.person_history (
    org_id bigint NOT NULL,
    person_id bigint NOT NULL,
    changed_in bigint NOT NULL,
    until_change bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.person_history FORCE ROW LEVEL SECURITY;

CREATE TABLE drumbeat.quota_letter (
    org_id bigint NOT NULL,
    letter_no bigint NOT NULL,
    rep_id bigint NOT NULL,
    team_id bigint,
    year_id integer NOT NULL,
    run_no bigint NOT NULL,
    quota_minor bigint NOT NULL,
    digest text NOT NULL,
    issued_on date NOT NULL,
    actor text NOT NULL,
    changed_in bigint NOT NULL,
    CONSTRAINT quota_letter_digest_is_sha_256 CHECK ((digest ~ '^[0-9a-f]{64}$'::text))
);

ALTER TABLE ONLY drumbeat.quota_letter FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.quota_letter IS '[A] A letter that was issued: whose quota, of which fiscal year, by which run; the digest is over its numbers, which the run gives again.';

COMMENT ON COLUMN drumbeat.quota_letter.team_id IS 'The team in which the run has the person at the end of the year: whose leaders see it.';

CREATE TABLE drumbeat.quota_letter_acknowledgement (
    org_id bigint NOT NULL,
    letter_no bigint NOT NULL,
    rep_id bigint NOT NULL,
    team_id bigint,
    acknowledged_on date NOT NULL,
    actor text NOT NULL,
    changed_in bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.quota_letter_acknowledgement FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.quota_letter_acknowledgement IS '[A] That the person of a letter has accepted it, once; the actor is who recorded it.';

CREATE TABLE drumbeat.seasonality (
    org_id bigint NOT NULL,
    profile text NOT NULL COLLATE pg_catalog."C",
    part text NOT NULL COLLATE pg_catalog."C",
    weight_bp integer NOT NULL,
    changed_in bigint NOT NULL,
    CONSTRAINT seasonality_part_is_a_quarter_or_a_month CHECK ((part ~ '^(Q[1-4]|M(0[1-9]|1[0-2]))$'::text)),
    CONSTRAINT seasonality_weight_not_negative CHECK ((weight_bp >= 0))
);

ALTER TABLE ONLY drumbeat.seasonality FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.seasonality IS '[H] How a year is spread: the weight (hundredths of a percent) of each quarter, or of each month, of the fiscal year.';

CREATE TABLE drumbeat.seasonality_history (
    org_id bigint NOT NULL,
    profile text NOT NULL COLLATE pg_catalog."C",
    part text NOT NULL COLLATE pg_catalog."C",
    weight_bp integer NOT NULL,
    changed_in bigint NOT NULL,
    until_change bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.seasonality_history FORCE ROW LEVEL SECURITY;

CREATE TABLE drumbeat.session (
    org_id bigint NOT NULL,
    session_no bigint NOT NULL,
    kind text NOT NULL,
    manager_id bigint NOT NULL,
    rep_id bigint,
    team_id bigint,
    original_start timestamp with time zone NOT NULL,
    minutes smallint NOT NULL,
    group_no bigint,
    series text,
    changed_in bigint NOT NULL,
    CONSTRAINT session_is_of_two CHECK ((manager_id <> rep_id)),
    CONSTRAINT session_minutes_in_range CHECK (((minutes >= 1) AND (minutes <= 480)))
);

ALTER TABLE ONLY drumbeat.session FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.session IS '[A] A session of a manager with a rep, or with the team, by the start for which it was first planned: moving it does not make another of it. No free text.';

COMMENT ON COLUMN drumbeat.session.team_id IS 'The team of the rep, or of the manager, on the day of the original start: whose leaders see it.';

COMMENT ON COLUMN drumbeat.session.series IS 'The identifier of the series in the calendar that it comes from.';

CREATE TABLE drumbeat.session_event (
    org_id bigint NOT NULL,
    session_no bigint NOT NULL,
    step_no smallint NOT NULL,
    step text NOT NULL,
    starts_at timestamp with time zone,
    initiator text NOT NULL,
    cause text,
    happened_at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    rep_id bigint,
    team_id bigint,
    changed_in bigint NOT NULL,
    CONSTRAINT session_begins_with_its_plan CHECK (((step = 'planned'::text) = (step_no = 1))),
    CONSTRAINT session_cause_is_a_word CHECK ((cause ~ '^[a-z][a-z_]{0,30}$'::text)),
    CONSTRAINT session_initiator_known CHECK ((initiator = ANY (ARRAY['manager'::text, 'rep'::text, 'other'::text]))),
    CONSTRAINT session_step_known CHECK ((step = ANY (ARRAY['planned'::text, 'moved'::text, 'cancelled'::text, 'declined'::text]))),
    CONSTRAINT session_step_states_its_start CHECK (((step = ANY (ARRAY['planned'::text, 'moved'::text])) = (starts_at IS NOT NULL)))
);

ALTER TABLE ONLY drumbeat.session_event FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.session_event IS '[A] What happened to a session: planned, moved to another start, cancelled, declined by the rep; who began it, for which cause, and when.';

CREATE TABLE drumbeat.session_response (
    org_id bigint NOT NULL,
    session_no bigint NOT NULL,
    step_no smallint NOT NULL,
    answer text NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    rep_id bigint NOT NULL,
    team_id bigint,
    changed_in bigint NOT NULL,
    CONSTRAINT session_answer_known CHECK ((answer = ANY (ARRAY['confirmed'::text, 'denied'::text, 'settled_held'::text, 'settled_not_held'::text])))
);

ALTER TABLE ONLY drumbeat.session_response FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.session_response IS '[A] What the rep says of a logged session: that it was held or that it was not, and how a difference was settled. The last answer counts.';

CREATE TABLE drumbeat.source_record (
    org_id bigint NOT NULL,
    source text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    external_id text NOT NULL COLLATE pg_catalog."C",
    internal_id bigint NOT NULL,
    changed_in bigint NOT NULL,
    CONSTRAINT source_record_kind_known CHECK ((kind = ANY (ARRAY['account'::text, 'opportunity'::text, 'person'::text, 'person_alias'::text, 'product'::text, 'team'::text, 'territory'::text])))
);

ALTER TABLE ONLY drumbeat.source_record FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.source_record IS '[H] The crosswalk: which of our rows a source system''s identifier means.';

CREATE TABLE drumbeat.source_record_history (
    org_id bigint NOT NULL,
    source text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    external_id text NOT NULL COLLATE pg_catalog."C",
    internal_id bigint NOT NULL,
    changed_in bigint NOT NULL,
    until_change bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.source_record_history FORCE ROW LEVEL SECURITY;

CREATE TABLE drumbeat.territory_history (
    org_id bigint NOT NULL,
    territory_id bigint NOT NULL,
    name text NOT NULL,
    changed_in bigint NOT NULL,
    until_change bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.territory_history FORCE ROW LEVEL SECURITY;

CREATE VIEW drumbeat.stamped_row WITH (security_invoker='true') AS
 SELECT c.org_id,
    c.change_no,
    'change'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(c.*)) AS content
   FROM drumbeat.change c
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'absence'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.absence t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'absence'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.absence_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'absence'::text AS noun,
    'ends'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.absence_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'access_grant'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.access_grant t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'access_grant'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.access_grant_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'access_grant'::text AS noun,
    'ends'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.access_grant_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'account'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.account t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'account'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.account_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'account'::text AS noun,
    'ends'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.account_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'account_territory'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.account_territory t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'account_territory'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.account_territory_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'account_territory'::text AS noun,
    'ends'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.account_territory_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'app_user'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.app_user t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'app_user'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.app_user_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'app_user'::text AS noun,
    'ends'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.app_user_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'cadence_policy'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.cadence_policy t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'cadence_policy'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.cadence_policy_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'cadence_policy'::text AS noun,
    'ends'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.cadence_policy_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'coaching_log'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.coaching_log t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'credit_hold'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.credit_hold t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'credit_hold'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.credit_hold_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'credit_hold'::text AS noun,
    'ends'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.credit_hold_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'day_off'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.day_off t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'day_off'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.day_off_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'day_off'::text AS noun,
    'ends'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.day_off_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'employment'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.employment t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'employment'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.employment_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'employment'::text AS noun,
    'ends'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.employment_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'erased_identifier'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.erased_identifier t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'erased_row'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.erased_row t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'erasure_salt'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.erasure_salt t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'fiscal_calendar'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.fiscal_calendar t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'fiscal_period'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.fiscal_period t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'fiscal_period'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.fiscal_period_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'fiscal_period'::text AS noun,
    'ends'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.fiscal_period_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'fx_rate'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.fx_rate t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'fx_rate'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.fx_rate_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'fx_rate'::text AS noun,
    'ends'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.fx_rate_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'inquiry'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.inquiry t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'inquiry_event'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.inquiry_event t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'opportunity'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.opportunity t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'opportunity'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.opportunity_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'opportunity'::text AS noun,
    'ends'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.opportunity_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'opportunity_event'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.opportunity_event t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'opportunity_line'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.opportunity_line t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'opportunity_line'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.opportunity_line_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'opportunity_line'::text AS noun,
    'ends'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.opportunity_line_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'opportunity_owner'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.opportunity_owner t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'opportunity_owner'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.opportunity_owner_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'opportunity_owner'::text AS noun,
    'ends'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.opportunity_owner_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'organisation'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.organisation t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'organisation'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.organisation_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'organisation'::text AS noun,
    'ends'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.organisation_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'period_lock'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.period_lock t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'person'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.person t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'person'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.person_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'person'::text AS noun,
    'ends'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.person_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'person_erasure'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.person_erasure t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'policy'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.policy t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'policy'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.policy_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'policy'::text AS noun,
    'ends'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.policy_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'product'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.product t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'product'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.product_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'product'::text AS noun,
    'ends'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.product_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'quota'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.quota t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'quota'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.quota_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'quota'::text AS noun,
    'ends'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.quota_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'quota_leaf'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.quota_leaf t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'quota_leaf'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.quota_leaf_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'quota_leaf'::text AS noun,
    'ends'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.quota_leaf_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'quota_letter'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.quota_letter t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'quota_letter_acknowledgement'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.quota_letter_acknowledgement t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'ramp_assignment'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.ramp_assignment t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'ramp_assignment'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.ramp_assignment_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'ramp_assignment'::text AS noun,
    'ends'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.ramp_assignment_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'ramp_step'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.ramp_step t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'ramp_step'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.ramp_step_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'ramp_step'::text AS noun,
    'ends'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.ramp_step_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'seasonality'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.seasonality t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'seasonality'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.seasonality_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'seasonality'::text AS noun,
    'ends'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.seasonality_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'session'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.session t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'session_event'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.session_event t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'session_response'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.session_response t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'source_record'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.source_record t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'source_record'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.source_record_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'source_record'::text AS noun,
    'ends'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.source_record_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'split'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.split t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'split'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.split_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'split'::text AS noun,
    'ends'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.split_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'team'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.team t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'team'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.team_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'team'::text AS noun,
    'ends'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.team_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'team_membership'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.team_membership t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'team_membership'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.team_membership_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'team_membership'::text AS noun,
    'ends'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.team_membership_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'team_parent'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.team_parent t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'team_parent'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.team_parent_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'team_parent'::text AS noun,
    'ends'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.team_parent_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'territory'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.territory t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'territory'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.territory_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'territory'::text AS noun,
    'ends'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.territory_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'territory_assignment'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.territory_assignment t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'territory_assignment'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.territory_assignment_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'territory_assignment'::text AS noun,
    'ends'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.territory_assignment_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'territory_parent'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls(to_jsonb(t.*)) AS content
   FROM drumbeat.territory_parent t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'territory_parent'::text AS noun,
    'begins'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.territory_parent_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'territory_parent'::text AS noun,
    'ends'::text AS what,
    jsonb_strip_nulls((to_jsonb(t.*) - 'until_change'::text)) AS content
   FROM drumbeat.territory_parent_history t;

CREATE FUNCTION drumbeat.hour_content(org_id bigint, since timestamp with time zone, before timestamp with time zone) RETURNS TABLE(hour timestamp with time zone, changes bigint, events bigint, rows bigint, content bytea)
    LANGUAGE sql STABLE
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET bytea_output TO 'hex'
    BEGIN ATOMIC
 WITH RECURSIVE change_hour AS MATERIALIZED (
          SELECT c.change_no,
             date_trunc('hour'::text, c.made_at) AS hour
            FROM drumbeat.change c
           WHERE ((c.org_id = hour_content.org_id) AND (c.made_at < hour_content.before) AND (c.made_at >= hour_content.since))
         ), erasure AS MATERIALIZED (
          SELECT r.after_digest,
             r.before_digest
            FROM (drumbeat.erased_row r
              JOIN drumbeat.change c ON (((c.org_id = r.org_id) AND (c.change_no = r.changed_in) AND (c.kind = 'erasure'::text))))
           WHERE (r.org_id = hour_content.org_id)
         ), rewritten AS (
          SELECT e.after_digest,
             e.before_digest
            FROM erasure e
         UNION
          SELECT r.after_digest,
             e.before_digest
            FROM (rewritten r
              JOIN erasure e ON ((e.after_digest = r.before_digest)))
         ), original AS MATERIALIZED (
          SELECT r.after_digest,
             r.before_digest
            FROM rewritten r
           WHERE (NOT (EXISTS ( SELECT
                    FROM erasure e
                   WHERE (e.after_digest = r.before_digest))))
         ), found AS (
          SELECT h.hour,
             s.noun,
             drumbeat.row_digest(s.noun, s.what, s.content) AS digest
            FROM (change_hour h
              JOIN drumbeat.stamped_row s ON (((s.org_id = hour_content.org_id) AND (s.change_no = h.change_no))))
         UNION ALL
          SELECT date_trunc('hour'::text, e.happened_at) AS date_trunc,
             'access_event'::text,
             drumbeat.row_digest('access_event'::text, 'begins'::text, jsonb_strip_nulls(to_jsonb(e.*))) AS row_digest
            FROM drumbeat.access_event e
           WHERE ((e.org_id = hour_content.org_id) AND (e.happened_at < hour_content.before) AND (e.happened_at >= hour_content.since))
         ), part AS (
          SELECT f.hour,
             f.noun,
             COALESCE(o.before_digest, f.digest) AS digest
            FROM (found f
              LEFT JOIN original o ON ((o.after_digest = f.digest)))
         )
  SELECT p.hour,
     count(*) FILTER (WHERE (p.noun = 'change'::text)) AS count,
     count(*) FILTER (WHERE (p.noun = 'access_event'::text)) AS count,
     count(*) AS count,
     sha256(string_agg(p.digest, '\x'::bytea ORDER BY p.digest)) AS sha256
    FROM part p
   GROUP BY p.hour;
END;

CREATE FUNCTION drumbeat.identity_pattern(identifier text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT CASE WHEN (identity_pattern.identifier ~ '\s'::text) THEN (('(?<![[:alnum:]]|[[:alnum:]]-)'::text || w.word) || '(?![[:alnum:]]|-[[:alnum:]])'::text) ELSE (('(?<![[:alnum:]@._%+-])'::text || w.word) || '(?![[:alnum:]@_-]|\.[[:alnum:]])'::text) END AS "case" FROM (SELECT regexp_replace(regexp_replace(identity_pattern.identifier, '([^[:alnum:][:space:]])'::text, '\\\1'::text, 'g'::text), '\s+'::text, '\\s+'::text, 'g'::text) AS regexp_replace) w(word));

CREATE FUNCTION drumbeat.is_seen(team_id bigint, teams_seen bytea) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (substr(teams_seen, (team_id)::integer, 1) = '\x31'::bytea);

CREATE FUNCTION drumbeat.is_telling(identifier text) RETURNS boolean
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN ((identifier ~ '\S\s+\S'::text) OR (identifier ~ '\S@\S'::text) OR ((length(identifier) >= 6) AND (identifier ~ '[0-9]'::text)) OR ((length(identifier) = 5) AND (identifier ~ '[0-9]'::text) AND (identifier ~ '[[:alpha:]]'::text)));

CREATE FUNCTION drumbeat.keep_access_event() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
  happened record;
begin
  for happened in
    select 1 as place, case new.kind when 'link' then 'link_issued' when 'token' then 'token_issued' else 'signed_in' end as kind, new.user_id, new.expires_at as until
    where tg_op = 'INSERT'
    union all
    select 2, 'view_ended', old.views_as, null
    where tg_op = 'UPDATE' and old.views_as is not null and new.views_as is distinct from old.views_as
    union all
    select 3, 'view_begun', new.views_as, new.views_until
    where tg_op = 'UPDATE' and new.views_as is not null and new.views_as is distinct from old.views_as
    union all
    select 4, case new.kind when 'link' then 'link_ended' when 'token' then 'token_ended' else 'signed_out' end, new.user_id, null
    where tg_op = 'UPDATE' and old.ended_at is null and new.ended_at is not null
    order by place
  loop
    perform pg_advisory_xact_lock_shared(drumbeat.lock_key(new.org_id, 'events'));
    insert into drumbeat.access_event (org_id, event_no, happened_at, kind, user_id, credential_no, change_no, until, origin)
    values (new.org_id, nextval('drumbeat.access_no_sequence'), clock_timestamp(), happened.kind, happened.user_id, new.credential_no,
            drumbeat.current_change_no(), happened.until, drumbeat.current_origin());
  end loop;
  return null;
end
$$;

CREATE FUNCTION drumbeat.keep_history_of_absence() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        if tg_op = 'UPDATE' and new.changed_in = old.changed_in and current_user = 'drumbeat_eraser' then return null; end if;
        if tg_op = 'UPDATE' and new.changed_in is distinct from drumbeat.current_change_no() then
          raise exception 'a row of absence was changed outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if drumbeat.current_change_no() is null then
          raise exception 'a row of absence was deleted outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if old.changed_in is distinct from drumbeat.current_change_no() then
          insert into drumbeat.absence_history (org_id, person_id, during, kind, is_relief, reason, changed_in, until_change) values (old.org_id, old.person_id, old.during, old.kind, old.is_relief, old.reason, old.changed_in, drumbeat.current_change_no());
        end if;
        return null;
      end
      $$;

CREATE FUNCTION drumbeat.keep_history_of_access_grant() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        if tg_op = 'UPDATE' and new.changed_in = old.changed_in and current_user = 'drumbeat_eraser' then return null; end if;
        if tg_op = 'UPDATE' and new.changed_in is distinct from drumbeat.current_change_no() then
          raise exception 'a row of access_grant was changed outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if drumbeat.current_change_no() is null then
          raise exception 'a row of access_grant was deleted outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if old.changed_in is distinct from drumbeat.current_change_no() then
          insert into drumbeat.access_grant_history (org_id, user_id, role, during, changed_in, until_change) values (old.org_id, old.user_id, old.role, old.during, old.changed_in, drumbeat.current_change_no());
        end if;
        return null;
      end
      $$;

CREATE FUNCTION drumbeat.keep_history_of_account() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        if tg_op = 'UPDATE' and new.changed_in = old.changed_in and current_user = 'drumbeat_eraser' then return null; end if;
        if tg_op = 'UPDATE' and new.changed_in is distinct from drumbeat.current_change_no() then
          raise exception 'a row of account was changed outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if drumbeat.current_change_no() is null then
          raise exception 'a row of account was deleted outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if old.changed_in is distinct from drumbeat.current_change_no() then
          insert into drumbeat.account_history (org_id, account_id, name, industry, country, changed_in, until_change) values (old.org_id, old.account_id, old.name, old.industry, old.country, old.changed_in, drumbeat.current_change_no());
        end if;
        return null;
      end
      $$;

CREATE FUNCTION drumbeat.keep_history_of_account_territory() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        if tg_op = 'UPDATE' and new.changed_in = old.changed_in and current_user = 'drumbeat_eraser' then return null; end if;
        if tg_op = 'UPDATE' and new.changed_in is distinct from drumbeat.current_change_no() then
          raise exception 'a row of account_territory was changed outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if drumbeat.current_change_no() is null then
          raise exception 'a row of account_territory was deleted outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if old.changed_in is distinct from drumbeat.current_change_no() then
          insert into drumbeat.account_territory_history (org_id, account_id, during, territory_id, quota_policy, changed_in, until_change) values (old.org_id, old.account_id, old.during, old.territory_id, old.quota_policy, old.changed_in, drumbeat.current_change_no());
        end if;
        return null;
      end
      $$;

CREATE FUNCTION drumbeat.keep_history_of_adjustment_cell() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        if tg_op = 'UPDATE' and new.since_run = old.since_run and current_user = 'drumbeat_eraser' then return null; end if;
        if tg_op = 'UPDATE' and new.since_run is distinct from drumbeat.current_run_no() then
          raise exception 'a row of adjustment_cell was changed outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if drumbeat.current_run_no() is null then
          raise exception 'a row of adjustment_cell was deleted outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if old.since_run is distinct from drumbeat.current_run_no() then
          insert into drumbeat.adjustment_cell_history (org_id, dimension, subject_id, period_id, team_id, rep_id, adjustment_minor, since_run, until_run) values (old.org_id, old.dimension, old.subject_id, old.period_id, old.team_id, old.rep_id, old.adjustment_minor, old.since_run, drumbeat.current_run_no());
        end if;
        return null;
      end
      $$;

CREATE FUNCTION drumbeat.keep_history_of_app_user() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        if tg_op = 'UPDATE' and new.changed_in = old.changed_in and current_user = 'drumbeat_eraser' then return null; end if;
        if tg_op = 'UPDATE' and new.changed_in is distinct from drumbeat.current_change_no() then
          raise exception 'a row of app_user was changed outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if drumbeat.current_change_no() is null then
          raise exception 'a row of app_user was deleted outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if old.changed_in is distinct from drumbeat.current_change_no() then
          insert into drumbeat.app_user_history (org_id, user_id, person_id, is_active, changed_in, until_change) values (old.org_id, old.user_id, old.person_id, old.is_active, old.changed_in, drumbeat.current_change_no());
        end if;
        return null;
      end
      $$;

CREATE FUNCTION drumbeat.keep_history_of_attainment_cell() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        if tg_op = 'UPDATE' and new.since_run = old.since_run and current_user = 'drumbeat_eraser' then return null; end if;
        if tg_op = 'UPDATE' and new.since_run is distinct from drumbeat.current_run_no() then
          raise exception 'a row of attainment_cell was changed outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if drumbeat.current_run_no() is null then
          raise exception 'a row of attainment_cell was deleted outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if old.since_run is distinct from drumbeat.current_run_no() then
          insert into drumbeat.attainment_cell_history (org_id, dimension, subject_id, period_id, team_id, rep_id, quota_minor, quota_source, members_quota_minor, credit_minor, deal_count, excluded_count, since_run, overlay_minor, dated_effect_minor, report_effect_minor, undated_count, unreported_count, until_run) values (old.org_id, old.dimension, old.subject_id, old.period_id, old.team_id, old.rep_id, old.quota_minor, old.quota_source, old.members_quota_minor, old.credit_minor, old.deal_count, old.excluded_count, old.since_run, old.overlay_minor, old.dated_effect_minor, old.report_effect_minor, old.undated_count, old.unreported_count, drumbeat.current_run_no());
        end if;
        return null;
      end
      $$;

CREATE FUNCTION drumbeat.keep_history_of_cadence_policy() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        if tg_op = 'UPDATE' and new.changed_in = old.changed_in and current_user = 'drumbeat_eraser' then return null; end if;
        if tg_op = 'UPDATE' and new.changed_in is distinct from drumbeat.current_change_no() then
          raise exception 'a row of cadence_policy was changed outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if drumbeat.current_change_no() is null then
          raise exception 'a row of cadence_policy was deleted outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if old.changed_in is distinct from drumbeat.current_change_no() then
          insert into drumbeat.cadence_policy_history (org_id, kind, scope, scope_key, during, every_weeks, minutes, min_minutes, is_expected, changed_in, until_change) values (old.org_id, old.kind, old.scope, old.scope_key, old.during, old.every_weeks, old.minutes, old.min_minutes, old.is_expected, old.changed_in, drumbeat.current_change_no());
        end if;
        return null;
      end
      $$;

CREATE FUNCTION drumbeat.keep_history_of_coaching_cell() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        if tg_op = 'UPDATE' and new.since_run = old.since_run and current_user = 'drumbeat_eraser' then return null; end if;
        if tg_op = 'UPDATE' and new.since_run is distinct from drumbeat.current_run_no() then
          raise exception 'a row of coaching_cell was changed outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if drumbeat.current_run_no() is null then
          raise exception 'a row of coaching_cell was deleted outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if old.since_run is distinct from drumbeat.current_run_no() then
          insert into drumbeat.coaching_cell_history (org_id, dimension, subject_id, period_id, team_id, rep_id, slot_count, held_count, late_count, late_confirmed_count, disputed_count, incomplete_count, no_show_count, excused_count, cancelled_count, pending_count, missed_count, unscheduled_count, move_count, cancel_count, pair_count, disrupted_pair_count, minutes, since_run, until_run) values (old.org_id, old.dimension, old.subject_id, old.period_id, old.team_id, old.rep_id, old.slot_count, old.held_count, old.late_count, old.late_confirmed_count, old.disputed_count, old.incomplete_count, old.no_show_count, old.excused_count, old.cancelled_count, old.pending_count, old.missed_count, old.unscheduled_count, old.move_count, old.cancel_count, old.pair_count, old.disrupted_pair_count, old.minutes, old.since_run, drumbeat.current_run_no());
        end if;
        return null;
      end
      $$;

CREATE FUNCTION drumbeat.keep_history_of_credit_hold() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        if tg_op = 'UPDATE' and new.changed_in = old.changed_in and current_user = 'drumbeat_eraser' then return null; end if;
        if tg_op = 'UPDATE' and new.changed_in is distinct from drumbeat.current_change_no() then
          raise exception 'a row of credit_hold was changed outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if drumbeat.current_change_no() is null then
          raise exception 'a row of credit_hold was deleted outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if old.changed_in is distinct from drumbeat.current_change_no() then
          insert into drumbeat.credit_hold_history (org_id, opportunity_id, until, person_id, changed_in, until_change) values (old.org_id, old.opportunity_id, old.until, old.person_id, old.changed_in, drumbeat.current_change_no());
        end if;
        return null;
      end
      $$;

CREATE FUNCTION drumbeat.keep_history_of_day_off() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        if tg_op = 'UPDATE' and new.changed_in = old.changed_in and current_user = 'drumbeat_eraser' then return null; end if;
        if tg_op = 'UPDATE' and new.changed_in is distinct from drumbeat.current_change_no() then
          raise exception 'a row of day_off was changed outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if drumbeat.current_change_no() is null then
          raise exception 'a row of day_off was deleted outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if old.changed_in is distinct from drumbeat.current_change_no() then
          insert into drumbeat.day_off_history (org_id, calendar, day, name, changed_in, until_change) values (old.org_id, old.calendar, old.day, old.name, old.changed_in, drumbeat.current_change_no());
        end if;
        return null;
      end
      $$;

CREATE FUNCTION drumbeat.keep_history_of_employment() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        if tg_op = 'UPDATE' and new.changed_in = old.changed_in and current_user = 'drumbeat_eraser' then return null; end if;
        if tg_op = 'UPDATE' and new.changed_in is distinct from drumbeat.current_change_no() then
          raise exception 'a row of employment was changed outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if drumbeat.current_change_no() is null then
          raise exception 'a row of employment was deleted outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if old.changed_in is distinct from drumbeat.current_change_no() then
          insert into drumbeat.employment_history (org_id, person_id, during, role, changed_in, zone, holiday_calendar, motion, until_change) values (old.org_id, old.person_id, old.during, old.role, old.changed_in, old.zone, old.holiday_calendar, old.motion, drumbeat.current_change_no());
        end if;
        return null;
      end
      $$;

CREATE FUNCTION drumbeat.keep_history_of_fiscal_period() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        if tg_op = 'UPDATE' and new.changed_in = old.changed_in and current_user = 'drumbeat_eraser' then return null; end if;
        if tg_op = 'UPDATE' and new.changed_in is distinct from drumbeat.current_change_no() then
          raise exception 'a row of fiscal_period was changed outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if drumbeat.current_change_no() is null then
          raise exception 'a row of fiscal_period was deleted outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if old.changed_in is distinct from drumbeat.current_change_no() then
          insert into drumbeat.fiscal_period_history (org_id, period_id, calendar_version, level, label, during, quarter_id, year_id, changed_in, until_change) values (old.org_id, old.period_id, old.calendar_version, old.level, old.label, old.during, old.quarter_id, old.year_id, old.changed_in, drumbeat.current_change_no());
        end if;
        return null;
      end
      $$;

CREATE FUNCTION drumbeat.keep_history_of_fx_rate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        if tg_op = 'UPDATE' and new.changed_in = old.changed_in and current_user = 'drumbeat_eraser' then return null; end if;
        if tg_op = 'UPDATE' and new.changed_in is distinct from drumbeat.current_change_no() then
          raise exception 'a row of fx_rate was changed outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if drumbeat.current_change_no() is null then
          raise exception 'a row of fx_rate was deleted outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if old.changed_in is distinct from drumbeat.current_change_no() then
          insert into drumbeat.fx_rate_history (org_id, kind, currency, during, rate, changed_in, until_change) values (old.org_id, old.kind, old.currency, old.during, old.rate, old.changed_in, drumbeat.current_change_no());
        end if;
        return null;
      end
      $$;

CREATE FUNCTION drumbeat.keep_history_of_opportunity() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        if tg_op = 'UPDATE' and new.changed_in = old.changed_in and current_user = 'drumbeat_eraser' then return null; end if;
        if tg_op = 'UPDATE' and new.changed_in is distinct from drumbeat.current_change_no() then
          raise exception 'a row of opportunity was changed outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if drumbeat.current_change_no() is null then
          raise exception 'a row of opportunity was deleted outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if old.changed_in is distinct from drumbeat.current_change_no() then
          insert into drumbeat.opportunity_history (org_id, opportunity_id, owner_id, account_id, product_id, stage, source_stage, amount_minor, currency, created_on, close_on, close_period_id, rep_id, team_id, manager_id, changed_in, booked_on, booked_period_id, until_change) values (old.org_id, old.opportunity_id, old.owner_id, old.account_id, old.product_id, old.stage, old.source_stage, old.amount_minor, old.currency, old.created_on, old.close_on, old.close_period_id, old.rep_id, old.team_id, old.manager_id, old.changed_in, old.booked_on, old.booked_period_id, drumbeat.current_change_no());
        end if;
        return null;
      end
      $$;

CREATE FUNCTION drumbeat.keep_history_of_opportunity_line() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        if tg_op = 'UPDATE' and new.changed_in = old.changed_in and current_user = 'drumbeat_eraser' then return null; end if;
        if tg_op = 'UPDATE' and new.changed_in is distinct from drumbeat.current_change_no() then
          raise exception 'a row of opportunity_line was changed outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if drumbeat.current_change_no() is null then
          raise exception 'a row of opportunity_line was deleted outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if old.changed_in is distinct from drumbeat.current_change_no() then
          insert into drumbeat.opportunity_line_history (org_id, opportunity_id, line, product_id, amount_minor, quantity, changed_in, until_change) values (old.org_id, old.opportunity_id, old.line, old.product_id, old.amount_minor, old.quantity, old.changed_in, drumbeat.current_change_no());
        end if;
        return null;
      end
      $$;

CREATE FUNCTION drumbeat.keep_history_of_opportunity_owner() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        if tg_op = 'UPDATE' and new.changed_in = old.changed_in and current_user = 'drumbeat_eraser' then return null; end if;
        if tg_op = 'UPDATE' and new.changed_in is distinct from drumbeat.current_change_no() then
          raise exception 'a row of opportunity_owner was changed outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if drumbeat.current_change_no() is null then
          raise exception 'a row of opportunity_owner was deleted outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if old.changed_in is distinct from drumbeat.current_change_no() then
          insert into drumbeat.opportunity_owner_history (org_id, opportunity_id, during, person_id, changed_in, until_change) values (old.org_id, old.opportunity_id, old.during, old.person_id, old.changed_in, drumbeat.current_change_no());
        end if;
        return null;
      end
      $$;

CREATE FUNCTION drumbeat.keep_history_of_organisation() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        if tg_op = 'UPDATE' and new.changed_in = old.changed_in and current_user = 'drumbeat_eraser' then return null; end if;
        if tg_op = 'UPDATE' and new.changed_in is distinct from drumbeat.current_change_no() then
          raise exception 'a row of organisation was changed outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if drumbeat.current_change_no() is null then
          raise exception 'a row of organisation was deleted outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if old.changed_in is distinct from drumbeat.current_change_no() then
          insert into drumbeat.organisation_history (org_id, key, name, currency, zone, week_starts, fiscal_year_start_month, changed_in, fiscal_weeks, until_change) values (old.org_id, old.key, old.name, old.currency, old.zone, old.week_starts, old.fiscal_year_start_month, old.changed_in, old.fiscal_weeks, drumbeat.current_change_no());
        end if;
        return null;
      end
      $$;

CREATE FUNCTION drumbeat.keep_history_of_person() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        if tg_op = 'UPDATE' and new.changed_in = old.changed_in and current_user = 'drumbeat_eraser' then return null; end if;
        if tg_op = 'UPDATE' and new.changed_in is distinct from drumbeat.current_change_no() then
          raise exception 'a row of person was changed outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if drumbeat.current_change_no() is null then
          raise exception 'a row of person was deleted outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if old.changed_in is distinct from drumbeat.current_change_no() then
          insert into drumbeat.person_history (org_id, person_id, changed_in, until_change) values (old.org_id, old.person_id, old.changed_in, drumbeat.current_change_no());
        end if;
        return null;
      end
      $$;

CREATE FUNCTION drumbeat.keep_history_of_pipeline_cell() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        if tg_op = 'UPDATE' and new.since_run = old.since_run and current_user = 'drumbeat_eraser' then return null; end if;
        if tg_op = 'UPDATE' and new.since_run is distinct from drumbeat.current_run_no() then
          raise exception 'a row of pipeline_cell was changed outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if drumbeat.current_run_no() is null then
          raise exception 'a row of pipeline_cell was deleted outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if old.since_run is distinct from drumbeat.current_run_no() then
          insert into drumbeat.pipeline_cell_history (org_id, dimension, subject_id, period_id, team_id, rep_id, won_count, lost_count, won_amount_count, won_minor, won_median_low_minor, won_median_high_minor, won_cycle_count, won_cycle_days, won_cycle_median_low, won_cycle_median_high, lost_cycle_count, lost_cycle_days, open_count, open_minor, open_amount_count, open_list_minor, open_list_count, excluded_count, since_run, until_run) values (old.org_id, old.dimension, old.subject_id, old.period_id, old.team_id, old.rep_id, old.won_count, old.lost_count, old.won_amount_count, old.won_minor, old.won_median_low_minor, old.won_median_high_minor, old.won_cycle_count, old.won_cycle_days, old.won_cycle_median_low, old.won_cycle_median_high, old.lost_cycle_count, old.lost_cycle_days, old.open_count, old.open_minor, old.open_amount_count, old.open_list_minor, old.open_list_count, old.excluded_count, old.since_run, drumbeat.current_run_no());
        end if;
        return null;
      end
      $$;

CREATE FUNCTION drumbeat.keep_history_of_policy() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        if tg_op = 'UPDATE' and new.changed_in = old.changed_in and current_user = 'drumbeat_eraser' then return null; end if;
        if tg_op = 'UPDATE' and new.changed_in is distinct from drumbeat.current_change_no() then
          raise exception 'a row of policy was changed outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if drumbeat.current_change_no() is null then
          raise exception 'a row of policy was deleted outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if old.changed_in is distinct from drumbeat.current_change_no() then
          insert into drumbeat.policy_history (org_id, key, during, value, changed_in, until_change) values (old.org_id, old.key, old.during, old.value, old.changed_in, drumbeat.current_change_no());
        end if;
        return null;
      end
      $$;

CREATE FUNCTION drumbeat.keep_history_of_product() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        if tg_op = 'UPDATE' and new.changed_in = old.changed_in and current_user = 'drumbeat_eraser' then return null; end if;
        if tg_op = 'UPDATE' and new.changed_in is distinct from drumbeat.current_change_no() then
          raise exception 'a row of product was changed outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if drumbeat.current_change_no() is null then
          raise exception 'a row of product was deleted outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if old.changed_in is distinct from drumbeat.current_change_no() then
          insert into drumbeat.product_history (org_id, product_id, name, family, list_price_minor, changed_in, until_change) values (old.org_id, old.product_id, old.name, old.family, old.list_price_minor, old.changed_in, drumbeat.current_change_no());
        end if;
        return null;
      end
      $$;

CREATE FUNCTION drumbeat.keep_history_of_quota() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        if tg_op = 'UPDATE' and new.changed_in = old.changed_in and current_user = 'drumbeat_eraser' then return null; end if;
        if tg_op = 'UPDATE' and new.changed_in is distinct from drumbeat.current_change_no() then
          raise exception 'a row of quota was changed outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if drumbeat.current_change_no() is null then
          raise exception 'a row of quota was deleted outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if old.changed_in is distinct from drumbeat.current_change_no() then
          insert into drumbeat.quota_history (org_id, quota_id, person_id, team_id, territory_id, measure, component, layer, period_id, amount_minor, changed_in, seasonality, account_id, until_change) values (old.org_id, old.quota_id, old.person_id, old.team_id, old.territory_id, old.measure, old.component, old.layer, old.period_id, old.amount_minor, old.changed_in, old.seasonality, old.account_id, drumbeat.current_change_no());
        end if;
        return null;
      end
      $$;

CREATE FUNCTION drumbeat.keep_history_of_quota_leaf() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        if tg_op = 'UPDATE' and new.changed_in = old.changed_in and current_user = 'drumbeat_eraser' then return null; end if;
        if tg_op = 'UPDATE' and new.changed_in is distinct from drumbeat.current_change_no() then
          raise exception 'a row of quota_leaf was changed outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if drumbeat.current_change_no() is null then
          raise exception 'a row of quota_leaf was deleted outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if old.changed_in is distinct from drumbeat.current_change_no() then
          insert into drumbeat.quota_leaf_history (org_id, quota_id, period_id, amount_minor, changed_in, weight, until_change) values (old.org_id, old.quota_id, old.period_id, old.amount_minor, old.changed_in, old.weight, drumbeat.current_change_no());
        end if;
        return null;
      end
      $$;

CREATE FUNCTION drumbeat.keep_history_of_ramp_assignment() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        if tg_op = 'UPDATE' and new.changed_in = old.changed_in and current_user = 'drumbeat_eraser' then return null; end if;
        if tg_op = 'UPDATE' and new.changed_in is distinct from drumbeat.current_change_no() then
          raise exception 'a row of ramp_assignment was changed outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if drumbeat.current_change_no() is null then
          raise exception 'a row of ramp_assignment was deleted outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if old.changed_in is distinct from drumbeat.current_change_no() then
          insert into drumbeat.ramp_assignment_history (org_id, person_id, starts_on, profile, cutoff, changed_in, until_change) values (old.org_id, old.person_id, old.starts_on, old.profile, old.cutoff, old.changed_in, drumbeat.current_change_no());
        end if;
        return null;
      end
      $$;

CREATE FUNCTION drumbeat.keep_history_of_ramp_step() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        if tg_op = 'UPDATE' and new.changed_in = old.changed_in and current_user = 'drumbeat_eraser' then return null; end if;
        if tg_op = 'UPDATE' and new.changed_in is distinct from drumbeat.current_change_no() then
          raise exception 'a row of ramp_step was changed outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if drumbeat.current_change_no() is null then
          raise exception 'a row of ramp_step was deleted outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if old.changed_in is distinct from drumbeat.current_change_no() then
          insert into drumbeat.ramp_step_history (org_id, profile, month_no, share_bp, changed_in, until_change) values (old.org_id, old.profile, old.month_no, old.share_bp, old.changed_in, drumbeat.current_change_no());
        end if;
        return null;
      end
      $$;

CREATE FUNCTION drumbeat.keep_history_of_seasonality() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        if tg_op = 'UPDATE' and new.changed_in = old.changed_in and current_user = 'drumbeat_eraser' then return null; end if;
        if tg_op = 'UPDATE' and new.changed_in is distinct from drumbeat.current_change_no() then
          raise exception 'a row of seasonality was changed outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if drumbeat.current_change_no() is null then
          raise exception 'a row of seasonality was deleted outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if old.changed_in is distinct from drumbeat.current_change_no() then
          insert into drumbeat.seasonality_history (org_id, profile, part, weight_bp, changed_in, until_change) values (old.org_id, old.profile, old.part, old.weight_bp, old.changed_in, drumbeat.current_change_no());
        end if;
        return null;
      end
      $$;

CREATE FUNCTION drumbeat.keep_history_of_slot() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        if tg_op = 'UPDATE' and new.since_run = old.since_run and current_user = 'drumbeat_eraser' then return null; end if;
        if tg_op = 'UPDATE' and new.since_run is distinct from drumbeat.current_run_no() then
          raise exception 'a row of slot was changed outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if drumbeat.current_run_no() is null then
          raise exception 'a row of slot was deleted outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if old.since_run is distinct from drumbeat.current_run_no() then
          insert into drumbeat.slot_history (org_id, kind, manager_id, rep_id, starts_on, ends_on, period_id, team_id, state, reason, session_no, is_confirmed, minutes, move_count, cancel_count, extra_count, since_run, until_run) values (old.org_id, old.kind, old.manager_id, old.rep_id, old.starts_on, old.ends_on, old.period_id, old.team_id, old.state, old.reason, old.session_no, old.is_confirmed, old.minutes, old.move_count, old.cancel_count, old.extra_count, old.since_run, drumbeat.current_run_no());
        end if;
        return null;
      end
      $$;

CREATE FUNCTION drumbeat.keep_history_of_source_record() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        if tg_op = 'UPDATE' and new.changed_in = old.changed_in and current_user = 'drumbeat_eraser' then return null; end if;
        if tg_op = 'UPDATE' and new.changed_in is distinct from drumbeat.current_change_no() then
          raise exception 'a row of source_record was changed outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if drumbeat.current_change_no() is null then
          raise exception 'a row of source_record was deleted outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if old.changed_in is distinct from drumbeat.current_change_no() then
          insert into drumbeat.source_record_history (org_id, source, kind, external_id, internal_id, changed_in, until_change) values (old.org_id, old.source, old.kind, old.external_id, old.internal_id, old.changed_in, drumbeat.current_change_no());
        end if;
        return null;
      end
      $$;

CREATE FUNCTION drumbeat.keep_history_of_split() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        if tg_op = 'UPDATE' and new.changed_in = old.changed_in and current_user = 'drumbeat_eraser' then return null; end if;
        if tg_op = 'UPDATE' and new.changed_in is distinct from drumbeat.current_change_no() then
          raise exception 'a row of split was changed outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if drumbeat.current_change_no() is null then
          raise exception 'a row of split was deleted outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if old.changed_in is distinct from drumbeat.current_change_no() then
          insert into drumbeat.split_history (org_id, opportunity_id, kind, person_id, share_bp, changed_in, until_change) values (old.org_id, old.opportunity_id, old.kind, old.person_id, old.share_bp, old.changed_in, drumbeat.current_change_no());
        end if;
        return null;
      end
      $$;

CREATE FUNCTION drumbeat.keep_history_of_team() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        if tg_op = 'UPDATE' and new.changed_in = old.changed_in and current_user = 'drumbeat_eraser' then return null; end if;
        if tg_op = 'UPDATE' and new.changed_in is distinct from drumbeat.current_change_no() then
          raise exception 'a row of team was changed outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if drumbeat.current_change_no() is null then
          raise exception 'a row of team was deleted outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if old.changed_in is distinct from drumbeat.current_change_no() then
          insert into drumbeat.team_history (org_id, team_id, level, name, changed_in, until_change) values (old.org_id, old.team_id, old.level, old.name, old.changed_in, drumbeat.current_change_no());
        end if;
        return null;
      end
      $$;

CREATE FUNCTION drumbeat.keep_history_of_team_membership() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        if tg_op = 'UPDATE' and new.changed_in = old.changed_in and current_user = 'drumbeat_eraser' then return null; end if;
        if tg_op = 'UPDATE' and new.changed_in is distinct from drumbeat.current_change_no() then
          raise exception 'a row of team_membership was changed outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if drumbeat.current_change_no() is null then
          raise exception 'a row of team_membership was deleted outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if old.changed_in is distinct from drumbeat.current_change_no() then
          insert into drumbeat.team_membership_history (org_id, person_id, team_id, kind, during, changed_in, until_change) values (old.org_id, old.person_id, old.team_id, old.kind, old.during, old.changed_in, drumbeat.current_change_no());
        end if;
        return null;
      end
      $$;

CREATE FUNCTION drumbeat.keep_history_of_team_parent() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        if tg_op = 'UPDATE' and new.changed_in = old.changed_in and current_user = 'drumbeat_eraser' then return null; end if;
        if tg_op = 'UPDATE' and new.changed_in is distinct from drumbeat.current_change_no() then
          raise exception 'a row of team_parent was changed outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if drumbeat.current_change_no() is null then
          raise exception 'a row of team_parent was deleted outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if old.changed_in is distinct from drumbeat.current_change_no() then
          insert into drumbeat.team_parent_history (org_id, team_id, during, parent_id, changed_in, until_change) values (old.org_id, old.team_id, old.during, old.parent_id, old.changed_in, drumbeat.current_change_no());
        end if;
        return null;
      end
      $$;

CREATE FUNCTION drumbeat.keep_history_of_territory() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        if tg_op = 'UPDATE' and new.changed_in = old.changed_in and current_user = 'drumbeat_eraser' then return null; end if;
        if tg_op = 'UPDATE' and new.changed_in is distinct from drumbeat.current_change_no() then
          raise exception 'a row of territory was changed outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if drumbeat.current_change_no() is null then
          raise exception 'a row of territory was deleted outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if old.changed_in is distinct from drumbeat.current_change_no() then
          insert into drumbeat.territory_history (org_id, territory_id, name, changed_in, until_change) values (old.org_id, old.territory_id, old.name, old.changed_in, drumbeat.current_change_no());
        end if;
        return null;
      end
      $$;

CREATE FUNCTION drumbeat.keep_history_of_territory_assignment() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        if tg_op = 'UPDATE' and new.changed_in = old.changed_in and current_user = 'drumbeat_eraser' then return null; end if;
        if tg_op = 'UPDATE' and new.changed_in is distinct from drumbeat.current_change_no() then
          raise exception 'a row of territory_assignment was changed outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if drumbeat.current_change_no() is null then
          raise exception 'a row of territory_assignment was deleted outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if old.changed_in is distinct from drumbeat.current_change_no() then
          insert into drumbeat.territory_assignment_history (org_id, territory_id, person_id, during, share_bp, changed_in, until_change) values (old.org_id, old.territory_id, old.person_id, old.during, old.share_bp, old.changed_in, drumbeat.current_change_no());
        end if;
        return null;
      end
      $$;

CREATE FUNCTION drumbeat.keep_history_of_territory_parent() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        if tg_op = 'UPDATE' and new.changed_in = old.changed_in and current_user = 'drumbeat_eraser' then return null; end if;
        if tg_op = 'UPDATE' and new.changed_in is distinct from drumbeat.current_change_no() then
          raise exception 'a row of territory_parent was changed outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if drumbeat.current_change_no() is null then
          raise exception 'a row of territory_parent was deleted outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if old.changed_in is distinct from drumbeat.current_change_no() then
          insert into drumbeat.territory_parent_history (org_id, territory_id, during, parent_id, changed_in, until_change) values (old.org_id, old.territory_id, old.during, old.parent_id, old.changed_in, drumbeat.current_change_no());
        end if;
        return null;
      end
      $$;

CREATE FUNCTION drumbeat.lock_key(org_id bigint, purpose text) RETURNS bigint
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN ((org_id * 8) + CASE purpose WHEN 'fence'::text THEN 0 WHEN 'import'::text THEN 1 WHEN 'run'::text THEN 2 WHEN 'events'::text THEN 3 WHEN 'seal'::text THEN 4 ELSE NULL::integer END);

CREATE FUNCTION drumbeat.person_day_off_known_at(org_id bigint, known_change bigint) RETURNS TABLE(person_id bigint, day date, reason text)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT e.person_id,
     d.day,
     'holiday'::text
    FROM (drumbeat.day_off_known_at(person_day_off_known_at.org_id, person_day_off_known_at.known_change) d(org_id, calendar, day, name, changed_in)
      JOIN drumbeat.employment_known_at(person_day_off_known_at.org_id, person_day_off_known_at.known_change) e(org_id, person_id, during, role, changed_in, zone, holiday_calendar, motion) ON (((e.holiday_calendar = d.calendar) AND (e.during @> d.day))))
   WHERE ((d.calendar <> 'company'::text) AND (EXTRACT(isodow FROM d.day) < (6)::numeric))
 UNION ALL
  SELECT e.person_id,
     d.day,
     'closure'::text
    FROM (drumbeat.day_off_known_at(person_day_off_known_at.org_id, person_day_off_known_at.known_change) d(org_id, calendar, day, name, changed_in)
      JOIN drumbeat.employment_known_at(person_day_off_known_at.org_id, person_day_off_known_at.known_change) e(org_id, person_id, during, role, changed_in, zone, holiday_calendar, motion) ON ((e.during @> d.day)))
   WHERE ((d.calendar = 'company'::text) AND (EXTRACT(isodow FROM d.day) < (6)::numeric))
 UNION ALL
  SELECT a.person_id,
     here.day,
     'absence'::text
    FROM (((drumbeat.absence_known_at(person_day_off_known_at.org_id, person_day_off_known_at.known_change) a(org_id, person_id, during, kind, is_relief, reason, changed_in)
      JOIN drumbeat.employment_known_at(person_day_off_known_at.org_id, person_day_off_known_at.known_change) e(org_id, person_id, during, role, changed_in, zone, holiday_calendar, motion) ON (((e.person_id = a.person_id) AND (e.during && a.during))))
      CROSS JOIN LATERAL ( SELECT (a.during * e.during) AS "?column?") away(during))
      CROSS JOIN LATERAL ( SELECT (lower(away.during) + n.n) AS "?column?"
            FROM generate_series(0, ((upper(away.during) - lower(away.during)) - 1)) n(n)) here(day))
   WHERE (EXTRACT(isodow FROM here.day) < (6)::numeric);
END;

CREATE TABLE drumbeat.person_identity (
    org_id bigint NOT NULL,
    person_id bigint NOT NULL,
    display_name text NOT NULL,
    email text,
    changed_in bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.person_identity FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.person_identity IS '[P] Names and e-mail addresses, replaced when a person is erased; no history.';

CREATE TABLE drumbeat.user_identity (
    org_id bigint NOT NULL,
    user_id bigint NOT NULL,
    login text NOT NULL,
    changed_in bigint NOT NULL,
    CONSTRAINT login_is_plain CHECK (((login ~ '^[!-~]{1,254}$'::text) AND (login = lower(login))))
);

ALTER TABLE ONLY drumbeat.user_identity FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.user_identity IS '[P] The login of a user, mostly an e-mail address; apart from the user, so that it can be erased. No history.';

CREATE TABLE drumbeat.user_subject (
    org_id bigint NOT NULL,
    user_id bigint NOT NULL,
    issuer text NOT NULL,
    subject text NOT NULL,
    changed_in bigint NOT NULL,
    CONSTRAINT subject_is_readable CHECK (((subject ~ '^[ -~]{1,255}$'::text) AND (issuer ~ '^[!-~]+$'::text) AND (length(issuer) <= 1000)))
);

ALTER TABLE ONLY drumbeat.user_subject FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.user_subject IS '[P] The account of a provider by which a user signs in; apart from the user, so that it can be erased. No history.';

CREATE FUNCTION drumbeat.person_identifier(org_id bigint, person_id bigint, also text[]) RETURNS TABLE(identifier text, source text, is_telling boolean)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH his_user AS MATERIALIZED (
          SELECT u.user_id
            FROM drumbeat.app_user u
           WHERE ((u.org_id = person_identifier.org_id) AND (u.person_id = person_identifier.person_id))
         ), called AS (
          SELECT i.display_name AS identifier,
             NULL::text AS source,
             1 AS rank
            FROM drumbeat.person_identity i
           WHERE ((i.org_id = person_identifier.org_id) AND (i.person_id = person_identifier.person_id))
         UNION ALL
          SELECT i.login,
             NULL::text,
             2
            FROM (drumbeat.user_identity i
              JOIN his_user u USING (user_id))
           WHERE (i.org_id = person_identifier.org_id)
         UNION ALL
          SELECT i.email,
             NULL::text,
             3
            FROM drumbeat.person_identity i
           WHERE ((i.org_id = person_identifier.org_id) AND (i.person_id = person_identifier.person_id))
         UNION ALL
          SELECT s.subject,
             NULL::text,
             3
            FROM (drumbeat.user_subject s
              JOIN his_user u USING (user_id))
           WHERE (s.org_id = person_identifier.org_id)
         UNION ALL
          SELECT s.external_id,
             s.source,
             4
            FROM drumbeat.source_record s
           WHERE ((s.org_id = person_identifier.org_id) AND (s.kind = ANY (ARRAY['person'::text, 'person_alias'::text])) AND (s.internal_id = person_identifier.person_id))
         UNION ALL
          SELECT s.external_id,
             s.source,
             4
            FROM drumbeat.source_record_history s
           WHERE ((s.org_id = person_identifier.org_id) AND (s.kind = ANY (ARRAY['person'::text, 'person_alias'::text])) AND (s.internal_id = person_identifier.person_id))
         UNION ALL
          SELECT a.name,
             NULL::text,
             5
            FROM unnest(person_identifier.also) a(name)
         ), shared AS (
          SELECT lower(i.display_name) AS identifier
            FROM drumbeat.person_identity i
           WHERE ((i.org_id = person_identifier.org_id) AND (i.person_id <> person_identifier.person_id))
         UNION
          SELECT lower(i.email) AS lower
            FROM drumbeat.person_identity i
           WHERE ((i.org_id = person_identifier.org_id) AND (i.person_id <> person_identifier.person_id))
         UNION
          SELECT lower(s.external_id) AS lower
            FROM drumbeat.source_record s
           WHERE ((s.org_id = person_identifier.org_id) AND (s.kind = ANY (ARRAY['person'::text, 'person_alias'::text])) AND (s.internal_id <> person_identifier.person_id))
         )
  SELECT c.identifier,
     c.source,
     ((bool_or((c.rank = 5)) OR drumbeat.is_telling(c.identifier)) AND (NOT (EXISTS ( SELECT
            FROM shared s
           WHERE (s.identifier = lower(c.identifier))))))
    FROM called c
   WHERE ((c.identifier ~ '\S'::text) AND (c.identifier <> ('Erased person '::text || person_identifier.person_id)) AND (c.identifier !~ (('^erased-person-'::text || person_identifier.person_id) || '(-[0-9]+)?$'::text)))
   GROUP BY c.identifier, c.source
   ORDER BY (min(c.rank)), (c.source COLLATE "C") NULLS FIRST, (c.identifier COLLATE "C");
END;

CREATE FUNCTION drumbeat.person_zone(org_id bigint, person_id bigint, on_day date) RETURNS text
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT COALESCE(( SELECT e.zone
            FROM drumbeat.employment e
           WHERE ((e.org_id = person_zone.org_id) AND (e.person_id = person_zone.person_id) AND (e.during @> person_zone.on_day))), ( SELECT o.zone
            FROM drumbeat.organisation o
           WHERE (o.org_id = person_zone.org_id))) AS "coalesce";
END;

CREATE TABLE drumbeat.pipeline_cell (
    org_id bigint NOT NULL,
    dimension text NOT NULL,
    subject_id bigint NOT NULL,
    period_id integer NOT NULL,
    team_id bigint,
    rep_id bigint,
    won_count bigint NOT NULL,
    lost_count bigint NOT NULL,
    won_amount_count bigint NOT NULL,
    won_minor bigint NOT NULL,
    won_median_low_minor bigint,
    won_median_high_minor bigint,
    won_cycle_count bigint NOT NULL,
    won_cycle_days bigint NOT NULL,
    won_cycle_median_low integer,
    won_cycle_median_high integer,
    lost_cycle_count bigint NOT NULL,
    lost_cycle_days bigint NOT NULL,
    open_count bigint NOT NULL,
    open_minor bigint NOT NULL,
    open_amount_count bigint NOT NULL,
    open_list_minor bigint NOT NULL,
    open_list_count bigint NOT NULL,
    excluded_count bigint NOT NULL,
    since_run bigint NOT NULL,
    CONSTRAINT pipeline_cell_dimension_known CHECK ((dimension = ANY (ARRAY['rep'::text, 'manager'::text, 'team'::text, 'region'::text, 'territory'::text, 'company'::text, 'product'::text])))
);

ALTER TABLE ONLY drumbeat.pipeline_cell FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.pipeline_cell IS '[R] Won, lost and open deals per subject and fiscal period; period 0 holds the open deals without a close date.';

CREATE TABLE drumbeat.pipeline_cell_history (
    org_id bigint NOT NULL,
    dimension text NOT NULL,
    subject_id bigint NOT NULL,
    period_id integer NOT NULL,
    team_id bigint,
    rep_id bigint,
    won_count bigint NOT NULL,
    lost_count bigint NOT NULL,
    won_amount_count bigint NOT NULL,
    won_minor bigint NOT NULL,
    won_median_low_minor bigint,
    won_median_high_minor bigint,
    won_cycle_count bigint NOT NULL,
    won_cycle_days bigint NOT NULL,
    won_cycle_median_low integer,
    won_cycle_median_high integer,
    lost_cycle_count bigint NOT NULL,
    lost_cycle_days bigint NOT NULL,
    open_count bigint NOT NULL,
    open_minor bigint NOT NULL,
    open_amount_count bigint NOT NULL,
    open_list_minor bigint NOT NULL,
    open_list_count bigint NOT NULL,
    excluded_count bigint NOT NULL,
    since_run bigint NOT NULL,
    until_run bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.pipeline_cell_history FORCE ROW LEVEL SECURITY;

CREATE FUNCTION drumbeat.pipeline_cell_at(org_id bigint, run_no bigint) RETURNS SETOF drumbeat.pipeline_cell
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT c.org_id,
     c.dimension,
     c.subject_id,
     c.period_id,
     c.team_id,
     c.rep_id,
     c.won_count,
     c.lost_count,
     c.won_amount_count,
     c.won_minor,
     c.won_median_low_minor,
     c.won_median_high_minor,
     c.won_cycle_count,
     c.won_cycle_days,
     c.won_cycle_median_low,
     c.won_cycle_median_high,
     c.lost_cycle_count,
     c.lost_cycle_days,
     c.open_count,
     c.open_minor,
     c.open_amount_count,
     c.open_list_minor,
     c.open_list_count,
     c.excluded_count,
     c.since_run
    FROM drumbeat.pipeline_cell c
   WHERE ((c.org_id = pipeline_cell_at.org_id) AND (c.since_run <= pipeline_cell_at.run_no))
 UNION ALL
  SELECT h.org_id,
     h.dimension,
     h.subject_id,
     h.period_id,
     h.team_id,
     h.rep_id,
     h.won_count,
     h.lost_count,
     h.won_amount_count,
     h.won_minor,
     h.won_median_low_minor,
     h.won_median_high_minor,
     h.won_cycle_count,
     h.won_cycle_days,
     h.won_cycle_median_low,
     h.won_cycle_median_high,
     h.lost_cycle_count,
     h.lost_cycle_days,
     h.open_count,
     h.open_minor,
     h.open_amount_count,
     h.open_list_minor,
     h.open_list_count,
     h.excluded_count,
     h.since_run
    FROM drumbeat.pipeline_cell_history h
   WHERE ((h.org_id = pipeline_cell_at.org_id) AND (h.since_run <= pipeline_cell_at.run_no) AND (h.until_run > pipeline_cell_at.run_no));
END;

CREATE FUNCTION drumbeat.refresh_statistics() RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  stale text;
  refreshed integer := 0;
begin
  for stale in
    select c.relname from pg_class c
    where c.relnamespace = 'drumbeat'::regnamespace and c.relkind = 'r'
      and pg_stat_get_mod_since_analyze(c.oid) > 50 + 0.1 * greatest(c.reltuples, 0)
    order by c.relname
  loop
    -- Whoever else analyzes the table at this moment does it for both.
    execute format('analyze (skip_locked) drumbeat.%I', stale);
    refreshed := refreshed + 1;
  end loop;
  return refreshed;
end
$$;

CREATE FUNCTION drumbeat.replace_erased_identifiers() RETURNS void
    LANGUAGE plpgsql
    AS $_$
declare
  org bigint := drumbeat.current_org_id();
  salt bytea := (select s.salt from drumbeat.erasure_salt s where s.org_id = org);
  cell record;
begin
  if salt is null then return; end if;
  for cell in
    select c.relname, a.attname,
           a.attname in ('person', 'owner', 'leader', 'other_id') or (c.relname = 'staged_person' and a.attname = 'id') as is_person
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.atttypid = 'text'::regtype
    where c.relnamespace = pg_my_temp_schema() and c.relkind = 'r' and c.relname ~ '^staged_'
      -- Another person may bear the same name.
      and not (c.relname = 'staged_person' and a.attname in ('name', 'email'))
    order by c.relname, a.attnum
  loop
    execute format(
      'update pg_temp.%1$I s set %2$I = e.form
       from (select distinct v.%2$I as value from pg_temp.%1$I v where v.%2$I is not null) stated
       join drumbeat.erased_identifier e on e.digest = drumbeat.erased_digest($1, stated.value)
       where e.org_id = $2 and e.source = any ($3) and s.%2$I = stated.value', cell.relname, cell.attname)
      using salt, org, case when cell.is_person then array['', current_setting('drumbeat.source')] else array[''] end;
  end loop;
  update pg_temp.staged_person s set name = 'Erased person ' || e.person_id, email = null
  from drumbeat.erased_identifier e
  where e.org_id = org and e.source = current_setting('drumbeat.source') and s.id = e.form;
  update pg_temp.staged_absence s set reason = 'Erased'
  from drumbeat.erased_identifier e
  where e.org_id = org and e.source = current_setting('drumbeat.source') and s.person = e.form and s.reason is not null;
end
$_$;

CREATE TABLE drumbeat_schema.reporting_login (
    login text NOT NULL,
    org_id bigint NOT NULL
);

COMMENT ON TABLE drumbeat_schema.reporting_login IS 'Whose numbers a reporting login sees: one organisation. No row, nothing.';

CREATE FUNCTION drumbeat.reporting_org_id() RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN (SELECT l.org_id FROM drumbeat_schema.reporting_login l WHERE (l.login = SESSION_USER));

CREATE FUNCTION drumbeat.seal_digest(org_id bigint, hour timestamp with time zone, content bytea, former bytea) RETURNS bytea
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN sha256(((COALESCE(former, '\x'::bytea) || convert_to(((((org_id)::text || '
'::text) || ((EXTRACT(epoch FROM hour))::bigint)::text) || '
'::text), 'UTF8'::name)) || content));

CREATE TABLE drumbeat.slot (
    org_id bigint NOT NULL,
    kind text NOT NULL,
    manager_id bigint NOT NULL,
    rep_id bigint NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    period_id integer NOT NULL,
    team_id bigint,
    state text NOT NULL,
    reason text,
    session_no bigint,
    is_confirmed boolean NOT NULL,
    minutes integer NOT NULL,
    move_count integer NOT NULL,
    cancel_count integer NOT NULL,
    extra_count integer NOT NULL,
    since_run bigint NOT NULL,
    CONSTRAINT slot_state_known CHECK ((state = ANY (ARRAY['held'::text, 'held_late'::text, 'disputed'::text, 'incomplete'::text, 'no_show'::text, 'excused'::text, 'cancelled'::text, 'pending'::text, 'missed'::text, 'not_scheduled'::text])))
);

ALTER TABLE ONLY drumbeat.slot FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.slot IS '[R] What the rhythm expects of a manager with a rep (0: with the team), slot by slot, and what became of it. Its period is that of its first day.';

CREATE TABLE drumbeat.slot_history (
    org_id bigint NOT NULL,
    kind text NOT NULL,
    manager_id bigint NOT NULL,
    rep_id bigint NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    period_id integer NOT NULL,
    team_id bigint,
    state text NOT NULL,
    reason text,
    session_no bigint,
    is_confirmed boolean NOT NULL,
    minutes integer NOT NULL,
    move_count integer NOT NULL,
    cancel_count integer NOT NULL,
    extra_count integer NOT NULL,
    since_run bigint NOT NULL,
    until_run bigint NOT NULL
);

ALTER TABLE ONLY drumbeat.slot_history FORCE ROW LEVEL SECURITY;

CREATE FUNCTION drumbeat.slot_at(org_id bigint, run_no bigint) RETURNS SETOF drumbeat.slot
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT s.org_id,
     s.kind,
     s.manager_id,
     s.rep_id,
     s.starts_on,
     s.ends_on,
     s.period_id,
     s.team_id,
     s.state,
     s.reason,
     s.session_no,
     s.is_confirmed,
     s.minutes,
     s.move_count,
     s.cancel_count,
     s.extra_count,
     s.since_run
    FROM drumbeat.slot s
   WHERE ((s.org_id = slot_at.org_id) AND (s.since_run <= slot_at.run_no))
 UNION ALL
  SELECT h.org_id,
     h.kind,
     h.manager_id,
     h.rep_id,
     h.starts_on,
     h.ends_on,
     h.period_id,
     h.team_id,
     h.state,
     h.reason,
     h.session_no,
     h.is_confirmed,
     h.minutes,
     h.move_count,
     h.cancel_count,
     h.extra_count,
     h.since_run
    FROM drumbeat.slot_history h
   WHERE ((h.org_id = slot_at.org_id) AND (h.since_run <= slot_at.run_no) AND (h.until_run > slot_at.run_no));
END;

CREATE FUNCTION drumbeat.team_below(org_id bigint, team_id bigint, on_day date) RETURNS SETOF bigint
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH RECURSIVE below AS (
          SELECT team_below.team_id AS team_id,
             1 AS steps
         UNION ALL
          SELECT p.team_id,
             (b.steps + 1)
            FROM (below b
              JOIN drumbeat.team_parent p ON (((p.org_id = team_below.org_id) AND (p.parent_id = b.team_id) AND (p.during @> team_below.on_day))))
           WHERE (b.steps < 64)
         )
  SELECT below.team_id
    FROM below;
END;

CREATE FUNCTION drumbeat.teams_seen() RETURNS bytea
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN textsend(current_setting('drumbeat.teams_seen'::text, true));

CREATE FUNCTION drumbeat.territory_inside(org_id bigint, known_change bigint, dimension text, area_id bigint, on_day date) RETURNS SETOF bigint
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT a.territory_id
    FROM drumbeat.territory_above_known_at(territory_inside.org_id, territory_inside.known_change) a(territory_id, area_id, during)
   WHERE ((territory_inside.dimension = 'territory'::text) AND (a.area_id = territory_inside.area_id) AND (a.during @> territory_inside.on_day))
 UNION ALL
  SELECT p.territory_id
    FROM drumbeat.territory_parent_known_at(territory_inside.org_id, territory_inside.known_change) p(org_id, territory_id, during, parent_id, changed_in)
   WHERE ((territory_inside.dimension = 'area'::text) AND (p.parent_id = territory_inside.area_id) AND (p.during @> territory_inside.on_day))
 UNION ALL
  SELECT t.territory_id
    FROM drumbeat.territory t
   WHERE ((territory_inside.dimension = 'area'::text) AND (territory_inside.area_id = 0) AND (t.org_id = territory_inside.org_id) AND (NOT (EXISTS ( SELECT
            FROM drumbeat.territory_parent_known_at(territory_inside.org_id, territory_inside.known_change) p(org_id, territory_id, during, parent_id, changed_in)
           WHERE ((p.territory_id = t.territory_id) AND (p.during @> territory_inside.on_day))))))
 UNION ALL
  SELECT 0
   WHERE ((territory_inside.dimension = 'area'::text) AND (territory_inside.area_id = 0));
END;

CREATE FUNCTION drumbeat.week_bits(week_on date, days datemultirange) RETURNS integer
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN CASE WHEN (days @> daterange(week_on, (week_on + 7))) THEN 127 ELSE (SELECT (COALESCE(sum((1 << ((EXTRACT(isodow FROM (week_bits.week_on + n.n)))::integer - 1))), (0)::bigint))::integer AS "coalesce" FROM generate_series(0, 6) n(n) WHERE (week_bits.days @> (week_bits.week_on + n.n))) END;

CREATE FUNCTION drumbeat.week_of(day date, week_starts text) RETURNS date
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (day - (((((EXTRACT(isodow FROM day))::integer + 6) - array_position(ARRAY['monday'::text, 'tuesday'::text, 'wednesday'::text, 'thursday'::text, 'friday'::text, 'saturday'::text, 'sunday'::text], week_starts)) + 1) % 7));

CREATE FUNCTION drumbeat.wilson_bound(part bigint, n bigint, is_upper boolean) RETURNS numeric
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN (wilson_bound.n > 0) THEN round((((((wilson_bound.part)::numeric / (wilson_bound.n)::numeric) + ((normal.z * normal.z) / ((2 * wilson_bound.n))::numeric)) + (((
             CASE
                 WHEN wilson_bound.is_upper THEN 1
                 ELSE '-1'::integer
             END)::numeric * normal.z) * sqrt((((((wilson_bound.part)::numeric / (wilson_bound.n)::numeric) * ((1)::numeric - ((wilson_bound.part)::numeric / (wilson_bound.n)::numeric))) / (wilson_bound.n)::numeric) + ((normal.z * normal.z) / (((4)::numeric * (wilson_bound.n)::numeric) * (wilson_bound.n)::numeric)))))) / ((1)::numeric + ((normal.z * normal.z) / (wilson_bound.n)::numeric))), 6)
             ELSE NULL::numeric
         END AS "case"
    FROM ( VALUES (1.959963984540054)) normal(z);
END;

CREATE FUNCTION drumbeat.without_identity(value jsonb, patterns text[], forms text[]) RETURNS jsonb
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
begin
  return case jsonb_typeof(value)
    when 'string' then to_jsonb(drumbeat.without_identity(value #>> '{}', patterns, forms))
    when 'array' then (select coalesce(jsonb_agg(drumbeat.without_identity(e.item, patterns, forms) order by e.place), '[]')
                       from jsonb_array_elements(value) with ordinality e (item, place))
    when 'object' then (select coalesce(jsonb_object_agg(drumbeat.without_identity(m.key, patterns, forms), drumbeat.without_identity(m.item, patterns, forms)), '{}')
                        from jsonb_each(value) m (key, item))
    else value end;
end
$$;

CREATE FUNCTION drumbeat.without_identity(value text, patterns text[], forms text[]) RETURNS text
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
begin
  for i in 1 .. cardinality(patterns) loop
    value := regexp_replace(value, patterns[i], forms[i], 'gi');
  end loop;
  return value;
end
$$;

CREATE SEQUENCE drumbeat.access_no_sequence
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

COMMENT ON SEQUENCE drumbeat.access_no_sequence IS 'Numbers the users and the secrets of all organisations.';

CREATE TABLE drumbeat.audit_seal (
    org_id bigint NOT NULL,
    hour timestamp with time zone NOT NULL,
    changes bigint NOT NULL,
    events bigint NOT NULL,
    rows bigint NOT NULL,
    content bytea NOT NULL,
    digest bytea NOT NULL,
    sealed_at timestamp with time zone NOT NULL,
    CONSTRAINT seal_is_sha_256 CHECK (((octet_length(content) = 32) AND (octet_length(digest) = 32))),
    CONSTRAINT sealed_hour_is_whole CHECK ((((EXTRACT(epoch FROM hour))::bigint % (3600)::bigint) = 0))
);

ALTER TABLE ONLY drumbeat.audit_seal FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.audit_seal IS '[A] One row per hour in which something changed: SHA-256 over its changes and the rows they stamped, chained to the hour before.';

CREATE VIEW drumbeat.change_difference WITH (security_invoker='true') AS
 SELECT n.org_id,
    'absence'::text AS noun,
    n.changed_in AS change_no,
        CASE
            WHEN (b.org_id IS NULL) THEN 'added'::text
            ELSE 'changed'::text
        END AS action,
    (((((n.person_id)::text COLLATE "default") || ' · '::text) || ((n.during)::text COLLATE "default")) COLLATE "default") AS key,
        CASE
            WHEN (b.org_id IS NOT NULL) THEN (to_jsonb(b.*) - 'until_change'::text)
            ELSE NULL::jsonb
        END AS before,
    to_jsonb(n.*) AS after
   FROM (( SELECT absence.org_id,
            absence.person_id,
            absence.during,
            absence.kind,
            absence.is_relief,
            absence.reason,
            absence.changed_in
           FROM drumbeat.absence
        UNION ALL
         SELECT absence_history.org_id,
            absence_history.person_id,
            absence_history.during,
            absence_history.kind,
            absence_history.is_relief,
            absence_history.reason,
            absence_history.changed_in
           FROM drumbeat.absence_history) n
     LEFT JOIN drumbeat.absence_history b ON (((b.until_change = n.changed_in) AND (n.org_id = b.org_id) AND (n.person_id = b.person_id) AND (n.during = b.during))))
UNION ALL
 SELECT b.org_id,
    'absence'::text AS noun,
    b.until_change AS change_no,
    'removed'::text AS action,
    (((((b.person_id)::text COLLATE "default") || ' · '::text) || ((b.during)::text COLLATE "default")) COLLATE "default") AS key,
    (to_jsonb(b.*) - 'until_change'::text) AS before,
    NULL::jsonb AS after
   FROM drumbeat.absence_history b
  WHERE ((NOT (EXISTS ( SELECT
           FROM drumbeat.absence n
          WHERE ((n.org_id = b.org_id) AND (n.person_id = b.person_id) AND (n.during = b.during) AND (n.changed_in = b.until_change))))) AND (NOT (EXISTS ( SELECT
           FROM drumbeat.absence_history n
          WHERE ((n.org_id = b.org_id) AND (n.person_id = b.person_id) AND (n.during = b.during) AND (n.changed_in = b.until_change))))))
UNION ALL
 SELECT n.org_id,
    'access_grant'::text AS noun,
    n.changed_in AS change_no,
        CASE
            WHEN (b.org_id IS NULL) THEN 'added'::text
            ELSE 'changed'::text
        END AS action,
    (((((((n.user_id)::text COLLATE "default") || ' · '::text) || (n.role COLLATE "default")) || ' · '::text) || ((n.during)::text COLLATE "default")) COLLATE "default") AS key,
        CASE
            WHEN (b.org_id IS NOT NULL) THEN (to_jsonb(b.*) - 'until_change'::text)
            ELSE NULL::jsonb
        END AS before,
    to_jsonb(n.*) AS after
   FROM (( SELECT access_grant.org_id,
            access_grant.user_id,
            access_grant.role,
            access_grant.during,
            access_grant.changed_in
           FROM drumbeat.access_grant
        UNION ALL
         SELECT access_grant_history.org_id,
            access_grant_history.user_id,
            access_grant_history.role,
            access_grant_history.during,
            access_grant_history.changed_in
           FROM drumbeat.access_grant_history) n
     LEFT JOIN drumbeat.access_grant_history b ON (((b.until_change = n.changed_in) AND (n.org_id = b.org_id) AND (n.user_id = b.user_id) AND (n.role = b.role) AND (n.during = b.during))))
UNION ALL
 SELECT b.org_id,
    'access_grant'::text AS noun,
    b.until_change AS change_no,
    'removed'::text AS action,
    (((((((b.user_id)::text COLLATE "default") || ' · '::text) || (b.role COLLATE "default")) || ' · '::text) || ((b.during)::text COLLATE "default")) COLLATE "default") AS key,
    (to_jsonb(b.*) - 'until_change'::text) AS before,
    NULL::jsonb AS after
   FROM drumbeat.access_grant_history b
  WHERE ((NOT (EXISTS ( SELECT
           FROM drumbeat.access_grant n
          WHERE ((n.org_id = b.org_id) AND (n.user_id = b.user_id) AND (n.role = b.role) AND (n.during = b.during) AND (n.changed_in = b.until_change))))) AND (NOT (EXISTS ( SELECT
           FROM drumbeat.access_grant_history n
          WHERE ((n.org_id = b.org_id) AND (n.user_id = b.user_id) AND (n.role = b.role) AND (n.during = b.during) AND (n.changed_in = b.until_change))))))
UNION ALL
 SELECT n.org_id,
    'account'::text AS noun,
    n.changed_in AS change_no,
        CASE
            WHEN (b.org_id IS NULL) THEN 'added'::text
            ELSE 'changed'::text
        END AS action,
    (((n.account_id)::text COLLATE "default") COLLATE "default") AS key,
        CASE
            WHEN (b.org_id IS NOT NULL) THEN (to_jsonb(b.*) - 'until_change'::text)
            ELSE NULL::jsonb
        END AS before,
    to_jsonb(n.*) AS after
   FROM (( SELECT account.org_id,
            account.account_id,
            account.name,
            account.industry,
            account.country,
            account.changed_in
           FROM drumbeat.account
        UNION ALL
         SELECT account_history.org_id,
            account_history.account_id,
            account_history.name,
            account_history.industry,
            account_history.country,
            account_history.changed_in
           FROM drumbeat.account_history) n
     LEFT JOIN drumbeat.account_history b ON (((b.until_change = n.changed_in) AND (n.org_id = b.org_id) AND (n.account_id = b.account_id))))
UNION ALL
 SELECT b.org_id,
    'account'::text AS noun,
    b.until_change AS change_no,
    'removed'::text AS action,
    (((b.account_id)::text COLLATE "default") COLLATE "default") AS key,
    (to_jsonb(b.*) - 'until_change'::text) AS before,
    NULL::jsonb AS after
   FROM drumbeat.account_history b
  WHERE ((NOT (EXISTS ( SELECT
           FROM drumbeat.account n
          WHERE ((n.org_id = b.org_id) AND (n.account_id = b.account_id) AND (n.changed_in = b.until_change))))) AND (NOT (EXISTS ( SELECT
           FROM drumbeat.account_history n
          WHERE ((n.org_id = b.org_id) AND (n.account_id = b.account_id) AND (n.changed_in = b.until_change))))))
UNION ALL
 SELECT n.org_id,
    'account_territory'::text AS noun,
    n.changed_in AS change_no,
        CASE
            WHEN (b.org_id IS NULL) THEN 'added'::text
            ELSE 'changed'::text
        END AS action,
    (((((n.account_id)::text COLLATE "default") || ' · '::text) || ((n.during)::text COLLATE "default")) COLLATE "default") AS key,
        CASE
            WHEN (b.org_id IS NOT NULL) THEN (to_jsonb(b.*) - 'until_change'::text)
            ELSE NULL::jsonb
        END AS before,
    to_jsonb(n.*) AS after
   FROM (( SELECT account_territory.org_id,
            account_territory.account_id,
            account_territory.during,
            account_territory.territory_id,
            account_territory.quota_policy,
            account_territory.changed_in
           FROM drumbeat.account_territory
        UNION ALL
         SELECT account_territory_history.org_id,
            account_territory_history.account_id,
            account_territory_history.during,
            account_territory_history.territory_id,
            account_territory_history.quota_policy,
            account_territory_history.changed_in
           FROM drumbeat.account_territory_history) n
     LEFT JOIN drumbeat.account_territory_history b ON (((b.until_change = n.changed_in) AND (n.org_id = b.org_id) AND (n.account_id = b.account_id) AND (n.during = b.during))))
UNION ALL
 SELECT b.org_id,
    'account_territory'::text AS noun,
    b.until_change AS change_no,
    'removed'::text AS action,
    (((((b.account_id)::text COLLATE "default") || ' · '::text) || ((b.during)::text COLLATE "default")) COLLATE "default") AS key,
    (to_jsonb(b.*) - 'until_change'::text) AS before,
    NULL::jsonb AS after
   FROM drumbeat.account_territory_history b
  WHERE ((NOT (EXISTS ( SELECT
           FROM drumbeat.account_territory n
          WHERE ((n.org_id = b.org_id) AND (n.account_id = b.account_id) AND (n.during = b.during) AND (n.changed_in = b.until_change))))) AND (NOT (EXISTS ( SELECT
           FROM drumbeat.account_territory_history n
          WHERE ((n.org_id = b.org_id) AND (n.account_id = b.account_id) AND (n.during = b.during) AND (n.changed_in = b.until_change))))))
UNION ALL
 SELECT n.org_id,
    'app_user'::text AS noun,
    n.changed_in AS change_no,
        CASE
            WHEN (b.org_id IS NULL) THEN 'added'::text
            ELSE 'changed'::text
        END AS action,
    (((n.user_id)::text COLLATE "default") COLLATE "default") AS key,
        CASE
            WHEN (b.org_id IS NOT NULL) THEN (to_jsonb(b.*) - 'until_change'::text)
            ELSE NULL::jsonb
        END AS before,
    to_jsonb(n.*) AS after
   FROM (( SELECT app_user.org_id,
            app_user.user_id,
            app_user.person_id,
            app_user.is_active,
            app_user.changed_in
           FROM drumbeat.app_user
        UNION ALL
         SELECT app_user_history.org_id,
            app_user_history.user_id,
            app_user_history.person_id,
            app_user_history.is_active,
            app_user_history.changed_in
           FROM drumbeat.app_user_history) n
     LEFT JOIN drumbeat.app_user_history b ON (((b.until_change = n.changed_in) AND (n.org_id = b.org_id) AND (n.user_id = b.user_id))))
UNION ALL
 SELECT b.org_id,
    'app_user'::text AS noun,
    b.until_change AS change_no,
    'removed'::text AS action,
    (((b.user_id)::text COLLATE "default") COLLATE "default") AS key,
    (to_jsonb(b.*) - 'until_change'::text) AS before,
    NULL::jsonb AS after
   FROM drumbeat.app_user_history b
  WHERE ((NOT (EXISTS ( SELECT
           FROM drumbeat.app_user n
          WHERE ((n.org_id = b.org_id) AND (n.user_id = b.user_id) AND (n.changed_in = b.until_change))))) AND (NOT (EXISTS ( SELECT
           FROM drumbeat.app_user_history n
          WHERE ((n.org_id = b.org_id) AND (n.user_id = b.user_id) AND (n.changed_in = b.until_change))))))
UNION ALL
 SELECT n.org_id,
    'cadence_policy'::text AS noun,
    n.changed_in AS change_no,
        CASE
            WHEN (b.org_id IS NULL) THEN 'added'::text
            ELSE 'changed'::text
        END AS action,
    ((((((((n.kind COLLATE "default") || ' · '::text) || (n.scope COLLATE "default")) || ' · '::text) || (n.scope_key COLLATE "default")) || ' · '::text) || ((n.during)::text COLLATE "default")) COLLATE "default") AS key,
        CASE
            WHEN (b.org_id IS NOT NULL) THEN (to_jsonb(b.*) - 'until_change'::text)
            ELSE NULL::jsonb
        END AS before,
    to_jsonb(n.*) AS after
   FROM (( SELECT cadence_policy.org_id,
            cadence_policy.kind,
            cadence_policy.scope,
            cadence_policy.scope_key,
            cadence_policy.during,
            cadence_policy.every_weeks,
            cadence_policy.minutes,
            cadence_policy.min_minutes,
            cadence_policy.is_expected,
            cadence_policy.changed_in
           FROM drumbeat.cadence_policy
        UNION ALL
         SELECT cadence_policy_history.org_id,
            cadence_policy_history.kind,
            cadence_policy_history.scope,
            cadence_policy_history.scope_key,
            cadence_policy_history.during,
            cadence_policy_history.every_weeks,
            cadence_policy_history.minutes,
            cadence_policy_history.min_minutes,
            cadence_policy_history.is_expected,
            cadence_policy_history.changed_in
           FROM drumbeat.cadence_policy_history) n
     LEFT JOIN drumbeat.cadence_policy_history b ON (((b.until_change = n.changed_in) AND (n.org_id = b.org_id) AND (n.kind = b.kind) AND (n.scope = b.scope) AND (n.scope_key = b.scope_key) AND (n.during = b.during))))
UNION ALL
 SELECT b.org_id,
    'cadence_policy'::text AS noun,
    b.until_change AS change_no,
    'removed'::text AS action,
    ((((((((b.kind COLLATE "default") || ' · '::text) || (b.scope COLLATE "default")) || ' · '::text) || (b.scope_key COLLATE "default")) || ' · '::text) || ((b.during)::text COLLATE "default")) COLLATE "default") AS key,
    (to_jsonb(b.*) - 'until_change'::text) AS before,
    NULL::jsonb AS after
   FROM drumbeat.cadence_policy_history b
  WHERE ((NOT (EXISTS ( SELECT
           FROM drumbeat.cadence_policy n
          WHERE ((n.org_id = b.org_id) AND (n.kind = b.kind) AND (n.scope = b.scope) AND (n.scope_key = b.scope_key) AND (n.during = b.during) AND (n.changed_in = b.until_change))))) AND (NOT (EXISTS ( SELECT
           FROM drumbeat.cadence_policy_history n
          WHERE ((n.org_id = b.org_id) AND (n.kind = b.kind) AND (n.scope = b.scope) AND (n.scope_key = b.scope_key) AND (n.during = b.during) AND (n.changed_in = b.until_change))))))
UNION ALL
 SELECT n.org_id,
    'credit_hold'::text AS noun,
    n.changed_in AS change_no,
        CASE
            WHEN (b.org_id IS NULL) THEN 'added'::text
            ELSE 'changed'::text
        END AS action,
    (((n.opportunity_id)::text COLLATE "default") COLLATE "default") AS key,
        CASE
            WHEN (b.org_id IS NOT NULL) THEN (to_jsonb(b.*) - 'until_change'::text)
            ELSE NULL::jsonb
        END AS before,
    to_jsonb(n.*) AS after
   FROM (( SELECT credit_hold.org_id,
            credit_hold.opportunity_id,
            credit_hold.until,
            credit_hold.person_id,
            credit_hold.changed_in
           FROM drumbeat.credit_hold
        UNION ALL
         SELECT credit_hold_history.org_id,
            credit_hold_history.opportunity_id,
            credit_hold_history.until,
            credit_hold_history.person_id,
            credit_hold_history.changed_in
           FROM drumbeat.credit_hold_history) n
     LEFT JOIN drumbeat.credit_hold_history b ON (((b.until_change = n.changed_in) AND (n.org_id = b.org_id) AND (n.opportunity_id = b.opportunity_id))))
UNION ALL
 SELECT b.org_id,
    'credit_hold'::text AS noun,
    b.until_change AS change_no,
    'removed'::text AS action,
    (((b.opportunity_id)::text COLLATE "default") COLLATE "default") AS key,
    (to_jsonb(b.*) - 'until_change'::text) AS before,
    NULL::jsonb AS after
   FROM drumbeat.credit_hold_history b
  WHERE ((NOT (EXISTS ( SELECT
           FROM drumbeat.credit_hold n
          WHERE ((n.org_id = b.org_id) AND (n.opportunity_id = b.opportunity_id) AND (n.changed_in = b.until_change))))) AND (NOT (EXISTS ( SELECT
           FROM drumbeat.credit_hold_history n
          WHERE ((n.org_id = b.org_id) AND (n.opportunity_id = b.opportunity_id) AND (n.changed_in = b.until_change))))))
UNION ALL
 SELECT n.org_id,
    'day_off'::text AS noun,
    n.changed_in AS change_no,
        CASE
            WHEN (b.org_id IS NULL) THEN 'added'::text
            ELSE 'changed'::text
        END AS action,
    ((((n.calendar COLLATE "default") || ' · '::text) || ((n.day)::text COLLATE "default")) COLLATE "default") AS key,
        CASE
            WHEN (b.org_id IS NOT NULL) THEN (to_jsonb(b.*) - 'until_change'::text)
            ELSE NULL::jsonb
        END AS before,
    to_jsonb(n.*) AS after
   FROM (( SELECT day_off.org_id,
            day_off.calendar,
            day_off.day,
            day_off.name,
            day_off.changed_in
           FROM drumbeat.day_off
        UNION ALL
         SELECT day_off_history.org_id,
            day_off_history.calendar,
            day_off_history.day,
            day_off_history.name,
            day_off_history.changed_in
           FROM drumbeat.day_off_history) n
     LEFT JOIN drumbeat.day_off_history b ON (((b.until_change = n.changed_in) AND (n.org_id = b.org_id) AND (n.calendar = b.calendar) AND (n.day = b.day))))
UNION ALL
 SELECT b.org_id,
    'day_off'::text AS noun,
    b.until_change AS change_no,
    'removed'::text AS action,
    ((((b.calendar COLLATE "default") || ' · '::text) || ((b.day)::text COLLATE "default")) COLLATE "default") AS key,
    (to_jsonb(b.*) - 'until_change'::text) AS before,
    NULL::jsonb AS after
   FROM drumbeat.day_off_history b
  WHERE ((NOT (EXISTS ( SELECT
           FROM drumbeat.day_off n
          WHERE ((n.org_id = b.org_id) AND (n.calendar = b.calendar) AND (n.day = b.day) AND (n.changed_in = b.until_change))))) AND (NOT (EXISTS ( SELECT
           FROM drumbeat.day_off_history n
          WHERE ((n.org_id = b.org_id) AND (n.calendar = b.calendar) AND (n.day = b.day) AND (n.changed_in = b.until_change))))))
UNION ALL
 SELECT n.org_id,
    'employment'::text AS noun,
    n.changed_in AS change_no,
        CASE
            WHEN (b.org_id IS NULL) THEN 'added'::text
            ELSE 'changed'::text
        END AS action,
    (((((n.person_id)::text COLLATE "default") || ' · '::text) || ((n.during)::text COLLATE "default")) COLLATE "default") AS key,
        CASE
            WHEN (b.org_id IS NOT NULL) THEN (to_jsonb(b.*) - 'until_change'::text)
            ELSE NULL::jsonb
        END AS before,
    to_jsonb(n.*) AS after
   FROM (( SELECT employment.org_id,
            employment.person_id,
            employment.during,
            employment.role,
            employment.changed_in,
            employment.zone,
            employment.holiday_calendar,
            employment.motion
           FROM drumbeat.employment
        UNION ALL
         SELECT employment_history.org_id,
            employment_history.person_id,
            employment_history.during,
            employment_history.role,
            employment_history.changed_in,
            employment_history.zone,
            employment_history.holiday_calendar,
            employment_history.motion
           FROM drumbeat.employment_history) n
     LEFT JOIN drumbeat.employment_history b ON (((b.until_change = n.changed_in) AND (n.org_id = b.org_id) AND (n.person_id = b.person_id) AND (n.during = b.during))))
UNION ALL
 SELECT b.org_id,
    'employment'::text AS noun,
    b.until_change AS change_no,
    'removed'::text AS action,
    (((((b.person_id)::text COLLATE "default") || ' · '::text) || ((b.during)::text COLLATE "default")) COLLATE "default") AS key,
    (to_jsonb(b.*) - 'until_change'::text) AS before,
    NULL::jsonb AS after
   FROM drumbeat.employment_history b
  WHERE ((NOT (EXISTS ( SELECT
           FROM drumbeat.employment n
          WHERE ((n.org_id = b.org_id) AND (n.person_id = b.person_id) AND (n.during = b.during) AND (n.changed_in = b.until_change))))) AND (NOT (EXISTS ( SELECT
           FROM drumbeat.employment_history n
          WHERE ((n.org_id = b.org_id) AND (n.person_id = b.person_id) AND (n.during = b.during) AND (n.changed_in = b.until_change))))))
UNION ALL
 SELECT n.org_id,
    'fiscal_period'::text AS noun,
    n.changed_in AS change_no,
        CASE
            WHEN (b.org_id IS NULL) THEN 'added'::text
            ELSE 'changed'::text
        END AS action,
    (((n.period_id)::text COLLATE "default") COLLATE "default") AS key,
        CASE
            WHEN (b.org_id IS NOT NULL) THEN (to_jsonb(b.*) - 'until_change'::text)
            ELSE NULL::jsonb
        END AS before,
    to_jsonb(n.*) AS after
   FROM (( SELECT fiscal_period.org_id,
            fiscal_period.period_id,
            fiscal_period.calendar_version,
            fiscal_period.level,
            fiscal_period.label,
            fiscal_period.during,
            fiscal_period.quarter_id,
            fiscal_period.year_id,
            fiscal_period.changed_in
           FROM drumbeat.fiscal_period
        UNION ALL
         SELECT fiscal_period_history.org_id,
            fiscal_period_history.period_id,
            fiscal_period_history.calendar_version,
            fiscal_period_history.level,
            fiscal_period_history.label,
            fiscal_period_history.during,
            fiscal_period_history.quarter_id,
            fiscal_period_history.year_id,
            fiscal_period_history.changed_in
           FROM drumbeat.fiscal_period_history) n
     LEFT JOIN drumbeat.fiscal_period_history b ON (((b.until_change = n.changed_in) AND (n.org_id = b.org_id) AND (n.period_id = b.period_id))))
UNION ALL
 SELECT b.org_id,
    'fiscal_period'::text AS noun,
    b.until_change AS change_no,
    'removed'::text AS action,
    (((b.period_id)::text COLLATE "default") COLLATE "default") AS key,
    (to_jsonb(b.*) - 'until_change'::text) AS before,
    NULL::jsonb AS after
   FROM drumbeat.fiscal_period_history b
  WHERE ((NOT (EXISTS ( SELECT
           FROM drumbeat.fiscal_period n
          WHERE ((n.org_id = b.org_id) AND (n.period_id = b.period_id) AND (n.changed_in = b.until_change))))) AND (NOT (EXISTS ( SELECT
           FROM drumbeat.fiscal_period_history n
          WHERE ((n.org_id = b.org_id) AND (n.period_id = b.period_id) AND (n.changed_in = b.until_change))))))
UNION ALL
 SELECT n.org_id,
    'fx_rate'::text AS noun,
    n.changed_in AS change_no,
        CASE
            WHEN (b.org_id IS NULL) THEN 'added'::text
            ELSE 'changed'::text
        END AS action,
    ((((((n.kind COLLATE "default") || ' · '::text) || (n.currency COLLATE "default")) || ' · '::text) || ((n.during)::text COLLATE "default")) COLLATE "default") AS key,
        CASE
            WHEN (b.org_id IS NOT NULL) THEN (to_jsonb(b.*) - 'until_change'::text)
            ELSE NULL::jsonb
        END AS before,
    to_jsonb(n.*) AS after
   FROM (( SELECT fx_rate.org_id,
            fx_rate.kind,
            fx_rate.currency,
            fx_rate.during,
            fx_rate.rate,
            fx_rate.changed_in
           FROM drumbeat.fx_rate
        UNION ALL
         SELECT fx_rate_history.org_id,
            fx_rate_history.kind,
            fx_rate_history.currency,
            fx_rate_history.during,
            fx_rate_history.rate,
            fx_rate_history.changed_in
           FROM drumbeat.fx_rate_history) n
     LEFT JOIN drumbeat.fx_rate_history b ON (((b.until_change = n.changed_in) AND (n.org_id = b.org_id) AND (n.kind = b.kind) AND (n.currency = b.currency) AND (n.during = b.during))))
UNION ALL
 SELECT b.org_id,
    'fx_rate'::text AS noun,
    b.until_change AS change_no,
    'removed'::text AS action,
    ((((((b.kind COLLATE "default") || ' · '::text) || (b.currency COLLATE "default")) || ' · '::text) || ((b.during)::text COLLATE "default")) COLLATE "default") AS key,
    (to_jsonb(b.*) - 'until_change'::text) AS before,
    NULL::jsonb AS after
   FROM drumbeat.fx_rate_history b
  WHERE ((NOT (EXISTS ( SELECT
           FROM drumbeat.fx_rate n
          WHERE ((n.org_id = b.org_id) AND (n.kind = b.kind) AND (n.currency = b.currency) AND (n.during = b.during) AND (n.changed_in = b.until_change))))) AND (NOT (EXISTS ( SELECT
           FROM drumbeat.fx_rate_history n
          WHERE ((n.org_id = b.org_id) AND (n.kind = b.kind) AND (n.currency = b.currency) AND (n.during = b.during) AND (n.changed_in = b.until_change))))))
UNION ALL
 SELECT n.org_id,
    'opportunity'::text AS noun,
    n.changed_in AS change_no,
        CASE
            WHEN (b.org_id IS NULL) THEN 'added'::text
            ELSE 'changed'::text
        END AS action,
    (((n.opportunity_id)::text COLLATE "default") COLLATE "default") AS key,
        CASE
            WHEN (b.org_id IS NOT NULL) THEN (to_jsonb(b.*) - 'until_change'::text)
            ELSE NULL::jsonb
        END AS before,
    to_jsonb(n.*) AS after
   FROM (( SELECT opportunity.org_id,
            opportunity.opportunity_id,
            opportunity.owner_id,
            opportunity.account_id,
            opportunity.product_id,
            opportunity.stage,
            opportunity.source_stage,
            opportunity.amount_minor,
            opportunity.currency,
            opportunity.created_on,
            opportunity.close_on,
            opportunity.close_period_id,
            opportunity.rep_id,
            opportunity.team_id,
            opportunity.manager_id,
            opportunity.changed_in,
            opportunity.booked_on,
            opportunity.booked_period_id
           FROM drumbeat.opportunity
        UNION ALL
         SELECT opportunity_history.org_id,
            opportunity_history.opportunity_id,
            opportunity_history.owner_id,
            opportunity_history.account_id,
            opportunity_history.product_id,
            opportunity_history.stage,
            opportunity_history.source_stage,
            opportunity_history.amount_minor,
            opportunity_history.currency,
            opportunity_history.created_on,
            opportunity_history.close_on,
            opportunity_history.close_period_id,
            opportunity_history.rep_id,
            opportunity_history.team_id,
            opportunity_history.manager_id,
            opportunity_history.changed_in,
            opportunity_history.booked_on,
            opportunity_history.booked_period_id
           FROM drumbeat.opportunity_history) n
     LEFT JOIN drumbeat.opportunity_history b ON (((b.until_change = n.changed_in) AND (n.org_id = b.org_id) AND (n.opportunity_id = b.opportunity_id))))
UNION ALL
 SELECT b.org_id,
    'opportunity'::text AS noun,
    b.until_change AS change_no,
    'removed'::text AS action,
    (((b.opportunity_id)::text COLLATE "default") COLLATE "default") AS key,
    (to_jsonb(b.*) - 'until_change'::text) AS before,
    NULL::jsonb AS after
   FROM drumbeat.opportunity_history b
  WHERE ((NOT (EXISTS ( SELECT
           FROM drumbeat.opportunity n
          WHERE ((n.org_id = b.org_id) AND (n.opportunity_id = b.opportunity_id) AND (n.changed_in = b.until_change))))) AND (NOT (EXISTS ( SELECT
           FROM drumbeat.opportunity_history n
          WHERE ((n.org_id = b.org_id) AND (n.opportunity_id = b.opportunity_id) AND (n.changed_in = b.until_change))))))
UNION ALL
 SELECT n.org_id,
    'opportunity_line'::text AS noun,
    n.changed_in AS change_no,
        CASE
            WHEN (b.org_id IS NULL) THEN 'added'::text
            ELSE 'changed'::text
        END AS action,
    (((((n.opportunity_id)::text COLLATE "default") || ' · '::text) || (n.line COLLATE "default")) COLLATE "default") AS key,
        CASE
            WHEN (b.org_id IS NOT NULL) THEN (to_jsonb(b.*) - 'until_change'::text)
            ELSE NULL::jsonb
        END AS before,
    to_jsonb(n.*) AS after
   FROM (( SELECT opportunity_line.org_id,
            opportunity_line.opportunity_id,
            opportunity_line.line,
            opportunity_line.product_id,
            opportunity_line.amount_minor,
            opportunity_line.quantity,
            opportunity_line.changed_in
           FROM drumbeat.opportunity_line
        UNION ALL
         SELECT opportunity_line_history.org_id,
            opportunity_line_history.opportunity_id,
            opportunity_line_history.line,
            opportunity_line_history.product_id,
            opportunity_line_history.amount_minor,
            opportunity_line_history.quantity,
            opportunity_line_history.changed_in
           FROM drumbeat.opportunity_line_history) n
     LEFT JOIN drumbeat.opportunity_line_history b ON (((b.until_change = n.changed_in) AND (n.org_id = b.org_id) AND (n.opportunity_id = b.opportunity_id) AND (n.line = b.line))))
UNION ALL
 SELECT b.org_id,
    'opportunity_line'::text AS noun,
    b.until_change AS change_no,
    'removed'::text AS action,
    (((((b.opportunity_id)::text COLLATE "default") || ' · '::text) || (b.line COLLATE "default")) COLLATE "default") AS key,
    (to_jsonb(b.*) - 'until_change'::text) AS before,
    NULL::jsonb AS after
   FROM drumbeat.opportunity_line_history b
  WHERE ((NOT (EXISTS ( SELECT
           FROM drumbeat.opportunity_line n
          WHERE ((n.org_id = b.org_id) AND (n.opportunity_id = b.opportunity_id) AND (n.line = b.line) AND (n.changed_in = b.until_change))))) AND (NOT (EXISTS ( SELECT
           FROM drumbeat.opportunity_line_history n
          WHERE ((n.org_id = b.org_id) AND (n.opportunity_id = b.opportunity_id) AND (n.line = b.line) AND (n.changed_in = b.until_change))))))
UNION ALL
 SELECT n.org_id,
    'opportunity_owner'::text AS noun,
    n.changed_in AS change_no,
        CASE
            WHEN (b.org_id IS NULL) THEN 'added'::text
            ELSE 'changed'::text
        END AS action,
    (((((n.opportunity_id)::text COLLATE "default") || ' · '::text) || ((n.during)::text COLLATE "default")) COLLATE "default") AS key,
        CASE
            WHEN (b.org_id IS NOT NULL) THEN (to_jsonb(b.*) - 'until_change'::text)
            ELSE NULL::jsonb
        END AS before,
    to_jsonb(n.*) AS after
   FROM (( SELECT opportunity_owner.org_id,
            opportunity_owner.opportunity_id,
            opportunity_owner.during,
            opportunity_owner.person_id,
            opportunity_owner.changed_in
           FROM drumbeat.opportunity_owner
        UNION ALL
         SELECT opportunity_owner_history.org_id,
            opportunity_owner_history.opportunity_id,
            opportunity_owner_history.during,
            opportunity_owner_history.person_id,
            opportunity_owner_history.changed_in
           FROM drumbeat.opportunity_owner_history) n
     LEFT JOIN drumbeat.opportunity_owner_history b ON (((b.until_change = n.changed_in) AND (n.org_id = b.org_id) AND (n.opportunity_id = b.opportunity_id) AND (n.during = b.during))))
UNION ALL
 SELECT b.org_id,
    'opportunity_owner'::text AS noun,
    b.until_change AS change_no,
    'removed'::text AS action,
    (((((b.opportunity_id)::text COLLATE "default") || ' · '::text) || ((b.during)::text COLLATE "default")) COLLATE "default") AS key,
    (to_jsonb(b.*) - 'until_change'::text) AS before,
    NULL::jsonb AS after
   FROM drumbeat.opportunity_owner_history b
  WHERE ((NOT (EXISTS ( SELECT
           FROM drumbeat.opportunity_owner n
          WHERE ((n.org_id = b.org_id) AND (n.opportunity_id = b.opportunity_id) AND (n.during = b.during) AND (n.changed_in = b.until_change))))) AND (NOT (EXISTS ( SELECT
           FROM drumbeat.opportunity_owner_history n
          WHERE ((n.org_id = b.org_id) AND (n.opportunity_id = b.opportunity_id) AND (n.during = b.during) AND (n.changed_in = b.until_change))))))
UNION ALL
 SELECT n.org_id,
    'organisation'::text AS noun,
    n.changed_in AS change_no,
        CASE
            WHEN (b.org_id IS NULL) THEN 'added'::text
            ELSE 'changed'::text
        END AS action,
    (((n.org_id)::text COLLATE "default") COLLATE "default") AS key,
        CASE
            WHEN (b.org_id IS NOT NULL) THEN (to_jsonb(b.*) - 'until_change'::text)
            ELSE NULL::jsonb
        END AS before,
    to_jsonb(n.*) AS after
   FROM (( SELECT organisation.org_id,
            organisation.key,
            organisation.name,
            organisation.currency,
            organisation.zone,
            organisation.week_starts,
            organisation.fiscal_year_start_month,
            organisation.changed_in,
            organisation.fiscal_weeks
           FROM drumbeat.organisation
        UNION ALL
         SELECT organisation_history.org_id,
            organisation_history.key,
            organisation_history.name,
            organisation_history.currency,
            organisation_history.zone,
            organisation_history.week_starts,
            organisation_history.fiscal_year_start_month,
            organisation_history.changed_in,
            organisation_history.fiscal_weeks
           FROM drumbeat.organisation_history) n
     LEFT JOIN drumbeat.organisation_history b ON (((b.until_change = n.changed_in) AND (n.org_id = b.org_id))))
UNION ALL
 SELECT b.org_id,
    'organisation'::text AS noun,
    b.until_change AS change_no,
    'removed'::text AS action,
    (((b.org_id)::text COLLATE "default") COLLATE "default") AS key,
    (to_jsonb(b.*) - 'until_change'::text) AS before,
    NULL::jsonb AS after
   FROM drumbeat.organisation_history b
  WHERE ((NOT (EXISTS ( SELECT
           FROM drumbeat.organisation n
          WHERE ((n.org_id = b.org_id) AND (n.changed_in = b.until_change))))) AND (NOT (EXISTS ( SELECT
           FROM drumbeat.organisation_history n
          WHERE ((n.org_id = b.org_id) AND (n.changed_in = b.until_change))))))
UNION ALL
 SELECT n.org_id,
    'person'::text AS noun,
    n.changed_in AS change_no,
        CASE
            WHEN (b.org_id IS NULL) THEN 'added'::text
            ELSE 'changed'::text
        END AS action,
    (((n.person_id)::text COLLATE "default") COLLATE "default") AS key,
        CASE
            WHEN (b.org_id IS NOT NULL) THEN (to_jsonb(b.*) - 'until_change'::text)
            ELSE NULL::jsonb
        END AS before,
    to_jsonb(n.*) AS after
   FROM (( SELECT person.org_id,
            person.person_id,
            person.changed_in
           FROM drumbeat.person
        UNION ALL
         SELECT person_history.org_id,
            person_history.person_id,
            person_history.changed_in
           FROM drumbeat.person_history) n
     LEFT JOIN drumbeat.person_history b ON (((b.until_change = n.changed_in) AND (n.org_id = b.org_id) AND (n.person_id = b.person_id))))
UNION ALL
 SELECT b.org_id,
    'person'::text AS noun,
    b.until_change AS change_no,
    'removed'::text AS action,
    (((b.person_id)::text COLLATE "default") COLLATE "default") AS key,
    (to_jsonb(b.*) - 'until_change'::text) AS before,
    NULL::jsonb AS after
   FROM drumbeat.person_history b
  WHERE ((NOT (EXISTS ( SELECT
           FROM drumbeat.person n
          WHERE ((n.org_id = b.org_id) AND (n.person_id = b.person_id) AND (n.changed_in = b.until_change))))) AND (NOT (EXISTS ( SELECT
           FROM drumbeat.person_history n
          WHERE ((n.org_id = b.org_id) AND (n.person_id = b.person_id) AND (n.changed_in = b.until_change))))))
UNION ALL
 SELECT n.org_id,
    'policy'::text AS noun,
    n.changed_in AS change_no,
        CASE
            WHEN (b.org_id IS NULL) THEN 'added'::text
            ELSE 'changed'::text
        END AS action,
    ((((n.key COLLATE "default") || ' · '::text) || ((n.during)::text COLLATE "default")) COLLATE "default") AS key,
        CASE
            WHEN (b.org_id IS NOT NULL) THEN (to_jsonb(b.*) - 'until_change'::text)
            ELSE NULL::jsonb
        END AS before,
    to_jsonb(n.*) AS after
   FROM (( SELECT policy.org_id,
            policy.key,
            policy.during,
            policy.value,
            policy.changed_in
           FROM drumbeat.policy
        UNION ALL
         SELECT policy_history.org_id,
            policy_history.key,
            policy_history.during,
            policy_history.value,
            policy_history.changed_in
           FROM drumbeat.policy_history) n
     LEFT JOIN drumbeat.policy_history b ON (((b.until_change = n.changed_in) AND (n.org_id = b.org_id) AND (n.key = b.key) AND (n.during = b.during))))
UNION ALL
 SELECT b.org_id,
    'policy'::text AS noun,
    b.until_change AS change_no,
    'removed'::text AS action,
    ((((b.key COLLATE "default") || ' · '::text) || ((b.during)::text COLLATE "default")) COLLATE "default") AS key,
    (to_jsonb(b.*) - 'until_change'::text) AS before,
    NULL::jsonb AS after
   FROM drumbeat.policy_history b
  WHERE ((NOT (EXISTS ( SELECT
           FROM drumbeat.policy n
          WHERE ((n.org_id = b.org_id) AND (n.key = b.key) AND (n.during = b.during) AND (n.changed_in = b.until_change))))) AND (NOT (EXISTS ( SELECT
           FROM drumbeat.policy_history n
          WHERE ((n.org_id = b.org_id) AND (n.key = b.key) AND (n.during = b.during) AND (n.changed_in = b.until_change))))))
UNION ALL
 SELECT n.org_id,
    'product'::text AS noun,
    n.changed_in AS change_no,
        CASE
            WHEN (b.org_id IS NULL) THEN 'added'::text
            ELSE 'changed'::text
        END AS action,
    (((n.product_id)::text COLLATE "default") COLLATE "default") AS key,
        CASE
            WHEN (b.org_id IS NOT NULL) THEN (to_jsonb(b.*) - 'until_change'::text)
            ELSE NULL::jsonb
        END AS before,
    to_jsonb(n.*) AS after
   FROM (( SELECT product.org_id,
            product.product_id,
            product.name,
            product.family,
            product.list_price_minor,
            product.changed_in
           FROM drumbeat.product
        UNION ALL
         SELECT product_history.org_id,
            product_history.product_id,
            product_history.name,
            product_history.family,
            product_history.list_price_minor,
            product_history.changed_in
           FROM drumbeat.product_history) n
     LEFT JOIN drumbeat.product_history b ON (((b.until_change = n.changed_in) AND (n.org_id = b.org_id) AND (n.product_id = b.product_id))))
UNION ALL
 SELECT b.org_id,
    'product'::text AS noun,
    b.until_change AS change_no,
    'removed'::text AS action,
    (((b.product_id)::text COLLATE "default") COLLATE "default") AS key,
    (to_jsonb(b.*) - 'until_change'::text) AS before,
    NULL::jsonb AS after
   FROM drumbeat.product_history b
  WHERE ((NOT (EXISTS ( SELECT
           FROM drumbeat.product n
          WHERE ((n.org_id = b.org_id) AND (n.product_id = b.product_id) AND (n.changed_in = b.until_change))))) AND (NOT (EXISTS ( SELECT
           FROM drumbeat.product_history n
          WHERE ((n.org_id = b.org_id) AND (n.product_id = b.product_id) AND (n.changed_in = b.until_change))))))
UNION ALL
 SELECT n.org_id,
    'quota'::text AS noun,
    n.changed_in AS change_no,
        CASE
            WHEN (b.org_id IS NULL) THEN 'added'::text
            ELSE 'changed'::text
        END AS action,
    (((n.quota_id)::text COLLATE "default") COLLATE "default") AS key,
        CASE
            WHEN (b.org_id IS NOT NULL) THEN (to_jsonb(b.*) - 'until_change'::text)
            ELSE NULL::jsonb
        END AS before,
    to_jsonb(n.*) AS after
   FROM (( SELECT quota.org_id,
            quota.quota_id,
            quota.person_id,
            quota.team_id,
            quota.territory_id,
            quota.measure,
            quota.component,
            quota.layer,
            quota.period_id,
            quota.amount_minor,
            quota.changed_in,
            quota.seasonality,
            quota.account_id
           FROM drumbeat.quota
        UNION ALL
         SELECT quota_history.org_id,
            quota_history.quota_id,
            quota_history.person_id,
            quota_history.team_id,
            quota_history.territory_id,
            quota_history.measure,
            quota_history.component,
            quota_history.layer,
            quota_history.period_id,
            quota_history.amount_minor,
            quota_history.changed_in,
            quota_history.seasonality,
            quota_history.account_id
           FROM drumbeat.quota_history) n
     LEFT JOIN drumbeat.quota_history b ON (((b.until_change = n.changed_in) AND (n.org_id = b.org_id) AND (n.quota_id = b.quota_id))))
UNION ALL
 SELECT b.org_id,
    'quota'::text AS noun,
    b.until_change AS change_no,
    'removed'::text AS action,
    (((b.quota_id)::text COLLATE "default") COLLATE "default") AS key,
    (to_jsonb(b.*) - 'until_change'::text) AS before,
    NULL::jsonb AS after
   FROM drumbeat.quota_history b
  WHERE ((NOT (EXISTS ( SELECT
           FROM drumbeat.quota n
          WHERE ((n.org_id = b.org_id) AND (n.quota_id = b.quota_id) AND (n.changed_in = b.until_change))))) AND (NOT (EXISTS ( SELECT
           FROM drumbeat.quota_history n
          WHERE ((n.org_id = b.org_id) AND (n.quota_id = b.quota_id) AND (n.changed_in = b.until_change))))))
UNION ALL
 SELECT n.org_id,
    'quota_leaf'::text AS noun,
    n.changed_in AS change_no,
        CASE
            WHEN (b.org_id IS NULL) THEN 'added'::text
            ELSE 'changed'::text
        END AS action,
    (((((n.quota_id)::text COLLATE "default") || ' · '::text) || ((n.period_id)::text COLLATE "default")) COLLATE "default") AS key,
        CASE
            WHEN (b.org_id IS NOT NULL) THEN (to_jsonb(b.*) - 'until_change'::text)
            ELSE NULL::jsonb
        END AS before,
    to_jsonb(n.*) AS after
   FROM (( SELECT quota_leaf.org_id,
            quota_leaf.quota_id,
            quota_leaf.period_id,
            quota_leaf.amount_minor,
            quota_leaf.changed_in,
            quota_leaf.weight
           FROM drumbeat.quota_leaf
        UNION ALL
         SELECT quota_leaf_history.org_id,
            quota_leaf_history.quota_id,
            quota_leaf_history.period_id,
            quota_leaf_history.amount_minor,
            quota_leaf_history.changed_in,
            quota_leaf_history.weight
           FROM drumbeat.quota_leaf_history) n
     LEFT JOIN drumbeat.quota_leaf_history b ON (((b.until_change = n.changed_in) AND (n.org_id = b.org_id) AND (n.quota_id = b.quota_id) AND (n.period_id = b.period_id))))
UNION ALL
 SELECT b.org_id,
    'quota_leaf'::text AS noun,
    b.until_change AS change_no,
    'removed'::text AS action,
    (((((b.quota_id)::text COLLATE "default") || ' · '::text) || ((b.period_id)::text COLLATE "default")) COLLATE "default") AS key,
    (to_jsonb(b.*) - 'until_change'::text) AS before,
    NULL::jsonb AS after
   FROM drumbeat.quota_leaf_history b
  WHERE ((NOT (EXISTS ( SELECT
           FROM drumbeat.quota_leaf n
          WHERE ((n.org_id = b.org_id) AND (n.quota_id = b.quota_id) AND (n.period_id = b.period_id) AND (n.changed_in = b.until_change))))) AND (NOT (EXISTS ( SELECT
           FROM drumbeat.quota_leaf_history n
          WHERE ((n.org_id = b.org_id) AND (n.quota_id = b.quota_id) AND (n.period_id = b.period_id) AND (n.changed_in = b.until_change))))))
UNION ALL
 SELECT n.org_id,
    'ramp_assignment'::text AS noun,
    n.changed_in AS change_no,
        CASE
            WHEN (b.org_id IS NULL) THEN 'added'::text
            ELSE 'changed'::text
        END AS action,
    (((((n.person_id)::text COLLATE "default") || ' · '::text) || ((n.starts_on)::text COLLATE "default")) COLLATE "default") AS key,
        CASE
            WHEN (b.org_id IS NOT NULL) THEN (to_jsonb(b.*) - 'until_change'::text)
            ELSE NULL::jsonb
        END AS before,
    to_jsonb(n.*) AS after
   FROM (( SELECT ramp_assignment.org_id,
            ramp_assignment.person_id,
            ramp_assignment.starts_on,
            ramp_assignment.profile,
            ramp_assignment.cutoff,
            ramp_assignment.changed_in
           FROM drumbeat.ramp_assignment
        UNION ALL
         SELECT ramp_assignment_history.org_id,
            ramp_assignment_history.person_id,
            ramp_assignment_history.starts_on,
            ramp_assignment_history.profile,
            ramp_assignment_history.cutoff,
            ramp_assignment_history.changed_in
           FROM drumbeat.ramp_assignment_history) n
     LEFT JOIN drumbeat.ramp_assignment_history b ON (((b.until_change = n.changed_in) AND (n.org_id = b.org_id) AND (n.person_id = b.person_id) AND (n.starts_on = b.starts_on))))
UNION ALL
 SELECT b.org_id,
    'ramp_assignment'::text AS noun,
    b.until_change AS change_no,
    'removed'::text AS action,
    (((((b.person_id)::text COLLATE "default") || ' · '::text) || ((b.starts_on)::text COLLATE "default")) COLLATE "default") AS key,
    (to_jsonb(b.*) - 'until_change'::text) AS before,
    NULL::jsonb AS after
   FROM drumbeat.ramp_assignment_history b
  WHERE ((NOT (EXISTS ( SELECT
           FROM drumbeat.ramp_assignment n
          WHERE ((n.org_id = b.org_id) AND (n.person_id = b.person_id) AND (n.starts_on = b.starts_on) AND (n.changed_in = b.until_change))))) AND (NOT (EXISTS ( SELECT
           FROM drumbeat.ramp_assignment_history n
          WHERE ((n.org_id = b.org_id) AND (n.person_id = b.person_id) AND (n.starts_on = b.starts_on) AND (n.changed_in = b.until_change))))))
UNION ALL
 SELECT n.org_id,
    'ramp_step'::text AS noun,
    n.changed_in AS change_no,
        CASE
            WHEN (b.org_id IS NULL) THEN 'added'::text
            ELSE 'changed'::text
        END AS action,
    ((((n.profile COLLATE "default") || ' · '::text) || ((n.month_no)::text COLLATE "default")) COLLATE "default") AS key,
        CASE
            WHEN (b.org_id IS NOT NULL) THEN (to_jsonb(b.*) - 'until_change'::text)
            ELSE NULL::jsonb
        END AS before,
    to_jsonb(n.*) AS after
   FROM (( SELECT ramp_step.org_id,
            ramp_step.profile,
            ramp_step.month_no,
            ramp_step.share_bp,
            ramp_step.changed_in
           FROM drumbeat.ramp_step
        UNION ALL
         SELECT ramp_step_history.org_id,
            ramp_step_history.profile,
            ramp_step_history.month_no,
            ramp_step_history.share_bp,
            ramp_step_history.changed_in
           FROM drumbeat.ramp_step_history) n
     LEFT JOIN drumbeat.ramp_step_history b ON (((b.until_change = n.changed_in) AND (n.org_id = b.org_id) AND (n.profile = b.profile) AND (n.month_no = b.month_no))))
UNION ALL
 SELECT b.org_id,
    'ramp_step'::text AS noun,
    b.until_change AS change_no,
    'removed'::text AS action,
    ((((b.profile COLLATE "default") || ' · '::text) || ((b.month_no)::text COLLATE "default")) COLLATE "default") AS key,
    (to_jsonb(b.*) - 'until_change'::text) AS before,
    NULL::jsonb AS after
   FROM drumbeat.ramp_step_history b
  WHERE ((NOT (EXISTS ( SELECT
           FROM drumbeat.ramp_step n
          WHERE ((n.org_id = b.org_id) AND (n.profile = b.profile) AND (n.month_no = b.month_no) AND (n.changed_in = b.until_change))))) AND (NOT (EXISTS ( SELECT
           FROM drumbeat.ramp_step_history n
          WHERE ((n.org_id = b.org_id) AND (n.profile = b.profile) AND (n.month_no = b.month_no) AND (n.changed_in = b.until_change))))))
UNION ALL
 SELECT n.org_id,
    'seasonality'::text AS noun,
    n.changed_in AS change_no,
        CASE
            WHEN (b.org_id IS NULL) THEN 'added'::text
            ELSE 'changed'::text
        END AS action,
    ((((n.profile COLLATE "default") || ' · '::text) || (n.part COLLATE "default")) COLLATE "default") AS key,
        CASE
            WHEN (b.org_id IS NOT NULL) THEN (to_jsonb(b.*) - 'until_change'::text)
            ELSE NULL::jsonb
        END AS before,
    to_jsonb(n.*) AS after
   FROM (( SELECT seasonality.org_id,
            seasonality.profile,
            seasonality.part,
            seasonality.weight_bp,
            seasonality.changed_in
           FROM drumbeat.seasonality
        UNION ALL
         SELECT seasonality_history.org_id,
            seasonality_history.profile,
            seasonality_history.part,
            seasonality_history.weight_bp,
            seasonality_history.changed_in
           FROM drumbeat.seasonality_history) n
     LEFT JOIN drumbeat.seasonality_history b ON (((b.until_change = n.changed_in) AND (n.org_id = b.org_id) AND (n.profile = b.profile) AND (n.part = b.part))))
UNION ALL
 SELECT b.org_id,
    'seasonality'::text AS noun,
    b.until_change AS change_no,
    'removed'::text AS action,
    ((((b.profile COLLATE "default") || ' · '::text) || (b.part COLLATE "default")) COLLATE "default") AS key,
    (to_jsonb(b.*) - 'until_change'::text) AS before,
    NULL::jsonb AS after
   FROM drumbeat.seasonality_history b
  WHERE ((NOT (EXISTS ( SELECT
           FROM drumbeat.seasonality n
          WHERE ((n.org_id = b.org_id) AND (n.profile = b.profile) AND (n.part = b.part) AND (n.changed_in = b.until_change))))) AND (NOT (EXISTS ( SELECT
           FROM drumbeat.seasonality_history n
          WHERE ((n.org_id = b.org_id) AND (n.profile = b.profile) AND (n.part = b.part) AND (n.changed_in = b.until_change))))))
UNION ALL
 SELECT n.org_id,
    'source_record'::text AS noun,
    n.changed_in AS change_no,
        CASE
            WHEN (b.org_id IS NULL) THEN 'added'::text
            ELSE 'changed'::text
        END AS action,
    ((((((n.source COLLATE "default") || ' · '::text) || (n.kind COLLATE "default")) || ' · '::text) || (n.external_id COLLATE "default")) COLLATE "default") AS key,
        CASE
            WHEN (b.org_id IS NOT NULL) THEN (to_jsonb(b.*) - 'until_change'::text)
            ELSE NULL::jsonb
        END AS before,
    to_jsonb(n.*) AS after
   FROM (( SELECT source_record.org_id,
            source_record.source,
            source_record.kind,
            source_record.external_id,
            source_record.internal_id,
            source_record.changed_in
           FROM drumbeat.source_record
        UNION ALL
         SELECT source_record_history.org_id,
            source_record_history.source,
            source_record_history.kind,
            source_record_history.external_id,
            source_record_history.internal_id,
            source_record_history.changed_in
           FROM drumbeat.source_record_history) n
     LEFT JOIN drumbeat.source_record_history b ON (((b.until_change = n.changed_in) AND (n.org_id = b.org_id) AND (n.source = b.source) AND (n.kind = b.kind) AND (n.external_id = b.external_id))))
UNION ALL
 SELECT b.org_id,
    'source_record'::text AS noun,
    b.until_change AS change_no,
    'removed'::text AS action,
    ((((((b.source COLLATE "default") || ' · '::text) || (b.kind COLLATE "default")) || ' · '::text) || (b.external_id COLLATE "default")) COLLATE "default") AS key,
    (to_jsonb(b.*) - 'until_change'::text) AS before,
    NULL::jsonb AS after
   FROM drumbeat.source_record_history b
  WHERE ((NOT (EXISTS ( SELECT
           FROM drumbeat.source_record n
          WHERE ((n.org_id = b.org_id) AND (n.source = b.source) AND (n.kind = b.kind) AND (n.external_id = b.external_id) AND (n.changed_in = b.until_change))))) AND (NOT (EXISTS ( SELECT
           FROM drumbeat.source_record_history n
          WHERE ((n.org_id = b.org_id) AND (n.source = b.source) AND (n.kind = b.kind) AND (n.external_id = b.external_id) AND (n.changed_in = b.until_change))))))
UNION ALL
 SELECT n.org_id,
    'split'::text AS noun,
    n.changed_in AS change_no,
        CASE
            WHEN (b.org_id IS NULL) THEN 'added'::text
            ELSE 'changed'::text
        END AS action,
    (((((((n.opportunity_id)::text COLLATE "default") || ' · '::text) || (n.kind COLLATE "default")) || ' · '::text) || ((n.person_id)::text COLLATE "default")) COLLATE "default") AS key,
        CASE
            WHEN (b.org_id IS NOT NULL) THEN (to_jsonb(b.*) - 'until_change'::text)
            ELSE NULL::jsonb
        END AS before,
    to_jsonb(n.*) AS after
   FROM (( SELECT split.org_id,
            split.opportunity_id,
            split.kind,
            split.person_id,
            split.share_bp,
            split.changed_in
           FROM drumbeat.split
        UNION ALL
         SELECT split_history.org_id,
            split_history.opportunity_id,
            split_history.kind,
            split_history.person_id,
            split_history.share_bp,
            split_history.changed_in
           FROM drumbeat.split_history) n
     LEFT JOIN drumbeat.split_history b ON (((b.until_change = n.changed_in) AND (n.org_id = b.org_id) AND (n.opportunity_id = b.opportunity_id) AND (n.kind = b.kind) AND (n.person_id = b.person_id))))
UNION ALL
 SELECT b.org_id,
    'split'::text AS noun,
    b.until_change AS change_no,
    'removed'::text AS action,
    (((((((b.opportunity_id)::text COLLATE "default") || ' · '::text) || (b.kind COLLATE "default")) || ' · '::text) || ((b.person_id)::text COLLATE "default")) COLLATE "default") AS key,
    (to_jsonb(b.*) - 'until_change'::text) AS before,
    NULL::jsonb AS after
   FROM drumbeat.split_history b
  WHERE ((NOT (EXISTS ( SELECT
           FROM drumbeat.split n
          WHERE ((n.org_id = b.org_id) AND (n.opportunity_id = b.opportunity_id) AND (n.kind = b.kind) AND (n.person_id = b.person_id) AND (n.changed_in = b.until_change))))) AND (NOT (EXISTS ( SELECT
           FROM drumbeat.split_history n
          WHERE ((n.org_id = b.org_id) AND (n.opportunity_id = b.opportunity_id) AND (n.kind = b.kind) AND (n.person_id = b.person_id) AND (n.changed_in = b.until_change))))))
UNION ALL
 SELECT n.org_id,
    'team'::text AS noun,
    n.changed_in AS change_no,
        CASE
            WHEN (b.org_id IS NULL) THEN 'added'::text
            ELSE 'changed'::text
        END AS action,
    (((n.team_id)::text COLLATE "default") COLLATE "default") AS key,
        CASE
            WHEN (b.org_id IS NOT NULL) THEN (to_jsonb(b.*) - 'until_change'::text)
            ELSE NULL::jsonb
        END AS before,
    to_jsonb(n.*) AS after
   FROM (( SELECT team.org_id,
            team.team_id,
            team.level,
            team.name,
            team.changed_in
           FROM drumbeat.team
        UNION ALL
         SELECT team_history.org_id,
            team_history.team_id,
            team_history.level,
            team_history.name,
            team_history.changed_in
           FROM drumbeat.team_history) n
     LEFT JOIN drumbeat.team_history b ON (((b.until_change = n.changed_in) AND (n.org_id = b.org_id) AND (n.team_id = b.team_id))))
UNION ALL
 SELECT b.org_id,
    'team'::text AS noun,
    b.until_change AS change_no,
    'removed'::text AS action,
    (((b.team_id)::text COLLATE "default") COLLATE "default") AS key,
    (to_jsonb(b.*) - 'until_change'::text) AS before,
    NULL::jsonb AS after
   FROM drumbeat.team_history b
  WHERE ((NOT (EXISTS ( SELECT
           FROM drumbeat.team n
          WHERE ((n.org_id = b.org_id) AND (n.team_id = b.team_id) AND (n.changed_in = b.until_change))))) AND (NOT (EXISTS ( SELECT
           FROM drumbeat.team_history n
          WHERE ((n.org_id = b.org_id) AND (n.team_id = b.team_id) AND (n.changed_in = b.until_change))))))
UNION ALL
 SELECT n.org_id,
    'team_membership'::text AS noun,
    n.changed_in AS change_no,
        CASE
            WHEN (b.org_id IS NULL) THEN 'added'::text
            ELSE 'changed'::text
        END AS action,
    (((((((((n.person_id)::text COLLATE "default") || ' · '::text) || ((n.team_id)::text COLLATE "default")) || ' · '::text) || (n.kind COLLATE "default")) || ' · '::text) || ((n.during)::text COLLATE "default")) COLLATE "default") AS key,
        CASE
            WHEN (b.org_id IS NOT NULL) THEN (to_jsonb(b.*) - 'until_change'::text)
            ELSE NULL::jsonb
        END AS before,
    to_jsonb(n.*) AS after
   FROM (( SELECT team_membership.org_id,
            team_membership.person_id,
            team_membership.team_id,
            team_membership.kind,
            team_membership.during,
            team_membership.changed_in
           FROM drumbeat.team_membership
        UNION ALL
         SELECT team_membership_history.org_id,
            team_membership_history.person_id,
            team_membership_history.team_id,
            team_membership_history.kind,
            team_membership_history.during,
            team_membership_history.changed_in
           FROM drumbeat.team_membership_history) n
     LEFT JOIN drumbeat.team_membership_history b ON (((b.until_change = n.changed_in) AND (n.org_id = b.org_id) AND (n.person_id = b.person_id) AND (n.team_id = b.team_id) AND (n.kind = b.kind) AND (n.during = b.during))))
UNION ALL
 SELECT b.org_id,
    'team_membership'::text AS noun,
    b.until_change AS change_no,
    'removed'::text AS action,
    (((((((((b.person_id)::text COLLATE "default") || ' · '::text) || ((b.team_id)::text COLLATE "default")) || ' · '::text) || (b.kind COLLATE "default")) || ' · '::text) || ((b.during)::text COLLATE "default")) COLLATE "default") AS key,
    (to_jsonb(b.*) - 'until_change'::text) AS before,
    NULL::jsonb AS after
   FROM drumbeat.team_membership_history b
  WHERE ((NOT (EXISTS ( SELECT
           FROM drumbeat.team_membership n
          WHERE ((n.org_id = b.org_id) AND (n.person_id = b.person_id) AND (n.team_id = b.team_id) AND (n.kind = b.kind) AND (n.during = b.during) AND (n.changed_in = b.until_change))))) AND (NOT (EXISTS ( SELECT
           FROM drumbeat.team_membership_history n
          WHERE ((n.org_id = b.org_id) AND (n.person_id = b.person_id) AND (n.team_id = b.team_id) AND (n.kind = b.kind) AND (n.during = b.during) AND (n.changed_in = b.until_change))))))
UNION ALL
 SELECT n.org_id,
    'team_parent'::text AS noun,
    n.changed_in AS change_no,
        CASE
            WHEN (b.org_id IS NULL) THEN 'added'::text
            ELSE 'changed'::text
        END AS action,
    (((((n.team_id)::text COLLATE "default") || ' · '::text) || ((n.during)::text COLLATE "default")) COLLATE "default") AS key,
        CASE
            WHEN (b.org_id IS NOT NULL) THEN (to_jsonb(b.*) - 'until_change'::text)
            ELSE NULL::jsonb
        END AS before,
    to_jsonb(n.*) AS after
   FROM (( SELECT team_parent.org_id,
            team_parent.team_id,
            team_parent.during,
            team_parent.parent_id,
            team_parent.changed_in
           FROM drumbeat.team_parent
        UNION ALL
         SELECT team_parent_history.org_id,
            team_parent_history.team_id,
            team_parent_history.during,
            team_parent_history.parent_id,
            team_parent_history.changed_in
           FROM drumbeat.team_parent_history) n
     LEFT JOIN drumbeat.team_parent_history b ON (((b.until_change = n.changed_in) AND (n.org_id = b.org_id) AND (n.team_id = b.team_id) AND (n.during = b.during))))
UNION ALL
 SELECT b.org_id,
    'team_parent'::text AS noun,
    b.until_change AS change_no,
    'removed'::text AS action,
    (((((b.team_id)::text COLLATE "default") || ' · '::text) || ((b.during)::text COLLATE "default")) COLLATE "default") AS key,
    (to_jsonb(b.*) - 'until_change'::text) AS before,
    NULL::jsonb AS after
   FROM drumbeat.team_parent_history b
  WHERE ((NOT (EXISTS ( SELECT
           FROM drumbeat.team_parent n
          WHERE ((n.org_id = b.org_id) AND (n.team_id = b.team_id) AND (n.during = b.during) AND (n.changed_in = b.until_change))))) AND (NOT (EXISTS ( SELECT
           FROM drumbeat.team_parent_history n
          WHERE ((n.org_id = b.org_id) AND (n.team_id = b.team_id) AND (n.during = b.during) AND (n.changed_in = b.until_change))))))
UNION ALL
 SELECT n.org_id,
    'territory'::text AS noun,
    n.changed_in AS change_no,
        CASE
            WHEN (b.org_id IS NULL) THEN 'added'::text
            ELSE 'changed'::text
        END AS action,
    (((n.territory_id)::text COLLATE "default") COLLATE "default") AS key,
        CASE
            WHEN (b.org_id IS NOT NULL) THEN (to_jsonb(b.*) - 'until_change'::text)
            ELSE NULL::jsonb
        END AS before,
    to_jsonb(n.*) AS after
   FROM (( SELECT territory.org_id,
            territory.territory_id,
            territory.name,
            territory.changed_in
           FROM drumbeat.territory
        UNION ALL
         SELECT territory_history.org_id,
            territory_history.territory_id,
            territory_history.name,
            territory_history.changed_in
           FROM drumbeat.territory_history) n
     LEFT JOIN drumbeat.territory_history b ON (((b.until_change = n.changed_in) AND (n.org_id = b.org_id) AND (n.territory_id = b.territory_id))))
UNION ALL
 SELECT b.org_id,
    'territory'::text AS noun,
    b.until_change AS change_no,
    'removed'::text AS action,
    (((b.territory_id)::text COLLATE "default") COLLATE "default") AS key,
    (to_jsonb(b.*) - 'until_change'::text) AS before,
    NULL::jsonb AS after
   FROM drumbeat.territory_history b
  WHERE ((NOT (EXISTS ( SELECT
           FROM drumbeat.territory n
          WHERE ((n.org_id = b.org_id) AND (n.territory_id = b.territory_id) AND (n.changed_in = b.until_change))))) AND (NOT (EXISTS ( SELECT
           FROM drumbeat.territory_history n
          WHERE ((n.org_id = b.org_id) AND (n.territory_id = b.territory_id) AND (n.changed_in = b.until_change))))))
UNION ALL
 SELECT n.org_id,
    'territory_assignment'::text AS noun,
    n.changed_in AS change_no,
        CASE
            WHEN (b.org_id IS NULL) THEN 'added'::text
            ELSE 'changed'::text
        END AS action,
    (((((((n.territory_id)::text COLLATE "default") || ' · '::text) || ((n.person_id)::text COLLATE "default")) || ' · '::text) || ((n.during)::text COLLATE "default")) COLLATE "default") AS key,
        CASE
            WHEN (b.org_id IS NOT NULL) THEN (to_jsonb(b.*) - 'until_change'::text)
            ELSE NULL::jsonb
        END AS before,
    to_jsonb(n.*) AS after
   FROM (( SELECT territory_assignment.org_id,
            territory_assignment.territory_id,
            territory_assignment.person_id,
            territory_assignment.during,
            territory_assignment.share_bp,
            territory_assignment.changed_in
           FROM drumbeat.territory_assignment
        UNION ALL
         SELECT territory_assignment_history.org_id,
            territory_assignment_history.territory_id,
            territory_assignment_history.person_id,
            territory_assignment_history.during,
            territory_assignment_history.share_bp,
            territory_assignment_history.changed_in
           FROM drumbeat.territory_assignment_history) n
     LEFT JOIN drumbeat.territory_assignment_history b ON (((b.until_change = n.changed_in) AND (n.org_id = b.org_id) AND (n.territory_id = b.territory_id) AND (n.person_id = b.person_id) AND (n.during = b.during))))
UNION ALL
 SELECT b.org_id,
    'territory_assignment'::text AS noun,
    b.until_change AS change_no,
    'removed'::text AS action,
    (((((((b.territory_id)::text COLLATE "default") || ' · '::text) || ((b.person_id)::text COLLATE "default")) || ' · '::text) || ((b.during)::text COLLATE "default")) COLLATE "default") AS key,
    (to_jsonb(b.*) - 'until_change'::text) AS before,
    NULL::jsonb AS after
   FROM drumbeat.territory_assignment_history b
  WHERE ((NOT (EXISTS ( SELECT
           FROM drumbeat.territory_assignment n
          WHERE ((n.org_id = b.org_id) AND (n.territory_id = b.territory_id) AND (n.person_id = b.person_id) AND (n.during = b.during) AND (n.changed_in = b.until_change))))) AND (NOT (EXISTS ( SELECT
           FROM drumbeat.territory_assignment_history n
          WHERE ((n.org_id = b.org_id) AND (n.territory_id = b.territory_id) AND (n.person_id = b.person_id) AND (n.during = b.during) AND (n.changed_in = b.until_change))))))
UNION ALL
 SELECT n.org_id,
    'territory_parent'::text AS noun,
    n.changed_in AS change_no,
        CASE
            WHEN (b.org_id IS NULL) THEN 'added'::text
            ELSE 'changed'::text
        END AS action,
    (((((n.territory_id)::text COLLATE "default") || ' · '::text) || ((n.during)::text COLLATE "default")) COLLATE "default") AS key,
        CASE
            WHEN (b.org_id IS NOT NULL) THEN (to_jsonb(b.*) - 'until_change'::text)
            ELSE NULL::jsonb
        END AS before,
    to_jsonb(n.*) AS after
   FROM (( SELECT territory_parent.org_id,
            territory_parent.territory_id,
            territory_parent.during,
            territory_parent.parent_id,
            territory_parent.changed_in
           FROM drumbeat.territory_parent
        UNION ALL
         SELECT territory_parent_history.org_id,
            territory_parent_history.territory_id,
            territory_parent_history.during,
            territory_parent_history.parent_id,
            territory_parent_history.changed_in
           FROM drumbeat.territory_parent_history) n
     LEFT JOIN drumbeat.territory_parent_history b ON (((b.until_change = n.changed_in) AND (n.org_id = b.org_id) AND (n.territory_id = b.territory_id) AND (n.during = b.during))))
UNION ALL
 SELECT b.org_id,
    'territory_parent'::text AS noun,
    b.until_change AS change_no,
    'removed'::text AS action,
    (((((b.territory_id)::text COLLATE "default") || ' · '::text) || ((b.during)::text COLLATE "default")) COLLATE "default") AS key,
    (to_jsonb(b.*) - 'until_change'::text) AS before,
    NULL::jsonb AS after
   FROM drumbeat.territory_parent_history b
  WHERE ((NOT (EXISTS ( SELECT
           FROM drumbeat.territory_parent n
          WHERE ((n.org_id = b.org_id) AND (n.territory_id = b.territory_id) AND (n.during = b.during) AND (n.changed_in = b.until_change))))) AND (NOT (EXISTS ( SELECT
           FROM drumbeat.territory_parent_history n
          WHERE ((n.org_id = b.org_id) AND (n.territory_id = b.territory_id) AND (n.during = b.during) AND (n.changed_in = b.until_change))))));

CREATE SEQUENCE drumbeat.change_no_sequence
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

COMMENT ON SEQUENCE drumbeat.change_no_sequence IS 'Numbers the changes of all organisations. Gaps mean nothing: the fence, not the order, makes known time exact.';

CREATE VIEW drumbeat.change_touch WITH (security_invoker='true') AS
 SELECT t.org_id,
    t.changed_in AS change_no,
    'absence'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.absence t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.person_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'absence'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.absence_history t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.person_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'absence'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.absence_history t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.person_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'access_grant'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.access_grant t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'access_grant'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.access_grant_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'access_grant'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.access_grant_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'account'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.account t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'account'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.account_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'account'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.account_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'account_territory'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.account_territory t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'account_territory'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.account_territory_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'account_territory'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.account_territory_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'app_user'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.app_user t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.person_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'app_user'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.app_user_history t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.person_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'app_user'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.app_user_history t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.person_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'cadence_policy'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.cadence_policy t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'cadence_policy'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.cadence_policy_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'cadence_policy'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.cadence_policy_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'coaching_log'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.coaching_log t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.rep_id), ('team'::text,t.team_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'credit_hold'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.credit_hold t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.person_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'credit_hold'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.credit_hold_history t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.person_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'credit_hold'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.credit_hold_history t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.person_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'day_off'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.day_off t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'day_off'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.day_off_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'day_off'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.day_off_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'employment'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.employment t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.person_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'employment'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.employment_history t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.person_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'employment'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.employment_history t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.person_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'erased_identifier'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.erased_identifier t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.person_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'erased_row'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.erased_row t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'erasure_salt'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.erasure_salt t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'fiscal_calendar'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.fiscal_calendar t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'fiscal_period'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.fiscal_period t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'fiscal_period'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.fiscal_period_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'fiscal_period'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.fiscal_period_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'fx_rate'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.fx_rate t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'fx_rate'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.fx_rate_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'fx_rate'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.fx_rate_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'inquiry'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.inquiry t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.rep_id), ('team'::text,t.team_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'inquiry_event'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.inquiry_event t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.rep_id), ('team'::text,t.team_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'opportunity'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.opportunity t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.owner_id), ('person'::text,t.rep_id), ('team'::text,t.team_id), ('person'::text,t.manager_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'opportunity'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.opportunity_history t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.owner_id), ('person'::text,t.rep_id), ('team'::text,t.team_id), ('person'::text,t.manager_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'opportunity'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.opportunity_history t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.owner_id), ('person'::text,t.rep_id), ('team'::text,t.team_id), ('person'::text,t.manager_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'opportunity_event'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.opportunity_event t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'opportunity_line'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.opportunity_line t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'opportunity_line'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.opportunity_line_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'opportunity_line'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.opportunity_line_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'opportunity_owner'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.opportunity_owner t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.person_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'opportunity_owner'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.opportunity_owner_history t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.person_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'opportunity_owner'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.opportunity_owner_history t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.person_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'organisation'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.organisation t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'organisation'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.organisation_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'organisation'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.organisation_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'period_lock'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.period_lock t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'person'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.person t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.person_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'person'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.person_history t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.person_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'person'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.person_history t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.person_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'person_erasure'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.person_erasure t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.person_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'person_identity'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.person_identity t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.person_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'policy'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.policy t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'policy'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.policy_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'policy'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.policy_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'product'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.product t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'product'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.product_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'product'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.product_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'quota'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.quota t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.person_id), ('team'::text,t.team_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'quota'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.quota_history t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.person_id), ('team'::text,t.team_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'quota'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.quota_history t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.person_id), ('team'::text,t.team_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'quota_leaf'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.quota_leaf t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'quota_leaf'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.quota_leaf_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'quota_leaf'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.quota_leaf_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'quota_letter'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.quota_letter t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.rep_id), ('team'::text,t.team_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'quota_letter_acknowledgement'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.quota_letter_acknowledgement t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.rep_id), ('team'::text,t.team_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'ramp_assignment'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.ramp_assignment t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.person_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'ramp_assignment'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.ramp_assignment_history t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.person_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'ramp_assignment'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.ramp_assignment_history t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.person_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'ramp_step'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.ramp_step t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'ramp_step'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.ramp_step_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'ramp_step'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.ramp_step_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'seasonality'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.seasonality t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'seasonality'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.seasonality_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'seasonality'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.seasonality_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'session'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.session t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.manager_id), ('person'::text,t.rep_id), ('team'::text,t.team_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'session_event'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.session_event t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.rep_id), ('team'::text,t.team_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'session_response'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.session_response t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.rep_id), ('team'::text,t.team_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'source_record'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.source_record t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'source_record'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.source_record_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'source_record'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.source_record_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'split'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.split t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.person_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'split'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.split_history t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.person_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'split'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.split_history t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.person_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'team'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.team t
     CROSS JOIN LATERAL ( VALUES ('team'::text,t.team_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'team'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.team_history t
     CROSS JOIN LATERAL ( VALUES ('team'::text,t.team_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'team'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.team_history t
     CROSS JOIN LATERAL ( VALUES ('team'::text,t.team_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'team_membership'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.team_membership t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.person_id), ('team'::text,t.team_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'team_membership'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.team_membership_history t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.person_id), ('team'::text,t.team_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'team_membership'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.team_membership_history t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.person_id), ('team'::text,t.team_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'team_parent'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.team_parent t
     CROSS JOIN LATERAL ( VALUES ('team'::text,t.team_id), ('team'::text,t.parent_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'team_parent'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.team_parent_history t
     CROSS JOIN LATERAL ( VALUES ('team'::text,t.team_id), ('team'::text,t.parent_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'team_parent'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.team_parent_history t
     CROSS JOIN LATERAL ( VALUES ('team'::text,t.team_id), ('team'::text,t.parent_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'territory'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.territory t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'territory'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.territory_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'territory'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.territory_history t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'territory_assignment'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.territory_assignment t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.person_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'territory_assignment'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.territory_assignment_history t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.person_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'territory_assignment'::text AS noun,
    s.subject_kind,
    s.subject_id
   FROM (drumbeat.territory_assignment_history t
     CROSS JOIN LATERAL ( VALUES ('person'::text,t.person_id)) s(subject_kind, subject_id))
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'territory_parent'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.territory_parent t
UNION ALL
 SELECT t.org_id,
    t.changed_in AS change_no,
    'territory_parent'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.territory_parent_history t
UNION ALL
 SELECT t.org_id,
    t.until_change AS change_no,
    'territory_parent'::text AS noun,
    NULL::text AS subject_kind,
    NULL::bigint AS subject_id
   FROM drumbeat.territory_parent_history t;

CREATE TABLE drumbeat.coaching_text (
    org_id bigint NOT NULL,
    session_no bigint NOT NULL,
    revision_no smallint NOT NULL,
    field text NOT NULL,
    body text NOT NULL,
    manager_id bigint NOT NULL,
    rep_id bigint,
    changed_in bigint NOT NULL,
    CONSTRAINT coaching_text_field_known CHECK ((field = ANY (ARRAY['focus'::text, 'feedback'::text, 'next_step'::text, 'observation'::text]))),
    CONSTRAINT coaching_text_says_something CHECK ((body ~ '\S'::text))
);

ALTER TABLE ONLY drumbeat.coaching_text FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.coaching_text IS '[P] What was said in a session, in words: for the two of them, and nobody else. No history.';

CREATE TABLE drumbeat.credential (
    org_id bigint NOT NULL,
    credential_no bigint NOT NULL,
    user_id bigint NOT NULL,
    kind text NOT NULL,
    name text,
    scopes text[] NOT NULL,
    digest bytea NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    ended_at timestamp with time zone,
    changed_in bigint,
    views_as bigint,
    views_until timestamp with time zone,
    CONSTRAINT credential_digest_is_sha_256 CHECK ((octet_length(digest) = 32)),
    CONSTRAINT credential_kind_known CHECK ((kind = ANY (ARRAY['link'::text, 'session'::text, 'token'::text]))),
    CONSTRAINT credential_lives_at_most_a_year CHECK (((expires_at > issued_at) AND (expires_at <= (issued_at + '366 days'::interval)))),
    CONSTRAINT credential_scopes_known CHECK (((scopes <@ ARRAY['read'::text, 'write'::text, 'administer'::text]) AND (cardinality(scopes) > 0))),
    CONSTRAINT session_has_no_change CHECK (((kind = 'session'::text) = (changed_in IS NULL))),
    CONSTRAINT token_has_a_name CHECK (((kind = 'token'::text) = (name IS NOT NULL))),
    CONSTRAINT view_has_an_end CHECK (((views_as IS NULL) = (views_until IS NULL))),
    CONSTRAINT view_is_of_a_session CHECK (((views_as IS NULL) OR (kind = 'session'::text)))
);

ALTER TABLE ONLY drumbeat.credential FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.credential IS '[S] Secrets by which a user is known, kept as digests: a link signs one browser in, once; a session is that browser; a token is a program.';

CREATE VIEW drumbeat.inquiry_state WITH (security_invoker='true') AS
 SELECT DISTINCT ON (e.org_id, e.inquiry_no) e.org_id,
    e.inquiry_no,
    e.step_no,
        CASE
            WHEN (e.step = ANY (ARRAY['opened'::text, 'reopened'::text])) THEN 'open'::text
            ELSE e.step
        END AS state,
    e.happened_on AS since_on
   FROM drumbeat.inquiry_event e
  ORDER BY e.org_id, e.inquiry_no, e.step_no DESC;

CREATE TABLE drumbeat.inquiry_text (
    org_id bigint NOT NULL,
    inquiry_no bigint NOT NULL,
    step_no smallint NOT NULL,
    body text NOT NULL,
    rep_id bigint NOT NULL,
    team_id bigint,
    changed_in bigint NOT NULL,
    CONSTRAINT inquiry_text_says_something CHECK ((body ~ '\S'::text))
);

ALTER TABLE ONLY drumbeat.inquiry_text FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.inquiry_text IS '[P] What was claimed and explained, in words; apart from the steps, so that the batch never reads it and it can be erased. No history.';

CREATE TABLE drumbeat.job (
    org_id bigint NOT NULL,
    job_no bigint NOT NULL,
    kind text NOT NULL,
    actor text NOT NULL,
    subject text NOT NULL,
    request_key text NOT NULL,
    request_digest text NOT NULL,
    requested_at timestamp with time zone NOT NULL,
    started_at timestamp with time zone,
    seen_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    state text NOT NULL,
    progress text,
    problem text,
    outcome json,
    CONSTRAINT job_ends_with_its_state CHECK (((ended_at IS NULL) = (state = ANY (ARRAY['queued'::text, 'running'::text])))),
    CONSTRAINT job_kind_known CHECK ((kind = ANY (ARRAY['import'::text, 'nightly'::text]))),
    CONSTRAINT job_outcome_is_an_object CHECK ((json_typeof(outcome) = 'object'::text)),
    CONSTRAINT job_state_known CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'refused'::text, 'failed'::text])))
);

ALTER TABLE ONLY drumbeat.job FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.job IS '[S] Imports and nightly runs that were asked for through the server, with how far they have come; pruned after 90 days.';

COMMENT ON COLUMN drumbeat.job.seen_at IS 'When the server that carries it out last said so: one that has said nothing for a minute is gone.';

CREATE TABLE drumbeat.job_finding (
    org_id bigint NOT NULL,
    job_no bigint NOT NULL,
    finding_no integer NOT NULL,
    file text NOT NULL,
    row_no integer,
    column_name text,
    cell text,
    code text NOT NULL,
    severity text NOT NULL,
    reason text NOT NULL,
    fix text NOT NULL,
    CONSTRAINT job_finding_severity_known CHECK ((severity = ANY (ARRAY['error'::text, 'warning'::text])))
);

ALTER TABLE ONLY drumbeat.job_finding FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.job_finding IS '[S] What was found wrong with the files of an import, in the order of files and rows.';

CREATE SEQUENCE drumbeat.job_no_sequence
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

COMMENT ON SEQUENCE drumbeat.job_no_sequence IS 'Numbers the jobs of all organisations.';

CREATE TABLE drumbeat.metric_definition (
    metric text NOT NULL,
    version smallint NOT NULL,
    title text NOT NULL,
    unit text NOT NULL,
    definition text NOT NULL,
    null_reason text,
    CONSTRAINT metric_definition_unit_known CHECK ((unit = ANY (ARRAY['count'::text, 'money'::text, 'ratio'::text, 'days'::text, 'text'::text])))
);

COMMENT ON TABLE drumbeat.metric_definition IS '[shared] The metric dictionary: one sentence per number, and what is said when it cannot be computed.';

ALTER TABLE drumbeat.organisation ALTER COLUMN org_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME drumbeat.organisation_org_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE VIEW drumbeat.person_name WITH (security_invoker='true') AS
 SELECT p.org_id,
    p.person_id,
    COALESCE(i.display_name, ('Person '::text || p.person_id)) AS name
   FROM (drumbeat.person p
     LEFT JOIN drumbeat.person_identity i ON (((i.org_id = p.org_id) AND (i.person_id = p.person_id))));

CREATE VIEW drumbeat.person_place WITH (security_invoker='true') AS
 SELECT o.org_id,
    p.person_id,
    p.team_id,
    p.manager_id,
    p.during
   FROM (drumbeat.organisation o
     CROSS JOIN LATERAL drumbeat.person_place_known_at(o.org_id, '9223372036854775807'::bigint) p(person_id, team_id, manager_id, during));

CREATE VIEW drumbeat.person_record WITH (security_invoker='true') AS
 SELECT t.org_id,
    v.person_id,
    'absence'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.absence t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.person_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'absence_history'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.absence_history t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.person_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'adjustment_cell'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.adjustment_cell t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.rep_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'adjustment_cell_history'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.adjustment_cell_history t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.rep_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'app_user'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.app_user t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.person_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'app_user_history'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.app_user_history t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.person_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'attainment_cell'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.attainment_cell t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.rep_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'attainment_cell_history'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.attainment_cell_history t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.rep_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'coaching_cell'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.coaching_cell t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.rep_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'coaching_cell_history'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.coaching_cell_history t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.rep_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'coaching_log'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.coaching_log t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.rep_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'credit_hold'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.credit_hold t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.person_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'credit_hold_history'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.credit_hold_history t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.person_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'employment'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.employment t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.person_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'employment_history'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.employment_history t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.person_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'erased_identifier'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.erased_identifier t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.person_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'inquiry'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.inquiry t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.rep_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'inquiry_event'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.inquiry_event t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.rep_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'inquiry_text'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.inquiry_text t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.rep_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'opportunity'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.opportunity t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.owner_id, t.rep_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'opportunity_history'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.opportunity_history t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.owner_id, t.rep_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'opportunity_owner'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.opportunity_owner t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.person_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'opportunity_owner_history'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.opportunity_owner_history t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.person_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'person'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.person t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.person_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'person_erasure'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.person_erasure t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.person_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'person_history'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.person_history t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.person_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'person_identity'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.person_identity t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.person_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'pipeline_cell'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.pipeline_cell t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.rep_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'pipeline_cell_history'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.pipeline_cell_history t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.rep_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'quota'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.quota t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.person_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'quota_history'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.quota_history t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.person_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'quota_letter'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.quota_letter t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.rep_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'quota_letter_acknowledgement'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.quota_letter_acknowledgement t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.rep_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'ramp_assignment'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.ramp_assignment t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.person_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'ramp_assignment_history'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.ramp_assignment_history t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.person_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'session'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.session t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.rep_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'session_event'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.session_event t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.rep_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'session_response'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.session_response t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.rep_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'slot'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.slot t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.rep_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'slot_history'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.slot_history t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.rep_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'split'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.split t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.person_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'split_history'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.split_history t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.person_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'team_membership'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.team_membership t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.person_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'team_membership_history'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.team_membership_history t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.person_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'territory_assignment'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.territory_assignment t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.person_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    v.person_id,
    'territory_assignment_history'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.territory_assignment_history t
     CROSS JOIN LATERAL ( SELECT DISTINCT p.person_id
           FROM unnest(ARRAY[t.person_id]) p(person_id)
          WHERE (p.person_id IS NOT NULL)) v)
UNION ALL
 SELECT t.org_id,
    u.person_id,
    'access_event'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.access_event t
     JOIN drumbeat.app_user u ON (((u.org_id = t.org_id) AND (u.user_id = t.user_id))))
  WHERE (u.person_id IS NOT NULL)
UNION ALL
 SELECT t.org_id,
    u.person_id,
    'access_grant'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.access_grant t
     JOIN drumbeat.app_user u ON (((u.org_id = t.org_id) AND (u.user_id = t.user_id))))
  WHERE (u.person_id IS NOT NULL)
UNION ALL
 SELECT t.org_id,
    u.person_id,
    'access_grant_history'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.access_grant_history t
     JOIN drumbeat.app_user u ON (((u.org_id = t.org_id) AND (u.user_id = t.user_id))))
  WHERE (u.person_id IS NOT NULL)
UNION ALL
 SELECT t.org_id,
    u.person_id,
    'user_identity'::text AS noun,
    (to_jsonb(t.*) - 'org_id'::text) AS content
   FROM (drumbeat.user_identity t
     JOIN drumbeat.app_user u ON (((u.org_id = t.org_id) AND (u.user_id = t.user_id))))
  WHERE (u.person_id IS NOT NULL)
UNION ALL
 SELECT s.org_id,
    s.internal_id AS person_id,
    'source_record'::text AS noun,
    (to_jsonb(s.*) - 'org_id'::text) AS content
   FROM drumbeat.source_record s
  WHERE (s.kind = 'person'::text)
UNION ALL
 SELECT s.org_id,
    s.internal_id AS person_id,
    'source_record_history'::text AS noun,
    (to_jsonb(s.*) - 'org_id'::text) AS content
   FROM drumbeat.source_record_history s
  WHERE (s.kind = 'person'::text)
UNION ALL
 SELECT c.org_id,
    u.person_id,
    'change'::text AS noun,
    (to_jsonb(c.*) - 'org_id'::text) AS content
   FROM ((drumbeat.change c
     JOIN drumbeat.user_identity i ON (((i.org_id = c.org_id) AND (c.actor = ('user:'::text || i.login)))))
     JOIN drumbeat.app_user u ON (((u.org_id = i.org_id) AND (u.user_id = i.user_id))))
  WHERE (u.person_id IS NOT NULL);

CREATE TABLE drumbeat.session_kind (
    kind text NOT NULL,
    title text NOT NULL,
    is_pair boolean NOT NULL,
    is_coaching boolean NOT NULL,
    meaning text NOT NULL
);

COMMENT ON TABLE drumbeat.session_kind IS '[shared] The kinds of session there are: of a manager with one rep or with the whole team, and whether its minutes are coaching.';

CREATE SEQUENCE drumbeat.session_no_sequence
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE drumbeat.session_rating (
    org_id bigint NOT NULL,
    session_no bigint NOT NULL,
    rater_id bigint NOT NULL,
    score smallint NOT NULL,
    changed_in bigint NOT NULL,
    CONSTRAINT rating_from_one_to_five CHECK (((score >= 1) AND (score <= 5)))
);

ALTER TABLE ONLY drumbeat.session_rating FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.session_rating IS '[P] How a rep rates a session, from 1 to 5: for himself alone; others see means of enough raters. The newest counts. No history.';

CREATE TABLE drumbeat.sign_in_refusal (
    org_id bigint NOT NULL,
    hour timestamp with time zone NOT NULL,
    kind text NOT NULL,
    refused bigint NOT NULL,
    CONSTRAINT refusal_kind_known CHECK ((kind = ANY (ARRAY['link'::text, 'session'::text, 'token'::text]))),
    CONSTRAINT refusals_are_counted CHECK ((refused > 0))
);

ALTER TABLE ONLY drumbeat.sign_in_refusal FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE drumbeat.sign_in_refusal IS '[S] How many secrets that named the organisation were refused, by hour and kind: expired, ended, of somebody without access, or made up.';

CREATE VIEW drumbeat.team_name WITH (security_invoker='true') AS
 SELECT t.org_id,
    t.team_id,
    t.level,
    COALESCE(t.name, ('Team of '::text || i.display_name),
        CASE
            WHEN (t.level = 'company'::text) THEN g.name
            ELSE NULL::text
        END, ('Team '::text || t.team_id)) AS name
   FROM (((drumbeat.team t
     JOIN drumbeat.organisation g ON ((g.org_id = t.org_id)))
     LEFT JOIN LATERAL ( SELECT m.person_id
           FROM drumbeat.team_membership m
          WHERE ((m.org_id = t.org_id) AND (m.team_id = t.team_id) AND (m.kind = 'leader'::text))
          ORDER BY (upper(m.during)) DESC
         LIMIT 1) leader ON (true))
     LEFT JOIN drumbeat.person_identity i ON (((i.org_id = t.org_id) AND (i.person_id = leader.person_id))));

CREATE VIEW drumbeat.subject_name WITH (security_invoker='true') AS
 SELECT person_name.org_id,
    'rep'::text AS dimension,
    person_name.person_id AS subject_id,
    person_name.name
   FROM drumbeat.person_name
UNION ALL
 SELECT person_name.org_id,
    'manager'::text AS dimension,
    person_name.person_id AS subject_id,
    person_name.name
   FROM drumbeat.person_name
UNION ALL
 SELECT team_name.org_id,
    'team'::text AS dimension,
    team_name.team_id AS subject_id,
    team_name.name
   FROM drumbeat.team_name
  WHERE (team_name.level = 'team'::text)
UNION ALL
 SELECT team_name.org_id,
    'region'::text AS dimension,
    team_name.team_id AS subject_id,
    team_name.name
   FROM drumbeat.team_name
  WHERE (team_name.level = 'region'::text)
UNION ALL
 SELECT territory.org_id,
    'territory'::text AS dimension,
    territory.territory_id AS subject_id,
    territory.name
   FROM drumbeat.territory
UNION ALL
 SELECT product.org_id,
    'product'::text AS dimension,
    product.product_id AS subject_id,
    product.name
   FROM drumbeat.product
UNION ALL
 SELECT organisation.org_id,
    'company'::text AS dimension,
    0 AS subject_id,
    organisation.name
   FROM drumbeat.organisation;

CREATE TABLE drumbeat_schema.installed (
    kind text NOT NULL,
    digest text NOT NULL,
    CONSTRAINT installed_kind_known CHECK ((kind = ANY (ARRAY['code'::text, 'policies'::text, 'objects'::text])))
);

COMMENT ON TABLE drumbeat_schema.installed IS 'Digest of each set of files as it was last installed; objects is the fingerprint of the resulting schema.';

CREATE TABLE drumbeat_schema.installed_object (
    kind text NOT NULL,
    ordinal integer NOT NULL,
    type text NOT NULL,
    identity text NOT NULL,
    CONSTRAINT installed_object_kind_known CHECK ((kind = ANY (ARRAY['code'::text, 'policies'::text])))
);

COMMENT ON TABLE drumbeat_schema.installed_object IS 'What each set created, in order: exactly this is dropped, in reverse order, before the set is installed again.';

CREATE TABLE drumbeat_schema.migration (
    number integer NOT NULL,
    name text NOT NULL,
    checksum text NOT NULL,
    chain_hash text NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL,
    applied_by_version text NOT NULL,
    CONSTRAINT migration_chain_hash_is_sha256 CHECK ((chain_hash ~ '^[0-9a-f]{64}$'::text)),
    CONSTRAINT migration_checksum_is_sha256 CHECK ((checksum ~ '^[0-9a-f]{64}$'::text)),
    CONSTRAINT migration_number_positive CHECK ((number > 0))
);

COMMENT ON TABLE drumbeat_schema.migration IS 'One row per applied migration. chain_hash covers this and every earlier one, so none can be edited unnoticed.';

CREATE VIEW reporting.attainment WITH (security_invoker='true') AS
 WITH newest AS MATERIALIZED (
         SELECT DISTINCT ON (r.org_id) r.org_id,
            r.run_no,
            r.known_change
           FROM drumbeat.run r
          ORDER BY r.org_id, r.run_no DESC
        ), basis AS MATERIALIZED (
         SELECT n.org_id,
            m.period_id,
            m.label,
            COALESCE(l.run_no, n.run_no) AS at_run
           FROM ((newest n
             CROSS JOIN LATERAL drumbeat.fiscal_period_known_at(n.org_id, n.known_change) m(org_id, period_id, calendar_version, level, label, during, quarter_id, year_id, changed_in))
             LEFT JOIN LATERAL drumbeat.period_lock_at(n.org_id, n.known_change) l(period_id, run_no) ON ((l.period_id = m.period_id)))
          WHERE (m.level = 'month'::text)
        ), part AS (
         SELECT b.org_id,
            b.label,
            c.dimension,
            c.subject_id,
            c.quota_minor,
            c.members_quota_minor,
            c.credit_minor,
            (0)::bigint AS adjustment_minor,
            c.deal_count,
            c.excluded_count,
            c.overlay_minor
           FROM (basis b
             JOIN drumbeat.attainment_cell c ON (((c.org_id = b.org_id) AND (c.period_id = b.period_id) AND (c.since_run <= b.at_run))))
        UNION ALL
         SELECT b.org_id,
            b.label,
            c.dimension,
            c.subject_id,
            c.quota_minor,
            c.members_quota_minor,
            c.credit_minor,
            0,
            c.deal_count,
            c.excluded_count,
            c.overlay_minor
           FROM (basis b
             JOIN drumbeat.attainment_cell_history c ON (((c.org_id = b.org_id) AND (c.period_id = b.period_id) AND (c.since_run <= b.at_run) AND (c.until_run > b.at_run))))
        UNION ALL
         SELECT b.org_id,
            b.label,
            a.dimension,
            a.subject_id,
            NULL::bigint,
            NULL::bigint,
            0,
            a.adjustment_minor,
            0,
            0,
            0
           FROM (basis b
             JOIN drumbeat.adjustment_cell a ON (((a.org_id = b.org_id) AND (a.period_id = b.period_id) AND (a.since_run <= b.at_run))))
        UNION ALL
         SELECT b.org_id,
            b.label,
            a.dimension,
            a.subject_id,
            NULL::bigint,
            NULL::bigint,
            0,
            a.adjustment_minor,
            0,
            0,
            0
           FROM (basis b
             JOIN drumbeat.adjustment_cell_history a ON (((a.org_id = b.org_id) AND (a.period_id = b.period_id) AND (a.since_run <= b.at_run) AND (a.until_run > b.at_run))))
        )
 SELECT p.dimension,
    p.subject_id AS subject_number,
        CASE
            WHEN ((p.subject_id = 0) AND (p.dimension <> 'company'::text)) THEN '(none)'::text
            ELSE COALESCE(s.name, ((p.dimension || ' '::text) || p.subject_id))
        END AS subject,
    p.label AS period,
    round((sum(p.quota_minor) / power((10)::numeric, (y.exponent)::numeric)), (y.exponent)::integer) AS quota,
    round(((sum(p.credit_minor) + sum(p.adjustment_minor)) / power((10)::numeric, (y.exponent)::numeric)), (y.exponent)::integer) AS credit,
    round((sum(p.adjustment_minor) / power((10)::numeric, (y.exponent)::numeric)), (y.exponent)::integer) AS adjustment,
    round((sum(p.members_quota_minor) / power((10)::numeric, (y.exponent)::numeric)), (y.exponent)::integer) AS members_quota,
    round((sum(p.overlay_minor) / power((10)::numeric, (y.exponent)::numeric)), (y.exponent)::integer) AS overlay_credit,
    (sum(p.deal_count))::bigint AS deals,
    (sum(p.excluded_count))::bigint AS excluded_deals
   FROM (((part p
     JOIN drumbeat.organisation g ON ((g.org_id = p.org_id)))
     JOIN drumbeat.currency y ON ((y.code = g.currency)))
     LEFT JOIN drumbeat.subject_name s ON (((s.org_id = p.org_id) AND (s.dimension = p.dimension) AND (s.subject_id = p.subject_id))))
  GROUP BY p.org_id, p.dimension, p.subject_id, s.name, p.label, y.exponent;

COMMENT ON VIEW reporting.attainment IS 'Quota and credit by subject and leaf period, as `drumbeat report attainment` reports them. Attainment is sum(credit) / sum(quota).';

COMMENT ON COLUMN reporting.attainment.dimension IS 'What the row is about: rep, manager, team, region, territory, company or product. Sum within one dimension only.';

COMMENT ON COLUMN reporting.attainment.subject_number IS 'Number of the subject; 0 is the company, or "(none)" of a breakdown.';

COMMENT ON COLUMN reporting.attainment.subject IS 'What it is called today.';

COMMENT ON COLUMN reporting.attainment.period IS 'Label of the leaf period; calendar has its days, quarter and year.';

COMMENT ON COLUMN reporting.attainment.quota IS 'Quota owed; null where there is none.';

COMMENT ON COLUMN reporting.attainment.credit IS 'Credit, adjustments included.';

COMMENT ON COLUMN reporting.attainment.adjustment IS 'What of it became known of locked periods after they were locked.';

COMMENT ON COLUMN reporting.attainment.members_quota IS 'Of teams: what the members owe together.';

COMMENT ON COLUMN reporting.attainment.overlay_credit IS 'Credit of overlay shares, which is in no sum.';

COMMENT ON COLUMN reporting.attainment.deals IS 'How many deals are credited.';

COMMENT ON COLUMN reporting.attainment.excluded_deals IS 'How many are left out for want of a rate.';

CREATE VIEW reporting.calendar WITH (security_invoker='true') AS
 WITH newest AS MATERIALIZED (
         SELECT DISTINCT ON (r.org_id) r.org_id,
            r.known_change
           FROM drumbeat.run r
          ORDER BY r.org_id, r.run_no DESC
        )
 SELECT m.label AS period,
    lower(m.during) AS first_day,
    (upper(m.during) - 1) AS last_day,
    q.label AS quarter,
    y.label AS year,
    (l.run_no IS NOT NULL) AS is_locked,
    m.period_id AS period_number
   FROM ((((newest n
     CROSS JOIN LATERAL drumbeat.fiscal_period_known_at(n.org_id, n.known_change) m(org_id, period_id, calendar_version, level, label, during, quarter_id, year_id, changed_in))
     LEFT JOIN LATERAL drumbeat.fiscal_period_known_at(n.org_id, n.known_change) q(org_id, period_id, calendar_version, level, label, during, quarter_id, year_id, changed_in) ON ((q.period_id = m.quarter_id)))
     LEFT JOIN LATERAL drumbeat.fiscal_period_known_at(n.org_id, n.known_change) y(org_id, period_id, calendar_version, level, label, during, quarter_id, year_id, changed_in) ON ((y.period_id = m.year_id)))
     LEFT JOIN LATERAL drumbeat.period_lock_at(n.org_id, n.known_change) l(period_id, run_no) ON ((l.period_id = m.period_id)))
  WHERE (m.level = 'month'::text);

COMMENT ON VIEW reporting.calendar IS 'The leaf periods of the fiscal calendar: months, or what stands for them.';

COMMENT ON COLUMN reporting.calendar.period IS 'Label of the leaf period, such as 2026-01.';

COMMENT ON COLUMN reporting.calendar.first_day IS 'Its first day.';

COMMENT ON COLUMN reporting.calendar.last_day IS 'Its last day.';

COMMENT ON COLUMN reporting.calendar.quarter IS 'Label of its quarter.';

COMMENT ON COLUMN reporting.calendar.year IS 'Label of its fiscal year.';

COMMENT ON COLUMN reporting.calendar.is_locked IS 'Whether its reported numbers are locked.';

COMMENT ON COLUMN reporting.calendar.period_number IS 'Number of the leaf period.';

CREATE VIEW reporting.organisation WITH (security_invoker='true') AS
 SELECT g.key,
    g.name,
    g.currency,
    g.zone
   FROM drumbeat.organisation g;

COMMENT ON VIEW reporting.organisation IS 'The organisation: one row.';

COMMENT ON COLUMN reporting.organisation.key IS 'Its key on the command line.';

COMMENT ON COLUMN reporting.organisation.name IS 'Its name.';

COMMENT ON COLUMN reporting.organisation.currency IS 'The currency of every amount, ISO 4217.';

COMMENT ON COLUMN reporting.organisation.zone IS 'Its time zone, IANA.';

CREATE VIEW reporting.people WITH (security_invoker='true') AS
 WITH newest AS MATERIALIZED (
         SELECT DISTINCT ON (r.org_id) r.org_id,
            r.as_of
           FROM drumbeat.run r
          ORDER BY r.org_id, r.run_no DESC
        )
 SELECT p.person_id AS person_number,
    COALESCE(i.display_name, ('Person '::text || p.person_id)) AS name,
    e.role,
    e.first_day,
    e.last_day,
    t.team_id AS team_number
   FROM ((((newest n
     JOIN drumbeat.person p ON ((p.org_id = n.org_id)))
     LEFT JOIN drumbeat.person_identity i ON (((i.org_id = p.org_id) AND (i.person_id = p.person_id))))
     LEFT JOIN LATERAL ( SELECT (array_agg(x.role ORDER BY x.during DESC))[1] AS role,
            min(lower(x.during)) AS first_day,
                CASE
                    WHEN bool_or(upper_inf(x.during)) THEN NULL::date
                    ELSE (max(upper(x.during)) - 1)
                END AS last_day
           FROM drumbeat.employment x
          WHERE ((x.org_id = p.org_id) AND (x.person_id = p.person_id))) e ON (true))
     LEFT JOIN drumbeat.team_membership t ON (((t.org_id = p.org_id) AND (t.person_id = p.person_id) AND (t.kind = 'member'::text) AND (t.during @> n.as_of))));

COMMENT ON VIEW reporting.people IS 'The people, without addresses.';

COMMENT ON COLUMN reporting.people.person_number IS 'Number of the person, as in subject_number of rows by rep and by manager.';

COMMENT ON COLUMN reporting.people.name IS 'Name; Person and the number where it was erased.';

COMMENT ON COLUMN reporting.people.role IS 'The latest role, such as rep or manager.';

COMMENT ON COLUMN reporting.people.first_day IS 'First day of employment, where known.';

COMMENT ON COLUMN reporting.people.last_day IS 'Last day of employment; null while employed.';

COMMENT ON COLUMN reporting.people.team_number IS 'Number of the team he is a member of on the as-of day.';

CREATE VIEW reporting.pipeline WITH (security_invoker='true') AS
 WITH newest AS MATERIALIZED (
         SELECT DISTINCT ON (r.org_id) r.org_id,
            r.known_change
           FROM drumbeat.run r
          ORDER BY r.org_id, r.run_no DESC
        ), month AS MATERIALIZED (
         SELECT n.org_id,
            m_1.period_id,
            m_1.label
           FROM (newest n
             CROSS JOIN LATERAL drumbeat.fiscal_period_known_at(n.org_id, n.known_change) m_1(org_id, period_id, calendar_version, level, label, during, quarter_id, year_id, changed_in))
          WHERE (m_1.level = 'month'::text)
        UNION ALL
         SELECT n.org_id,
            0,
            '(no date)'::text
           FROM newest n
        )
 SELECT c.dimension,
    c.subject_id AS subject_number,
        CASE
            WHEN ((c.subject_id = 0) AND (c.dimension <> 'company'::text)) THEN '(none)'::text
            ELSE COALESCE(s.name, ((c.dimension || ' '::text) || c.subject_id))
        END AS subject,
    m.label AS period,
    c.won_count AS won_deals,
    c.lost_count AS lost_deals,
    round(((c.won_minor)::numeric / power((10)::numeric, (y.exponent)::numeric)), (y.exponent)::integer) AS won_amount,
    c.won_amount_count AS won_deals_with_amount,
    c.won_cycle_days,
    c.won_cycle_count AS won_deals_with_cycle,
    c.lost_cycle_days,
    c.lost_cycle_count AS lost_deals_with_cycle,
    c.open_count AS open_deals,
    round(((c.open_minor)::numeric / power((10)::numeric, (y.exponent)::numeric)), (y.exponent)::integer) AS open_amount,
    c.open_amount_count AS open_deals_with_amount,
    round(((c.open_list_minor)::numeric / power((10)::numeric, (y.exponent)::numeric)), (y.exponent)::integer) AS open_list_amount,
    c.open_list_count AS open_deals_with_list_price,
    c.excluded_count AS excluded_deals
   FROM ((((month m
     JOIN drumbeat.pipeline_cell c ON (((c.org_id = m.org_id) AND (c.period_id = m.period_id))))
     JOIN drumbeat.organisation g ON ((g.org_id = c.org_id)))
     JOIN drumbeat.currency y ON ((y.code = g.currency)))
     LEFT JOIN drumbeat.subject_name s ON (((s.org_id = c.org_id) AND (s.dimension = c.dimension) AND (s.subject_id = c.subject_id))));

COMMENT ON VIEW reporting.pipeline IS 'Won, lost and open deals by subject and leaf period of their close date, as `drumbeat report pipeline` reports them. The win rate is sum(won_deals) / sum(won_deals + lost_deals).';

COMMENT ON COLUMN reporting.pipeline.dimension IS 'What the row is about: rep, manager, team, region, territory, company or product. Sum within one dimension only.';

COMMENT ON COLUMN reporting.pipeline.subject_number IS 'Number of the subject; 0 is the company, or "(none)" of a breakdown.';

COMMENT ON COLUMN reporting.pipeline.subject IS 'What it is called today.';

COMMENT ON COLUMN reporting.pipeline.period IS 'Label of the leaf period; (no date) holds open deals without a close date.';

COMMENT ON COLUMN reporting.pipeline.won_deals IS 'Deals won.';

COMMENT ON COLUMN reporting.pipeline.lost_deals IS 'Deals lost.';

COMMENT ON COLUMN reporting.pipeline.won_amount IS 'What was won.';

COMMENT ON COLUMN reporting.pipeline.won_deals_with_amount IS 'How many of the won have an amount: the mean deal is sum(won_amount) / sum of these.';

COMMENT ON COLUMN reporting.pipeline.won_cycle_days IS 'Days from creation to close of the won, together.';

COMMENT ON COLUMN reporting.pipeline.won_deals_with_cycle IS 'How many of the won have both days.';

COMMENT ON COLUMN reporting.pipeline.lost_cycle_days IS 'Days from creation to close of the lost, together.';

COMMENT ON COLUMN reporting.pipeline.lost_deals_with_cycle IS 'How many of the lost have both days.';

COMMENT ON COLUMN reporting.pipeline.open_deals IS 'Deals open.';

COMMENT ON COLUMN reporting.pipeline.open_amount IS 'What they may bring.';

COMMENT ON COLUMN reporting.pipeline.open_deals_with_amount IS 'How many of the open have an amount.';

COMMENT ON COLUMN reporting.pipeline.open_list_amount IS 'List prices of the open without an amount.';

COMMENT ON COLUMN reporting.pipeline.open_deals_with_list_price IS 'How many of those there are.';

COMMENT ON COLUMN reporting.pipeline.excluded_deals IS 'How many are left out for want of a rate.';

CREATE VIEW reporting.quota WITH (security_invoker='true') AS
 WITH newest AS MATERIALIZED (
         SELECT DISTINCT ON (r.org_id) r.org_id,
            r.known_change
           FROM drumbeat.run r
          ORDER BY r.org_id, r.run_no DESC
        )
 SELECT
        CASE
            WHEN (q.person_id IS NOT NULL) THEN 'person'::text
            WHEN (q.team_id IS NOT NULL) THEN 'team'::text
            WHEN (q.territory_id IS NOT NULL) THEN 'territory'::text
            ELSE 'account'::text
        END AS stated_for,
    COALESCE(q.person_id, q.team_id, q.territory_id, q.account_id) AS stated_for_number,
    q.component,
    q.layer,
    m.label AS period,
    round(((l.amount_minor)::numeric / power((10)::numeric, (y.exponent)::numeric)), (y.exponent)::integer) AS amount
   FROM (((((newest n
     JOIN drumbeat.organisation g ON ((g.org_id = n.org_id)))
     JOIN drumbeat.currency y ON ((y.code = g.currency)))
     CROSS JOIN LATERAL drumbeat.quota_known_at(n.org_id, n.known_change) q(org_id, quota_id, person_id, team_id, territory_id, measure, component, layer, period_id, amount_minor, changed_in, seasonality, account_id))
     JOIN LATERAL drumbeat.quota_leaf_known_at(n.org_id, n.known_change) l(org_id, quota_id, period_id, amount_minor, changed_in, weight) ON ((l.quota_id = q.quota_id)))
     JOIN LATERAL drumbeat.fiscal_period_known_at(n.org_id, n.known_change) m(org_id, period_id, calendar_version, level, label, during, quarter_id, year_id, changed_in) ON ((m.period_id = l.period_id)));

COMMENT ON VIEW reporting.quota IS 'Quotas as they were stated, spread over leaf periods. What is owed of them stands in attainment.quota.';

COMMENT ON COLUMN reporting.quota.stated_for IS 'person, team, territory or account.';

COMMENT ON COLUMN reporting.quota.stated_for_number IS 'Its number.';

COMMENT ON COLUMN reporting.quota.component IS 'Component, such as total.';

COMMENT ON COLUMN reporting.quota.layer IS 'base or over_assignment.';

COMMENT ON COLUMN reporting.quota.period IS 'Label of the leaf period.';

COMMENT ON COLUMN reporting.quota.amount IS 'Amount in the organisation''s currency.';

CREATE VIEW reporting.runs WITH (security_invoker='true') AS
 SELECT r.run_no AS run,
    r.as_of,
    r.known_change,
    r.finished_at,
    r.digest,
    (r.run_no = max(r.run_no) OVER (PARTITION BY r.org_id)) AS is_newest
   FROM drumbeat.run r;

COMMENT ON VIEW reporting.runs IS 'The nightly runs. All other views show the newest.';

COMMENT ON COLUMN reporting.runs.run IS 'Number of the run.';

COMMENT ON COLUMN reporting.runs.as_of IS 'The last day it includes.';

COMMENT ON COLUMN reporting.runs.known_change IS 'The last change it knows.';

COMMENT ON COLUMN reporting.runs.finished_at IS 'When it was published.';

COMMENT ON COLUMN reporting.runs.digest IS 'SHA-256 over its numbers.';

COMMENT ON COLUMN reporting.runs.is_newest IS 'Whether it is the newest one.';

CREATE VIEW reporting.teams WITH (security_invoker='true') AS
 WITH newest AS MATERIALIZED (
         SELECT DISTINCT ON (r.org_id) r.org_id,
            r.as_of
           FROM drumbeat.run r
          ORDER BY r.org_id, r.run_no DESC
        )
 SELECT t.team_id AS team_number,
    t.name,
    t.level,
    p.parent_id AS parent_number,
    m.person_id AS leader_number
   FROM (((newest n
     JOIN drumbeat.team_name t ON ((t.org_id = n.org_id)))
     LEFT JOIN drumbeat.team_parent p ON (((p.org_id = t.org_id) AND (p.team_id = t.team_id) AND (p.during @> n.as_of))))
     LEFT JOIN LATERAL ( SELECT x.person_id
           FROM drumbeat.team_membership x
          WHERE ((x.org_id = t.org_id) AND (x.team_id = t.team_id) AND (x.kind = 'leader'::text) AND (x.during @> n.as_of))
          ORDER BY x.person_id
         LIMIT 1) m ON (true));

COMMENT ON VIEW reporting.teams IS 'The teams, regions and the company at the top, as of the newest run''s day.';

COMMENT ON COLUMN reporting.teams.team_number IS 'Number of the team, as in subject_number of rows by team and by region.';

COMMENT ON COLUMN reporting.teams.name IS 'Name.';

COMMENT ON COLUMN reporting.teams.level IS 'company, region or team.';

COMMENT ON COLUMN reporting.teams.parent_number IS 'Number of the team above.';

COMMENT ON COLUMN reporting.teams.leader_number IS 'Number of the person who leads it.';

CREATE VIEW reporting.territories WITH (security_invoker='true') AS
 WITH newest AS MATERIALIZED (
         SELECT DISTINCT ON (r.org_id) r.org_id,
            r.as_of
           FROM drumbeat.run r
          ORDER BY r.org_id, r.run_no DESC
        )
 SELECT t.territory_id AS territory_number,
    t.name,
    p.parent_id AS parent_number
   FROM ((newest n
     JOIN drumbeat.territory t ON ((t.org_id = n.org_id)))
     LEFT JOIN drumbeat.territory_parent p ON (((p.org_id = t.org_id) AND (p.territory_id = t.territory_id) AND (p.during @> n.as_of))));

COMMENT ON VIEW reporting.territories IS 'The territories, as of the newest run''s day.';

COMMENT ON COLUMN reporting.territories.territory_number IS 'Number of the territory, as in subject_number of rows by territory.';

COMMENT ON COLUMN reporting.territories.name IS 'Name.';

COMMENT ON COLUMN reporting.territories.parent_number IS 'Number of the territory above.';

ALTER TABLE ONLY drumbeat.absence
    ADD CONSTRAINT absence_pkey PRIMARY KEY (org_id, person_id, during);

ALTER TABLE ONLY drumbeat.absence
    ADD CONSTRAINT absences_of_a_person_do_not_overlap EXCLUDE USING gist (org_id WITH =, person_id WITH =, during WITH &&);

ALTER TABLE ONLY drumbeat.access_event
    ADD CONSTRAINT access_event_pkey PRIMARY KEY (org_id, event_no);

ALTER TABLE ONLY drumbeat.access_grant
    ADD CONSTRAINT access_grant_pkey PRIMARY KEY (org_id, user_id, role, during);

ALTER TABLE ONLY drumbeat.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (org_id, account_id);

ALTER TABLE ONLY drumbeat.account_territory
    ADD CONSTRAINT account_territory_pkey PRIMARY KEY (org_id, account_id, during);

ALTER TABLE ONLY drumbeat.adjustment_cell
    ADD CONSTRAINT adjustment_cell_pkey PRIMARY KEY (org_id, dimension, subject_id, period_id);

ALTER TABLE ONLY drumbeat.app_user
    ADD CONSTRAINT app_user_pkey PRIMARY KEY (org_id, user_id);

ALTER TABLE ONLY drumbeat.territory_assignment
    ADD CONSTRAINT assignments_of_a_person_to_a_territory_do_not_overlap EXCLUDE USING gist (org_id WITH =, territory_id WITH =, person_id WITH =, during WITH &&);

ALTER TABLE ONLY drumbeat.attainment_cell
    ADD CONSTRAINT attainment_cell_pkey PRIMARY KEY (org_id, dimension, subject_id, period_id);

ALTER TABLE ONLY drumbeat.audit_seal
    ADD CONSTRAINT audit_seal_pkey PRIMARY KEY (org_id, hour);

ALTER TABLE ONLY drumbeat.cadence_policy
    ADD CONSTRAINT cadence_policies_do_not_overlap EXCLUDE USING gist (org_id WITH =, kind WITH =, scope WITH =, scope_key WITH =, during WITH &&);

ALTER TABLE ONLY drumbeat.cadence_policy
    ADD CONSTRAINT cadence_policy_pkey PRIMARY KEY (org_id, kind, scope, scope_key, during);

ALTER TABLE ONLY drumbeat.canonical_stage
    ADD CONSTRAINT canonical_stage_ordinal_unique UNIQUE (ordinal);

ALTER TABLE ONLY drumbeat.canonical_stage
    ADD CONSTRAINT canonical_stage_pkey PRIMARY KEY (code);

ALTER TABLE ONLY drumbeat.change
    ADD CONSTRAINT change_pkey PRIMARY KEY (org_id, change_no);

ALTER TABLE ONLY drumbeat.change
    ADD CONSTRAINT change_request_key_used_once UNIQUE (org_id, request_key);

ALTER TABLE ONLY drumbeat.coaching_cell
    ADD CONSTRAINT coaching_cell_pkey PRIMARY KEY (org_id, dimension, subject_id, period_id);

ALTER TABLE ONLY drumbeat.coaching_log
    ADD CONSTRAINT coaching_log_pkey PRIMARY KEY (org_id, session_no, revision_no);

ALTER TABLE ONLY drumbeat.coaching_text
    ADD CONSTRAINT coaching_text_pkey PRIMARY KEY (org_id, session_no, revision_no, field);

ALTER TABLE ONLY drumbeat.credential
    ADD CONSTRAINT credential_digest_unique UNIQUE (org_id, digest);

ALTER TABLE ONLY drumbeat.credential
    ADD CONSTRAINT credential_pkey PRIMARY KEY (org_id, credential_no);

ALTER TABLE ONLY drumbeat.credit_hold
    ADD CONSTRAINT credit_hold_pkey PRIMARY KEY (org_id, opportunity_id);

ALTER TABLE ONLY drumbeat.currency
    ADD CONSTRAINT currency_pkey PRIMARY KEY (code);

ALTER TABLE ONLY drumbeat.day_off
    ADD CONSTRAINT day_off_pkey PRIMARY KEY (org_id, calendar, day);

ALTER TABLE ONLY drumbeat.employment
    ADD CONSTRAINT employment_pkey PRIMARY KEY (org_id, person_id, during);

ALTER TABLE ONLY drumbeat.employment
    ADD CONSTRAINT employments_of_a_person_do_not_overlap EXCLUDE USING gist (org_id WITH =, person_id WITH =, during WITH &&);

ALTER TABLE ONLY drumbeat.erased_identifier
    ADD CONSTRAINT erased_identifier_pkey PRIMARY KEY (org_id, source, digest);

ALTER TABLE ONLY drumbeat.erased_row
    ADD CONSTRAINT erased_row_pkey PRIMARY KEY (org_id, after_digest);

ALTER TABLE ONLY drumbeat.erasure_salt
    ADD CONSTRAINT erasure_salt_pkey PRIMARY KEY (org_id);

ALTER TABLE ONLY drumbeat.fiscal_calendar
    ADD CONSTRAINT fiscal_calendar_pkey PRIMARY KEY (org_id, calendar_version);

ALTER TABLE ONLY drumbeat.fiscal_period
    ADD CONSTRAINT fiscal_period_label_unique UNIQUE (org_id, label) DEFERRABLE;

ALTER TABLE ONLY drumbeat.fiscal_period
    ADD CONSTRAINT fiscal_period_pkey PRIMARY KEY (org_id, period_id);

ALTER TABLE ONLY drumbeat.fiscal_period
    ADD CONSTRAINT fiscal_periods_of_a_level_do_not_overlap EXCLUDE USING gist (org_id WITH =, level WITH =, during WITH &&) DEFERRABLE;

ALTER TABLE ONLY drumbeat.fx_rate
    ADD CONSTRAINT fx_rate_pkey PRIMARY KEY (org_id, kind, currency, during);

ALTER TABLE ONLY drumbeat.fx_rate
    ADD CONSTRAINT fx_rates_of_a_currency_do_not_overlap EXCLUDE USING gist (org_id WITH =, kind WITH =, currency WITH =, during WITH &&);

ALTER TABLE ONLY drumbeat.access_grant
    ADD CONSTRAINT grants_of_a_role_do_not_overlap EXCLUDE USING gist (org_id WITH =, user_id WITH =, role WITH =, during WITH &&);

ALTER TABLE ONLY drumbeat.inquiry_event
    ADD CONSTRAINT inquiry_event_pkey PRIMARY KEY (org_id, inquiry_no, step_no);

ALTER TABLE ONLY drumbeat.inquiry
    ADD CONSTRAINT inquiry_pkey PRIMARY KEY (org_id, inquiry_no);

ALTER TABLE ONLY drumbeat.inquiry_text
    ADD CONSTRAINT inquiry_text_pkey PRIMARY KEY (org_id, inquiry_no, step_no);

ALTER TABLE ONLY drumbeat.job_finding
    ADD CONSTRAINT job_finding_pkey PRIMARY KEY (org_id, job_no, finding_no);

ALTER TABLE ONLY drumbeat.job
    ADD CONSTRAINT job_pkey PRIMARY KEY (org_id, job_no);

ALTER TABLE ONLY drumbeat.job
    ADD CONSTRAINT job_request_key_used_once UNIQUE (org_id, request_key);

ALTER TABLE ONLY drumbeat.user_identity
    ADD CONSTRAINT login_is_one_user UNIQUE (org_id, login);

ALTER TABLE ONLY drumbeat.metric_definition
    ADD CONSTRAINT metric_definition_pkey PRIMARY KEY (metric, version);

ALTER TABLE ONLY drumbeat.opportunity_event
    ADD CONSTRAINT opportunity_event_pkey PRIMARY KEY (org_id, opportunity_id, changed_in);

ALTER TABLE ONLY drumbeat.opportunity_line
    ADD CONSTRAINT opportunity_line_pkey PRIMARY KEY (org_id, opportunity_id, line);

ALTER TABLE ONLY drumbeat.opportunity_owner
    ADD CONSTRAINT opportunity_owner_pkey PRIMARY KEY (org_id, opportunity_id, during);

ALTER TABLE ONLY drumbeat.opportunity
    ADD CONSTRAINT opportunity_pkey PRIMARY KEY (org_id, opportunity_id);

ALTER TABLE ONLY drumbeat.organisation
    ADD CONSTRAINT organisation_key_unique UNIQUE (key);

ALTER TABLE ONLY drumbeat.organisation
    ADD CONSTRAINT organisation_pkey PRIMARY KEY (org_id);

ALTER TABLE ONLY drumbeat.opportunity_owner
    ADD CONSTRAINT owners_of_a_deal_do_not_overlap EXCLUDE USING gist (org_id WITH =, opportunity_id WITH =, during WITH &&);

ALTER TABLE ONLY drumbeat.team_parent
    ADD CONSTRAINT parents_of_a_team_do_not_overlap EXCLUDE USING gist (org_id WITH =, team_id WITH =, during WITH &&);

ALTER TABLE ONLY drumbeat.territory_parent
    ADD CONSTRAINT parents_of_a_territory_do_not_overlap EXCLUDE USING gist (org_id WITH =, territory_id WITH =, during WITH &&);

ALTER TABLE ONLY drumbeat.period_lock
    ADD CONSTRAINT period_lock_pkey PRIMARY KEY (org_id, period_id, step_no);

ALTER TABLE ONLY drumbeat.person_erasure
    ADD CONSTRAINT person_erasure_pkey PRIMARY KEY (org_id, person_id, changed_in);

ALTER TABLE ONLY drumbeat.person_identity
    ADD CONSTRAINT person_identity_pkey PRIMARY KEY (org_id, person_id);

ALTER TABLE ONLY drumbeat.team_membership
    ADD CONSTRAINT person_is_member_of_one_team_a_day EXCLUDE USING gist (org_id WITH =, person_id WITH =, during WITH &&) WHERE ((kind = 'member'::text));

ALTER TABLE ONLY drumbeat.app_user
    ADD CONSTRAINT person_is_one_user UNIQUE (org_id, person_id);

ALTER TABLE ONLY drumbeat.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (org_id, person_id);

ALTER TABLE ONLY drumbeat.pipeline_cell
    ADD CONSTRAINT pipeline_cell_pkey PRIMARY KEY (org_id, dimension, subject_id, period_id);

ALTER TABLE ONLY drumbeat.policy
    ADD CONSTRAINT policies_of_a_key_do_not_overlap EXCLUDE USING gist (org_id WITH =, key WITH =, during WITH &&);

ALTER TABLE ONLY drumbeat.policy_key
    ADD CONSTRAINT policy_key_pkey PRIMARY KEY (key);

ALTER TABLE ONLY drumbeat.policy
    ADD CONSTRAINT policy_pkey PRIMARY KEY (org_id, key, during);

ALTER TABLE ONLY drumbeat.product
    ADD CONSTRAINT product_pkey PRIMARY KEY (org_id, product_id);

ALTER TABLE ONLY drumbeat.quota_leaf
    ADD CONSTRAINT quota_leaf_pkey PRIMARY KEY (org_id, quota_id, period_id);

ALTER TABLE ONLY drumbeat.quota_letter_acknowledgement
    ADD CONSTRAINT quota_letter_acknowledgement_pkey PRIMARY KEY (org_id, letter_no);

ALTER TABLE ONLY drumbeat.quota_letter
    ADD CONSTRAINT quota_letter_pkey PRIMARY KEY (org_id, letter_no);

ALTER TABLE ONLY drumbeat.quota
    ADD CONSTRAINT quota_pkey PRIMARY KEY (org_id, quota_id);

ALTER TABLE ONLY drumbeat.quota
    ADD CONSTRAINT quota_stated_once_for_a_period UNIQUE NULLS NOT DISTINCT (org_id, person_id, team_id, territory_id, account_id, measure, component, layer, period_id);

ALTER TABLE ONLY drumbeat.ramp_assignment
    ADD CONSTRAINT ramp_assignment_pkey PRIMARY KEY (org_id, person_id, starts_on);

ALTER TABLE ONLY drumbeat.ramp_step
    ADD CONSTRAINT ramp_step_pkey PRIMARY KEY (org_id, profile, month_no);

ALTER TABLE ONLY drumbeat.run
    ADD CONSTRAINT run_pkey PRIMARY KEY (org_id, run_no);

ALTER TABLE ONLY drumbeat.seasonality
    ADD CONSTRAINT seasonality_pkey PRIMARY KEY (org_id, profile, part);

ALTER TABLE ONLY drumbeat.session_event
    ADD CONSTRAINT session_event_pkey PRIMARY KEY (org_id, session_no, step_no);

ALTER TABLE ONLY drumbeat.session_kind
    ADD CONSTRAINT session_kind_pkey PRIMARY KEY (kind);

ALTER TABLE ONLY drumbeat.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (org_id, session_no);

ALTER TABLE ONLY drumbeat.session_rating
    ADD CONSTRAINT session_rating_pkey PRIMARY KEY (org_id, session_no, rater_id);

ALTER TABLE ONLY drumbeat.session_response
    ADD CONSTRAINT session_response_pkey PRIMARY KEY (org_id, session_no, step_no);

ALTER TABLE ONLY drumbeat.sign_in_refusal
    ADD CONSTRAINT sign_in_refusal_pkey PRIMARY KEY (org_id, hour, kind);

ALTER TABLE ONLY drumbeat.slot
    ADD CONSTRAINT slot_pkey PRIMARY KEY (org_id, kind, manager_id, rep_id, starts_on);

ALTER TABLE ONLY drumbeat.source_record
    ADD CONSTRAINT source_record_pkey PRIMARY KEY (org_id, source, kind, external_id);

ALTER TABLE ONLY drumbeat.split
    ADD CONSTRAINT split_pkey PRIMARY KEY (org_id, opportunity_id, kind, person_id);

ALTER TABLE ONLY drumbeat.user_subject
    ADD CONSTRAINT subject_is_one_user UNIQUE (org_id, issuer, subject);

ALTER TABLE ONLY drumbeat.team_membership
    ADD CONSTRAINT team_has_one_leader_a_day EXCLUDE USING gist (org_id WITH =, team_id WITH =, during WITH &&) WHERE ((kind = 'leader'::text));

ALTER TABLE ONLY drumbeat.team_membership
    ADD CONSTRAINT team_membership_pkey PRIMARY KEY (org_id, person_id, team_id, kind, during);

ALTER TABLE ONLY drumbeat.team_parent
    ADD CONSTRAINT team_parent_pkey PRIMARY KEY (org_id, team_id, during);

ALTER TABLE ONLY drumbeat.team
    ADD CONSTRAINT team_pkey PRIMARY KEY (org_id, team_id);

ALTER TABLE ONLY drumbeat.account_territory
    ADD CONSTRAINT territories_of_an_account_do_not_overlap EXCLUDE USING gist (org_id WITH =, account_id WITH =, during WITH &&);

ALTER TABLE ONLY drumbeat.territory_assignment
    ADD CONSTRAINT territory_assignment_pkey PRIMARY KEY (org_id, territory_id, person_id, during);

ALTER TABLE ONLY drumbeat.territory_parent
    ADD CONSTRAINT territory_parent_pkey PRIMARY KEY (org_id, territory_id, during);

ALTER TABLE ONLY drumbeat.territory
    ADD CONSTRAINT territory_pkey PRIMARY KEY (org_id, territory_id);

ALTER TABLE ONLY drumbeat.user_identity
    ADD CONSTRAINT user_identity_pkey PRIMARY KEY (org_id, user_id);

ALTER TABLE ONLY drumbeat.user_subject
    ADD CONSTRAINT user_subject_pkey PRIMARY KEY (org_id, user_id);

ALTER TABLE ONLY drumbeat_schema.installed_object
    ADD CONSTRAINT installed_object_pkey PRIMARY KEY (kind, ordinal);

ALTER TABLE ONLY drumbeat_schema.installed
    ADD CONSTRAINT installed_pkey PRIMARY KEY (kind);

ALTER TABLE ONLY drumbeat_schema.migration
    ADD CONSTRAINT migration_name_unique UNIQUE (name);

ALTER TABLE ONLY drumbeat_schema.migration
    ADD CONSTRAINT migration_pkey PRIMARY KEY (number);

ALTER TABLE ONLY drumbeat_schema.reporting_login
    ADD CONSTRAINT reporting_login_pkey PRIMARY KEY (login);

CREATE INDEX access_event_by_time ON drumbeat.access_event USING btree (org_id, happened_at);

CREATE INDEX adjustment_cell_by_period ON drumbeat.adjustment_cell USING btree (org_id, dimension, period_id);

CREATE INDEX adjustment_cell_history_by_period ON drumbeat.adjustment_cell_history USING btree (org_id, dimension, period_id, until_run);

CREATE INDEX adjustment_cell_history_by_run ON drumbeat.adjustment_cell_history USING btree (org_id, until_run);

CREATE INDEX attainment_cell_by_period ON drumbeat.attainment_cell USING btree (org_id, dimension, period_id);

CREATE INDEX attainment_cell_history_by_period ON drumbeat.attainment_cell_history USING btree (org_id, dimension, period_id, until_run);

CREATE INDEX attainment_cell_history_by_run ON drumbeat.attainment_cell_history USING btree (org_id, until_run);

CREATE INDEX coaching_cell_by_period ON drumbeat.coaching_cell USING btree (org_id, dimension, period_id, subject_id);

CREATE INDEX coaching_cell_history_by_run ON drumbeat.coaching_cell_history USING btree (org_id, until_run);

CREATE UNIQUE INDEX one_company_team ON drumbeat.team USING btree (org_id) WHERE (level = 'company'::text);

CREATE INDEX opportunity_by_rep_and_close ON drumbeat.opportunity USING btree (org_id, rep_id, close_on);

CREATE INDEX opportunity_history_by_end ON drumbeat.opportunity_history USING btree (org_id, until_change);

CREATE INDEX pipeline_cell_by_period ON drumbeat.pipeline_cell USING btree (org_id, dimension, period_id);

CREATE INDEX pipeline_cell_history_by_period ON drumbeat.pipeline_cell_history USING btree (org_id, dimension, period_id, until_run);

CREATE INDEX pipeline_cell_history_by_run ON drumbeat.pipeline_cell_history USING btree (org_id, until_run);

CREATE INDEX session_by_rep ON drumbeat.session USING btree (org_id, rep_id, original_start);

CREATE UNIQUE INDEX session_is_planned_once ON drumbeat.session USING btree (org_id, manager_id, kind, original_start, rep_id) NULLS NOT DISTINCT;

CREATE INDEX slot_by_rep ON drumbeat.slot USING btree (org_id, rep_id, starts_on);

CREATE INDEX slot_history_by_run ON drumbeat.slot_history USING btree (org_id, until_run);

CREATE INDEX source_record_by_internal_id ON drumbeat.source_record USING btree (org_id, kind, internal_id);

CREATE TRIGGER keep_access_event AFTER INSERT OR UPDATE OF ended_at, views_as ON drumbeat.credential FOR EACH ROW EXECUTE FUNCTION drumbeat.keep_access_event();

CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON drumbeat.absence FOR EACH ROW EXECUTE FUNCTION drumbeat.keep_history_of_absence();

CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON drumbeat.access_grant FOR EACH ROW EXECUTE FUNCTION drumbeat.keep_history_of_access_grant();

CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON drumbeat.account FOR EACH ROW EXECUTE FUNCTION drumbeat.keep_history_of_account();

CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON drumbeat.account_territory FOR EACH ROW EXECUTE FUNCTION drumbeat.keep_history_of_account_territory();

CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON drumbeat.adjustment_cell FOR EACH ROW EXECUTE FUNCTION drumbeat.keep_history_of_adjustment_cell();

CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON drumbeat.app_user FOR EACH ROW EXECUTE FUNCTION drumbeat.keep_history_of_app_user();

CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON drumbeat.attainment_cell FOR EACH ROW EXECUTE FUNCTION drumbeat.keep_history_of_attainment_cell();

CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON drumbeat.cadence_policy FOR EACH ROW EXECUTE FUNCTION drumbeat.keep_history_of_cadence_policy();

CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON drumbeat.coaching_cell FOR EACH ROW EXECUTE FUNCTION drumbeat.keep_history_of_coaching_cell();

CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON drumbeat.credit_hold FOR EACH ROW EXECUTE FUNCTION drumbeat.keep_history_of_credit_hold();

CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON drumbeat.day_off FOR EACH ROW EXECUTE FUNCTION drumbeat.keep_history_of_day_off();

CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON drumbeat.employment FOR EACH ROW EXECUTE FUNCTION drumbeat.keep_history_of_employment();

CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON drumbeat.fiscal_period FOR EACH ROW EXECUTE FUNCTION drumbeat.keep_history_of_fiscal_period();

CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON drumbeat.fx_rate FOR EACH ROW EXECUTE FUNCTION drumbeat.keep_history_of_fx_rate();

CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON drumbeat.opportunity FOR EACH ROW EXECUTE FUNCTION drumbeat.keep_history_of_opportunity();

CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON drumbeat.opportunity_line FOR EACH ROW EXECUTE FUNCTION drumbeat.keep_history_of_opportunity_line();

CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON drumbeat.opportunity_owner FOR EACH ROW EXECUTE FUNCTION drumbeat.keep_history_of_opportunity_owner();

CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON drumbeat.organisation FOR EACH ROW EXECUTE FUNCTION drumbeat.keep_history_of_organisation();

CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON drumbeat.person FOR EACH ROW EXECUTE FUNCTION drumbeat.keep_history_of_person();

CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON drumbeat.pipeline_cell FOR EACH ROW EXECUTE FUNCTION drumbeat.keep_history_of_pipeline_cell();

CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON drumbeat.policy FOR EACH ROW EXECUTE FUNCTION drumbeat.keep_history_of_policy();

CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON drumbeat.product FOR EACH ROW EXECUTE FUNCTION drumbeat.keep_history_of_product();

CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON drumbeat.quota FOR EACH ROW EXECUTE FUNCTION drumbeat.keep_history_of_quota();

CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON drumbeat.quota_leaf FOR EACH ROW EXECUTE FUNCTION drumbeat.keep_history_of_quota_leaf();

CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON drumbeat.ramp_assignment FOR EACH ROW EXECUTE FUNCTION drumbeat.keep_history_of_ramp_assignment();

CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON drumbeat.ramp_step FOR EACH ROW EXECUTE FUNCTION drumbeat.keep_history_of_ramp_step();

CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON drumbeat.seasonality FOR EACH ROW EXECUTE FUNCTION drumbeat.keep_history_of_seasonality();

CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON drumbeat.slot FOR EACH ROW EXECUTE FUNCTION drumbeat.keep_history_of_slot();

CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON drumbeat.source_record FOR EACH ROW EXECUTE FUNCTION drumbeat.keep_history_of_source_record();

CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON drumbeat.split FOR EACH ROW EXECUTE FUNCTION drumbeat.keep_history_of_split();

CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON drumbeat.team FOR EACH ROW EXECUTE FUNCTION drumbeat.keep_history_of_team();

CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON drumbeat.team_membership FOR EACH ROW EXECUTE FUNCTION drumbeat.keep_history_of_team_membership();

CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON drumbeat.team_parent FOR EACH ROW EXECUTE FUNCTION drumbeat.keep_history_of_team_parent();

CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON drumbeat.territory FOR EACH ROW EXECUTE FUNCTION drumbeat.keep_history_of_territory();

CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON drumbeat.territory_assignment FOR EACH ROW EXECUTE FUNCTION drumbeat.keep_history_of_territory_assignment();

CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON drumbeat.territory_parent FOR EACH ROW EXECUTE FUNCTION drumbeat.keep_history_of_territory_parent();

ALTER TABLE ONLY drumbeat.absence
    ADD CONSTRAINT absence_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES drumbeat.person(org_id, person_id);

ALTER TABLE ONLY drumbeat.access_event
    ADD CONSTRAINT access_event_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.access_event
    ADD CONSTRAINT access_event_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES drumbeat.app_user(org_id, user_id);

ALTER TABLE ONLY drumbeat.access_grant
    ADD CONSTRAINT access_grant_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES drumbeat.app_user(org_id, user_id);

ALTER TABLE ONLY drumbeat.account
    ADD CONSTRAINT account_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.account_territory
    ADD CONSTRAINT account_territory_org_id_account_id_fkey FOREIGN KEY (org_id, account_id) REFERENCES drumbeat.account(org_id, account_id);

ALTER TABLE ONLY drumbeat.account_territory
    ADD CONSTRAINT account_territory_org_id_territory_id_fkey FOREIGN KEY (org_id, territory_id) REFERENCES drumbeat.territory(org_id, territory_id);

ALTER TABLE ONLY drumbeat.adjustment_cell
    ADD CONSTRAINT adjustment_cell_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.app_user
    ADD CONSTRAINT app_user_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.app_user
    ADD CONSTRAINT app_user_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES drumbeat.person(org_id, person_id);

ALTER TABLE ONLY drumbeat.attainment_cell
    ADD CONSTRAINT attainment_cell_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.audit_seal
    ADD CONSTRAINT audit_seal_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.cadence_policy
    ADD CONSTRAINT cadence_policy_kind_fkey FOREIGN KEY (kind) REFERENCES drumbeat.session_kind(kind);

ALTER TABLE ONLY drumbeat.cadence_policy
    ADD CONSTRAINT cadence_policy_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.change
    ADD CONSTRAINT change_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.coaching_cell
    ADD CONSTRAINT coaching_cell_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.coaching_log
    ADD CONSTRAINT coaching_log_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.coaching_log
    ADD CONSTRAINT coaching_log_org_id_session_no_fkey FOREIGN KEY (org_id, session_no) REFERENCES drumbeat.session(org_id, session_no);

ALTER TABLE ONLY drumbeat.coaching_text
    ADD CONSTRAINT coaching_text_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.coaching_text
    ADD CONSTRAINT coaching_text_org_id_session_no_revision_no_fkey FOREIGN KEY (org_id, session_no, revision_no) REFERENCES drumbeat.coaching_log(org_id, session_no, revision_no);

ALTER TABLE ONLY drumbeat.credential
    ADD CONSTRAINT credential_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES drumbeat.app_user(org_id, user_id);

ALTER TABLE ONLY drumbeat.credential
    ADD CONSTRAINT credential_org_id_views_as_fkey FOREIGN KEY (org_id, views_as) REFERENCES drumbeat.app_user(org_id, user_id);

ALTER TABLE ONLY drumbeat.credit_hold
    ADD CONSTRAINT credit_hold_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.credit_hold
    ADD CONSTRAINT credit_hold_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES drumbeat.person(org_id, person_id);

ALTER TABLE ONLY drumbeat.day_off
    ADD CONSTRAINT day_off_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.employment
    ADD CONSTRAINT employment_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES drumbeat.person(org_id, person_id);

ALTER TABLE ONLY drumbeat.erased_identifier
    ADD CONSTRAINT erased_identifier_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.erased_identifier
    ADD CONSTRAINT erased_identifier_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES drumbeat.person(org_id, person_id);

ALTER TABLE ONLY drumbeat.erased_row
    ADD CONSTRAINT erased_row_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.erasure_salt
    ADD CONSTRAINT erasure_salt_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.fiscal_calendar
    ADD CONSTRAINT fiscal_calendar_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.fiscal_period
    ADD CONSTRAINT fiscal_period_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.fx_rate
    ADD CONSTRAINT fx_rate_currency_fkey FOREIGN KEY (currency) REFERENCES drumbeat.currency(code);

ALTER TABLE ONLY drumbeat.fx_rate
    ADD CONSTRAINT fx_rate_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.inquiry_event
    ADD CONSTRAINT inquiry_event_org_id_inquiry_no_fkey FOREIGN KEY (org_id, inquiry_no) REFERENCES drumbeat.inquiry(org_id, inquiry_no);

ALTER TABLE ONLY drumbeat.inquiry_event
    ADD CONSTRAINT inquiry_event_org_id_mended_by_fkey FOREIGN KEY (org_id, mended_by) REFERENCES drumbeat.change(org_id, change_no);

ALTER TABLE ONLY drumbeat.inquiry_event
    ADD CONSTRAINT inquiry_event_org_id_run_no_fkey FOREIGN KEY (org_id, run_no) REFERENCES drumbeat.run(org_id, run_no);

ALTER TABLE ONLY drumbeat.inquiry
    ADD CONSTRAINT inquiry_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.inquiry
    ADD CONSTRAINT inquiry_org_id_rep_id_fkey FOREIGN KEY (org_id, rep_id) REFERENCES drumbeat.person(org_id, person_id);

ALTER TABLE ONLY drumbeat.inquiry
    ADD CONSTRAINT inquiry_org_id_run_no_fkey FOREIGN KEY (org_id, run_no) REFERENCES drumbeat.run(org_id, run_no);

ALTER TABLE ONLY drumbeat.inquiry
    ADD CONSTRAINT inquiry_org_id_team_id_fkey FOREIGN KEY (org_id, team_id) REFERENCES drumbeat.team(org_id, team_id);

ALTER TABLE ONLY drumbeat.inquiry_text
    ADD CONSTRAINT inquiry_text_org_id_inquiry_no_step_no_fkey FOREIGN KEY (org_id, inquiry_no, step_no) REFERENCES drumbeat.inquiry_event(org_id, inquiry_no, step_no);

ALTER TABLE ONLY drumbeat.job_finding
    ADD CONSTRAINT job_finding_org_id_job_no_fkey FOREIGN KEY (org_id, job_no) REFERENCES drumbeat.job(org_id, job_no) ON DELETE CASCADE;

ALTER TABLE ONLY drumbeat.job
    ADD CONSTRAINT job_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.opportunity_line
    ADD CONSTRAINT opportunity_line_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.opportunity_line
    ADD CONSTRAINT opportunity_line_org_id_product_id_fkey FOREIGN KEY (org_id, product_id) REFERENCES drumbeat.product(org_id, product_id);

ALTER TABLE ONLY drumbeat.opportunity_owner
    ADD CONSTRAINT opportunity_owner_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES drumbeat.person(org_id, person_id);

ALTER TABLE ONLY drumbeat.organisation
    ADD CONSTRAINT organisation_currency_fkey FOREIGN KEY (currency) REFERENCES drumbeat.currency(code);

ALTER TABLE ONLY drumbeat.period_lock
    ADD CONSTRAINT period_lock_org_id_run_no_fkey FOREIGN KEY (org_id, run_no) REFERENCES drumbeat.run(org_id, run_no);

ALTER TABLE ONLY drumbeat.person_erasure
    ADD CONSTRAINT person_erasure_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES drumbeat.person(org_id, person_id);

ALTER TABLE ONLY drumbeat.person_identity
    ADD CONSTRAINT person_identity_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES drumbeat.person(org_id, person_id);

ALTER TABLE ONLY drumbeat.person
    ADD CONSTRAINT person_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.pipeline_cell
    ADD CONSTRAINT pipeline_cell_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.policy
    ADD CONSTRAINT policy_key_fkey FOREIGN KEY (key) REFERENCES drumbeat.policy_key(key);

ALTER TABLE ONLY drumbeat.policy
    ADD CONSTRAINT policy_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.product
    ADD CONSTRAINT product_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.quota_leaf
    ADD CONSTRAINT quota_leaf_org_id_period_id_fkey FOREIGN KEY (org_id, period_id) REFERENCES drumbeat.fiscal_period(org_id, period_id);

ALTER TABLE ONLY drumbeat.quota_leaf
    ADD CONSTRAINT quota_leaf_org_id_quota_id_fkey FOREIGN KEY (org_id, quota_id) REFERENCES drumbeat.quota(org_id, quota_id);

ALTER TABLE ONLY drumbeat.quota_letter_acknowledgement
    ADD CONSTRAINT quota_letter_acknowledgement_org_id_letter_no_fkey FOREIGN KEY (org_id, letter_no) REFERENCES drumbeat.quota_letter(org_id, letter_no);

ALTER TABLE ONLY drumbeat.quota_letter
    ADD CONSTRAINT quota_letter_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.quota_letter
    ADD CONSTRAINT quota_letter_org_id_rep_id_fkey FOREIGN KEY (org_id, rep_id) REFERENCES drumbeat.person(org_id, person_id);

ALTER TABLE ONLY drumbeat.quota_letter
    ADD CONSTRAINT quota_letter_org_id_run_no_fkey FOREIGN KEY (org_id, run_no) REFERENCES drumbeat.run(org_id, run_no);

ALTER TABLE ONLY drumbeat.quota_letter
    ADD CONSTRAINT quota_letter_org_id_team_id_fkey FOREIGN KEY (org_id, team_id) REFERENCES drumbeat.team(org_id, team_id);

ALTER TABLE ONLY drumbeat.quota
    ADD CONSTRAINT quota_org_id_account_id_fkey FOREIGN KEY (org_id, account_id) REFERENCES drumbeat.account(org_id, account_id);

ALTER TABLE ONLY drumbeat.quota
    ADD CONSTRAINT quota_org_id_period_id_fkey FOREIGN KEY (org_id, period_id) REFERENCES drumbeat.fiscal_period(org_id, period_id);

ALTER TABLE ONLY drumbeat.quota
    ADD CONSTRAINT quota_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES drumbeat.person(org_id, person_id);

ALTER TABLE ONLY drumbeat.quota
    ADD CONSTRAINT quota_org_id_team_id_fkey FOREIGN KEY (org_id, team_id) REFERENCES drumbeat.team(org_id, team_id);

ALTER TABLE ONLY drumbeat.quota
    ADD CONSTRAINT quota_org_id_territory_id_fkey FOREIGN KEY (org_id, territory_id) REFERENCES drumbeat.territory(org_id, territory_id);

ALTER TABLE ONLY drumbeat.ramp_assignment
    ADD CONSTRAINT ramp_assignment_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES drumbeat.person(org_id, person_id);

ALTER TABLE ONLY drumbeat.ramp_step
    ADD CONSTRAINT ramp_step_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.run
    ADD CONSTRAINT run_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.seasonality
    ADD CONSTRAINT seasonality_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.session_event
    ADD CONSTRAINT session_event_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.session_event
    ADD CONSTRAINT session_event_org_id_session_no_fkey FOREIGN KEY (org_id, session_no) REFERENCES drumbeat.session(org_id, session_no);

ALTER TABLE ONLY drumbeat.session
    ADD CONSTRAINT session_kind_fkey FOREIGN KEY (kind) REFERENCES drumbeat.session_kind(kind);

ALTER TABLE ONLY drumbeat.session
    ADD CONSTRAINT session_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.session
    ADD CONSTRAINT session_org_id_manager_id_fkey FOREIGN KEY (org_id, manager_id) REFERENCES drumbeat.person(org_id, person_id);

ALTER TABLE ONLY drumbeat.session
    ADD CONSTRAINT session_org_id_rep_id_fkey FOREIGN KEY (org_id, rep_id) REFERENCES drumbeat.person(org_id, person_id);

ALTER TABLE ONLY drumbeat.session
    ADD CONSTRAINT session_org_id_team_id_fkey FOREIGN KEY (org_id, team_id) REFERENCES drumbeat.team(org_id, team_id);

ALTER TABLE ONLY drumbeat.session_rating
    ADD CONSTRAINT session_rating_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.session_rating
    ADD CONSTRAINT session_rating_org_id_rater_id_fkey FOREIGN KEY (org_id, rater_id) REFERENCES drumbeat.person(org_id, person_id);

ALTER TABLE ONLY drumbeat.session_rating
    ADD CONSTRAINT session_rating_org_id_session_no_fkey FOREIGN KEY (org_id, session_no) REFERENCES drumbeat.session(org_id, session_no);

ALTER TABLE ONLY drumbeat.session_response
    ADD CONSTRAINT session_response_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.session_response
    ADD CONSTRAINT session_response_org_id_session_no_fkey FOREIGN KEY (org_id, session_no) REFERENCES drumbeat.session(org_id, session_no);

ALTER TABLE ONLY drumbeat.sign_in_refusal
    ADD CONSTRAINT sign_in_refusal_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.slot
    ADD CONSTRAINT slot_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.split
    ADD CONSTRAINT split_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.split
    ADD CONSTRAINT split_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES drumbeat.person(org_id, person_id);

ALTER TABLE ONLY drumbeat.team_membership
    ADD CONSTRAINT team_membership_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES drumbeat.person(org_id, person_id);

ALTER TABLE ONLY drumbeat.team_membership
    ADD CONSTRAINT team_membership_org_id_team_id_fkey FOREIGN KEY (org_id, team_id) REFERENCES drumbeat.team(org_id, team_id);

ALTER TABLE ONLY drumbeat.team
    ADD CONSTRAINT team_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.team_parent
    ADD CONSTRAINT team_parent_org_id_parent_id_fkey FOREIGN KEY (org_id, parent_id) REFERENCES drumbeat.team(org_id, team_id);

ALTER TABLE ONLY drumbeat.team_parent
    ADD CONSTRAINT team_parent_org_id_team_id_fkey FOREIGN KEY (org_id, team_id) REFERENCES drumbeat.team(org_id, team_id);

ALTER TABLE ONLY drumbeat.territory_assignment
    ADD CONSTRAINT territory_assignment_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES drumbeat.person(org_id, person_id);

ALTER TABLE ONLY drumbeat.territory_assignment
    ADD CONSTRAINT territory_assignment_org_id_territory_id_fkey FOREIGN KEY (org_id, territory_id) REFERENCES drumbeat.territory(org_id, territory_id);

ALTER TABLE ONLY drumbeat.territory
    ADD CONSTRAINT territory_org_id_fkey FOREIGN KEY (org_id) REFERENCES drumbeat.organisation(org_id);

ALTER TABLE ONLY drumbeat.territory_parent
    ADD CONSTRAINT territory_parent_org_id_parent_id_fkey FOREIGN KEY (org_id, parent_id) REFERENCES drumbeat.territory(org_id, territory_id);

ALTER TABLE ONLY drumbeat.territory_parent
    ADD CONSTRAINT territory_parent_org_id_territory_id_fkey FOREIGN KEY (org_id, territory_id) REFERENCES drumbeat.territory(org_id, territory_id);

ALTER TABLE ONLY drumbeat.user_identity
    ADD CONSTRAINT user_identity_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES drumbeat.app_user(org_id, user_id);

ALTER TABLE ONLY drumbeat.user_subject
    ADD CONSTRAINT user_subject_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES drumbeat.app_user(org_id, user_id);

ALTER TABLE drumbeat.absence ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.absence_history ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.access_event ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.access_grant ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.access_grant_history ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.account ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.account_history ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.account_territory ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.account_territory_history ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.adjustment_cell ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.adjustment_cell_history ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.app_user ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.app_user_history ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.attainment_cell ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.attainment_cell_history ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.audit_seal ENABLE ROW LEVEL SECURITY;

CREATE POLICY bound_organisation ON drumbeat.absence FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.absence_history FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.access_event FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.access_grant FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.access_grant_history FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.account FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.account_history FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.account_territory FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.account_territory_history FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.adjustment_cell FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.adjustment_cell_history FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.app_user FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.app_user_history FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.attainment_cell FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.attainment_cell_history FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.audit_seal FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.cadence_policy FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.cadence_policy_history FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.change FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.coaching_cell FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.coaching_cell_history FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.coaching_log FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.coaching_text FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.credential FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.credit_hold FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.credit_hold_history FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.day_off FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.day_off_history FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.employment FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.employment_history FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.erased_identifier FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.erased_row FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.erasure_salt FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.fiscal_calendar FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.fiscal_period FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.fiscal_period_history FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.fx_rate FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.fx_rate_history FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.inquiry FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.inquiry_event FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.inquiry_text FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.job FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.job_finding FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.opportunity FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.opportunity_event FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.opportunity_history FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.opportunity_line FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.opportunity_line_history FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.opportunity_owner FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.opportunity_owner_history FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.organisation FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.organisation_history FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.period_lock FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.person FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.person_erasure FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.person_history FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.person_identity FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.pipeline_cell FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.pipeline_cell_history FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.policy FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.policy_history FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.product FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.product_history FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.quota FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.quota_history FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.quota_leaf FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.quota_leaf_history FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.quota_letter FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.quota_letter_acknowledgement FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.ramp_assignment FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.ramp_assignment_history FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.ramp_step FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.ramp_step_history FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.run FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.seasonality FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.seasonality_history FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.session FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.session_event FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.session_rating FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.session_response FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.sign_in_refusal FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.slot FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.slot_history FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.source_record FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.source_record_history FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.split FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.split_history FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.team FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.team_history FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.team_membership FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.team_membership_history FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.team_parent FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.team_parent_history FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.territory FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.territory_assignment FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.territory_assignment_history FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.territory_history FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.territory_parent FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.territory_parent_history FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.user_identity FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

CREATE POLICY bound_organisation ON drumbeat.user_subject FOR SELECT TO drumbeat_reporting USING ((org_id = drumbeat.reporting_org_id()));

ALTER TABLE drumbeat.cadence_policy ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.cadence_policy_history ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.change ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.coaching_cell ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.coaching_cell_history ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.coaching_log ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.coaching_text ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.credential ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.credit_hold ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.credit_hold_history ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.day_off ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.day_off_history ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.employment ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.employment_history ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.erased_identifier ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.erased_row ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.erasure_salt ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.fiscal_calendar ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.fiscal_period ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.fiscal_period_history ENABLE ROW LEVEL SECURITY;

CREATE POLICY found_by_key ON drumbeat.organisation FOR SELECT TO drumbeat_locator, drumbeat_founder USING ((key = current_setting('drumbeat.org_key'::text, true)));

CREATE POLICY founded_by_key ON drumbeat.organisation FOR INSERT TO drumbeat_founder WITH CHECK ((key = current_setting('drumbeat.org_key'::text, true)));

ALTER TABLE drumbeat.fx_rate ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.fx_rate_history ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.inquiry ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.inquiry_event ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.inquiry_text ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.job ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.job_finding ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.opportunity ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.opportunity_event ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.opportunity_history ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.opportunity_line ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.opportunity_line_history ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.opportunity_owner ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.opportunity_owner_history ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.organisation ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.organisation_history ENABLE ROW LEVEL SECURITY;

CREATE POLICY own_organisation ON drumbeat.absence FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.absence_history FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.access_event FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.access_grant FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.access_grant_history FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.account FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.account_history FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.account_territory FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.account_territory_history FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.app_user FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.app_user_history FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.audit_seal FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.cadence_policy FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.cadence_policy_history FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.change FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.credential FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.credit_hold FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.credit_hold_history FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.day_off FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.day_off_history FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.employment FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.employment_history FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.erased_identifier FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.erased_row FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.erasure_salt FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.fiscal_calendar FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.fiscal_period FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.fiscal_period_history FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.fx_rate FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.fx_rate_history FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.job FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.job_finding FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.opportunity_event FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.opportunity_history FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.opportunity_line FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.opportunity_line_history FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.opportunity_owner FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.opportunity_owner_history FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.organisation FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.organisation_history FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.period_lock FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.person FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.person_erasure FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.person_history FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.person_identity FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.policy FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.policy_history FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.product FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.product_history FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.quota FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.quota_history FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.quota_leaf FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.quota_leaf_history FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.ramp_assignment FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.ramp_assignment_history FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.ramp_step FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.ramp_step_history FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.run FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.seasonality FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.seasonality_history FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.sign_in_refusal FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.source_record FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.source_record_history FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.split FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.split_history FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.team FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.team_history FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.team_membership FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.team_membership_history FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.team_parent FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.team_parent_history FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.territory FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.territory_assignment FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.territory_assignment_history FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.territory_history FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.territory_parent FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.territory_parent_history FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.user_identity FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_organisation ON drumbeat.user_subject FOR SELECT TO drumbeat_team, drumbeat_self USING ((org_id = drumbeat.current_org_id()));

CREATE POLICY own_ratings ON drumbeat.session_rating FOR SELECT TO drumbeat_team, drumbeat_self USING (((org_id = drumbeat.current_org_id()) AND (rater_id = drumbeat.current_person_id())));

CREATE POLICY own_rows ON drumbeat.adjustment_cell FOR SELECT TO drumbeat_self USING (((org_id = drumbeat.current_org_id()) AND (rep_id = drumbeat.current_person_id())));

CREATE POLICY own_rows ON drumbeat.adjustment_cell_history FOR SELECT TO drumbeat_self USING (((org_id = drumbeat.current_org_id()) AND (rep_id = drumbeat.current_person_id())));

CREATE POLICY own_rows ON drumbeat.attainment_cell FOR SELECT TO drumbeat_self USING (((org_id = drumbeat.current_org_id()) AND (rep_id = drumbeat.current_person_id())));

CREATE POLICY own_rows ON drumbeat.attainment_cell_history FOR SELECT TO drumbeat_self USING (((org_id = drumbeat.current_org_id()) AND (rep_id = drumbeat.current_person_id())));

CREATE POLICY own_rows ON drumbeat.coaching_cell FOR SELECT TO drumbeat_self USING (((org_id = drumbeat.current_org_id()) AND (rep_id = drumbeat.current_person_id())));

CREATE POLICY own_rows ON drumbeat.coaching_cell_history FOR SELECT TO drumbeat_self USING (((org_id = drumbeat.current_org_id()) AND (rep_id = drumbeat.current_person_id())));

CREATE POLICY own_rows ON drumbeat.coaching_log FOR SELECT TO drumbeat_self USING (((org_id = drumbeat.current_org_id()) AND (rep_id = drumbeat.current_person_id())));

CREATE POLICY own_rows ON drumbeat.inquiry FOR SELECT TO drumbeat_self USING (((org_id = drumbeat.current_org_id()) AND (rep_id = drumbeat.current_person_id())));

CREATE POLICY own_rows ON drumbeat.inquiry_event FOR SELECT TO drumbeat_self USING (((org_id = drumbeat.current_org_id()) AND (rep_id = drumbeat.current_person_id())));

CREATE POLICY own_rows ON drumbeat.inquiry_text FOR SELECT TO drumbeat_self USING (((org_id = drumbeat.current_org_id()) AND (rep_id = drumbeat.current_person_id())));

CREATE POLICY own_rows ON drumbeat.opportunity FOR SELECT TO drumbeat_self USING (((org_id = drumbeat.current_org_id()) AND (rep_id = drumbeat.current_person_id())));

CREATE POLICY own_rows ON drumbeat.pipeline_cell FOR SELECT TO drumbeat_self USING (((org_id = drumbeat.current_org_id()) AND (rep_id = drumbeat.current_person_id())));

CREATE POLICY own_rows ON drumbeat.pipeline_cell_history FOR SELECT TO drumbeat_self USING (((org_id = drumbeat.current_org_id()) AND (rep_id = drumbeat.current_person_id())));

CREATE POLICY own_rows ON drumbeat.quota_letter FOR SELECT TO drumbeat_self USING (((org_id = drumbeat.current_org_id()) AND (rep_id = drumbeat.current_person_id())));

CREATE POLICY own_rows ON drumbeat.quota_letter_acknowledgement FOR SELECT TO drumbeat_self USING (((org_id = drumbeat.current_org_id()) AND (rep_id = drumbeat.current_person_id())));

CREATE POLICY own_rows ON drumbeat.session FOR SELECT TO drumbeat_self USING (((org_id = drumbeat.current_org_id()) AND (rep_id = drumbeat.current_person_id())));

CREATE POLICY own_rows ON drumbeat.session_event FOR SELECT TO drumbeat_self USING (((org_id = drumbeat.current_org_id()) AND (rep_id = drumbeat.current_person_id())));

CREATE POLICY own_rows ON drumbeat.session_response FOR SELECT TO drumbeat_self USING (((org_id = drumbeat.current_org_id()) AND (rep_id = drumbeat.current_person_id())));

CREATE POLICY own_rows ON drumbeat.slot FOR SELECT TO drumbeat_self USING (((org_id = drumbeat.current_org_id()) AND (rep_id = drumbeat.current_person_id())));

CREATE POLICY own_rows ON drumbeat.slot_history FOR SELECT TO drumbeat_self USING (((org_id = drumbeat.current_org_id()) AND (rep_id = drumbeat.current_person_id())));

ALTER TABLE drumbeat.period_lock ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.person ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.person_erasure ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.person_history ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.person_identity ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.pipeline_cell ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.pipeline_cell_history ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.policy ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.policy_history ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.product ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.product_history ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.quota ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.quota_history ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.quota_leaf ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.quota_leaf_history ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.quota_letter ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.quota_letter_acknowledgement ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.ramp_assignment ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.ramp_assignment_history ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.ramp_step ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.ramp_step_history ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.run ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.seasonality ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.seasonality_history ENABLE ROW LEVEL SECURITY;

CREATE POLICY service_at_large ON drumbeat.change FOR SELECT TO drumbeat_monitor USING ((current_setting('drumbeat.monitoring'::text, true) = 'on'::text));

CREATE POLICY service_at_large ON drumbeat.credential FOR SELECT TO drumbeat_monitor USING ((current_setting('drumbeat.monitoring'::text, true) = 'on'::text));

CREATE POLICY service_at_large ON drumbeat.organisation FOR SELECT TO drumbeat_monitor USING ((current_setting('drumbeat.monitoring'::text, true) = 'on'::text));

CREATE POLICY service_at_large ON drumbeat.run FOR SELECT TO drumbeat_monitor USING ((current_setting('drumbeat.monitoring'::text, true) = 'on'::text));

ALTER TABLE drumbeat.session ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.session_event ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.session_rating ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.session_response ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.sign_in_refusal ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.slot ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.slot_history ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.source_record ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.source_record_history ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.split ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.split_history ENABLE ROW LEVEL SECURITY;

CREATE POLICY subtree_of_teams ON drumbeat.adjustment_cell FOR SELECT TO drumbeat_team USING (((org_id = drumbeat.current_org_id()) AND drumbeat.is_seen(team_id, ( SELECT drumbeat.teams_seen() AS teams_seen))));

CREATE POLICY subtree_of_teams ON drumbeat.adjustment_cell_history FOR SELECT TO drumbeat_team USING (((org_id = drumbeat.current_org_id()) AND drumbeat.is_seen(team_id, ( SELECT drumbeat.teams_seen() AS teams_seen))));

CREATE POLICY subtree_of_teams ON drumbeat.attainment_cell FOR SELECT TO drumbeat_team USING (((org_id = drumbeat.current_org_id()) AND drumbeat.is_seen(team_id, ( SELECT drumbeat.teams_seen() AS teams_seen))));

CREATE POLICY subtree_of_teams ON drumbeat.attainment_cell_history FOR SELECT TO drumbeat_team USING (((org_id = drumbeat.current_org_id()) AND drumbeat.is_seen(team_id, ( SELECT drumbeat.teams_seen() AS teams_seen))));

CREATE POLICY subtree_of_teams ON drumbeat.coaching_cell FOR SELECT TO drumbeat_team USING (((org_id = drumbeat.current_org_id()) AND drumbeat.is_seen(team_id, ( SELECT drumbeat.teams_seen() AS teams_seen))));

CREATE POLICY subtree_of_teams ON drumbeat.coaching_cell_history FOR SELECT TO drumbeat_team USING (((org_id = drumbeat.current_org_id()) AND drumbeat.is_seen(team_id, ( SELECT drumbeat.teams_seen() AS teams_seen))));

CREATE POLICY subtree_of_teams ON drumbeat.coaching_log FOR SELECT TO drumbeat_team USING (((org_id = drumbeat.current_org_id()) AND drumbeat.is_seen(team_id, ( SELECT drumbeat.teams_seen() AS teams_seen))));

CREATE POLICY subtree_of_teams ON drumbeat.inquiry FOR SELECT TO drumbeat_team USING (((org_id = drumbeat.current_org_id()) AND drumbeat.is_seen(team_id, ( SELECT drumbeat.teams_seen() AS teams_seen))));

CREATE POLICY subtree_of_teams ON drumbeat.inquiry_event FOR SELECT TO drumbeat_team USING (((org_id = drumbeat.current_org_id()) AND drumbeat.is_seen(team_id, ( SELECT drumbeat.teams_seen() AS teams_seen))));

CREATE POLICY subtree_of_teams ON drumbeat.inquiry_text FOR SELECT TO drumbeat_team USING (((org_id = drumbeat.current_org_id()) AND drumbeat.is_seen(team_id, ( SELECT drumbeat.teams_seen() AS teams_seen))));

CREATE POLICY subtree_of_teams ON drumbeat.opportunity FOR SELECT TO drumbeat_team USING (((org_id = drumbeat.current_org_id()) AND drumbeat.is_seen(team_id, ( SELECT drumbeat.teams_seen() AS teams_seen))));

CREATE POLICY subtree_of_teams ON drumbeat.pipeline_cell FOR SELECT TO drumbeat_team USING (((org_id = drumbeat.current_org_id()) AND drumbeat.is_seen(team_id, ( SELECT drumbeat.teams_seen() AS teams_seen))));

CREATE POLICY subtree_of_teams ON drumbeat.pipeline_cell_history FOR SELECT TO drumbeat_team USING (((org_id = drumbeat.current_org_id()) AND drumbeat.is_seen(team_id, ( SELECT drumbeat.teams_seen() AS teams_seen))));

CREATE POLICY subtree_of_teams ON drumbeat.quota_letter FOR SELECT TO drumbeat_team USING (((org_id = drumbeat.current_org_id()) AND drumbeat.is_seen(team_id, ( SELECT drumbeat.teams_seen() AS teams_seen))));

CREATE POLICY subtree_of_teams ON drumbeat.quota_letter_acknowledgement FOR SELECT TO drumbeat_team USING (((org_id = drumbeat.current_org_id()) AND drumbeat.is_seen(team_id, ( SELECT drumbeat.teams_seen() AS teams_seen))));

CREATE POLICY subtree_of_teams ON drumbeat.session FOR SELECT TO drumbeat_team USING (((org_id = drumbeat.current_org_id()) AND drumbeat.is_seen(team_id, ( SELECT drumbeat.teams_seen() AS teams_seen))));

CREATE POLICY subtree_of_teams ON drumbeat.session_event FOR SELECT TO drumbeat_team USING (((org_id = drumbeat.current_org_id()) AND drumbeat.is_seen(team_id, ( SELECT drumbeat.teams_seen() AS teams_seen))));

CREATE POLICY subtree_of_teams ON drumbeat.session_response FOR SELECT TO drumbeat_team USING (((org_id = drumbeat.current_org_id()) AND drumbeat.is_seen(team_id, ( SELECT drumbeat.teams_seen() AS teams_seen))));

CREATE POLICY subtree_of_teams ON drumbeat.slot FOR SELECT TO drumbeat_team USING (((org_id = drumbeat.current_org_id()) AND drumbeat.is_seen(team_id, ( SELECT drumbeat.teams_seen() AS teams_seen))));

CREATE POLICY subtree_of_teams ON drumbeat.slot_history FOR SELECT TO drumbeat_team USING (((org_id = drumbeat.current_org_id()) AND drumbeat.is_seen(team_id, ( SELECT drumbeat.teams_seen() AS teams_seen))));

ALTER TABLE drumbeat.team ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.team_history ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.team_membership ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.team_membership_history ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.team_parent ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.team_parent_history ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.territory ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.territory_assignment ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.territory_assignment_history ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.territory_history ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.territory_parent ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.territory_parent_history ENABLE ROW LEVEL SECURITY;

CREATE POLICY the_two_of_them ON drumbeat.coaching_text FOR SELECT TO drumbeat_team, drumbeat_self USING (((org_id = drumbeat.current_org_id()) AND (drumbeat.current_person_id() = ANY (ARRAY[manager_id, rep_id]))));

ALTER TABLE drumbeat.user_identity ENABLE ROW LEVEL SECURITY;

ALTER TABLE drumbeat.user_subject ENABLE ROW LEVEL SECURITY;

CREATE POLICY whole_organisation ON drumbeat.absence TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.absence_history TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.access_event TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.access_grant TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.access_grant_history TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.account TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.account_history TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.account_territory TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.account_territory_history TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.adjustment_cell TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.adjustment_cell_history TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.app_user TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.app_user_history TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.attainment_cell TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.attainment_cell_history TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.audit_seal TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.cadence_policy TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.cadence_policy_history TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.change TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.coaching_cell TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.coaching_cell_history TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.coaching_log TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.coaching_text TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.credential TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.credit_hold TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.credit_hold_history TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.day_off TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.day_off_history TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.employment TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.employment_history TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.erased_identifier TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.erased_row TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.erasure_salt TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.fiscal_calendar TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.fiscal_period TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.fiscal_period_history TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.fx_rate TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.fx_rate_history TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.inquiry TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.inquiry_event TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.inquiry_text TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.job TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.job_finding TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.opportunity TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.opportunity_event TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.opportunity_history TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.opportunity_line TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.opportunity_line_history TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.opportunity_owner TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.opportunity_owner_history TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.organisation TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.organisation_history TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.period_lock TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.person TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.person_erasure TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.person_history TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.person_identity TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.pipeline_cell TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.pipeline_cell_history TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.policy TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.policy_history TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.product TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.product_history TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.quota TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.quota_history TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.quota_leaf TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.quota_leaf_history TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.quota_letter TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.quota_letter_acknowledgement TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.ramp_assignment TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.ramp_assignment_history TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.ramp_step TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.ramp_step_history TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.run TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.seasonality TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.seasonality_history TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.session TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.session_event TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.session_rating TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.session_response TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.sign_in_refusal TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.slot TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.slot_history TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.source_record TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.source_record_history TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.split TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.split_history TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.team TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.team_history TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.team_membership TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.team_membership_history TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.team_parent TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.team_parent_history TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.territory TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.territory_assignment TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.territory_assignment_history TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.territory_history TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.territory_parent TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.territory_parent_history TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.user_identity TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

CREATE POLICY whole_organisation ON drumbeat.user_subject TO drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser USING ((org_id = drumbeat.current_org_id())) WITH CHECK ((org_id = drumbeat.current_org_id()));

GRANT USAGE ON SCHEMA drumbeat TO drumbeat_locator;
GRANT USAGE ON SCHEMA drumbeat TO drumbeat_founder;
GRANT USAGE ON SCHEMA drumbeat TO drumbeat_reader;
GRANT USAGE ON SCHEMA drumbeat TO drumbeat_writer;
GRANT USAGE ON SCHEMA drumbeat TO drumbeat_batch;
GRANT USAGE ON SCHEMA drumbeat TO drumbeat_team;
GRANT USAGE ON SCHEMA drumbeat TO drumbeat_self;
GRANT USAGE ON SCHEMA drumbeat TO drumbeat_gate;
GRANT USAGE ON SCHEMA drumbeat TO drumbeat_administrator;
GRANT USAGE ON SCHEMA drumbeat TO drumbeat_monitor;
GRANT USAGE ON SCHEMA drumbeat TO drumbeat_eraser;
GRANT USAGE ON SCHEMA drumbeat TO drumbeat_reporting;

GRANT USAGE ON SCHEMA drumbeat_schema TO PUBLIC;

GRANT USAGE ON SCHEMA reporting TO drumbeat_reporting;

GRANT SELECT ON TABLE drumbeat.absence TO drumbeat_reader;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE drumbeat.absence TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.absence TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.absence TO drumbeat_eraser;

GRANT UPDATE(kind) ON TABLE drumbeat.absence TO drumbeat_eraser;

GRANT UPDATE(reason) ON TABLE drumbeat.absence TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.absence_history TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.absence_history TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.absence_history TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.absence_history TO drumbeat_eraser;

GRANT UPDATE(kind) ON TABLE drumbeat.absence_history TO drumbeat_eraser;

GRANT UPDATE(reason) ON TABLE drumbeat.absence_history TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.absence_known_at(org_id bigint, known_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.absence_known_at(org_id bigint, known_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.absence_known_at(org_id bigint, known_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.absence_known_at(org_id bigint, known_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.absence_known_at(org_id bigint, known_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.absence_known_at(org_id bigint, known_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.absence_known_at(org_id bigint, known_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.absence_known_at(org_id bigint, known_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.absence_known_at(org_id bigint, known_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.absence_known_at(org_id bigint, known_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.absence_known_at(org_id bigint, known_change bigint) TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.account_territory TO drumbeat_reader;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE drumbeat.account_territory TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.account_territory TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.account_territory TO drumbeat_eraser;

GRANT UPDATE(quota_policy) ON TABLE drumbeat.account_territory TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.account_territory_history TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.account_territory_history TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.account_territory_history TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.account_territory_history TO drumbeat_eraser;

GRANT UPDATE(quota_policy) ON TABLE drumbeat.account_territory_history TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.account_territory_known_at(org_id bigint, known_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.account_territory_known_at(org_id bigint, known_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.account_territory_known_at(org_id bigint, known_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.account_territory_known_at(org_id bigint, known_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.account_territory_known_at(org_id bigint, known_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.account_territory_known_at(org_id bigint, known_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.account_territory_known_at(org_id bigint, known_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.account_territory_known_at(org_id bigint, known_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.account_territory_known_at(org_id bigint, known_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.account_territory_known_at(org_id bigint, known_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.account_territory_known_at(org_id bigint, known_change bigint) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.account_standing(org_id bigint, known_change bigint, on_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.account_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.account_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.account_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.account_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.account_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.account_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.account_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.account_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.account_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.account_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.fiscal_period TO drumbeat_reader;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE drumbeat.fiscal_period TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.fiscal_period TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.fiscal_period TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.fiscal_period TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.fiscal_period TO drumbeat_reporting;
GRANT SELECT ON TABLE drumbeat.fiscal_period TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.fiscal_period_history TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.fiscal_period_history TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.fiscal_period_history TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.fiscal_period_history TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.fiscal_period_history TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.fiscal_period_history TO drumbeat_reporting;
GRANT SELECT ON TABLE drumbeat.fiscal_period_history TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.fiscal_period_known_at(org_id bigint, known_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.fiscal_period_known_at(org_id bigint, known_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.fiscal_period_known_at(org_id bigint, known_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.fiscal_period_known_at(org_id bigint, known_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.fiscal_period_known_at(org_id bigint, known_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.fiscal_period_known_at(org_id bigint, known_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.fiscal_period_known_at(org_id bigint, known_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.fiscal_period_known_at(org_id bigint, known_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.fiscal_period_known_at(org_id bigint, known_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.fiscal_period_known_at(org_id bigint, known_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.fiscal_period_known_at(org_id bigint, known_change bigint) TO drumbeat_eraser;
GRANT ALL ON FUNCTION drumbeat.fiscal_period_known_at(org_id bigint, known_change bigint) TO drumbeat_reporting;

GRANT SELECT ON TABLE drumbeat.quota TO drumbeat_reader;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE drumbeat.quota TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.quota TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.quota TO drumbeat_reporting;
GRANT SELECT ON TABLE drumbeat.quota TO drumbeat_eraser;

GRANT UPDATE(measure) ON TABLE drumbeat.quota TO drumbeat_eraser;

GRANT UPDATE(component) ON TABLE drumbeat.quota TO drumbeat_eraser;

GRANT UPDATE(layer) ON TABLE drumbeat.quota TO drumbeat_eraser;

GRANT UPDATE(seasonality) ON TABLE drumbeat.quota TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.quota_history TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.quota_history TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.quota_history TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.quota_history TO drumbeat_reporting;
GRANT SELECT ON TABLE drumbeat.quota_history TO drumbeat_eraser;

GRANT UPDATE(measure) ON TABLE drumbeat.quota_history TO drumbeat_eraser;

GRANT UPDATE(component) ON TABLE drumbeat.quota_history TO drumbeat_eraser;

GRANT UPDATE(layer) ON TABLE drumbeat.quota_history TO drumbeat_eraser;

GRANT UPDATE(seasonality) ON TABLE drumbeat.quota_history TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.quota_known_at(org_id bigint, known_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.quota_known_at(org_id bigint, known_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.quota_known_at(org_id bigint, known_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.quota_known_at(org_id bigint, known_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.quota_known_at(org_id bigint, known_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.quota_known_at(org_id bigint, known_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.quota_known_at(org_id bigint, known_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.quota_known_at(org_id bigint, known_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.quota_known_at(org_id bigint, known_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.quota_known_at(org_id bigint, known_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.quota_known_at(org_id bigint, known_change bigint) TO drumbeat_eraser;
GRANT ALL ON FUNCTION drumbeat.quota_known_at(org_id bigint, known_change bigint) TO drumbeat_reporting;

GRANT SELECT ON TABLE drumbeat.quota_leaf TO drumbeat_reader;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE drumbeat.quota_leaf TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.quota_leaf TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.quota_leaf TO drumbeat_reporting;
GRANT SELECT ON TABLE drumbeat.quota_leaf TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.quota_leaf_history TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.quota_leaf_history TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.quota_leaf_history TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.quota_leaf_history TO drumbeat_reporting;
GRANT SELECT ON TABLE drumbeat.quota_leaf_history TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.quota_leaf_known_at(org_id bigint, known_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.quota_leaf_known_at(org_id bigint, known_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.quota_leaf_known_at(org_id bigint, known_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.quota_leaf_known_at(org_id bigint, known_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.quota_leaf_known_at(org_id bigint, known_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.quota_leaf_known_at(org_id bigint, known_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.quota_leaf_known_at(org_id bigint, known_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.quota_leaf_known_at(org_id bigint, known_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.quota_leaf_known_at(org_id bigint, known_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.quota_leaf_known_at(org_id bigint, known_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.quota_leaf_known_at(org_id bigint, known_change bigint) TO drumbeat_eraser;
GRANT ALL ON FUNCTION drumbeat.quota_leaf_known_at(org_id bigint, known_change bigint) TO drumbeat_reporting;

REVOKE ALL ON FUNCTION drumbeat.account_quota_by_territory(org_id bigint, known_change bigint, days daterange, structure_on date, structure_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.account_quota_by_territory(org_id bigint, known_change bigint, days daterange, structure_on date, structure_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.account_quota_by_territory(org_id bigint, known_change bigint, days daterange, structure_on date, structure_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.account_quota_by_territory(org_id bigint, known_change bigint, days daterange, structure_on date, structure_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.account_quota_by_territory(org_id bigint, known_change bigint, days daterange, structure_on date, structure_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.account_quota_by_territory(org_id bigint, known_change bigint, days daterange, structure_on date, structure_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.account_quota_by_territory(org_id bigint, known_change bigint, days daterange, structure_on date, structure_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.account_quota_by_territory(org_id bigint, known_change bigint, days daterange, structure_on date, structure_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.account_quota_by_territory(org_id bigint, known_change bigint, days daterange, structure_on date, structure_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.account_quota_by_territory(org_id bigint, known_change bigint, days daterange, structure_on date, structure_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.account_quota_by_territory(org_id bigint, known_change bigint, days daterange, structure_on date, structure_change bigint) TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.period_lock TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.period_lock TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.period_lock TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.period_lock TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.period_lock TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.period_lock TO drumbeat_reporting;
GRANT SELECT ON TABLE drumbeat.period_lock TO drumbeat_eraser;

GRANT UPDATE(step) ON TABLE drumbeat.period_lock TO drumbeat_eraser;

GRANT UPDATE(actor) ON TABLE drumbeat.period_lock TO drumbeat_eraser;

GRANT UPDATE(reason) ON TABLE drumbeat.period_lock TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.period_lock_at(org_id bigint, known_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.period_lock_at(org_id bigint, known_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.period_lock_at(org_id bigint, known_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.period_lock_at(org_id bigint, known_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.period_lock_at(org_id bigint, known_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.period_lock_at(org_id bigint, known_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.period_lock_at(org_id bigint, known_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.period_lock_at(org_id bigint, known_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.period_lock_at(org_id bigint, known_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.period_lock_at(org_id bigint, known_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.period_lock_at(org_id bigint, known_change bigint) TO drumbeat_eraser;
GRANT ALL ON FUNCTION drumbeat.period_lock_at(org_id bigint, known_change bigint) TO drumbeat_reporting;

REVOKE ALL ON FUNCTION drumbeat.adjusted_period_at(org_id bigint, known_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.adjusted_period_at(org_id bigint, known_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.adjusted_period_at(org_id bigint, known_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.adjusted_period_at(org_id bigint, known_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.adjusted_period_at(org_id bigint, known_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.adjusted_period_at(org_id bigint, known_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.adjusted_period_at(org_id bigint, known_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.adjusted_period_at(org_id bigint, known_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.adjusted_period_at(org_id bigint, known_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.adjusted_period_at(org_id bigint, known_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.adjusted_period_at(org_id bigint, known_change bigint) TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.attainment_cell TO drumbeat_reader;
GRANT SELECT ON TABLE drumbeat.attainment_cell TO drumbeat_writer;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE drumbeat.attainment_cell TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.attainment_cell TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.attainment_cell TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.attainment_cell TO drumbeat_reporting;
GRANT SELECT ON TABLE drumbeat.attainment_cell TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.attainment_cell_history TO drumbeat_reader;
GRANT SELECT ON TABLE drumbeat.attainment_cell_history TO drumbeat_writer;
GRANT SELECT,INSERT ON TABLE drumbeat.attainment_cell_history TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.attainment_cell_history TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.attainment_cell_history TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.attainment_cell_history TO drumbeat_reporting;
GRANT SELECT ON TABLE drumbeat.attainment_cell_history TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.attainment_cell_at(org_id bigint, run_no bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.attainment_cell_at(org_id bigint, run_no bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.attainment_cell_at(org_id bigint, run_no bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.attainment_cell_at(org_id bigint, run_no bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.attainment_cell_at(org_id bigint, run_no bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.attainment_cell_at(org_id bigint, run_no bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.attainment_cell_at(org_id bigint, run_no bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.attainment_cell_at(org_id bigint, run_no bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.attainment_cell_at(org_id bigint, run_no bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.attainment_cell_at(org_id bigint, run_no bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.attainment_cell_at(org_id bigint, run_no bigint) TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.adjustment_cell TO drumbeat_reader;
GRANT SELECT ON TABLE drumbeat.adjustment_cell TO drumbeat_writer;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE drumbeat.adjustment_cell TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.adjustment_cell TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.adjustment_cell TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.adjustment_cell TO drumbeat_reporting;
GRANT SELECT ON TABLE drumbeat.adjustment_cell TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.adjustment_cell_history TO drumbeat_reader;
GRANT SELECT ON TABLE drumbeat.adjustment_cell_history TO drumbeat_writer;
GRANT SELECT,INSERT ON TABLE drumbeat.adjustment_cell_history TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.adjustment_cell_history TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.adjustment_cell_history TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.adjustment_cell_history TO drumbeat_reporting;
GRANT SELECT ON TABLE drumbeat.adjustment_cell_history TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.attainment_part_at(org_id bigint, run_no bigint, dimension text, month_id integer, is_adjusted boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.attainment_part_at(org_id bigint, run_no bigint, dimension text, month_id integer, is_adjusted boolean) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.attainment_part_at(org_id bigint, run_no bigint, dimension text, month_id integer, is_adjusted boolean) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.attainment_part_at(org_id bigint, run_no bigint, dimension text, month_id integer, is_adjusted boolean) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.attainment_part_at(org_id bigint, run_no bigint, dimension text, month_id integer, is_adjusted boolean) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.attainment_part_at(org_id bigint, run_no bigint, dimension text, month_id integer, is_adjusted boolean) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.attainment_part_at(org_id bigint, run_no bigint, dimension text, month_id integer, is_adjusted boolean) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.attainment_part_at(org_id bigint, run_no bigint, dimension text, month_id integer, is_adjusted boolean) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.attainment_part_at(org_id bigint, run_no bigint, dimension text, month_id integer, is_adjusted boolean) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.attainment_part_at(org_id bigint, run_no bigint, dimension text, month_id integer, is_adjusted boolean) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.attainment_part_at(org_id bigint, run_no bigint, dimension text, month_id integer, is_adjusted boolean) TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.credit_hold TO drumbeat_reader;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE drumbeat.credit_hold TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.credit_hold TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.credit_hold TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.credit_hold_history TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.credit_hold_history TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.credit_hold_history TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.credit_hold_history TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.credit_hold_known_at(org_id bigint, known_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.credit_hold_known_at(org_id bigint, known_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.credit_hold_known_at(org_id bigint, known_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.credit_hold_known_at(org_id bigint, known_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.credit_hold_known_at(org_id bigint, known_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.credit_hold_known_at(org_id bigint, known_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.credit_hold_known_at(org_id bigint, known_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.credit_hold_known_at(org_id bigint, known_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.credit_hold_known_at(org_id bigint, known_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.credit_hold_known_at(org_id bigint, known_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.credit_hold_known_at(org_id bigint, known_change bigint) TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.opportunity TO drumbeat_reader;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE drumbeat.opportunity TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.opportunity TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.opportunity TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.opportunity TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.opportunity TO drumbeat_eraser;

GRANT UPDATE(stage) ON TABLE drumbeat.opportunity TO drumbeat_eraser;

GRANT UPDATE(source_stage) ON TABLE drumbeat.opportunity TO drumbeat_eraser;

GRANT UPDATE(currency) ON TABLE drumbeat.opportunity TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.opportunity_history TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.opportunity_history TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.opportunity_history TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.opportunity_history TO drumbeat_eraser;

GRANT UPDATE(stage) ON TABLE drumbeat.opportunity_history TO drumbeat_eraser;

GRANT UPDATE(source_stage) ON TABLE drumbeat.opportunity_history TO drumbeat_eraser;

GRANT UPDATE(currency) ON TABLE drumbeat.opportunity_history TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.opportunity_known_at(org_id bigint, known_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.opportunity_known_at(org_id bigint, known_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.opportunity_known_at(org_id bigint, known_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.opportunity_known_at(org_id bigint, known_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.opportunity_known_at(org_id bigint, known_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.opportunity_known_at(org_id bigint, known_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.opportunity_known_at(org_id bigint, known_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.opportunity_known_at(org_id bigint, known_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.opportunity_known_at(org_id bigint, known_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.opportunity_known_at(org_id bigint, known_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.opportunity_known_at(org_id bigint, known_change bigint) TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.opportunity_owner TO drumbeat_reader;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE drumbeat.opportunity_owner TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.opportunity_owner TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.opportunity_owner TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.opportunity_owner_history TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.opportunity_owner_history TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.opportunity_owner_history TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.opportunity_owner_history TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.opportunity_owner_known_at(org_id bigint, known_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.opportunity_owner_known_at(org_id bigint, known_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.opportunity_owner_known_at(org_id bigint, known_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.opportunity_owner_known_at(org_id bigint, known_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.opportunity_owner_known_at(org_id bigint, known_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.opportunity_owner_known_at(org_id bigint, known_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.opportunity_owner_known_at(org_id bigint, known_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.opportunity_owner_known_at(org_id bigint, known_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.opportunity_owner_known_at(org_id bigint, known_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.opportunity_owner_known_at(org_id bigint, known_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.opportunity_owner_known_at(org_id bigint, known_change bigint) TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.policy TO drumbeat_reader;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE drumbeat.policy TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.policy TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.policy TO drumbeat_eraser;

GRANT UPDATE(key) ON TABLE drumbeat.policy TO drumbeat_eraser;

GRANT UPDATE(value) ON TABLE drumbeat.policy TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.policy_history TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.policy_history TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.policy_history TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.policy_history TO drumbeat_eraser;

GRANT UPDATE(key) ON TABLE drumbeat.policy_history TO drumbeat_eraser;

GRANT UPDATE(value) ON TABLE drumbeat.policy_history TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.policy_known_at(org_id bigint, known_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.policy_known_at(org_id bigint, known_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.policy_known_at(org_id bigint, known_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.policy_known_at(org_id bigint, known_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.policy_known_at(org_id bigint, known_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.policy_known_at(org_id bigint, known_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.policy_known_at(org_id bigint, known_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.policy_known_at(org_id bigint, known_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.policy_known_at(org_id bigint, known_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.policy_known_at(org_id bigint, known_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.policy_known_at(org_id bigint, known_change bigint) TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.policy_key TO drumbeat_founder;
GRANT SELECT ON TABLE drumbeat.policy_key TO drumbeat_reader;
GRANT SELECT ON TABLE drumbeat.policy_key TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.policy_key TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.policy_key TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.policy_key TO drumbeat_self;

REVOKE ALL ON FUNCTION drumbeat.policy_in_force_known_at(org_id bigint, known_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.policy_in_force_known_at(org_id bigint, known_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.policy_in_force_known_at(org_id bigint, known_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.policy_in_force_known_at(org_id bigint, known_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.policy_in_force_known_at(org_id bigint, known_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.policy_in_force_known_at(org_id bigint, known_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.policy_in_force_known_at(org_id bigint, known_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.policy_in_force_known_at(org_id bigint, known_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.policy_in_force_known_at(org_id bigint, known_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.policy_in_force_known_at(org_id bigint, known_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.policy_in_force_known_at(org_id bigint, known_change bigint) TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.split TO drumbeat_reader;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE drumbeat.split TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.split TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.split TO drumbeat_eraser;

GRANT UPDATE(kind) ON TABLE drumbeat.split TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.split_history TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.split_history TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.split_history TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.split_history TO drumbeat_eraser;

GRANT UPDATE(kind) ON TABLE drumbeat.split_history TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.split_known_at(org_id bigint, known_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.split_known_at(org_id bigint, known_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.split_known_at(org_id bigint, known_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.split_known_at(org_id bigint, known_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.split_known_at(org_id bigint, known_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.split_known_at(org_id bigint, known_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.split_known_at(org_id bigint, known_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.split_known_at(org_id bigint, known_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.split_known_at(org_id bigint, known_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.split_known_at(org_id bigint, known_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.split_known_at(org_id bigint, known_change bigint) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.credit_share_known_at(org_id bigint, known_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.credit_share_known_at(org_id bigint, known_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.credit_share_known_at(org_id bigint, known_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.credit_share_known_at(org_id bigint, known_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.credit_share_known_at(org_id bigint, known_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.credit_share_known_at(org_id bigint, known_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.credit_share_known_at(org_id bigint, known_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.credit_share_known_at(org_id bigint, known_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.credit_share_known_at(org_id bigint, known_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.credit_share_known_at(org_id bigint, known_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.credit_share_known_at(org_id bigint, known_change bigint) TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.fx_rate TO drumbeat_reader;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE drumbeat.fx_rate TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.fx_rate TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.fx_rate TO drumbeat_eraser;

GRANT UPDATE(kind) ON TABLE drumbeat.fx_rate TO drumbeat_eraser;

GRANT UPDATE(currency) ON TABLE drumbeat.fx_rate TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.fx_rate_history TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.fx_rate_history TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.fx_rate_history TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.fx_rate_history TO drumbeat_eraser;

GRANT UPDATE(kind) ON TABLE drumbeat.fx_rate_history TO drumbeat_eraser;

GRANT UPDATE(currency) ON TABLE drumbeat.fx_rate_history TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.fx_rate_known_at(org_id bigint, known_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.fx_rate_known_at(org_id bigint, known_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.fx_rate_known_at(org_id bigint, known_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.fx_rate_known_at(org_id bigint, known_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.fx_rate_known_at(org_id bigint, known_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.fx_rate_known_at(org_id bigint, known_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.fx_rate_known_at(org_id bigint, known_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.fx_rate_known_at(org_id bigint, known_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.fx_rate_known_at(org_id bigint, known_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.fx_rate_known_at(org_id bigint, known_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.fx_rate_known_at(org_id bigint, known_change bigint) TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.product TO drumbeat_reader;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE drumbeat.product TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.product TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.product TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.product TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.product TO drumbeat_reporting;
GRANT SELECT ON TABLE drumbeat.product TO drumbeat_eraser;

GRANT UPDATE(name) ON TABLE drumbeat.product TO drumbeat_eraser;

GRANT UPDATE(family) ON TABLE drumbeat.product TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.product_history TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.product_history TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.product_history TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.product_history TO drumbeat_eraser;

GRANT UPDATE(name) ON TABLE drumbeat.product_history TO drumbeat_eraser;

GRANT UPDATE(family) ON TABLE drumbeat.product_history TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.product_known_at(org_id bigint, known_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.product_known_at(org_id bigint, known_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.product_known_at(org_id bigint, known_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.product_known_at(org_id bigint, known_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.product_known_at(org_id bigint, known_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.product_known_at(org_id bigint, known_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.product_known_at(org_id bigint, known_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.product_known_at(org_id bigint, known_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.product_known_at(org_id bigint, known_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.product_known_at(org_id bigint, known_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.product_known_at(org_id bigint, known_change bigint) TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.canonical_stage TO drumbeat_founder;
GRANT SELECT ON TABLE drumbeat.canonical_stage TO drumbeat_reader;
GRANT SELECT ON TABLE drumbeat.canonical_stage TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.canonical_stage TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.canonical_stage TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.canonical_stage TO drumbeat_self;

GRANT SELECT ON TABLE drumbeat.currency TO drumbeat_founder;
GRANT SELECT ON TABLE drumbeat.currency TO drumbeat_reader;
GRANT SELECT ON TABLE drumbeat.currency TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.currency TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.currency TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.currency TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.currency TO drumbeat_reporting;

GRANT SELECT ON TABLE drumbeat.organisation TO drumbeat_locator;
GRANT SELECT,INSERT ON TABLE drumbeat.organisation TO drumbeat_founder;
GRANT SELECT ON TABLE drumbeat.organisation TO drumbeat_reader;
GRANT SELECT,UPDATE ON TABLE drumbeat.organisation TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.organisation TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.organisation TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.organisation TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.organisation TO drumbeat_gate;
GRANT SELECT ON TABLE drumbeat.organisation TO drumbeat_administrator;
GRANT SELECT ON TABLE drumbeat.organisation TO drumbeat_reporting;
GRANT SELECT ON TABLE drumbeat.organisation TO drumbeat_eraser;

GRANT SELECT(org_id) ON TABLE drumbeat.organisation TO drumbeat_monitor;

GRANT SELECT(key) ON TABLE drumbeat.organisation TO drumbeat_monitor;

REVOKE ALL ON FUNCTION drumbeat.deal_fact(org_id bigint, as_of date, known_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.deal_fact(org_id bigint, as_of date, known_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.deal_fact(org_id bigint, as_of date, known_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.deal_fact(org_id bigint, as_of date, known_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.deal_fact(org_id bigint, as_of date, known_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.deal_fact(org_id bigint, as_of date, known_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.deal_fact(org_id bigint, as_of date, known_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.deal_fact(org_id bigint, as_of date, known_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.deal_fact(org_id bigint, as_of date, known_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.deal_fact(org_id bigint, as_of date, known_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.deal_fact(org_id bigint, as_of date, known_change bigint) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.deal_credit(org_id bigint, as_of date, known_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.deal_credit(org_id bigint, as_of date, known_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.deal_credit(org_id bigint, as_of date, known_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.deal_credit(org_id bigint, as_of date, known_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.deal_credit(org_id bigint, as_of date, known_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.deal_credit(org_id bigint, as_of date, known_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.deal_credit(org_id bigint, as_of date, known_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.deal_credit(org_id bigint, as_of date, known_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.deal_credit(org_id bigint, as_of date, known_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.deal_credit(org_id bigint, as_of date, known_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.deal_credit(org_id bigint, as_of date, known_change bigint) TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.territory_assignment TO drumbeat_reader;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE drumbeat.territory_assignment TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.territory_assignment TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.territory_assignment TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.territory_assignment_history TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.territory_assignment_history TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.territory_assignment_history TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.territory_assignment_history TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.territory_assignment_known_at(org_id bigint, known_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.territory_assignment_known_at(org_id bigint, known_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.territory_assignment_known_at(org_id bigint, known_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.territory_assignment_known_at(org_id bigint, known_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.territory_assignment_known_at(org_id bigint, known_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.territory_assignment_known_at(org_id bigint, known_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.territory_assignment_known_at(org_id bigint, known_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.territory_assignment_known_at(org_id bigint, known_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.territory_assignment_known_at(org_id bigint, known_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.territory_assignment_known_at(org_id bigint, known_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.territory_assignment_known_at(org_id bigint, known_change bigint) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.primary_territory_known_at(org_id bigint, known_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.primary_territory_known_at(org_id bigint, known_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.primary_territory_known_at(org_id bigint, known_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.primary_territory_known_at(org_id bigint, known_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.primary_territory_known_at(org_id bigint, known_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.primary_territory_known_at(org_id bigint, known_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.primary_territory_known_at(org_id bigint, known_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.primary_territory_known_at(org_id bigint, known_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.primary_territory_known_at(org_id bigint, known_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.primary_territory_known_at(org_id bigint, known_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.primary_territory_known_at(org_id bigint, known_change bigint) TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.team TO drumbeat_reader;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE drumbeat.team TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.team TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.team TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.team TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.team TO drumbeat_gate;
GRANT SELECT ON TABLE drumbeat.team TO drumbeat_reporting;
GRANT SELECT ON TABLE drumbeat.team TO drumbeat_eraser;

GRANT UPDATE(level) ON TABLE drumbeat.team TO drumbeat_eraser;

GRANT UPDATE(name) ON TABLE drumbeat.team TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.team_history TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.team_history TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.team_history TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.team_history TO drumbeat_eraser;

GRANT UPDATE(level) ON TABLE drumbeat.team_history TO drumbeat_eraser;

GRANT UPDATE(name) ON TABLE drumbeat.team_history TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.team_known_at(org_id bigint, known_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.team_known_at(org_id bigint, known_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.team_known_at(org_id bigint, known_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.team_known_at(org_id bigint, known_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.team_known_at(org_id bigint, known_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.team_known_at(org_id bigint, known_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.team_known_at(org_id bigint, known_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.team_known_at(org_id bigint, known_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.team_known_at(org_id bigint, known_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.team_known_at(org_id bigint, known_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.team_known_at(org_id bigint, known_change bigint) TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.team_parent TO drumbeat_reader;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE drumbeat.team_parent TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.team_parent TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.team_parent TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.team_parent TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.team_parent TO drumbeat_gate;
GRANT SELECT ON TABLE drumbeat.team_parent TO drumbeat_reporting;
GRANT SELECT ON TABLE drumbeat.team_parent TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.team_parent_history TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.team_parent_history TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.team_parent_history TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.team_parent_history TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.team_parent_known_at(org_id bigint, known_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.team_parent_known_at(org_id bigint, known_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.team_parent_known_at(org_id bigint, known_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.team_parent_known_at(org_id bigint, known_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.team_parent_known_at(org_id bigint, known_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.team_parent_known_at(org_id bigint, known_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.team_parent_known_at(org_id bigint, known_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.team_parent_known_at(org_id bigint, known_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.team_parent_known_at(org_id bigint, known_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.team_parent_known_at(org_id bigint, known_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.team_parent_known_at(org_id bigint, known_change bigint) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.team_place_known_at(org_id bigint, known_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.team_place_known_at(org_id bigint, known_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.team_place_known_at(org_id bigint, known_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.team_place_known_at(org_id bigint, known_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.team_place_known_at(org_id bigint, known_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.team_place_known_at(org_id bigint, known_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.team_place_known_at(org_id bigint, known_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.team_place_known_at(org_id bigint, known_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.team_place_known_at(org_id bigint, known_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.team_place_known_at(org_id bigint, known_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.team_place_known_at(org_id bigint, known_change bigint) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.deal_placed(org_id bigint, as_of date, known_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.deal_placed(org_id bigint, as_of date, known_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.deal_placed(org_id bigint, as_of date, known_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.deal_placed(org_id bigint, as_of date, known_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.deal_placed(org_id bigint, as_of date, known_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.deal_placed(org_id bigint, as_of date, known_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.deal_placed(org_id bigint, as_of date, known_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.deal_placed(org_id bigint, as_of date, known_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.deal_placed(org_id bigint, as_of date, known_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.deal_placed(org_id bigint, as_of date, known_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.deal_placed(org_id bigint, as_of date, known_change bigint) TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.team_membership TO drumbeat_reader;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE drumbeat.team_membership TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.team_membership TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.team_membership TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.team_membership TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.team_membership TO drumbeat_gate;
GRANT SELECT ON TABLE drumbeat.team_membership TO drumbeat_administrator;
GRANT SELECT ON TABLE drumbeat.team_membership TO drumbeat_reporting;
GRANT SELECT ON TABLE drumbeat.team_membership TO drumbeat_eraser;

GRANT UPDATE(kind) ON TABLE drumbeat.team_membership TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.team_membership_history TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.team_membership_history TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.team_membership_history TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.team_membership_history TO drumbeat_eraser;

GRANT UPDATE(kind) ON TABLE drumbeat.team_membership_history TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.team_membership_known_at(org_id bigint, known_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.team_membership_known_at(org_id bigint, known_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.team_membership_known_at(org_id bigint, known_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.team_membership_known_at(org_id bigint, known_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.team_membership_known_at(org_id bigint, known_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.team_membership_known_at(org_id bigint, known_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.team_membership_known_at(org_id bigint, known_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.team_membership_known_at(org_id bigint, known_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.team_membership_known_at(org_id bigint, known_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.team_membership_known_at(org_id bigint, known_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.team_membership_known_at(org_id bigint, known_change bigint) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.person_place_known_at(org_id bigint, known_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.person_place_known_at(org_id bigint, known_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.person_place_known_at(org_id bigint, known_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.person_place_known_at(org_id bigint, known_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.person_place_known_at(org_id bigint, known_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.person_place_known_at(org_id bigint, known_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.person_place_known_at(org_id bigint, known_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.person_place_known_at(org_id bigint, known_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.person_place_known_at(org_id bigint, known_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.person_place_known_at(org_id bigint, known_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.person_place_known_at(org_id bigint, known_change bigint) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.split_credit(org_id bigint, as_of date, known_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.split_credit(org_id bigint, as_of date, known_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.split_credit(org_id bigint, as_of date, known_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.split_credit(org_id bigint, as_of date, known_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.split_credit(org_id bigint, as_of date, known_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.split_credit(org_id bigint, as_of date, known_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.split_credit(org_id bigint, as_of date, known_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.split_credit(org_id bigint, as_of date, known_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.split_credit(org_id bigint, as_of date, known_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.split_credit(org_id bigint, as_of date, known_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.split_credit(org_id bigint, as_of date, known_change bigint) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.credit_line(org_id bigint, as_of date, known_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.credit_line(org_id bigint, as_of date, known_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.credit_line(org_id bigint, as_of date, known_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.credit_line(org_id bigint, as_of date, known_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.credit_line(org_id bigint, as_of date, known_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.credit_line(org_id bigint, as_of date, known_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.credit_line(org_id bigint, as_of date, known_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.credit_line(org_id bigint, as_of date, known_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.credit_line(org_id bigint, as_of date, known_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.credit_line(org_id bigint, as_of date, known_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.credit_line(org_id bigint, as_of date, known_change bigint) TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.opportunity_line TO drumbeat_reader;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE drumbeat.opportunity_line TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.opportunity_line TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.opportunity_line TO drumbeat_eraser;

GRANT UPDATE(line) ON TABLE drumbeat.opportunity_line TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.opportunity_line_history TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.opportunity_line_history TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.opportunity_line_history TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.opportunity_line_history TO drumbeat_eraser;

GRANT UPDATE(line) ON TABLE drumbeat.opportunity_line_history TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.opportunity_line_known_at(org_id bigint, known_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.opportunity_line_known_at(org_id bigint, known_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.opportunity_line_known_at(org_id bigint, known_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.opportunity_line_known_at(org_id bigint, known_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.opportunity_line_known_at(org_id bigint, known_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.opportunity_line_known_at(org_id bigint, known_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.opportunity_line_known_at(org_id bigint, known_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.opportunity_line_known_at(org_id bigint, known_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.opportunity_line_known_at(org_id bigint, known_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.opportunity_line_known_at(org_id bigint, known_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.opportunity_line_known_at(org_id bigint, known_change bigint) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.product_credit(org_id bigint, as_of date, known_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.product_credit(org_id bigint, as_of date, known_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.product_credit(org_id bigint, as_of date, known_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.product_credit(org_id bigint, as_of date, known_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.product_credit(org_id bigint, as_of date, known_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.product_credit(org_id bigint, as_of date, known_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.product_credit(org_id bigint, as_of date, known_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.product_credit(org_id bigint, as_of date, known_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.product_credit(org_id bigint, as_of date, known_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.product_credit(org_id bigint, as_of date, known_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.product_credit(org_id bigint, as_of date, known_change bigint) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.credit_line_by(org_id bigint, as_of date, known_change bigint, dimension text) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.credit_line_by(org_id bigint, as_of date, known_change bigint, dimension text) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.credit_line_by(org_id bigint, as_of date, known_change bigint, dimension text) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.credit_line_by(org_id bigint, as_of date, known_change bigint, dimension text) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.credit_line_by(org_id bigint, as_of date, known_change bigint, dimension text) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.credit_line_by(org_id bigint, as_of date, known_change bigint, dimension text) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.credit_line_by(org_id bigint, as_of date, known_change bigint, dimension text) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.credit_line_by(org_id bigint, as_of date, known_change bigint, dimension text) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.credit_line_by(org_id bigint, as_of date, known_change bigint, dimension text) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.credit_line_by(org_id bigint, as_of date, known_change bigint, dimension text) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.credit_line_by(org_id bigint, as_of date, known_change bigint, dimension text) TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.employment TO drumbeat_reader;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE drumbeat.employment TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.employment TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.employment TO drumbeat_gate;
GRANT SELECT ON TABLE drumbeat.employment TO drumbeat_administrator;
GRANT SELECT ON TABLE drumbeat.employment TO drumbeat_reporting;
GRANT SELECT ON TABLE drumbeat.employment TO drumbeat_eraser;

GRANT UPDATE(role) ON TABLE drumbeat.employment TO drumbeat_eraser;

GRANT UPDATE(zone) ON TABLE drumbeat.employment TO drumbeat_eraser;

GRANT UPDATE(holiday_calendar) ON TABLE drumbeat.employment TO drumbeat_eraser;

GRANT UPDATE(motion) ON TABLE drumbeat.employment TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.employment_history TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.employment_history TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.employment_history TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.employment_history TO drumbeat_eraser;

GRANT UPDATE(role) ON TABLE drumbeat.employment_history TO drumbeat_eraser;

GRANT UPDATE(zone) ON TABLE drumbeat.employment_history TO drumbeat_eraser;

GRANT UPDATE(holiday_calendar) ON TABLE drumbeat.employment_history TO drumbeat_eraser;

GRANT UPDATE(motion) ON TABLE drumbeat.employment_history TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.employment_known_at(org_id bigint, known_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.employment_known_at(org_id bigint, known_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.employment_known_at(org_id bigint, known_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.employment_known_at(org_id bigint, known_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.employment_known_at(org_id bigint, known_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.employment_known_at(org_id bigint, known_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.employment_known_at(org_id bigint, known_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.employment_known_at(org_id bigint, known_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.employment_known_at(org_id bigint, known_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.employment_known_at(org_id bigint, known_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.employment_known_at(org_id bigint, known_change bigint) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.day_of_standing(org_id bigint, known_change bigint, on_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.day_of_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.day_of_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.day_of_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.day_of_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.day_of_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.day_of_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.day_of_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.day_of_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.day_of_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.day_of_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.person_standing(org_id bigint, known_change bigint, on_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.person_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.person_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.person_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.person_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.person_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.person_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.person_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.person_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.person_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.person_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.territory_standing(org_id bigint, known_change bigint, on_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.territory_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.territory_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.territory_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.territory_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.territory_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.territory_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.territory_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.territory_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.territory_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.territory_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.credit_line_standing(org_id bigint, as_of date, known_change bigint, structure_on date, structure_change bigint, dimension text) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.credit_line_standing(org_id bigint, as_of date, known_change bigint, structure_on date, structure_change bigint, dimension text) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.credit_line_standing(org_id bigint, as_of date, known_change bigint, structure_on date, structure_change bigint, dimension text) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.credit_line_standing(org_id bigint, as_of date, known_change bigint, structure_on date, structure_change bigint, dimension text) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.credit_line_standing(org_id bigint, as_of date, known_change bigint, structure_on date, structure_change bigint, dimension text) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.credit_line_standing(org_id bigint, as_of date, known_change bigint, structure_on date, structure_change bigint, dimension text) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.credit_line_standing(org_id bigint, as_of date, known_change bigint, structure_on date, structure_change bigint, dimension text) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.credit_line_standing(org_id bigint, as_of date, known_change bigint, structure_on date, structure_change bigint, dimension text) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.credit_line_standing(org_id bigint, as_of date, known_change bigint, structure_on date, structure_change bigint, dimension text) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.credit_line_standing(org_id bigint, as_of date, known_change bigint, structure_on date, structure_change bigint, dimension text) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.credit_line_standing(org_id bigint, as_of date, known_change bigint, structure_on date, structure_change bigint, dimension text) TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.run TO drumbeat_reader;
GRANT SELECT ON TABLE drumbeat.run TO drumbeat_writer;
GRANT SELECT,INSERT ON TABLE drumbeat.run TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.run TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.run TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.run TO drumbeat_reporting;
GRANT SELECT ON TABLE drumbeat.run TO drumbeat_eraser;

GRANT SELECT(org_id) ON TABLE drumbeat.run TO drumbeat_monitor;

GRANT SELECT(run_no) ON TABLE drumbeat.run TO drumbeat_monitor;

GRANT SELECT(as_of) ON TABLE drumbeat.run TO drumbeat_monitor;

GRANT SELECT(started_at) ON TABLE drumbeat.run TO drumbeat_monitor;

GRANT SELECT(finished_at) ON TABLE drumbeat.run TO drumbeat_monitor;

REVOKE ALL ON FUNCTION drumbeat.credit_term(org_id bigint, published_run bigint, basis text, months integer[]) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.credit_term(org_id bigint, published_run bigint, basis text, months integer[]) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.credit_term(org_id bigint, published_run bigint, basis text, months integer[]) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.credit_term(org_id bigint, published_run bigint, basis text, months integer[]) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.credit_term(org_id bigint, published_run bigint, basis text, months integer[]) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.credit_term(org_id bigint, published_run bigint, basis text, months integer[]) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.credit_term(org_id bigint, published_run bigint, basis text, months integer[]) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.credit_term(org_id bigint, published_run bigint, basis text, months integer[]) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.credit_term(org_id bigint, published_run bigint, basis text, months integer[]) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.credit_term(org_id bigint, published_run bigint, basis text, months integer[]) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.credit_term(org_id bigint, published_run bigint, basis text, months integer[]) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.leader_standing(org_id bigint, known_change bigint, on_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.leader_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.leader_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.leader_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.leader_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.leader_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.leader_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.leader_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.leader_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.leader_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.leader_standing(org_id bigint, known_change bigint, on_day date) TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.ramp_assignment TO drumbeat_reader;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE drumbeat.ramp_assignment TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.ramp_assignment TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.ramp_assignment TO drumbeat_eraser;

GRANT UPDATE(profile) ON TABLE drumbeat.ramp_assignment TO drumbeat_eraser;

GRANT UPDATE(cutoff) ON TABLE drumbeat.ramp_assignment TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.ramp_assignment_history TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.ramp_assignment_history TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.ramp_assignment_history TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.ramp_assignment_history TO drumbeat_eraser;

GRANT UPDATE(profile) ON TABLE drumbeat.ramp_assignment_history TO drumbeat_eraser;

GRANT UPDATE(cutoff) ON TABLE drumbeat.ramp_assignment_history TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.ramp_assignment_known_at(org_id bigint, known_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.ramp_assignment_known_at(org_id bigint, known_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.ramp_assignment_known_at(org_id bigint, known_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.ramp_assignment_known_at(org_id bigint, known_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.ramp_assignment_known_at(org_id bigint, known_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.ramp_assignment_known_at(org_id bigint, known_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.ramp_assignment_known_at(org_id bigint, known_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.ramp_assignment_known_at(org_id bigint, known_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.ramp_assignment_known_at(org_id bigint, known_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.ramp_assignment_known_at(org_id bigint, known_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.ramp_assignment_known_at(org_id bigint, known_change bigint) TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.ramp_step TO drumbeat_reader;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE drumbeat.ramp_step TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.ramp_step TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.ramp_step TO drumbeat_eraser;

GRANT UPDATE(profile) ON TABLE drumbeat.ramp_step TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.ramp_step_history TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.ramp_step_history TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.ramp_step_history TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.ramp_step_history TO drumbeat_eraser;

GRANT UPDATE(profile) ON TABLE drumbeat.ramp_step_history TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.ramp_step_known_at(org_id bigint, known_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.ramp_step_known_at(org_id bigint, known_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.ramp_step_known_at(org_id bigint, known_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.ramp_step_known_at(org_id bigint, known_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.ramp_step_known_at(org_id bigint, known_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.ramp_step_known_at(org_id bigint, known_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.ramp_step_known_at(org_id bigint, known_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.ramp_step_known_at(org_id bigint, known_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.ramp_step_known_at(org_id bigint, known_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.ramp_step_known_at(org_id bigint, known_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.ramp_step_known_at(org_id bigint, known_change bigint) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.working_days(days daterange) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.working_days(days daterange) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.working_days(days daterange) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.working_days(days daterange) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.working_days(days daterange) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.working_days(days daterange) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.working_days(days daterange) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.working_days(days daterange) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.working_days(days daterange) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.working_days(days daterange) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.working_days(days daterange) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.quota_factor_known_at(org_id bigint, known_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.quota_factor_known_at(org_id bigint, known_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.quota_factor_known_at(org_id bigint, known_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.quota_factor_known_at(org_id bigint, known_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.quota_factor_known_at(org_id bigint, known_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.quota_factor_known_at(org_id bigint, known_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.quota_factor_known_at(org_id bigint, known_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.quota_factor_known_at(org_id bigint, known_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.quota_factor_known_at(org_id bigint, known_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.quota_factor_known_at(org_id bigint, known_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.quota_factor_known_at(org_id bigint, known_change bigint) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.quota_owed_known_at(org_id bigint, known_change bigint, days daterange) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.quota_owed_known_at(org_id bigint, known_change bigint, days daterange) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.quota_owed_known_at(org_id bigint, known_change bigint, days daterange) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.quota_owed_known_at(org_id bigint, known_change bigint, days daterange) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.quota_owed_known_at(org_id bigint, known_change bigint, days daterange) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.quota_owed_known_at(org_id bigint, known_change bigint, days daterange) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.quota_owed_known_at(org_id bigint, known_change bigint, days daterange) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.quota_owed_known_at(org_id bigint, known_change bigint, days daterange) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.quota_owed_known_at(org_id bigint, known_change bigint, days daterange) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.quota_owed_known_at(org_id bigint, known_change bigint, days daterange) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.quota_owed_known_at(org_id bigint, known_change bigint, days daterange) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.quota_line(org_id bigint, known_change bigint, days daterange, structure_on date, structure_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.quota_line(org_id bigint, known_change bigint, days daterange, structure_on date, structure_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.quota_line(org_id bigint, known_change bigint, days daterange, structure_on date, structure_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.quota_line(org_id bigint, known_change bigint, days daterange, structure_on date, structure_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.quota_line(org_id bigint, known_change bigint, days daterange, structure_on date, structure_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.quota_line(org_id bigint, known_change bigint, days daterange, structure_on date, structure_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.quota_line(org_id bigint, known_change bigint, days daterange, structure_on date, structure_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.quota_line(org_id bigint, known_change bigint, days daterange, structure_on date, structure_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.quota_line(org_id bigint, known_change bigint, days daterange, structure_on date, structure_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.quota_line(org_id bigint, known_change bigint, days daterange, structure_on date, structure_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.quota_line(org_id bigint, known_change bigint, days daterange, structure_on date, structure_change bigint) TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.territory_parent TO drumbeat_reader;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE drumbeat.territory_parent TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.territory_parent TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.territory_parent TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.territory_parent TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.territory_parent TO drumbeat_reporting;
GRANT SELECT ON TABLE drumbeat.territory_parent TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.territory_parent_history TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.territory_parent_history TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.territory_parent_history TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.territory_parent_history TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.territory_parent_history TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.territory_parent_history TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.territory_parent_known_at(org_id bigint, known_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.territory_parent_known_at(org_id bigint, known_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.territory_parent_known_at(org_id bigint, known_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.territory_parent_known_at(org_id bigint, known_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.territory_parent_known_at(org_id bigint, known_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.territory_parent_known_at(org_id bigint, known_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.territory_parent_known_at(org_id bigint, known_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.territory_parent_known_at(org_id bigint, known_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.territory_parent_known_at(org_id bigint, known_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.territory_parent_known_at(org_id bigint, known_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.territory_parent_known_at(org_id bigint, known_change bigint) TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.territory TO drumbeat_reader;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE drumbeat.territory TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.territory TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.territory TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.territory TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.territory TO drumbeat_reporting;
GRANT SELECT ON TABLE drumbeat.territory TO drumbeat_eraser;

GRANT UPDATE(name) ON TABLE drumbeat.territory TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.territory_above_known_at(org_id bigint, known_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.territory_above_known_at(org_id bigint, known_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.territory_above_known_at(org_id bigint, known_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.territory_above_known_at(org_id bigint, known_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.territory_above_known_at(org_id bigint, known_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.territory_above_known_at(org_id bigint, known_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.territory_above_known_at(org_id bigint, known_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.territory_above_known_at(org_id bigint, known_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.territory_above_known_at(org_id bigint, known_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.territory_above_known_at(org_id bigint, known_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.territory_above_known_at(org_id bigint, known_change bigint) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.attainment_regrouped(org_id bigint, run_no bigint, dimension text, months integer[], basis text, structure_on date) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.attainment_regrouped(org_id bigint, run_no bigint, dimension text, months integer[], basis text, structure_on date) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.attainment_regrouped(org_id bigint, run_no bigint, dimension text, months integer[], basis text, structure_on date) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.attainment_regrouped(org_id bigint, run_no bigint, dimension text, months integer[], basis text, structure_on date) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.attainment_regrouped(org_id bigint, run_no bigint, dimension text, months integer[], basis text, structure_on date) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.attainment_regrouped(org_id bigint, run_no bigint, dimension text, months integer[], basis text, structure_on date) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.attainment_regrouped(org_id bigint, run_no bigint, dimension text, months integer[], basis text, structure_on date) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.attainment_regrouped(org_id bigint, run_no bigint, dimension text, months integer[], basis text, structure_on date) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.attainment_regrouped(org_id bigint, run_no bigint, dimension text, months integer[], basis text, structure_on date) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.attainment_regrouped(org_id bigint, run_no bigint, dimension text, months integer[], basis text, structure_on date) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.attainment_regrouped(org_id bigint, run_no bigint, dimension text, months integer[], basis text, structure_on date) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.bind_reporting_login(login text, org_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.bind_reporting_login(login text, org_id bigint) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.bridge_step(org_id bigint, first_run bigint, first_basis text, second_run bigint, second_basis text, period_id integer, with_adjustments boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.bridge_step(org_id bigint, first_run bigint, first_basis text, second_run bigint, second_basis text, period_id integer, with_adjustments boolean) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.bridge_step(org_id bigint, first_run bigint, first_basis text, second_run bigint, second_basis text, period_id integer, with_adjustments boolean) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.bridge_step(org_id bigint, first_run bigint, first_basis text, second_run bigint, second_basis text, period_id integer, with_adjustments boolean) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.bridge_step(org_id bigint, first_run bigint, first_basis text, second_run bigint, second_basis text, period_id integer, with_adjustments boolean) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.bridge_step(org_id bigint, first_run bigint, first_basis text, second_run bigint, second_basis text, period_id integer, with_adjustments boolean) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.bridge_step(org_id bigint, first_run bigint, first_basis text, second_run bigint, second_basis text, period_id integer, with_adjustments boolean) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.bridge_step(org_id bigint, first_run bigint, first_basis text, second_run bigint, second_basis text, period_id integer, with_adjustments boolean) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.bridge_step(org_id bigint, first_run bigint, first_basis text, second_run bigint, second_basis text, period_id integer, with_adjustments boolean) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.bridge_step(org_id bigint, first_run bigint, first_basis text, second_run bigint, second_basis text, period_id integer, with_adjustments boolean) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.bridge_step(org_id bigint, first_run bigint, first_basis text, second_run bigint, second_basis text, period_id integer, with_adjustments boolean) TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.coaching_cell TO drumbeat_reader;
GRANT SELECT ON TABLE drumbeat.coaching_cell TO drumbeat_writer;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE drumbeat.coaching_cell TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.coaching_cell TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.coaching_cell TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.coaching_cell TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.coaching_cell_history TO drumbeat_reader;
GRANT SELECT ON TABLE drumbeat.coaching_cell_history TO drumbeat_writer;
GRANT SELECT,INSERT ON TABLE drumbeat.coaching_cell_history TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.coaching_cell_history TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.coaching_cell_history TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.coaching_cell_history TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.coaching_cell_at(org_id bigint, run_no bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.coaching_cell_at(org_id bigint, run_no bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.coaching_cell_at(org_id bigint, run_no bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.coaching_cell_at(org_id bigint, run_no bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.coaching_cell_at(org_id bigint, run_no bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.coaching_cell_at(org_id bigint, run_no bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.coaching_cell_at(org_id bigint, run_no bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.coaching_cell_at(org_id bigint, run_no bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.coaching_cell_at(org_id bigint, run_no bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.coaching_cell_at(org_id bigint, run_no bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.coaching_cell_at(org_id bigint, run_no bigint) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.current_change_no() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.current_change_no() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.current_change_no() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.current_change_no() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.current_change_no() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.current_change_no() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.current_change_no() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.current_change_no() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.current_change_no() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.current_change_no() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.current_change_no() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.current_org_id() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.current_org_id() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.current_org_id() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.current_org_id() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.current_org_id() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.current_org_id() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.current_org_id() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.current_org_id() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.current_org_id() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.current_org_id() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.current_org_id() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.current_origin() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.current_origin() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.current_origin() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.current_origin() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.current_origin() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.current_origin() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.current_origin() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.current_origin() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.current_origin() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.current_origin() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.current_origin() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.current_person_id() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.current_person_id() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.current_person_id() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.current_person_id() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.current_person_id() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.current_person_id() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.current_person_id() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.current_person_id() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.current_person_id() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.current_person_id() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.current_person_id() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.current_run_no() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.current_run_no() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.current_run_no() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.current_run_no() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.current_run_no() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.current_run_no() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.current_run_no() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.current_run_no() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.current_run_no() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.current_run_no() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.current_run_no() TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.day_off TO drumbeat_reader;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE drumbeat.day_off TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.day_off TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.day_off TO drumbeat_eraser;

GRANT UPDATE(calendar) ON TABLE drumbeat.day_off TO drumbeat_eraser;

GRANT UPDATE(name) ON TABLE drumbeat.day_off TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.day_off_history TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.day_off_history TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.day_off_history TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.day_off_history TO drumbeat_eraser;

GRANT UPDATE(calendar) ON TABLE drumbeat.day_off_history TO drumbeat_eraser;

GRANT UPDATE(name) ON TABLE drumbeat.day_off_history TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.day_off_known_at(org_id bigint, known_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.day_off_known_at(org_id bigint, known_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.day_off_known_at(org_id bigint, known_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.day_off_known_at(org_id bigint, known_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.day_off_known_at(org_id bigint, known_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.day_off_known_at(org_id bigint, known_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.day_off_known_at(org_id bigint, known_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.day_off_known_at(org_id bigint, known_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.day_off_known_at(org_id bigint, known_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.day_off_known_at(org_id bigint, known_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.day_off_known_at(org_id bigint, known_change bigint) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.erasable_column() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.erasable_column() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.erasable_column() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.erasable_column() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.erasable_column() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.erasable_column() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.erasable_column() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.erasable_column() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.erasable_column() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.erasable_column() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.erasable_column() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.erase_person(org_id bigint, person_id bigint, change_no bigint, also text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.erase_person(org_id bigint, person_id bigint, change_no bigint, also text[]) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.erased_digest(salt bytea, identifier text) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.erased_digest(salt bytea, identifier text) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.erased_digest(salt bytea, identifier text) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.erased_digest(salt bytea, identifier text) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.erased_digest(salt bytea, identifier text) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.erased_digest(salt bytea, identifier text) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.erased_digest(salt bytea, identifier text) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.erased_digest(salt bytea, identifier text) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.erased_digest(salt bytea, identifier text) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.erased_digest(salt bytea, identifier text) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.erased_digest(salt bytea, identifier text) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.row_digest(noun text, what text, content jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.row_digest(noun text, what text, content jsonb) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.row_digest(noun text, what text, content jsonb) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.row_digest(noun text, what text, content jsonb) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.row_digest(noun text, what text, content jsonb) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.row_digest(noun text, what text, content jsonb) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.row_digest(noun text, what text, content jsonb) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.row_digest(noun text, what text, content jsonb) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.row_digest(noun text, what text, content jsonb) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.row_digest(noun text, what text, content jsonb) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.row_digest(noun text, what text, content jsonb) TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.access_event TO drumbeat_reader;
GRANT SELECT ON TABLE drumbeat.access_event TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.access_event TO drumbeat_batch;
GRANT SELECT,INSERT ON TABLE drumbeat.access_event TO drumbeat_gate;
GRANT INSERT ON TABLE drumbeat.access_event TO drumbeat_administrator;
GRANT SELECT,INSERT ON TABLE drumbeat.access_event TO drumbeat_eraser;

GRANT UPDATE(kind) ON TABLE drumbeat.access_event TO drumbeat_eraser;

GRANT UPDATE(origin) ON TABLE drumbeat.access_event TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.access_grant TO drumbeat_gate;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE drumbeat.access_grant TO drumbeat_administrator;
GRANT SELECT ON TABLE drumbeat.access_grant TO drumbeat_reader;
GRANT SELECT ON TABLE drumbeat.access_grant TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.access_grant TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.access_grant TO drumbeat_eraser;

GRANT UPDATE(role) ON TABLE drumbeat.access_grant TO drumbeat_eraser;

GRANT INSERT ON TABLE drumbeat.access_grant_history TO drumbeat_administrator;
GRANT SELECT ON TABLE drumbeat.access_grant_history TO drumbeat_reader;
GRANT SELECT ON TABLE drumbeat.access_grant_history TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.access_grant_history TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.access_grant_history TO drumbeat_eraser;

GRANT UPDATE(role) ON TABLE drumbeat.access_grant_history TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.account TO drumbeat_reader;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE drumbeat.account TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.account TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.account TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.account TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.account TO drumbeat_eraser;

GRANT UPDATE(name) ON TABLE drumbeat.account TO drumbeat_eraser;

GRANT UPDATE(industry) ON TABLE drumbeat.account TO drumbeat_eraser;

GRANT UPDATE(country) ON TABLE drumbeat.account TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.account_history TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.account_history TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.account_history TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.account_history TO drumbeat_eraser;

GRANT UPDATE(name) ON TABLE drumbeat.account_history TO drumbeat_eraser;

GRANT UPDATE(industry) ON TABLE drumbeat.account_history TO drumbeat_eraser;

GRANT UPDATE(country) ON TABLE drumbeat.account_history TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.app_user TO drumbeat_gate;
GRANT SELECT,INSERT,UPDATE ON TABLE drumbeat.app_user TO drumbeat_administrator;
GRANT SELECT ON TABLE drumbeat.app_user TO drumbeat_reader;
GRANT SELECT ON TABLE drumbeat.app_user TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.app_user TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.app_user TO drumbeat_eraser;

GRANT UPDATE(is_active) ON TABLE drumbeat.app_user TO drumbeat_eraser;

GRANT UPDATE(changed_in) ON TABLE drumbeat.app_user TO drumbeat_eraser;

GRANT INSERT ON TABLE drumbeat.app_user_history TO drumbeat_administrator;
GRANT SELECT ON TABLE drumbeat.app_user_history TO drumbeat_reader;
GRANT SELECT ON TABLE drumbeat.app_user_history TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.app_user_history TO drumbeat_batch;
GRANT SELECT,INSERT ON TABLE drumbeat.app_user_history TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.cadence_policy TO drumbeat_reader;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE drumbeat.cadence_policy TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.cadence_policy TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.cadence_policy TO drumbeat_eraser;

GRANT UPDATE(kind) ON TABLE drumbeat.cadence_policy TO drumbeat_eraser;

GRANT UPDATE(scope) ON TABLE drumbeat.cadence_policy TO drumbeat_eraser;

GRANT UPDATE(scope_key) ON TABLE drumbeat.cadence_policy TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.cadence_policy_history TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.cadence_policy_history TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.cadence_policy_history TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.cadence_policy_history TO drumbeat_eraser;

GRANT UPDATE(kind) ON TABLE drumbeat.cadence_policy_history TO drumbeat_eraser;

GRANT UPDATE(scope) ON TABLE drumbeat.cadence_policy_history TO drumbeat_eraser;

GRANT UPDATE(scope_key) ON TABLE drumbeat.cadence_policy_history TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.change TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.change TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.change TO drumbeat_batch;
GRANT SELECT,INSERT ON TABLE drumbeat.change TO drumbeat_administrator;
GRANT SELECT,INSERT ON TABLE drumbeat.change TO drumbeat_eraser;

GRANT SELECT(org_id) ON TABLE drumbeat.change TO drumbeat_monitor;

GRANT SELECT(change_no) ON TABLE drumbeat.change TO drumbeat_monitor;

GRANT SELECT(made_at) ON TABLE drumbeat.change TO drumbeat_monitor;

GRANT UPDATE(actor) ON TABLE drumbeat.change TO drumbeat_eraser;

GRANT SELECT(kind) ON TABLE drumbeat.change TO drumbeat_monitor;
GRANT UPDATE(kind) ON TABLE drumbeat.change TO drumbeat_eraser;

GRANT UPDATE(reason) ON TABLE drumbeat.change TO drumbeat_eraser;

GRANT UPDATE(request_key) ON TABLE drumbeat.change TO drumbeat_eraser;

GRANT UPDATE(nouns) ON TABLE drumbeat.change TO drumbeat_eraser;

GRANT UPDATE(origin) ON TABLE drumbeat.change TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.coaching_log TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.coaching_log TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.coaching_log TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.coaching_log TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.coaching_log TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.coaching_log TO drumbeat_eraser;

GRANT UPDATE(actor) ON TABLE drumbeat.coaching_log TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.erased_identifier TO drumbeat_reader;
GRANT SELECT ON TABLE drumbeat.erased_identifier TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.erased_identifier TO drumbeat_batch;
GRANT SELECT,INSERT ON TABLE drumbeat.erased_identifier TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.erased_row TO drumbeat_reader;
GRANT SELECT ON TABLE drumbeat.erased_row TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.erased_row TO drumbeat_batch;
GRANT SELECT,INSERT ON TABLE drumbeat.erased_row TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.erasure_salt TO drumbeat_reader;
GRANT SELECT ON TABLE drumbeat.erasure_salt TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.erasure_salt TO drumbeat_batch;
GRANT SELECT,INSERT ON TABLE drumbeat.erasure_salt TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.fiscal_calendar TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.fiscal_calendar TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.fiscal_calendar TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.fiscal_calendar TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.fiscal_calendar TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.fiscal_calendar TO drumbeat_eraser;

GRANT UPDATE(rule) ON TABLE drumbeat.fiscal_calendar TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.inquiry TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.inquiry TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.inquiry TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.inquiry TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.inquiry TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.inquiry TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.inquiry_event TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.inquiry_event TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.inquiry_event TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.inquiry_event TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.inquiry_event TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.inquiry_event TO drumbeat_eraser;

GRANT UPDATE(step) ON TABLE drumbeat.inquiry_event TO drumbeat_eraser;

GRANT UPDATE(actor) ON TABLE drumbeat.inquiry_event TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.opportunity_event TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.opportunity_event TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.opportunity_event TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.opportunity_event TO drumbeat_eraser;

GRANT UPDATE(former_stage) ON TABLE drumbeat.opportunity_event TO drumbeat_eraser;

GRANT UPDATE(stage) ON TABLE drumbeat.opportunity_event TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.organisation_history TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.organisation_history TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.organisation_history TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.organisation_history TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.person TO drumbeat_reader;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE drumbeat.person TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.person TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.person TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.person TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.person TO drumbeat_administrator;
GRANT SELECT ON TABLE drumbeat.person TO drumbeat_reporting;
GRANT SELECT ON TABLE drumbeat.person TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.person_erasure TO drumbeat_reader;
GRANT SELECT ON TABLE drumbeat.person_erasure TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.person_erasure TO drumbeat_batch;
GRANT SELECT,INSERT ON TABLE drumbeat.person_erasure TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.person_history TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.person_history TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.person_history TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.person_history TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.quota_letter TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.quota_letter TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.quota_letter TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.quota_letter TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.quota_letter TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.quota_letter TO drumbeat_eraser;

GRANT UPDATE(actor) ON TABLE drumbeat.quota_letter TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.quota_letter_acknowledgement TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.quota_letter_acknowledgement TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.quota_letter_acknowledgement TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.quota_letter_acknowledgement TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.quota_letter_acknowledgement TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.quota_letter_acknowledgement TO drumbeat_eraser;

GRANT UPDATE(actor) ON TABLE drumbeat.quota_letter_acknowledgement TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.seasonality TO drumbeat_reader;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE drumbeat.seasonality TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.seasonality TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.seasonality TO drumbeat_eraser;

GRANT UPDATE(profile) ON TABLE drumbeat.seasonality TO drumbeat_eraser;

GRANT UPDATE(part) ON TABLE drumbeat.seasonality TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.seasonality_history TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.seasonality_history TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.seasonality_history TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.seasonality_history TO drumbeat_eraser;

GRANT UPDATE(profile) ON TABLE drumbeat.seasonality_history TO drumbeat_eraser;

GRANT UPDATE(part) ON TABLE drumbeat.seasonality_history TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.session TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.session TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.session TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.session TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.session TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.session TO drumbeat_eraser;

GRANT UPDATE(kind) ON TABLE drumbeat.session TO drumbeat_eraser;

GRANT UPDATE(series) ON TABLE drumbeat.session TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.session_event TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.session_event TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.session_event TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.session_event TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.session_event TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.session_event TO drumbeat_eraser;

GRANT UPDATE(step) ON TABLE drumbeat.session_event TO drumbeat_eraser;

GRANT UPDATE(initiator) ON TABLE drumbeat.session_event TO drumbeat_eraser;

GRANT UPDATE(cause) ON TABLE drumbeat.session_event TO drumbeat_eraser;

GRANT UPDATE(actor) ON TABLE drumbeat.session_event TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.session_response TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.session_response TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.session_response TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.session_response TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.session_response TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.session_response TO drumbeat_eraser;

GRANT UPDATE(answer) ON TABLE drumbeat.session_response TO drumbeat_eraser;

GRANT UPDATE(actor) ON TABLE drumbeat.session_response TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.source_record TO drumbeat_reader;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE drumbeat.source_record TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.source_record TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.source_record TO drumbeat_administrator;
GRANT SELECT ON TABLE drumbeat.source_record TO drumbeat_eraser;

GRANT UPDATE(kind) ON TABLE drumbeat.source_record TO drumbeat_eraser;

GRANT UPDATE(external_id) ON TABLE drumbeat.source_record TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.source_record_history TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.source_record_history TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.source_record_history TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.source_record_history TO drumbeat_eraser;

GRANT UPDATE(kind) ON TABLE drumbeat.source_record_history TO drumbeat_eraser;

GRANT UPDATE(external_id) ON TABLE drumbeat.source_record_history TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.territory_history TO drumbeat_reader;
GRANT SELECT,INSERT ON TABLE drumbeat.territory_history TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.territory_history TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.territory_history TO drumbeat_eraser;

GRANT UPDATE(name) ON TABLE drumbeat.territory_history TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.stamped_row TO drumbeat_reader;
GRANT SELECT ON TABLE drumbeat.stamped_row TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.stamped_row TO drumbeat_batch;

REVOKE ALL ON FUNCTION drumbeat.hour_content(org_id bigint, since timestamp with time zone, before timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.hour_content(org_id bigint, since timestamp with time zone, before timestamp with time zone) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.hour_content(org_id bigint, since timestamp with time zone, before timestamp with time zone) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.hour_content(org_id bigint, since timestamp with time zone, before timestamp with time zone) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.hour_content(org_id bigint, since timestamp with time zone, before timestamp with time zone) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.hour_content(org_id bigint, since timestamp with time zone, before timestamp with time zone) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.hour_content(org_id bigint, since timestamp with time zone, before timestamp with time zone) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.hour_content(org_id bigint, since timestamp with time zone, before timestamp with time zone) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.hour_content(org_id bigint, since timestamp with time zone, before timestamp with time zone) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.hour_content(org_id bigint, since timestamp with time zone, before timestamp with time zone) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.hour_content(org_id bigint, since timestamp with time zone, before timestamp with time zone) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.identity_pattern(identifier text) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.identity_pattern(identifier text) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.identity_pattern(identifier text) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.identity_pattern(identifier text) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.identity_pattern(identifier text) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.identity_pattern(identifier text) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.identity_pattern(identifier text) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.identity_pattern(identifier text) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.identity_pattern(identifier text) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.identity_pattern(identifier text) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.identity_pattern(identifier text) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.is_seen(team_id bigint, teams_seen bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.is_seen(team_id bigint, teams_seen bytea) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.is_seen(team_id bigint, teams_seen bytea) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.is_seen(team_id bigint, teams_seen bytea) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.is_seen(team_id bigint, teams_seen bytea) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.is_seen(team_id bigint, teams_seen bytea) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.is_seen(team_id bigint, teams_seen bytea) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.is_seen(team_id bigint, teams_seen bytea) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.is_seen(team_id bigint, teams_seen bytea) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.is_seen(team_id bigint, teams_seen bytea) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.is_seen(team_id bigint, teams_seen bytea) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.is_telling(identifier text) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.is_telling(identifier text) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.is_telling(identifier text) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.is_telling(identifier text) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.is_telling(identifier text) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.is_telling(identifier text) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.is_telling(identifier text) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.is_telling(identifier text) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.is_telling(identifier text) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.is_telling(identifier text) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.is_telling(identifier text) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.keep_access_event() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.keep_access_event() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.keep_access_event() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.keep_access_event() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.keep_access_event() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.keep_access_event() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.keep_access_event() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.keep_access_event() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.keep_access_event() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.keep_access_event() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.keep_access_event() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.keep_history_of_absence() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_absence() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_absence() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_absence() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_absence() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_absence() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_absence() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_absence() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_absence() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_absence() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_absence() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.keep_history_of_access_grant() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_access_grant() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_access_grant() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_access_grant() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_access_grant() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_access_grant() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_access_grant() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_access_grant() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_access_grant() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_access_grant() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_access_grant() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.keep_history_of_account() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_account() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_account() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_account() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_account() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_account() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_account() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_account() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_account() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_account() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_account() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.keep_history_of_account_territory() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_account_territory() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_account_territory() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_account_territory() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_account_territory() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_account_territory() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_account_territory() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_account_territory() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_account_territory() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_account_territory() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_account_territory() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.keep_history_of_adjustment_cell() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_adjustment_cell() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_adjustment_cell() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_adjustment_cell() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_adjustment_cell() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_adjustment_cell() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_adjustment_cell() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_adjustment_cell() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_adjustment_cell() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_adjustment_cell() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_adjustment_cell() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.keep_history_of_app_user() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_app_user() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_app_user() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_app_user() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_app_user() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_app_user() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_app_user() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_app_user() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_app_user() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_app_user() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_app_user() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.keep_history_of_attainment_cell() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_attainment_cell() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_attainment_cell() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_attainment_cell() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_attainment_cell() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_attainment_cell() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_attainment_cell() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_attainment_cell() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_attainment_cell() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_attainment_cell() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_attainment_cell() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.keep_history_of_cadence_policy() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_cadence_policy() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_cadence_policy() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_cadence_policy() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_cadence_policy() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_cadence_policy() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_cadence_policy() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_cadence_policy() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_cadence_policy() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_cadence_policy() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_cadence_policy() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.keep_history_of_coaching_cell() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_coaching_cell() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_coaching_cell() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_coaching_cell() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_coaching_cell() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_coaching_cell() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_coaching_cell() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_coaching_cell() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_coaching_cell() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_coaching_cell() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_coaching_cell() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.keep_history_of_credit_hold() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_credit_hold() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_credit_hold() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_credit_hold() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_credit_hold() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_credit_hold() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_credit_hold() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_credit_hold() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_credit_hold() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_credit_hold() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_credit_hold() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.keep_history_of_day_off() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_day_off() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_day_off() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_day_off() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_day_off() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_day_off() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_day_off() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_day_off() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_day_off() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_day_off() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_day_off() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.keep_history_of_employment() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_employment() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_employment() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_employment() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_employment() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_employment() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_employment() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_employment() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_employment() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_employment() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_employment() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.keep_history_of_fiscal_period() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_fiscal_period() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_fiscal_period() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_fiscal_period() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_fiscal_period() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_fiscal_period() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_fiscal_period() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_fiscal_period() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_fiscal_period() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_fiscal_period() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_fiscal_period() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.keep_history_of_fx_rate() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_fx_rate() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_fx_rate() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_fx_rate() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_fx_rate() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_fx_rate() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_fx_rate() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_fx_rate() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_fx_rate() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_fx_rate() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_fx_rate() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.keep_history_of_opportunity() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_opportunity() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_opportunity() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_opportunity() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_opportunity() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_opportunity() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_opportunity() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_opportunity() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_opportunity() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_opportunity() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_opportunity() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.keep_history_of_opportunity_line() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_opportunity_line() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_opportunity_line() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_opportunity_line() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_opportunity_line() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_opportunity_line() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_opportunity_line() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_opportunity_line() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_opportunity_line() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_opportunity_line() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_opportunity_line() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.keep_history_of_opportunity_owner() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_opportunity_owner() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_opportunity_owner() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_opportunity_owner() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_opportunity_owner() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_opportunity_owner() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_opportunity_owner() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_opportunity_owner() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_opportunity_owner() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_opportunity_owner() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_opportunity_owner() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.keep_history_of_organisation() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_organisation() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_organisation() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_organisation() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_organisation() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_organisation() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_organisation() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_organisation() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_organisation() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_organisation() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_organisation() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.keep_history_of_person() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_person() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_person() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_person() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_person() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_person() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_person() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_person() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_person() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_person() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_person() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.keep_history_of_pipeline_cell() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_pipeline_cell() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_pipeline_cell() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_pipeline_cell() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_pipeline_cell() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_pipeline_cell() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_pipeline_cell() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_pipeline_cell() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_pipeline_cell() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_pipeline_cell() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_pipeline_cell() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.keep_history_of_policy() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_policy() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_policy() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_policy() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_policy() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_policy() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_policy() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_policy() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_policy() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_policy() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_policy() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.keep_history_of_product() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_product() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_product() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_product() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_product() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_product() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_product() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_product() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_product() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_product() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_product() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.keep_history_of_quota() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_quota() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_quota() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_quota() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_quota() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_quota() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_quota() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_quota() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_quota() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_quota() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_quota() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.keep_history_of_quota_leaf() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_quota_leaf() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_quota_leaf() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_quota_leaf() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_quota_leaf() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_quota_leaf() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_quota_leaf() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_quota_leaf() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_quota_leaf() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_quota_leaf() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_quota_leaf() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.keep_history_of_ramp_assignment() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_ramp_assignment() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_ramp_assignment() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_ramp_assignment() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_ramp_assignment() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_ramp_assignment() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_ramp_assignment() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_ramp_assignment() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_ramp_assignment() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_ramp_assignment() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_ramp_assignment() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.keep_history_of_ramp_step() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_ramp_step() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_ramp_step() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_ramp_step() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_ramp_step() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_ramp_step() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_ramp_step() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_ramp_step() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_ramp_step() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_ramp_step() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_ramp_step() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.keep_history_of_seasonality() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_seasonality() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_seasonality() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_seasonality() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_seasonality() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_seasonality() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_seasonality() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_seasonality() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_seasonality() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_seasonality() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_seasonality() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.keep_history_of_slot() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_slot() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_slot() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_slot() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_slot() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_slot() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_slot() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_slot() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_slot() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_slot() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_slot() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.keep_history_of_source_record() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_source_record() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_source_record() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_source_record() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_source_record() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_source_record() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_source_record() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_source_record() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_source_record() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_source_record() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_source_record() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.keep_history_of_split() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_split() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_split() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_split() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_split() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_split() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_split() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_split() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_split() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_split() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_split() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.keep_history_of_team() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_team() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_team() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_team() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_team() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_team() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_team() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_team() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_team() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_team() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_team() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.keep_history_of_team_membership() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_team_membership() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_team_membership() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_team_membership() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_team_membership() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_team_membership() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_team_membership() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_team_membership() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_team_membership() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_team_membership() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_team_membership() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.keep_history_of_team_parent() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_team_parent() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_team_parent() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_team_parent() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_team_parent() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_team_parent() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_team_parent() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_team_parent() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_team_parent() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_team_parent() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_team_parent() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.keep_history_of_territory() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_territory() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_territory() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_territory() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_territory() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_territory() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_territory() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_territory() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_territory() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_territory() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_territory() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.keep_history_of_territory_assignment() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_territory_assignment() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_territory_assignment() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_territory_assignment() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_territory_assignment() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_territory_assignment() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_territory_assignment() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_territory_assignment() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_territory_assignment() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_territory_assignment() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_territory_assignment() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.keep_history_of_territory_parent() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_territory_parent() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_territory_parent() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_territory_parent() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_territory_parent() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_territory_parent() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_territory_parent() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_territory_parent() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_territory_parent() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_territory_parent() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.keep_history_of_territory_parent() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.lock_key(org_id bigint, purpose text) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.lock_key(org_id bigint, purpose text) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.lock_key(org_id bigint, purpose text) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.lock_key(org_id bigint, purpose text) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.lock_key(org_id bigint, purpose text) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.lock_key(org_id bigint, purpose text) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.lock_key(org_id bigint, purpose text) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.lock_key(org_id bigint, purpose text) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.lock_key(org_id bigint, purpose text) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.lock_key(org_id bigint, purpose text) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.lock_key(org_id bigint, purpose text) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.person_day_off_known_at(org_id bigint, known_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.person_day_off_known_at(org_id bigint, known_change bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.person_day_off_known_at(org_id bigint, known_change bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.person_day_off_known_at(org_id bigint, known_change bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.person_day_off_known_at(org_id bigint, known_change bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.person_day_off_known_at(org_id bigint, known_change bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.person_day_off_known_at(org_id bigint, known_change bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.person_day_off_known_at(org_id bigint, known_change bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.person_day_off_known_at(org_id bigint, known_change bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.person_day_off_known_at(org_id bigint, known_change bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.person_day_off_known_at(org_id bigint, known_change bigint) TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.person_identity TO drumbeat_reader;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE drumbeat.person_identity TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.person_identity TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.person_identity TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.person_identity TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.person_identity TO drumbeat_administrator;
GRANT SELECT ON TABLE drumbeat.person_identity TO drumbeat_eraser;

GRANT SELECT(org_id) ON TABLE drumbeat.person_identity TO drumbeat_reporting;

GRANT SELECT(person_id) ON TABLE drumbeat.person_identity TO drumbeat_reporting;

GRANT SELECT(display_name) ON TABLE drumbeat.person_identity TO drumbeat_reporting;
GRANT UPDATE(display_name) ON TABLE drumbeat.person_identity TO drumbeat_eraser;

GRANT UPDATE(email) ON TABLE drumbeat.person_identity TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.user_identity TO drumbeat_gate;
GRANT SELECT,INSERT,UPDATE ON TABLE drumbeat.user_identity TO drumbeat_administrator;
GRANT SELECT ON TABLE drumbeat.user_identity TO drumbeat_reader;
GRANT SELECT ON TABLE drumbeat.user_identity TO drumbeat_eraser;

GRANT UPDATE(login) ON TABLE drumbeat.user_identity TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.user_subject TO drumbeat_gate;
GRANT SELECT,INSERT,DELETE ON TABLE drumbeat.user_subject TO drumbeat_administrator;
GRANT SELECT,DELETE ON TABLE drumbeat.user_subject TO drumbeat_eraser;

GRANT UPDATE(issuer) ON TABLE drumbeat.user_subject TO drumbeat_eraser;

GRANT UPDATE(subject) ON TABLE drumbeat.user_subject TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.person_identifier(org_id bigint, person_id bigint, also text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.person_identifier(org_id bigint, person_id bigint, also text[]) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.person_identifier(org_id bigint, person_id bigint, also text[]) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.person_identifier(org_id bigint, person_id bigint, also text[]) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.person_identifier(org_id bigint, person_id bigint, also text[]) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.person_identifier(org_id bigint, person_id bigint, also text[]) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.person_identifier(org_id bigint, person_id bigint, also text[]) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.person_identifier(org_id bigint, person_id bigint, also text[]) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.person_identifier(org_id bigint, person_id bigint, also text[]) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.person_identifier(org_id bigint, person_id bigint, also text[]) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.person_identifier(org_id bigint, person_id bigint, also text[]) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.person_zone(org_id bigint, person_id bigint, on_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.person_zone(org_id bigint, person_id bigint, on_day date) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.person_zone(org_id bigint, person_id bigint, on_day date) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.person_zone(org_id bigint, person_id bigint, on_day date) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.person_zone(org_id bigint, person_id bigint, on_day date) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.person_zone(org_id bigint, person_id bigint, on_day date) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.person_zone(org_id bigint, person_id bigint, on_day date) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.person_zone(org_id bigint, person_id bigint, on_day date) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.person_zone(org_id bigint, person_id bigint, on_day date) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.person_zone(org_id bigint, person_id bigint, on_day date) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.person_zone(org_id bigint, person_id bigint, on_day date) TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.pipeline_cell TO drumbeat_reader;
GRANT SELECT ON TABLE drumbeat.pipeline_cell TO drumbeat_writer;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE drumbeat.pipeline_cell TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.pipeline_cell TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.pipeline_cell TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.pipeline_cell TO drumbeat_reporting;
GRANT SELECT ON TABLE drumbeat.pipeline_cell TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.pipeline_cell_history TO drumbeat_reader;
GRANT SELECT ON TABLE drumbeat.pipeline_cell_history TO drumbeat_writer;
GRANT SELECT,INSERT ON TABLE drumbeat.pipeline_cell_history TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.pipeline_cell_history TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.pipeline_cell_history TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.pipeline_cell_history TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.pipeline_cell_at(org_id bigint, run_no bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.pipeline_cell_at(org_id bigint, run_no bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.pipeline_cell_at(org_id bigint, run_no bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.pipeline_cell_at(org_id bigint, run_no bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.pipeline_cell_at(org_id bigint, run_no bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.pipeline_cell_at(org_id bigint, run_no bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.pipeline_cell_at(org_id bigint, run_no bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.pipeline_cell_at(org_id bigint, run_no bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.pipeline_cell_at(org_id bigint, run_no bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.pipeline_cell_at(org_id bigint, run_no bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.pipeline_cell_at(org_id bigint, run_no bigint) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.refresh_statistics() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.refresh_statistics() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.refresh_statistics() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.refresh_statistics() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.replace_erased_identifiers() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.replace_erased_identifiers() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.replace_erased_identifiers() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.replace_erased_identifiers() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.replace_erased_identifiers() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.replace_erased_identifiers() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.replace_erased_identifiers() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.replace_erased_identifiers() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.replace_erased_identifiers() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.replace_erased_identifiers() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.replace_erased_identifiers() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.reporting_org_id() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.reporting_org_id() TO drumbeat_eraser;
GRANT ALL ON FUNCTION drumbeat.reporting_org_id() TO drumbeat_reporting;

REVOKE ALL ON FUNCTION drumbeat.seal_digest(org_id bigint, hour timestamp with time zone, content bytea, former bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.seal_digest(org_id bigint, hour timestamp with time zone, content bytea, former bytea) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.seal_digest(org_id bigint, hour timestamp with time zone, content bytea, former bytea) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.seal_digest(org_id bigint, hour timestamp with time zone, content bytea, former bytea) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.seal_digest(org_id bigint, hour timestamp with time zone, content bytea, former bytea) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.seal_digest(org_id bigint, hour timestamp with time zone, content bytea, former bytea) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.seal_digest(org_id bigint, hour timestamp with time zone, content bytea, former bytea) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.seal_digest(org_id bigint, hour timestamp with time zone, content bytea, former bytea) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.seal_digest(org_id bigint, hour timestamp with time zone, content bytea, former bytea) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.seal_digest(org_id bigint, hour timestamp with time zone, content bytea, former bytea) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.seal_digest(org_id bigint, hour timestamp with time zone, content bytea, former bytea) TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.slot TO drumbeat_reader;
GRANT SELECT ON TABLE drumbeat.slot TO drumbeat_writer;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE drumbeat.slot TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.slot TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.slot TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.slot TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.slot_history TO drumbeat_reader;
GRANT SELECT ON TABLE drumbeat.slot_history TO drumbeat_writer;
GRANT SELECT,INSERT ON TABLE drumbeat.slot_history TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.slot_history TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.slot_history TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.slot_history TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.slot_at(org_id bigint, run_no bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.slot_at(org_id bigint, run_no bigint) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.slot_at(org_id bigint, run_no bigint) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.slot_at(org_id bigint, run_no bigint) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.slot_at(org_id bigint, run_no bigint) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.slot_at(org_id bigint, run_no bigint) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.slot_at(org_id bigint, run_no bigint) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.slot_at(org_id bigint, run_no bigint) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.slot_at(org_id bigint, run_no bigint) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.slot_at(org_id bigint, run_no bigint) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.slot_at(org_id bigint, run_no bigint) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.team_below(org_id bigint, team_id bigint, on_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.team_below(org_id bigint, team_id bigint, on_day date) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.team_below(org_id bigint, team_id bigint, on_day date) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.team_below(org_id bigint, team_id bigint, on_day date) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.team_below(org_id bigint, team_id bigint, on_day date) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.team_below(org_id bigint, team_id bigint, on_day date) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.team_below(org_id bigint, team_id bigint, on_day date) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.team_below(org_id bigint, team_id bigint, on_day date) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.team_below(org_id bigint, team_id bigint, on_day date) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.team_below(org_id bigint, team_id bigint, on_day date) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.team_below(org_id bigint, team_id bigint, on_day date) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.teams_seen() FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.teams_seen() TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.teams_seen() TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.teams_seen() TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.teams_seen() TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.teams_seen() TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.teams_seen() TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.teams_seen() TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.teams_seen() TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.teams_seen() TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.teams_seen() TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.territory_inside(org_id bigint, known_change bigint, dimension text, area_id bigint, on_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.territory_inside(org_id bigint, known_change bigint, dimension text, area_id bigint, on_day date) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.territory_inside(org_id bigint, known_change bigint, dimension text, area_id bigint, on_day date) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.territory_inside(org_id bigint, known_change bigint, dimension text, area_id bigint, on_day date) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.territory_inside(org_id bigint, known_change bigint, dimension text, area_id bigint, on_day date) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.territory_inside(org_id bigint, known_change bigint, dimension text, area_id bigint, on_day date) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.territory_inside(org_id bigint, known_change bigint, dimension text, area_id bigint, on_day date) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.territory_inside(org_id bigint, known_change bigint, dimension text, area_id bigint, on_day date) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.territory_inside(org_id bigint, known_change bigint, dimension text, area_id bigint, on_day date) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.territory_inside(org_id bigint, known_change bigint, dimension text, area_id bigint, on_day date) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.territory_inside(org_id bigint, known_change bigint, dimension text, area_id bigint, on_day date) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.week_bits(week_on date, days datemultirange) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.week_bits(week_on date, days datemultirange) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.week_bits(week_on date, days datemultirange) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.week_bits(week_on date, days datemultirange) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.week_bits(week_on date, days datemultirange) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.week_bits(week_on date, days datemultirange) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.week_bits(week_on date, days datemultirange) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.week_bits(week_on date, days datemultirange) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.week_bits(week_on date, days datemultirange) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.week_bits(week_on date, days datemultirange) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.week_bits(week_on date, days datemultirange) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.week_of(day date, week_starts text) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.week_of(day date, week_starts text) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.week_of(day date, week_starts text) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.week_of(day date, week_starts text) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.week_of(day date, week_starts text) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.week_of(day date, week_starts text) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.week_of(day date, week_starts text) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.week_of(day date, week_starts text) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.week_of(day date, week_starts text) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.week_of(day date, week_starts text) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.week_of(day date, week_starts text) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.wilson_bound(part bigint, n bigint, is_upper boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.wilson_bound(part bigint, n bigint, is_upper boolean) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.wilson_bound(part bigint, n bigint, is_upper boolean) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.wilson_bound(part bigint, n bigint, is_upper boolean) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.wilson_bound(part bigint, n bigint, is_upper boolean) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.wilson_bound(part bigint, n bigint, is_upper boolean) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.wilson_bound(part bigint, n bigint, is_upper boolean) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.wilson_bound(part bigint, n bigint, is_upper boolean) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.wilson_bound(part bigint, n bigint, is_upper boolean) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.wilson_bound(part bigint, n bigint, is_upper boolean) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.wilson_bound(part bigint, n bigint, is_upper boolean) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.without_identity(value jsonb, patterns text[], forms text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.without_identity(value jsonb, patterns text[], forms text[]) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.without_identity(value jsonb, patterns text[], forms text[]) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.without_identity(value jsonb, patterns text[], forms text[]) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.without_identity(value jsonb, patterns text[], forms text[]) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.without_identity(value jsonb, patterns text[], forms text[]) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.without_identity(value jsonb, patterns text[], forms text[]) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.without_identity(value jsonb, patterns text[], forms text[]) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.without_identity(value jsonb, patterns text[], forms text[]) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.without_identity(value jsonb, patterns text[], forms text[]) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.without_identity(value jsonb, patterns text[], forms text[]) TO drumbeat_eraser;

REVOKE ALL ON FUNCTION drumbeat.without_identity(value text, patterns text[], forms text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION drumbeat.without_identity(value text, patterns text[], forms text[]) TO drumbeat_locator;
GRANT ALL ON FUNCTION drumbeat.without_identity(value text, patterns text[], forms text[]) TO drumbeat_founder;
GRANT ALL ON FUNCTION drumbeat.without_identity(value text, patterns text[], forms text[]) TO drumbeat_reader;
GRANT ALL ON FUNCTION drumbeat.without_identity(value text, patterns text[], forms text[]) TO drumbeat_writer;
GRANT ALL ON FUNCTION drumbeat.without_identity(value text, patterns text[], forms text[]) TO drumbeat_batch;
GRANT ALL ON FUNCTION drumbeat.without_identity(value text, patterns text[], forms text[]) TO drumbeat_team;
GRANT ALL ON FUNCTION drumbeat.without_identity(value text, patterns text[], forms text[]) TO drumbeat_self;
GRANT ALL ON FUNCTION drumbeat.without_identity(value text, patterns text[], forms text[]) TO drumbeat_gate;
GRANT ALL ON FUNCTION drumbeat.without_identity(value text, patterns text[], forms text[]) TO drumbeat_administrator;
GRANT ALL ON FUNCTION drumbeat.without_identity(value text, patterns text[], forms text[]) TO drumbeat_eraser;

GRANT USAGE ON SEQUENCE drumbeat.access_no_sequence TO drumbeat_gate;
GRANT USAGE ON SEQUENCE drumbeat.access_no_sequence TO drumbeat_administrator;
GRANT USAGE ON SEQUENCE drumbeat.access_no_sequence TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.audit_seal TO drumbeat_reader;
GRANT SELECT ON TABLE drumbeat.audit_seal TO drumbeat_writer;
GRANT SELECT,INSERT ON TABLE drumbeat.audit_seal TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.audit_seal TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.change_difference TO drumbeat_reader;
GRANT SELECT ON TABLE drumbeat.change_difference TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.change_difference TO drumbeat_batch;

GRANT USAGE ON SEQUENCE drumbeat.change_no_sequence TO drumbeat_founder;
GRANT USAGE ON SEQUENCE drumbeat.change_no_sequence TO drumbeat_writer;
GRANT USAGE ON SEQUENCE drumbeat.change_no_sequence TO drumbeat_administrator;
GRANT USAGE ON SEQUENCE drumbeat.change_no_sequence TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.change_touch TO drumbeat_reader;
GRANT SELECT ON TABLE drumbeat.change_touch TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.change_touch TO drumbeat_batch;

GRANT INSERT ON TABLE drumbeat.coaching_text TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.coaching_text TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.coaching_text TO drumbeat_self;
GRANT SELECT,DELETE ON TABLE drumbeat.coaching_text TO drumbeat_eraser;

GRANT UPDATE(field) ON TABLE drumbeat.coaching_text TO drumbeat_eraser;

GRANT UPDATE(body) ON TABLE drumbeat.coaching_text TO drumbeat_eraser;

GRANT SELECT,INSERT,DELETE ON TABLE drumbeat.credential TO drumbeat_gate;
GRANT SELECT,INSERT ON TABLE drumbeat.credential TO drumbeat_administrator;
GRANT SELECT ON TABLE drumbeat.credential TO drumbeat_eraser;

GRANT SELECT(org_id) ON TABLE drumbeat.credential TO drumbeat_monitor;

GRANT SELECT(credential_no) ON TABLE drumbeat.credential TO drumbeat_monitor;

GRANT SELECT(kind) ON TABLE drumbeat.credential TO drumbeat_monitor;
GRANT UPDATE(kind) ON TABLE drumbeat.credential TO drumbeat_eraser;

GRANT UPDATE(name) ON TABLE drumbeat.credential TO drumbeat_eraser;

GRANT UPDATE(scopes) ON TABLE drumbeat.credential TO drumbeat_eraser;

GRANT SELECT(expires_at) ON TABLE drumbeat.credential TO drumbeat_monitor;

GRANT UPDATE(used_at) ON TABLE drumbeat.credential TO drumbeat_gate;

GRANT UPDATE(ended_at) ON TABLE drumbeat.credential TO drumbeat_gate;
GRANT UPDATE(ended_at) ON TABLE drumbeat.credential TO drumbeat_administrator;
GRANT SELECT(ended_at) ON TABLE drumbeat.credential TO drumbeat_monitor;
GRANT UPDATE(ended_at) ON TABLE drumbeat.credential TO drumbeat_eraser;

GRANT UPDATE(views_as) ON TABLE drumbeat.credential TO drumbeat_administrator;
GRANT UPDATE(views_as) ON TABLE drumbeat.credential TO drumbeat_gate;

GRANT UPDATE(views_until) ON TABLE drumbeat.credential TO drumbeat_administrator;
GRANT UPDATE(views_until) ON TABLE drumbeat.credential TO drumbeat_gate;

GRANT SELECT ON TABLE drumbeat.inquiry_state TO drumbeat_reader;
GRANT SELECT ON TABLE drumbeat.inquiry_state TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.inquiry_state TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.inquiry_state TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.inquiry_state TO drumbeat_self;

GRANT SELECT ON TABLE drumbeat.inquiry_text TO drumbeat_reader;
GRANT SELECT,INSERT,DELETE ON TABLE drumbeat.inquiry_text TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.inquiry_text TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.inquiry_text TO drumbeat_self;
GRANT SELECT,DELETE ON TABLE drumbeat.inquiry_text TO drumbeat_eraser;

GRANT UPDATE(body) ON TABLE drumbeat.inquiry_text TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.job TO drumbeat_reader;
GRANT SELECT,INSERT,DELETE ON TABLE drumbeat.job TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.job TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.job TO drumbeat_eraser;

GRANT UPDATE(kind) ON TABLE drumbeat.job TO drumbeat_eraser;

GRANT UPDATE(actor) ON TABLE drumbeat.job TO drumbeat_eraser;

GRANT UPDATE(subject) ON TABLE drumbeat.job TO drumbeat_eraser;

GRANT UPDATE(request_key) ON TABLE drumbeat.job TO drumbeat_eraser;

GRANT UPDATE(started_at) ON TABLE drumbeat.job TO drumbeat_writer;

GRANT UPDATE(seen_at) ON TABLE drumbeat.job TO drumbeat_writer;

GRANT UPDATE(ended_at) ON TABLE drumbeat.job TO drumbeat_writer;

GRANT UPDATE(state) ON TABLE drumbeat.job TO drumbeat_writer;
GRANT UPDATE(state) ON TABLE drumbeat.job TO drumbeat_eraser;

GRANT UPDATE(progress) ON TABLE drumbeat.job TO drumbeat_writer;
GRANT UPDATE(progress) ON TABLE drumbeat.job TO drumbeat_eraser;

GRANT UPDATE(problem) ON TABLE drumbeat.job TO drumbeat_writer;
GRANT UPDATE(problem) ON TABLE drumbeat.job TO drumbeat_eraser;

GRANT UPDATE(outcome) ON TABLE drumbeat.job TO drumbeat_writer;
GRANT UPDATE(outcome) ON TABLE drumbeat.job TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.job_finding TO drumbeat_reader;
GRANT SELECT,INSERT,DELETE ON TABLE drumbeat.job_finding TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.job_finding TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.job_finding TO drumbeat_eraser;

GRANT UPDATE(file) ON TABLE drumbeat.job_finding TO drumbeat_eraser;

GRANT UPDATE(column_name) ON TABLE drumbeat.job_finding TO drumbeat_eraser;

GRANT UPDATE(cell) ON TABLE drumbeat.job_finding TO drumbeat_eraser;

GRANT UPDATE(code) ON TABLE drumbeat.job_finding TO drumbeat_eraser;

GRANT UPDATE(severity) ON TABLE drumbeat.job_finding TO drumbeat_eraser;

GRANT UPDATE(reason) ON TABLE drumbeat.job_finding TO drumbeat_eraser;

GRANT UPDATE(fix) ON TABLE drumbeat.job_finding TO drumbeat_eraser;

GRANT USAGE ON SEQUENCE drumbeat.job_no_sequence TO drumbeat_writer;

GRANT SELECT ON TABLE drumbeat.metric_definition TO drumbeat_founder;
GRANT SELECT ON TABLE drumbeat.metric_definition TO drumbeat_reader;
GRANT SELECT ON TABLE drumbeat.metric_definition TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.metric_definition TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.metric_definition TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.metric_definition TO drumbeat_self;

GRANT SELECT ON TABLE drumbeat.person_name TO drumbeat_reader;
GRANT SELECT ON TABLE drumbeat.person_name TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.person_name TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.person_name TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.person_name TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.person_name TO drumbeat_reporting;

GRANT SELECT ON TABLE drumbeat.person_place TO drumbeat_reader;
GRANT SELECT ON TABLE drumbeat.person_place TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.person_place TO drumbeat_batch;

GRANT SELECT ON TABLE drumbeat.person_record TO drumbeat_reader;

GRANT SELECT ON TABLE drumbeat.session_kind TO drumbeat_founder;
GRANT SELECT ON TABLE drumbeat.session_kind TO drumbeat_reader;
GRANT SELECT ON TABLE drumbeat.session_kind TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.session_kind TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.session_kind TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.session_kind TO drumbeat_self;

GRANT USAGE ON SEQUENCE drumbeat.session_no_sequence TO drumbeat_writer;

GRANT SELECT,INSERT,UPDATE ON TABLE drumbeat.session_rating TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.session_rating TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.session_rating TO drumbeat_self;
GRANT SELECT,DELETE ON TABLE drumbeat.session_rating TO drumbeat_eraser;

GRANT SELECT ON TABLE drumbeat.sign_in_refusal TO drumbeat_reader;
GRANT SELECT ON TABLE drumbeat.sign_in_refusal TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.sign_in_refusal TO drumbeat_batch;
GRANT SELECT,INSERT ON TABLE drumbeat.sign_in_refusal TO drumbeat_gate;
GRANT SELECT ON TABLE drumbeat.sign_in_refusal TO drumbeat_eraser;

GRANT UPDATE(kind) ON TABLE drumbeat.sign_in_refusal TO drumbeat_eraser;

GRANT UPDATE(refused) ON TABLE drumbeat.sign_in_refusal TO drumbeat_gate;

GRANT SELECT ON TABLE drumbeat.team_name TO drumbeat_reader;
GRANT SELECT ON TABLE drumbeat.team_name TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.team_name TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.team_name TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.team_name TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.team_name TO drumbeat_reporting;

GRANT SELECT ON TABLE drumbeat.subject_name TO drumbeat_reader;
GRANT SELECT ON TABLE drumbeat.subject_name TO drumbeat_writer;
GRANT SELECT ON TABLE drumbeat.subject_name TO drumbeat_batch;
GRANT SELECT ON TABLE drumbeat.subject_name TO drumbeat_team;
GRANT SELECT ON TABLE drumbeat.subject_name TO drumbeat_self;
GRANT SELECT ON TABLE drumbeat.subject_name TO drumbeat_reporting;

GRANT SELECT ON TABLE drumbeat_schema.installed TO PUBLIC;

GRANT SELECT ON TABLE drumbeat_schema.installed_object TO PUBLIC;

GRANT SELECT ON TABLE drumbeat_schema.migration TO PUBLIC;

GRANT SELECT ON TABLE reporting.attainment TO drumbeat_reporting;

GRANT SELECT ON TABLE reporting.calendar TO drumbeat_reporting;

GRANT SELECT ON TABLE reporting.organisation TO drumbeat_reporting;

GRANT SELECT ON TABLE reporting.people TO drumbeat_reporting;

GRANT SELECT ON TABLE reporting.pipeline TO drumbeat_reporting;

GRANT SELECT ON TABLE reporting.quota TO drumbeat_reporting;

GRANT SELECT ON TABLE reporting.runs TO drumbeat_reporting;

GRANT SELECT ON TABLE reporting.teams TO drumbeat_reporting;

GRANT SELECT ON TABLE reporting.territories TO drumbeat_reporting;

