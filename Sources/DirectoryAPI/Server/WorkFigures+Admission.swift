internal import Budget

extension WorkFigures {
    /// What the admission has to do at the moment.
    init(_ admission: Admission) {
        self.init(
            memoryUsed: admission.ledger.used,
            memoryLimit: admission.ledger.limit,
            waiting: admission.long.depth + admission.short.depth
        )
    }
}
