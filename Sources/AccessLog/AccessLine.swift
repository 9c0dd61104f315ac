internal import Logs

/// Writes the lines of one thread. It keeps its memory from line to line.
struct AccessLine {
    /// The line that was written last, with its end.
    private(set) var bytes: [UInt8] = []
    private let format: AccessLogFormat
    /// The routes' names as JSON strings.
    private let routes: [[UInt8]]
    /// The second that was written last, as text.
    private var second: (number: Int, text: [UInt8]) = (.min, [])

    init(_ format: AccessLogFormat, routes: [String]) {
        self.format = format
        self.routes = routes.map { route in
            var name: [UInt8] = []
            name.appendJSON(route)
            return name
        }
        bytes.reserveCapacity(1_024)
    }

    /// Writes a line in place of the one before.
    ///
    /// - Parameter end: when the request ended; what is written is when it began.
    mutating func write(_ entry: AccessEntry, endedAt end: Timestamp) {
        let began = end.before(nanoseconds: entry.duration)
        bytes.removeAll(keepingCapacity: true)
        switch format {
        case .combined: writeCombined(entry, began)
        case .json: writeJSON(entry, began)
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    /// The second in the form of the format.
    private mutating func text(of moment: Timestamp) -> [UInt8] {
        if second.number != moment.seconds {
            var text: [UInt8] = []
            switch format {
            case .combined: moment.appendCommonLog(to: &text)
            case .json: moment.appendSecond(to: &text)
            }
            second = (moment.seconds, text)
        }
        return second.text
    }

    // MARK: Apache's combined format

    private mutating func writeCombined(_ entry: AccessEntry, _ began: Timestamp) {
        if entry.client.isEmpty {
            bytes.append(logged: entry.peer)
        } else {
            bytes.append(contentsOf: entry.client)
        }
        // neither identd nor users here
        bytes.append(contentsOf: " - - [".utf8)
        bytes.append(contentsOf: text(of: began))
        bytes.append(contentsOf: "] \"".utf8)
        for word in [entry.method, entry.target, entry.version] {
            bytes.append(logged: word)
            bytes.append(UInt8(ascii: " "))
        }
        bytes.removeLast()
        bytes.append(contentsOf: "\" ".utf8)
        bytes.append(number: entry.status.map { UInt64($0) })
        bytes.append(UInt8(ascii: " "))
        bytes.append(number: entry.size == 0 ? nil : UInt64(entry.size))
        bytes.append(contentsOf: " \"".utf8)
        bytes.append(logged: entry.referer)
        bytes.append(contentsOf: "\" \"".utf8)
        bytes.append(logged: entry.userAgent)
        bytes.append(UInt8(ascii: "\""))
    }

    // MARK: JSON

    private mutating func writeJSON(_ entry: AccessEntry, _ began: Timestamp) {
        bytes.append(contentsOf: "{\"time\":\"".utf8)
        bytes.append(contentsOf: text(of: began))
        bytes.append(UInt8(ascii: "."))
        bytes.append(number: UInt64(began.nanoseconds / 1_000), digits: 6)
        bytes.append(contentsOf: "Z\"".utf8)
        writeMember(#","remote_address":"#, entry.peer)
        if !entry.client.isEmpty {
            entry.client.withUnsafeBytes { writeMember(#","client_address":"#, $0) }
        }
        let trace = entry.traceparent.flatMap { TraceContext($0) }
        let id = entry.requestID.flatMap { RequestID.isWellFormed($0) ? $0 : nil } ?? trace?.traceID
        writeMember(#","request_id":"#, id)
        writeMember(#","trace_id":"#, trace?.traceID)
        writeMember(#","parent_id":"#, trace?.parentID)
        writeMember(#","method":"#, entry.method)
        writeMember(#","target":"#, entry.target)
        writeMember(#","protocol":"#, entry.version)
        if let status = entry.status {
            if routes.indices.contains(entry.route) {
                bytes.append(contentsOf: ",\"route\":".utf8)
                bytes.append(contentsOf: routes[entry.route])
            }
            bytes.append(contentsOf: ",\"status\":".utf8)
            bytes.append(number: UInt64(status))
            bytes.append(contentsOf: ",\"bytes\":".utf8)
            bytes.append(number: UInt64(entry.size))
        }
        bytes.append(contentsOf: ",\"duration\":".utf8)
        bytes.append(number: entry.duration / 1_000_000_000)
        bytes.append(UInt8(ascii: "."))
        bytes.append(number: entry.duration / 1_000 % 1_000_000, digits: 6)
        if entry.waited > 0 {
            bytes.append(contentsOf: ",\"waited\":".utf8)
            bytes.append(number: entry.waited / 1_000_000_000)
            bytes.append(UInt8(ascii: "."))
            bytes.append(number: entry.waited / 1_000 % 1_000_000, digits: 6)
        }
        writeMember(#","referer":"#, entry.referer)
        writeMember(#","user_agent":"#, entry.userAgent)
        if !entry.isComplete { bytes.append(contentsOf: ",\"complete\":false".utf8) }
        bytes.append(UInt8(ascii: "}"))
    }

    /// Writes a member with a string, where there is one.
    ///
    /// - Parameter opening: the comma before its name, the name and the colon behind it.
    private mutating func writeMember(_ opening: StaticString, _ value: UnsafeRawBufferPointer?) {
        guard let value else { return }
        opening.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.appendJSON(value)
    }
}
