namespace Synth.Schema;

/// <summary>When a change is carried out, seen from the load of rows.</summary>
public enum SchemaPhase
{
    /// <summary>Before rows arrive: schemas, types, tables.</summary>
    BeforeLoad,

    /// <summary>After them: keys, indexes, constraints, positions of sequences, statistics, views, routines, triggers.</summary>
    AfterLoad,
}
