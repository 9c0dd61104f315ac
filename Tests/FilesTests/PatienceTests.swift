import Foundation
import Synchronization
import Testing

@testable import Files

@Suite("A read that makes no progress is given up", .timeLimit(.minutes(30)))
struct PatienceTests {
    private static func reason<Value>(_ body: () throws(FileFault) -> Value) -> FileFault.Reason? {
        do throws(FileFault) {
            _ = try body()
            return nil
        } catch {
            return error.reason
        }
    }

    /// Waits until no thread stays behind any more.
    private static func allHaveEnded(_ stalled: StalledReads) -> Bool {
        for _ in 0..<500 {
            if stalled.count == 0 { return true }
            usleep(10_000)
        }
        return false
    }

    @Test("what it reads and what it throws come back")
    func results() throws {
        #expect(try Patience().wait(for: "x") { _ in 7 } == 7)
        let reason = Self.reason { () throws(FileFault) in
            try Patience().wait(for: "x") { (_) throws(FileFault) -> Int in throw FileFault("y", .changing) }
        }
        #expect(reason == .changing)
    }

    @Test("one that hangs is left behind and ends when the file system answers; only so many may be left behind")
    func hangs() throws {
        let (answer, stalled) = (DispatchSemaphore(value: 0), StalledReads())
        for number in 0..<StalledReads.most {
            let reason = Self.reason { () throws(FileFault) in
                try Patience(.milliseconds(200), stalled).wait(for: "x") { _ in answer.wait() }
            }
            #expect(reason == .stalled(seconds: 0))
            #expect(stalled.count == number + 1)
        }
        let reason = Self.reason { () throws(FileFault) in try Patience(.seconds(30), stalled).wait(for: "x") { _ in 7 }
        }
        #expect(reason == .tooManyStalled(StalledReads.most))
        for _ in 0..<StalledReads.most { answer.signal() }
        #expect(Self.allHaveEnded(stalled))
        #expect(try Patience(.seconds(30), stalled).wait(for: "x") { _ in 7 } == 7)
    }

    @Test("one that goes on slowly is waited for, and one that was left behind is told so")
    func progress() throws {
        let steps = try Patience(.seconds(2)).wait(for: "x") { progress -> Int in
            for _ in 0..<60 {
                usleep(50_000)
                progress.note()
            }
            return progress.count
        }
        #expect(steps == 60)
        let (told, stalled) = (Told(), StalledReads())
        let reason = Self.reason { () throws(FileFault) in
            try Patience(.milliseconds(200), stalled).wait(for: "x") { progress in
                while !progress.isAbandoned { usleep(1_000) }
                told.value.store(true, ordering: .releasing)
            }
        }
        #expect(reason == .stalled(seconds: 0))
        #expect(Self.allHaveEnded(stalled))
        let wasTold = told.value.load(ordering: .acquiring)
        #expect(wasTold)
    }

    private final class Told: Sendable { let value = Atomic(false) }
}
