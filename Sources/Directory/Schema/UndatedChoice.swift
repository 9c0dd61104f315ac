/// Which of the records whose dates do not tell whether their subjects existed on a past day are asked for, where it is not
/// those alone whose dates do tell.
package enum UndatedChoice: String, Sendable, CaseIterable {
    /// These records alone.
    case only
    /// These and those whose dates tell.
    case include
}
