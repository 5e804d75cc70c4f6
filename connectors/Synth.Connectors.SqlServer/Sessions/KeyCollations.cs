namespace Synth.Connectors.SqlServer.Sessions;

/// <summary>
/// The collations that tell texts in keys apart by their characters alone, as the keys of most other engines do. Every SQL Server has them;
/// others that speak its protocol may have the older one, or none.
/// </summary>
internal static class KeyCollations
{
    /// <summary>The one of every SQL Server.</summary>
    public const string Usual = "Latin1_General_100_BIN2";

    private const string Older = "Latin1_General_BIN2";

    /// <summary>Queries of which the first one that is answered gives the name.</summary>
    public static readonly IReadOnlyList<string> Queries = [Ask(Usual), Ask(Older)];

    private static string Ask(string collation) => $"SELECT N'{collation}' COLLATE {collation}";
}
