namespace Synth.Schema;

/// <summary>When the keys and conditions of a table are created, as far as an engine leaves the choice.</summary>
public enum ConstraintTiming
{
    /// <summary>After the load: tables are bare while rows arrive (PostgreSQL, SQL Server).</summary>
    AfterLoad,

    /// <summary>
    /// Primary keys and unique constraints with CREATE TABLE, foreign keys and checks after the load (MySQL: a numbered column must be
    /// keyed from the start, and a late primary key rebuilds the table).
    /// </summary>
    KeysWithTable,

    /// <summary>All with CREATE TABLE, because none can be added later (SQLite).</summary>
    AllWithTable,
}
