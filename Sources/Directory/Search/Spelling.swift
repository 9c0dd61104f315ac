internal import Words

/// The words of an index that a mistyped one is corrected to: those of letters alone, of four or more. Codes and numbers
/// are never guessed, since each other one is somebody else's.
struct Spelling: Sendable {
    /// A word that may have been meant.
    struct Proposal {
        /// Its place among the words.
        let place: Int
        /// The edits between; 0 for another transliteration.
        let edits: Int
    }

    /// The places of the words that are proposed, ascending.
    private let places: [UInt32]
    private let nearest: NearestWords
    /// The hash of the sound of each word, ascending, with the place of the word.
    private let sounds: [(sound: UInt32, place: UInt32)]

    /// Reads the words.
    init(_ words: WordList) {
        var places: [UInt32] = []
        var sounds: [(sound: UInt32, place: UInt32)] = []
        var texts: [String] = []
        for place in 0..<words.count {
            words.withBytes(at: place) { word in
                guard Self.isCorrected(word) else { return }
                places.append(UInt32(place))
                texts.append(String(decoding: word, as: UTF8.self))
                if let sound = SoundKey.key(word) { sounds.append((Self.hash(sound), UInt32(place))) }
            }
        }
        self.places = places
        nearest = NearestWords(texts)
        self.sounds = sounds.sorted { ($0.sound, $0.place) < ($1.sound, $1.place) }
    }

    /// Whether a key may be corrected, or be what another is corrected to.
    static func isCorrected(_ word: some Collection<UInt8>) -> Bool {
        word.count > WordKey.longestCode && word.allSatisfy { (0x61...0x7A).contains($0) }
    }

    /// The edits within which a word of so many letters was meant.
    static func edits(for count: Int) -> Int { count >= 8 ? 2 : count > WordKey.longestCode ? 1 : 0 }

    /// The words nearest to one: those that sound the same, otherwise those with the fewest edits. Work is bounded.
    func proposals(for word: [UInt8], _ words: WordList, within work: inout NearestWords.Work) -> [Proposal] {
        guard Self.isCorrected(word), word.count <= 64 else { return [] }
        if let sound = SoundKey.key(word) {
            let hash = Self.hash(sound)
            let alike = sounds[sounds.partitioningIndex { $0.sound >= hash }...].prefix(16)
                .filter { other in
                    other.sound == hash && words.withBytes(at: Int(other.place)) { SoundKey.key($0) == sound }
                }
            if !alike.isEmpty { return alike.map { Proposal(place: Int($0.place), edits: 0) } }
        }
        let found = nearest.places(near: word, atMost: Self.edits(for: word.count), within: &work) { place, use in
            words.withBytes(at: Int(places[place])) { $0.withMemoryRebound(to: UInt8.self) { use($0) } }
        }
        return found.places.prefix(16).map { Proposal(place: Int(places[$0]), edits: max(1, found.distance)) }
    }

    private static func hash(_ sound: [UInt8]) -> UInt32 { sound.withUnsafeBytes { InternTable.hash($0) } }
}
