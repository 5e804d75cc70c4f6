using System.Globalization;
using Synth.Schema;

namespace Synth.Connectors.MySql.Ddl;

/// <summary>Sequences of MariaDB. Pure.</summary>
internal static class SequenceRenderer
{
    /// <summary>Creates a sequence and sets it to its position.</summary>
    public static IReadOnlyList<string> Create(Sequence sequence)
    {
        var name = MySqlDialect.Instance.Table(sequence.Name);
        var cache = sequence.CacheSize is { } size ? string.Create(CultureInfo.InvariantCulture, $" CACHE {size}") : "";
        var create = string.Create(
            CultureInfo.InvariantCulture,
            $"CREATE SEQUENCE {name} START WITH {sequence.Start} MINVALUE {sequence.Minimum} MAXVALUE {sequence.Maximum} INCREMENT BY "
            + $"{sequence.Increment}{cache}{(sequence.IsCyclic ? " CYCLE" : " NOCYCLE")}");
        return sequence.LastValue is { } last
            ? [create, string.Create(CultureInfo.InvariantCulture, $"SELECT SETVAL({name}, {last})")]
            : [create];
    }
}
