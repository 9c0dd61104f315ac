import Testing

@testable import MicroHTTP

@Suite("Descriptors are shared out")
struct DescriptorRoomTests {
    @Test("where there is room for all, everybody gets what is wanted", arguments: [1, 16, 1_000, 10_000])
    func all(wanted: Int) throws {
        let room = try DescriptorRoom(allowed: 1_000_000, wanted: wanted, threads: 2)
        #expect(room.connections == wanted && room.surplus == 64 + wanted / 32 && room.lingering == 256)
    }

    @Test("the reserve follows from what is left, and most of it is for connections", arguments: [1, 2, 8, 64])
    func sharing(threads: Int) throws {
        var former = 0
        for allowed in 80 + 3 * threads...12_000 {
            let room = try DescriptorRoom(allowed: allowed, wanted: 10_000, threads: threads)
            let own = 48 + 3 * threads
            #expect(room.connections + room.surplus + room.lingering + own <= allowed)
            #expect(room.connections >= min(10_000, (allowed - own) * 3 / 4))
            #expect(room.connections >= former - 2 && room.connections <= 10_000)
            #expect(room.surplus > 0 && room.lingering > 0)
            former = room.connections
        }
        #expect(former == 10_000)
        #expect(try DescriptorRoom(allowed: 512, wanted: 10_000, threads: 2).connections > 300)
    }

    @Test("below a few connections it is refused, with the number that suffices")
    func refused() throws {
        for (wanted, threads) in [(10_000, 2), (10_000, 64), (4, 2), (1, 1)] {
            var needed: Int?
            for allowed in 0..<1_000 {
                do throws(ListenerError) {
                    let room = try DescriptorRoom(allowed: allowed, wanted: wanted, threads: threads)
                    #expect(room.connections >= min(wanted, 16))
                    #expect(needed.map { allowed >= $0 - 2 } == true)
                } catch {
                    guard case .tooFewDescriptors(allowed, let number) = error else {
                        Issue.record("\(error)")
                        continue
                    }
                    #expect(number > allowed && (needed == nil || needed == number))
                    needed = number
                    #expect("\(error)".contains("\(allowed) open files") && "\(error)".contains("ulimit -n"))
                }
            }
            let number = try #require(needed)
            #expect(throws: Never.self) { try DescriptorRoom(allowed: number, wanted: wanted, threads: threads) }
        }
    }
}
