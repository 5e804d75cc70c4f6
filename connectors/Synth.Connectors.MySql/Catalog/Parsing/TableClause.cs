namespace Synth.Connectors.MySql.Catalog.Parsing;

/// <summary>What a clause between the brackets of CREATE TABLE declares.</summary>
internal enum TableClauseKind
{
    /// <summary>A column.</summary>
    Column,

    /// <summary>The primary key or a unique key.</summary>
    Key,

    /// <summary>An index that is no key.</summary>
    Index,

    /// <summary>A foreign key.</summary>
    ForeignKey,

    /// <summary>A check, a period, or anything else that stays with the table.</summary>
    Other,
}

/// <summary>A clause between the brackets of CREATE TABLE.</summary>
/// <param name="Kind">What it declares.</param>
/// <param name="Name">The name of what it declares; null where it has none.</param>
/// <param name="Sql">Its text.</param>
internal sealed record TableClause(TableClauseKind Kind, string? Name, string Sql);
