import Mustache

/// A table of figures: subjects or periods down the side, the columns of a report across.
struct Table: Sendable {
    /// Names the table in addresses and as the target of links.
    let id: String
    let caption: String
    /// What stands down the side: "Team", "Period".
    let sideHeading: String
    let groups: [Group]
    let columns: [Column]
    let rows: [Row]
    /// The row all the others are part of; nil when there is none.
    let total: Row?
    let notes: [Note]
    let pager: Pager?
    /// What the courses at the end of the rows show; nil when there are none.
    let trendHeading: String?
    /// The table as files, with all its rows.
    let files: [ReportPage.Choice]
    // Templates read stored members only.
    let hasGroups: Bool
    let hasNotes: Bool
    let hasFiles: Bool
    /// Whether it may need to be scrolled sideways, and a sheet of paper turned.
    let isWide: Bool

    /// As many columns as a table has room for on a screen.
    private static let mostColumns = 9

    init(
        id: String, caption: String, sideHeading: String, groups: [Group], columns: [Column], rows: [Row], total: Row?,
        notes: [Note], pager: Pager?, trendHeading: String?, files: [ReportPage.Choice] = []
    ) {
        self.id = id
        self.caption = caption
        self.sideHeading = sideHeading
        self.groups = groups
        self.columns = columns
        self.rows = rows
        self.total = total
        self.notes = notes
        self.pager = pager
        self.trendHeading = trendHeading
        self.files = files
        hasFiles = !files.isEmpty
        hasGroups = !groups.isEmpty
        hasNotes = !notes.isEmpty
        isWide = !groups.isEmpty || columns.count > Self.mostColumns
    }

    struct Group: Sendable {
        let title: String
        let span: Int
        /// The columns of the group, one row of headings below it.
        let columns: [Column]
    }

    struct Column: Sendable {
        let key: String
        /// With its unit where the cells do not carry one: "Quota, USD".
        let title: String
        let isWords: Bool
        let startsGroup: Bool
        /// Whether the figures have bars beside them.
        var isBarred = false
    }

    /// A reason why values are missing, with the letter that marks them; or a remark.
    struct Note: Sendable {
        /// Nil for a remark on the whole table.
        let letter: String?
        let sentence: String
    }

    /// Which rows of a long table are shown, and the way to the others.
    struct Pager: Sendable {
        let summary: String
        let previous: String?
        let next: String?
    }

    /// One row. Rendering asks for its members by name for every row, so the lookup is spelled out.
    struct Row: MustacheParent, Sendable {
        var heading: String
        var address: String?
        /// A remark below the heading: "0 deals".
        var remark: String?
        /// Whether this is the row of what belongs to no subject.
        var isNone = false
        /// Whether this is the period in focus.
        var isFocus = false
        var cells: [Cell]
        var trend: Sparkline?

        func child(named name: String) -> Any? {
            switch name {
            case "heading": heading
            case "isLink": address != nil
            case "address": address
            case "hasRemark": remark != nil
            case "remark": remark
            case "isNone": isNone
            case "isFocus": isFocus
            case "cells": cells
            case "hasTrend": trend != nil
            case "trend": trend
            default: nil
            }
        }
    }

    /// One figure in a row; see ``Row`` for the lookup.
    struct Cell: MustacheParent, Sendable {
        let label: String
        let value: DisplayValue
        /// The letter of the note that says why there is no value.
        var note: String?
        var address: String?
        var bar: AttainmentBar?
        /// Room in place of a bar, where the other rows have one.
        var hasBarRoom = false
        let startsGroup: Bool

        func child(named name: String) -> Any? {
            switch name {
            case "label": label
            case "text": value.text
            case "exact": value.exact ?? value.missing
            case "hasExact": value.exact != nil || value.missing != nil
            case "hasNote": note != nil
            case "note": note
            case "isLink": address != nil
            case "address": address
            case "hasBar": bar != nil
            case "bar": bar
            case "hasBarRoom": hasBarRoom
            case "isWords": value.isWords
            case "startsGroup": startsGroup
            default: nil
            }
        }
    }
}
