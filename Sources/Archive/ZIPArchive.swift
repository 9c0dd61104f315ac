internal import CZlib

/// A ZIP archive (APPNOTE 6.3.10, without ZIP64) of files in memory. Equal files make equal bytes.
package struct ZIPArchive {
    /// The moment that all files bear, in the form of the format: a day at midnight.
    private let date: UInt16
    private var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var count: UInt16 = 0

    /// Begins an empty archive whose files bear a day.
    ///
    /// - Parameter day: year from 1980 to 2107, month and day of the month.
    package init(day: (year: Int, month: Int, day: Int)) {
        let year = min(max(day.year, 1980), 2107) - 1980
        date = UInt16(year << 9 | day.month << 5 | day.day)
    }

    /// Adds a file under a path with `/` between folders.
    ///
    /// - Returns: whether there was room: an archive without ZIP64 ends at 65,535 files and 4 GiB, and memory may be short.
    package mutating func add(_ path: String, _ content: [UInt8]) -> Bool {
        let name = Array(path.utf8)
        guard count < .max, name.count <= Int(UInt16.max), content.count <= Int(Int32.max),
            bytes.count + content.count + directory.count <= Int(Int32.max), let packed = Self.deflate(content)
        else { return false }
        var common: [UInt8] = []
        // version 2.0, UTF-8 names, deflate, midnight
        for word in [20, 0x0800, 8, 0, date] as [UInt16] { Self.append(word, to: &common) }
        Self.append(UInt32(crc32(0, content, UInt32(content.count))), to: &common)
        Self.append(UInt32(packed.count), to: &common)
        Self.append(UInt32(content.count), to: &common)
        Self.append(UInt16(name.count), to: &common)
        Self.append(UInt16(0), to: &common)

        Self.append(0x0201_4B50 as UInt32, to: &directory)
        // made on a system with the file modes of Unix
        Self.append(UInt16(3 << 8 | 20), to: &directory)
        directory += common
        for word in [0, 0, 0] as [UInt16] { Self.append(word, to: &directory) }
        Self.append(UInt32(0o100644) << 16, to: &directory)
        Self.append(UInt32(bytes.count), to: &directory)
        directory += name

        Self.append(0x0403_4B50 as UInt32, to: &bytes)
        bytes += common + name + packed
        count += 1
        return true
    }

    /// Ends the archive and gives its bytes.
    package consuming func finish() -> [UInt8] {
        var end: [UInt8] = []
        Self.append(0x0605_4B50 as UInt32, to: &end)
        for word in [0, 0, count, count] as [UInt16] { Self.append(word, to: &end) }
        Self.append(UInt32(directory.count), to: &end)
        Self.append(UInt32(bytes.count), to: &end)
        Self.append(UInt16(0), to: &end)
        return bytes + directory + end
    }

    private static func append<Number: FixedWidthInteger>(_ number: Number, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// The content as a raw deflate stream (RFC 1951); nil where memory is short.
    private static func deflate(_ content: [UInt8]) -> [UInt8]? {
        var stream = z_stream()
        guard shim_deflate_init_raw(&stream, 9) == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        var packed = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(content.count))))
        let capacity = packed.count
        var source = content
        let status = source.withUnsafeMutableBufferPointer { source in
            packed.withUnsafeMutableBufferPointer { packed in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = packed.baseAddress
                stream.avail_out = UInt32(capacity)
                return CZlib.deflate(&stream, Z_FINISH)
            }
        }
        guard status == Z_STREAM_END else { return nil }
        packed.removeLast(capacity - Int(stream.total_out))
        return packed
    }
}
