/// Collects the parameters of one execution in the server's binary form.
///
/// All values lie one after the other in a single buffer, which a connection uses again for its next statement.
public struct ParameterWriter {
    private(set) var bytes: [UInt8] = []
    /// Where each parameter begins; nil for NULL.
    private(set) var starts: [Int?] = []
    private(set) var lengths: [Int32] = []
    private var isNull = false

    /// States that the value being encoded is NULL.
    public mutating func writeNull() { isNull = true }

    mutating func write(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func write(_ values: some Sequence<UInt8>) { bytes.append(contentsOf: values) }

    mutating func write(_ span: Span<UInt8>) {
        span.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }

    /// Appends one value as the next parameter.
    @inlinable
    mutating func appendParameter(_ value: some PostgresEncodable) {
        let start = beginParameter()
        value.encode(into: &self)
        endParameter(start)
    }

    @usableFromInline
    mutating func beginParameter() -> Int {
        isNull = false
        return bytes.count
    }

    @usableFromInline
    mutating func endParameter(_ start: Int) {
        starts.append(isNull ? nil : start)
        lengths.append(isNull ? 0 : Int32(truncatingIfNeeded: bytes.count - start))
        isNull = false
    }

    /// Appends one value after its length in bytes (−1 for NULL), as arrays and COPY want it.
    mutating func appendLengthPrefixed(_ value: some PostgresEncodable) {
        let start = bytes.count
        write(Int32(-1))
        isNull = false
        value.encode(into: &self)
        if isNull {
            bytes.removeSubrange((start + 4)...)
        } else {
            patchLength(at: start)
        }
        isNull = false
    }

    /// Writes the number of bytes that follow position `start` + 4 into the four bytes at `start`.
    mutating func patchLength(at start: Int) {
        let length = UInt32(truncatingIfNeeded: bytes.count - start - 4)
        for index in 0..<4 { bytes[start + index] = UInt8(truncatingIfNeeded: length >> (24 - 8 * UInt32(index))) }
    }

    /// Empties the writer but keeps its memory, unless one huge execution made it large.
    mutating func reset() {
        bytes.removeAll(keepingCapacity: bytes.capacity <= 1 << 20)
        starts.removeAll(keepingCapacity: true)
        lengths.removeAll(keepingCapacity: true)
    }

    /// Gives the parameters as the arrays libpq wants; the pointers are valid only during `body`.
    mutating func withParameters<Result>(
        _ body: (Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?) throws -> Result
    ) rethrows -> Result {
        // A value of no bytes still needs an address: to libpq a null pointer is NULL.
        bytes.append(0)
        return try bytes.withUnsafeBytes { buffer in
            let base = buffer.baseAddress
            return try withUnsafeTemporaryAllocation(of: UnsafePointer<CChar>?.self, capacity: max(starts.count, 1)) { values in
                for (index, start) in starts.enumerated() {
                    let address = start.flatMap { base?.advanced(by: $0).assumingMemoryBound(to: CChar.self) }
                    values.initializeElement(at: index, to: address)
                }
                return try lengths.withUnsafeBufferPointer { lengths in
                    try body(Int32(starts.count), UnsafePointer(values.baseAddress), lengths.baseAddress)
                }
            }
        }
    }
}
