using System.Globalization;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Ddl.Translation;

/// <summary>Translates one table, whose columns are translated already. Pure.</summary>
internal sealed class TableTranslation
{
    private readonly ExpressionTranslator expressions;
    private readonly Table table;
    private readonly TranslatedNames names;
    private readonly List<LedgerEntry> ledger;
    private readonly TableName target;
    private readonly IReadOnlyDictionary<string, Column> columns;
    private readonly IndexTranslation indexes;
    private readonly ForeignKeyTranslation foreignKeys;

    public TableTranslation(
        DatabaseSchema source,
        Table table,
        TranslatedNames names,
        IReadOnlyDictionary<TableName, IReadOnlyDictionary<string, Column>> columnsByTable,
        KeyColumns types,
        CascadePaths paths,
        ExpressionTranslator expressions,
        List<LedgerEntry> ledger)
    {
        this.expressions = expressions;
        this.table = table;
        this.names = names;
        this.ledger = ledger;
        target = names.Table(table.Name)!;
        columns = columnsByTable[table.Name];
        indexes = new IndexTranslation(source, table, target, names, columns, expressions, ledger);
        foreignKeys = new ForeignKeyTranslation(source, table, names, columnsByTable, types, paths, ledger);
    }

    public Table Translate()
    {
        var before = ledger.Count;
        var translated = new Table
        {
            Name = target,
            Columns = table.Columns.Select(column => columns[column.Name]).ToValueList(),
            PrimaryKey = indexes.PrimaryKey(),
            UniqueConstraints = indexes.UniqueConstraints().ToValueList(),
            ForeignKeys = table.ForeignKeys.Select(foreignKeys.Translate).OfType<ForeignKey>().ToValueList(),
            Checks = [.. table.Checks.Select(TranslateCheck).OfType<CheckConstraint>(), .. Labels()],
            Indexes = indexes.Indexes().ToValueList(),
            Comment = CommentTranslation.Shorten(table.Comment, $"table {table.Name}", ledger),
        };
        SkipTheRest();
        if (ledger.Count == before)
        {
            ledger.Add(new LedgerEntry(LedgerOutcome.Translated, $"table {table.Name}",
                "Types and keys are expressed in SQL Server's terms."));
        }

        return translated;
    }

    private CheckConstraint? TranslateCheck(CheckConstraint check, int position)
    {
        var subject = $"check {check.Name ?? "without a name"} of {table.Name}";
        var translated = expressions.Condition(check.Sql, table.Columns, name => columns[name]);
        if (translated.Sql is null)
        {
            Skip(subject, $"It is left out: {translated.Remark}.");
            return null;
        }

        if (!translated.IsExact)
        {
            ledger.Add(new LedgerEntry(LedgerOutcome.Approximated, subject,
                $"{char.ToUpperInvariant(translated.Remark[0])}{translated.Remark[1..]}."));
        }

        return check with { Name = CheckName(check.Name, position), Sql = translated.Sql, Options = [] };
    }

    // The labels of an enum are the values that its column takes.
    private IEnumerable<CheckConstraint> Labels() => table.Columns
        .Where(column => column.Type.WithoutDomain() is EnumType { AllowsMany: false, Labels.Count: > 0 })
        .Select(column =>
        {
            var labels = ((EnumType)column.Type.WithoutDomain()).Labels.Select(SqlServerDialect.Instance.Literal);
            var name = names.Constraint(target, null, $"CK_{target.Name}_{columns[column.Name].Name}");
            return new CheckConstraint(name,
                $"{SqlServerDialect.Instance.Identifier(columns[column.Name].Name)} IN ({string.Join(", ", labels)})");
        });

    private string CheckName(string? given, int position) =>
        names.Constraint(target, given, string.Create(CultureInfo.InvariantCulture, $"CK_{target.Name}_{position + 1}"));

    private void SkipTheRest()
    {
        foreach (var exclusion in table.ExclusionConstraints)
        {
            Skip($"exclusion constraint {exclusion.Name} of {table.Name}", "SQL Server has no exclusion constraints.");
        }

        if (table.Partitioning is not null)
        {
            ledger.Add(new LedgerEntry(LedgerOutcome.Approximated,
                $"partitions of {table.Name}", "The target has one table for all partitions."));
        }

        if (table.Versioning is not null)
        {
            Skip($"versions of {table.Name}", "The engine does not keep them in the target.");
        }
    }

    private void Skip(string subject, string reason) => ledger.Add(new LedgerEntry(LedgerOutcome.Skipped, subject, reason));
}
