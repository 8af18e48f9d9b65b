/// Finds byte strings among a fixed list without allocating: an open-addressed hash table of positions in the list.
struct ByteTable: Sendable {
    let keys: [[UInt8]]
    private var slots: [Int32]

    init(_ keys: [[UInt8]]) {
        self.keys = keys
        var size = 8
        while size < keys.count * 2 { size *= 2 }
        slots = [Int32](repeating: -1, count: size)
        for (position, key) in keys.enumerated() where find(key.span) == nil {
            var slot = Self.hash(key.span) & (size - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = Int32(position)
        }
    }

    init(_ keys: some Sequence<String>) {
        self.init(keys.map { Array($0.utf8) })
    }

    /// The position of the key equal to `bytes`; of equal keys that of the first.
    func find(_ bytes: Span<UInt8>) -> Int? {
        let mask = slots.count - 1
        var slot = Self.hash(bytes) & mask
        while slots[slot] >= 0 {
            let position = Int(slots[slot])
            if matches(position, bytes) { return position }
            slot = (slot + 1) & mask
        }
        return nil
    }

    private func matches(_ position: Int, _ bytes: Span<UInt8>) -> Bool {
        let count = bytes.count
        guard keys[position].count == count else { return false }
        for index in 0..<count where keys[position][index] != bytes[index] { return false }
        return true
    }

    // FNV-1a.
    private static func hash(_ bytes: Span<UInt8>) -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for index in bytes.indices { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01b3 }
        return Int(truncatingIfNeeded: hash ^ (hash >> 32))
    }
}
