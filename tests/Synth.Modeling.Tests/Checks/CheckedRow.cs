using Synth.Schema;
using Synth.Schema.Expressions;
using Synth.Testing;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests;

/// <summary>A row with columns of every type for checks to be tried on. Columns that are not set are null.</summary>
internal static class CheckedRow
{
    private static readonly Table Table = Table(
        "checked",
        Nullable("a", new IntegerType(32)),
        Nullable("b", new IntegerType(32)),
        Nullable("c", new IntegerType(32)),
        Nullable("x y", new IntegerType(32)),
        Nullable("price", new DecimalType(10, 2)),
        Nullable("total", new DecimalType(12, 4)),
        Nullable("huge", new DecimalType(38, 0)),
        Nullable("weight", new FloatType(64)),
        Nullable("status", new TextType(20)),
        Nullable("label", new TextType()),
        Nullable("active", new BooleanType()),
        Nullable("starts", new DateType()),
        Nullable("ends", new DateType()),
        Nullable("made_at", new TimestampType(6)),
        Nullable("opens", new TimeType(0)),
        Nullable("score", new DomainType(new TableName("score"), new IntegerType(16))));

    /// <summary>Whether the text is within the core.</summary>
    public static bool IsKnown(string sql) => Compile(sql) is not null;

    /// <summary>What a check comes to; null for unknown.</summary>
    public static bool? Truth(string sql, params (string Column, object? Value)[] values)
    {
        var check = Compile(sql);
        Assert.True(check is not null, $"{sql} is refused");
        var row = new object?[Table.Columns.Count];
        foreach (var (column, value) in values)
        {
            row[Table.IndexOf(column)] = Stored(value);
        }

        using var batch = BatchBuilder.Create(Table, [row]);
        return check.Value.Evaluate(new CheckRow(batch, 0)).Truth;
    }

    /// <summary>The columns that a check reads, in the order of the table.</summary>
    public static string[] ColumnsOf(string sql) => [.. Compile(sql)!.Value.Columns.Order().Select(column => Table.Columns[column].Name)];

    // Casts with :: are PostgreSQL's.
    private static (Func<CheckRow, Scalar> Evaluate, IReadOnlySet<int> Columns)? Compile(string sql) =>
        CheckCompiler.Compile(sql, sql.Contains("::", StringComparison.Ordinal) ? SqlSyntax.PostgreSql : SqlSyntax.Neutral, Table.Columns);

    private static object? Stored(object? value) => value switch
    {
        DateOnly date => date.DayNumber,
        DateTime time => time.Ticks,
        TimeOnly time => time.Ticks,
        _ => value,
    };
}
