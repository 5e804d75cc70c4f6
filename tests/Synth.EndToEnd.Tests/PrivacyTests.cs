using Xunit;

namespace Synth.EndToEnd.Tests;

public sealed class PrivacyTests(Engines engines)
{
    // One row of each table holds what nobody else has, in every kind of column.
    private static readonly string Sql = $"""
        CREATE TABLE members (
            login VARCHAR(40) PRIMARY KEY, email VARCHAR(60) UNIQUE, status VARCHAR(20) NOT NULL, remark TEXT, card VARCHAR(30), joined DATE, credit INTEGER);
        CREATE TABLE messages (id INTEGER PRIMARY KEY, member VARCHAR(40) NOT NULL REFERENCES members (login), subject VARCHAR(40), body TEXT);
        {HardSchema.Count(300)} INSERT INTO members
            SELECT 'member' || i, 'm' || i || '@example.org', CASE i % 3 WHEN 0 THEN 'active' ELSE 'gone' END,
                CASE i % 4 WHEN 0 THEN 'likes long walks' WHEN 1 THEN 'asked twice for an answer' END, '4000-' || (1000 + i * 7919 % 8999), '2024-01-01', i % 50 FROM n;
        INSERT INTO members VALUES ('qzcanarya', 'qzcanaryb@example.org', 'qzcanaryc', 'suffers from qzcanaryd', '4000-qzcanarye', '1911-11-11', 77777777);
        {HardSchema.Count(900)} INSERT INTO messages
            SELECT i, 'member' || (1 + i * 31 % 300), CASE i % 3 WHEN 0 THEN 'hello' ELSE 'your order' END, 'thanks for number ' || i FROM n;
        INSERT INTO messages VALUES (901, 'qzcanarya', 'qzcanaryf', 'the code is qzcanaryg'), (902, 'qzcanarya', 'qzcanaryf', 'qzcanaryg qzcanaryg'),
            (903, 'qzcanarya', 'qzcanaryf', 'qzcanaryg qzcanaryh'), (904, 'qzcanarya', 'qzcanaryf', 'qzcanaryg'), (905, 'qzcanarya', 'qzcanaryf', 'qzcanaryg'),
            (906, 'qzcanarya', 'qzcanaryf', 'qzcanaryg'), (907, 'qzcanarya', 'qzcanaryf', 'qzcanaryg'), (908, 'qzcanarya', 'qzcanaryf', 'qzcanaryg'),
            (909, 'qzcanarya', 'qzcanaryf', 'qzcanaryg'), (910, 'qzcanarya', 'qzcanaryf', 'qzcanaryg'), (911, 'qzcanarya', 'qzcanaryf', 'qzcanaryg');
        """;

    [Theory]
    [MemberData(nameof(Engines.Legs), MemberType = typeof(Engines))]
    public async Task What_only_one_family_has_never_reaches_the_target(EngineName from, EngineName to)
    {
        await using var source = await engines.CreateAsync(from, Sql);
        await using var target = await engines.CreateAsync(to);
        Assert.Contains("qzcanary", await source.DumpAsync(), StringComparison.Ordinal);
        await CloneAssert.CompleteAsync(await Clone.RunAsync(source, target, Clone.Options with { Scale = 3 }), target, scale: 3);
        var dump = await target.DumpAsync();
        Assert.DoesNotContain("canary", dump, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("77777777", dump, StringComparison.Ordinal);
        Assert.Equal(["0"], await target.QueryAsync("SELECT count(*) FROM members WHERE joined = '1911-11-11'"));
    }
}
