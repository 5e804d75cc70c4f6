using Synth.Connectors;
using Synth.Schema;
using Synth.Testing;
using Xunit;

namespace Synth.EndToEnd.Tests;

public sealed class HardSchemaTests(Engines engines)
{
    public static TheoryData<string, EngineName, EngineName> Cases
    {
        get
        {
            var cases = new TheoryData<string, EngineName, EngineName>();
            foreach (var schema in HardSchemaList.All)
            {
                foreach (var (source, target) in Engines.Legs.Select(leg => leg.Data)
                    .Where(leg => schema.Sources.Contains(leg.Item1) && CanHold(leg.Item2, schema, leg.Item1)))
                {
                    cases.Add(schema.Name, source, target);
                }
            }

            return cases;
        }
    }

    // SQL Server has no numbers that are not finite, which the sources of other engines hold.
    private static bool CanHold(EngineName target, HardSchema schema, EngineName source) =>
        target != EngineName.SqlServer || source == target || schema != ValueSchemas.Numbers;

    [Theory]
    [HardCase("H27")]
    [InlineData(EngineName.Sqlite)]
    [InlineData(EngineName.PostgreSql)]
    public async Task Numbers_that_are_not_finite_are_refused_by_an_engine_that_has_none(EngineName from)
    {
        await using var target = await engines.CreateAsync(EngineName.SqlServer);
        await using var source = await engines.CreateAsync(from, ValueSchemas.Numbers.SqlFor(from));
        var refusal = await Assert.ThrowsAsync<LoadException>(() => Clone.RunAsync(source, target));
        Assert.Contains("not finite", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(await target.ContentsAsync());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_hard_schema_is_cloned_at_every_scale(string name, EngineName from, EngineName to)
    {
        await using var source = await engines.CreateAsync(from, HardSchemaList.Find(name).SqlFor(from));
        await CloneAtEveryScaleAsync(source, to);
    }

    [Theory]
    [HardCase("H25")]
    [InlineData(EngineName.Sqlite)]
    [InlineData(EngineName.PostgreSql)]
    [InlineData(EngineName.MySql)]
    [InlineData(EngineName.SqlServer)]
    public async Task Names_that_no_other_engine_holds_are_shortened_apart(EngineName to)
    {
        await using var source = await engines.CreateAsync(EngineName.Sqlite, ShapeSchemas.LongNames.Sql);
        await CloneAtEveryScaleAsync(source, to);
    }

    [Theory]
    [HardCase("H25")]
    [InlineData(EngineName.Sqlite)]
    [InlineData(EngineName.PostgreSql)]
    [InlineData(EngineName.MySql)]
    [InlineData(EngineName.SqlServer)]
    public async Task Names_that_differ_in_case_are_told_apart(EngineName to)
    {
        await using var source = await engines.CreateAsync(EngineName.PostgreSql, ShapeSchemas.NamesThatDifferInCase.Sql);
        await CloneAtEveryScaleAsync(source, to);
    }

    [Theory]
    [HardCase("H8")]
    [MemberData(nameof(Engines.Legs), MemberType = typeof(Engines))]
    public async Task An_application_inserts_without_an_identity_after_the_load(EngineName from, EngineName to)
    {
        await using var source = await engines.CreateAsync(from, KeySchemas.IdentityAndGenerated.SqlFor(from));
        await using var target = await engines.CreateAsync(to);
        await Clone.RunAsync(source, target);
        await target.ExecuteAsync("INSERT INTO invoices (net, rate) VALUES (900, 107)");
        await target.ExecuteAsync("INSERT INTO payments (invoice_id, cents) SELECT max(id), 5 FROM invoices");
        Assert.Equal(["101"], await target.QueryAsync("SELECT count(*) FROM payments"));
        if (from == to)
        {
            // Another engine does not understand the expression: there the column stays empty, and the ledger says so.
            Assert.Equal(["963 large"],
                await target.QueryAsync("SELECT gross || ' ' || label FROM invoices WHERE id = (SELECT max(id) FROM invoices)"));
        }
    }

    [Theory]
    [HardCase("H9")]
    [MemberData(nameof(Engines.Legs), MemberType = typeof(Engines))]
    public async Task Childless_parents_stay_childless(EngineName from, EngineName to)
    {
        const string childless = "SELECT count(*) FROM patients WHERE id NOT IN (SELECT patient_id FROM tests)";
        await using var source = await engines.CreateAsync(from, ShapeSchemas.ChildCounts.SqlFor(from));
        await using var target = await engines.CreateAsync(to);

        // Families that are held out are not counted.
        await Clone.RunAsync(source, target, Clone.Options with { HoldoutFraction = 0 });
        Assert.Equal(await source.QueryAsync(childless), await target.QueryAsync(childless));
    }

    [Theory]
    [HardCase("H12")]
    [MemberData(nameof(Engines.Legs), MemberType = typeof(Engines))]
    public async Task A_nearly_full_bridge_stays_nearly_full(EngineName from, EngineName to)
    {
        await using var source = await engines.CreateAsync(from, KeySchemas.SaturatedBridge.SqlFor(from));
        var model = await Clone.FitAsync(source);
        foreach (var scale in new[] { 1.0, 3.0 })
        {
            await using var target = await engines.CreateAsync(to);
            await CloneAssert.CompleteAsync(await Clone.GenerateAsync(model, target, Clone.Options with { Scale = scale }), target, scale);
        }

        // A tenth of both parents leaves 2 times 2 pairs for the 36 rows that are asked for.
        await using var small = await engines.CreateAsync(to);
        var refusal = await Assert.ThrowsAsync<UnsupportedSchemaException>(
            () => Clone.GenerateAsync(model, small, Clone.Options with { Scale = 0.1 }));
        Assert.Contains("Choose another --scale", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(await small.ContentsAsync());
    }

    [Theory]
    [HardCase("H19")]
    [InlineData(EngineName.Sqlite, EngineName.SqlServer)]
    [InlineData(EngineName.PostgreSql, EngineName.SqlServer)]
    [InlineData(EngineName.SqlServer, EngineName.SqlServer)]
    public async Task Keys_and_checks_are_trusted_by_an_engine_that_tells(EngineName from, EngineName to)
    {
        await using var target = await engines.CreateAsync(to);
        await using var source = await engines.CreateAsync(from, ShapeSchemas.ThreeSmallLevels.SqlFor(from));
        await Clone.RunAsync(source, target);
        Assert.Equal(["2"], await target.QueryAsync("SELECT count(*) FROM sys.foreign_keys WHERE is_not_trusted = 0 AND is_disabled = 0"));
        Assert.Equal(["0"], await target.QueryAsync("SELECT count(*) FROM sys.check_constraints WHERE is_not_trusted = 1"));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Edge_cases_keep_a_hard_schema_loadable(string name, EngineName from, EngineName to)
    {
        await using var source = await engines.CreateAsync(from, HardSchemaList.Find(name).SqlFor(from));
        await using var target = await engines.CreateAsync(to);
        await CloneAssert.CompleteAsync(await Clone.RunAsync(source, target, Clone.Options with { EdgeCaseRate = 0.5 }), target);
    }

    private async Task CloneAtEveryScaleAsync(ScratchDatabase source, EngineName to)
    {
        await using (var target = await engines.CreateAsync(to))
        {
            await CloneAssert.CompleteAsync(await Clone.RunAsync(source, target), target);
            if (source.GetType() == target.GetType())
            {
                Assert.Equal(await source.DefinitionAsync(), await target.DefinitionAsync());
            }
        }

        var model = await Clone.FitAsync(source);
        foreach (var scale in new[] { 0.1, 3 })
        {
            await using var target = await engines.CreateAsync(to);
            await CloneAssert.CompleteAsync(await Clone.GenerateAsync(model, target, Clone.Options with { Scale = scale }), target, scale);
        }
    }
}
