using System.Security.Cryptography;
using System.Text;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Swapping;

/// <summary>
/// Where a run builds: under the names that users will see, or, while <see cref="IsActive"/>, in schemas beside theirs, one for each, whose
/// names begin with <c>synth.new.</c>; the generation before is kept in those that begin with <c>synth.old.</c>.
/// </summary>
internal sealed class Staging
{
    public const string NewPrefix = "synth.new.";

    public const string OldPrefix = "synth.old.";

    private const int MostBytes = 63;

    /// <summary>Whether the run builds beside what is there.</summary>
    public bool IsActive { get; set; }

    /// <summary>
    /// The names of all that the plan makes, of which those without a schema are schemas and extensions; empty before it is known.
    /// </summary>
    public IReadOnlySet<TableName> Names { get; set; } = new HashSet<TableName>();

    /// <summary>Where a table is while the run builds.</summary>
    public TableName Of(TableName name) => IsActive && name.Schema is { } schema ? name with { Schema = NameOf(NewPrefix, schema) } : name;

    /// <summary>A table with its references as it is while the run builds. The texts in it are as they were.</summary>
    public Table Of(Table table) => !IsActive ? table : table with
    {
        Name = Of(table.Name),
        ForeignKeys = table.ForeignKeys.Select(key => key with { ReferencedTable = Of(key.ReferencedTable) }).ToValueList(),
        Columns = table.Columns
            .Select(column => column.Identity is { SequenceName: { } name } identity
                ? column with { Identity = identity with { SequenceName = Of(name) } }
                : column)
            .ToValueList(),
    };

    /// <summary>The schema of a kind that stands beside a schema of users; a long name is cut and ends in a hash.</summary>
    public static string NameOf(string prefix, string schema)
    {
        var name = prefix + schema;
        if (Encoding.UTF8.GetByteCount(name) <= MostBytes)
        {
            return name;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(schema)).AsSpan(0, 5));
        while (Encoding.UTF8.GetByteCount(name) + hash.Length + 1 > MostBytes)
        {
            name = name[..^(char.IsLowSurrogate(name[^1]) ? 2 : 1)];
        }

        return $"{name}.{hash}";
    }
}
