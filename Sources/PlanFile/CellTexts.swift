extension NounFile {
    /// What cells hold, in the file's own words, by row and field: for findings that are made after the rows were read.
    ///
    /// `wanted` names fields by the number of the staged row (`place(ofLine:)` tells where it stands); period and amount of a
    /// wide sheet are the cell of the amount. A field that no column is read into has the text of its constant; an empty cell is
    /// absent. The file is read once more, up to the last row wanted. Throws `FileProblem` where the file has ended to be readable.
    public func texts(of wanted: [Int: Set<String>]) throws(FileProblem) -> [Int: [String: String]] {
        guard let last = wanted.keys.max().map({ place(ofLine: $0).row }) else { return [:] }
        let lines = max(1, binding.periods.count)
        var reader = try CSVReader(source, delimiter: mapping.delimiter)
        var texts: [Int: [String: String]] = [:]
        while try reader.next(), reader.row <= last {
            for line in reader.row * lines..<(reader.row + 1) * lines {
                guard let fields = wanted[line] else { continue }
                for (index, field) in binding.fields.enumerated() where fields.contains(field.name) {
                    let isOfPeriod = !binding.periods.isEmpty && [binding.amountLane, binding.periodLane].contains(index)
                    let text = isOfPeriod ? reader.trimmedText(binding.periods[line % lines].column) : text(ofLane: index, in: reader)
                    if !text.isEmpty { texts[line, default: [:]][field.name] = text }
                }
            }
        }
        return texts
    }

    private func text(ofLane index: Int, in reader: CSVReader) -> String {
        let lane = binding.lanes[index]
        if lane.column < 0 { return mapping.constants[binding.fields[index].name] ?? "" }
        if lane.template < 0 { return reader.trimmedText(lane.column) }
        let texts = binding.templates[lane.template].columns.map { reader.trimmedText($0) }
        return texts.filter { !$0.isEmpty }.joined(separator: " ")
    }
}

extension CSVReader {
    /// The text of a cell of the current row without white space at its ends; empty where the row has no such cell.
    func trimmedText(_ cell: Int) -> String {
        guard cell < cellCount else { return "" }
        let all = bytes.span
        return all.extracting(CellReader.trimmed(all, starts[cell], ends[cell])).text
    }
}
