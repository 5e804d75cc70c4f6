using System.Globalization;
using Synth.Schema;
using Synth.Testing;
using Xunit;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Connectors.Specification;

/// <summary>
/// That those who read a target while it is replaced again and again always see one generation, and are never made to fail. The short form
/// replaces it a few times; <c>SYNTH_TEST_REFRESHES=200</c> makes it a long one.
/// </summary>
public abstract class ReaderSpecification(IConnectorFixture fixture)
{
    private const int ShortForm = 6;
    private const int ReaderCount = 3;

    private const string IsOneGeneration =
        """
        SELECT CASE WHEN MIN(one.generation) = MAX(one.generation) AND MIN(two.generation) = MAX(two.generation) AND MIN(one.generation) = MIN(two.generation)
            THEN 'one' ELSE 'mixed' END
        FROM one, two
        """;

    private static readonly DatabaseSchema Schema = Database(TableOf("one"), TableOf("two"));

    [Fact]
    public async Task Every_statement_sees_one_generation_while_others_take_its_place()
    {
        Assert.SkipUnless(fixture.HasQueries, "Its targets are read as files, not by queries.");
        await using var database = await fixture.CreateDatabaseAsync();
        await ReplaceAsync(database, 0);
        using var end = new CancellationTokenSource();
        var readers = Enumerable.Range(0, ReaderCount).Select(_ => Task.Run(() => ReadAsync(database, end.Token))).ToArray();
        try
        {
            for (var generation = 1; generation <= Refreshes(); generation++)
            {
                await ReplaceAsync(database, generation);
            }

            await using var session = await fixture.Connector.OpenTargetAsync(database.Address, CancellationToken.None);
            await session.RollBackAsync(CancellationToken.None);
        }
        finally
        {
            await end.CancelAsync();
        }

        var answers = (await Task.WhenAll(readers)).SelectMany(read => read).ToArray();
        Assert.True(answers.Length >= ReaderCount, "The readers read nothing.");
        Assert.All(answers, answer => Assert.Equal("one", answer));
        var last = string.Create(CultureInfo.InvariantCulture,
            $"SELECT CASE WHEN MAX(generation) = {Refreshes() - 1} THEN 'last' ELSE 'another' END FROM one");
        Assert.Equal(["last"], await database.QueryAsync(last));
        Assert.Empty(await database.ResidueAsync());
    }

    private static int Refreshes() =>
        int.TryParse(Environment.GetEnvironmentVariable("SYNTH_TEST_REFRESHES"),
            NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : ShortForm;

    private static Table TableOf(string name) =>
        Table(name, Required("id", new IntegerType(64)), Required("generation", new IntegerType(32))).WithKey("id");

    private static async Task<IReadOnlyList<string>> ReadAsync(ITestDatabase database, CancellationToken end)
    {
        var answers = new List<string>();
        while (!end.IsCancellationRequested)
        {
            answers.AddRange(await database.QueryAsync(IsOneGeneration));
        }

        return answers;
    }

    private async Task ReplaceAsync(ITestDatabase database, int generation)
    {
        using var batch = BatchBuilder.Create(Schema.Tables[0], [1, generation], [2, generation]);
        await TargetRun.ReplaceAsync(fixture.Connector, database.Address, $"run-{generation}", Schema, _ => [batch]);
    }
}
