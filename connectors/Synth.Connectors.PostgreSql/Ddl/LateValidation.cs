using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Ddl;

/// <summary>
/// Constraints that are added without a look at the rows, and validated in a transaction of their own. Adding locks tables against writes,
/// but takes no time; validating locks the own table against other changes only and a referenced one not even against those, so that keys
/// that lead to one table are validated at once. The catalog ends up as if they had been added in one step. Pure.
/// </summary>
/// <param name="plan">The plan that they are part of, with the tables.</param>
internal sealed class LateValidation(SchemaPlan plan)
{
    private static readonly PostgreSqlDialect Dialect = PostgreSqlDialect.Instance;

    // The server does not take keys of partitioned tables unseen, and what is inherited is validated in several tables.
    private readonly HashSet<TableName> plainTables =
        FindPlainTables([.. plan.Changes.OfType<CreateTable>().Select(create => create.Table)]);

    /// <summary>Whether a change is carried out so. What has no name, or is not to be validated, is not.</summary>
    public bool Covers(SchemaChange change) => change switch
    {
        AddForeignKey { Key: { Name: not null, IsValidated: true } } add =>
            plainTables.Contains(add.Table) && plainTables.Contains(add.Key.ReferencedTable),
        AddCheck { Check: { Name: not null, IsValidated: true } } add => plainTables.Contains(add.Table),
        _ => false,
    };

    /// <summary>The change of the same constraint that does not look at rows.</summary>
    /// <param name="change">A change that is covered.</param>
    public static SchemaChange Unseen(SchemaChange change) => change switch
    {
        AddForeignKey add => add with { Key = add.Key with { IsValidated = false } },
        AddCheck add => add with { Check = add.Check with { IsValidated = false } },
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "A change that is not validated late."),
    };

    /// <summary>The statement that removes what an interrupted run added and did not validate.</summary>
    /// <param name="change">A change that is covered.</param>
    public static string Remove(SchemaChange change) => Alter(change, "DROP CONSTRAINT IF EXISTS");

    /// <summary>The statement that looks at the rows.</summary>
    /// <param name="change">A change that is covered.</param>
    public static string Validate(SchemaChange change) => Alter(change, "VALIDATE CONSTRAINT");

    private static HashSet<TableName> FindPlainTables(Table[] tables)
    {
        var inherited = tables.SelectMany(table => table.InheritsFrom).ToHashSet();
        return
        [
            .. tables
                .Where(table => table.Partitioning is null && table.InheritsFrom.Count == 0 && !inherited.Contains(table.Name))
                .Select(table => table.Name),
        ];
    }

    private static string Alter(SchemaChange change, string action)
    {
        var (table, name) = change switch
        {
            AddForeignKey add => (add.Table, add.Key.Name),
            AddCheck add => (add.Table, add.Check.Name),
            _ => throw new ArgumentOutOfRangeException(nameof(change), change, "A change that is not validated late."),
        };
        return $"ALTER TABLE {Dialect.Table(table)} {action} {Dialect.Identifier(name!)}";
    }
}
