namespace Synth.Schema;

/// <summary>What makes a table system-versioned (temporal): the engine keeps the rows that were.</summary>
/// <param name="History">The table that holds them where it has a name of its own (SQL Server); null where it is hidden (MariaDB).</param>
/// <param name="StartColumn">The column that says since when a row holds; null when it is hidden.</param>
/// <param name="EndColumn">The column that says until when; null when it is hidden.</param>
public sealed record SystemVersioning(TableName? History, string? StartColumn, string? EndColumn);
