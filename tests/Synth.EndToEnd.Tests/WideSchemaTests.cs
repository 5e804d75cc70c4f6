using System.Globalization;
using Xunit;

namespace Synth.EndToEnd.Tests;

/// <summary>Many tables, and tables of many columns.</summary>
public sealed class WideSchemaTests(Engines engines)
{
    [Theory]
    [InlineData(EngineName.Sqlite, EngineName.Sqlite)]
    [InlineData(EngineName.PostgreSql, EngineName.PostgreSql)]
    [InlineData(EngineName.MySql, EngineName.MySql)]
    [InlineData(EngineName.Sqlite, EngineName.PostgreSql)]
    public async Task Three_hundred_tables_are_cloned(EngineName from, EngineName to)
    {
        var tables = Enumerable.Range(0, 300).Select(i => string.Create(
            CultureInfo.InvariantCulture,
            $"""
            CREATE TABLE t{i} (id INTEGER PRIMARY KEY, v INTEGER NOT NULL{(i % 10 == 0 ? "" : $", parent INTEGER NOT NULL, FOREIGN KEY (parent) REFERENCES t{i - 1} (id)")});
            INSERT INTO t{i} VALUES {string.Join(", ", Enumerable.Range(1, 12).Select(row => i % 10 == 0 ? $"({row}, {row % 5})" : $"({row}, {row % 5}, {1 + (row * 7 % 12)})"))};

            """));
        await using var source = await engines.CreateAsync(from, string.Concat(tables));
        await using var target = await engines.CreateAsync(to);
        var result = await Clone.RunAsync(source, target);
        Assert.Equal(300, result.Tables.Count);
        await CloneAssert.CompleteAsync(result, target);
    }

    [Theory]
    [InlineData(EngineName.Sqlite, EngineName.Sqlite)]
    [InlineData(EngineName.PostgreSql, EngineName.PostgreSql)]
    [InlineData(EngineName.MySql, EngineName.MySql)]
    [InlineData(EngineName.MySql, EngineName.Sqlite)]
    public async Task A_thousand_columns_are_cloned(EngineName from, EngineName to)
    {
        var columns = string.Join(", ", Enumerable.Range(1, 999).Select(i => $"c{i} INTEGER"));
        var rows = string.Join(", ", Enumerable.Range(1, 40)
            .Select(row => $"({row}, {string.Join(", ", Enumerable.Range(1, 999).Select(i => row * i % 7))})"));
        await using var source =
            await engines.CreateAsync(from, $"CREATE TABLE broad (id INTEGER PRIMARY KEY, {columns}); INSERT INTO broad VALUES {rows};");
        await using var target = await engines.CreateAsync(to);
        await CloneAssert.CompleteAsync(await Clone.RunAsync(source, target), target);
        Assert.Equal(1000, Assert.Single((await target.SchemaAsync()).Tables).Columns.Count);
    }
}
