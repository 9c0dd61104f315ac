/// Checks that the status of an operation is what its dates say.
struct StatusRules {
    let record: SeedRecord

    /// The faults of the status.
    func faults() -> [SeedFault] {
        guard let status = record.value["status"]?.string else { return [] }
        let closed = record.value["closed"]
        if status == "closed", closed == nil, record.value["mandate_ended"] == nil, !hasGap("closed") {
            return [
                record.fault(
                    "closed",
                    "missing; an operation with the status closed has the day it ended, or says under gaps why that is not known"
                )
            ]
        }
        guard status != "closed", let closed else { return [] }
        return [
            record.fault(
                "status",
                "\(status), yet it closed on \(closed.string ?? ""); write closed, or take `closed` out"
            )
        ]
    }

    private func hasGap(_ field: String) -> Bool {
        (record.value["gaps"]?.array ?? []).contains { $0["field"]?.string == field }
    }
}
