namespace Synth.Connectors.MySql.Catalog.Rows;

/// <summary>A row of <c>Queries/columns.sql</c>.</summary>
internal sealed record ColumnRow
{
    public required string TableName { get; init; }

    public required string Name { get; init; }

    /// <summary>The type's bare name: <c>int</c>.</summary>
    public required string DataType { get; init; }

    /// <summary>The type as it is declared: <c>int(10) unsigned zerofill</c>.</summary>
    public required string NativeType { get; init; }

    public bool IsNullable { get; init; }

    /// <summary>SQL on MariaDB, the bare value or an expression on MySQL.</summary>
    public string? DefaultText { get; init; }

    public ulong? MaxLength { get; init; }

    public ulong? NumericPrecision { get; init; }

    public ulong? NumericScale { get; init; }

    public ulong? FractionalDigits { get; init; }

    public string? Collation { get; init; }

    /// <summary>
    /// <c>auto_increment</c>, <c>on update …</c>, <c>STORED GENERATED</c>, <c>INVISIBLE</c>, separated by blanks or commas.
    /// </summary>
    public string Extra { get; init; } = "";

    public string? GenerationExpression { get; init; }

    public string Comment { get; init; } = "";

    /// <summary>Whether it was declared as a truth value, which the type does not hold it to.</summary>
    public bool IsDeclaredBoolean => NativeType == "tinyint(1)";

    /// <summary>Whether it was declared as a time, which may be a span of hours.</summary>
    public bool IsTime => DataType.Equals("time", StringComparison.OrdinalIgnoreCase);
}
