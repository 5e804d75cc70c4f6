using System.Globalization;
using Xunit;

namespace Synth.EndToEnd.Tests;

/// <summary>Values that are far longer than others.</summary>
public sealed class LargeValueTests(Engines engines)
{
    [Theory]
    [InlineData(EngineName.PostgreSql, EngineName.MySql)]
    [InlineData(EngineName.MySql, EngineName.PostgreSql)]
    [InlineData(EngineName.Sqlite, EngineName.Sqlite)]
    public async Task Texts_of_64_KB_are_cloned(EngineName from, EngineName to)
    {
        var text = string.Concat(Enumerable.Range(0, 64)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"{i:000} {new string('x', 1020)}")));
        var rows = string.Join(", ", Enumerable.Range(1, 40).Select(i => $"({i}, '{i}{text}')"));
        var type = from == EngineName.MySql ? "LONGTEXT" : "TEXT";
        await using var source = await engines.CreateAsync(
            from, $"CREATE TABLE letter (id INTEGER PRIMARY KEY, body {type} NOT NULL); INSERT INTO letter VALUES {rows};");
        await using var target = await engines.CreateAsync(to);
        await CloneAssert.CompleteAsync(await Clone.RunAsync(source, target), target);
    }

    [Fact]
    public async Task Blobs_of_100_MB_are_cloned()
    {
        await using var source = await engines.CreateAsync(
            EngineName.Sqlite,
            """
            CREATE TABLE film (id INTEGER PRIMARY KEY, content BLOB NOT NULL);
            INSERT INTO film VALUES (1, zeroblob(100000000)), (2, zeroblob(100000000));
            """);
        await using var target = await engines.CreateAsync(EngineName.Sqlite);
        await CloneAssert.CompleteAsync(await Clone.RunAsync(source, target), target);
        Assert.Equal(["100000000", "100000000"], await target.QueryAsync("SELECT length(content) FROM film"));
    }
}
