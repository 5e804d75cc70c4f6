using System.Text.Json;
using Xunit;

namespace Synth.Cli.Tests.Commands;

public sealed class ModelShowTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Each_column_is_described_in_words_and_numbers()
    {
        var model = await FitAsync();

        var run = await CliRun.Of("model", "show", "--model", model);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("SHA-256", run.Output, StringComparison.Ordinal);
        Assert.Contains("city: copied", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^label .* copied .* all of them", run.Output);
        Assert.Matches(@"(?m)^reader_id .* key .*numbers", run.Output);
        Assert.Contains("Rows stand under rows of", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_document_has_every_value_that_rows_can_have_and_no_other_of_the_source()
    {
        var model = await FitAsync();

        var run = await CliRun.Of("model", "show", "--model", model, "--output", "json");

        using var document = JsonDocument.Parse(run.Output);
        var reader = document.RootElement.GetProperty("tables").EnumerateArray()
            .Single(table => table.GetProperty("table").GetString() == "reader");
        var columns = reader.GetProperty("columns").EnumerateArray().ToDictionary(column => column.GetProperty("column").GetString()!);
        Assert.Equal("key", columns["reader_id"].GetProperty("kind").GetString());
        Assert.All(columns.Values, column => Assert.NotEmpty(column.GetProperty("words").GetString()!));
        Assert.Equal(64, document.RootElement.GetProperty("sha256").GetString()!.Length);
    }

    [Fact]
    public async Task A_table_that_is_not_there_is_told_with_those_that_are()
    {
        var run = await CliRun.Of("model", "show", "--model", await FitAsync(), "--table", "readers");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("reader", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_that_the_configuration_speaks_of_are_given()
    {
        var path = folder.File("synth.yaml");
        File.WriteAllText(path,
            "tables:\n  reader:\n    columns:\n      name: { faker: full-name, locale: de }\nrules: { add: [\"loan: days > 0\"] }\n");

        var model = await FitAsync("--config", path);
        var run = await CliRun.Of("model", "show", "--model", model, "--table", "reader");

        Assert.Matches(@"(?m)^name .* given .*<given from a list> <family from a list>", run.Output);
    }

    private async Task<string> FitAsync(params string[] more)
    {
        var model = folder.File("library.synth");
        var run = await CliRun.Of(["fit", "--source", folder.AddLibrary(), "--model", model, "--quality", "fast", "--quiet", .. more]);
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        return model;
    }
}
