/// Which rows of a long list one page shows.
struct PageSlice: Sendable {
    let count: Int
    let size: Int
    let page: Int

    /// The positions shown; nil when the list has no such page. An empty list has one, empty page.
    var range: Range<Int>? {
        let first = (page - 1) * size
        if count == 0, page == 1 { return 0..<0 }
        return first < count ? first..<min(count, first + size) : nil
    }

    /// The way to the neighbouring pages; nil when everything fits on one.
    func pager(_ address: (Int) -> String) -> Table.Pager? {
        guard count > size, let range else { return nil }
        return Table.Pager(
            summary: "\(range.lowerBound + 1)\u{2013}\(range.upperBound) of \(count)",
            previous: page > 1 ? address(page - 1) : nil, next: range.upperBound < count ? address(page + 1) : nil)
    }
}
