using System.Globalization;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Ddl;

/// <summary>Sequences, and the position of identities. Pure.</summary>
internal static class SequenceRenderer
{
    private static readonly SqlServerDialect Dialect = SqlServerDialect.Instance;

    /// <summary>Creates a sequence, and takes it past the number that it gave last.</summary>
    public static IReadOnlyList<string> Create(Sequence sequence)
    {
        var name = Dialect.Table(sequence.Name);
        var cache = sequence.CacheSize switch
        {
            null => "",
            0 => " NO CACHE",
            { } size => string.Create(CultureInfo.InvariantCulture, $" CACHE {size}")
        };
        var create = string.Create(
            CultureInfo.InvariantCulture,
            $"CREATE SEQUENCE {name} AS {sequence.NativeType ?? "bigint"} START WITH {sequence.Start} INCREMENT BY {sequence.Increment} "
            + $"MINVALUE {sequence.Minimum} MAXVALUE {sequence.Maximum}{(sequence.IsCyclic ? " CYCLE" : " NO CYCLE")}{cache}");
        return NextOf(sequence) is { } next ? [create, Advance(sequence, name, next)] : [create];
    }

    /// <summary>Moves an identity past the values that are there, and never back: a bulk load need not move it.</summary>
    public static IReadOnlyList<string> Advance(Table table, Column column)
    {
        var identity = column.Identity!;
        var name = Dialect.Literal(Dialect.Table(table.Name));
        var number = column.Type.WithoutDomain() is DecimalType ? "decimal(38, 0)" : "bigint";
        var (extreme, isBehind) = identity.Increment > 0 ? ("MAX", "<=") : ("MIN", ">=");
        return
        [
            $"""
            DECLARE @extreme {number} = (SELECT CONVERT({number}, {extreme}({Dialect.Identifier(column.Name)})) FROM {Dialect.Table(table.Name)});
            IF @extreme IS NOT NULL AND (IDENT_CURRENT({name}) {isBehind} @extreme) DBCC CHECKIDENT ({name}, RESEED, @extreme) WITH NO_INFOMSGS
            """,
        ];
    }

    // Taking numbers leaves the start as it is, which restarting changes; it is for servers that give out no ranges, and for numbers before
    // the start.
    private static string Advance(Sequence sequence, string name, Int128 next)
    {
        var count = (next - sequence.Start) / sequence.Increment;
        var restart = string.Create(CultureInfo.InvariantCulture, $"ALTER SEQUENCE {name} RESTART WITH {next}");
        return count <= 0 || count > long.MaxValue ? restart : string.Create(
            CultureInfo.InvariantCulture,
            $"""
            BEGIN TRY
                DECLARE @first sql_variant;
                EXEC sys.sp_sequence_get_range @sequence_name = {Dialect.Literal(name)}, @range_size = {count}, @range_first_value = @first OUTPUT;
            END TRY
            BEGIN CATCH
                {restart};
            END CATCH
            """);
    }

    // A sequence at its end has no number left unless it begins again; then its position is that of a new one.
    private static Int128? NextOf(Sequence sequence)
    {
        if (sequence.LastValue is not { } last)
        {
            return null;
        }

        var next = (Int128)last + sequence.Increment;
        return next >= sequence.Minimum && next <= sequence.Maximum ? next : null;
    }
}
