@testable import Manual
import Markup
import Testing

@Suite("Markdown of the guides")
struct MarkdownTests {
    private func pieces(_ line: String) -> [MarkdownLine.Piece] { MarkdownLine(line).pieces }

    @Test("a head above a line of hyphens is a table, with as many cells in each row")
    func table() {
        let text = "before\n\n| A | B |\n|---|:-:|\n| `x\\|y` | [l](a.md) |\n| one |\n| 1 | 2 | 3 |\n\nafter"
        #expect(
            Markdown(text).blocks == [
                .paragraph("before"),
                .table(head: ["A", "B"], rows: [["`x|y`", "[l](a.md)"], ["one", ""], ["1", "2"]]),
                .paragraph("after"),
            ]
        )
    }

    @Test("bars without a line of hyphens are a paragraph, and two tables stay two")
    func apart() {
        #expect(Markdown("| a |\ntext").blocks == [.paragraph("| a |"), .paragraph("text")])
        #expect(Markdown("| a |\n\n|---|").blocks == [.paragraph("| a |"), .paragraph("|---|")])
        let two = Markdown("| a |\n|---|\n| 1 |\n\n| b |\n|---|\n| 2 |").blocks
        #expect(two == [.table(head: ["a"], rows: [["1"]]), .table(head: ["b"], rows: [["2"]])])
    }

    @Test("words between asterisks are emphasis, but not inside a word, alone or in code")
    func emphasis() {
        #expect(pieces("the *Start* of") == [.words("the "), .emphasis("Start"), .words(" of")])
        #expect(pieces("**a** *b*") == [.strong("a"), .words(" "), .emphasis("b")])
        #expect(pieces("a*b*c") == [.words("a*b*c")])
        #expect(pieces("2 * 3 * 4") == [.words("2 * 3 * 4")])
        #expect(pieces("`*a*`") == [.code("*a*")])
        #expect(pieces("*open") == [.words("*open")])
    }
}
