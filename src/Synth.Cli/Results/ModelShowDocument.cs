using System.Security.Cryptography;
using Synth.Modeling;

namespace Synth.Cli.Results;

/// <summary>What a model file knows, as a JSON document.</summary>
/// <param name="Model">The file.</param>
/// <param name="SizeBytes">Its size in bytes.</param>
/// <param name="Sha256">Its SHA-256, by which what is signed can be told from other files.</param>
/// <param name="Tables">The tables.</param>
/// <param name="Rules">The rules that rows keep.</param>
/// <param name="RulesOff">The rules that the user did not want to be kept.</param>
/// <param name="Limits">What the rows were too few for.</param>
/// <param name="Privacy">What is promised by differential privacy; null for nothing.</param>
internal sealed record ModelShowDocument(
    string Model,
    long SizeBytes,
    string Sha256,
    IEnumerable<ModelShowDocument.TableEntry> Tables,
    IEnumerable<RuleEntry> Rules,
    IEnumerable<string> RulesOff,
    IEnumerable<LimitEntry> Limits,
    PrivacyStatement? Privacy)
{
    public static ModelShowDocument Of(string path, ModelDescription description, string? table)
    {
        using var file = File.OpenRead(path);
        var tables = description.Tables.Where(known => table is null || known.Table.ToString() == table || known.Table.Name == table)
            .ToArray();
        return new ModelShowDocument(
            path,
            file.Length,
            Convert.ToHexStringLower(SHA256.HashData(file)),
            tables.Select(TableEntry.Of),
            description.Rules.Where(rule => table is null
                || tables.Any(known => rule.Columns[0].StartsWith($"{known.Table}.", StringComparison.Ordinal)))
                .Select(RuleEntry.Of),
            description.RulesOff,
            description.Limits.Where(limit => tables.Any(known => known.Table == limit.Table)).Select(LimitEntry.Of),
            description.Privacy);
    }

    internal sealed record TableEntry(
        string Table, string Rows, string Reason, long SourceRows, IEnumerable<string> Structure, IEnumerable<ColumnDescription> Columns)
    {
        public static TableEntry Of(TableDescription table) => new(
            table.Table.ToString(), ModeNames.Of(table.Mode), table.Reason, table.SourceRows, table.Structure, table.Columns);
    }
}
