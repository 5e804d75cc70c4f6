namespace Synth.Architecture.Tests;

/// <summary>Who may reference whom. Dependencies point down; a project that is not here may not be built.</summary>
internal static class DependencyTable
{
    /// <summary>For each project of <c>src</c>, the projects and packages it may reference directly.</summary>
    public static readonly IReadOnlyDictionary<string, Allowance> Source = new Dictionary<string, Allowance>
    {
        ["Synth.Schema"] = new([], ["Superpower"]),
        ["Synth.Learning"] = new([], []),
        ["Synth.Data"] = new(["Synth.Schema"], ["System.IO.Hashing"]),
        ["Synth.Connectors"] = new(["Synth.Schema", "Synth.Data"], []),
        ["Synth.Modeling"] = new(["Synth.Schema", "Synth.Data", "Synth.Learning"], ["Bogus", "MathNet.Numerics", "System.IO.Hashing"]),
        ["Synth.Evaluation"] = new(["Synth.Schema", "Synth.Data"], ["LightGBM", "MathNet.Numerics"]),
        ["Synth.Engine"] = new([.. BelowEngine], ["Bogus", "Polly.Core", "YamlDotNet"]),
        ["Synth.Cluster"] = new(
            [.. BelowEngine, "Synth.Engine"],
            // The engine of distribution with its membership stores and encryption, and the driver of such a store.
            [
                "Microsoft.Orleans.Client", "Microsoft.Orleans.Clustering.AdoNet", "Microsoft.Orleans.Clustering.Redis",
                "Microsoft.Orleans.Connections.Security", "Microsoft.Orleans.Sdk", "Microsoft.Orleans.Server", "Npgsql",
            ]),
        ["Synth.Server"] = new(
            [.. BelowEngine, "Synth.Engine"],
            // The scheduler with its stores' drivers, the API's description, and mail.
            ["Dapper", "MailKit", "Microsoft.AspNetCore.OpenApi", "Microsoft.Data.SqlClient", "Microsoft.Data.Sqlite", "Npgsql", "Quartz"]),
    };

    /// <summary>What each connector may reference besides the packages of its own engine.</summary>
    public static readonly Allowance Connector = new(["Synth.Connectors", "Synth.Schema", "Synth.Data"], ["Dapper", "System.IO.Hashing"]);

    /// <summary>For each connector, the driver of its engine or the library of its format.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Drivers = new Dictionary<string, string[]>
    {
        ["Synth.Connectors.Sqlite"] = ["Microsoft.Data.Sqlite"],
        ["Synth.Connectors.PostgreSql"] = ["Npgsql"],
        ["Synth.Connectors.Files"] = ["DuckDB.NET.Data.Full"],
        ["Synth.Connectors.MySql"] = ["MySqlConnector"],
        ["Synth.Connectors.SqlServer"] = ["Microsoft.Data.SqlClient"],
    };

    /// <summary>The composition root, which may reference everything.</summary>
    public const string CompositionRoot = "Synth.Cli";

    private static string[] BelowEngine =>
        ["Synth.Schema", "Synth.Data", "Synth.Connectors", "Synth.Learning", "Synth.Modeling", "Synth.Evaluation"];

    /// <summary>What a project may reference directly.</summary>
    /// <param name="Projects">Names of projects.</param>
    /// <param name="Packages">Names of packages.</param>
    internal sealed record Allowance(string[] Projects, string[] Packages);
}
