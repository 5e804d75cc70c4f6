namespace Synth.Schema;

/// <summary>How the rows of a table are spread over partitions. Rows are read and loaded through the table itself.</summary>
/// <param name="Sql">The engine's own clause: <c>RANGE (created_at)</c>, or a whole partition clause where partitions have no names of
/// their own.</param>
/// <param name="Partitions">The partitions that are objects of their own, in order of the catalog; empty where the clause says all.</param>
public sealed record Partitioning(string Sql, ValueList<Partition> Partitions);
