internal import Budget
internal import Synchronization

extension WorkFigures {
    /// What the admission has to do at the moment.
    init(_ admission: Admission) {
        self.init(
            memoryUsed: admission.ledger.used,
            memoryLimit: admission.ledger.limit,
            waiting: admission.long.depth + admission.short.depth + admission.versions.depth,
            waitingLimit: admission.long.capacity + admission.short.capacity + admission.versions.capacity,
            costOfBudgeted: admission.cost.budgeted.load(ordering: .relaxed),
            costOfExempt: admission.cost.exempt.load(ordering: .relaxed)
        )
    }
}
