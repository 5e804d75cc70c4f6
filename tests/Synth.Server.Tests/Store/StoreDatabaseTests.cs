using Microsoft.SqlServer.TransactSql.ScriptDom;
using Synth.Connectors;
using Synth.Engine;
using Synth.Server.Store;

namespace Synth.Server.Tests;

public sealed class StoreDatabaseTests
{
    [Theory]
    [InlineData("sqlite:jobs.db", false, "Data Source=jobs.db")]
    [InlineData("postgres://synth:p%40ss@db.example:5433/jobs?SSL Mode=Require", true,
        "Host=db.example;Port=5433;Database=jobs;Username=synth;Password=p@ss")]
    [InlineData("sqlserver://synth:p%40ss@db.example:1434/jobs", true,
        "Data Source=db.example,1434;Initial Catalog=jobs;Integrated Security=False;User ID=synth;Password=p@ss")]
    public void Addresses_become_connections(string address, bool isShared, string expected)
    {
        var store = StoreDatabase.At(DatabaseAddressParser.Parse(address));

        Assert.Equal(isShared, store.IsShared);
        Assert.StartsWith(expected, store.ConnectionString, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_engines_are_refused() =>
        Assert.Throws<ConfigurationException>(() => StoreDatabase.At(DatabaseAddressParser.Parse("mysql://db.example/jobs")));

    [Fact]
    public void The_script_for_SQL_Server_is_understood_by_its_parser()
    {
        using var script = new StreamReader(typeof(StoreDatabase)
            .Assembly.GetManifestResourceStream("Synth.Server.Store.Queries.CreateRuns.SqlServer.sql")!);
        new TSql130Parser(initialQuotedIdentifiers: true).Parse(script, out var errors);

        Assert.Empty(errors);
    }
}
