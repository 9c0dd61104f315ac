/// What content of requests is kept: how much of each, and whose memory it takes.
package struct ContentPolicy: Sendable {
    /// The bytes of content that a request may have; zero where none is wanted, and what comes is thrown away. Asked once the
    /// head is read, for methods other than GET, HEAD and OPTIONS. More than that is refused: before any of it is read where
    /// `Content-Length` says so, otherwise when the bound is passed.
    let bound: @Sendable (borrowing RequestHead) -> Int
    /// Books that the memory of one content changes from so many bytes to so many; false where there is no memory, which
    /// refuses the request. Fewer bytes are always taken.
    let book: @Sendable (_ from: Int, _ to: Int) -> Bool

    /// Joins both.
    package init(
        bound: @escaping @Sendable (borrowing RequestHead) -> Int,
        book: @escaping @Sendable (_ from: Int, _ to: Int) -> Bool
    ) {
        self.bound = bound
        self.book = book
    }
}
