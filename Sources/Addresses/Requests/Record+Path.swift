package import Directory

extension Record {
    /// The address of the record as it was on a day; that of today's for nil, and where the past is not told apart.
    ///
    /// - Parameters:
    ///   - undated: how the record is asked for whose dates do not tell whether it existed.
    ///   - languages: the languages that names are wanted in; nil where none is named.
    package func path(asOf day: Day?, undated: UndatedChoice? = nil, languages: NameLanguages? = nil) -> String {
        guard day != nil || languages != nil else { return path }
        let known = GeneralParameter.ofRecord(CollectionSchema.named(collection))
        var view = RecordView()
        if day != nil, known.contains(.asOf) { (view.asOf, view.undated) = (day, undated) }
        if known.contains(.lang) { view.languages = languages }
        return view.address(of: path)
    }
}
