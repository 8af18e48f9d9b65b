extension NounFile {
    /// What cells hold, in the file's own words, by row and field: for findings that are made after the rows were read.
    ///
    /// `wanted` names fields by the row as a spreadsheet counts it. A field that no column is read into has the text of its
    /// constant; an empty cell is absent. The file is read once more, up to the last row wanted. Throws `FileProblem` where the
    /// file has ended to be readable.
    public func texts(of wanted: [Int: Set<String>]) throws(FileProblem) -> [Int: [String: String]] {
        guard let last = wanted.keys.max() else { return [:] }
        var reader = try CSVReader(source, delimiter: mapping.delimiter)
        var texts: [Int: [String: String]] = [:]
        while try reader.next(), reader.row <= last {
            guard let fields = wanted[reader.row] else { continue }
            for (field, lane) in zip(binding.fields, binding.lanes) where fields.contains(field.name) {
                let text = lane.column < 0 ? mapping.constants[field.name] ?? "" : reader.trimmedText(lane.column)
                if !text.isEmpty { texts[reader.row, default: [:]][field.name] = text }
            }
        }
        return texts
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
