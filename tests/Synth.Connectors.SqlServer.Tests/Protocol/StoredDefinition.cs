using Synth.Schema;

namespace Synth.Connectors.SqlServer.Tests.Protocol;

/// <summary>Something that a statement made and that the catalog has.</summary>
/// <param name="Kind">What DROP calls it: <c>TABLE</c>, <c>FOREIGN KEY</c>, <c>VIEW</c>, …; <c>PART</c> for what goes with its
/// table.</param>
/// <param name="Name">Its name; that of a constraint or trigger has its table's schema.</param>
/// <param name="Table">The table that it belongs to; null where it stands by itself.</param>
/// <param name="Text">The statement, with names in brackets and with their schemas.</param>
internal sealed record StoredDefinition(string Kind, TableName Name, TableName? Table, string Text)
{
    public const string TableKind = "TABLE";

    public const string ForeignKeyKind = "FOREIGN KEY";

    public const string PartKind = "PART";

    private static readonly SqlServerDialect Dialect = SqlServerDialect.Instance;

    /// <summary>Whether it names an object as one that it cannot be without.</summary>
    public bool Needs(TableName name) =>
        Kind == ForeignKeyKind && Table != name && Text.Contains($"REFERENCES {Dialect.Table(name)} ", StringComparison.Ordinal);

    /// <summary>The same after an object has been moved to another schema.</summary>
    public StoredDefinition After(TableName moved, string schema)
    {
        var name = Table == moved || Name == moved ? Name with { Schema = schema } : Name;
        var text = Text.Replace(Dialect.Table(moved), Dialect.Table(moved with { Schema = schema }), StringComparison.Ordinal);
        return new StoredDefinition(
            Kind,
            name,
            Table == moved ? moved with { Schema = schema } : Table,
            text.Replace(Dialect.Table(Name), Dialect.Table(name), StringComparison.Ordinal));
    }
}
