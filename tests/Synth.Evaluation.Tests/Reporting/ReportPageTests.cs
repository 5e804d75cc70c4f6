using Microsoft.Playwright;
using Synth.Schema;
using Synth.Testing.Browser;

namespace Synth.Evaluation.Tests;

public sealed class ReportPageTests : IAsyncLifetime
{
    private const long MaxBytes = 3 << 20;

    // Values of a database may be anything; as markup this one would say so on the console.
    private const string Hostile = "<img src=x onerror=\"console.error('markup')\"></script>";

    private static readonly Lazy<EvaluationReport> Report = new(() =>
        Evaluations.Of(ShopSample.Draw(1), ShopSample.Draw(3), ShopSample.Draw(2)) with
        {
            Rules = [new RuleOutcome(new TableName("orders"), $"orders.channel is never {Hostile}", 0.997, 2000)],
        });

    private HeadlessChromium browser = null!;
    private ReportFile file = null!;

    public async ValueTask InitializeAsync()
    {
        browser = await HeadlessChromium.StartAsync();
        file = new ReportFile(Report.Value, new ReportContext
        {
            Source = "sqlite:shop.db",
            Synthetic = $"sqlite:{Hostile}.db",
            RunId = "20260102T030405Z",
            Seed = 7,
            Certificate = [new CertificateLine("Primary keys", 2, 2)],
            Ledger = [new LedgerEntry(LedgerOutcome.Skipped, $"view {Hostile}", "views are not recreated")],
            Timings = [new TimedPart("Whole run", 1.5)],
            Notes = [new ReportNote("What cannot be learned", "orders", "coupon: too few rows")],
        });
    }

    public async ValueTask DisposeAsync()
    {
        file?.Dispose();
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Every_part_opens_from_the_file_system_without_complaint(int width, ColorScheme scheme)
    {
        await using var opened = await browser.OpenAsync(file.Address, width, scheme);
        foreach (var part in new[] { "overview", "tables", "table/customer", "table/orders", "figures", "run" })
        {
            await ShowAsync(opened.Page, part);
            await DrawnAsync(opened.Page);
            Assert.Equal(0, await opened.OverhangAsync());
            Assert.DoesNotContain("[object", await opened.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
            await opened.PictureAsync($"report-{part.Replace('/', '-')}-{width}-{scheme}".ToLowerInvariant());
        }

        Assert.Empty(opened.Complaints);
        Assert.Equal([file.Address], opened.Requests);
        Assert.True(file.SizeBytes < MaxBytes, $"{file.SizeBytes} bytes");
    }

    [Fact]
    public async Task Plots_hold_shapes()
    {
        await using var opened = await browser.OpenAsync($"{file.Address}#table/orders");
        await DrawnAsync(opened.Page);

        Assert.True(await opened.Page.Locator(".plot").CountAsync() > 5);
        foreach (var plot in await opened.Page.Locator(".plot").AllAsync())
        {
            Assert.True(await plot.Locator("svg path").CountAsync() > 3, await plot.GetAttributeAsync("aria-label"));
        }
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task The_diagram_has_a_whole_box_for_each_table_that_leads_to_its_page(int width)
    {
        await using var opened = await browser.OpenAsync($"{file.Address}#tables", width);
        await DrawnAsync(opened.Page);
        var diagram = opened.Page.Locator(".plot.diagram");
        var names = diagram.Locator("svg text");

        Assert.Equal(["customer", "orders"], (await names.AllTextContentsAsync()).Order());
        var place = await diagram.BoundingBoxAsync();
        foreach (var name in await names.AllAsync())
        {
            var text = await name.BoundingBoxAsync();
            Assert.InRange(text!.X, place!.X, place.X + place.Width - text.Width);
            Assert.InRange(text.Y, place.Y, place.Y + place.Height - text.Height);
        }

        await names.Filter(new() { HasText = "orders" }).ClickAsync(new() { Force = true });
        await Assertions.Expect(opened.Page.Locator("h2").First).ToHaveTextAsync("Table orders");
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task What_the_model_says_of_itself_is_told()
    {
        await using var opened = await browser.OpenAsync($"{file.Address}#run");

        await Assertions.Expect(opened.Page.Locator("h2", new() { HasText = "What cannot be learned" })).ToHaveCountAsync(1);
        await Assertions.Expect(opened.Page.Locator("td", new() { HasText = "coupon: too few rows" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Gates_that_hold_are_shown_on_request_and_in_print()
    {
        await using var opened = await browser.OpenAsync(file.Address);
        var others = opened.Page.Locator("details.more");
        await Assertions.Expect(others.Locator("tbody tr").First).ToBeHiddenAsync();

        await opened.Page.EvaluateAsync("() => window.dispatchEvent(new Event('beforeprint'))");

        await Assertions.Expect(others.Locator("tbody tr").First).ToBeVisibleAsync();
        Assert.Equal(Report.Value.Gates.Count(gate => gate.IsPassed), await others.Locator("tbody tr").CountAsync());
    }

    [Fact]
    public async Task Tables_are_sorted_by_a_click_and_by_a_key()
    {
        await using var opened = await browser.OpenAsync($"{file.Address}#figures");
        var heading = opened.Page.Locator("th", new() { HasText = "Value" }).Locator("button");

        await heading.ClickAsync();
        var rising = await ColumnAsync(opened.Page, 5);
        await heading.PressAsync("Enter");
        var falling = await ColumnAsync(opened.Page, 5);

        Assert.Equal(rising.Order(), rising);
        Assert.Equal(falling.OrderDescending(), falling);
        Assert.NotEqual(rising[0], falling[0]);
        Assert.Equal("descending", await opened.Page.Locator("th", new() { HasText = "Value" }).GetAttributeAsync("aria-sort"));
    }

    [Fact]
    public async Task The_search_finds_columns_and_leads_to_their_table()
    {
        await using var opened = await browser.OpenAsync(file.Address);

        await opened.Page.FillAsync("#search", "coup");
        await Assertions.Expect(opened.Page.Locator("h2")).ToHaveTextAsync("1 found");
        await opened.Page.ClickAsync("text=orders.coupon");

        await Assertions.Expect(opened.Page.Locator("h2").First).ToHaveTextAsync("Table orders");
    }

    [Fact]
    public async Task Colours_follow_the_system_and_the_button()
    {
        await using var opened = await browser.OpenAsync(file.Address, scheme: ColorScheme.Dark);
        Task<string> Background() => opened.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");

        var dark = await Background();
        await opened.Page.ClickAsync("#theme");

        Assert.NotEqual(dark, await Background());
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task What_comes_from_a_database_is_text_not_markup()
    {
        await using var opened = await browser.OpenAsync($"{file.Address}#run");

        await Assertions.Expect(opened.Page.Locator("main")).ToContainTextAsync("<img src=x");
        Assert.Equal(0, await opened.Page.Locator("img").CountAsync());
        Assert.Empty(opened.Complaints);
    }

    private static async Task ShowAsync(IPage page, string part)
    {
        await page.EvaluateAsync("part => { location.hash = '#' + part; }", part);
        await page.WaitForFunctionAsync("() => document.querySelector('main h2') !== null");
    }

    private static async Task DrawnAsync(IPage page) =>
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('.plot')].every(place => place.dataset.drawn === 'true')");

    private static async Task<double[]> ColumnAsync(IPage page, int number) =>
        [.. (await page.Locator($"tbody tr td:nth-child({number})").AllTextContentsAsync())
            .Select(text => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture))];
}
