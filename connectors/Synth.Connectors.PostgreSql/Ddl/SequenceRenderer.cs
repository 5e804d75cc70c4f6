using System.Globalization;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Ddl;

/// <summary>Sequences: those of their own, and the position of those behind columns. Pure.</summary>
internal static class SequenceRenderer
{
    private static readonly PostgreSqlDialect Dialect = PostgreSqlDialect.Instance;

    public static IReadOnlyList<string> Create(Sequence sequence)
    {
        var name = Dialect.Table(sequence.Name);
        var create = string.Create(
            CultureInfo.InvariantCulture,
            $"CREATE SEQUENCE {name}{TypeOf(sequence)} START WITH {sequence.Start} INCREMENT BY {sequence.Increment} MINVALUE "
            + $"{sequence.Minimum} MAXVALUE {sequence.Maximum}{(sequence.CacheSize is > 1 ? $" CACHE {sequence.CacheSize}" : "")}"
            + $"{(sequence.IsCyclic ? " CYCLE" : "")}");
        return sequence.LastValue is { } last
            ? [create, string.Create(CultureInfo.InvariantCulture, $"SELECT pg_catalog.setval({Dialect.Literal(name)}, {last})")]
            : [create];
    }

    /// <summary>Moves the sequence behind a column past the values that are there, and never back.</summary>
    public static IReadOnlyList<string> Advance(Table table, Column column)
    {
        var name = Dialect.Literal(Dialect.Table(table.Name));
        var identity = column.Identity!;
        var sequence = identity is { Kind: IdentityKind.Serial, SequenceName: { } own }
            ? $"{Dialect.Literal(Dialect.Table(own))}::regclass"
            : $"pg_catalog.pg_get_serial_sequence({name}, {Dialect.Literal(column.Name)})::regclass";
        var (extreme, farther, isBeyond) = identity.Increment > 0 ? ("max", "greatest", ">=") : ("min", "least", "<=");
        return
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                SELECT pg_catalog.setval(s.name, {farther}(s.last, t.extreme))
                FROM (SELECT {extreme}({Dialect.Identifier(column.Name)})::bigint AS extreme FROM {Dialect.Table(table.Name)}) AS t,
                    (SELECT {sequence} AS name, pg_catalog.pg_sequence_last_value({sequence}) AS last) AS s
                WHERE t.extreme {isBeyond} {identity.Seed}
                """),
        ];
    }

    // PostgreSQL names the type only where it is not bigint, and so decides the default bounds.
    private static string TypeOf(Sequence sequence) => (sequence.NativeType, sequence.Minimum, sequence.Maximum) switch
    {
        ("smallint" or "integer", _, _) => $" AS {sequence.NativeType}",
        ("bigint", _, _) => "",
        (_, _, short.MaxValue) or (_, short.MinValue, _) => " AS smallint",
        (_, _, int.MaxValue) or (_, int.MinValue, _) => " AS integer",
        _ => "",
    };
}
