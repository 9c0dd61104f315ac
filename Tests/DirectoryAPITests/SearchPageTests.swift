import Directory
import Testing

@testable import DirectoryAPI

@Suite("The page of a search shows kinds, a best answer and where words stand")
struct SearchPageTests {
    @Test(
        "each kind has a tab with the number of its hits, which leads to them",
        arguments: ["kosovo", "police", "Minsk"]
    )
    func tabs(words: String) throws {
        let page = TestPage.html("/search?q=\(words)")
        let list = try #require(page.components(between: "<ul class=\"tabs\">", and: "</ul>").first)
        let links = TestPage.links(in: list)
        let numbers = list.components(between: "<span class=\"number\">", and: "</span>").compactMap { Int($0) }
        #expect(links.count == numbers.count && links.count > 2)
        #expect(numbers[0] == numbers.dropFirst().reduce(0, +))
        for (link, number) in zip(links, numbers) { #expect(try TestAPI.total(link) == number, "\(link)") }
    }

    @Test("the first hit stands opened, as JSON has it, and once")
    func best() throws {
        let first = try #require(try TestAPI.json("/search?q=border+security")["data"]?.array?.first?["url"]?.string)
        let page = TestPage.html("/search?q=border+security")
        let card = try #require(page.components(between: "<article class=\"best\"", and: "</article>").first)
        #expect(TestPage.links(in: card).first == first)
        let rest = try #require(page.components(between: "<ol class=\"hits\">", and: "</ol>").first)
        #expect(!TestPage.links(in: rest).contains(first))
        // from another page on it is no best answer any more
        #expect(!TestPage.html("/search?q=border+security&offset=1").contains("class=\"best\""))
    }

    @Test("every hit of the page is on it, in the order of JSON but for sources, which come last")
    func hits() throws {
        let target = "/search?q=terrorism&limit=40"
        let hits = try TestAPI.json(target)["data"]?.array?.compactMap { $0["url"]?.string } ?? []
        let main = try #require(TestPage.html(target).components(between: "<main", and: "</main>").first)
        let shown = main.components(between: "<h2>", and: "</h2>").compactMap { TestPage.links(in: $0).first }
        #expect(shown == hits.filter { !$0.hasPrefix("/sources") } + hits.filter { $0.hasPrefix("/sources") })
    }

    @Test("no hit shows the id of a record where it has a name")
    func names() {
        let page = TestPage.html("/search?q=foreign+fighters")
        #expect(!page.contains("<mark>foreign</mark>-terrorist"))
    }

    @Test("words that nothing has together are offered one by one, each with its number")
    func fewer() throws {
        let page = TestPage.html("/search?q=%22kosovo+xqzzv%22")
        let box = try #require(page.components(between: "<div class=\"nothing\">", and: "</div>").first)
        #expect(box.contains("With fewer words"))
        let link = try #require(TestPage.links(in: box).first { $0.hasPrefix("/search") })
        #expect(box.contains(" \(try TestAPI.total(link)) record"))
        #expect(box.contains("/match"))
    }
}
