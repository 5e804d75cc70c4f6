using System.Text.RegularExpressions;
using Synth.Connectors.MySql.Catalog.Rows;
using Synth.Connectors.MySql.Sessions;
using Synth.Schema;

namespace Synth.Connectors.MySql.Catalog;

/// <summary>Makes columns. Pure.</summary>
internal sealed partial class ColumnAssembler(CatalogRows rows, ServerFacts facts, List<SchemaIssue> issues)
{
    private readonly ILookup<string, CheckRow> checks = rows.Checks.ToLookup(row => row.TableName);

    /// <summary>Whether a check only says that a column is JSON, which its type says already.</summary>
    public static bool IsJsonCheck(CheckRow check) => check.Clause == $"json_valid({MySqlDialect.Instance.Identifier(check.Name)})";

    public Column Make(ColumnRow row)
    {
        var isNarrow = !rows.Wider.Contains((row.TableName, row.Name));
        var isJson = checks[row.TableName].Any(check => check.Name == row.Name && IsJsonCheck(check));
        var type = TypeResolver.Resolve(row, isNarrow, isJson);
        var generated = Generated(row);
        NoteDifferences(row, type, isNarrow);
        return new Column
        {
            Name = row.Name,
            Type = type,
            NativeType = type is JsonType ? "json" : row.NativeType,
            IsNullable = row.IsNullable,
            Default = DefaultParser.Parse(row, type, facts.Version.GivesDefaultsAsSql),
            Identity = row.Extra.Contains("auto_increment", StringComparison.OrdinalIgnoreCase)
                ? new Identity(IdentityKind.AutoIncrement)
                : null,
            Generated = generated,
            Collation = type is JsonType || row.Collation == facts.DatabaseCollation ? null : row.Collation,
            Options = Options(row).ToValueList(),
            Comment = row.Comment.Length == 0 ? null : row.Comment,
        };
    }

    private static GeneratedColumn? Generated(ColumnRow row) => row.GenerationExpression switch
    {
        null or "" => null,
        "ROW START" => new GeneratedColumn("", IsStored: true) { Kind = GeneratedKind.RowStart },
        "ROW END" => new GeneratedColumn("", IsStored: true) { Kind = GeneratedKind.RowEnd },
        var sql => new GeneratedColumn(
            sql.Replace("\\'", "'", StringComparison.Ordinal),
            IsStored: !row.Extra.Contains("VIRTUAL", StringComparison.OrdinalIgnoreCase)),
    };

    private static IEnumerable<string> Options(ColumnRow row)
    {
        if (OnUpdate().Match(row.Extra) is { Success: true } onUpdate)
        {
            yield return onUpdate.Value.ToUpperInvariant();
        }

        foreach (var word in new[] { "INVISIBLE", "WITHOUT SYSTEM VERSIONING" })
        {
            if (row.Extra.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                yield return word;
            }
        }
    }

    private void NoteDifferences(ColumnRow row, ColumnType type, bool isBoolean)
    {
        var subject = $"table {row.TableName}, column {row.Name}";
        if (type is UnsupportedType)
        {
            issues.Add(new SchemaIssue(SchemaIssueSeverity.Note, subject, $"Values of type {row.NativeType} are carried in a text form."));
        }
        else if (row.IsDeclaredBoolean && !isBoolean)
        {
            issues.Add(new SchemaIssue(SchemaIssueSeverity.Note, subject,
                "It is declared as BOOLEAN and holds other numbers than 0 and 1; it is taken as a number."));
        }
    }

    [GeneratedRegex(@"on update [a-z_]+(\([0-9]*\))?", RegexOptions.IgnoreCase)]
    private static partial Regex OnUpdate();
}
